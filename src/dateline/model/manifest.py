"""What a record was made from, and with what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.journal import Scalar

__all__ = ["Coding", "Manifest", "Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that decides how a report is coded.

    `coder` names the coder with all its versions. `parts` maps codebook, gazetteer, pipeline and the
    stages to their names, versions or hashes. `configuration` holds the resolved configuration under
    dotted keys ("codebook.path"), without what changes no result, such as the number of workers.
    """

    coder: str
    code_version: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    configuration: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How many reports of a record were coded with one set of settings."""

    settings: Settings
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The inputs and settings that a record came from; the same manifest means the same export.

    `inputs` holds the SHA-256 of the raw bytes of every report, sorted; `inputs_sha256` is the SHA-256
    of these, one a line. `codings` are sorted by coder; more than one means that a part of the reports
    awaits coding by the newer coder. `reasons` counts refused items by "outcome: reason".
    """

    inputs: tuple[str, ...]
    inputs_sha256: str
    codings: tuple[Coding, ...]
    reports: int
    events: int
    statements: int
    figures: int
    kept: int
    dropped: int
    quarantined: int
    reasons: Mapping[str, int]
