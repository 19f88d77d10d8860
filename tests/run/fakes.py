"""Coders for tests: they code the invented reports of the store's samples, and misbehave when a report says so."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.config import Config
from dateline.errors import EmptyReportError, PipelineError, UnreadableReportError
from dateline.model.coded import CodedReport
from dateline.model.report import RawReport
from tests.store.samples import code

TEXT = "A march in {place} drew {count} people.\n“We stay”, Duarte said.\n"
PLACES = ("Oruro", "Gafsa", "Gweru", "Iloilo", "Bitola", "Sari", "Kota", "Cork")


@dataclass(frozen=True, slots=True)
class FakeCoder:
    id: str = "sample-1"
    parts: Mapping[str, str] = field(default_factory=lambda: {"stages": "sample"})

    def code(self, raw: RawReport) -> CodedReport:
        misbehave(raw)
        return code(raw, self.id)


def misbehave(raw: RawReport) -> None:
    if b"DIE" in raw.raw:
        os._exit(1)
    if b"SLOW" in raw.raw:
        time.sleep(0.02)
    if b"STUMBLE" in raw.raw:
        raise ZeroDivisionError("half a pair: \ud83d")
    if b"NOTHING" in raw.raw:
        raise EmptyReportError("no_words", "no words in it")
    if b"BROKEN" in raw.raw:
        raise UnreadableReportError("bad_html", "no end in sight")
    if b"NO PIPELINE" in raw.raw:
        raise PipelineError("the pipeline is gone")
    if b"CTRL-C" in raw.raw:
        raise KeyboardInterrupt


def first(_config: Config) -> FakeCoder:
    return FakeCoder()


def second(_config: Config) -> FakeCoder:
    return FakeCoder("sample-2")


def dead_in_workers(config: Config) -> FakeCoder:
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        raise PipelineError("no pipeline in this process")
    return first(config)


def write_reports(folder: Path, count: int, **extra: str) -> Path:
    """`count` reports and those named in `extra`, each another text."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = TEXT.format(place=PLACES[number % len(PLACES)], count=100 + number)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    for name, text in extra.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
