"""Writes the output of commands into the documents that show it.

usage: python docs/refresh.py [--check]

A document holds a comment `<!-- dateline show --limit 3 -->` with a fenced block under it. The command runs on the
record of `examples/reports` (one about the corpus on `corpus`); its output takes the place of the block. Lines that
change from run to run (times, hashes of the installation) are left out. With --check nothing is written, and the exit
code is 1 where a block is out of date.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "tour.md", ROOT / "corpus" / "README.md")
BLOCK = re.compile(r"(<!-- dateline (?P<command>[^>]+) -->\n```text\n).*?(\n```)", re.S)
UNSTEADY = re.compile(
    r"^(imported|coded by|sha256| {12}(actors|code|codebook|gazetteer|network|pipeline|stages):| {12}[0-9a-f]{64})"
)


def output_of(command: str, record: Path) -> str:
    """What `dateline COMMAND` prints about the record, without unsteady lines and trailing space."""
    from dateline.cli.main import main

    words = shlex.split(command)
    printed = io.StringIO()
    about = [] if words[0] == "corpus" else ["--record", str(record)]
    with contextlib.redirect_stdout(printed), contextlib.chdir(ROOT):
        code = main([*words, *about])
    if code:
        raise SystemExit(f"dateline {command}: exit code {code}; does the document name an event that is no more?")
    lines = [line.rstrip() for line in printed.getvalue().splitlines() if not UNSTEADY.match(line)]
    return "\n".join(lines).strip("\n")


def refreshed(text: str, record: Path) -> str:
    """A document's text with every block written anew."""
    return BLOCK.sub(lambda m: m[1] + output_of(m["command"], record) + m[3], text)


def build_examples(folder: Path) -> Path:
    """The record of the examples, built in `folder`."""
    from dateline.cli.main import main

    record = folder / "examples.dateline"
    with contextlib.redirect_stderr(io.StringIO()):
        main(["build", str(ROOT / "examples" / "reports"), "--record", str(record), "--workers", "1"])
    return record


def stale(record: Path, *, write: bool) -> list[Path]:
    """The documents whose blocks are out of date, written anew where asked for."""
    found = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        fresh = refreshed(text, record)
        if fresh != text:
            found.append(document)
            if write:
                document.write_text(fresh, encoding="utf-8")
    return found


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "120")
    with tempfile.TemporaryDirectory() as name:
        check = "--check" in sys.argv[1:]
        changed = stale(build_examples(Path(name)), write=not check)
    for path in changed:
        print(f"{path.relative_to(ROOT)}: {'out of date' if check else 'written anew'}")
    sys.exit(bool(changed) and check)
