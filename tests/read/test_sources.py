import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ids import sha256_hex
from dateline.model.report import RawReport, Refusal
from dateline.read import read_sources

TEXT = b"Bakery workers in Tunis walked out on Monday."


def read(*arguments: Path | str, stdin: bytes | None = None, limit: int = 40_000_000) -> list[RawReport | Refusal]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read_sources([str(argument) for argument in arguments], stdin=stream, limit_bytes=limit))


def sources(items: list[RawReport | Refusal]) -> list[str]:
    return [item.source for item in items]


def reports(items: list[RawReport | Refusal]) -> list[RawReport]:
    return [item for item in items if isinstance(item, RawReport)]


def write(path: Path, raw: bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def test_a_folder_is_read_to_its_depth_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.html", ".hidden.txt", ".git/x.txt", "a/.DS_Store"):
        write(tmp_path / name)
    assert sources(read(tmp_path)) == ["a/c.html", "a/z.md", "b.txt"]


def test_a_named_file_is_known_by_its_name(tmp_path: Path) -> None:
    assert sources(read(write(tmp_path / "deep" / "one.txt"))) == ["one.txt"]


def test_raw_bytes_are_the_file_and_give_the_identity(tmp_path: Path) -> None:
    (one,) = reports(read(write(tmp_path / "one.txt", b"\xef\xbb\xbfTunis\r\n")))
    assert one.raw == b"\xef\xbb\xbfTunis\r\n"
    assert one.sha256 == sha256_hex(one.raw)
    assert one.id == one.sha256[:16]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
        ("A.TXT", "text/plain"),
    ],
)
def test_the_ending_gives_the_media_type(tmp_path: Path, name: str, kind: str) -> None:
    assert reports(read(write(tmp_path / name)))[0].media_type == kind


def test_a_page_saved_as_text_is_still_a_page(tmp_path: Path) -> None:
    page = write(tmp_path / "page.txt", b"<!DOCTYPE html>\n<html><body>Tunis</body></html>")
    assert reports(read(page))[0].media_type == "text/html"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["2020/05/c.txt", "2020/b.txt", "a.txt"]),
        ("2020/*", ["05/c.txt", "b.txt"]),
        ("20??/**", ["2020/05/c.txt", "2020/b.txt"]),
    ],
)
def test_patterns_are_relative_to_their_fixed_part(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("a.txt", "2020/b.txt", "2020/05/c.txt"):
        write(tmp_path / name)
    assert sources(read(tmp_path / pattern)) == found


@pytest.mark.parametrize("argument", ["missing.txt", "missing/", "*.nothing"])
def test_what_names_nothing_is_refused_before_anything_is_read(tmp_path: Path, argument: str) -> None:
    good = write(tmp_path / "good.txt")
    with pytest.raises(UsageError, match="check"):
        read_sources([str(good), str(tmp_path / argument)])


def test_no_source_and_standard_input_twice_are_refused() -> None:
    with pytest.raises(UsageError, match="no source"):
        read_sources([])
    with pytest.raises(UsageError, match="twice"):
        read_sources(["-", "-"])


def test_an_ending_that_is_not_read_is_dropped_aloud(tmp_path: Path) -> None:
    write(tmp_path / "notes.docx")
    (item,) = read(tmp_path)
    assert isinstance(item, Refusal)
    assert (item.outcome, item.reason) == ("dropped", "unknown_kind")
    assert "notes.docx" in item.message
    assert ".docx" in item.message


def test_a_file_that_is_named_needs_no_known_ending(tmp_path: Path) -> None:
    assert reports(read(write(tmp_path / "wire.copy")))[0].media_type == "text/plain"


class TestJsonLines:
    def test_line_numbers_count_blank_lines(self, tmp_path: Path) -> None:
        path = write(tmp_path / "r.jsonl", b'{"text": "a"}\n\n   \n{"text": "b"}\r\n{"text": "c"}')
        items = reports(read(path))
        assert sources(list(items)) == ["r.jsonl#1", "r.jsonl#4", "r.jsonl#5"]
        assert [item.raw for item in items] == [b'{"text": "a"}', b'{"text": "b"}', b'{"text": "c"}']

    def test_each_malformed_line_is_quarantined_with_its_number(self, tmp_path: Path) -> None:
        path = write(tmp_path / "r.ndjson", b'{"text": "a"}\n{"text": \n{"text": "b"}\nnonsense\n')
        items = read(path)
        bad = [item for item in items if isinstance(item, Refusal)]
        assert sources(list(bad)) == ["r.ndjson#2", "r.ndjson#4"]
        assert {(item.outcome, item.reason) for item in bad} == {("quarantined", "malformed_json")}
        assert len(reports(items)) == 2

    def test_a_byte_order_mark_is_not_part_of_the_first_line(self, tmp_path: Path) -> None:
        (item,) = reports(read(write(tmp_path / "r.jsonl", b'\xef\xbb\xbf{"text": "a"}\n')))
        assert item.raw == b'{"text": "a"}'

    def test_the_limit_holds_for_each_line_and_reading_goes_on_behind_it(self, tmp_path: Path) -> None:
        raw = b'{"text": "a"}\n{"text": "' + b"x" * 500 + b'"}\n{"text": "b"}\n'
        items = read(write(tmp_path / "r.jsonl", raw), limit=100)
        assert sources(items) == ["r.jsonl#1", "r.jsonl#2", "r.jsonl#3"]
        assert isinstance(items[1], Refusal)
        assert items[1].reason == "too_large"

    def test_a_file_of_blank_lines_is_empty(self, tmp_path: Path) -> None:
        (item,) = read(write(tmp_path / "r.jsonl", b"\n\n"))
        assert isinstance(item, Refusal)
        assert (item.outcome, item.reason) == ("dropped", "empty")


class TestJson:
    def test_one_object_is_the_file(self, tmp_path: Path) -> None:
        (item,) = reports(read(write(tmp_path / "r.json", b'{\n "text": "a"\n}\n')))
        assert (item.source, item.raw) == ("r.json", b'{\n "text": "a"\n}\n')

    def test_elements_of_an_array_are_written_again_in_one_way(self, tmp_path: Path) -> None:
        (tmp_path / "r.json").write_text('[{"title": "é", "text": "a"}, {"text": "b"}]', encoding="utf-8")
        items = reports(read(tmp_path / "r.json"))
        assert sources(list(items)) == ["r.json#1", "r.json#2"]
        assert items[0].raw == b'{"text":"a","title":"\\u00e9"}'
        assert json.loads(items[1].raw) == {"text": "b"}

    @pytest.mark.parametrize(
        "raw",
        [
            b'{"text": "a"',
            b"[" * 100_000 + b"]" * 100_000,
            b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
            b'{"text": "\xff\xfe"}',
            b'{"n": ' + b"9" * 6000 + b"}",
        ],
        ids=["cut off", "deep array", "deep object", "not utf-8", "endless number"],
    )
    def test_what_is_no_json_is_quarantined(self, tmp_path: Path, raw: bytes) -> None:
        (item,) = read(write(tmp_path / "r.json", raw))
        assert isinstance(item, Refusal)
        assert (item.outcome, item.reason) == ("quarantined", "malformed_json")

    def test_lone_surrogates_do_not_stop_an_array(self, tmp_path: Path) -> None:
        (item,) = reports(read(write(tmp_path / "r.json", b'[{"text": "\\ud83d here"}]')))
        assert json.loads(item.raw) == {"text": "\ud83d here"}


class TestStandardInput:
    @pytest.mark.parametrize(
        ("raw", "kinds", "names"),
        [
            (TEXT, ["text/plain"], ["-"]),
            (b"[Update] Strike in Tunis\nBakers walked out.", ["text/plain"], ["-"]),
            (b"<html><body>Tunis</body></html>", ["text/html"], ["-"]),
            (b'{\n"text": "a"\n}', ["application/json"], ["-"]),
            (b'[{"text": "a"}, {"text": "b"}]', ["application/json"] * 2, ["-#1", "-#2"]),
            (b'{"text": "a"}\n{"text": "b"}\n', ["application/json"] * 2, ["-#1", "-#2"]),
        ],
    )
    def test_the_kind_is_told_from_the_content(self, raw: bytes, kinds: list[str], names: list[str]) -> None:
        items = reports(read("-", stdin=raw))
        assert [item.media_type for item in items] == kinds
        assert sources(list(items)) == names

    def test_a_bad_first_line_does_not_hide_json_lines(self) -> None:
        items = read("-", stdin=b'{"text": broken\n{"text": "b"}\n')
        assert [type(item) for item in items] == [Refusal, RawReport]
        assert sources(items) == ["-#1", "-#2"]

    def test_the_limit_holds(self) -> None:
        (item,) = read("-", stdin=b"word " * 100, limit=100)
        assert isinstance(item, Refusal)
        assert item.reason == "too_large"


class CountingStream(io.BytesIO):
    taken = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self.taken += len(line)
        return line


def test_lines_are_read_one_at_a_time() -> None:
    stream = CountingStream(b'{"text": "a"}\n' * 1000)
    items: Iterator[RawReport | Refusal] = read_sources(["-"], stdin=stream)
    next(items)
    assert stream.taken <= 2 * len(b'{"text": "a"}\n')


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    items = read_sources([str(tmp_path)])
    next(items)
    write(tmp_path / "b.txt")
    assert sources(list(items)) == []
