"""Something that one report says happened, at one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.place import Place
from dateline.model.span import Evidence
from dateline.model.when import When

__all__ = ["STATUSES", "Event"]

STATUSES = ("current", "background", "planned", "denied", "alleged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of one report: what, where, when, who, with which words, and who says so.

    `types` holds every codebook type that fits, best first; `type` is the first. `crosswalk` maps
    plover, cameo and acled to their codes. `group_id` is shared by the events that one sentence tells
    of several places. `source` is whom the report names for it; null when the report itself vouches.
    `score` is the probability that type and place are right, as calibrated on annotated reports. `belief` says how
    surely the trained network takes the trigger for one of the type, `place_belief` how surely it takes it to have
    happened there; both are null where it has no say. `evidence` shows every value that was read.
    """

    id: str
    report_id: str
    group_id: str
    type: str
    types: tuple[str, ...]
    mode: str | None
    crosswalk: Mapping[str, str]
    trigger: Evidence
    actor: str | None
    target: str | None
    place: Place | None
    date: When | None
    occasion: str | None
    messages: tuple[str, ...]
    messages_evidence: tuple[Evidence, ...]
    status: str
    source: str | None
    score: float
    coder: str
    evidence: tuple[Evidence, ...]
    basis: Mapping[str, str] = field(default_factory=dict)
    actor_id: str | None = None
    target_id: str | None = None
    incident_id: str | None = None
    copied_in: str | None = None
    review: str = "unreviewed"
    belief: float | None = None
    place_belief: float | None = None
