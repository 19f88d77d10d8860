"""`dateline places`: what the gazetteer knows under a name, for people who wonder why a report was put there."""

from dataclasses import dataclass
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, stdout, table
from dateline.cli.exits import FAILED
from dateline.cli.options import JsonOption
from dateline.errors import UsageError
from dateline.resolve.where.candidates import Candidate, candidates, why_first
from dateline.resolve.where.index import Gazetteer, open_gazetteer

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

SHOWN = 20
"""How many candidates are printed; JSON has them all."""

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A name of a place in any spelling or script.")]
CountryOption = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CC", show_default=False, help="Only in this country (ISO 3166); similar names too."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A candidate in short."""

    name: str
    level: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    how: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """All candidates for a name, likeliest first, and why the first one is."""

    name: str
    country: str | None
    gazetteer: str
    why: str | None
    candidates: tuple[_Shown, ...]


@app.callback()
def places() -> None:
    """Ask the gazetteer."""


@app.command()
def find(name: NameArgument, country: CountryOption = None, as_json: JsonOption = False) -> None:
    """Show what a name may mean, and why the first one wins where nothing else is said; all of it with --json."""
    gazetteer = open_gazetteer()
    code = _country(country, gazetteer)
    found = candidates(name, gazetteer, code)
    why = why_first(found)
    if as_json:
        shown = tuple(map(_shown, found))
        print_json(_Found(name=name, country=code, gazetteer=gazetteer.id, why=why, candidates=shown))
    elif found:
        _print(found)
        message(f"first: {why}; in a report the other names in it decide too")
    if not found:
        message(f"no place called {name}" + (f" in {code}" if code else ""))
        raise typer.Exit(FAILED)


def _country(given: str | None, gazetteer: Gazetteer) -> str | None:
    if given is None:
        return None
    code = given.upper()
    if code not in gazetteer.country_index:
        raise UsageError(
            f"{given} is no country of the gazetteer; it wants an ISO 3166 code of two letters, such as PE"
        )
    return code


def _shown(candidate: Candidate) -> _Shown:
    entry = candidate.entry
    return _Shown(
        name=entry.name,
        level=candidate.level,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        population=entry.population,
        geonames_id=entry.geonames_id,
        how=candidate.how,
        score=candidate.score,
    )


def _print(found: list[Candidate]) -> None:
    rows = table(["score", "name", "level", "country", "admin1", "people", "met as", "position", "geonames"], broad=[])
    for shown in map(_shown, found[:SHOWN]):
        people = f"{shown.population:,}" if shown.population else "-"
        position = f"{shown.lat:.2f} {shown.lon:.2f}"
        number = str(shown.geonames_id or "-")
        where = (shown.country or "-", shown.admin1 or "-")
        rows.add_row(f"{shown.score:.2f}", shown.name, shown.level, *where, people, shown.how, position, number)
    stdout().print(rows)
    if len(found) > SHOWN:
        message(f"{len(found) - SHOWN} more; --json has them all")
