"""What a check of a file that people write has found, and how it is told."""

from dataclasses import dataclass

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED

__all__ = ["Checked", "tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The faults of a file, or else its name, version and hash."""

    path: str
    faults: tuple[str, ...] = ()
    name: str | None = None
    version: str | None = None
    hash: str | None = None


def tell(found: Checked, counted: str, *, as_json: bool) -> None:
    """Print what was found, `counted` being what a file without faults holds.

    Raises:
        typer.Exit: there is a fault.
    """
    if as_json:
        print_json(found)
    elif found.faults:
        for fault in found.faults:
            put(fault)
    else:
        put(f"{found.path}: no faults; {found.name} {found.version}, {counted}, hash {(found.hash or '')[:16]}")
    if found.faults:
        message(f"{found.path}: {len(found.faults)} fault{'s' if len(found.faults) > 1 else ''}")
        raise typer.Exit(FAILED)
