"""Every value of every export stands in its report's text, and every row is as the contract of the record says."""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance.conftest import Built
from tests.acceptance.shell import EXPORTED_KINDS, rows, spans

RECORDS = ("examples", "letters", "hostile", "series")
CODED_KINDS = ("events", "statements", "figures")
LONGEST_SPAN = 600
SHOWN = {
    *("trigger", "actor", "target", "place", "date", "status", "source", "occasion", "message"),
    *("speaker", "quote", "value", "claimant"),
}
PERSIAN = re.compile("[\u0600-\u06ff]")
EMOJI = re.compile("[\U0001f300-\U0001faff]")
FIELDS = {
    "reports": (
        *("id", "source", "sources", "sha256", "media_type", "retrieved_at", "text_sha256", "extractor", "text"),
        *("title", "byline", "publisher", "published", "published_basis", "dateline_place", "language", "url"),
        *("masthead_evidence", "furniture", "media", "register"),
    ),
    "events": (
        *("id", "report_id", "incident_id", "group_id", "type", "types", "mode", "crosswalk", "trigger", "actor"),
        *("target", "actor_id", "target_id", "place", "date", "occasion", "messages", "messages_evidence", "status"),
        *("source", "copied_in", "score", "coder", "review", "evidence"),
    ),
    "statements": (
        *("id", "report_id", "speaker", "speaker_role", "speaker_id", "outlet", "date", "quote", "mode", "language"),
        "evidence",
    ),
    "figures": (
        *("id", "report_id", "event_id", "measure", "unit", "low", "high", "modifier", "text", "claimant"),
        *("claimant_kind", "place", "date", "stance", "evidence"),
    ),
}
INSIDE = {
    "place": {"text", "name", "level", "country", "admin1", "lat", "lon", "geonames_id", "precision", "basis"},
    "date": {"start", "end", "precision", "basis", "text"},
}
Row = dict[str, Any]


@pytest.fixture(params=RECORDS)
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


@cache
def validator(kind: str) -> Draft202012Validator:
    name = f"schema/{kind.removesuffix('s')}.schema.json"
    return Draft202012Validator(json.loads(files("dateline.publish").joinpath(name).read_text(encoding="utf-8")))


def texts(built: Built) -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows(built.exported, "reports")}


def coded(built: Built) -> Iterator[Row]:
    return chain.from_iterable(rows(built.exported, kind) for kind in CODED_KINDS)


def evidence(row: Row) -> list[Row]:
    """Every piece of evidence of a row, wherever in it."""
    return [span for span in spans(row) if "exact" in span]


def test_there_is_something_to_look_at(built: Built) -> None:
    counts = {kind: len(rows(built.exported, kind)) for kind in EXPORTED_KINDS}
    assert all(count >= 1 for count in counts.values()), counts


def test_the_words_of_all_evidence_stand_where_they_are_said_to(built: Built) -> None:
    text_of = texts(built)
    for row in coded(built):
        shown = evidence(row)
        assert row["evidence"]
        assert len(shown) >= len(row["evidence"])
        for span in shown:
            assert 0 <= span["start"] < span["end"]
            assert text_of[row["report_id"]][span["start"] : span["end"]] == span["exact"]
            assert span["of"] in SHOWN
            assert span["end"] - span["start"] <= LONGEST_SPAN or span["of"] == "quote"


def test_reports_are_marked_inside_their_text(built: Built) -> None:
    for row in rows(built.exported, "reports"):
        text = row["text"]
        for span in chain(row["furniture"], spans(row["masthead_evidence"]), spans(row["media"])):
            assert 0 <= span["start"] < span["end"] <= len(text)
            here = text[span["start"] : span["end"]]
            assert span.get("exact", here) == here


def test_what_the_masthead_says_stands_there(built: Built) -> None:
    for row in rows(built.exported, "reports"):
        for field in ("title", "byline", "dateline_place"):
            where = row["masthead_evidence"].get(field)
            if row[field] is not None and where is not None and "start" in where:
                read = row["text"][where["start"] : where["end"]]
                assert " ".join(read.split()) == row[field]


def test_every_field_of_the_contract_is_there(built: Built) -> None:
    for kind in EXPORTED_KINDS:
        for row in rows(built.exported, kind):
            assert set(FIELDS[kind]) <= set(row)
            for name, inside in INSIDE.items():
                if isinstance(row.get(name), dict):
                    assert inside <= set(row[name])


def test_every_row_fits_the_published_schema(built: Built) -> None:
    for kind in EXPORTED_KINDS:
        for row in rows(built.exported, kind):
            validator(kind).validate(row)
    validator("manifest").validate(json.loads((built.exported / "manifest.json").read_text(encoding="utf-8")))


def test_ids_are_given_once_and_lead_somewhere(built: Built) -> None:
    ids = {kind: [row["id"] for row in rows(built.exported, kind)] for kind in EXPORTED_KINDS}
    for given in ids.values():
        assert len(given) == len(set(given))
    for row in coded(built):
        assert row["report_id"] in ids["reports"]
    event_reports = {row["id"]: row["report_id"] for row in rows(built.exported, "events")}
    for figure in rows(built.exported, "figures"):
        assert figure["event_id"] is None or event_reports[figure["event_id"]] == figure["report_id"]


def test_custody_holds(built: Built) -> None:
    for row in rows(built.exported, "reports"):
        assert row["id"] == row["sha256"][:16]
        assert hashlib.sha256(row["text"].encode()).hexdigest() == row["text_sha256"]
        assert row["source"] == row["sources"][0]
        path = built.source / row["source"]
        if path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == row["sha256"]


def test_events_are_whole(built: Built) -> None:
    for event in rows(built.exported, "events"):
        assert event["types"][0] == event["type"]
        assert 0 <= event["score"] <= 1
        assert event["trigger"]["of"] == "trigger"
        assert event["trigger"] in event["evidence"]
        assert len(event["messages"]) == len(event["messages_evidence"])
        assert event["review"] == "unreviewed"


def test_messages_and_quotations_are_word_for_word(built: Built) -> None:
    for event in rows(built.exported, "events"):
        for message, shown in zip(event["messages"], event["messages_evidence"], strict=True):
            assert " ".join(message.split()) == " ".join(shown["exact"].split())
            assert not set(message) & set("“”«»")
    for said in rows(built.exported, "statements"):
        quoted = " ".join(span["exact"] for span in said["evidence"] if span["of"] == "quote")
        assert " ".join(said["quote"].split()) == " ".join(quoted.split())


def test_what_was_read_is_shown_and_what_was_not_says_from_what(built: Built) -> None:
    published = {row["id"]: row["masthead_evidence"].get("published", {}) for row in rows(built.exported, "reports")}
    undated = {report_id for report_id, where in published.items() if "start" not in where}
    for event in rows(built.exported, "events"):
        shown = {span["of"] for span in evidence(event)}
        place, date = event["place"], event["date"]
        assert place is None or place["basis"] in {"stated", "list", "dateline", "inherited", "report"}
        assert place is None or "place" in shown
        from_page = date is not None and date["basis"] == "publication" and event["report_id"] in undated
        assert date is None or "date" in shown or from_page
        for role in ("actor", "target", "source", "occasion"):
            assert event[role] is None or role in shown
        assert event["status"] in {"current", "background", "planned", "denied", "alleged"}


def test_no_point_is_drawn_for_a_country_or_a_region(built: Built) -> None:
    drawn = json.loads((built.exported / "events.geojson").read_text(encoding="utf-8"))["features"]
    events = {row["id"]: row for row in rows(built.exported, "events")}
    assert len(drawn) == len(events)
    for feature in drawn:
        place = events[feature["id"]]["place"]
        if place is None or place["level"] in {"country", "admin1"} or place["precision"] > 2:
            assert feature["geometry"] is None


def test_dates_say_no_more_than_the_words(built: Built) -> None:
    for row in coded(built):
        date = row.get("date")
        if date is None:
            continue
        if date["basis"] == "partial":
            assert date["start"] is None
            assert date["text"]
        else:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", date["start"])
            assert date["start"] <= date["end"]


def test_persian_and_emoji_stand_around_the_words_that_were_coded(letters: Built) -> None:
    """Else the offsets above would prove little: letters of two and four bytes stand before and in the evidence."""
    events = rows(letters.exported, "events")
    text_of = texts(letters)
    assert any(PERSIAN.search(message) for event in events for message in event["messages"])
    before = [text_of[event["report_id"]][: event["trigger"]["start"]] for event in events]
    assert sum(bool(EMOJI.search(text)) for text in before) >= 5
    assert sum(bool(PERSIAN.search(text)) for text in before) >= 2
    assert any(PERSIAN.search(said["quote"]) for said in rows(letters.exported, "statements"))
    assert any(EMOJI.search(span["exact"]) for row in coded(letters) for span in evidence(row))
