"""The register read from the package or from a file of the user, with every fault named by its line."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.codebook.nodes import Document, Loc, Value, read_yaml
from dateline.codebook.schema import validate
from dateline.errors import ActorsError, UsageError
from dateline.ids import sha256_hex
from dateline.resolve.who.kinds import kind_fault, name_fault
from dateline.resolve.who.register import Actor, Office, Register
from dateline.resolve.who.spelling import countries_by_name, name_key

__all__ = ["SHIPPED", "load_register"]

SHIPPED = Path(__file__).with_name("actors.yaml")

Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RegisterEntry(_Part):
    """The file: entries are checked one by one, each with its own line."""

    name: Text
    version: Text
    extends: Literal["dateline"] | None = None
    actors: list[object] = []
    offices: list[object] = []


class ActorEntry(_Part):
    """A body or an office as written."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: Text
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None
    names: list[Text] = []
    short: list[Text] = []


class OfficeEntry(_Part):
    """An office that nearly every country has, as written."""

    id: Annotated[str, Field(pattern=r"^\{country\}-[a-z][a-z0-9-]*$")]
    kind: Text
    heads: Annotated[list[Text], Field(min_length=1)]
    bare: bool = True
    not_in: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = []


def load_register(path: Path | None = None) -> Register:
    """The register at `path`; None stands for the one that comes with Dateline.

    Raises:
        UsageError: there is no file at `path`, or it cannot be read.
        ActorsError: the register has faults; carries all of them as `file:line: what is wrong`.
    """
    return _shipped() if path is None else _load(path)


@cache
def _shipped() -> Register:
    return _load(SHIPPED)


def _load(path: Path) -> Register:
    document = _read(path)
    entry = None if document.value is None else validate(RegisterEntry, document.value, document)
    base = _shipped() if entry is not None and entry.extends else None
    actors = {a.id: a for a in base.actors} if base else {}
    offices = {o.id: o for o in base.offices} if base else {}
    if entry is not None:
        actors |= {a.id: a for a in _actors(document)}
        offices |= {o.id: o for o in _offices(document)}
    if document.faults or entry is None:
        raise ActorsError(str(path), tuple(map(str, sorted(set(document.faults)))))
    return _with_hash(entry, tuple(actors.values()), tuple(offices.values()))


def _read(path: Path) -> Document:
    try:
        return read_yaml(path.read_bytes().decode("utf-8-sig"), str(path))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}; name a YAML file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read {path}: not UTF-8; save the file as UTF-8") from error


def _actors(document: Document) -> Iterator[Actor]:
    seen: set[str] = set()
    for loc, value in _items(document, "actors"):
        entry = validate(ActorEntry, value, document, loc)
        if entry is None:
            continue
        faults = [*_common_faults(entry.id, entry.kind, [*entry.names, *entry.short], seen)]
        if not entry.names and not entry.short:
            faults.append(f"`{entry.id}` has no name; list at least one under `names` or `short`")
        if entry.country is not None:
            faults += _country_faults([entry.country])
        document.faults.extend(document.fault(loc, fault) for fault in faults)
        yield Actor(
            id=entry.id, kind=entry.kind, country=entry.country, names=tuple(entry.names), short=tuple(entry.short)
        )


def _offices(document: Document) -> Iterator[Office]:
    seen: set[str] = set()
    for loc, value in _items(document, "offices"):
        entry = validate(OfficeEntry, value, document, loc)
        if entry is None:
            continue
        faults = [*_common_faults(entry.id, entry.kind, entry.heads, seen), *_country_faults(entry.not_in)]
        document.faults.extend(document.fault(loc, fault) for fault in faults)
        yield Office(
            id=entry.id, kind=entry.kind, heads=tuple(entry.heads), bare=entry.bare, not_in=frozenset(entry.not_in)
        )


def _items(document: Document, key: str) -> Iterator[tuple[Loc, Value]]:
    listed = document.value.get(key) if isinstance(document.value, dict) else None
    yield from (((key, i), value) for i, value in enumerate(listed if isinstance(listed, list) else []))


def _common_faults(id_: str, kind: str, names: list[str], seen: set[str]) -> Iterator[str]:
    if id_ in seen:
        yield f"`{id_}` stands twice; keep one"
    seen.add(id_)
    if fault := kind_fault(kind):
        yield fault
    for name in names:
        if fault := name_fault(name):
            yield fault
        if not name_key(name):
            yield f"name `{name}` has no letter; correct or remove it"


def _country_faults(codes: list[str]) -> Iterator[str]:
    known = frozenset(countries_by_name().values())
    yield from (
        f"`{code}` is no country; use an ISO 3166 code of two letters, such as PE"
        for code in codes
        if code not in known
    )


def _with_hash(entry: RegisterEntry, actors: tuple[Actor, ...], offices: tuple[Office, ...]) -> Register:
    """The register of these parts, named by the hash of its content: comments and order do not change it."""
    content = [
        entry.name,
        entry.version,
        sorted([a.id, a.kind, a.country or "", sorted(a.names), sorted(a.short)] for a in actors),
        sorted([o.id, o.kind, sorted(o.heads), o.bare, sorted(o.not_in)] for o in offices),
    ]
    digest = sha256_hex(json.dumps(content, ensure_ascii=False).encode("utf-8"))
    return Register(name=entry.name, version=entry.version, hash=digest, actors=actors, offices=offices)
