"""The timeline: how many events lie in each year, month or day, drawn to scale, each bar a way to look closer."""

import calendar
import datetime as dt
from dataclasses import dataclass

from dateline.store.browse import Browse
from dateline.store.browsing import Browsing

__all__ = ["Bar", "Chart", "chart"]

WIDTH, HEIGHT, FOOT = 1000, 180, 26
MOST_BARS = 130
LABELS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of the chart in its own units, and the stretch of days that it stands for, both ends inclusive."""

    name: str
    since: str
    until: str
    x: float
    width: float
    inside: int
    beyond: int
    inside_height: float
    beyond_height: float
    label: bool

    @property
    def events(self) -> int:
        """All events that begin in it."""
        return self.inside + self.beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All bars, the most events of one, and the stretch that is drawn; `unit` is year, month or day."""

    bars: tuple[Bar, ...]
    most: int
    since: str
    until: str
    unit: str
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT


def chart(browse: Browsing, query: Browse) -> Chart | None:
    """The chart of the events that pass; null where none of them is dated."""
    stretch = browse.stretch(query)
    if stretch is None:
        return None
    # A filter of days is the stretch itself, so that looking closer keeps its place.
    since, until = query.since or stretch[0], query.until or stretch[1]
    since, until = min(since, until), max(since, until)
    unit = _unit(since, until)
    found = {each.name: each for each in browse.bins(query, unit)}
    names = _names(since, until, unit)
    names = sorted({*names, *(name for name in found if name < names[0] or name > names[-1])})[-MOST_BARS * 2 :]
    most = max((each.inside + each.beyond for each in found.values()), default=1)
    room, step = HEIGHT - FOOT, WIDTH / len(names)
    every = max(1, round(len(names) / LABELS))
    bars = []
    for at, name in enumerate(names):
        each = found.get(name)
        inside, beyond = (each.inside, each.beyond) if each else (0, 0)
        first, last = _days(name)
        bars.append(
            Bar(
                name=name,
                since=first,
                until=last,
                x=round(at * step, 2),
                width=round(max(1.0, step - 1), 2),
                inside=inside,
                beyond=beyond,
                inside_height=round(room * inside / most, 2),
                beyond_height=round(room * beyond / most, 2),
                label=at % every == 0,
            )
        )
    return Chart(bars=tuple(bars), most=most, since=since, until=until, unit=unit)


def _unit(since: str, until: str) -> str:
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    if (last - first).days <= MOST_BARS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month <= MOST_BARS else "year"


def _names(since: str, until: str, unit: str) -> list[str]:
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    if unit == "day":
        return [(first + dt.timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    if unit == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in months]


def _days(name: str) -> tuple[str, str]:
    """The first and last day of a year, month or day."""
    if len(name) == 10:
        return name, name
    if len(name) == 4:
        return f"{name}-01-01", f"{name}-12-31"
    year, month = map(int, name.split("-"))
    return f"{name}-01", f"{name}-{calendar.monthrange(year, month)[1]:02}"
