"""Numbers as news writes them: digits, words, ranges, bounds and vague words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.figure_words import FigureWords
from dateline.model.span import Span

__all__ = ["Number", "find_numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text.

    `span` covers the number, `whole` the words that bound it as well ("at least 40"). `low` and `high`
    are equal for an exact number, null where the words leave that side open. `modifier` keeps those
    words, or the vague word itself.
    """

    span: Span
    whole: Span
    low: int | None
    high: int | None
    modifier: str | None
    vague: bool = False

    @property
    def value(self) -> int:
        """The number as written; of a range its lower end."""
        return self.low if self.low is not None else self.high or 0


_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f']\d{2,3})+|\d+"
_MONEY = re.compile(r"(?:[$€£¥₹₽₩₺৳]|\b(?:rs|inr|usd|eur|gbp|us\$)\.?)\s*$", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"\s*(?:%|per\s?cent|pc\b|[°€£$])|-(?:year|day|month|week|hour|minute|point|mile|time)|[:/]\d|\.\d|[-–]\d|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_LONGEST_MODIFIER = 40
# "has gone up to 231" bounds nothing.
_RISEN = re.compile(r"\b(?:gone?|goes|going|went|risen?|rose|rising|climbed|shot|moved)\s+up\s+to\s+$", re.IGNORECASE)
_GLUED = re.compile(r"[\w@#/+\\._=&?~-]$")
# "14.20" is a time, a share or a section; "1.340" is written so for a thousand, "1.3 million" has its scale.
_DECIMAL = re.compile(r"^\d+\.\d+$")
_DOTTED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def _either(words: Iterator[str] | frozenset[str] | dict[str, int]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@lru_cache(maxsize=8)
def _patterns(key: tuple[frozenset[str], ...], numbers: str, scales: str, vague: str) -> _Patterns:
    low, high, about, low_after = key
    word = rf"(?:{numbers})(?:[\s-](?:{numbers}))?"
    digits = rf"(?:{_DIGITS})(?:\.\d+)?(?:\s*(?:{scales})\b)*"
    opening = rf"{word}|an?|half\s+an?|(?:a\s+)?couple|quarter\s+of\s+a"
    scaled = rf"(?:{opening})(?:[\s-]+(?:{scales})\b)+(?:\s+and\s+{word}\b|\s+{word}\b)?"
    simple = rf"(?:{digits}|{scaled}|{word}\b)"
    several = rf"(?:several|a\s+few|few|many|some)\s+(?P<scale>{scales})(?:s)?\b"
    plural = rf"(?:(?P<outer>tens|scores|dozens|hundreds)\s+of\s+)?(?P<vague>{vague})\b"
    spread = rf"(?P<from>{simple})(?:\s*(?P<to>to|and|or|-|–|—|‑)\s*(?P<until>{simple}))?"
    bounds = rf"(?P<low>{_either(low)})|(?P<high>{_either(high)})|(?P<about>{_either(about)})"
    return _Patterns(
        number=re.compile(rf"(?<![\w.,:$€£/#-])(?:{several}|{plural}|{spread})(?![\w])", re.IGNORECASE),
        before=re.compile(rf"\b(?:{bounds})\s+(?:the\s+|an?\s+)?$", re.IGNORECASE),
        after=re.compile(rf"\s*(?:\+|(?:{_either(low_after)})\b)", re.IGNORECASE),
    )


def _patterns_of(words: FigureWords) -> _Patterns:
    return _patterns(
        (words.low, words.high, words.about, words.low_after),
        _either(words.numbers),
        _either(words.scales),
        _either(words.vague),
    )


def find_numbers(text: str, span: Span, words: FigureWords) -> tuple[Number, ...]:
    """The numbers in the stretch `span` of `text`, in order; money, percentages and ordinals are left out."""
    patterns = _patterns_of(words)
    found: list[Number] = []
    at = span.start
    while match := patterns.number.search(text, at, span.end):
        at = match.end()
        found.extend(n for n in _read(text, span, match, patterns, words) if not _excluded(text, n))
    return tuple(found)


def _read(text: str, span: Span, match: re.Match[str], patterns: _Patterns, words: FigureWords) -> Iterator[Number]:
    if match["scale"] or match["vague"]:
        yield _bounded(text, span, match.span(), (_vague_value(match, words), None), patterns, vague=True)
        return
    low = _value(match["from"], words)
    if match["until"] is None:
        yield _bounded(text, span, match.span("from"), (low, low), patterns)
        return
    high = _value(match["until"], words)
    before = text[max(span.start, match.start() - 10) : match.start()].lower()
    between = before.rstrip().endswith("between")
    joined = match["to"].lower() in {"to", "-", "–", "—", "‑", "or"} and not before.rstrip().endswith("from")
    if low < high and (between if match["to"].lower() == "and" else joined):
        low = _scaled(match["from"], match["until"], low, high, words)
        yield _bounded(text, span, match.span(), (low, high), patterns)
        return
    yield _bounded(text, span, match.span("from"), (low, low), patterns)
    yield _bounded(text, span, match.span("until"), (high, high), patterns)


def _scaled(first: str, second: str, low: int, high: int, words: FigureWords) -> int:
    """ "two to three thousand": the scale of the upper end holds for the lower."""
    scale = next((words.scales[w] for w in reversed(re.split(r"[\s-]+", second.lower())) if w in words.scales), 1)
    plain = not any(word in words.scales for word in re.split(r"[\s-]+", first.lower()))
    return low * scale if plain and low < scale and low * scale < high else low


def _bounded(
    text: str,
    span: Span,
    at: tuple[int, int],
    value: tuple[int, int | None],
    patterns: _Patterns,
    *,
    vague: bool = False,
) -> Number:
    """The number with the words around it that bound it."""
    start, end = at
    low, high = value
    bound_low: int | None = low
    bound_high = high
    modifier = text[start:end] if vague else None
    whole_start, whole_end = start, end
    # No modifier is longer than this; a longer look back would cost time on every number.
    look_back = text[max(span.start, start - _LONGEST_MODIFIER) : start]
    if (before := patterns.before.search(look_back)) and not _RISEN.search(look_back):
        whole_start = start - len(before[0])
        kind = before.lastgroup or ""
        modifier = " ".join((text[whole_start:end] if vague else before[kind]).split())
        if low == high:
            bound_low, bound_high = {"low": (low, None), "high": (None, high)}.get(kind, (low, high))
    if low == high and (after := patterns.after.match(text, end, span.end)):
        bound_low, bound_high, modifier, whole_end = low, None, after[0].strip(), after.end()
    return Number(
        span=Span(start, end),
        whole=Span(whole_start, whole_end),
        low=bound_low,
        high=bound_high,
        modifier=modifier,
        vague=vague,
    )


def _vague_value(match: re.Match[str], words: FigureWords) -> int:
    if match["scale"]:
        return 2 * words.scales[match["scale"].lower()]
    value = words.vague[match["vague"].lower()]
    if match["outer"]:
        outer = words.vague[match["outer"].lower()]
        return value // 2 * outer
    return value


def _value(written: str, words: FigureWords) -> int:
    """The value of digits or number words: "1,500", "2.5 million", "twenty-one", "half a million"."""
    if _DOTTED.match(written):
        return int(written.replace(".", ""))
    total, current = 0.0, 0.0
    factor = 1.0
    for part in re.findall(r"[\d.,'\u00a0\u202f]*\d|[a-z]+", written.lower()):
        if part[0].isdigit():
            current = float(re.sub(r"[,'\u00a0\u202f]", "", part))
        elif part in words.scales:
            scale = words.scales[part]
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
        elif part in words.numbers:
            current += words.numbers[part]
        elif part == "half":
            factor = 0.5
        elif part == "quarter":
            factor = 0.25
        elif part == "couple":
            current = 2
    return round((total + current) * factor)


def _excluded(text: str, number: Number) -> bool:
    """Money, percentages, decimals, ordinals, scores, spans of time and pieces of names."""
    start, end = number.span.start, number.span.end
    written = text[start:end]
    if _DECIMAL.match(written) and not _DOTTED.match(written):
        return True
    if _MONEY.search(text[max(0, start - 6) : start]) or (start and _GLUED.search(text[start - 1])):
        return True
    return _NO_COUNT.match(text, end) is not None
