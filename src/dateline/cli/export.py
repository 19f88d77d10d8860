"""`dateline export`: the record as files for those who work on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.cli.console import message, print_json
from dateline.cli.options import ConfigOption, JsonOption, RecordArgument, find_record
from dateline.config import load_config
from dateline.link.sources.load import load_sources
from dateline.link.sources.register import SourceRegister
from dateline.publish.export import FORMATS, Export, write_export
from dateline.publish.exported import ExportedLinks, ExportedReport
from dateline.store.record import Record

__all__ = ["export"]

FormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="What to write, jsonl if not given; may be given more than once.",
    ),
]
OutOption = Annotated[
    Path, typer.Option("--out", "-o", metavar="PATH", help="The folder to write to; for html alone also FILE.html.")
]


def export(
    out: OutOption,
    record: RecordArgument = None,
    formats: FormatOption = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a record as JSON Lines, CSV, GeoJSON or one HTML page.

    An export is internal: it holds whole reports and names, says so, and is readable by its owner alone. It is
    noted in the journal of the record.
    """
    wanted = formats or ["jsonl"]
    with Record.open(find_record(record)) as opened:
        if opened.links_outdated():
            message("passages and incidents are older than the reports; run `dateline link` and export again")
        manifest = msgspec.to_builtins(opened.manifest())
        register = load_sources(load_config(config).sources_path)
        done = write_export(lambda: _reports(opened, register), manifest, wanted, out, lambda: _links(opened))
        _note(opened, done, wanted)
    if as_json:
        print_json({"path": str(done.path), "files": done.files, "sha256": done.sha256, "formats": wanted})
    else:
        message(f"{done.path}: written, {done.files} file{'s' * (done.files != 1)}. INTERNAL: not for publication.")


def _reports(record: Record, register: SourceRegister) -> Iterator[ExportedReport]:
    for coded in record.standing_reports():
        head = coded.report.masthead
        outlet = register.find(head.publisher, head.url)
        entry = {"name": outlet.publisher, "kind": outlet.kind, "party": outlet.party} if outlet else None
        yield ExportedReport(coded=coded, sources=record.sources_of(coded.report.id), register=entry)


def _links(record: Record) -> ExportedLinks:
    incidents = sorted(record.incidents(), key=lambda incident: incident.id)
    attempted = record.linked_from() is not None
    return ExportedLinks(
        passages=record.passages(), lineages=record.lineages(), incidents=incidents, attempted=attempted
    )


def _note(record: Record, done: Export, formats: list[str]) -> None:
    details: dict[str, str | int | float | bool | None] = {"formats": ",".join(formats), "sha256": done.sha256}
    record.note("export", done.path.name or ".", details)
