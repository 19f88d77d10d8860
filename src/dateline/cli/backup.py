"""`dateline backup`: a whole copy of a record, encrypted where that is asked for."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.options import JsonOption, RecordArgument, find_record
from dateline.cli.passphrase import PassphraseOption, ask_passphrase
from dateline.errors import UsageError
from dateline.store.backup import backup as back_up
from dateline.store.inspect import Inspection

__all__ = ["backup", "say"]


def backup(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The new file to write.")],
    record: RecordArgument = None,
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Encrypt it with a passphrase (age format).")] = False,
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a record, whole even while others write to it, and verify the copy.

    The copy is readable by its owner alone and overwrites nothing. A plain one is itself a record.
    """
    if passphrase_file is not None and not encrypt:
        raise UsageError("--passphrase-file without --encrypt; say --encrypt, or leave both away")
    path = find_record(record)
    passphrase = ask_passphrase(passphrase_file, twice=True) if encrypt else None
    say(back_up(path, out, passphrase), "encrypted backup" if encrypt else "backup", as_json=as_json)


def say(found: Inspection, what: str, *, as_json: bool) -> None:
    """Tell of a copy that was written and found sound."""
    if as_json:
        print_json(found)
        return
    reports = "1 report" if found.reports == 1 else f"{found.reports} reports"
    message(f"{found.path}: {what} written and verified ({reports}, {found.entries} journal entries)")
    put(f"journal head {found.head}")
