"""Ids for the actors of a report: which country decides, and for whom a spokesperson speaks."""

import pytest

from dateline.model.place import Place, Toponym
from dateline.model.span import Span
from dateline.resolve.who.identify import main_country, voiced_body


def toponym(country: str | None) -> Toponym:
    place = Place(text="X", name="X", level="city", country=country)
    return Toponym(span=Span(0, 1), place=place, score=0.9)


COUNTRIES = {
    "one only": (["PE", "PE"], "PE"),
    "nearly all": (["PE", "PE", "PE", "PE", "CL"], "PE"),
    "about two": (["PE", "PE", "CL"], None),
    "none": ([], None),
    "a continent is none": ([None, "KE"], "KE"),
}
VOICES = {
    "for": ("spokesman for the interior ministry", "the interior ministry"),
    "of": ("a spokeswoman of the Supreme Court", "the Supreme Court"),
    "before": ("army spokesperson", "army"),
    "none": ("the interior ministry", "the interior ministry"),
    "a spokesman of nobody": ("its spokesman", "its"),
    "the word alone": ("spokesman", "spokesman"),
}


@pytest.mark.parametrize(("named", "wanted"), COUNTRIES.values(), ids=COUNTRIES)
def test_the_country_of_a_report(named: list[str | None], wanted: str | None) -> None:
    assert main_country([toponym(country) for country in named]) == wanted


@pytest.mark.parametrize(("words", "body"), VOICES.values(), ids=VOICES)
def test_whom_a_spokesperson_speaks_for(words: str, body: str) -> None:
    assert voiced_body(words) == body
