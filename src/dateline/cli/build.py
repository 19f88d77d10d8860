"""`dateline build`: reports in, a record out, and an account of every item."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, printable, stderr
from dateline.cli.exits import INTERRUPTED, QUARANTINED, UNUSABLE
from dateline.cli.link import linked_words
from dateline.cli.options import ConfigOption, JsonOption
from dateline.config import Config, load_config
from dateline.model.account import Account
from dateline.run.build import Progress
from dateline.run.build import build as build_record

__all__ = ["account_lines", "build", "exit_code"]


def build(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, patterns, or - for standard input.")
    ],
    record: Annotated[Path, typer.Option("--record", "-r", metavar="FILE", help="The record to write or to add to.")],
    config: ConfigOption = None,
    workers: Annotated[
        int | None, typer.Option(min=1, show_default=False, help="Processes; else one for each processor.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports and code them into a record.

    Reads .txt, .md, .html, .json and .jsonl. Building again adds what is new and changes nothing else;
    an interrupted build goes on where it stopped.
    """
    settings = _with_workers(load_config(config), workers)
    with _progress() as progress:
        account = build_record(sources, record, settings, progress=progress)
    for line in account_lines(account):
        message(line)
    if as_json:
        print_json(account)
    raise typer.Exit(exit_code(account))


def exit_code(account: Account) -> int:
    """What the exit code says of a build.

    4 is left to a build without anything to keep: no item at all, only dropped ones, or the one item
    that was named cannot be read.
    """
    if account.interrupted:
        return INTERRUPTED
    nothing = not account.kept and (account.items <= 1 or not account.quarantined)
    if nothing:
        return UNUSABLE
    return QUARANTINED if account.quarantined else 0


def account_lines(account: Account) -> Iterator[str]:
    """The account in words: the counts, the reasons, and a line for each item that was not kept."""
    for refusal in account.refusals:
        told = refusal.message if refusal.source in refusal.message else f"{refusal.source}: {refusal.message}"
        yield f"{refusal.outcome:<11}  {told}  [{refusal.reason}]"
    for reason, count in account.reasons.items():
        yield f"{count} {reason}"
    if account.recoded:
        yield f"{_reports(account.recoded)} coded again, because the coder is another one than before"
    if account.incidents or account.passages:
        yield linked_words(account)
    yield (
        f"{account.items} {'item' if account.items == 1 else 'items'}: {account.kept} kept ({account.added} new, "
        f"{account.recoded} coded again, {account.unchanged} known), {account.dropped} dropped, "
        f"{account.quarantined} quarantined"
    )
    if account.interrupted:
        yield "interrupted; what is counted here is kept, the same command goes on from here"
    elif not account.items:
        yield "nothing to read was found"


def _reports(count: int) -> str:
    return f"{count} {'report' if count == 1 else 'reports'}"


def _with_workers(config: Config, workers: int | None) -> Config:
    return config if workers is None else replace(config, build=replace(config.build, workers=workers))


@contextmanager
def _progress() -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    counts = {"kept": 0, "dropped": 0, "quarantined": 0}
    columns = (SpinnerColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=stderr(), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(outcome: str, source: str) -> None:
            counts[outcome] = counts.get(outcome, 0) + 1
            told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
            bar.update(task, advance=1, description=f"{told}  {printable(source)[-60:]}")

        yield advance
