"""What people said of pairs of events, as it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.incident import PairJudgement

__all__ = ["Standing", "standing"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The judgements that hold, by the two event ids, the lower first."""

    together: dict[Pair, PairJudgement]
    apart: dict[Pair, PairJudgement]


def standing(judgements: Iterable[PairJudgement]) -> Standing:
    """The latest judgement of each pair; one with `same` null takes the earlier ones back.

    At one time the one that keeps apart holds, so that the order of `judgements` changes nothing.
    """
    latest: dict[Pair, PairJudgement] = {}
    for judgement in sorted(judgements, key=_order):
        a, b = sorted((judgement.a, judgement.b))
        latest[a, b] = judgement
    return Standing(
        together={pair: held for pair, held in latest.items() if held.same is True},
        apart={pair: held for pair, held in latest.items() if held.same is False},
    )


def _order(judgement: PairJudgement) -> tuple[str, int, str, str]:
    strength = {None: 0, True: 1, False: 2}[judgement.same]
    return judgement.time, strength, judgement.author, judgement.reason
