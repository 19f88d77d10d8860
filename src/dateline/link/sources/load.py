"""The register of sources read from the package or from a file of the user, with every fault named by its line."""

import json
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from dateline.errors import SourcesError, UsageError
from dateline.ids import sha256_hex
from dateline.link.sources.register import KINDS, Outlet, SourceRegister, publisher_key

__all__ = ["SHIPPED", "load_sources"]

SHIPPED = Path(__file__).with_name("sources.toml")
HEADER = re.compile(r"^\s*\[\[\s*source\s*\]\]", re.M)

Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class FileEntry(_Part):
    """The file: its sources are checked one by one, each with its own line."""

    name: Text
    version: Text
    extends: Literal["dateline"] | None = None
    source: list[Any] = []


class OutletEntry(_Part):
    """A publisher as written."""

    publisher: Text
    kind: Text
    names: list[Text] = []
    domains: list[Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]] = []
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    party: Text | None = None
    owner: Text | None = None


def load_sources(path: Path | None = None) -> SourceRegister:
    """The register at `path`; None stands for the one that comes with Dateline.

    A file with `extends = "dateline"` adds to the shipped one; a publisher that it names again is replaced.

    Raises:
        UsageError: there is no file at `path`, or it cannot be read.
        SourcesError: the register has faults; carries all of them as `file:line: what is wrong`.
    """
    return _shipped() if path is None else _load(path)


@cache
def _shipped() -> SourceRegister:
    return _load(SHIPPED)


def _load(path: Path) -> SourceRegister:
    text = _read(path)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(str(path), (f"{path}: not TOML: {error}",)) from None
    try:
        entry = FileEntry.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise SourcesError(str(path), tuple(f"{path}:1: {_said(FileEntry, detail)}" for detail in details)) from None
    faults: list[str] = []
    written = list(_outlets(entry.source, _lines(text, path), faults))
    if faults:
        raise SourcesError(str(path), tuple(faults))
    base = _shipped().outlets if entry.extends else ()
    own = {publisher_key(outlet.publisher): outlet for outlet in written}
    others = {publisher_key(outlet.publisher): outlet for outlet in base}
    kept = [others[key] for key in sorted(others.keys() - own.keys())]
    # What the user names comes last and so is what a name or an address means.
    return _with_hash(entry, (*kept, *(own[key] for key in sorted(own))))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}; name a TOML file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read {path}: not UTF-8; save the file as UTF-8") from error


def _lines(text: str, path: Path) -> list[str]:
    """`file:line` of every `[[source]]`; where sources are written otherwise, the file alone stands for them."""
    return [f"{path}:{text.count(chr(10), 0, match.end()) + 1}" for match in HEADER.finditer(text)]


def _outlets(values: list[Any], lines: list[str], faults: list[str]) -> Iterator[Outlet]:
    names: dict[str, str] = {}
    for number, value in enumerate(values):
        where = lines[number] if len(lines) == len(values) else f"{lines[0] if lines else 'source'} ({number + 1}.)"
        try:
            entry = OutletEntry.model_validate(value)
        except ValidationError as error:
            faults.extend(f"{where}: {_said(OutletEntry, detail)}" for detail in error.errors(include_url=False))
            continue
        faults.extend(f"{where}: {fault}" for fault in _outlet_faults(entry, names))
        yield Outlet(
            publisher=entry.publisher,
            kind=entry.kind,
            names=tuple(entry.names),
            domains=tuple(entry.domains),
            country=entry.country,
            party=entry.party,
            owner=entry.owner,
        )


def _outlet_faults(entry: OutletEntry, names: dict[str, str]) -> Iterator[str]:
    if entry.kind not in KINDS:
        close = get_close_matches(entry.kind, KINDS, n=1)
        advice = f"did you mean `{close[0]}`?" if close else f"use one of: {', '.join(KINDS)}"
        yield f"`{entry.publisher}` has the unknown kind `{entry.kind}`; {advice}"
    if entry.kind in ("state", "party") and entry.party is None:
        yield f"`{entry.publisher}` is of kind `{entry.kind}` and has no `party`; name the government or party"
    for name in dict.fromkeys([*map(publisher_key, (entry.publisher, *entry.names)), *entry.domains]):
        holder = names.setdefault(name, entry.publisher)
        if holder is not entry.publisher:
            yield f"`{entry.publisher}` and `{holder}` both go by `{name}`; keep it with one of them"


def _said(model: type[BaseModel], detail: ErrorDetails) -> str:
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "source")
    if detail["type"] == "missing":
        return f"`{name}` is missing; add it"
    if detail["type"] == "extra_forbidden":
        close = get_close_matches(name, list(model.model_fields), n=1)
        known = ", ".join(model.model_fields)
        return f"unknown key `{name}`; " + (f"did you mean `{close[0]}`?" if close else f"use one of: {known}")
    return f"`{name}`: {detail['msg']}, not {detail['input']!r}"


def _with_hash(entry: FileEntry, outlets: tuple[Outlet, ...]) -> SourceRegister:
    """The register of these outlets, named by the hash of its content: comments and order do not change it."""
    content = [
        entry.name,
        entry.version,
        [
            [o.publisher, o.kind, sorted(o.names), sorted(o.domains), o.country, o.party, o.owner]
            for o in sorted(outlets, key=lambda o: o.publisher)
        ],
    ]
    digest = sha256_hex(json.dumps(content, ensure_ascii=False).encode("utf-8"))
    return SourceRegister(name=entry.name, version=entry.version, hash=digest, outlets=outlets)
