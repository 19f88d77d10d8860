"""The program as a person calls it: words in, an exit code and two streams out."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.cli.main import main

__all__ = ["EXPORTED_KINDS", "FORMATS", "Said", "build", "call", "export", "files_of", "rows", "spans"]

FORMATS = ("jsonl", "csv", "geojson", "html")
EXPORTED_KINDS = ("reports", "events", "statements", "figures")


class Said(NamedTuple):
    """How a call ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(*words: str | Path) -> Said:
    """Run the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Said(code, out.getvalue(), err.getvalue())


def build(record: Path, *sources: str | Path, workers: int = 1) -> Said:
    """Build with the shipped coder; the account is printed as JSON."""
    return call("build", *sources, "--record", record, "--workers", str(workers), "--json")


def export(record: Path, out: Path, *formats: str) -> Path:
    """Export a record, in every format when none is named."""
    wanted = [word for name in formats or FORMATS for word in ("--format", name)]
    said = call("export", record, "--out", out, *wanted)
    assert said.code == 0, said.err
    return out


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of an export, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    """The rows of one JSON Lines table of an export."""
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside `value` that has offsets into a text."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)
