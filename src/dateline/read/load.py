"""One file or stream into raw reports: whole, line by line, or element by element."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.ids import sha256_hex
from dateline.model.report import RawReport, Refusal
from dateline.read.kinds import JSON, JSON_LINES, ascii_view, binary_kind, is_blank, sniff

__all__ = ["Loader"]

SKIP_BYTES = 1 << 20


def _json_fault(raw: bytes) -> str | None:
    """What is wrong with `raw` as JSON, in a few words, or None."""
    try:
        json.loads(raw)
    except RecursionError:
        return "it is nested too deeply"
    except json.JSONDecodeError as error:
        return f"{error.msg.removesuffix(' at')} at column {error.colno} of line {error.lineno}"
    except ValueError as error:
        return str(error).split(";")[0]
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """Reads one source; `limit_bytes` bounds a file, a line of JSON Lines, and standard input."""

    source: str
    limit_bytes: int

    def load(self, stream: BinaryIO, media_type: str | None) -> Iterator[RawReport | Refusal]:
        """The reports of one stream; a `media_type` of None is told from the content."""
        first = stream.readline(self.limit_bytes + 1)
        if media_type is None and self._is_json_line(first):
            media_type = JSON_LINES
        if media_type == JSON_LINES:
            yield from self._lines(stream, first)
            return
        raw = first + stream.read(max(0, self.limit_bytes + 1 - len(first)))
        if media_type is None and sniff(raw) == JSON and self._has_json_line(raw):
            yield from self._cut_lines(raw)
        else:
            yield from self._whole(raw, media_type)

    def _is_json_line(self, line: bytes) -> bool:
        return line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and _json_fault(line) is None

    def _has_json_line(self, raw: bytes) -> bool:
        """Whether broken JSON is really JSON Lines with a bad first line: a later line stands by itself."""
        if _json_fault(raw) is None:
            return False
        return any(self._is_json_line(line) for line in raw.splitlines()[1:])

    def _whole(self, raw: bytes, media_type: str | None) -> Iterator[RawReport | Refusal]:
        fault = self._fault(self.source, raw)
        if fault is not None:
            yield fault
            return
        guessed = sniff(raw)
        if media_type == "text/plain" and guessed == "text/html":
            media_type = guessed
        kind = media_type or guessed
        if kind == JSON:
            yield from self._json(raw)
        else:
            yield self._report(self.source, kind, raw)

    def _json(self, raw: bytes) -> Iterator[RawReport | Refusal]:
        """One object is one report of the file's bytes.

        Of an array each element is a report, whose raw bytes are the element written again (keys in
        order, ASCII escapes, no spaces), since it has no bytes of its own.
        """
        wrong = _json_fault(raw)
        if wrong is not None:
            yield self._malformed(self.source, raw, wrong)
        elif not ascii_view(raw).lstrip().startswith(b"["):
            yield self._report(self.source, JSON, raw)
        else:
            yield from self._elements(json.loads(raw), raw)

    def _elements(self, elements: list[object], raw: bytes) -> Iterator[RawReport | Refusal]:
        if not elements:
            yield self._refuse(self.source, "dropped", "empty", "the list is empty; there is nothing to read", raw)
        for number, element in enumerate(elements, 1):
            yield self._element(f"{self.source}#{number}", element)

    def _element(self, source: str, element: object) -> RawReport | Refusal:
        try:
            written = json.dumps(element, sort_keys=True, separators=(",", ":"))
        except RecursionError:
            return self._malformed(source, None, "it is nested too deeply")
        return self._report(source, JSON, written.encode("ascii"))

    def _lines(self, stream: BinaryIO, first: bytes) -> Iterator[RawReport | Refusal]:
        number, line, found = 0, first.removeprefix(codecs.BOM_UTF8), False
        while line:
            number += 1
            if len(line) > self.limit_bytes and not line.endswith(b"\n"):
                self._skip_line(stream)
            raw = line.rstrip(b"\r\n")
            if raw.strip():
                found = True
                yield self._line(f"{self.source}#{number}", raw)
            line = stream.readline(self.limit_bytes + 1)
        if not found:
            yield self._refuse(self.source, "dropped", "empty", "it holds no line with a report; nothing to read")

    def _skip_line(self, stream: BinaryIO) -> None:
        while (rest := stream.readline(SKIP_BYTES)) and not rest.endswith(b"\n"):
            pass

    def _cut_lines(self, raw: bytes) -> Iterator[RawReport | Refusal]:
        for number, line in enumerate(raw.splitlines(), 1):
            if line.strip():
                yield self._line(f"{self.source}#{number}", line)

    def _line(self, source: str, raw: bytes) -> RawReport | Refusal:
        fault = self._fault(source, raw)
        if fault is not None:
            return fault
        wrong = _json_fault(raw)
        return self._malformed(source, raw, wrong) if wrong else self._report(source, JSON, raw)

    def _fault(self, source: str, raw: bytes) -> Refusal | None:
        """Why these bytes are no report, or None."""
        if len(raw) > self.limit_bytes:
            return self.too_large(source)
        if not raw:
            return self._refuse(source, "dropped", "empty", "it is empty (0 bytes); save the report again", raw)
        kind = binary_kind(raw)
        if kind is not None:
            wrong = f"it is {kind}, not text; save the report as text or HTML"
            return self._refuse(source, "quarantined", "binary", wrong, raw)
        if is_blank(raw):
            return self._refuse(source, "dropped", "empty", "it holds only white space; save the report again", raw)
        return None

    def too_large(self, source: str) -> Refusal:
        """The refusal of an item that is over the limit."""
        wrong = f"it is larger than {self.limit_bytes:,} bytes; split it, or raise the limit"
        return self._refuse(source, "quarantined", "too_large", wrong)

    def _malformed(self, source: str, raw: bytes | None, wrong: str) -> Refusal:
        message = f"it is not valid JSON: {wrong}; mend it and build again"
        return self._refuse(source, "quarantined", "malformed_json", message, raw)

    def _report(self, source: str, media_type: str, raw: bytes) -> RawReport:
        return RawReport(source=source, media_type=media_type, raw=raw, sha256=sha256_hex(raw))

    def _refuse(self, source: str, outcome: str, reason: str, text: str, raw: bytes | None = None) -> Refusal:
        digest = None if raw is None else sha256_hex(raw)
        return Refusal(source=source, outcome=outcome, reason=reason, message=f"{source}: {text}", sha256=digest)
