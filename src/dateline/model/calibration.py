"""How a score is turned into the probability that it stands for, among the reports of one person's work."""

from dataclasses import dataclass
from math import exp, log

__all__ = ["Calibration"]

LEAST = 0.0005
"""Scores have three decimals: one of 0 or 1 lies within this of it."""

DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A line over the log-odds of the score: `slope` 1 and `shift` 0 leave it as it is.

    Platt (1999), "Probabilistic outputs for support vector machines".
    """

    slope: float = 1.0
    shift: float = 0.0

    def of(self, score: float) -> float:
        """The calibrated score, in [0, 1], to three decimals."""
        return round(self.chance(score), DECIMALS)

    def chance(self, score: float) -> float:
        """The calibrated score, not rounded."""
        held = min(1 - LEAST, max(LEAST, score))
        total = self.slope * log(held / (1 - held)) + self.shift
        return 1 / (1 + exp(-total)) if total > 0 else exp(total) / (1 + exp(total))
