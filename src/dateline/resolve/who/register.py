"""A register of public bodies and offices, and which of them a name in a report means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.resolve.who.spelling import countries_by_name, is_capitals, name_key, shared_names

__all__ = ["COUNTRY", "REPORT", "STATED", "Actor", "Known", "Match", "Office", "Register"]

COUNTRY = "{country}"
"""What stands for the code of a country in the id of an office."""

STATED, REPORT = "stated", "report"
"""Whether the words alone say who is meant, or only together with the country of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A public body or an office, never a person.

    `names` say by themselves who is meant; `short` names (abbreviations, names that others bear too) only in a report
    about `country` (ISO 3166 alpha-2; null for what belongs to no single one).
    """

    id: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A body or office that nearly every country has: `id` holds "{country}", `heads` are its names without a country.

    A head beside a country's name is enough. Alone it counts in a report about one country, save where `bare` is
    false. `not_in` lists the countries that have several of the kind, or none.
    """

    id: str
    kind: str
    heads: tuple[str, ...]
    bare: bool = True
    not_in: frozenset[str] = frozenset()

    def id_in(self, country: str) -> str:
        """The id of this office in a country: "pe-interior-ministry"."""
        return self.id.replace(COUNTRY, country.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The id that words stand for; `basis` is stated or report."""

    id: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entry that bears a name, for people who look it up: `how` is name, short name or office."""

    id: str
    kind: str
    country: str | None
    how: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """Public bodies and offices; `hash` is the SHA-256 of the content in canonical form."""

    name: str
    version: str
    hash: str
    actors: tuple[Actor, ...]
    offices: tuple[Office, ...] = field(default=())

    @property
    def id(self) -> str:
        """Name, version and hash in short, as the manifest has it."""
        return f"{self.name} {self.version} {self.hash[:16]}"

    def find(self, words: str, country: str | None) -> Match | None:
        """Whom the words of a report mean, `country` being the one that the report is about.

        Null where nobody of that whole name is known, and where several are.
        """
        key = name_key(words)
        named, short = _bearers(self._names, words), _bearers(self._short, words)
        stated = {a.id for a in named} | {office.id_in(code) for office, code in self._placed(key, country)}
        stated = stated or ({a.id for a in short} if all(a.country is None for a in short) else set())
        if len(stated) == 1:
            return Match(id=stated.pop(), basis=STATED)
        if country is None:
            return None
        here = {a.id for a in (*named, *short) if a.country == country} or {a.id for a in short if a.country is None}
        here |= {o.id_in(country) for o in self._heads.get(key, ()) if o.bare and country not in o.not_in}
        return Match(id=here.pop(), basis=REPORT) if len(here) == 1 else None

    def look_up(self, words: str, country: str | None) -> Iterator[Known]:
        """Every entry and office that the words can mean, in any report; `country` narrows and fills offices."""
        key = name_key(words)
        for how, actors in (("name", _bearers(self._names, words)), ("short name", _bearers(self._short, words))):
            for actor in actors:
                if country is None or actor.country in (None, country):
                    names = (*actor.names, *actor.short)
                    yield Known(id=actor.id, kind=actor.kind, country=actor.country, how=how, names=names)
        for office, code in self._placed(key, country):
            if country in (None, code):
                yield _known(office, code, "office of that country")
        for office in self._heads.get(key, ()):
            if country is None or country not in office.not_in:
                yield _known(office, country, "office" if office.bare else "office, beside a country's name")

    def _placed(self, key: str, country: str | None) -> Iterator[tuple[Office, str]]:
        """The offices that a head and the name of a country together name: "Peruvian X", "Peru's X", "X of Peru"."""
        words = key.split(" ")
        for k in range(1, len(words)):
            before, behind = " ".join(words[:k]), " ".join(words[k:])
            yield from self._with_country(behind, before, country)
            if words[k - 1] == "of":
                yield from self._with_country(" ".join(words[: k - 1]), behind, country)

    def _with_country(self, head: str, name: str, country: str | None) -> Iterator[tuple[Office, str]]:
        code = countries_by_name().get(name) if head in self._heads else None
        if code is not None and (code == country or name not in shared_names()):
            yield from ((o, code) for o in self._heads[head] if code not in o.not_in)

    @cached_property
    def _names(self) -> "_Index":
        return _by_key((name, actor) for actor in self.actors for name in actor.names)

    @cached_property
    def _short(self) -> "_Index":
        return _by_key((name, actor) for actor in self.actors for name in actor.short)

    @cached_property
    def _heads(self) -> Mapping[str, Sequence[Office]]:
        found: dict[str, dict[str, Office]] = {}
        for office in self.offices:
            for head in office.heads:
                found.setdefault(name_key(head), {})[office.id] = office
        return {key: tuple(offices.values()) for key, offices in found.items()}


_Index = Mapping[tuple[str, bool], Sequence[Actor]]
"""The bearers of a name by its key and whether the register writes it in capitals."""


def _by_key(pairs: Iterable[tuple[str, Actor]]) -> _Index:
    found: dict[tuple[str, bool], dict[str, Actor]] = {}
    for name, actor in pairs:
        found.setdefault((name_key(name), is_capitals(name)), {})[actor.id] = actor
    return {key: tuple(actors.values()) for key, actors in found.items()}


def _bearers(index: _Index, words: str) -> Sequence[Actor]:
    """Who bears a name: one that the register writes in capitals ("ICE") only where the words have them too."""
    key = name_key(words)
    plain, capitals = index.get((key, False), ()), index.get((key, True), ()) if is_capitals(words) else ()
    return tuple({actor.id: actor for actor in (*plain, *capitals)}.values())


def _known(office: Office, country: str | None, how: str) -> Known:
    where = office.id if country is None else office.id_in(country)
    return Known(id=where, kind=office.kind, country=country, how=how, names=office.heads)
