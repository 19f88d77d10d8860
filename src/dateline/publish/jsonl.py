"""The record as JSON Lines: one file for each kind of row, as the record contract describes them."""

import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from dateline.publish.exported import ExportedLinks, ExportedReport
from dateline.publish.files import PrivateFile
from dateline.publish.rows import (
    Row,
    event_row,
    events_in_order,
    figure_row,
    figures_in_order,
    incident_row,
    lineage_row,
    passage_row,
    report_row,
    statement_row,
    statements_in_order,
)

__all__ = ["json_line", "write_jsonl_links", "write_jsonl_tables"]

# Letters that many readers of lines take for the end of one, though JSON Lines does not.
LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\u0085\u2028\u2029"})

KINDS = ("reports", "events", "statements", "figures")


def write_jsonl_tables(reports: Iterable[ExportedReport], out: Path) -> tuple[PrivateFile, ...]:
    """Write reports, events, statements and figures to `out`, one report in memory at a time.

    Rows come in the order of `reports`; inside a report, in reading order.
    """
    with ExitStack() as stack:
        files = {kind: stack.enter_context(PrivateFile(out / f"{kind}.jsonl")) for kind in KINDS}
        for exported in reports:
            coded = exported.coded
            files["reports"].write_row(json_line(report_row(exported)))
            _write(files["events"], map(event_row, events_in_order(coded)))
            _write(files["statements"], map(statement_row, statements_in_order(coded)))
            _write(files["figures"], map(figure_row, figures_in_order(coded)))
    return tuple(files.values())


def write_jsonl_links(links: ExportedLinks, out: Path) -> tuple[PrivateFile, ...]:
    """Write passages, lineages and incidents to `out`."""
    rows = {
        "passages": map(passage_row, links.passages),
        "lineages": map(lineage_row, links.lineages),
        "incidents": map(incident_row, links.incidents),
    }
    files = []
    for kind, own in rows.items():
        with PrivateFile(out / f"{kind}.jsonl") as file:
            _write(file, own)
        files.append(file)
    return tuple(files)


def _write(file: PrivateFile, rows: Iterable[Row]) -> None:
    for row in rows:
        file.write_row(json_line(row))


def json_line(row: object) -> str:
    """`row` as one line of JSON, in the letters of its language; what could pass for a line's end is escaped."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False).translate(LINE_ENDS)
