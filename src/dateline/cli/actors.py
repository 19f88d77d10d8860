"""`dateline actors`: copy the register of public bodies, check a changed copy, look a name up in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.checked import Checked, copy_shipped, tell
from dateline.cli.console import message, print_json, stdout, table
from dateline.cli.exits import FAILED
from dateline.cli.options import JsonOption
from dateline.errors import ActorsError, UsageError
from dateline.resolve.who.load import SHIPPED, load_register
from dateline.resolve.who.register import Known, Match
from dateline.resolve.who.spelling import countries_by_name

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

SHOWN_NAMES = 6
"""How many names of an entry are printed; JSON has them all."""

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A register as YAML.")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A name as a report writes it.")]
RegisterOption = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", show_default=False, help="A register of your own; else the shipped one."),
]
CountryOption = Annotated[
    str | None,
    typer.Option("--country", metavar="CC", show_default=False, help="In a report about this country (ISO 3166)."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked(Checked):
    """With how much the file holds."""

    actors: int = 0
    offices: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """All entries that bear a name, and the one that a report about `country` means by it."""

    name: str
    country: str | None
    register: str
    match: Match | None
    entries: tuple[Known, ...]


@app.command()
def copy(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], as_json: JsonOption = False
) -> None:
    """Write the shipped register into a file, to be changed there."""
    copy_shipped(SHIPPED, file, "actors", as_json=as_json)


@app.command()
def check(file: FileArgument, as_json: JsonOption = False) -> None:
    """Name every fault of a register with its line; exit code 1 where there is one."""
    found = _check(file)
    tell(found, f"{found.actors} actors, {found.offices} offices", as_json=as_json)


@app.command()
def find(
    name: NameArgument, country: CountryOption = None, actors: RegisterOption = None, as_json: JsonOption = False
) -> None:
    """Show which public bodies bear a name, and which one a report means by it; all of it with --json."""
    register = load_register(actors)
    code = _country(country)
    match, entries = register.find(name, code), tuple(register.look_up(name, code))
    if as_json:
        print_json(_Found(name=name, country=code, register=register.id, match=match, entries=entries))
    elif entries:
        _print(entries)
        message(_verdict(match, code))
    if not entries:
        message(f"no public body called {name}" + (f" in {code}" if code else ""))
        raise typer.Exit(FAILED)


def _check(file: Path) -> _Checked:
    try:
        register = load_register(file)
    except ActorsError as error:
        return _Checked(path=str(file), faults=error.faults)
    return _Checked(
        path=str(file),
        name=register.name,
        version=register.version,
        hash=register.hash,
        actors=len(register.actors),
        offices=len(register.offices),
    )


def _country(given: str | None) -> str | None:
    if given is None:
        return None
    code = given.upper()
    if code not in countries_by_name().values():
        raise UsageError(f"{given} is no country; it wants an ISO 3166 code of two letters, such as PE")
    return code


def _verdict(match: Match | None, country: str | None) -> str:
    where = f"a report about {country}" if country else "a report that is about no single country"
    if match is None:
        return f"in {where}: no id" + ("" if country else "; --country asks for a report about one")
    return f"in {where}: {match.id} ({'by the words alone' if match.basis == 'stated' else 'by the country'})"


def _print(entries: tuple[Known, ...]) -> None:
    rows = table(["id", "kind", "country", "met as", "names"], broad=["names"])
    for entry in entries:
        more = ", ..." if len(entry.names) > SHOWN_NAMES else ""
        rows.add_row(entry.id, entry.kind, entry.country or "-", entry.how, ", ".join(entry.names[:SHOWN_NAMES]) + more)
    stdout().print(rows)
