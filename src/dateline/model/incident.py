"""One thing that happened, as all reports tell it."""

from dataclasses import dataclass

from dateline.model.anchor import Anchor
from dateline.model.place import Place
from dateline.model.when import When

__all__ = [
    "CORROBORATIONS",
    "DISAGREEMENTS",
    "Claim",
    "Disagreement",
    "FigureRange",
    "Incident",
    "Link",
    "PairJudgement",
    "Position",
    "Reason",
    "Source",
]

CORROBORATIONS = ("single", "copied", "multiple", "cross_party")
"""One report; several reports of one origin; several independent sources; sources of different parties."""

DISAGREEMENTS = ("place", "date", "count", "status")
"""What the reports of an incident can differ in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What a comparison of two events came to: the level of it that was reached, its weight, and the words compared.

    `comparison` is place, date, type, actor, target, occasion, figures, messages or passage. `weight` is in bits: each
    doubles (or, below zero, halves) the odds that the two events are one.
    """

    comparison: str
    level: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events of different reports that were joined, `a` being the lower id, and why.

    `score` is in [0, 1] and no probability. `judged_by` names the person who joined them; null where nobody did.
    """

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]
    judged_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudgement:
    """What a person says of two events: one incident (`same` true), two (false), or nothing any more (null).

    `a` and `b` are event ids in any order. `id` and `time` (ISO 8601 in UTC) are given by the record on writing,
    `score` is what the comparison had said when the person judged; null where it had not compared them. Of several
    judgements of one pair the latest stands. The anchors are those of `a` and `b`, by which they are found again when a
    new coding has given them other ids. `undoes` is the id of the judgement that this one takes back, null where it
    takes back none.
    """

    a: str
    b: str
    same: bool | None
    author: str
    reason: str
    id: str = ""
    time: str = ""
    score: float | None = None
    anchor_a: Anchor | None = None
    anchor_b: Anchor | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure of one report: its bounds, whose number it is, and where it stands; as in Figure."""

    figure_id: str
    report_id: str
    claimant: str | None
    claimant_kind: str
    low: int | None
    high: int | None
    modifier: str | None
    text: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRange:
    """Every claim for one measure, side by side; there is no best number.

    `low` is the lowest and `high` the highest number claimed, bounds that a claim leaves open aside; both are null
    where every claim leaves them open. `unit` is the counted noun where all claims share it.
    """

    measure: str
    unit: str | None
    low: int | None
    high: int | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What some of the reports say where others say something else; `claimant` is whose number it is, if anybody's."""

    value: str
    report_ids: tuple[str, ...]
    claimant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What reports of one incident tell differently so that they cannot all be right.

    `about` is one of DISAGREEMENTS; `measure` is set where it is a count.
    """

    about: str
    positions: tuple[Position, ...]
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Reports that count as one source, and what makes them one.

    `reasons` says in plain words what was folded: a copied passage, one publisher, one owner, one party; it is empty
    for one report alone. `counted` is false where they only announce or deny what others tell.
    """

    report_ids: tuple[str, ...]
    publishers: tuple[str, ...]
    party: str | None
    counted: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, with every event, report and source that tells it.

    `id` is that of its earliest event (then the lowest id), so an id that a merge replaced is that of one of its
    events. `type`, `place` and `date` are the ones most of its events have, the narrowest first. `statuses` are those
    of its events, the most frequent first. `links` joined its events, one fewer than there are events. `score` is that
    of the weakest link; 1 for a single event.
    """

    id: str
    type: str
    place: Place | None
    date: When | None
    statuses: tuple[str, ...]
    event_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    publishers: tuple[str, ...]
    sources: tuple[Source, ...]
    independent_sources: int
    corroboration: str
    figures: tuple[FigureRange, ...]
    disagreements: tuple[Disagreement, ...]
    links: tuple[Link, ...]
    score: float
