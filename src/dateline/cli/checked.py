"""A file that comes with Dateline, copied for a person to change; and what a check of such a file has found."""

from dataclasses import dataclass
from pathlib import Path

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.exits import FAILED
from dateline.errors import UsageError

__all__ = ["Checked", "copy_shipped", "tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The faults of a file, or else its name, version and hash."""

    path: str
    faults: tuple[str, ...] = ()
    name: str | None = None
    version: str | None = None
    hash: str | None = None


def copy_shipped(shipped: Path, file: Path, verb: str, *, as_json: bool) -> None:
    """Write `shipped` to `file`, to be changed there and checked with `dateline VERB check`.

    Raises:
        UsageError: there is something at `file` already, or it cannot be written.
    """
    try:
        with file.open("xb") as out:
            out.write(shipped.read_bytes())
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror or error}; name a new file") from error
    if as_json:
        print_json([str(file)])
    else:
        put(f"{file}: written; check it with: dateline {verb} check {file}")


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
