"""Why events are missed or false: every error of annotated reports sorted by its cause, and counted.

usage: python benchmarks/causes.py [SET ...] [--list]

A SET is a folder of annotated reports of the corpus (default corpus/dev), or NAME:REPORTS=GOLD as in reliability.py.
A gold event without a match (type and place) is missed for its place where an event of its type stands on its words,
else for its type where another event does, else altogether. An event without a match is false for its place or its
type where gold has an event on its words, told twice where another event of ours is that gold event already, and
otherwise no event at all. A wrong place is counted by how it was come by. --list prints each error with its words.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coded import ROOT, coded_set

from dateline.evaluate.compare import overlap, same_place, shown
from dateline.evaluate.gold import Gold, GoldEvent
from dateline.evaluate.tally import pair
from dateline.model.coded import CodedReport
from dateline.model.event import Event

AROUND = 70


@dataclass(frozen=True)
class Error:
    """One error: what went wrong, and the words where it did."""

    cause: str
    words: str


def errors(item: CodedReport, gold: Gold) -> Iterator[Error]:
    """The missed and the false events of one report."""
    text = item.report.text
    pairs = pair(item.events, gold.events, fits, lambda e, g: overlap(e, g) + (0.0 if g.optional else 0.01))
    told, met = {i for i, _ in pairs}, {j for _, j in pairs}
    for j, wanted in enumerate(gold.events):
        if not wanted.optional and j not in met:
            yield Error(missed(item, wanted), " ".join(wanted.evidence.split()))
    for i, event in enumerate(item.events):
        if i not in told:
            first, last = max(0, event.trigger.start - AROUND), event.trigger.end + AROUND
            yield Error(false(event, gold, text), " ".join(text[first:last].split()))


def fits(event: Event, item: GoldEvent) -> bool:
    return event.type in item.types and same_place(event.place, item.place)


def missed(item: CodedReport, wanted: GoldEvent) -> str:
    here = [event for event in item.events if shown(event, wanted, item.report.text)]
    alike = [event for event in here if event.type in wanted.types]
    if alike:
        return f"missed: another place ({_basis(alike[0])})"
    return "missed: another type" if here else "missed: nothing seen"


def false(event: Event, gold: Gold, text: str) -> str:
    here = [item for item in gold.events if shown(event, item, text)]
    if any(fits(event, item) for item in gold.events):
        return "false: told twice"
    if any(event.type in item.types for item in here):
        return f"false: another place ({_basis(event)})"
    return "false: another type" if here else "false: no event there"


def _basis(event: Event) -> str:
    return event.place.basis if event.place else "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=[str(ROOT / "corpus" / "dev")])
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    counts = Counter[str]()
    for text in options.sets:
        with tempfile.TemporaryDirectory() as folder:
            coded, golds = coded_set(text, Path(folder))
        by_name = {name.rpartition("/")[2]: item for item, sources in coded for name in (item.report.id, *sources)}
        for gold in golds:
            for error in errors(by_name[gold.report], gold) if gold.report in by_name else ():
                counts[error.cause] += 1
                if options.list:
                    print(f"{error.cause:34} {gold.report}: {error.words}")
    for cause, count in sorted(counts.items()):
        print(f"{count:5}  {cause}")
    print(f"{counts.total():5}  in all")


if __name__ == "__main__":
    main()
