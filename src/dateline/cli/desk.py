"""`dateline desk`: a page on this machine where a person checks the record."""

import getpass
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import message, print_json, put
from dateline.cli.options import ConfigOption, JsonOption, RecordArgument, RecordOption, find_record
from dateline.config import load_config
from dateline.desk.serve import Opening, serve

__all__ = ["desk"]


ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", show_default=False, help="Who judges; else the first reviewer of the configuration."
    ),
]
PortOption = Annotated[
    int | None,
    typer.Option(min=0, max=65535, show_default=False, help="The port; else one that follows from the record."),
]
HostOption = Annotated[str, typer.Option(help="The address to listen on.")]
ReadOnlyOption = Annotated[bool, typer.Option("--read-only", help="Look only; nothing can be changed.")]
UsersOption = Annotated[
    Path | None,
    typer.Option("--users", metavar="FILE", show_default=False, help="People who sign in, of `dateline users add`."),
]
CertificateOption = Annotated[
    Path | None, typer.Option("--certificate", metavar="FILE", show_default=False, help="TLS certificate (PEM).")
]
KeyOption = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", show_default=False, help="Its private key (PEM).")
]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", show_default=False, help="A host name of a shared desk; repeatable."),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the address in a browser.")]


def desk(
    record: RecordArgument = None,
    record_option: RecordOption = None,
    by: ByOption = None,
    port: PortOption = None,
    host: HostOption = "127.0.0.1",
    read_only: ReadOnlyOption = False,
    users: UsersOption = None,
    certificate: CertificateOption = None,
    key: KeyOption = None,
    name: NameOption = None,
    open_browser: OpenOption = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open the desk on a record: a queue of events to check, beside their reports.

    It listens on this machine alone, and prints an address that lets one browser in. Stop it with Ctrl-C.
    """
    settings = load_config(config)
    path = find_record(record, record_option)
    opening = Opening(
        reviewer=by or next(iter(settings.desk.reviewers), None) or getpass.getuser(),
        host=host,
        port=port,
        read_only=read_only,
        users=users,
        certificate=certificate,
        key=key,
        names=tuple(name or ()),
    )
    serve(path, settings, opening, _announcer(path, open_browser=open_browser, as_json=as_json))


def _announcer(path: Path, *, open_browser: bool, as_json: bool) -> Callable[[str], None]:
    """What tells of the addresses of a desk: the first is its output, the others are messages."""
    opened: list[str] = []

    def announce(address: str) -> None:
        if opened:
            message(f"for another browser: {address}")
            return
        opened.append(address)
        if as_json:
            print_json({"address": address})
        else:
            put(address)
        # A program that starts the desk reads the address from a pipe, while the desk goes on running.
        sys.stdout.flush()
        how = "people sign in there" if address.endswith("/login") else "open this address in a browser; it works once"
        message(f"{path}: {how}. Ctrl-C stops the desk.")
        if open_browser:
            webbrowser.open(address)

    return announce
