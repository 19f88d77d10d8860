"""`dateline restore`: a record again from a backup."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.backup import say
from dateline.cli.options import JsonOption
from dateline.cli.passphrase import PassphraseOption, ask_passphrase
from dateline.store.backup import is_encrypted
from dateline.store.backup import restore as restore_backup
from dateline.store.private import refuse_taken

__all__ = ["restore"]


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup, plain or encrypted.")],
    record: Annotated[Path, typer.Option("--record", "-r", metavar="NEW", help="The new record to write.")],
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a record of a backup and verify it.

    The record is readable by its owner alone and overwrites nothing. Whether the backup is encrypted is seen from it.
    """
    refuse_taken(record)
    passphrase = ask_passphrase(passphrase_file, twice=False) if is_encrypted(file) else None
    say(restore_backup(file, record, passphrase), "record", as_json=as_json)
