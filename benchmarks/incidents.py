"""How well events of different reports are joined into incidents, and how long it takes.

usage: python benchmarks/incidents.py [--events N] [--seed S] [--time]

Invented stories (benchmarks/told.py) of N events (default 20,000), of which it is known what is one incident: pairwise
and B-cubed F1. --time joins 10,000 to 100,000 events on one core and says how the time grows.
"""

import argparse
import os
import resource
import time

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from told import Told, tell_stories

from dateline.codebook.load import load_codebook
from dateline.evaluate.clusters import Agreement, b_cubed, pairwise
from dateline.link.incidents.find import find_incidents

SIZES = (10_000, 30_000, 100_000)


def found_groups(told: Told) -> dict[str, str]:
    """The incident that each event was put in."""
    found = find_incidents(told.reports, load_codebook())
    return {event_id: incident.id for incident in found.incidents for event_id in incident.event_ids}


def print_scores(events: int, seed: int) -> None:
    told = tell_stories(events, seed)
    found = found_groups(told)
    alone = {event_id: event_id for event_id in told.incident_of}
    print(f"{len(found)} events, {len(set(told.incident_of.values()))} incidents, {len(set(found.values()))} found")
    for name, groups in (("joined", found), ("each event alone", alone)):
        print(f"{name:18}pairwise {_row(pairwise(groups, told.incident_of))}")
        print(f"{name:18}B-cubed  {_row(b_cubed(groups, told.incident_of))}")


def _row(agreement: Agreement) -> str:
    return f"F1 {agreement.f1:.3f}  precision {agreement.precision:.3f}  recall {agreement.recall:.3f}"


def print_times(seed: int) -> None:
    first = 0.0
    for size in SIZES:
        told = tell_stories(size, seed)
        start = time.perf_counter()
        found = found_groups(told)
        seconds = time.perf_counter() - start
        first = first or seconds
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(found):7} events  {seconds:6.1f} s  {seconds / first:5.1f} times the first  peak {peak:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--time", action="store_true")
    arguments = parser.parse_args()
    if arguments.time:
        print_times(arguments.seed)
    else:
        print_scores(arguments.events, arguments.seed)


if __name__ == "__main__":
    main()
