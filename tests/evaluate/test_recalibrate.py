"""The score fitted to what people judged: known slopes are found again, too little is refused."""

import random
from dataclasses import replace

import pytest

from dateline.errors import UsageError
from dateline.evaluate.again import outcomes
from dateline.evaluate.cases import judged_report
from dateline.evaluate.recalibrate import Judgement, calibration_error, judged_scores, recalibrate
from dateline.model.calibration import Calibration
from dateline.model.review import Review
from dateline.review.fold import fold
from tests.review.judged import CODED, CORK, GAFSA, ORURO, SARI, TEXT, corrects, missed, said


def drawn(count: int, truth: Calibration, seed: int = 5, *, sampled: bool = False) -> list[Judgement]:
    """Judgements of events that are right as often as `truth` makes of their score."""
    chance = random.Random(seed)
    scores = [round(chance.uniform(0.05, 0.95), 3) for _ in range(count)]
    return [Judgement(score=one, right=chance.random() < truth.chance(one), sampled=sampled) for one in scores]


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.5, 0.0), (1.0, -1.0), (1.6, 0.8)])
def test_a_known_line_is_found_again(slope: float, shift: float) -> None:
    found = recalibrate(drawn(5000, Calibration(slope=slope, shift=shift))).calibration
    assert found.slope == pytest.approx(slope, abs=0.12)
    assert found.shift == pytest.approx(shift, abs=0.12)


def test_a_score_that_is_too_high_comes_down() -> None:
    found = recalibrate(drawn(300, Calibration(slope=0.8, shift=-1.5)))
    assert found.error_after < found.error_before
    assert found.calibration.of(0.8) < 0.6
    assert (found.events, found.sampled) == (300, False)


def test_few_events_move_it_less_than_many() -> None:
    truth = Calibration(shift=-2.0)
    few, many = (recalibrate(drawn(count, truth)).calibration.shift for count in (30, 3000))
    assert many < few < 0


def test_where_thirty_were_drawn_at_random_those_alone_are_fitted() -> None:
    sampled = drawn(30, Calibration(shift=1.0), sampled=True)
    chosen = drawn(200, Calibration(shift=-3.0), seed=6)
    found = recalibrate([*chosen, *sampled])
    assert (found.events, found.sampled) == (30, True)
    assert found.calibration == recalibrate(sampled).calibration
    assert recalibrate([*chosen, *sampled[:29]]).sampled is False


REFUSED = {
    "too few": (drawn(29, Calibration()), "29 judged events have a score; 30 are needed"),
    "none": ([], "0 judged events"),
    "all right": ([Judgement(score=0.7, right=True)] * 40, "all 40 judged events are right"),
    "all wrong": ([Judgement(score=0.7, right=False)] * 40, "all 40 judged events are wrong"),
    "a score that means the opposite": (drawn(400, Calibration(slope=-1.0)), "low score are right more often"),
}


@pytest.mark.parametrize(("judged", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_fitted_is_refused(judged: list[Judgement], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        recalibrate(judged)


def test_scores_at_the_ends_are_fitted_too() -> None:
    low = [Judgement(score=0.0, right=k % 7 == 0) for k in range(60)]
    found = recalibrate([*low, *(Judgement(score=1.0, right=not one.right) for one in low)])
    assert 0.0 < found.calibration.of(0.0) < found.calibration.of(1.0) < 1.0
    assert found.error_after < found.error_before


# a scored pair each, and the error
ERRORS = {
    "none": ([], 0.0),
    "as often as it says": ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
    "too high": ([(0.9, False)] * 4, 0.9),
    "two bins": ([(0.9, True), (0.2, False)], 0.15),
    "sure": ([(1.0, True)], 0.0),
}


@pytest.mark.parametrize(("scored", "error"), ERRORS.values(), ids=ERRORS)
def test_the_error_of_a_score(scored: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(scored) == pytest.approx(error)


KOTA = missed()

# a judgement, and whether the coded event counts as right, as wrong, or not at all
LABELS: dict[str, tuple[Review, list[bool]]] = {
    "accepted": (said(CORK, "accept"), [True]),
    "rejected": (said(CORK, "reject"), [False]),
    "another day": (corrects(CORK, status="planned"), [True]),
    "another place": (corrects(CORK, place=GAFSA), [False]),
    "another type": (corrects(CORK, type="unrest", types=("unrest",)), [False]),
    "added": (said(KOTA, "add"), []),
    "taken back": (said(CORK, "undo", undoes="f" * 16), []),
}


@pytest.mark.parametrize(("review", "labels"), LABELS.values(), ids=LABELS)
def test_what_counts_as_right(review: Review, labels: list[bool]) -> None:
    report = judged_report(CODED, fold(CODED.events, [review], TEXT))
    judged = list(judged_scores(outcomes(report, CODED)))
    assert [(one.right, one.score) for one in judged] == [(label, 0.75) for label in labels]


def test_an_event_drawn_at_random_is_known_as_such() -> None:
    reviews = [said(ORURO, "accept"), said(SARI, "accept", time=2)]
    first, last = sorted((ORURO.id, SARI.id))
    report = judged_report(CODED, fold(CODED.events, reviews, TEXT), drawn_below=last)
    drawn = {case.event.id: case.sampled for case in report.cases}
    assert drawn == {first: True, last: False}


def test_what_another_coder_finds_is_scored_as_it_is_now() -> None:
    report = judged_report(CODED, fold(CODED.events, [said(CORK, "accept"), said(KOTA, "add", time=2)], TEXT))
    now = replace(CODED, events=(replace(CORK, id="1" * 16, score=0.4, place=GAFSA), replace(KOTA, score=0.9)))
    assert list(judged_scores(outcomes(report, now))) == [Judgement(score=0.4, right=False)]
