"""Bytes into characters, changing nothing but an initial byte order mark."""

import codecs
import re

from dateline.errors import UnreadableReportError

__all__ = ["decode"]

# Longest mark first: the mark of UTF-32 little-endian begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset\s*=|<\?xml[^>]*\bencoding\s*=)\s*["']?\s*([A-Za-z0-9_.:\-]+)""", re.I)
DECLARED_WITHIN = 4096
# The legacy encodings of news sites, the commonest first: of equally likely ones the first is taken.
# charset_normalizer is asked to choose among these alone, because on short texts its full list turns Western
# punctuation into letters of rare code pages.
LEGACY = ["cp1252", "cp1256", "cp1251", "cp1250", "gb18030", "big5", "shift_jis", "euc_kr"]
SAMPLE_BYTES = 200_000


def decode(raw: bytes, *, html: bool = False) -> tuple[str, str]:
    """The text of `raw` and the encoding it was read in.

    Tried in turn: a byte order mark, UTF-8, the charset that an HTML page declares, the likeliest legacy encoding,
    and cp1252. Newlines, accents and broken characters stay as they are.

    Raises UnreadableReportError ("encoding") when none of them fits.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding), encoding
    candidates = ["utf-8", _declared(raw) if html else None]
    for candidate in filter(None, candidates):
        try:
            return raw.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    guessed = _guess(raw) or "cp1252"
    return _strict(raw, guessed), guessed


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte {error.start} fits no known encoding (tried {encoding}); save the report as UTF-8"
        raise UnreadableReportError("encoding", message) from error


def _declared(raw: bytes) -> str | None:
    found = DECLARED.search(raw[:DECLARED_WITHIN])
    if found is None:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def _guess(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # lazily: it costs 20 ms that UTF-8 never needs

    found = from_bytes(raw[:SAMPLE_BYTES], cp_isolation=LEGACY)
    ranked = [
        (match.chaos, -match.coherence, LEGACY.index(name))
        for match in found
        for name in match.could_be_from_charset
        if name in LEGACY
    ]
    return LEGACY[min(ranked)[2]] if ranked else None
