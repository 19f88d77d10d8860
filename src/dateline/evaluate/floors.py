"""Floors: figures that have been reached once and may not fall again."""

import json
from pathlib import Path

from dateline.errors import UsageError
from dateline.evaluate.score import Scores

__all__ = ["below_floors", "figures_of", "load_floors"]


def figures_of(scores: Scores) -> dict[str, float | None]:
    """Every figure by its name: F1 of the tallies, shares, where's mean of reports; null where nothing was counted."""
    found: dict[str, float | None] = {name: round(tally.f1, 4) for name, tally in scores.tallies.items()}
    found["where_mean_of_reports"] = round(scores.mean_of_reports, 4)
    for name, share in scores.shares.items():
        found[name] = round(share.share, 4) if share.share is not None else None
    return found


def load_floors(path: Path) -> dict[str, float]:
    """The floors of a JSON file that maps figures to numbers in [0, 1].

    Raises:
        UsageError: the file is missing or not of this form.
    """
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): float(value) for name, value in floors.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: not a file of floors: {error}; it maps names of figures to numbers") from None


def below_floors(scores: Scores, floors: dict[str, float]) -> tuple[str, ...]:
    """One line for each figure that lies below its floor, or that has a floor and was not measured."""
    found = figures_of(scores)
    lines = []
    for name, floor in sorted(floors.items()):
        value = found.get(name)
        if value is None or value < floor:
            lines.append(f"{name}: {'not measured' if value is None else value} is below the floor of {floor}")
    return tuple(lines)
