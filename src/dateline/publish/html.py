"""The record as one self-contained page: map, timeline, table, and each event beside its report, all without a network.

The page carries its script, style, map and data. Its content security policy names script and style by their
hashes and forbids every request, so that nothing in a report can run or call home.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import jinja2

from dateline.publish.exported import NOTICE, ExportedReport
from dateline.publish.files import PrivateFile
from dateline.publish.rows import (
    Row,
    drawn_as,
    event_row,
    events_in_order,
    figure_row,
    figures_in_order,
    report_row,
    statement_row,
    statements_in_order,
)

__all__ = ["script_json", "write_html"]

SCRIPTS = (
    *("dom", "words", "data", "spans", "filters", "timeline", "world", "map"),
    *("columns", "table", "card", "reader", "main"),
)
"""The page's own scripts in the order in which they build on each other."""

# In a script element only "</script", "<!--" and "<script" can end or bend the data; & is for readers of the
# source as XML, the two line separators for readers of the data as JavaScript of before 2019.
ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def write_html(reports: Iterable[ExportedReport], manifest: Mapping[str, object], out: Path) -> PrivateFile:
    """Write the page to the file `out`, one report in memory at a time; `rows` of the result counts reports."""
    script, style = _script(), _style()
    with PrivateFile(out) as file:
        for part in _template().generate(
            notice=NOTICE,
            policy=_policy(script, style),
            script=script,
            style=style,
            world=script_json(json.loads(_text("vendor/world/world.json"))),
            manifest=script_json({name: value for name, value in manifest.items() if name != "inputs"}),
            reports=_counted(reports, file),
        ):
            file.write(part)
    return file


def _counted(reports: Iterable[ExportedReport], file: PrivateFile) -> Iterator[str]:
    for exported in reports:
        file.rows += 1
        yield script_json(_block(exported))


def _block(exported: ExportedReport) -> Row:
    """All that the page shows of one report."""
    coded = exported.coded
    return {
        "report": report_row(exported),
        "events": [event_row(event) | {"drawn_as": drawn_as(event.place)} for event in events_in_order(coded)],
        "statements": [statement_row(statement) for statement in statements_in_order(coded)],
        "figures": [figure_row(figure) for figure in figures_in_order(coded)],
    }


def script_json(value: object) -> str:
    """`value` as JSON that can stand in a script element: no character of it can end the element."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(ESCAPES)


def _policy(script: str, style: str) -> str:
    """A content security policy (level 3) that lets this script and this style run, and nothing load."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_fingerprint(script)}'",
            f"style-src '{_fingerprint(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _fingerprint(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


def _script() -> str:
    """Leaflet and the page's scripts as one; the reference to a source map would be a request."""
    leaflet = _text("vendor/leaflet/leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    own = "\n".join(_text(f"page/{name}.js") for name in SCRIPTS)
    return f'{leaflet}\n(() => {{\n"use strict";\n{own}}})();\n'


def _style() -> str:
    return "\n".join(map(_text, ("vendor/leaflet/leaflet.css", "page/palette.css", "page/map.css", "page/page.css")))


def _text(name: str) -> str:
    return files("dateline.publish").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_text("page/page.html.j2"))
