"""What leaves the record in an export: one report with all that was coded from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.coded import CodedReport
from dateline.model.incident import Incident
from dateline.model.passage import Lineage, Passage

__all__ = ["NOTICE", "ExportedLinks", "ExportedReport"]

NOTICE = (
    "INTERNAL. This export holds whole reports, names of private persons and unreviewed machine coding. "
    "It is for those who work on the record, not for publication."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedReport:
    """A coded report with every source that its bytes were read from, first source first.

    `register` is the entry of its publisher in the register of sources: name, kind, party; null where there is none.
    """

    coded: CodedReport
    sources: tuple[str, ...]
    register: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedLinks:
    """What all reports come to together, each kind by rising id; `attempted` is false where nothing was linked yet."""

    passages: Iterable[Passage] = ()
    lineages: Iterable[Lineage] = ()
    incidents: Iterable[Incident] = ()
    attempted: bool = False
