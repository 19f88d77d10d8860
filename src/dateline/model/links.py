"""What all reports of a record come to together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.incident import Incident
from dateline.model.passage import Lineage, Passage

__all__ = ["EventLink", "Links"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """The incident that an event is in, and the passage that it stands in when it stands in copied text alone."""

    incident_id: str
    copied_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Copied passages, lineages and incidents, each by rising id; `events` maps every event to its link."""

    passages: tuple[Passage, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    incidents: tuple[Incident, ...] = ()
    events: Mapping[str, EventLink] = field(default_factory=dict)
