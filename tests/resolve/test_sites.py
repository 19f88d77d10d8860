"""Where an act took place: what speaks for one of the places that a report names, and when the rules stand."""

from dataclasses import replace

import pytest

from dateline.model.mention import EventMention, Site
from dateline.model.place import Place, Toponym
from dateline.model.span import Span
from dateline.resolve.scene import Anchors, Filled
from dateline.resolve.sites import SIGNS, candidates_of, sited, weights

TRIGGER = Span(200, 206)


def town(name: str, start: int, level: str = "city") -> Toponym:
    held = Place(text=name, name=name, level=level, country="XX", lat=1.0, lon=2.0, geonames_id=sum(map(ord, name)))
    return Toponym(span=Span(start, start + len(name)), place=held, score=0.9)


LAMPUR, VASTRIA = town("Lampur", 10), town("Vastria", 10, "country")
BEFORE, BESIDE = town("Gorland", 150), town("Sorvik", 220)
ANCHORS = Anchors(LAMPUR, "report", None)

FIRST = Site(toponym=LAMPUR, share=0.0, sentence=0, paragraph=0)
EARLIER = Site(toponym=BEFORE, share=0.0, sentence=3, paragraph=1)
HERE = Site(toponym=BESIDE, share=0.0, sentence=4, paragraph=1, steps=3, located=True)


def strike(*sites: Site, **changed: object) -> EventMention:
    plain = EventMention(
        sentence=4,
        paragraph=1,
        head=0,
        trigger=TRIGGER,
        types=("strike",),
        mode=None,
        actor=None,
        target=None,
        places=(),
        time=None,
        occasion=None,
        messages=(),
        status="current",
        status_span=None,
        sites=sites,
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def filled(mention: EventMention, *places: Toponym, basis: str = "report") -> Filled:
    return Filled(mention, tuple((toponym, basis) for toponym in places), None, None, None)


COUNTRY = Site(toponym=VASTRIA, share=0.0, sentence=0, paragraph=0)
ABROAD = replace(HERE, toponym=replace(BESIDE, demonym=True))
WIDE = (COUNTRY, replace(HERE, share=0.9))

# the mention with what the rules chose, then the place and its basis
PLACED: dict[str, tuple[Filled, list[tuple[str, str]]]] = {
    "the rules' town, where nothing speaks for another": (
        filled(strike(FIRST), LAMPUR),
        [("Lampur", "report")],
    ),
    "a town in its sentence rather than the report's": (
        filled(strike(FIRST, HERE), LAMPUR),
        [("Sorvik", "stated")],
    ),
    "a town that the network points at": (
        filled(strike(FIRST, replace(EARLIER, share=0.95)), LAMPUR),
        [("Gorland", "inherited")],
    ),
    "back to the report's town": (
        filled(strike(replace(FIRST, share=0.99), replace(EARLIER, paragraph=0)), BEFORE, basis="inherited"),
        [("Lampur", "report")],
    ),
    "a people is no place": (
        filled(strike(FIRST, ABROAD), LAMPUR),
        [("Lampur", "report")],
    ),
    "a list stands": (
        filled(strike(FIRST, replace(HERE, share=0.95)), LAMPUR, BEFORE, basis="list"),
        [("Lampur", "list"), ("Gorland", "list")],
    ),
    "a country stands": (
        filled(strike(*WIDE), VASTRIA, basis="stated"),
        [("Vastria", "stated")],
    ),
    "a country gives way where the network reads well": (
        filled(strike(*WIDE, at_home=True), VASTRIA, basis="stated"),
        [("Sorvik", "stated")],
    ),
    "what holds for the whole country stands": (
        filled(strike(*WIDE, at_home=True, nationwide=True), VASTRIA, basis="report"),
        [("Vastria", "report")],
    ),
    "without a network the rules stand": (
        filled(strike(), LAMPUR),
        [("Lampur", "report")],
    ),
    "what only sets a scene keeps its place": (
        filled(strike(FIRST, HERE, types=()), LAMPUR),
        [("Lampur", "report")],
    ),
    "a place where the rules found none": (
        filled(strike(HERE)),
        [("Sorvik", "stated")],
    ),
}


@pytest.mark.parametrize(("given", "wanted"), PLACED.values(), ids=PLACED)
def test_where_it_took_place(given: Filled, wanted: list[tuple[str, str]]) -> None:
    (found,) = sited([given], ANCHORS)
    assert [(toponym.place.name, basis) for toponym, basis in found.places] == wanted


# a place as it stands, which of its signs are then shown
SHOWN: dict[str, tuple[Site, set[str]]] = {
    "near in the tree": (replace(HERE, steps=2), {"near", "in its sentence", "behind it", "located"}),
    "far in the tree": (replace(HERE, steps=7), {"far", "in its sentence", "behind it", "located"}),
    "in the words of the trigger": (replace(HERE, steps=None), {"far", "in its sentence"}),
    "in the sentence before": (EARLIER, {"sentence before", "last town before", "last town, same paragraph"}),
    "in another paragraph": (replace(EARLIER, paragraph=0), {"last town before"}),
    "further on": (replace(HERE, sentence=6, steps=None), {"after it"}),
    "in the title": (replace(FIRST, heading=True), {"title", "last town before", "anchor"}),
}
ALWAYS = {"pointed", "town", "often"}


@pytest.mark.parametrize(("site", "wanted"), SHOWN.values(), ids=SHOWN)
def test_signs(site: Site, wanted: set[str]) -> None:
    (candidate,) = candidates_of([filled(strike(site))], 0, ANCHORS).values()
    assert candidate.signs.keys() - ALWAYS == wanted


def test_two_names_of_a_place_are_one_candidate() -> None:
    again = replace(HERE, toponym=replace(BEFORE, span=Span(220, 227)))
    (candidate,) = candidates_of([filled(strike(EARLIER, again))], 0, ANCHORS).values()
    assert candidate.toponym.span.start == 220
    assert candidate.signs.keys() >= {"sentence before", "in its sentence"}


def test_every_weight_has_its_sign() -> None:
    assert tuple(weights()) == SIGNS
