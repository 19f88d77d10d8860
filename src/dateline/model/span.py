"""Where in a report's text something stands."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Evidence", "Span", "covered", "show"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: half-open, in Unicode code points, `text[start:end]`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of a report that show one value: `text[start:end] == exact`.

    `of` names what they show: trigger, actor, target, place, date, status, source, occasion,
    message, speaker, quote, value or claimant.
    """

    start: int
    end: int
    exact: str
    of: str

    @property
    def span(self) -> Span:
        """The same stretch without its words."""
        return Span(self.start, self.end)


def show(text: str, span: Span, of: str) -> Evidence:
    """Evidence for `of` cut from `text` at `span`."""
    return Evidence(span.start, span.end, span.of(text), of)


def covered(spans: Iterable[Span], at: int) -> bool:
    """Whether code point `at` lies in one of `spans`."""
    return any(span.start <= at < span.end for span in spans)
