"""Which place each name of a report means: all names of the report decide together.

A candidate's score is its weight (about log10 of the population) plus what the rest of the report adds:
the share of the other names that lie in its country and in its division, how near they are, and
what the text says of containment. Names vote with what they are believed to mean, so the scores are
worked out again from the last beliefs, a few times. Constants were set by hand while looking at
LGL and GeoVirus, news of two hundred countries and of American small towns; other news may want others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dateline.resolve.where.build import NO_DIVISION
from dateline.resolve.where.entry import ADMIN1, CITY, CONTINENT, COUNTRY, DISTRICT, REGION
from dateline.resolve.where.index import Gazetteer, Hit

__all__ = ["Choice", "Containment", "Group", "rank"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

TEMPERATURE = 0.45
ROUNDS = 4
COUNTRY_GAIN = 2.6
DIVISION_GAIN = 1.3
NEAR_GAIN = 1.6
NEAR_HALF = 0.7
NEAR_KM = 90.0
INSIDE_GAIN = 4.0
LEAST_BELIEF = 0.02
"""What the wider places that fit must be believed in together to count in full; LGL and GeoVirus do not change."""
HOLDS_GAIN = 2.5
UNSAID_VOTES = 0.5
"""Votes for no country in particular, so that a single other name does not settle everything."""
SPELT_GAIN = 1.5
MAX_CANDIDATES = 40
HOW_COST = (0.0, 0.8, 0.9, 0.9, 1.5)
"""What a candidate pays for being met under another name, a shortened one, a respelt or a resembling one."""
OTHER_NAME_COSTS = (0.0, 2.0, 2.5, 2.5, 3.0)
"""The same where a country or division bears the name as its own: Iraq is not Arak in the report of an Iranian."""

LIST_GAIN = 1.5
LEVEL_GAIN = 0.8
"""What candidates gain where all others of a list are of their level in their country, and of their level at all."""

_WANTED = {
    "division": {ADMIN1: 2.5, REGION: 1.5, DISTRICT: 0.5, CITY: -1.0, COUNTRY: -1.5},
    "district": {DISTRICT: 3.5, ADMIN1: 0.0, CITY: 0.0, COUNTRY: -3.0},
    "city": {CITY: 1.5, COUNTRY: -2.0, ADMIN1: -1.0, DISTRICT: -0.5},
}


@dataclass(frozen=True, slots=True)
class Group:
    """All sightings of a report that must mean the same: the name, the level its words ask for, its candidates.

    `votes` is how much the others listen to it.
    """

    name: str
    want: str
    hits: tuple[Hit, ...]
    votes: float = 1.0


@dataclass(frozen=True, slots=True)
class Containment:
    """Group `child` is said to lie in group `parent`."""

    child: int
    parent: int
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a group was resolved to: the line, how it was met, the belief in it, and what came second.

    `at_home` is the share of the other names that lie in the same country.
    """

    row: int
    how: int
    belief: float
    at_home: float
    second: int | None = None
    contained: bool = False


def _likely(group: Group, kind: npt.NDArray[np.uint8]) -> tuple[Hit, ...]:
    """The hits without towns of which the name of a country is a second name ("Iraq", a spelling of Arak)."""
    if not any(int(kind[row]) == COUNTRY and how == 0 for row, how in group.hits):
        return group.hits
    return tuple((row, how) for row, how in group.hits if how == 0 or int(kind[row]) not in (CITY, DISTRICT))


@dataclass
class _Field:
    """The candidates of all groups side by side; one place in every array for each candidate."""

    gazetteer: Gazetteer
    groups: Sequence[Group]
    rows: Ints = field(init=False)
    hows: Ints = field(init=False)
    owner: Ints = field(init=False)
    base: Floats = field(init=False)
    votes: Floats = field(init=False)
    country: Ints = field(init=False)
    division: Ints = field(init=False)
    kind: Ints = field(init=False)
    km: Floats = field(init=False)

    def __post_init__(self) -> None:
        picked = [(g, row, how, score) for g, group in enumerate(self.groups) for row, how, score in self._best(group)]
        self.owner = np.array([g for g, _, _, _ in picked], dtype=np.int64)
        self.rows = np.array([row for _, row, _, _ in picked], dtype=np.int64)
        self.hows = np.array([how for _, _, how, _ in picked], dtype=np.int64)
        self.base = np.array([score for _, _, _, score in picked], dtype=np.float64)
        self.votes = np.array([self.groups[g].votes for g in self.owner], dtype=np.float64)
        self.country = self.gazetteer.country[self.rows].astype(np.int64)
        self.division = self.gazetteer.division[self.rows].astype(np.int64)
        self.kind = self.gazetteer.kind[self.rows].astype(np.int64)
        self.km = _distances(self.gazetteer.lat[self.rows], self.gazetteer.lon[self.rows])

    def _best(self, group: Group) -> list[tuple[int, int, float]]:
        wanted = _WANTED.get(group.want, {})
        weight, kind = self.gazetteer.weight, self.gazetteer.kind
        hits = _likely(group, kind)
        scored = [
            (row, how, float(weight[row]) - HOW_COST[how] + wanted.get(int(kind[row]), 0.0) + self._spelt(group, row))
            for row, how in hits
        ]
        scored.sort(key=lambda item: (-item[2], item[0]))
        return scored[:MAX_CANDIDATES]

    def _spelt(self, group: Group, row: int) -> float:
        """What the very spelling says: accents that a report takes care to print are those of the place it means."""
        if group.name.isascii():
            return 0.0
        return SPELT_GAIN if self.gazetteer.name(row).casefold() == group.name.casefold() else 0.0

    def beliefs(self, scores: Floats) -> Floats:
        """Softmax of the scores within each group."""
        top = np.full(len(self.groups), -np.inf)
        np.maximum.at(top, self.owner, scores)
        risen = np.exp((scores - top[self.owner]) / TEMPERATURE)
        shares: Floats = risen / np.bincount(self.owner, risen, len(self.groups))[self.owner]
        return shares

    def shares(self, labels: Ints, weighted: Floats, prior: Floats) -> Floats:
        """For each candidate the share of the other groups' votes, and of `prior`, that goes to its label."""
        total = np.bincount(labels, weighted, len(prior)) + prior
        _, same = np.unique(self.owner * len(prior) + labels, return_inverse=True)
        own_label = np.bincount(same, weighted)[same]
        own = np.bincount(self.owner, weighted, len(self.groups))[self.owner]
        shares: Floats = (total[labels] - own_label) / (total.sum() - own + UNSAID_VOTES)
        return shares


def _distances(lat: npt.NDArray[np.float32], lon: npt.NDArray[np.float32]) -> Floats:
    phi, lam = np.radians(lat.astype(np.float64)), np.radians(lon.astype(np.float64))
    unit = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1)
    km: Floats = np.arccos(np.clip(unit @ unit.T, -1.0, 1.0)) * 6371.0
    return km


def _inside(held: _Field, child: Ints, parent: Ints) -> Floats:
    """Whether each candidate of one group lies in each candidate of another: 1 or 0."""
    kind, km = held.kind[parent], held.km[np.ix_(child, parent)]
    same_country = held.country[child][:, None] == held.country[parent][None, :]
    division = held.division[parent][None, :]
    same_division = same_country & (held.division[child][:, None] == division) & (division != NO_DIVISION)
    near_region = (same_country | (held.country[parent] == 0)[None, :]) & (km < 450)
    lower = held.kind[child][:, None]
    country = (kind == COUNTRY)[None, :] & same_country & (lower != COUNTRY)
    regional = (division == NO_DIVISION) & near_region
    first = (kind == ADMIN1)[None, :] & (same_division | regional) & (lower != ADMIN1) & (lower != COUNTRY)
    region = ((kind == REGION) | (kind == CONTINENT))[None, :] & near_region & (lower != COUNTRY)
    town = ((kind == CITY) | (kind == DISTRICT))[None, :] & (km < 60) & ((lower == CITY) | (lower == DISTRICT))
    same = held.rows[child][:, None] == held.rows[parent][None, :]
    inside: Floats = ((country | first | region | town) & ~same).astype(np.float64)
    return inside


def _among(belief: Floats, fitting: Floats) -> Floats:
    """The beliefs once it is known that one of the fitting is meant: no Athens lies in the country Georgia.

    Where hardly anything speaks for all of them together, the words mean something else: a campus in Lima, and not a
    hamlet near another Lima.
    """
    held = belief * fitting
    total = float(held.sum())
    return held / max(total, LEAST_BELIEF) if total > 0 else held


def _contained(held: _Field, links: Sequence[Containment], belief: Floats) -> Floats:
    gain = np.zeros(len(belief))
    for link in links:
        child = np.flatnonzero(held.owner == link.child)
        parent = np.flatnonzero(held.owner == link.parent)
        if not len(child) or not len(parent):
            continue
        inside = _inside(held, child, parent)
        gain[child] += INSIDE_GAIN * link.strength * (inside * _among(belief[parent], inside.max(axis=0))).max(axis=1)
        gain[parent] += (
            HOLDS_GAIN * link.strength * (inside * _among(belief[child], inside.max(axis=1))[:, None]).max(axis=0)
        )
    return gain


def _alike(held: _Field, lists: Sequence[tuple[int, ...]], belief: Floats) -> Floats:
    """What candidates gain from the others of a list: its members are mostly of one level, in one country."""
    gain = np.zeros(len(belief))
    level = np.where(held.kind == DISTRICT, CITY, held.kind)
    for members in lists:
        at = np.flatnonzero(np.isin(held.owner, members))
        for labels, most in ((level[at] * 1000 + held.country[at], LIST_GAIN), (level[at], LEVEL_GAIN)):
            same = (labels[:, None] == labels[None, :]) & (held.owner[at][:, None] != held.owner[at][None, :])
            gain[at] = gain[at] + most * (same @ belief[at]) / max(1, len(members) - 1)
    return gain


def _scores(
    held: _Field, links: Sequence[Containment], lists: Sequence[tuple[int, ...]], home: Floats
) -> tuple[Floats, Floats]:
    near = 1.0 / (1.0 + (held.km / NEAR_KM) ** 2)
    near[held.owner[:, None] == held.owner[None, :]] = 0.0
    near[:, np.isin(held.kind, (COUNTRY, CONTINENT, REGION))] = 0.0
    scores, at_home = held.base, np.zeros(len(held.base))
    divisions = np.where(held.division == NO_DIVISION, len(held.gazetteer.divisions), held.division)
    for _ in range(ROUNDS):
        belief = held.beliefs(scores)
        weighted = belief * held.votes
        at_home = held.shares(held.country, weighted, home)
        at_home[held.country == 0] = 0.0
        at_division = held.shares(divisions, weighted, np.zeros(len(held.gazetteer.divisions) + 1))
        at_division[held.division == NO_DIVISION] = 0.0
        nearby = near @ weighted
        scores = held.base + COUNTRY_GAIN * at_home + DIVISION_GAIN * at_division
        scores = scores + NEAR_GAIN * nearby / (nearby + NEAR_HALF) + _contained(held, links, belief)
        scores = scores + _alike(held, lists, belief)
    return scores, at_home


def rank(
    groups: Sequence[Group],
    links: Sequence[Containment],
    home: dict[str, float],
    gazetteer: Gazetteer,
    lists: Sequence[tuple[int, ...]] = (),
) -> tuple[list[Choice | None], dict[str, float]]:
    """The best candidate of each group, and the share of each country in what the report names.

    `lists` holds the groups that stand together in one list ("Ohio, Oklahoma and Arizona"). `home` gives
    countries votes of their own, such as that of the dateline and of demonyms. The same input gives the
    same choice; ties go to the earlier line of the index.
    """
    prior = np.zeros(len(gazetteer.countries))
    for code, votes in home.items():
        if code in gazetteer.country_index:
            prior[gazetteer.country_index[code]] += votes
    held = _Field(gazetteer, groups)
    if not len(held.rows):
        return [None] * len(groups), _named_shares(prior, gazetteer)
    scores, at_home = _scores(held, links, lists, prior)
    belief = held.beliefs(scores)
    countries = np.bincount(held.country, belief * held.votes, len(prior)) + prior
    contained = _contained(held, links, belief) > 1.0
    return [_choose(held, g, scores, belief, at_home, contained) for g in range(len(groups))], _named_shares(
        countries, gazetteer
    )


def _named_shares(countries: Floats, gazetteer: Gazetteer) -> dict[str, float]:
    countries = countries.copy()
    countries[0] = 0.0
    total = float(countries.sum()) or 1.0
    order = np.argsort(-countries, kind="stable")[:4]
    return {gazetteer.countries[k]: float(countries[k]) / total for k in order if countries[k] > 0}


def _choose(
    held: _Field, g: int, scores: Floats, belief: Floats, at_home: Floats, contained: npt.NDArray[np.bool_]
) -> Choice | None:
    mine = np.flatnonzero(held.owner == g)
    if not len(mine):
        return None
    order = mine[np.argsort(-scores[mine], kind="stable")]
    best = order[0]
    return Choice(
        row=int(held.rows[best]),
        how=int(held.hows[best]),
        belief=float(belief[best]),
        at_home=float(at_home[best]),
        second=int(held.rows[order[1]]) if len(order) > 1 else None,
        contained=bool(contained[best]),
    )
