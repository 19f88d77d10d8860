"""`dateline.toml`, checked and turned into one frozen tree.

[pipeline]
name = "en_core_web_sm"   # an installed spaCy pipeline; left out: the one that Dateline ships
[codebook]
path = "my-codebook"      # beside this file; left out: the codebook that Dateline ships
[actors]
path = "my-actors.yaml"   # beside this file; left out: the register of public bodies that Dateline ships
[sources]
path = "my-sources.toml"  # beside this file; left out: the register of publishers that Dateline ships
[score]
path = "my-score.toml"    # beside this file; left out: the score as Dateline ships it
[desk]
reviewers = ["ana", "ben"]  # who judges; left out: whoever starts the desk
double_share = 0.1        # this share of the events is judged by two people; left out: none
[build]
workers = 2               # processes; left out: one for each processor
limit_mb = 40             # a file larger than this is quarantined unread
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from dateline.errors import ConfigurationError
from dateline.model.journal import Scalar

__all__ = [
    "FILE_NAME",
    "ActorsConfig",
    "BuildConfig",
    "CodebookConfig",
    "Config",
    "DeskConfig",
    "PipelineConfig",
    "ScoreConfig",
    "SourcesConfig",
    "load_config",
]

FILE_NAME = "dateline.toml"
_BORDER = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineConfig:
    """Which language pipeline reads the reports; null is the one that Dateline ships."""

    __pydantic_config__: ClassVar = _BORDER
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookConfig:
    """Which codebook says what an event is; null is the one that Dateline ships."""

    __pydantic_config__: ClassVar = _BORDER
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsConfig:
    """Which register says what public bodies there are; null is the one that Dateline ships."""

    __pydantic_config__: ClassVar = _BORDER
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesConfig:
    """Which register says who publishes what; null is the one that Dateline ships."""

    __pydantic_config__: ClassVar = _BORDER
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreConfig:
    """Which calibration the score gets; null leaves it as Dateline ships it."""

    __pydantic_config__: ClassVar = _BORDER
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskConfig:
    """Who judges at the desk, and the share of all events that two people judge."""

    __pydantic_config__: ClassVar = _BORDER
    reviewers: tuple[str, ...] = ()
    double_share: Annotated[float, Ge(0), Le(1)] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """How a build runs: processes (null: one for each processor) and the largest file in megabytes."""

    __pydantic_config__: ClassVar = _BORDER
    workers: Annotated[int, Ge(1)] | None = None
    limit_mb: Annotated[int, Ge(1)] = 40

    @property
    def processes(self) -> int:
        """How many processes code at once."""
        return self.workers or os.cpu_count() or 1

    @property
    def limit_bytes(self) -> int:
        """The size from which on a file is not read."""
        return self.limit_mb * 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration, resolved: every key has its value. `folder` is where paths start from."""

    __pydantic_config__: ClassVar = _BORDER
    pipeline: PipelineConfig = field(default_factory=PipelineConfig)
    codebook: CodebookConfig = field(default_factory=CodebookConfig)
    actors: ActorsConfig = field(default_factory=ActorsConfig)
    sources: SourcesConfig = field(default_factory=SourcesConfig)
    score: ScoreConfig = field(default_factory=ScoreConfig)
    desk: DeskConfig = field(default_factory=DeskConfig)
    build: BuildConfig = field(default_factory=BuildConfig)
    folder: str = "."

    @property
    def codebook_path(self) -> Path | None:
        """Where the codebook lies; null for the one that Dateline ships."""
        return Path(self.folder, self.codebook.path) if self.codebook.path else None

    @property
    def actors_path(self) -> Path | None:
        """Where the register of public bodies lies; null for the one that Dateline ships."""
        return Path(self.folder, self.actors.path) if self.actors.path else None

    @property
    def sources_path(self) -> Path | None:
        """Where the register of publishers lies; null for the one that Dateline ships."""
        return Path(self.folder, self.sources.path) if self.sources.path else None

    @property
    def score_path(self) -> Path | None:
        """Where the calibration of the score lies; null for the score as Dateline ships it."""
        return Path(self.folder, self.score.path) if self.score.path else None

    def resolved(self) -> Mapping[str, Scalar]:
        """Every key and value that bears on a record, under dotted keys, paths as they were written."""
        sections = {name: section for name, section in asdict(self).items() if name not in ("desk", "folder")}
        return {f"{name}.{key}": value for name, section in sections.items() for key, value in section.items()}

    def bearing(self) -> Mapping[str, Scalar]:
        """`resolved` without what changes nothing in how a report is coded."""
        return {key: value for key, value in self.resolved().items() if key not in {"build.workers", "sources.path"}}


def load_config(path: Path | None = None) -> Config:
    """The configuration at `path`, or in the working folder; the defaults where there is none.

    Raises:
        ConfigurationError: the file named is missing or no TOML, or has an unknown key or a wrong value;
            all faults are named, one a line.
    """
    if path is None:
        path = Path(FILE_NAME)
        if not path.is_file():
            return Config()
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: no valid TOML: {error}") from error
    return _checked(path, found)


def _checked(path: Path, found: Mapping[str, object]) -> Config:
    import msgspec
    from pydantic import TypeAdapter, ValidationError

    if "folder" in found:
        raise ConfigurationError(f"{path}: folder: unknown key")
    try:
        # Through JSON, because a strict check of Python objects wants ready dataclasses.
        data = msgspec.json.encode({**found, "folder": str(path.parent)})
        return TypeAdapter(Config).validate_json(data)
    except ValidationError as error:
        faults = [_fault(tuple(fault["loc"]), fault["type"], fault["msg"]) for fault in error.errors()]
        raise ConfigurationError("\n".join(f"{path}: {fault}" for fault in faults)) from error


def _fault(where: tuple[int | str, ...], kind: str, message: str) -> str:
    key = ".".join(map(str, where))
    unknown = kind in ("unexpected_keyword_argument", "extra_forbidden")
    return f"{key}: unknown key" if unknown else f"{key}: {message[:1].lower()}{message[1:]}"
