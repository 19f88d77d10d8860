"""How much each sign speaks for a place: `python sites.py CORPUS HALF0 HALF1 > ../src/dateline/resolve/sites.yaml`.

HALF0 and HALF1 are what `events.py CORPUS HALF0 --half 0` and the like wrote: each network reads the countries of
CORPUS/train that the other learned from, so that it points as well or badly as in a report that it never saw. The
weights are those of a conditional logistic regression with a ridge: which of the places of a report is that of an
annotated trigger. How many are right by the rules and by the weights, with the countries taken in TURNS turns, is
printed to the standard error. Two minutes.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import dateline.parse
from dateline.clean.clean import clean
from dateline.cli.corpus import gazetteer_look_up
from dateline.codebook.load import load_codebook
from dateline.evaluate.compare import same_place
from dateline.evaluate.corpus.convert import to_gold
from dateline.evaluate.corpus.report import Annotated, read_reports
from dateline.extract.events import find_mentions
from dateline.extract.network import read_network
from dateline.extract.proposer import make_proposer
from dateline.extract.triggers import index_frames
from dateline.model.span import Span
from dateline.parse.encoder.pipeline import EncoderPipeline, load_encoder
from dateline.parse.language import identify_language
from dateline.resolve.scene import anchors_of, fill
from dateline.resolve.sites import SIGNS, candidates_of
from dateline.resolve.when.find import dateline_when, find_times
from dateline.resolve.where.index import open_gazetteer
from dateline.resolve.where.places import find_places
from dateline.run.coder import raw_text

RIDGE, TURNS, STEPS = 4.0, 6, 30
ENGLISH = Path(dateline.parse.__file__).parent / "languages" / "en"


@dataclass(frozen=True)
class Choice:
    """One mention: `signs` (places, SIGNS), which of the places are right, and whether the rules' place is.

    `free` is false where the rules have the say: for lists, and for what holds for the whole country.
    """

    country: str
    signs: np.ndarray
    right: np.ndarray
    by_rule: bool
    free: bool


def encoder_with(reading: Path, folder: Path) -> EncoderPipeline:
    """The shipped encoder with other layers that read for events; `folder` receives links to its files."""
    (folder / "en" / "encoder").mkdir(parents=True)
    for path in (*ENGLISH.iterdir(), *(ENGLISH / "encoder").iterdir()):
        if path.name not in {"encoder", "reading.onnx"}:
            os.symlink(path, folder / "en" / path.relative_to(ENGLISH))
    os.symlink(reading.resolve(), folder / "en" / "encoder" / "reading.onnx")
    return load_encoder(folder / "en")


def choices(reports: Sequence[Annotated], half: Path, folder: Path) -> Iterator[Choice]:
    """The mentions of `reports`, as the network in `half` reads them, that stand on annotated triggers."""
    gazetteer, codebook = open_gazetteer(), load_codebook(None)
    pipeline, frames = encoder_with(half / "reading.onnx", folder), index_frames(codebook, "en")
    proposer = make_proposer(codebook, read_network(half / "en.npz"), "en")
    for annotated in reports:
        report = clean(raw_text(annotated.text, annotated.header.id), identify_language)
        parse = pipeline.parse(report)
        toponyms, times = find_places(report, parse, gazetteer), find_times(report, parse)
        proposals = proposer.read(parse) if proposer else None
        anchors = anchors_of(report, toponyms, dateline_when(report))
        filled = fill(find_mentions(report, parse, frames, toponyms, times, proposals), anchors)
        gold = to_gold(annotated, annotated.header.id, gazetteer_look_up(gazetteer))
        places = {n: e.place for n, e in zip(annotated.values.events, gold.events, strict=True)}
        triggers = [(Span(m.start, m.end), m.ids) for m in annotated.spans("trigger")]
        for k, one in enumerate(filled):
            meant = [places[n] for span, ids in triggers if span.touches(one.mention.trigger) for n in ids]
            found = list(candidates_of(filled, k, anchors).values())
            if one.mention.types and meant and found:
                yield Choice(
                    country=annotated.header.country,
                    signs=np.array([[c.signs.get(name, 0.0) for name in SIGNS] for c in found]),
                    right=np.array([any(same_place(c.toponym.place, place) for place in meant) for c in found]),
                    by_rule=any(same_place(t.place, place) for t, _ in one.places for place in meant),
                    free=len(one.places) < 2 and not one.mention.nationwide,
                )


def fitted(told: Sequence[Choice]) -> np.ndarray:
    """The weights under which the right places are likeliest, by Newton's method."""
    weights = np.zeros(len(SIGNS))
    usable = [choice for choice in told if choice.right.any() and not choice.right.all()]
    for _ in range(STEPS):
        slope, bend = -RIDGE * weights, RIDGE * np.eye(len(SIGNS))
        for choice in usable:
            share = np.exp(choice.signs @ weights)
            all_of, right_of = share / share.sum(), share * choice.right / share[choice.right].sum()
            mean = all_of @ choice.signs
            slope += right_of @ choice.signs - mean
            bend += (choice.signs * all_of[:, None]).T @ choice.signs - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def is_right(choice: Choice, weights: np.ndarray) -> bool:
    """Whether the place that the weights choose is right, or that of the rules where they have the say."""
    return bool(choice.right[(choice.signs @ weights).argmax()]) if choice.free else choice.by_rule


def report_on(told: Sequence[Choice]) -> None:
    """Prints how many are right when the weights come from other countries."""
    countries = sorted({choice.country for choice in told})
    turn = {country: k % TURNS for k, country in enumerate(countries)}
    right = 0
    for k in range(TURNS):
        weights = fitted([choice for choice in told if turn[choice.country] != k])
        right += sum(is_right(choice, weights) for choice in told if turn[choice.country] == k)
    by_rule = sum(choice.by_rule for choice in told)
    print(f"{len(told)} mentions, right by rule {by_rule}, by weights {right}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("halves", type=Path, nargs=2)
    options = parser.parse_args()
    countries = sorted(path for path in (options.corpus / "train").iterdir() if path.is_dir())
    told: list[Choice] = []
    for k, half in enumerate(options.halves):
        with tempfile.TemporaryDirectory() as folder:
            told += choices(read_reports(countries[1 - k :: 2]), half, Path(folder))
    report_on(told)
    for name, weight in zip(SIGNS, fitted(told), strict=True):
        print(f"{name}: {weight:.2f}")


if __name__ == "__main__":
    main()
