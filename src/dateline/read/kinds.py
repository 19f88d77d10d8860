"""What kind of bytes a source item holds, told from its file ending or from its first bytes."""

import codecs
import re
from pathlib import PurePath

__all__ = ["ENDINGS", "JSON", "JSON_LINES", "ascii_view", "binary_kind", "is_blank", "kind_of_name", "sniff"]

JSON = "application/json"
JSON_LINES = "application/x-ndjson"
ENDINGS = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}

# First bytes of common formats, from the registries that their owners publish (PNG 1.2, GIF89a, ISO 32000, ...).
MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a SQLite file"),
    (b"\x7fELF", "a program"),
)
WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control bytes that text files hold: tab, line feed, vertical tab, form feed, carriage return, end of file, escape.
CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
SAMPLE_BYTES = 65536
# Random bytes hold 25 of 256 such controls (9.8 %); text holds next to none.
NOISE_SHARE = 0.02
HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
JSON_START = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')


def kind_of_name(name: str) -> str | None:
    """The media type that a file ending promises, or None for an ending that is not read."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def binary_kind(raw: bytes) -> str | None:
    """What the bytes are when they are no text ("a PDF file"), else None; UTF-16 and UTF-32 need their mark."""
    if raw.startswith(WIDE_MARKS):
        return None
    for magic, name in MAGIC:
        if raw.startswith(magic):
            return name
    sample = raw[:SAMPLE_BYTES]
    if b"\x00" in raw:
        return "binary data (it holds NUL bytes)"
    noise = len(sample) - len(sample.translate(None, CONTROLS))
    return "binary data (it holds control bytes)" if noise > NOISE_SHARE * len(sample) else None


def ascii_view(raw: bytes) -> bytes:
    """The first bytes without encoding mark and without the NULs of wide encodings, for sniffing only."""
    head = raw[:SAMPLE_BYTES]
    if head.startswith(WIDE_MARKS):
        return head.translate(None, b"\x00\xff\xfe")
    return head.removeprefix(codecs.BOM_UTF8)


def is_blank(raw: bytes) -> bool:
    """Whether there is nothing but white space and an encoding mark."""
    if len(raw) > SAMPLE_BYTES and raw[:SAMPLE_BYTES].strip():
        return False
    marks = b"\x00\xff\xfe" if raw.startswith(WIDE_MARKS) else b""
    return not raw.removeprefix(codecs.BOM_UTF8).translate(None, marks).strip()


def sniff(raw: bytes) -> str:
    """The media type of text whose name says nothing: JSON, HTML or plain text."""
    head = ascii_view(raw)
    if HTML_START.match(head):
        return "text/html"
    if JSON_START.match(head):
        return JSON
    return "text/plain"
