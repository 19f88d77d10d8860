"""Readings laid on the text, joined into stretches and told apart as occasions."""

from dataclasses import dataclass, replace
from datetime import date

from dateline.resolve.when.calendar import reaches, shift, unit_days
from dateline.resolve.when.lexer import Lexeme
from dateline.resolve.when.lexicon import english
from dateline.resolve.when.scene import Anchor, Reading

__all__ = ["Mark", "count_from_next", "join", "name_occasions", "open_since", "part_ends"]

_DATED = ("point", "range")
_TIES = ("dash", "to", "and", "or", "slash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reading of lexemes `first` to `last`, half-open; `ends` are the dates that a stretch was made from."""

    first: int
    last: int
    reading: Reading
    ends: tuple["Mark", ...] = ()


def _at(lexemes: list[Lexeme], index: int) -> Lexeme:
    inside = 0 <= index < len(lexemes)
    return lexemes[index] if inside else Lexeme(0, 0, "break", None, "")


def _ties(before: Mark, after: Mark, lexemes: list[Lexeme]) -> bool:
    """Whether two dates are the ends of one stretch: tied by "to" or a dash, or by "and" after "between"."""
    between = [lexeme for lexeme in lexemes[before.last : after.first] if lexeme.kind not in ("the", "comma")]
    if len(between) != 1 or after.first - before.last > 3:
        return False
    opening = _at(lexemes, before.first - 1)
    if between[0].kind == "and":
        return opening.kind == "from" and opening.value == 1
    if between[0].kind == "dash":
        return before.reading.precision == after.reading.precision and "—" not in between[0].word
    return between[0].kind == "to"


def _span_of(before: Reading, after: Reading) -> Reading | None:
    """The stretch from one date to another; the first goes back a week or year where it would end before it begins.

    It comes forward to the year that the second states, if its own is not stated and lies years back.
    """
    if before.days is None or after.days is None:
        return Reading(days=None, precision=after.precision, basis="partial", kind="range")
    start, end = before.days[0], after.days[1]
    if start > end and before.basis == "relative":
        start = shift(start, -1, "week" if (start - end).days < 7 else "year")
    elif before.basis != "stated" and after.basis == "stated" and (end - start).days > 366:
        start = shift(start, (end - start).days // 366, "year")
    if start > end:
        return None
    precision = (
        before.precision
        if before.precision == after.precision
        else max(before.precision, after.precision, key=_fineness)
    )
    basis = "relative" if "relative" in (before.basis, after.basis) else after.basis
    return Reading(days=(start, end), precision=precision, basis=basis, kind="range")


def _fineness(precision: str) -> int:
    return ("year", "month", "day").index(precision)


def join(marks: list[Mark], lexemes: list[Lexeme]) -> list[Mark]:
    """Joins dates that are the two ends of one stretch: "from June 5 until yesterday"."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        both = before and before.reading.kind in _DATED and mark.reading.kind in _DATED
        if before and both and _ties(before, mark, lexemes):
            reading = _span_of(before.reading, mark.reading)
            if reading:
                opened = _at(lexemes, before.first - 1).kind == "from"
                ends = (*(before.ends[:1] or (before,)), *(mark.ends[-1:] or (mark,)))
                joined[-1] = Mark(first=before.first - opened, last=mark.last, reading=reading, ends=ends)
                continue
        joined.append(mark)
    return joined


def open_since(marks: list[Mark], lexemes: list[Lexeme], anchor: Anchor | None) -> list[Mark]:
    """Turns "since Tuesday" and "from May onwards" into the stretch up to the report's own day."""
    return [_since(mark, lexemes, anchor) for mark in marks]


def _since(mark: Mark, lexemes: list[Lexeme], anchor: Anchor | None) -> Mark:
    article = _at(lexemes, mark.first - 1).kind == "the" and _at(lexemes, mark.first - 2).kind == "since"
    before, after = _at(lexemes, mark.first - 1 - article), _at(lexemes, mark.last)
    onwards = before.kind == "from" and after.kind == "onwards"
    single = mark.reading.kind == "point" or (mark.reading.kind == "range" and not mark.ends and before.kind == "since")
    if not single or not (before.kind == "since" or onwards):
        return mark
    reading = replace(mark.reading, kind="range", days=None, basis="partial")
    days = mark.reading.days
    if days and anchor and days[0] > anchor.last:
        return mark
    if days and anchor:
        basis = "inherited" if mark.reading.basis == "inherited" else "relative"
        reading = replace(mark.reading, kind="range", days=(days[0], anchor.last), basis=basis)
    return Mark(first=mark.first - 1 - article, last=mark.last + onwards, reading=reading, ends=(mark,))


def part_ends(mark: Mark, lexemes: list[Lexeme]) -> Mark:
    """Gives a stretch whose ends share words ("June 3-4", "2018 to 2020") those ends, each a date of its own."""
    ties = [at for at in range(mark.first + 1, mark.last - 1) if lexemes[at].kind in _TIES]
    if mark.ends or mark.reading.kind != "range" or mark.reading.days is None or len(ties) != 1:
        return mark
    if any(lexeme.kind == "comma" for lexeme in lexemes[mark.first : ties[0]]):
        return mark  # a list: "3, 4 and 5 May"
    opened = lexemes[mark.first].kind == "from"
    spans = ((mark.first + opened, ties[0]), (ties[0] + 1, mark.last))
    readings = (_unit_at(day, mark.reading) for day in mark.reading.days)
    ends = (Mark(first=a, last=b, reading=reading) for (a, b), reading in zip(spans, readings, strict=True))
    return replace(mark, ends=tuple(ends))


def _unit_at(day: date, reading: Reading) -> Reading:
    """The day, month or year, as precise as `reading`, that holds `day`."""
    return replace(reading, days=unit_days(day, reading.precision), kind="point")


def _marks_happening(mark: Mark, lexemes: list[Lexeme]) -> bool:
    """Whether a date tells a happening apart: "the March 5, 1953, palace coup"."""
    before = _at(lexemes, mark.first - 1)
    if before.kind in ("in", "prep") and before.word != "during" and lexemes[mark.first].kind != "the":
        return False
    at = mark.last + (_at(lexemes, mark.last).kind == "comma")
    for lexeme in lexemes[at : at + 5]:
        if lexeme.word in english().happenings:
            return True
        if (
            lexeme.kind not in ("other", "dash", "count", "ordinal")
            or lexeme.word in english().stops
            or not (lexeme.word.isalpha() or lexeme.kind == "dash")
        ):
            return False
        if lexeme.word.endswith("ed") and lexeme is lexemes[at]:
            return False
    return False


def _after_anniversary(index: int, marks: list[Mark], lexemes: list[Lexeme]) -> bool:
    """Whether a date is that of what an anniversary marks: "the anniversary of his release on January 20, 1979"."""
    mark = marks[index]
    before = marks[index - 1] if index else None
    if before is None or before.reading.kind != "occasion" or lexemes[before.last - 1].kind != "anniversary":
        return False
    between = lexemes[before.last : mark.first]
    return (
        bool(between)
        and between[0].kind == "of"
        and len(between) <= 12
        and all(one.kind not in ("comma", "break", "stop") for one in between)
    )


def name_occasions(marks: list[Mark], lexemes: list[Lexeme]) -> list[Mark]:
    """Gives the kind occasion to dates that name the thing that is marked or told apart by them."""
    named = []
    for index, mark in enumerate(marks):
        first = lexemes[mark.first]
        calendar = mark.reading.kind in _DATED and any(
            lexeme.kind in ("month", "year", "decade", "solar", "iso") for lexeme in lexemes[mark.first : mark.last]
        )
        occasion = (
            calendar
            and first.kind not in ("since", "from")
            and (_marks_happening(mark, lexemes) or _after_anniversary(index, marks, lexemes))
        )
        named.append(replace(mark, reading=replace(mark.reading, kind="occasion")) if occasion else mark)
    return named


def count_from_next(marks: list[Mark], lexemes: list[Lexeme]) -> list[Mark]:
    """Resolves "two days after" and "three weeks prior to" where a day follows that they count from."""
    following = [*marks[1:], None]
    return [_stepped(mark, after, lexemes) for mark, after in zip(marks, following, strict=False)]


def _stepped(mark: Mark, after: Mark | None, lexemes: list[Lexeme]) -> Mark:
    step = mark.reading.step
    if step is None or after is None or after.reading.days is None or after.reading.precision != "day":
        return mark
    between = lexemes[mark.last : after.first]
    if len(between) > 1 or any(lexeme.kind != "the" for lexeme in between) or not reaches(after.reading.days[0], *step):
        return mark
    days = unit_days(shift(after.reading.days[0], *step), step[1])
    return replace(mark, reading=replace(mark.reading, days=days, basis=after.reading.basis))
