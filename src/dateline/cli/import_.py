"""`dateline import`: tables that people coded by hand become judgements."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.adopt.adopt import adopt
from dateline.adopt.adoption import OUTCOMES, Adoption, Placed
from dateline.adopt.columns import ACLED, ColumnMap, check_columns, load_columns
from dateline.adopt.said import Reading
from dateline.adopt.table import read_table
from dateline.cli.console import message, plain, print_json, put
from dateline.cli.exits import QUARANTINED
from dateline.cli.gazetteer import country_of, locate
from dateline.cli.options import ConfigOption, JsonOption, RecordOption, find_record
from dateline.codebook.book import Codebook
from dateline.codebook.load import load_codebook
from dateline.config import load_config
from dateline.errors import UsageError
from dateline.store.record import Record

__all__ = ["Layout", "import_"]


class Layout(StrEnum):
    """A layout of columns that needs no map."""

    ACLED = "acled"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """What became of a table: how many rows of each outcome, and every row."""

    table: str
    sha256: str
    by: str
    written: bool
    rows: int
    accepted: int
    corrected: int
    added: int
    known: int
    unplaced: int
    placed: tuple[Placed, ...]


def import_(
    table: Annotated[Path, typer.Argument(metavar="TABLE.csv", help="The table, as CSV in UTF-8 with a header row.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who coded it.")],
    record: RecordOption = None,
    columns: Annotated[
        Path | None,
        typer.Option("--columns", metavar="MAP.toml", show_default=False, help="Which column holds what."),
    ] = None,
    layout: Annotated[
        Layout | None, typer.Option("--layout", show_default=False, help="A known layout instead of a map.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would become of each row, and write nothing.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a table that was coded by hand into a record, as judgements.

    A row that fits an event accepts it or puts it right, one that names words of a report adds an event. What fits
    nothing is listed with the reason (exit code 3). The same table taken again adds nothing.
    """
    author = plain(by)
    if not author:
        raise UsageError("--by is empty; say who coded the table")
    codebook = load_codebook(load_config(config).codebook_path)
    read = read_table(table)
    named = _columns(columns, layout, codebook)
    check_columns(named, read)
    reading = Reading(columns=named, codebook=codebook, country_of=country_of, locate=locate)
    with Record.open(find_record(record), read_only=dry_run) as opened:
        adopted = adopt(read, opened, reading, author)
        if not dry_run and adopted.reviews:
            opened.review(adopted.reviews)
        outdated = opened.links_outdated()
    account = _account(adopted, author, written=not dry_run)
    if as_json:
        print_json(account)
    else:
        _say(account, outdated=outdated)
    if account.unplaced:
        raise typer.Exit(QUARANTINED)


def _columns(path: Path | None, layout: Layout | None, codebook: Codebook) -> ColumnMap:
    if (path is None) == (layout is None):
        raise UsageError("say what the columns hold: --columns MAP.toml, or --layout acled; one of them")
    return ACLED if path is None else load_columns(path, codebook)


def _account(adopted: Adoption, by: str, *, written: bool) -> _Account:
    return _Account(
        table=adopted.table,
        sha256=adopted.sha256,
        by=by,
        written=written,
        rows=len(adopted.placed),
        placed=adopted.placed,
        **adopted.counts,
    )


def _say(account: _Account, *, outdated: bool) -> None:
    for placed in account.placed:
        if placed.outcome == "unplaced":
            message(f"row {placed.row}: unplaced: {placed.reason}")
        elif not account.written:
            fields = f" ({', '.join(placed.fields)})" if placed.fields else ""
            put(f"row {placed.row}: {placed.outcome} {placed.event_id}{fields}")
    counts = ", ".join(f"{getattr(account, name)} {MEANS.get(name, name)}" for name in OUTCOMES)
    message(f"{account.table}: {account.rows} row{'s' * (account.rows != 1)}: {counts}")
    if not account.written:
        message("nothing was written")
    elif outdated:
        message("incidents are older than the judgements; run `dateline link`")


MEANS = {"known": "known already"}
