"""Counting what becomes of the items of a build."""

from collections import Counter
from collections.abc import Callable

from dateline.model.account import Account
from dateline.model.report import Refusal

__all__ = ["Tally"]


class Tally:
    """Counts each item once, when it is done, and tells `progress` of it."""

    def __init__(self, progress: Callable[[str, str], None]) -> None:
        self._progress = progress
        self._kept = Counter[str]()
        self._refusals: list[Refusal] = []

    def kept(self, how: str, source: str) -> None:
        """Count an item that was kept; `how` is added, recoded or unchanged."""
        self._kept[how] += 1
        self._progress("kept", source)

    def refused(self, refusal: Refusal) -> None:
        """Count an item that was dropped or quarantined."""
        self._refusals.append(refusal)
        self._progress(refusal.outcome, refusal.source)

    def account(self, *, interrupted: bool = False) -> Account:
        """The counts so far."""
        outcomes = Counter(refusal.outcome for refusal in self._refusals)
        reasons = Counter(f"{refusal.outcome}: {refusal.reason}" for refusal in self._refusals)
        return Account(
            kept=self._kept.total(),
            dropped=outcomes["dropped"],
            quarantined=outcomes["quarantined"],
            added=self._kept["added"],
            recoded=self._kept["recoded"],
            unchanged=self._kept["unchanged"],
            reasons=dict(sorted(reasons.items())),
            refusals=tuple(self._refusals),
            interrupted=interrupted,
        )
