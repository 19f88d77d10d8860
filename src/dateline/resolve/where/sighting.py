"""A stretch of text that may name a place, before anybody knows which."""

from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Sighting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A name seen in the text.

    `span` covers the words to report ("Kerman Province"), `name` is what to look up ("Kerman"), `want` the
    level that the words beside it ask for: division, district, city, feature or nothing. `sure` is false
    where nothing but the gazetteer speaks for it: then it counts only in a country that the report is about.
    `known` is false where the gazetteer lacks the name; `short` marks an abbreviated division ("N.D.").
    """

    span: Span
    name: str
    want: str = ""
    sure: bool = True
    known: bool = True
    demonym: str | None = None
    organisation: bool = False
    short: bool = False
