"""Hand-made raw reports for the tests of this room."""

from dateline.clean.clean import clean
from dateline.ids import sha256_hex
from dateline.model.report import RawReport, Report

BODY = (
    "Several thousand dock workers marched through the harbour district on Tuesday to ask for unpaid wages.\n\n"
    "Police watched from a distance and made no arrests, according to two witnesses who spoke by telephone.\n"
)


def language(text: str) -> str | None:
    return "fa" if "کارگران" in text else "en"


def raw(content: str | bytes, media_type: str = "text/plain") -> RawReport:
    data = content.encode("utf-8") if isinstance(content, str) else content
    return RawReport(source="sample", media_type=media_type, raw=data, sha256=sha256_hex(data))


def report(content: str | bytes, media_type: str = "text/plain") -> Report:
    return clean(raw(content, media_type), language)


def marked(found: Report) -> list[str]:
    """The words of each page part, in reading order."""
    return [part.span.of(found.text) for part in found.furniture]
