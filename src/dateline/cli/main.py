"""The command line: a table of verbs, of which only the one that is called is imported."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

from dateline.cli.console import message
from dateline.cli.exits import FAILED, INTERRUPTED, code_of
from dateline.errors import DatelineError
from dateline.run.threads import set_one_thread

__all__ = ["VERBS", "Verb", "app_for", "main"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb: its module `dateline.cli.NAME` holds a function of that name, or an `app` with verbs of its own.

    Where Python keeps a name to itself, an underscore stands behind it there.
    """

    name: str
    help: str

    @property
    def module(self) -> str:
        """The name of its module and function."""
        return f"{self.name}_" if iskeyword(self.name) else self.name


VERBS = (
    Verb(name="build", help="Read reports and code them into a record."),
    Verb(name="show", help="Look at a record: reports, events, statements, figures."),
    Verb(name="why", help="Show every value of an event in the words of its report."),
    Verb(name="link", help="Find copied passages and incidents again."),
    Verb(name="judge", help="Say that two events are one incident, or two."),
    Verb(name="desk", help="Open a page on this machine where a person checks the record."),
    Verb(name="users", help="Keep the people who may use a shared desk."),
    Verb(name="import", help="Take a table that was coded by hand into a record, as judgements."),
    Verb(name="export", help="Write a record as JSON Lines, CSV, GeoJSON or one HTML page (internal)."),
    Verb(name="backup", help="Copy a record whole, while others write to it; encrypted where asked."),
    Verb(name="restore", help="Make a record of a backup."),
    Verb(name="verify", help="Recompute every hash of a record and name what does not fit."),
    Verb(name="evaluate", help="Compare a record with gold annotations."),
    Verb(name="corpus", help="Check, convert and count annotated reports."),
    Verb(name="codebook", help="List, check, test or copy the types of events."),
    Verb(name="actors", help="Look a name up in the register of public bodies; check or copy the register."),
    Verb(name="sources", help="Look a publisher up in the register of sources; check or copy the register."),
    Verb(name="places", help="Look a name up in the gazetteer: what it may mean, and why."),
    Verb(name="parse", help="Show how a text is read: CoNLL-U or trees."),
    Verb(name="doctor", help="Say what is installed here and what is missing."),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb that the arguments name and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    set_one_thread()
    _never_choke_on_a_letter()
    try:
        app_for(next((word for word in words if not word.startswith("-")), None))(args=words, prog_name="dateline")
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except DatelineError as error:
        message(f"dateline: {error}")
        return code_of(error)
    return 0


def app_for(called: str | None) -> typer.Typer:
    """The program with the verb `called` ready to run, and of the others only name and help."""
    app = typer.Typer(
        name="dateline",
        help="Turns news reports about protest and repression into a record that shows its sources.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_dateline)
    for verb in VERBS:
        if verb.name == called:
            _add(app, verb)
        else:
            app.command(verb.name, help=verb.help)(_not_called)
    return app


def _add(app: typer.Typer, verb: Verb) -> None:
    module = import_module(f"dateline.cli.{verb.module}")
    inner = getattr(module, "app", None)
    if inner is not None:
        app.add_typer(inner, name=verb.name, help=verb.help)
        return
    function: Callable[..., None] = getattr(module, verb.module)
    app.command(verb.name)(function)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


def _dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take what stands before the verb."""


def _not_called() -> None:
    """Stand in for a verb in the list of verbs."""


def _never_choke_on_a_letter() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
