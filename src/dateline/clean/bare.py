"""A text that came without a document."""

from dateline.ids import sha256_hex
from dateline.model.report import Furniture, Masthead, Report

__all__ = ["bare_report"]


def bare_report(text: str, masthead: Masthead | None = None, furniture: tuple[Furniture, ...] = ()) -> Report:
    """A report that holds `text` and of its document only what is given; its id is made from the text."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Report(
        id=digest[:16],
        source="-",
        sha256=digest,
        media_type="text/plain",
        text=text,
        text_sha256=digest,
        extractor="none",
        masthead=masthead or Masthead(),
        furniture=furniture,
    )
