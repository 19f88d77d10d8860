"""Reports made for a test."""

from dateline.clean.bare import bare_report
from dateline.model.report import Furniture, Masthead, Report
from dateline.model.span import Span

__all__ = ["make_report"]


def make_report(text: str, published: str | None, furniture: tuple[Span, ...] = ()) -> Report:
    masthead = Masthead(published=published, published_basis="dateline" if published else None)
    return bare_report(text, masthead, tuple(Furniture(span=span, kind="advert") for span in furniture))
