"""Annotated reports built into a record, as a user would build them, with their gold."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.evaluate.gold import Gold, load_gold
from dateline.model.coded import CodedReport
from dateline.store.record import Record

ROOT = Path(__file__).resolve().parent.parent

Coded = list[tuple[CodedReport, Sequence[str]]]


def run(*words: object) -> None:
    command = [sys.executable, "-m", "dateline.cli.main", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr}")


def coded_and_gold(paths: Sequence[Path], folder: Path) -> tuple[Coded, tuple[Gold, ...]]:
    """What the coder makes of the texts, and their gold; `folder` is used for both."""
    run("corpus", "convert", *paths, "--out", folder / "gold")
    return built(folder / "gold" / "reports", folder), load_gold(folder / "gold" / "gold")


def built(reports: Path, folder: Path) -> Coded:
    """What the coder makes of `reports`, each with its sources; `folder` receives the record."""
    run("build", reports, "--record", folder / "record.dateline")
    with Record.open(folder / "record.dateline", read_only=True) as record:
        return [(item, record.sources_of(item.report.id)) for item in record.coded_reports()]


def coded_set(text: str, folder: Path) -> tuple[Coded, tuple[Gold, ...]]:
    """A set named on a command line: a folder of the corpus, or NAME:REPORTS=GOLD; `folder` receives the record."""
    reports, _, gold = text.rpartition(":")[2].partition("=")
    if gold:
        return built(Path(reports), folder), load_gold(Path(gold))
    return coded_and_gold([Path(reports)], folder)
