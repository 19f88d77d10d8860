"""Values in words, as tables and explanations show them."""

from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.when import When

__all__ = ["amount_words", "context", "line_number", "place_words", "when_words"]

CONTEXT_CHARACTERS = 60


def place_words(place: Place | None) -> str:
    """A place with what it lies in: "Gafsa, TN"."""
    if place is None:
        return ""
    inside = [part for part in (place.admin1, place.country) if part and part != place.name]
    return ", ".join([place.name, *inside])


def when_words(when: When | None) -> str:
    """A stretch of days: one day, two ends, or the words that did not say enough."""
    if when is None:
        return ""
    if when.start is None:
        return f"“{when.text}”" if when.text else ""
    cut = {"month": 7, "year": 4}.get(when.precision, 10)
    start, end = when.start[:cut], (when.end or when.start)[:cut]
    return start if start == end else f"{start} to {end}"


def amount_words(figure: Figure) -> str:
    """A number with its bounds and its word: "200 or more (hundreds)"."""
    low, high = figure.low, figure.high
    if low == high:
        amount = f"{low:,}" if low is not None else "?"
    elif high is None:
        amount = f"{low:,} or more"
    elif low is None:
        amount = f"up to {high:,}"
    else:
        amount = f"{low:,} to {high:,}"
    return f"{amount} ({figure.modifier})" if figure.modifier else amount


def line_number(text: str, at: int) -> int:
    """Which line of the text the code point `at` is on, counted from 1."""
    return text.count("\n", 0, at) + 1


def context(text: str, span: Span) -> str:
    """The line around a span, cut to about 60 characters on either side, the span itself between [ and ]."""
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_CHARACTERS)
    newline = text.find("\n", span.end)
    last = min(len(text) if newline < 0 else newline, span.end + CONTEXT_CHARACTERS)
    before, after = text[first : span.start], text[span.end : last]
    head = "…" if first > 0 and text[first - 1] != "\n" else ""
    tail = "…" if last < len(text) and text[last] != "\n" else ""
    return " ".join(f"{head}{before}[{span.of(text)}]{after}{tail}".split())
