"""A folder of hostile files beside good ones: a clear line each, nothing lost, the rest is built."""

import pytest

from tests.acceptance.conftest import Built
from tests.acceptance.hostile import FAULTS, GOOD, LONG_LINE, Fault
from tests.acceptance.shell import build, call, rows

KEPT = [fault for fault in FAULTS if fault.outcome == "kept"]
REFUSED = [fault for fault in FAULTS if fault.outcome != "kept"]


def outcomes(built: Built) -> dict[str, tuple[str, str]]:
    return {item["source"]: (item["outcome"], item["reason"]) for item in built.said.json["refusals"]}


def test_the_build_ends_with_code_3(hostile: Built) -> None:
    assert hostile.said.code == 3


def test_the_account_adds_up(hostile: Built) -> None:
    account = hostile.said.json
    counted = {name: sum(fault.outcome == name for fault in FAULTS) for name in ("kept", "dropped", "quarantined")}
    assert {name: account[name] for name in counted} == counted
    assert len(account["refusals"]) == account["dropped"] + account["quarantined"]
    assert sum(account["reasons"].values()) == len(account["refusals"])
    last = hostile.said.err.splitlines()[-1]
    assert last.startswith(f"{len(FAULTS)} items: {counted['kept']} kept (")
    assert last.endswith(f"{counted['dropped']} dropped, {counted['quarantined']} quarantined")


@pytest.mark.parametrize("fault", REFUSED, ids=lambda fault: fault.name)
def test_each_fault_ends_as_it_must_with_a_clear_line(hostile: Built, fault: Fault) -> None:
    assert outcomes(hostile)[fault.name] == (fault.outcome, fault.reason)
    [line] = [line for line in hostile.said.err.splitlines() if f" {fault.name}: " in line]
    assert line.split()[0] == fault.outcome
    assert line.endswith(f"[{fault.reason}]")
    assert len(line) < 250
    assert "Error" not in line
    assert "Traceback" not in line


@pytest.mark.parametrize("fault", KEPT, ids=lambda fault: fault.name)
def test_what_can_be_read_is_in_the_record(hostile: Built, fault: Fault) -> None:
    assert fault.name not in outcomes(hostile)
    [row] = [row for row in rows(hostile.exported, "reports") if fault.name in row["sources"]]
    assert row["text"]


def test_nothing_else_is_on_the_screen(hostile: Built) -> None:
    assert len(hostile.said.err.splitlines()) == len(REFUSED) + len(hostile.said.json["reasons"]) + 2


@pytest.mark.parametrize("fault", GOOD, ids=lambda fault: fault.name)
def test_good_reports_beside_them_are_coded(hostile: Built, fault: Fault) -> None:
    [report] = [row for row in rows(hostile.exported, "reports") if fault.name in row["sources"]]
    assert [event for event in rows(hostile.exported, "events") if event["report_id"] == report["id"]]


def text_of(hostile: Built, name: str) -> str:
    [row] = [row for row in rows(hostile.exported, "reports") if name in row["sources"]]
    return str(row["text"])


def test_no_text_is_repaired(hostile: Built) -> None:
    assert text_of(hostile, "crlf.txt").count("\r\n") == 2
    assert text_of(hostile, "mojibake.txt").count("â€œ") == 1
    assert "Café workers marched in São João" in text_of(hostile, "latin.txt")
    assert text_of(hostile, "utf16.txt").startswith("ACCRA, Ghana")
    assert text_of(hostile, "long_line.txt") == LONG_LINE
    assert len(text_of(hostile, "long_line.txt")) >= 200_000
    assert "🪧🪧 rallied in Oslo 👩🏽‍🏭" in text_of(hostile, "emoji.txt")
    assert text_of(hostile, "half_a_pair.json") == "Nurses \ufffd marched in Split."


def test_a_report_in_another_language_is_kept_and_not_coded(hostile: Built) -> None:
    [row] = [row for row in rows(hostile.exported, "reports") if "persian.txt" in row["sources"]]
    assert row["language"] == "fa"
    assert not [event for event in rows(hostile.exported, "events") if event["report_id"] == row["id"]]


def test_the_record_is_whole(hostile: Built) -> None:
    said = call("verify", hostile.record)
    assert (said.code, said.err) == (0, "")


def test_building_again_says_the_same_and_changes_nothing(hostile: Built) -> None:
    again = build(hostile.record, hostile.source)
    assert (again.code, again.json["unchanged"], again.json["added"]) == (3, len(KEPT), 0)
    assert again.json["refusals"] == hostile.said.json["refusals"]
    assert call("verify", hostile.record).code == 0
