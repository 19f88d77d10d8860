"""`dateline corpus`: check, convert and count annotated reports."""

from pathlib import Path
from typing import Annotated as Argument

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import JsonOption
from dateline.codebook import load_codebook
from dateline.errors import UsageError
from dateline.evaluate.corpus.check import faults
from dateline.evaluate.corpus.places import Locate, PlaceSpec
from dateline.evaluate.corpus.report import find_reports, read_report
from dateline.evaluate.gold import GoldPlace
from dateline.resolve.where.candidates import candidates
from dateline.resolve.where.entry import ADMIN1, CITY, DISTRICT, Entry
from dateline.resolve.where.fold import fold
from dateline.resolve.where.index import Gazetteer, open_gazetteer

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

PathsArgument = Argument[
    list[Path], typer.Argument(metavar="PATH...", help="Annotated reports (*.report), or folders that hold them.")
]


@app.callback()
def corpus() -> None:
    """Work with annotated reports."""


@app.command()
def check(paths: PathsArgument, as_json: JsonOption = False) -> None:
    """Name every fault of annotated reports with its file; exit code 1 where there is one."""
    types = {item.name for item in load_codebook(None).types}
    look_up = gazetteer_look_up(open_gazetteer())
    found: list[str] = []
    files = find_reports(paths)
    for path in files:
        try:
            found += [f"{path}: {fault}" for fault in faults(read_report(path), types, look_up)]
        except UsageError as error:
            found.append(str(error))
    if as_json:
        print_json(found)
    else:
        for fault in found:
            put(fault)
    message(f"{len(files)} reports, {len(found)} faults")
    if found:
        raise typer.Exit(FAILED)


def gazetteer_look_up(gazetteer: Gazetteer) -> Locate:
    """Look places up in `gazetteer`: of a name in its country and division, the one with the most people."""

    def look_up(spec: PlaceSpec) -> GoldPlace | None:
        found = [entry for entry in _entries(spec, gazetteer) if entry.country == spec.country]
        if not found:
            return None
        best = max(found, key=lambda entry: (entry.population, -entry.row))
        return GoldPlace(
            text=spec.name, name=best.name, level=spec.level, country=best.country, lat=best.lat, lon=best.lon
        )

    return look_up


def _entries(spec: PlaceSpec, gazetteer: Gazetteer) -> list[Entry]:
    if spec.level == "country":
        row = gazetteer.country_row(spec.country or "")
        return [] if row is None else [gazetteer.entry(row)]
    kinds = {ADMIN1} if spec.level == "admin1" else {CITY, DISTRICT}
    found = [candidate.entry for candidate in candidates(spec.name, gazetteer, spec.country)]
    return [
        entry
        for entry in found
        if entry.kind in kinds and (spec.admin1 is None or fold(entry.admin1 or "") == fold(spec.admin1))
    ]
