"""The events as GeoJSON (RFC 7946) for a map or a geographic information system."""

from collections.abc import Iterable
from pathlib import Path

from dateline.model.event import Event
from dateline.model.report import Report
from dateline.publish.exported import NOTICE, ExportedReport
from dateline.publish.files import PrivateFile
from dateline.publish.jsonl import json_line
from dateline.publish.rows import Row, drawn_as, event_row, events_in_order

__all__ = ["write_geojson_file"]


def write_geojson_file(reports: Iterable[ExportedReport], out: Path) -> tuple[PrivateFile, ...]:
    """Write events.geojson to `out`: every event is a feature, one report in memory at a time.

    Only a place of precision 1 or 2 has a point (longitude, latitude). An event of a region, a country or
    nowhere keeps its place among the properties, with null geometry.
    """
    with PrivateFile(out / "events.geojson") as file:
        file.write(f'{{"type": "FeatureCollection", "notice": {json_line(NOTICE)}, "features": [')
        for exported in reports:
            report = exported.coded.report
            for event in events_in_order(exported.coded):
                file.write(",\n" if file.rows else "\n")
                file.write(json_line(_feature(event, report)))
                file.rows += 1
        file.write("\n]}\n")
    return (file,)


def _feature(event: Event, report: Report) -> Row:
    row = event_row(event)
    properties = {name: value for name, value in row.items() if name not in ("place", "date")}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(event),
        "properties": {
            **properties,
            **_flat("place", row["place"]),
            **_flat("date", row["date"]),
            "drawn_as": drawn_as(event.place),
            "report_title": report.masthead.title,
            "report_publisher": report.masthead.publisher,
            "report_published": report.masthead.published,
        },
    }


def _point(event: Event) -> Row | None:
    place = event.place
    if place is None or drawn_as(place) != "point":
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _flat(prefix: str, value: object) -> Row:
    """The parts of a place or a date as properties of their own; coordinates stay in the geometry."""
    if not isinstance(value, dict):
        return {prefix: None}
    return {f"{prefix}_{name}": part for name, part in value.items() if name not in ("lat", "lon")}
