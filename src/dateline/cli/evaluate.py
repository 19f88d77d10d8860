"""`dateline evaluate`: how far the record agrees with gold."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import JsonOption, RecordArgument, RecordOption, find_record
from dateline.evaluate.floors import below_floors, load_floors
from dateline.evaluate.gold import load_gold
from dateline.evaluate.score import Scores, score
from dateline.evaluate.summary import Summary, summarise
from dateline.store.record import Record

__all__ = ["evaluate", "say_scores"]

GoldOption = Annotated[
    Path, typer.Option("--gold", metavar="DIR", help="The folder of gold annotations, one JSON file for each report.")
]
FloorsOption = Annotated[
    Path | None,
    typer.Option("--floors", metavar="FILE", show_default=False, help="Fail where a figure lies below its floor."),
]


def evaluate(
    gold: GoldOption,
    record: RecordArgument = None,
    record_option: RecordOption = None,
    floors: FloorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare a record with gold annotations: events, messages, statements, figures, mastheads, furniture.

    Exits 1 when a report that has gold is not in the record, or when a figure lies below its floor.
    """
    wanted = load_gold(gold)
    with Record.open(find_record(record, record_option), read_only=True) as opened:
        scores = score(((coded, opened.sources_of(coded.report.id)) for coded in opened.coded_reports()), wanted)
    if as_json:
        print_json(summarise(scores))
    else:
        say_scores(summarise(scores))
    faults = [*_missing(scores), *(below_floors(scores, load_floors(floors)) if floors else ())]
    for fault in faults:
        message(fault)
    if faults:
        raise typer.Exit(FAILED)


def _missing(scores: Scores) -> list[str]:
    return [f"{name}: has gold but is not in the record; build it in first" for name in scores.missing]


def say_scores(summary: Summary, *, totals_only: bool = False) -> None:
    """Write the figures of a comparison for people."""
    for name, row in summary.tallies.items():
        put(f"{name:18} F1 {row.f1:.4f}  precision {row.precision:.4f}  recall {row.recall:.4f}  gold {row.gold}")
    put(f"{'mean of reports':18} F1 {summary.where_mean_of_reports:.4f}")
    for name, share in summary.shares.items():
        value = "-" if share.share is None else f"{share.share:.4f}"
        put(f"{name:18} {value}  of {share.of}")
    if totals_only:
        return
    for title, rows in (("type", summary.by_type), ("language", summary.by_language), ("report", summary.by_report)):
        put("")
        put(f"where, by {title}")
        for name, row in rows.items():
            put(f"  {name:34} F1 {row.f1:.4f}  right {row.right:4}  wrong {row.wrong:4}  missed {row.missed:4}")
