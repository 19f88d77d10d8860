"""How well events of annotated reports are joined into incidents: the stories of the corpus that several outlets tell.

usage: python benchmarks/incident_groups.py [PATH ...]

PATH are folders of annotated reports (default corpus/test). Events of one story that share a name and a place are one
incident, every other event is one of its own. Measured are B-cubed and pairwise F1

- of the annotated events: how well events are joined where all values are right;
- of coded events, each standing for an annotated one of its type and place: how well they are joined as coded;
- the same, what the coder missed being left alone: how well a record shows what is one incident;
- each also among the events alone that several reports tell, where leaving all alone gains nothing.
"""

import argparse
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from dateline.cli.corpus import gazetteer_look_up
from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.evaluate.clusters import Agreement, b_cubed, pairwise
from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.convert import to_gold
from dateline.evaluate.corpus.groups import Group, group_of, matched
from dateline.evaluate.corpus.report import Annotated, read_reports
from dateline.link.incidents.find import find_incidents
from dateline.model.coded import CodedReport
from dateline.resolve.where.index import open_gazetteer
from dateline.run.coder import Coder, raw_text

ROOT = Path(__file__).resolve().parent.parent


def joined(reports: Sequence[CodedReport]) -> dict[str, str]:
    """The incident that each event was put in."""
    found = find_incidents(reports, load_codebook())
    return {event_id: incident.id for incident in found.incidents for event_id in incident.event_ids}


def print_scores(title: str, found: Mapping[str, str], gold: Mapping[str, Group]) -> None:
    """The figures of all events of `gold`, and of those alone that several reports tell."""
    told = Counter(gold.values())
    twice = {item: group for item, group in gold.items() if told[group] > 1}
    for words, some in (("all events", gold), ("told by several", twice)):
        kept = {item: found[item] for item in some}
        alone = b_cubed({item: item for item in some}, some)
        cubed, paired = b_cubed(kept, some), pairwise(kept, some)
        print(f"{title:18}{words:17}{len(some):4}  B-cubed {_row(cubed)}  pairs {_row(paired)}  alone {alone.f1:.3f}")


def _row(agreement: Agreement) -> str:
    return f"F1 {agreement.f1:.3f} P {agreement.precision:.3f} R {agreement.recall:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "corpus" / "test"])
    reports = [report for report in read_reports(parser.parse_args().paths) if report.header.story]
    look_up = gazetteer_look_up(open_gazetteer())
    annotated = [as_coded(report, report.header.id, look_up) for report in reports]
    names = {event.id: (report, name) for report, own in zip(reports, annotated, strict=True)
             for name, event in zip(report.values.events, own.events, strict=True)}  # fmt: skip
    print_scores("annotated", joined(annotated), {key: group_of(*value) for key, value in names.items()})
    coder = Coder(Config())
    coded = [coder.code(raw_text(report.text, f"{report.header.id}.txt")) for report in reports]
    incident_of = joined(coded)
    found = {
        _key(report, name): incident_of[event_id]
        for report, own in zip(reports, coded, strict=True)
        for event_id, name in matched(report, own, to_gold(report, report.header.id, look_up)).items()
    }
    gold = {_key(report, name): group_of(report, name) for report in reports for name in report.values.events}
    print_scores("coded", found, {item: gold[item] for item in found})
    print_scores("coded and missed", {item: item for item in gold} | found, gold)


def _key(report: Annotated, name: str) -> str:
    return f"{report.header.id} {name}"


if __name__ == "__main__":
    main()
