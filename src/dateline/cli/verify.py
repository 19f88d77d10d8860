"""`dateline verify`: does the record still hold what was put into it?"""

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.exits import UNVERIFIED
from dateline.cli.options import JsonOption, RecordArgument, RecordOption, find_record
from dateline.store.inspect import Inspection, inspect

__all__ = ["verify"]


def verify(record: RecordArgument = None, record_option: RecordOption = None, as_json: JsonOption = False) -> None:
    """Recompute every hash of a record and name what does not fit.

    Checks the file, its tables, the search index, the journal's chain, every row, the raw bytes, and
    that the words of all evidence stand where they are said to stand.
    """
    path = find_record(record, record_option)
    found = inspect(path)
    if as_json:
        print_json(found)
    else:
        _say(found)
    if found.faults:
        message(f"{path}: {len(found.faults)} faults" if len(found.faults) > 1 else f"{path}: 1 fault")
        raise typer.Exit(UNVERIFIED)


def _say(found: Inspection) -> None:
    for fault in found.faults:
        put(str(fault))
    if not found.faults:
        put(f"{found.path}: all fits ({found.reports} reports, {found.entries} journal entries)")
        put(f"journal head {found.head}")
