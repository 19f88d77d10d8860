"""`dateline codebook`: copy the event types, check and test a changed copy, list them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.checked import Checked, tell
from dateline.cli.console import message, print_json, put, stdout, table
from dateline.cli.exits import FAILED
from dateline.cli.options import ConfigOption, JsonOption
from dateline.codebook import Codebook, EventType, load_codebook
from dateline.codebook.copy import copy_codebook
from dateline.config import CodebookConfig, Config, load_config
from dateline.errors import CodebookError, UsageError
from dateline.run.examples import Outcome, Seen, try_examples

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

CodebookOption = Annotated[
    Path | None,
    typer.Option(
        "--codebook", metavar="PATH", show_default=False, help="A codebook of your own; else the shipped one."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked(Checked):
    """With how much the file holds."""

    types: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A type in short."""

    name: str
    title: str
    family: str
    definition: str
    modes: tuple[str, ...]
    crosswalk: dict[str, str | None]
    frames: dict[str, int]
    examples: int
    counter_examples: int


@app.command()
def copy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")], as_json: JsonOption = False
) -> None:
    """Write the shipped codebook into a folder, to be changed there."""
    written = [str(path) for path in copy_codebook(folder)]
    if as_json:
        print_json(written)
    else:
        put(f"{folder}: {len(written)} files; check them with: dateline codebook check {folder}")


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder, an index file, or a file with one type.")],
    as_json: JsonOption = False,
) -> None:
    """Name every fault of a codebook with its line; exit code 1 where there is one."""
    found = _check(path)
    tell(found, f"{found.types} types", as_json=as_json)


@app.command(name="test")
def run_examples(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]",
            show_default=False,
            help="As for check; else the codebook of the configuration, or the shipped one.",
        ),
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", show_default=False, help="Only this type; repeatable.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Code every example and counter-example, and show those that come out wrong; exit code 1 where one does."""
    from dateline.run.coder import Coder

    settings = _with_codebook(load_config(config), path)
    kinds = _chosen(load_codebook(settings.codebook_path), types or ())
    coder = Coder(settings)
    outcomes: list[Outcome] = []
    for kind in kinds:
        found = list(try_examples(coder, kind))
        outcomes += found
        for line in () if as_json else _told(kind.name, found):
            put(line)
    if as_json:
        print_json(outcomes)
    wrong = sum(not outcome.is_right for outcome in outcomes)
    message(f"{len(outcomes)} sentences of {len(kinds)} type{'s' * (len(kinds) != 1)}: {wrong or 'none'} wrong")
    if wrong:
        raise typer.Exit(FAILED)


@app.command(name="list")
def list_types(codebook: CodebookOption = None, as_json: JsonOption = False) -> None:
    """List the event types."""
    book = load_codebook(codebook)
    if as_json:
        print_json([_listed(item) for item in book.types])
    else:
        _show(book)


def _check(path: Path) -> _Checked:
    try:
        book = load_codebook(path)
    except CodebookError as error:
        return _Checked(path=str(path), faults=error.faults)
    return _Checked(path=str(path), name=book.name, version=book.version, hash=book.hash, types=len(book.types))


def _with_codebook(config: Config, path: Path | None) -> Config:
    return config if path is None else replace(config, codebook=CodebookConfig(path=str(path.absolute())))


def _chosen(book: Codebook, names: Sequence[str]) -> list[EventType]:
    for name in names:
        if name not in {kind.name for kind in book.types}:
            raise UsageError(f"{name!r} is no type of {book.name}; `dateline codebook list` shows them")
    return [kind for kind in book.types if not names or kind.name in names]


def _told(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line for a type, and three for each sentence of it that is not as it should be."""
    examples = sum(outcome.trigger is not None for outcome in outcomes)
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    counted = f"{examples} examples, {len(outcomes) - examples} counter-examples"
    yield f"{name}: {counted}, {f'{len(wrong)} wrong' if wrong else 'all right'}"
    for outcome in wrong:
        fault = f"not found at `{outcome.trigger}`" if outcome.trigger is not None else f"found, but is {outcome.why}"
        yield f"  {fault}"
        yield f"    {outcome.text}"
        yield f"    seen: {'; '.join(map(_seen, outcome.seen)) or 'nothing'}"


def _seen(event: Seen) -> str:
    learned = " by the network alone" if event.learned else ""
    status = "" if event.status == "current" else f", {event.status}"
    return f"{', '.join(event.types)} at `{event.trigger}`{status}{learned}"


def _listed(item: EventType) -> _Listed:
    return _Listed(
        name=item.name,
        title=item.title,
        family=item.family,
        definition=item.definition,
        modes=item.modes,
        crosswalk=dict(item.crosswalk),
        frames={language: len({frame.index for frame in frames}) for language, frames in item.frames.items()},
        examples=len(item.examples),
        counter_examples=len(item.counter_examples),
    )


def _show(book: Codebook) -> None:
    rows = table(["type", "family", "plover", "cameo", "acled", "definition"], broad=["definition", "acled"])
    for item in book.types:
        codes = (item.crosswalk.get(key) or "-" for key in ("plover", "cameo", "acled"))
        rows.add_row(item.name, item.family, *codes, item.definition)
    stdout().print(rows)
    message(f"{book.name} {book.version}, {len(book.types)} types, hash {book.hash[:16]}")
