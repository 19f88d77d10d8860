"""`dateline evaluate --from-reviews`: the current coder beside what people judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from msgspec import json

from dateline.cli.console import message, print_json, printable, stdout, table
from dateline.cli.exits import FAILED
from dateline.config import Config, ScoreConfig
from dateline.errors import UsageError
from dateline.evaluate.again import CaseOutcome, CaseRow, CaseSummary, Regression, outcomes, summarise_cases
from dateline.evaluate.cases import JudgedReport, judged_report
from dateline.evaluate.gold_from_reviews import gold_from_reviews
from dateline.evaluate.recalibrate import LEAST_EVENTS, Recalibration, judged_scores, recalibrate
from dateline.model.report import Refusal
from dateline.publish.files import PrivateFile, private_folder
from dateline.run.again import code_again
from dateline.run.protocol import CoderFactory
from dateline.store.record import Record

__all__ = ["Evaluated", "evaluate_cases"]

COLUMNS = ("type", "wanted", "found", "type right", "place right", "date right", "status right", "missed")
REJECTED = ("rejected", "again")
Compared = Sequence[tuple[JudgedReport, tuple[CaseOutcome, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """What came of an evaluation: figures, reports that can no longer be coded, files written, and the new score."""

    cases: CaseSummary
    refused: tuple[str, ...]
    written: tuple[str, ...]
    recalibrated: Recalibration | None


def evaluate_cases(
    path: Path,
    config: Config,
    *,
    write: Path | None,
    calibration: Path | None,
    as_json: bool,
    factory: CoderFactory | None = None,
) -> None:
    """Code the judged reports again, say what is found, and write gold or a calibration where one is asked for.

    Raises:
        typer.Exit: something that the record's own coding had right is lost.
        UsageError: nobody judged an event of the record yet, or too few for a calibration.
    """
    # A calibration starts from the score as it ships, not from an earlier calibration.
    used = replace(config, score=ScoreConfig()) if calibration else config
    compared, refused = _compared(path, used, factory)
    made = recalibrate(judged_scores(o for _, found in compared for o in found)) if calibration else None
    written = _write_gold(compared, write) if write else ()
    if calibration and made:
        _write_calibration(made, calibration)
    cases = summarise_cases(compared)
    if as_json:
        print_json(Evaluated(cases=cases, refused=refused, written=written, recalibrated=made))
    else:
        _say(cases, written, write)
    for words in (*refused, *map(_lost_words, cases.regressions), *(_calibration_words(made, calibration))):
        message(words)
    if cases.regressions:
        raise typer.Exit(FAILED)


def _compared(path: Path, config: Config, factory: CoderFactory | None) -> tuple[Compared, tuple[str, ...]]:
    """Every judged report with what became of its cases, and a line for each report that can no longer be coded."""
    compared, refused = [], []
    with Record.open(path, read_only=True) as record:
        drawn_below = record.browse.drawn_below()
        held = (
            judged_report(record.coded_report(name), record.folded(name), drawn_below)
            for name in record.judged_reports()
        )
        judged = [report for report in held if report.cases]
        if not judged:
            raise UsageError(f"{path}: nobody judged an event of this record yet")
        ids = [report.coded.report.id for report in judged]
        for report, now in zip(judged, code_again(record, ids, config, factory=factory), strict=True):
            if isinstance(now, Refusal):
                refused.append(f"{report.coded.report.source}: can no longer be coded: {now.message}")
            compared.append((report, outcomes(report, None if isinstance(now, Refusal) else now)))
    return compared, tuple(refused)


def _write_gold(compared: Compared, folder: Path) -> tuple[str, ...]:
    """One file of gold for each report, named after its id, readable by its owner alone."""
    private_folder(folder)
    written = []
    for judged, _ in compared:
        gold = gold_from_reviews(judged)
        with PrivateFile(folder / f"{gold.report}.json") as file:
            file.write(json.format(json.encode(gold), indent=2).decode("utf-8") + "\n")
        written.append(str(file.path))
    return tuple(written)


def _write_calibration(made: Recalibration, path: Path) -> None:
    lines = (
        "# The score fitted to what people judged; dateline.toml names it:",
        "# [score]",
        f'# path = "{path.name}"',
        f"slope = {made.calibration.slope}",
        f"shift = {made.calibration.shift}",
        f"events = {made.events}",
        f"right = {made.right}",
        f"sampled = {str(made.sampled).lower()}",
        f"error_before = {made.error_before}",
        f"error_after = {made.error_after}",
    )
    with PrivateFile(path) as file:
        file.write("\n".join(lines) + "\n")


def _say(cases: CaseSummary, written: Sequence[str], folder: Path | None) -> None:
    shown = table((*COLUMNS, *REJECTED), ())
    rows: Mapping[str, CaseRow] = {**cases.by_type, "all": cases.all}
    for kind, row in rows.items():
        right = (row.found, row.type, row.place, row.date, row.status, row.missed)
        shown.add_row(printable(kind), *map(str, (row.wanted, *right, row.rejected, row.again)))
    stdout().print(shown)
    message(f"{cases.reports} reports with judged events; an event that nobody judged is neither right nor wrong")
    if folder is not None:
        message(f"{folder}: {len(written)} reports as gold; `dateline evaluate --gold {folder}` reads them")


def _lost_words(lost: Regression) -> str:
    event = f"{lost.type}{f' in {lost.place}' if lost.place else ''} (“{lost.words}”, event {lost.event_id[:10]})"
    where = f"{lost.source}: {event}"
    if lost.verdict == "rejected":
        return f"{where}: was rejected, and comes again"
    if "found" in lost.lost:
        return f"{where}: was {lost.verdict}, and is no longer found"
    return f"{where}: was {lost.verdict}, and {' and '.join(lost.lost)} no longer right"


def _calibration_words(made: Recalibration | None, path: Path | None) -> list[str]:
    if made is None or path is None:
        return []
    drawn = f"{made.events} events, {made.right} of them right"
    if made.sampled:
        whose = f"{drawn}: those that were drawn at random"
    else:
        whose = f"{drawn}; fewer than {LEAST_EVENTS} were drawn at random, the others were chosen, so the fit may lean"
    line = f"slope {made.calibration.slope}, shift {made.calibration.shift}"
    errors = f"expected calibration error {made.error_before:.3f} before, {made.error_after:.3f} after"
    worse = made.error_after >= made.error_before
    named = f'name it in dateline.toml: [score] path = "{path.name}"'
    advice = "no better than the score as it ships: leave it out" if worse else named
    return [f"score fitted to {whose}", f"{line}; {errors} (on events that the fit had not seen)", f"{path}: {advice}"]
