"""How far people who judged the same events agree, and where they do not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.review import Review
from dateline.model.when import When
from dateline.review.attach import Judged

__all__ = [
    "JUDGED_FIELDS",
    "Agreement",
    "FieldAgreement",
    "ReviewDisagreement",
    "Said",
    "agreement",
    "disagreements",
    "place_value",
    "said_of",
]

JUDGED_FIELDS = ("verdict", "type", "place", "date", "status", "actor")
"""What judgements of two people are compared in: whether there is such an event, and if both say so its values."""

MOST_CELLS = 4_000_000
"""The library lays out events times values times values; this many fit into 100 MB of memory."""

TOO_FEW = "fewer than two events with words of two people"
NO_VARIATION = "everybody said the same of every event, so there is nothing to compare with chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one person says of one event: `values` by field of JUDGED_FIELDS, the verdict alone where it is none."""

    author: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement on one field, over the `events` of which two people or more say something.

    `alpha` is Krippendorff's for nominal values: 1 where all agree, 0 where they agree as chance would; null where it
    cannot be computed, and `why` then says so. `agreed` counts the events of which all say the same.
    """

    field: str
    alpha: float | None
    events: int
    agreed: int
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far people agree. `events` were judged by two or more, `reviewers` judged one of these."""

    events: int
    reviewers: tuple[str, ...]
    fields: tuple[FieldAgreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDisagreement:
    """A field of an event of which standing words of two people differ: what each says, and who settled it, if anybody.

    `event` is the event as it was judged last.
    """

    event_id: str
    report_id: str
    field: str
    said: Mapping[str, str]
    settled_by: str | None
    event: Event


def said_of(judged: Judged) -> tuple[Said, ...]:
    """What each person says of the event, by name: their latest word given blind.

    Somebody who puts one field right has seen the others, and lets them stand. A word given in sight of another's is
    no second opinion, and one that settles is none either.
    """
    latest = {review.author: review for review in judged.reviews if review.blind and not review.settles}
    return tuple(Said(author=author, values=_values(latest[author])) for author in sorted(latest))


def agreement(judged: Iterable[Judged]) -> Agreement:
    """Krippendorff's alpha for each field, over the events that two people or more judged.

    Krippendorff, Content Analysis (2004), chapter 11. An event of which one person says that there is none counts for
    the verdict alone.
    """
    twice = [said for said in map(said_of, judged) if len(said) > 1]
    reviewers = {one.author for said in twice for one in said}
    fields = tuple(_field(name, twice) for name in JUDGED_FIELDS)
    return Agreement(events=len(twice), reviewers=tuple(sorted(reviewers)), fields=fields)


def disagreements(judged: Iterable[Judged]) -> Iterator[ReviewDisagreement]:
    """Every field of every event on which people differ, in the order of the events."""
    for found in judged:
        said = said_of(found)
        for name in JUDGED_FIELDS:
            values = {one.author: one.values[name] for one in said if name in one.values}
            if len(set(values.values())) > 1:
                event = found.reviews[-1].event
                yield ReviewDisagreement(
                    event_id=found.event_id,
                    report_id=event.report_id,
                    field=name,
                    said=values,
                    settled_by=_settled_by(found.reviews, name),
                    event=event,
                )


def place_value(place: Place | None) -> str:
    """A place by its name, what it lies in, and its level where it is no town; empty where there is none."""
    if place is None:
        return ""
    inside = [part for part in (place.admin1, place.country) if part and part != place.name]
    level = "" if place.level == "city" else f" ({place.level})"
    return ", ".join([place.name, *inside]) + level


def _values(review: Review) -> dict[str, str]:
    if review.action == "reject":
        return {"verdict": "wrong"}
    event = review.event
    return {
        "verdict": "right",
        "type": event.type,
        "place": place_value(event.place),
        "date": _date_value(event.date),
        "status": event.status,
        "actor": event.actor_id or " ".join((event.actor or "").casefold().split()),
    }


def _date_value(date: When | None) -> str:
    if date is None or date.start is None:
        return ""
    return date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"


def _settled_by(reviews: Sequence[Review], field: str) -> str | None:
    """Who settled a field: by judging the whole event, or by putting this field right; either settles the verdict."""
    words = [
        review
        for review in reviews
        if review.settles and (review.action != "correct" or field == "verdict" or field in review.fields)
    ]
    return words[-1].author if words else None


def _field(name: str, twice: Sequence[Sequence[Said]]) -> FieldAgreement:
    held = [[one.values[name] for one in said if name in one.values] for said in twice]
    units = [values for values in held if len(values) > 1]
    agreed = sum(len(set(values)) == 1 for values in units)
    why = TOO_FEW if len(units) < 2 else NO_VARIATION if len({v for values in units for v in values}) < 2 else None
    alpha = None if why else round(_alpha(units), 4)
    return FieldAgreement(field=name, alpha=alpha, events=len(units), agreed=agreed, why=why)


def _alpha(units: Sequence[Sequence[str]]) -> float:
    """Krippendorff's alpha of nominal values, of which there are two or more."""
    domain = {value: at for at, value in enumerate(sorted({value for values in units for value in values}))}
    if len(units) * len(domain) ** 2 > MOST_CELLS:
        return _alpha_of_many(units)
    import krippendorff

    counts = [[0] * len(domain) for _ in units]
    for row, values in zip(counts, units, strict=True):
        for value in values:
            row[domain[value]] += 1
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _alpha_of_many(units: Sequence[Sequence[str]]) -> float:
    """The same for many events and many values, without a table of values by values.

    1 - observed / expected disagreement, over the pairs of words on one event, and over all pairs of words.
    """
    total = Counter(value for values in units for value in values)
    words = total.total()
    observed = 0.0
    for values in units:
        alike = sum(count * (count - 1) for count in Counter(values).values())
        observed += (len(values) * (len(values) - 1) - alike) / (len(values) - 1)
    expected = (words * words - sum(count * count for count in total.values())) / (words - 1)
    return 1 - observed / expected
