"""Reports made for a test."""

from dateline.model.report import Furniture, Masthead, Report
from dateline.model.span import Span

__all__ = ["make_report"]


def make_report(text: str, published: str | None, furniture: tuple[Span, ...] = ()) -> Report:
    return Report(
        id="0" * 16,
        source="invented.txt",
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        text_sha256="0" * 64,
        extractor="none",
        masthead=Masthead(published=published, published_basis="dateline" if published else None),
        furniture=tuple(Furniture(span=span, kind="advert") for span in furniture),
    )
