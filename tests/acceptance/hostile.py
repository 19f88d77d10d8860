"""A folder of hostile files: each fault that a source can have, and what must become of it."""

import json
import zlib
from pathlib import Path
from typing import NamedTuple

__all__ = ["FAULTS", "GOOD", "HUGE_BYTES", "LONG_LINE", "Fault", "write_hostile_folder"]


class Fault(NamedTuple):
    """A file and its end: `outcome` kept, dropped or quarantined; `reason` is null for what is kept."""

    name: str
    raw: bytes
    outcome: str
    reason: str | None = None


HUGE_BYTES = 50_000_000
DEEP = 100_000

MARCH = "SPLIT, Croatia, 7 June 2023 — Hundreds of nurses marched in Split on Tuesday, the union said.\n"
BANNER = "ACCRA, Ghana, 7 June 2023 — Students hung a banner in Accra on Tuesday. It read “Šta je pravda?”\n"
PERSIAN = "دیروز گروهی از کارگران در برابر ساختمان فرمانداری گرد آمدند و دستمزد عقب‌افتاده خود را خواستند.\n" * 4
EMOJI = "OSLO, Norway, 7 June 2023 — Dozens 🪧🪧 rallied in Oslo 👩🏽‍🏭 on Tuesday and chanted “Pay 💶 now!”\n"
MILD = " The weather stayed mild and the ferries kept to their hours."
LONG_LINE = MARCH.replace("nurses", "sailors").strip() + MILD * 500 + " and" + "ante" * 40_000 + MILD * 200

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << /Type /Catalog >> endobj\n"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256))
PAGE = "<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}"


def _page(title: str, body: str) -> bytes:
    return PAGE.format(title=title, body=body).encode()


def _line(text: str) -> bytes:
    return json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"


GOOD = (
    Fault("good/march.txt", MARCH.encode(), "kept"),
    Fault("good/march.html", _page("Nurses march", f"<p>{MARCH}</p><p>{BANNER}</p></article></body></html>"), "kept"),
    Fault("good/march.json", _line("GWERU, Zimbabwe, 7 June 2023 — Miners went on strike in Gweru on Monday."), "kept"),
    Fault("good/march.md", ("# Nurses march\n\n" + MARCH).encode(), "kept"),
)

ENCODINGS = (
    Fault("invalid_utf8.txt", MARCH.encode() + b"Caf\xc3 \xff\xfe\xe2\x28 was closed.\n", "kept"),
    Fault("no_encoding_fits.txt", "Straße".encode("utf-16") + b"\x00\xd8\x00", "quarantined", "encoding"),
    Fault("utf16_without_mark.txt", MARCH.encode("utf-16-le"), "quarantined", "binary"),
    Fault("utf16.txt", BANNER.encode("utf-16"), "kept"),
    Fault("mojibake.txt", BANNER.encode().decode("cp1252", "replace").encode(), "kept"),
    Fault("latin.txt", "PORTO, Portugal, 7 June 2023 — Café workers marched in São João.\n".encode("cp1252"), "kept"),
    Fault("broken_page.html", b"<html><body><article><p>" + b"\xff\xc3(" * 90 + b"</p>", "kept"),
)

NOTHING = (
    Fault("empty.txt", b"", "dropped", "empty"),
    Fault("empty.html", b"", "dropped", "empty"),
    Fault("empty.json", b"", "dropped", "empty"),
    Fault("empty.jsonl", b"", "dropped", "empty"),
    Fault("blank.txt", " \n\t\r\n\u00a0\u2003\n".encode(), "dropped", "empty"),
    Fault("blank.md", b"\n \n", "dropped", "empty"),
    Fault("without_text.html", b"<html><head><title>Home</title></head><body></body></html>", "dropped", "no_text"),
    Fault("script_only.html", b"<html><body><script>let a = 1</script></body></html>", "dropped", "no_text"),
    Fault("without_text.json", b'{"title": "Nurses march"}', "dropped", "no_text"),
    Fault("empty_list.json", b"[]", "dropped", "empty"),
)

BINARY = (
    Fault("picture.txt", PNG, "quarantined", "binary"),
    Fault("picture.html", PNG, "quarantined", "binary"),
    Fault("paper.txt", PDF, "quarantined", "binary"),
    Fault("archive.txt", ZIP, "quarantined", "binary"),
    Fault("nul.txt", b"Hundreds marched in Split\x00 on Tuesday.\n", "quarantined", "binary"),
    Fault("noise.md", zlib.compress(MARCH.encode() * 40), "quarantined", "binary"),
    Fault("picture.json", PNG, "quarantined", "binary"),
)

JSON = (
    Fault("deep.json", b"[" * DEEP + b"]" * DEEP, "quarantined", "malformed_json"),
    Fault("deep_object.json", b'{"a":' * DEEP + b"1" + b"}" * DEEP, "quarantined", "malformed_json"),
    Fault("cut_off.json", b'{"text": "Hundreds marched', "quarantined", "malformed_json"),
    Fault("not_json.json", b"Hundreds marched in Split.", "quarantined", "malformed_json"),
    Fault("text_is_number.json", b'{"text": 1200}', "quarantined", "wrong_type"),
    Fault("text_is_list.json", b'{"text": ["Hundreds marched"]}', "quarantined", "wrong_type"),
    Fault("title_is_object.json", b'{"text": "Nurses march.", "title": {"a": 1}}', "quarantined", "wrong_type"),
    Fault("report_is_number.json", b"1200", "quarantined", "wrong_type"),
    Fault("key_twice.json", b'{"text": "One march.", "text": "Two marches."}', "quarantined", "duplicate_key"),
    Fault("half_a_pair.json", b'{"text": "Nurses \\ud83d marched in Split.", "title": "\\udc00"}', "kept"),
)

HTML = (
    Fault("deep.html", b"<html><body>" + b"<div>" * DEEP + MARCH.encode(), "dropped", "no_text"),
    Fault("deep_but_closed.html", b"<div>" * DEEP + b"</div>" * DEEP, "dropped", "no_text"),
    Fault("cut_off.html", _page("Cleaners march", f"<p>{MARCH}</p><p>{MARCH.replace('nurses', 'cleaners')}<b"), "kept"),
)

STRANGE = (
    Fault("table.xlsx", b"anything", "dropped", "unknown_kind"),
    Fault("without_ending", MARCH.encode(), "dropped", "unknown_kind"),
    Fault("persian.txt", PERSIAN.encode(), "kept"),
    Fault("emoji.txt", EMOJI.encode(), "kept"),
    Fault("crlf.txt", MARCH.replace("nurses", "porters").replace("\n", "\r\n").encode() * 2, "kept"),
    Fault("long_line.txt", LONG_LINE.encode(), "kept"),
    Fault("long_word.txt", b"a" * 200_000, "kept"),
    Fault("with space, Šibenik 🪧 دو.txt", MARCH.replace("nurses", "ushers").encode(), "kept"),
)

LINES = (
    b'{"text": "TUNIS, Tunisia, 7 June 2023 - Lawyers marched in Tunis on Tuesday."}\n'
    b'{"text": "half a li\n'
    b"\n"
    b"\x00\x01\n"
    b"[1, 2]\n"
    b'{"text": "SFAX, Tunisia, 7 June 2023 - Bakers marched in Sfax on Tuesday."}'
)
LINE_FAULTS = (
    Fault("lines.jsonl#1", b"", "kept"),
    Fault("lines.jsonl#2", b"", "quarantined", "malformed_json"),
    Fault("lines.jsonl#4", b"", "quarantined", "binary"),
    Fault("lines.jsonl#5", b"", "quarantined", "wrong_type"),
    Fault("lines.jsonl#6", b"", "kept"),
)

FILES = (*GOOD, *ENCODINGS, *NOTHING, *BINARY, *JSON, *HTML, *STRANGE)
FAULTS = (*FILES, *LINE_FAULTS, Fault("huge.txt", b"", "quarantined", "too_large"))


def write_hostile_folder(folder: Path) -> Path:
    """Write every file of FAULTS under `folder`; the huge one is sparse where the file system can."""
    for fault in FILES:
        path = folder / fault.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fault.raw)
    (folder / "lines.jsonl").write_bytes(LINES)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(HUGE_BYTES)
    return folder
