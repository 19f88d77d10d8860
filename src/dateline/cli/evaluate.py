"""`dateline evaluate`: how far the record agrees with gold, or the coder with what people judged."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.cases import evaluate_cases
from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import ConfigOption, JsonOption, RecordArgument, RecordOption, find_record
from dateline.config import load_config
from dateline.errors import UsageError
from dateline.evaluate.floors import below_floors, load_floors
from dateline.evaluate.gold import load_gold
from dateline.evaluate.score import Scores, score
from dateline.evaluate.summary import Summary, summarise
from dateline.store.record import Record

__all__ = ["evaluate", "say_scores"]

GoldOption = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        metavar="DIR",
        show_default=False,
        help="The folder of gold annotations, one JSON file for each report.",
    ),
]
FloorsOption = Annotated[
    Path | None,
    typer.Option("--floors", metavar="FILE", show_default=False, help="Fail where a figure lies below its floor."),
]
ReviewsOption = Annotated[
    bool, typer.Option("--from-reviews", help="Compare the current coder with what people judged in this record.")
]
WriteOption = Annotated[
    Path | None,
    typer.Option(
        "--write", metavar="DIR", show_default=False, help="Write the judged events as gold (with --from-reviews)."
    ),
]
RecalibrateOption = Annotated[
    Path | None,
    typer.Option(
        "--recalibrate",
        metavar="FILE",
        show_default=False,
        help="Fit the score to the judged events and write it (with --from-reviews).",
    ),
]


def evaluate(
    record: RecordArgument = None,
    gold: GoldOption = None,
    record_option: RecordOption = None,
    floors: FloorsOption = None,
    from_reviews: ReviewsOption = False,
    write: WriteOption = None,
    recalibrate: RecalibrateOption = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare a record with gold annotations, or the current coder with what people judged.

    With --gold: events, messages, statements, figures, mastheads, furniture; exits 1 when a report that has gold is not
    in the record, or when a figure lies below its floor. With --from-reviews: accepted, corrected and added events must
    be found again, rejected ones must not come again; exits 1 when something that the record had right is lost.
    """
    if (gold is None) != from_reviews:
        raise UsageError("compare with what? Name --gold DIR, or --from-reviews, and one of them alone")
    if from_reviews:
        _refuse(floors, "--floors is of figures against gold; leave it off with --from-reviews")
        path, settings = find_record(record, record_option), load_config(config)
        evaluate_cases(path, settings, write=write, calibration=recalibrate, as_json=as_json)
    elif gold is not None:
        _refuse(write or recalibrate or config, "--write, --recalibrate and --config go with --from-reviews")
        _compare_with_gold(gold, find_record(record, record_option), floors, as_json=as_json)


def _refuse(given: object, words: str) -> None:
    if given is not None:
        raise UsageError(words)


def _compare_with_gold(gold: Path, path: Path, floors: Path | None, *, as_json: bool) -> None:
    wanted = load_gold(gold)
    with Record.open(path, read_only=True) as opened:
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
