"""Scores as plain rows, for people and programs."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.evaluate.score import Scores
from dateline.evaluate.tally import Share, Tally

__all__ = ["ShareRow", "Summary", "TallyRow", "summarise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """Right, wrong and missed answers with what follows from them, rounded to four places."""

    precision: float
    recall: float
    f1: float
    gold: int
    right: int
    wrong: int
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A share in [0, 1], rounded to four places, and of how many cases; null where there was none."""

    share: float | None
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All figures of a comparison with gold, by name."""

    tallies: Mapping[str, TallyRow]
    where_mean_of_reports: float
    shares: Mapping[str, ShareRow]
    by_type: Mapping[str, TallyRow]
    by_language: Mapping[str, TallyRow]
    by_report: Mapping[str, TallyRow]
    missing: tuple[str, ...]


def summarise(scores: Scores) -> Summary:
    """The figures of `scores`; types, languages and reports in alphabetical order."""
    return Summary(
        tallies={name: _row(tally) for name, tally in scores.tallies.items()},
        where_mean_of_reports=round(scores.mean_of_reports, 4),
        shares={name: _share(share) for name, share in scores.shares.items()},
        by_type=_rows(scores.by_type),
        by_language=_rows(scores.by_language),
        by_report=_rows(scores.by_report),
        missing=tuple(scores.missing),
    )


def _rows(tallies: Mapping[str, Tally]) -> dict[str, TallyRow]:
    return {name: _row(tallies[name]) for name in sorted(tallies)}


def _row(tally: Tally) -> TallyRow:
    return TallyRow(
        precision=round(tally.precision, 4),
        recall=round(tally.recall, 4),
        f1=round(tally.f1, 4),
        gold=tally.gold,
        right=tally.right,
        wrong=tally.wrong,
        missed=tally.missed,
    )


def _share(share: Share) -> ShareRow:
    return ShareRow(share=round(share.share, 4) if share.share is not None else None, of=share.of)
