"""Arguments and options that several verbs share."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError

__all__ = ["ConfigOption", "JsonOption", "RecordArgument", "RecordOption", "find_record"]

RECORD_VARIABLE = "DATELINE_RECORD"
RECORD_ENDING = ".dateline"

RecordArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="RECORD",
        show_default=False,
        help=f"The record; else ${RECORD_VARIABLE}, or the only *{RECORD_ENDING} file here.",
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        show_default=False,
        help=f"The record; else ${RECORD_VARIABLE}, or the only *{RECORD_ENDING} file here.",
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", show_default=False, help="The configuration; else dateline.toml here, if any."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON instead of words.")]


def find_record(*given: Path | None) -> Path:
    """The record that is meant: the first one given, else that of the environment, else the only one here.

    Raises:
        UsageError: none is given, and there is none here or more than one.
    """
    for path in given:
        if path is not None:
            return path
    if named := os.environ.get(RECORD_VARIABLE):
        return Path(named)
    here = sorted(Path().glob(f"*{RECORD_ENDING}"))
    if len(here) == 1:
        return here[0]
    found = f"{len(here)} of them are here" if here else "there is none here"
    raise UsageError(
        f"which record? Name it (--record FILE) or set {RECORD_VARIABLE}; of *{RECORD_ENDING} files {found}"
    )
