"""`dateline sources`: copy the register of publishers, check a changed copy, look a publisher up in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.checked import Checked, copy_shipped, tell
from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED
from dateline.cli.options import ConfigOption, JsonOption
from dateline.config import load_config
from dateline.errors import SourcesError
from dateline.link.sources.load import SHIPPED, load_sources

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A register as TOML.")]
RegisterOption = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        show_default=False,
        help="A register of your own; else that of the configuration, or the shipped one.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked(Checked):
    """With how much the file holds."""

    publishers: int = 0


@app.command()
def copy(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], as_json: JsonOption = False
) -> None:
    """Write the shipped register into a file, to be changed there."""
    copy_shipped(SHIPPED, file, "sources", as_json=as_json)


@app.command()
def check(file: FileArgument, as_json: JsonOption = False) -> None:
    """Name every fault of a register with its line; exit code 1 where there is one."""
    found = _check(file)
    tell(found, f"{found.publishers} publishers", as_json=as_json)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A publisher or a web address.")],
    sources: RegisterOption = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the register says of a publisher."""
    outlet = load_sources(sources or load_config(config).sources_path).find(name, name)
    if as_json:
        print_json(outlet)
    elif outlet is not None:
        told = (
            outlet.kind,
            outlet.country,
            outlet.party and f"party {outlet.party}",
            outlet.owner and f"owner {outlet.owner}",
        )
        put(f"{outlet.publisher}: {', '.join(part for part in told if part)}")
    if outlet is None:
        message(f"no publisher called {name}; it counts as a source of its own")
        raise typer.Exit(FAILED)


def _check(file: Path) -> _Checked:
    try:
        register = load_sources(file)
    except SourcesError as error:
        return _Checked(path=str(file), faults=error.faults)
    return _Checked(
        path=str(file),
        name=register.name,
        version=register.version,
        hash=register.hash,
        publishers=len(register.outlets),
    )
