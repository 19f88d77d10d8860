"""How well an event's score holds: of events scored about 0.8, do eight in ten have the right type and place?

usage: python benchmarks/reliability.py [SET ...] [--draw FILE] [--fit]

A SET is a folder of annotated reports of the corpus (default corpus/test), or NAME:REPORTS=GOLD with a folder of
reports and one of gold as `dateline evaluate` reads them. Each set is printed as a table of bins of equal size with
the mean score and the share that is right, with the Brier score (lower is better; beside it that of one score for
all), the expected calibration error and the area under the ROC curve. --draw writes the diagram of all sets as SVG.
--fit prints weights for resolve/score.yaml that are fitted on the sets (logistic regression, ridge), not a table.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from coded import ROOT, Coded, coded_set

from dateline.evaluate.compare import overlap, same_place
from dateline.evaluate.gold import Gold, GoldEvent
from dateline.evaluate.tally import pair
from dateline.model.event import Event
from dateline.resolve.score import signs_of

BINS, STEPS = 5, 50
RIDGE, HELD_BACK = 3.0, 100.0
"""How strongly a weight is held back; the signs that only the network gives more, as its views hold less in news of
another kind than what it was trained on."""
NETWORK_SIGNS = {"belief", "place pointed at"}
SIDE, EDGE = 320, 40
COLOURS = ("#1b6ca8", "#b8432f", "#2f7d4f", "#7a4fa3")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """The events of a set with whether type and place are right."""

    name: str
    events: tuple[Event, ...]
    right: Floats

    @property
    def scores(self) -> Floats:
        """One score for each event."""
        return np.array([event.score for event in self.events])


def judged(text: str) -> Judged:
    with tempfile.TemporaryDirectory() as folder:
        coded, golds = coded_set(text, Path(folder))
    rows = [row for gold in golds for row in _hits(coded, gold)]
    return Judged(text, tuple(event for event, _ in rows), np.array([float(hit) for _, hit in rows]))


def _hits(coded: Coded, gold: Gold) -> Iterator[tuple[Event, bool]]:
    def fits(event: Event, item: GoldEvent) -> bool:
        return event.type in item.types and same_place(event.place, item.place)

    for item, sources in coded:
        if gold.report in {name.rpartition("/")[2] for name in (item.report.id, *sources)}:
            found = {i for i, _ in pair(item.events, gold.events, fits, overlap)}
            yield from ((event, k in found) for k, event in enumerate(item.events))


def bins(of: Judged) -> list[tuple[float, float, int]]:
    """Mean score, share right and number of events of each bin, lowest first."""
    order = np.argsort(of.scores, kind="stable")
    parts = np.array_split(order, min(BINS, len(order)))
    return [(float(of.scores[p].mean()), float(of.right[p].mean()), len(p)) for p in parts]


def print_table(of: Judged) -> None:
    scores, right = of.scores, of.right
    share = right.mean()
    error = sum(abs(mean - hit) * size for mean, hit, size in bins(of)) / len(scores)
    above = scores[right == 1][:, None] - scores[right == 0]
    area = ((above > 0) + 0.5 * (above == 0)).mean() if above.size else float("nan")
    print(f"\n{of.name}: {len(scores)} events, {share:.3f} right")
    print("  score  right  events")
    for mean, hit, size in bins(of):
        print(f"  {mean:.3f}  {hit:.3f}  {size:5}")
    brier = ((scores - right) ** 2).mean()
    print(f"  Brier {brier:.3f} (one score for all {share * (1 - share):.3f}), error {error:.3f}, area {area:.3f}")


def fitted(sets: Sequence[Judged]) -> dict[str, float]:
    """Weights of the signs that make the sets likeliest (Newton's method; the constant is not held back)."""
    rows = [signs_of(event) for one in sets for event in one.events]
    names = list(rows[0])
    signs = np.array([[row[name] for name in names] for row in rows])
    right = np.concatenate([one.right for one in sets])
    ridge = np.array([HELD_BACK if name in NETWORK_SIGNS else RIDGE for name in names])
    ridge[names.index("always")] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (chance - right) + ridge * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def drawing(sets: Sequence[Judged]) -> str:
    """The reliability diagram: mean score to the right, share right upwards, the diagonal where both agree."""
    end = EDGE + SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {end + 200} {end + EDGE}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="Reliability of the score">',
        f'<rect width="{end + 200}" height="{end + EDGE}" fill="white"/>',
        f'<rect x="{EDGE}" y="{EDGE / 2}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        f'<path d="M{EDGE} {EDGE / 2 + SIDE}L{end} {EDGE / 2}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<text x="{EDGE + SIDE / 2}" y="{end + 15}" text-anchor="middle">mean score of the events</text>',
        f'<text transform="translate(12 {EDGE / 2 + SIDE / 2}) rotate(-90)" text-anchor="middle">share right</text>',
    ]
    for tick in (0.0, 0.5, 1.0):
        at = EDGE / 2 + SIDE * (1 - tick)
        parts.append(f'<text x="{EDGE - 4}" y="{at + 4}" text-anchor="end">{tick}</text>')
        parts.append(f'<text x="{EDGE + SIDE * tick}" y="{EDGE / 2 + SIDE + 14}" text-anchor="middle">{tick}</text>')
    for k, (one, colour) in enumerate(zip(sets, COLOURS, strict=False)):
        spots = [(EDGE + SIDE * mean, EDGE / 2 + SIDE * (1 - hit)) for mean, hit, _ in bins(one)]
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in spots]
        parts.append(f'<text x="{end + 15}" y="{EDGE + 20 * k}" fill="{colour}">{_label(one)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _label(of: Judged) -> str:
    name, _, reports = of.name.rpartition(":")
    return f"{name or reports} ({len(of.events)} events)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=[str(ROOT / "corpus" / "test")])
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    sets = [judged(text) for text in arguments.sets]
    if arguments.fit:
        print("\n".join(f"{name}: {weight}" for name, weight in fitted(sets).items()))
        return
    for one in sets:
        print_table(one)
    if arguments.draw:
        arguments.draw.write_text(drawing(sets), encoding="utf-8")


if __name__ == "__main__":
    main()
