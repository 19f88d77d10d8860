"""`why` shows the words and the offsets of every value of every event."""

import re
from typing import Any

import pytest

from tests.acceptance.conftest import Built
from tests.acceptance.shell import call, rows

ASKED = ("type", "place", "date", "actor")
SHOWN_LINE = re.compile(r" {12}\d+-\d+, line \d+: .*\[.+\].*")


def has_no_words(report: dict[str, Any], event: dict[str, Any], name: str) -> bool:
    """A value that stands in no text: a date that the page's metadata or address gave."""
    from_page = name == "date" and event["date"]["basis"] == "publication"
    return from_page and "start" not in report["masthead_evidence"]["published"]


def explained(built: Built) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every event with what `why` says of it."""
    found = []
    for event in rows(built.exported, "events"):
        said = call("why", event["id"], "--record", built.record, "--json")
        assert said.code == 0
        found.append((event, said.json))
    return found


@pytest.fixture(scope="module")
def examples_explained(examples: Built) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return explained(examples)


@pytest.mark.parametrize("name", ASKED)
def test_every_value_is_shown_with_words_and_offsets(
    examples: Built, examples_explained: list[tuple[dict[str, Any], dict[str, Any]]], name: str
) -> None:
    reports = {row["id"]: row for row in rows(examples.exported, "reports")}
    assert len(examples_explained) >= 20
    for event, told in examples_explained:
        [value] = [value for value in told["values"] if value["name"] == name]
        if event[name] is None:
            assert value["value"] is None
            continue
        assert value["value"]
        report = reports[event["report_id"]]
        assert value["evidence"] or has_no_words(report, event, name), (
            f"{event['id']}: no words for its {name} ({value['value']}, {value['basis']})"
        )
        for shown in value["evidence"]:
            text = report["text"]
            assert text[shown["start"] : shown["end"]] == shown["exact"]
            assert text.count("\n", 0, shown["start"]) + 1 == shown["line"]
            assert f"[{' '.join(shown['exact'].split())}]" in shown["context"]
        assert name == "type" or value["basis"]


def test_the_printed_page_shows_the_same(examples: Built) -> None:
    reports = {row["id"]: row for row in rows(examples.exported, "reports")}
    for event in rows(examples.exported, "events"):
        said = call("why", event["id"], "--record", examples.record)
        assert (said.code, said.err) == (0, "")
        lines = said.out.splitlines()
        assert lines[0] == f"event {event['id']}"
        for name in ASKED:
            if event[name] is not None and not has_no_words(reports[event["report_id"]], event, name):
                at = next(at for at, line in enumerate(lines) if line.startswith(f"{name} "))
                assert SHOWN_LINE.fullmatch(lines[at + 1]), lines[at : at + 2]


def test_an_event_among_persian_and_emoji_is_shown_too(letters: Built) -> None:
    for event, told in explained(letters):
        shown = [words for value in told["values"] for words in value["evidence"]]
        assert event["trigger"]["exact"] in {words["exact"] for words in shown}
