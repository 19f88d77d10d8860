"""How long and how often: "for 41 years", "the 12-day war", "every Friday", "daily"."""

from dateline.resolve.when.grammar import Found, Rule, pattern
from dateline.resolve.when.rules.relative import COUNT, unit_of
from dateline.resolve.when.scene import Reading, Scene, partial

__all__ = ["RULES"]

_UNIT = "(unit|units)"
_OLD = {"old", "olds"}
# After these, "a day" or "a year" is a stretch of time; elsewhere it is a rate ("$5 a day") or a turn of speech.
_STRETCH = {"for", "in", "within", "after", "than", "over", "about", "nearly", "almost", "least", "to", "of", "lasted"}


def _precision(unit: str) -> str:
    return unit if unit in ("month", "year") else "year" if unit in ("decade", "century") else "day"


def _duration(found: Found, _: Scene) -> Reading | None:
    unit = unit_of(found.one("unit", "units"))
    after = found.near(2) if found.near(1).kind == "dash" else found.near(1)
    numbered = found.one("year")
    if numbered and not found.has("units"):
        return None  # "World Cup 2018 day five"
    if not unit or after.word in _OLD or (after.kind == "of" and found.near(2).word == "age"):
        return None
    if found.has("article") and not found.has("long") and found.near(-1).word not in _STRETCH:
        return None
    return partial(_precision(unit), "duration")


def _lengthy(found: Found, _: Scene) -> Reading:
    return partial(_precision(unit_of(found.one("lengthy", "unit", "units"))), "duration")


def _units(found: Found, _: Scene) -> Reading | None:
    """ "For days", "for decades"."""
    unit = unit_of(found.one("units"))
    return (
        partial(_precision(unit), "duration") if found.near(-1).kind in ("for", "over") or found.has("long") else None
    )


def _every(found: Found, _: Scene) -> Reading | None:
    unit = unit_of(found.one("unit", "units"))
    return partial(_precision(unit), "frequency")


def _adverb(found: Found, _: Scene) -> Reading | None:
    """ "Daily", unless it is a newspaper's name."""
    lexeme, after = found.own[0], found.near(1)
    capital = found.text[lexeme.start].isupper()
    if capital and found.text[after.start : after.start + 1].isupper():
        return None
    unit = ("hour", "hour", "day", "week", "month", "year")[lexeme.value or 0]
    return partial(_precision(unit), "frequency")


_SOURCES = (
    ("duration", f"({COUNT}|article) dash? {_UNIT} (dash? long)?", _duration),
    ("unit long", "(unit|units) dash? long", _lengthy),
    ("lengthy", "lengthy", _lengthy),
    ("for units", "units", _units),
    ("every", f"every ({COUNT}|ordinal|following)? (unit|units|weekday|month|season|part|weekend) part?", _every),
    ("weekdays", "weekdays part?", _every),
    ("times", "times article? (unit)", _every),
    ("adverb", "adverb", _adverb),
)

RULES = tuple(Rule(name, pattern(source), read) for name, source, read in _SOURCES)
