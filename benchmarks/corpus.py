"""How well the coder does on annotated reports of the project's own corpus: all, by type, by country and by style.

usage: python benchmarks/corpus.py [PATH ...] [--errors]

PATH is a folder of annotated reports (default corpus/test). The texts are built into a record as a user would build
them and compared with their gold as `dateline evaluate` does. --errors lists, report by report, the events of gold that
are missed and those of the record that gold lacks.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from coded import ROOT, Coded, coded_and_gold

from dateline.evaluate.compare import same_place
from dateline.evaluate.corpus.report import find_reports, read_report
from dateline.evaluate.gold import Gold
from dateline.evaluate.score import Scores, score
from dateline.evaluate.tally import Tally


def print_scores(scores: Scores) -> None:
    for name, tally in scores.tallies.items():
        print(f"{name:20}{_row(tally)}")
    print(f"{'mean of reports':20}F1 {scores.mean_of_reports:.3f}")
    for name, share in scores.shares.items():
        print(f"{name:20}{'-' if share.share is None else f'{share.share:.3f}'} of {share.of}")
    print("\nwhere, by type")
    for name, tally in sorted(scores.by_type.items()):
        print(f"  {name:22}{_row(tally)}")


def _row(tally: Tally) -> str:
    return f"F1 {tally.f1:.3f}  precision {tally.precision:.3f}  recall {tally.recall:.3f}  gold {tally.gold}"


def print_groups(title: str, groups: dict[str, list[Gold]], coded: Coded) -> None:
    """F1 of each group of reports; of those without events, how many events the coder sees in a report."""
    print(f"\nby {title}")
    for name, golds in sorted(groups.items()):
        tallies = score(coded, golds).tallies
        columns = "  ".join(f"{kind} {tallies[kind].f1:.3f}" for kind in ("where", "when", "statements", "figures"))
        print(f"  {name:22}{len(golds):4} reports  {columns}")


def print_errors(coded: Coded, golds: Sequence[Gold]) -> None:
    by_name = {name.rpartition("/")[2]: item for item, sources in coded for name in sources}
    for gold in golds:
        events = by_name[gold.report].events
        for item in gold.events:
            if not item.optional and not any(e.type in item.types and same_place(e.place, item.place) for e in events):
                place = item.place.name if item.place else "-"
                print(f"{gold.report:14} missed {'/'.join(item.types):28} {place}: {item.evidence[:110]!r}")
        for event in events:
            if not any(event.type in item.types and same_place(event.place, item.place) for item in gold.events):
                words = " ".join(e.exact for e in event.evidence if e.of in ("trigger", "actor", "target"))
                place = event.place.name if event.place else "-"
                print(f"{gold.report:14} extra  {event.type:28} {place}: {words[:110]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "corpus" / "test"])
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    headers = {f"{h.id}.txt": h for h in (read_report(path).header for path in find_reports(arguments.paths))}
    with tempfile.TemporaryDirectory() as folder:
        coded, golds = coded_and_gold(arguments.paths, Path(folder))
    if arguments.errors:
        print_errors(coded, golds)
    print_scores(score(coded, golds))
    styles: dict[str, list[Gold]] = defaultdict(list)
    countries: dict[str, list[Gold]] = defaultdict(list)
    for gold in golds:
        styles[headers[gold.report].style].append(gold)
        countries[headers[gold.report].country].append(gold)
    print_groups("style", styles, coded)
    print_groups("country", countries, coded)
    empty = {gold.report for gold in golds if not gold.events}
    seen = sum(len(item.events) for item, sources in coded if {s.rpartition("/")[2] for s in sources} & empty)
    print(f"\nevents seen in the {len(empty)} reports without any: {seen}, {seen / max(1, len(empty)):.2f} a report")


if __name__ == "__main__":
    main()
