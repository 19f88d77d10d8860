"""What leaves the record in an export: one report with all that was coded from it."""

from dataclasses import dataclass

from dateline.model.coded import CodedReport

__all__ = ["NOTICE", "NOT_ATTEMPTED", "ExportedReport"]

NOTICE = (
    "INTERNAL. This export holds whole reports, names of private persons and unreviewed machine coding. "
    "It is for those who work on the record, not for publication."
)

NOT_ATTEMPTED = ("incidents", "lineages", "passages")
"""Kinds of rows of the record contract that this version does not look for; their files are not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedReport:
    """A coded report with every source that its bytes were read from, first source first."""

    coded: CodedReport
    sources: tuple[str, ...]
