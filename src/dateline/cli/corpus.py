"""`dateline corpus`: check, convert, count and compare annotated reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated as Argument

import msgspec
import typer

from dateline.clean.bare import bare_report
from dateline.clean.clean import clean
from dateline.cli.console import message, print_json, put
from dateline.cli.evaluate import say_scores
from dateline.cli.exits import FAILED
from dateline.cli.options import JsonOption
from dateline.codebook import load_codebook
from dateline.errors import InputError, UsageError
from dateline.evaluate.corpus.agree import agreement
from dateline.evaluate.corpus.check import faults
from dateline.evaluate.corpus.convert import to_gold, to_spans
from dateline.evaluate.corpus.counts import Counts, count
from dateline.evaluate.corpus.places import Locate, PlaceSpec
from dateline.evaluate.corpus.report import Annotated, find_reports, read_report, read_reports
from dateline.evaluate.corpus.variety import (
    Prose,
    Triggers,
    distinct_openings,
    near_duplicates,
    prose_of,
    triggers_of,
)
from dateline.evaluate.gold import GoldPlace, load_gold
from dateline.evaluate.summary import summarise
from dateline.model.parse import Parse
from dateline.model.report import Masthead, Refusal
from dateline.model.span import Span
from dateline.parse.language import identify_language
from dateline.parse.pipeline import Pipeline, load_pipeline
from dateline.read.sources import read_sources
from dateline.resolve.where.candidates import largest_named
from dateline.resolve.where.entry import ADMIN1, CITY, DISTRICT
from dateline.resolve.where.index import Gazetteer, open_gazetteer

__all__ = ["app", "gazetteer_look_up"]

app = typer.Typer(no_args_is_help=True)

PathsArgument = Argument[
    list[Path], typer.Argument(metavar="PATH...", help="Annotated reports (*.report), or folders that hold them.")
]
OutOption = Argument[Path, typer.Option("--out", metavar="DIR", help="A new folder, or an empty one.")]
BesideOption = Argument[
    list[Path] | None,
    typer.Option("--beside", metavar="DIR", show_default=False, help="Real reports to compare the prose with."),
]
BesideGoldOption = Argument[
    Path | None,
    typer.Option("--gold", metavar="DIR", show_default=False, help="Gold of those reports: words for each event."),
]
TotalsOption = Argument[bool, typer.Option("--totals-only", help="Leave out types, reports and disagreements.")]
CountsOption = Argument[bool, typer.Option("--counts-only", help="Leave out what wants a parse, which takes longer.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stats:
    """All that is counted; what wants a parse is null where it was left out."""

    counts: Counts
    distinct_openings: float
    near_duplicates: list[tuple[str, str, float]]
    near_duplicate_share: float
    triggers: dict[str, Triggers] | None = None
    prose: dict[str, Prose] | None = None
    beside_words_per_event: float | None = None


@app.callback()
def corpus() -> None:
    """Work with annotated reports."""


@app.command()
def check(paths: PathsArgument, as_json: JsonOption = False) -> None:
    """Name every fault of annotated reports with its file; exit code 1 where there is one."""
    types = {item.name for item in load_codebook(None).types}
    look_up = gazetteer_look_up(open_gazetteer())
    found: list[str] = []
    files = find_reports(paths)
    for path in files:
        try:
            found += [f"{path}: {fault}" for fault in faults(read_report(path), types, look_up)]
        except UsageError as error:
            found.append(str(error))
    if as_json:
        print_json(found)
    else:
        for fault in found:
            put(fault)
    message(f"{len(files)} reports, {len(found)} faults")
    if found:
        raise typer.Exit(FAILED)


@app.command()
def convert(paths: PathsArgument, out: OutOption, as_json: JsonOption = False) -> None:
    """Write the plain texts to DIR/reports, their gold to DIR/gold, and the spans to DIR/spans.jsonl."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out}: exists already; name a new folder or an empty one")
    look_up = gazetteer_look_up(open_gazetteer())
    reports = read_reports(paths)
    golds = [to_gold(report, f"{report.header.id}.txt", look_up) for report in reports]
    for folder in ("reports", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for report, gold in zip(reports, golds, strict=True):
        (out / "reports" / gold.report).write_bytes(report.text.encode())
        written = msgspec.json.format(msgspec.json.encode(gold), indent=1)
        (out / "gold" / f"{report.header.id}.json").write_bytes(written + b"\n")
    lines = (msgspec.json.encode(to_spans(report)) + b"\n" for report in reports)
    (out / "spans.jsonl").write_bytes(b"".join(lines))
    if as_json:
        print_json({"reports": len(reports), "out": str(out)})
    else:
        put(f"{out}: {len(reports)} reports with gold")


@app.command()
def stats(
    paths: PathsArgument,
    beside: BesideOption = None,
    gold: BesideGoldOption = None,
    counts_only: CountsOption = False,
    as_json: JsonOption = False,
) -> None:
    """Count what annotated reports hold, and measure how varied they are."""
    if gold and (counts_only or not beside):
        raise UsageError("--gold counts the events of the reports in --beside; name them, and leave out --counts-only")
    reports = read_reports(paths)
    alike = near_duplicates(reports)
    found = _Stats(
        counts=count(reports),
        distinct_openings=distinct_openings(reports),
        near_duplicates=alike,
        near_duplicate_share=round(len({name for pair in alike for name in pair[:2]}) / len(reports), 4),
    )
    if not counts_only:
        found = _with_parses(found, reports, beside or [], gold)
    if as_json:
        print_json(found)
    else:
        _say(found)


@app.command()
def agree(
    first: Argument[Path, typer.Argument(metavar="FIRST", help="A folder of annotated reports.")],
    second: Argument[Path, typer.Argument(metavar="SECOND", help="The same texts, annotated by somebody else.")],
    totals_only: TotalsOption = False,
    as_json: JsonOption = False,
) -> None:
    """Score a second annotation as an answer to the first: "right", "wrong" and "missed" are the second's."""
    look_up = gazetteer_look_up(open_gazetteer())
    ours, theirs = (read_reports([folder]) for folder in (first, second))
    found = agreement(ours, theirs, look_up)
    summary = summarise(found.scores)
    if as_json:
        print_json({"scores": summary, "disagreements": found.disagreements})
        return
    say_scores(summary, totals_only=totals_only)
    for line in () if totals_only else ("", *found.disagreements):
        put(line)


def gazetteer_look_up(gazetteer: Gazetteer) -> Locate:
    """Look places up in `gazetteer`: of a name in its country and division, the one with the most people."""

    def look_up(spec: PlaceSpec) -> GoldPlace | None:
        if spec.level == "country":
            row = gazetteer.country_row(spec.country or "")
            best = None if row is None else gazetteer.entry(row)
        else:
            kinds = {ADMIN1} if spec.level == "admin1" else {CITY, DISTRICT}
            best = largest_named(spec.name, gazetteer, spec.country or "", kinds, spec.admin1)
        if best is None:
            return None
        return GoldPlace(
            text=spec.name, name=best.name, level=spec.level, country=best.country, lat=best.lat, lon=best.lon
        )

    return look_up


def _with_parses(found: _Stats, reports: Sequence[Annotated], beside: Sequence[Path], gold: Path | None) -> _Stats:
    pipeline = load_pipeline()
    read = [(report, _parse(pipeline, report)) for report in reports]
    own = ((parse, [Span(m.start, m.end) for m in report.spans("furniture")]) for report, parse in read)
    prose = {"these": prose_of(own)}
    words = 0
    for folder in beside:
        texts = list(_real(pipeline, folder))
        prose[str(folder)] = prose_of(texts)
        words += sum(len(parse.text.split()) for parse, _ in texts)
    events = sum(len(item.events) for item in load_gold(gold)) if gold else 0
    beside_words = round(words / events, 1) if events else None
    return replace(found, triggers=triggers_of(read), prose=prose, beside_words_per_event=beside_words)


def _parse(pipeline: Pipeline, report: Annotated) -> Parse:
    return pipeline.parse(bare_report(report.text, Masthead(language="en")))


def _real(pipeline: Pipeline, folder: Path) -> Iterator[tuple[Parse, Sequence[Span]]]:
    for raw in read_sources([str(folder)]):
        if isinstance(raw, Refusal):
            message(f"{raw.source}: left out: {raw.message}")
            continue
        try:
            report = clean(raw, identify_language)
        except InputError as error:
            message(f"{raw.source}: left out: {error}")
            continue
        if report.masthead.language == "en":
            yield pipeline.parse(report), report.furniture_spans


def _say(found: _Stats) -> None:
    for name, value in msgspec.to_builtins(found.counts).items():
        held = ", ".join(f"{key} {times}" for key, times in value.items()) if isinstance(value, dict) else value
        put(f"{name.replace('_', ' '):24} {held}")
    put(f"{'distinct openings':24} {found.distinct_openings}")
    put(f"{'near-duplicates':24} {found.near_duplicate_share} of the reports")
    for a, b, share in found.near_duplicates:
        put(f"  {a} and {b} share {share} of their runs of five words")
    for kind, row in (found.triggers or {}).items():
        most = f"{row.commonest} {row.share:.0%}"
        put(f"  {kind:22} triggers {row.triggers:4}  lemmas {row.lemmas:4}  shapes {row.frames:4}  most often {most}")
    for name, prose in (found.prose or {}).items():
        put(f"prose of {name}: {prose.texts} texts, {prose.words} words")
        put(f"  words a sentence {prose.sentence_words}, a tenth under {prose.short}, a tenth over {prose.long}")
        put("  " + "  ".join(f"{tag} {share}" for tag, share in prose.pos.items()))
    if found.beside_words_per_event is not None:
        put(f"{'words per event beside':24} {found.beside_words_per_event}")
