"""Learn what each level of each comparison says for two events being one incident, from the stories of the corpus.

usage: python training/incidents.py [PATH ...]

PATH are folders of annotated reports (default corpus/train). Pairs of one block are learned from, twice: as annotated,
and as coded, where a coded event stands for an annotated one. Events of one story that share a name and a place are one
incident; all others are not, save those that share a name alone, which are left out. The weights are those of a
logistic regression with a ridge (standard deviation SPREAD bits), beside those of the comparisons that levels.toml
states. Prints the weights for levels.toml and how often each level occurs, of one incident and at all.
"""

import argparse
import math
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from dateline.cli.corpus import gazetteer_look_up
from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.convert import to_gold
from dateline.evaluate.corpus.groups import group_of, matched
from dateline.evaluate.corpus.report import Annotated, read_reports
from dateline.link.incidents.blocks import candidate_pairs
from dateline.link.incidents.levels import COMPARISONS, load_levels
from dateline.link.incidents.telling import Telling, tellings_of
from dateline.model.coded import CodedReport
from dateline.resolve.where.index import open_gazetteer
from dateline.run.coder import Coder, raw_text

ROOT = Path(__file__).resolve().parent.parent
SPREAD = 2.0
STEPS = 30
NEVER = {("place", "elsewhere"), ("date", "apart"), ("type", "other")}
STATED = {"place", "date", "occasion", "messages", "passage"}
"""Comparisons whose weights are stated. The stories hold few events of one type in one town a day apart, or in
neighbouring towns on one day, which real records are full of; and few occasions and messages."""
SILENT = {"unknown", "none"}
"""Levels that say nothing for or against."""

Told = tuple[list[CodedReport], dict[str, tuple[str, ...]]]
"""Reports, and the incident of each of their events by the event's id."""


def told_twice(reports: list[Annotated], coded: dict[str, CodedReport]) -> Iterator[Told]:
    """The reports as annotated, and as coded."""
    look_up = gazetteer_look_up(open_gazetteer())
    annotated = [as_coded(report, report.header.id, look_up) for report in reports]
    names = {
        event.id: group_of(report, name)
        for report, own in zip(reports, annotated, strict=True)
        for name, event in zip(report.values.events, own.events, strict=True)
    }
    yield annotated, names
    found = {
        event_id: group_of(report, name)
        for report in reports
        for event_id, name in matched(
            report, coded[report.header.id], to_gold(report, report.header.id, look_up)
        ).items()
    }
    yield [coded[report.header.id] for report in reports], found


def pairs_of(told: Told, families: dict[str, str]) -> Iterator[tuple[Telling, Telling, bool]]:
    reports, groups = told
    tellings = sorted((t for t in tellings_of(reports, families) if t.id in groups), key=lambda t: t.id)
    for a, b in candidate_pairs(tellings):
        mine, theirs = groups[tellings[a].id], groups[tellings[b].id]
        if mine == theirs or mine[:2] != theirs[:2]:
            yield tellings[a], tellings[b], mine == theirs


def learn(rows: np.ndarray, fixed: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The likeliest weights of the columns of `rows`, in bits, by Newton's method; `fixed` bits of a row are known."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp2(-(rows @ weights + fixed)))
        slope = math.log(2) * rows.T @ (labels - chance) - weights / SPREAD**2
        spread = chance * (1 - chance) * math.log(2) ** 2
        curve = (rows * spread[:, None]).T @ rows + np.eye(len(weights)) / SPREAD**2
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "corpus" / "train"])
    arguments = parser.parse_args()
    reports = [report for report in read_reports(arguments.paths) if report.values.events]
    coder = Coder(Config())
    coded = {r.header.id: coder.code(raw_text(r.text, f"{r.header.id}.txt")) for r in reports}
    families = {kind.name: kind.family for kind in load_codebook().types}
    pairs = list(chain.from_iterable(pairs_of(told, families) for told in told_twice(reports, coded)))
    levels = load_levels()
    found = [(_row(a, b), same) for a, b, same in pairs]
    found = [(row, same) for row, same in found if NEVER.isdisjoint(row)]
    learned = [(name, level) for name, of in levels.of.items() for level in of if _is_learned(name, level)]
    column = {name: at for at, name in enumerate(learned)}
    rows = np.zeros((len(found), len(learned) + 1))
    rows[:, -1] = 1
    for at, (row, _) in enumerate(found):
        rows[at, [column[name] for name in row if name in column]] = 1
    labels = np.array([float(same) for _, same in found])
    fixed = np.array([sum(levels.of[n][level].weight for n, level in row if n in STATED) for row, _ in found])
    weights = learn(rows, fixed, labels)
    print(f"{len(labels)} pairs, {int(labels.sum())} of one incident; prior {weights[-1]:.1f}")
    for at, (comparison, level) in enumerate(learned):
        one, all_of = int(rows[labels == 1, at].sum()), int(rows[:, at].sum())
        print(f"{comparison:9} {level:12} {weights[at]:5.1f}  {one} of {all_of}")


def _row(a: Telling, b: Telling) -> list[tuple[str, str]]:
    return [(comparison.name, comparison.level(a, b)) for comparison in COMPARISONS]


def _is_learned(name: str, level: str) -> bool:
    return name not in STATED and level not in SILENT and (name, level) not in NEVER


if __name__ == "__main__":
    main()
