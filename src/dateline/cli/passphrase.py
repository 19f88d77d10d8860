"""A passphrase, asked on the terminal or read from a file: never an argument, never shown, never kept."""

import getpass
import warnings
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message
from dateline.errors import UsageError

__all__ = ["PassphraseOption", "ask_passphrase"]

PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        show_default=False,
        help="A file whose first line is the passphrase; else it is asked on the terminal.",
    ),
]
OTHERS = 0o077


def ask_passphrase(file: Path | None, *, twice: bool) -> str:
    """The passphrase: the first line of `file`, else what the person types, `twice` to be sure.

    Raises:
        UsageError: there is no file or no terminal, nothing was typed, or two different things.
    """
    if file is not None:
        return _from_file(file)
    passphrase = _typed("Passphrase: ")
    if not passphrase:
        raise UsageError("an empty passphrase protects nothing; type several words")
    if twice and _typed("The same again: ") != passphrase:
        raise UsageError("the two passphrases differ; nothing was written")
    return passphrase


def _typed(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            # What is typed would be seen: then nothing is asked at all.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError) as error:
        raise UsageError("no terminal to ask for the passphrase; name a file with --passphrase-file") from error


def _from_file(file: Path) -> str:
    try:
        lines = file.read_bytes().decode("utf-8-sig").splitlines()
        others = file.stat().st_mode & OTHERS
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}; name a file with the passphrase") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: not UTF-8; write the passphrase as UTF-8") from error
    if not lines or not lines[0]:
        raise UsageError(f"{file}: its first line is empty; write the passphrase there")
    if others:
        message(f"{file}: other people of this machine can read it; `chmod 600 {file}` forbids it")
    return lines[0]
