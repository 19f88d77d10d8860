"""How well whole reports are grouped by what they are about, through shared names, places, dates and words in a row.

usage: python benchmarks/topics.py [DATA]

DATA holds newswcl50-parsed (default ../shared/data where it exists): 50 reports of five outlets on ten political
events. A report is put together from its tokens, parsed, and read for names, places and dates; runs of RUN words that
it shares with another stand for copied passages. Two reports are as near as the rarity of what they share, as a share
of the rarity of what both hold (cosine of binary vectors, weighted by inverse document frequency). They are grouped by
average linkage, as events are; B-cubed F1 is stated for several thresholds, of which JOIN was fixed before.
"""

import argparse
import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from itertools import combinations

from dateline.clean.bare import bare_report
from dateline.evaluate.clusters import b_cubed
from dateline.link.folding import fold
from dateline.link.incidents.cluster import Bounds, cluster
from dateline.model.report import Masthead
from dateline.parse.pipeline import Pipeline, load_pipeline
from dateline.resolve.when import find_times
from dateline.resolve.where.index import Gazetteer, open_gazetteer
from dateline.resolve.where.places import find_places

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
RUN = 8
JOIN = 0.2
THRESHOLDS = (0.1, 0.15, JOIN, 0.25, 0.3)
BREAK = "\\n"
"""The token that stands for a line break."""
CLOSE = {".", ",", ";", ":", "!", "?", "'s", "’s", "n't", "n’t", ")", "%"}


def read_documents(path: Path) -> dict[str, str]:
    """The texts by name; the part of a name before "_" is its topic."""
    words: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) > 3:
            words[columns[0].rpartition("/")[2]].append(columns[3])
    return {name: _joined(found) for name, found in words.items()}


def _joined(words: Sequence[str]) -> str:
    spaced = ("\n" if word == BREAK else word if word in CLOSE else f" {word}" for word in words)
    return "".join(spaced).replace("\n ", "\n")


def features_of(text: str, pipeline: Pipeline, gazetteer: Gazetteer) -> frozenset[str]:
    """What a report names: people and bodies, places, days, and every run of RUN words."""
    report = bare_report(text, Masthead(language="en"))
    parse = pipeline.parse(report)
    names = {f"name {fold(parse.span(name.first, name.last).of(text))}" for name in parse.names}
    places = {f"place {toponym.place.name}" for toponym in find_places(report, parse, gazetteer)}
    times = {f"date {fold(mention.span.of(text))}" for mention in find_times(report, parse)}
    return frozenset(names | places | times | set(_runs(fold(text).split())))


def _runs(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def nearness(features: Mapping[str, frozenset[str]]) -> dict[tuple[int, int], float]:
    """For each pair of reports, in their order, how much they share, in [0, 1]; what only one has is left out."""
    counted = Counter(feature for held in features.values() for feature in held)
    rarity = {feature: math.log(len(features) / count) for feature, count in counted.items() if count > 1}
    held = [{f for f in found if f in rarity} for found in features.values()]
    size = [math.sqrt(sum(rarity[f] ** 2 for f in found)) or 1.0 for found in held]
    return {
        (a, b): sum(rarity[f] ** 2 for f in held[a] & held[b]) / (size[a] * size[b])
        for a, b in combinations(range(len(held)), 2)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=SHARED if SHARED.is_dir() else None)
    arguments = parser.parse_args()
    if arguments.data is None:
        parser.error("say where newswcl50-parsed/NewsWCL50.conll is")
    texts = read_documents(arguments.data / "newswcl50-parsed" / "NewsWCL50.conll")
    pipeline, gazetteer = load_pipeline(), open_gazetteer()
    features = {name: features_of(text, pipeline, gazetteer) for name, text in sorted(texts.items())}
    near = nearness(features)
    gold = {name: name.partition("_")[0] for name in features}
    for join in THRESHOLDS:
        groups, _ = cluster(near, lambda a, b: near[a, b], Bounds(owners=list(gold)), join=join, accept=0.0)
        names = list(features)
        found = {names[member]: number for number, group in enumerate(groups) for member in group}
        agreement = b_cubed(found, gold)
        row = f"F1 {agreement.f1:.3f}  precision {agreement.precision:.3f}  recall {agreement.recall:.3f}"
        print(f"join at {join:.2f}  {len(groups):3} groups  B-cubed {row}{'  (fixed before)' if join == JOIN else ''}")


if __name__ == "__main__":
    main()
