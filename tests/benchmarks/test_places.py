"""How the benchmark of places scores: invented mentions and answers."""

from pathlib import Path

import pytest

from benchmarks.places import (
    EXACT_KM,
    NEAR_KM,
    Mention,
    Score,
    distance_km,
    given_share,
    is_right,
    pair_up,
    read_lgl,
    reliability,
    score_found,
)
from dateline.model.place import Place
from dateline.model.span import Span

QUITO, AMBATO, LIMA = (-0.22, -78.51), (-1.25, -78.62), (-12.05, -77.04)


def place(at: tuple[float, float] | None, *, number: int | None = None, country: str | None = None) -> Place:
    lat, lon = at or (None, None)
    level = "country" if country else "city"
    return Place(text="x", name="x", level=level, country=country, lat=lat, lon=lon, geonames_id=number)


RIGHT = {
    "the same id, far away": (Mention(span=Span(0, 5), at=QUITO, geonames_id=7), place(LIMA, number=7), EXACT_KM, True),
    "another id, near": (Mention(span=Span(0, 5), at=QUITO, geonames_id=7), place(QUITO, number=8), EXACT_KM, True),
    "115 km are not exact": (Mention(span=Span(0, 5), at=QUITO), place(AMBATO), EXACT_KM, False),
    "115 km are near": (Mention(span=Span(0, 5), at=QUITO), place(AMBATO), NEAR_KM, True),
    "another country is far": (Mention(span=Span(0, 5), at=QUITO), place(LIMA), NEAR_KM, False),
    "no answer": (Mention(span=Span(0, 5), at=QUITO), None, NEAR_KM, False),
    "an answer without a position": (Mention(span=Span(0, 5), at=QUITO), place(None), NEAR_KM, False),
    "a country by its code": (Mention(span=Span(0, 5), at=LIMA, country="EC"), place(QUITO, country="EC"), 1, True),
    "another country": (Mention(span=Span(0, 5), at=QUITO, country="EC"), place(LIMA, country="PE"), NEAR_KM, False),
}


@pytest.mark.parametrize(("mention", "answer", "km", "right"), RIGHT.values(), ids=RIGHT)
def test_what_is_right(mention: Mention, answer: Place | None, km: float, right: bool) -> None:
    assert is_right(mention, answer, km) is right


def test_a_country_by_distance_alone() -> None:
    mention = Mention(span=Span(0, 5), at=LIMA, country="EC")
    assert not is_right(mention, place(QUITO, country="EC"), NEAR_KM, by_code=False)


def test_distances() -> None:
    assert distance_km(QUITO, QUITO) == 0
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)


def test_mentions_without_coordinates_and_continents_do_not_count() -> None:
    told = [
        (Mention(span=Span(0, 5), at=QUITO), place(QUITO)),
        (Mention(span=Span(6, 9), at=QUITO), None),
        (Mention(span=Span(10, 15)), place(LIMA)),
        (Mention(span=Span(16, 20), at=QUITO, continent=True), place(LIMA)),
    ]
    assert given_share(told, NEAR_KM) == 0.5


def test_each_answer_serves_one_mention() -> None:
    mentions = [Mention(span=Span(0, 5), at=QUITO), Mention(span=Span(6, 9), at=LIMA)]
    pairs, stray = pair_up(mentions, [(Span(0, 9), place(QUITO)), (Span(30, 34), place(LIMA))])
    assert [mention.span for mention, _ in pairs] == [Span(0, 5)]
    assert stray == 1


def test_finding_and_resolving_are_scored_apart() -> None:
    mentions = [Mention(span=Span(0, 5), at=QUITO), Mention(span=Span(6, 9), at=LIMA), Mention(span=Span(20, 24))]
    answers = [(Span(0, 5), place(QUITO)), (Span(6, 9), place(QUITO)), (Span(20, 24), place(LIMA))]
    stray = (Span(30, 34), place(LIMA))
    assert score_found([(mentions, [*answers, stray])]) == (Score(2, 3, 2), Score(1, 3, 2))


def test_precision_recall_and_f1_are_printed() -> None:
    assert str(Score(right=3, answers=4, mentions=6)) == "precision 0.750  recall 0.500  F1 0.600"
    assert str(Score(right=0, answers=0, mentions=0)) == "precision 0.000  recall 0.000  F1 0.000"


def test_lgl_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lgl.xml"
    path.write_text(
        "<articles><article><text>Dockers of Guayaquil met Peruvian envoys near Olmo.</text><toponyms>"
        "<toponym><start>25</start><end>33</end><gaztag geonameid='3932488'><lat>-10</lat><lon>-76</lon></gaztag>"
        "</toponym><toponym><start>11</start><end>20</end><gaztag geonameid='3657509'><lat>-2.2</lat><lon>-79.9</lon>"
        "</gaztag></toponym><toponym><start>46</start><end>50</end></toponym></toponyms></article></articles>",
        encoding="utf-8",
    )
    (article,) = read_lgl(path)
    assert [mention.span.of(article.text) for mention in article.mentions] == ["Guayaquil", "Peruvian", "Olmo"]
    assert [mention.country for mention in article.mentions] == [None, "PE", None]
    assert [mention.counts for mention in article.mentions] == [True, True, False]


def test_reliability_sets_scores_beside_what_is_right() -> None:
    rows, gap = reliability([(0.95, True), (0.95, True), (0.95, False), (0.25, False)])
    assert [(count, round(score, 2), round(share, 2)) for count, score, share in rows] == [
        (1, 0.25, 0.0),
        (3, 0.95, 0.67),
    ]
    assert gap == pytest.approx((3 * (0.95 - 2 / 3) + 0.25) / 4)
