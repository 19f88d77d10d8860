"""What a date is read against: the report's own day, the tense, and what was dated before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.resolve.when.calendar import Days, month_days, year_days

__all__ = ["Anchor", "Reading", "Scene", "anchor_of", "partial", "relative", "settle", "stated"]

# A report can be dated a day or two before what it tells (time zones, updates).
_SLACK = timedelta(days=2)
# Where nothing shows the tense, a date soon to come is nearer than one of almost a year ago.
_SOON = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which the report was written: one day, or a month or year where no more is known."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The report's own day, where it is known."""
        return self.first if self.first == self.last else None

    @property
    def month(self) -> Days | None:
        """The report's own month, where it is known."""
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return month_days(self.first.year, self.first.month) if same else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words of time mean: a stretch of days or null, with precision, basis and kind (see `When`).

    `step` is how many of which unit the words lie from the date that follows them ("two days after ...").
    """

    days: Days | None
    precision: str
    basis: str
    kind: str = "point"
    step: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a date stands.

    `tense` is past, future or null; `previous` is the last dated point before it, `narrative` the one
    whose year the sentence goes on in, if any.
    """

    anchor: Anchor | None
    tense: str | None = None
    previous: Reading | None = None
    narrative: Reading | None = None


def anchor_of(published: str | None) -> Anchor | None:
    """The anchor that an ISO day, month or year gives; null for anything else, and outside the years 1600 to 2200."""
    if not published:
        return None
    parts = published[:10].split("-")
    try:
        if not 1600 <= int(parts[0]) <= 2200:
            return None
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers)
            return Anchor(day, day)
        return Anchor(*(month_days(*numbers) if len(numbers) == 2 else year_days(*numbers)))
    except (ValueError, TypeError):
        return None


def stated(days: Days, precision: str, kind: str = "point") -> Reading:
    """A reading that the words give in full."""
    return Reading(days=days, precision=precision, basis="stated", kind=kind)


def relative(days: Days, precision: str, kind: str = "point") -> Reading:
    """A reading that needed the report's own day."""
    return Reading(days=days, precision=precision, basis="relative", kind=kind)


def partial(precision: str, kind: str = "point") -> Reading:
    """A reading that the words and the report's own day do not settle."""
    return Reading(days=None, precision=precision, basis="partial", kind=kind)


def settle(scene: Scene, precision: str, in_year: Callable[[int], Days | None], which: str | None = None) -> Reading:
    """Chooses the year of something that recurs once a year ("January 31", "in November", "Nowruz").

    `which` is last, next or null. Without it the tense decides: the latest that had begun, or the
    earliest that was not over. In a sentence that goes on in another stated year the nearest to that
    date is taken, with basis inherited.
    """
    near = scene.narrative
    if which is None and near and near.days:
        year = near.days[0].year
        found = _years(in_year, (year,) if near.precision == "year" else (year - 1, year, year + 1))
        if found:
            start = near.days[0]
            return Reading(
                days=min(found, key=lambda days: abs(days[0] - start)), precision=precision, basis="inherited"
            )
    if scene.anchor is None:
        return partial(precision)
    year = scene.anchor.first.year
    found = _years(
        in_year,
        tuple(range(year - 8, year + 9)) if precision == "day" else (year - 2, year - 1, year, year + 1, year + 2),
    )
    anchor = scene.anchor
    if which is None and precision == "day" and scene.tense != "future":
        anchor = Anchor(anchor.first, anchor.last + _SLACK)
    chosen = _chosen(found, anchor, scene.tense, which)
    return relative(chosen, precision) if chosen else partial(precision)


def _years(in_year: Callable[[int], Days | None], years: tuple[int, ...]) -> list[Days]:
    return [days for days in (in_year(year) for year in years if 2 <= year < 9999) if days]


def _chosen(found: list[Days], anchor: Anchor, tense: str | None, which: str | None) -> Days | None:
    """The stretch that fits last, next or the tense; `found` is in order."""
    if which == "last":
        return next((days for days in reversed(found) if days[1] < anchor.first), None)
    if which == "next":
        return next((days for days in found if days[0] > anchor.last), None)
    past = next((days for days in reversed(found) if days[0] <= anchor.last), None)
    future = next((days for days in found if days[1] >= anchor.first), None)
    if tense == "future":
        return future
    soon = future and future[0] - anchor.last <= _SOON
    long_ago = past and anchor.first - past[1] > timedelta(days=300)
    return future if tense is None and soon and long_ago else past
