import os
import socket
from pathlib import Path

import pytest

from dateline.model.report import RawReport, Refusal
from dateline.read import read_sources

LIMIT = 100_000
# name, bytes, outcome, reason: a row is one way in which a file can be no report.
FAULTS = [
    ("empty.txt", b"", "dropped", "empty"),
    ("empty.html", b"", "dropped", "empty"),
    ("empty.json", b"", "dropped", "empty"),
    ("blank.txt", b" \n\t\r\n ", "dropped", "empty"),
    ("mark.txt", b"\xef\xbb\xbf\n", "dropped", "empty"),
    ("wide_blank.txt", b"\xff\xfe \x00\n\x00", "dropped", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "quarantined", "binary"),
    ("photo.html", b"\xff\xd8\xff\xe0 JFIF", "quarantined", "binary"),
    ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "quarantined", "binary"),
    ("office.txt", b"PK\x03\x04\x14\x00", "quarantined", "binary"),
    ("nul.txt", b"Police in Lima\x00 fired", "quarantined", "binary"),
    ("noise.txt", bytes(range(1, 256)) * 4, "quarantined", "binary"),
    ("huge.txt", b"word " * LIMIT, "quarantined", "too_large"),
    ("bad.json", b'{"text": ', "quarantined", "malformed_json"),
    ("deep.json", b"[" * 40_000, "quarantined", "malformed_json"),
    ("bad.jsonl", b"{\n", "quarantined", "malformed_json"),
    ("list.json", b"[]", "dropped", "empty"),
    ("table.xlsx", b"anything", "dropped", "unknown_kind"),
    ("no_ending", b"anything", "dropped", "unknown_kind"),
]


def items_of(folder: Path) -> list[RawReport | Refusal]:
    return list(read_sources([str(folder)], limit_bytes=LIMIT))


@pytest.mark.parametrize(("name", "raw", "outcome", "reason"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_is_named(tmp_path: Path, name: str, raw: bytes, outcome: str, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (item,) = items_of(tmp_path)
    assert isinstance(item, Refusal)
    assert (item.outcome, item.reason) == (outcome, reason)
    assert item.source.startswith(name)
    assert item.message.startswith(item.source + ": ")
    assert "\n" not in item.message
    assert len(item.message) < 200


def test_the_account_of_a_hostile_folder_adds_up(tmp_path: Path) -> None:
    for name, raw, _, _ in FAULTS:
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_bytes("Dockers in Mombasa walked out. 🪧 زن، زندگی، آزادی".encode())
    (tmp_path / "wide.txt").write_bytes("Dockers in Mombasa walked out.".encode("utf-16"))
    items = items_of(tmp_path)
    kept = [item for item in items if isinstance(item, RawReport)]
    refused = [item.outcome for item in items if isinstance(item, Refusal)]
    assert [item.source for item in kept] == ["good.txt", "wide.txt"]
    assert refused.count("dropped") == sum(1 for row in FAULTS if row[2] == "dropped")
    assert refused.count("quarantined") == sum(1 for row in FAULTS if row[2] == "quarantined")
    assert len(items) == len(FAULTS) + 2


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_000_000)  # sparse: reading it would take minutes and more memory than there is
    (item,) = list(read_sources([str(tmp_path)]))
    assert isinstance(item, Refusal)
    assert item.reason == "too_large"
    assert "40,000,000" in item.message


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("Dockers walked out.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = {(item.source, item.reason if isinstance(item, Refusal) else "kept") for item in items_of(tmp_path)}
    assert found == {
        ("a/one.txt", "kept"),
        ("a/loop", "link_loop"),
        ("self.txt", "unreadable"),
        ("gone.txt", "unreadable"),
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_pipes_and_sockets_do_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # socket paths are short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        items = items_of(tmp_path)
    assert [item.reason for item in items if isinstance(item, Refusal)] == ["not_a_file", "not_a_file"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_without_permission_is_quarantined(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text("Dockers walked out.")
    (tmp_path / "locked.txt").chmod(0)
    (item,) = items_of(tmp_path)
    assert isinstance(item, Refusal)
    assert (item.outcome, item.reason) == ("quarantined", "unreadable")


def test_an_error_while_opening_is_quarantined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text("Dockers walked out.")

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self), None, mode)

    monkeypatch.setattr(Path, "open", refuse)
    (item,) = items_of(tmp_path)
    assert isinstance(item, Refusal)
    assert (item.outcome, item.reason) == ("quarantined", "unreadable")
    assert "Permission denied" in item.message


def test_a_file_name_that_is_not_unicode_can_still_be_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("Dockers walked out.")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    (item,) = items_of(tmp_path)
    assert item.source.encode("utf-8") == "caf�.txt".encode()
