"""Reports without a file."""

from dateline.clean.bare import bare_report
from dateline.model.report import Furniture, Report
from dateline.model.span import Span


def report_of(text: str, *furniture: str) -> Report:
    """A report with `text`, in which the given strings are furniture."""
    parts = tuple(
        Furniture(span=Span(text.index(part), text.index(part) + len(part)), kind="advert") for part in furniture
    )
    return bare_report(text, furniture=parts)
