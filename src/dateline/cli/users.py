"""`dateline users`: the people who may use a shared desk."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.options import JsonOption
from dateline.desk.users import Users, add_user

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

FileOption = Annotated[Path, typer.Option("--file", metavar="FILE", help="The file of names and password hashes.")]


@app.callback()
def users() -> None:
    """Keep the people who may use a shared desk."""


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, as judgements will carry it.")],
    file: FileOption,
    as_json: JsonOption = False,
) -> None:
    """Add a person, or give one another password; it is asked for, or read from standard input."""
    typed = sys.stdin.isatty()
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True) if typed else sys.stdin.readline()
    add_user(file, name, password.rstrip("\n"))
    if as_json:
        print_json({"file": str(file), "name": name})
    else:
        message(f"{file}: {name} may sign in")


@app.command(name="list")
def list_users(file: FileOption, as_json: JsonOption = False) -> None:
    """List the names."""
    names = Users.load(file).names
    if as_json:
        print_json(names)
    else:
        for name in names:
            put(name)
