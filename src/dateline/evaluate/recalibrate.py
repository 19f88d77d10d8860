"""The score fitted to what people judged: how often an event of such a score was right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from dateline.errors import UsageError
from dateline.evaluate.again import CaseOutcome, same_as_said
from dateline.model.calibration import LEAST, Calibration

__all__ = ["LEAST_EVENTS", "Judgement", "Recalibration", "calibration_error", "judged_scores", "recalibrate"]

LEAST_EVENTS = 30
SLOPE_RIDGE, SHIFT_RIDGE = 4.0, 0.25
"""How strongly slope and shift are held to 1 and 0: before any event was judged, a slope half as steep or half as steep
again is as likely as a shift by two, which makes 0.5 of a score of 0.88. That a score is too high as a whole is common,
that it says next to nothing is not."""
STEPS = 50
BINS = 10
PARTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The score of a coded event, and whether people let its type and place stand."""

    score: float
    right: bool
    sampled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalibration:
    """A fit, over how many events, and whether these were drawn at random.

    `error_before` and `error_after` are expected calibration errors; the latter of events that the fit had not seen.
    """

    calibration: Calibration
    events: int
    right: int
    sampled: bool
    error_before: float
    error_after: float


def judged_scores(outcomes: Iterable[CaseOutcome]) -> Iterator[Judgement]:
    """The scores of judged events as they are coded now.

    Right is what was accepted or corrected and has the type and place that people let stand; wrong is what was
    rejected, or has another type or place. What a person added was not the coder's to score.
    """
    for outcome in outcomes:
        case, event = outcome.case, outcome.event
        if event is not None and not case.added:
            right = case.wanted and event.type == case.event.type and same_as_said(event.place, case.event.place)
            yield Judgement(score=event.score, right=right, sampled=case.sampled)


def recalibrate(judged: Iterable[Judgement]) -> Recalibration:
    """Slope and shift that make the judgements likeliest, held towards 1 and 0.

    Where 30 events or more were drawn at random, those alone are fitted: of events that people chose, the doubtful ones
    are too many.

    Raises:
        UsageError: there are too few events, or all of them are right, or wrong; or the score says nothing of them.
    """
    every = list(judged)
    drawn = [one for one in every if one.sampled]
    used = drawn if len(drawn) >= LEAST_EVENTS else every
    right = sum(one.right for one in used)
    if len(used) < LEAST_EVENTS:
        raise UsageError(f"{len(used)} judged events have a score; {LEAST_EVENTS} are needed: judge some more")
    if right in (0, len(used)):
        said = "right" if right else "wrong"
        raise UsageError(f"all {len(used)} judged events are {said}: nothing tells a high score from a low one")
    found = _fitted(used)
    if found.slope <= 0:
        raise UsageError(f"of {len(used)} judged events those of a low score are right more often: keep it as it ships")
    unseen = [pair for part in range(PARTS) for pair in _held_out(used, part)]
    return Recalibration(
        calibration=Calibration(slope=round(found.slope, 4), shift=round(found.shift, 4)),
        events=len(used),
        right=right,
        sampled=used is drawn,
        error_before=round(calibration_error([(one.score, one.right) for one in used]), 4),
        error_after=round(calibration_error(unseen), 4),
    )


def calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error: how far scores lie from the share that is right, over ten bins of equal width.

    Naeini, Cooper and Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning".
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        bins[min(BINS - 1, int(score * BINS))].append((score, right))
    off = (abs(sum(score for score, _ in held) - sum(right for _, right in held)) for held in bins)
    return sum(off) / len(scored) if scored else 0.0


def _held_out(judged: Sequence[Judgement], part: int) -> list[tuple[float, bool]]:
    """Every fifth event, with the score that a fit on the others gives it."""
    fit = _fitted([one for at, one in enumerate(judged) if at % PARTS != part])
    return [(fit.chance(one.score), one.right) for at, one in enumerate(judged) if at % PARTS == part]


def _fitted(judged: Sequence[Judgement]) -> Calibration:
    """Logistic regression on the log-odds of the score, by Newton's method, each step no longer than it helps."""
    odds = [(log(held / (1 - held)), one.right) for one in judged for held in [_held(one.score)]]
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        step = _step(odds, slope, shift)
        size = 1.0
        while size > 1e-6 and _cost(odds, slope - size * step[0], shift - size * step[1]) > _cost(odds, slope, shift):
            size /= 2
        slope, shift = slope - size * step[0], shift - size * step[1]
        if max(map(abs, step)) < 1e-9:
            break
    return Calibration(slope=slope, shift=shift)


def _held(score: float) -> float:
    return min(1 - LEAST, max(LEAST, score))


def _chance(slope: float, shift: float, odd: float) -> float:
    total = max(-30.0, min(30.0, slope * odd + shift))
    return 1 / (1 + exp(-total))


def _cost(odds: Iterable[tuple[float, bool]], slope: float, shift: float) -> float:
    chances = ((_chance(slope, shift, odd), right) for odd, right in odds)
    held = (SLOPE_RIDGE * (slope - 1) ** 2 + SHIFT_RIDGE * shift**2) / 2
    return held - sum(log(chance if right else 1 - chance) for chance, right in chances)


def _step(odds: Iterable[tuple[float, bool]], slope: float, shift: float) -> tuple[float, float]:
    """The step of Newton's method: the inverse of the bend times the slope of the cost."""
    along, across = SLOPE_RIDGE * (slope - 1), SHIFT_RIDGE * shift
    aa, ab, bb = SLOPE_RIDGE, 0.0, SHIFT_RIDGE
    for odd, right in odds:
        chance = _chance(slope, shift, odd)
        miss, spread = chance - right, chance * (1 - chance)
        along, across = along + miss * odd, across + miss
        aa, ab, bb = aa + spread * odd * odd, ab + spread * odd, bb + spread
    whole = aa * bb - ab * ab
    return (bb * along - ab * across) / whole, (aa * across - ab * along) / whole
