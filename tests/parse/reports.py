"""Reports without a file."""

from dateline.ids import sha256_hex
from dateline.model.report import Furniture, Masthead, Report
from dateline.model.span import Span


def report_of(text: str, *furniture: str) -> Report:
    """A report with `text`, in which the given strings are furniture."""
    parts = tuple(
        Furniture(span=Span(text.index(part), text.index(part) + len(part)), kind="advert") for part in furniture
    )
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Report(
        id=digest[:16],
        source="-",
        sha256=digest,
        media_type="text/plain",
        text=text,
        text_sha256=digest,
        extractor="test",
        masthead=Masthead(),
        furniture=parts,
    )
