"""Raw bytes into a report: the text, what it says of itself, and what in it is page."""

import re
from collections.abc import Callable

from dateline.clean.decode import decode
from dateline.clean.front_matter import read_front_matter
from dateline.clean.furniture import mark_furniture, mark_lines
from dateline.clean.html_page import open_html
from dateline.clean.json_report import open_json
from dateline.clean.lines import read_lines
from dateline.clean.masthead import read_masthead
from dateline.clean.media import find_media
from dateline.clean.page import Page
from dateline.errors import EmptyReportError
from dateline.ids import sha256_hex
from dateline.model.report import RawReport, Report

__all__ = ["clean"]

MARKDOWN = re.compile(r"^(?:#{1,6} \S|!\[[^\]\n]*\]\(|<figure\b)|\]\(https?://", re.M)


def clean(raw: RawReport, identify: Callable[[str], str | None]) -> Report:
    """The report that `raw` holds; a pure function of its bytes and media type.

    `identify` names the language of a text, or gives None. `text` is the decoded text as it stands (for HTML the
    extractor's output), and every span points into it.

    Raises EmptyReportError ("empty", "no_text") and UnreadableReportError ("encoding", "malformed_json",
    "duplicate_key", "wrong_type"); messages do not name the source, which the caller knows.
    """
    page = _open(raw)
    lines = read_lines(page.text, page.body_start)
    if not lines:
        raise EmptyReportError("no_text", "there is front matter and no text below it; save the report with its text")
    marks = mark_lines(lines)
    if raw.media_type == "text/html" and len(marks) == len(lines):
        raise EmptyReportError("no_text", "the page holds menus and no article; save the article itself")
    head = read_masthead(page, lines, marks, identify)
    return Report(
        id=raw.id,
        source=raw.source,
        sha256=raw.sha256,
        media_type=raw.media_type,
        text=page.text,
        text_sha256=sha256_hex(page.text.encode("utf-8")),
        extractor=page.extractor,
        masthead=head.masthead,
        furniture=mark_furniture(page, lines, marks, head),
        media=find_media(page.text, lines),
        retrieved_at=raw.retrieved_at,
    )


def _open(raw: RawReport) -> Page:
    if raw.media_type == "application/json":
        return open_json(raw.raw)
    if raw.media_type == "text/html":
        return open_html(raw.raw)
    return _open_text(raw)


def _open_text(raw: RawReport) -> Page:
    text, encoding = decode(raw.raw)
    if not text.strip():
        raise EmptyReportError("empty", "there is nothing but white space; save the report again")
    front = read_front_matter(text)
    markup = raw.media_type == "text/markdown" or front.end > 0 or MARKDOWN.search(text) is not None
    return Page(
        text=text,
        extractor=f"text/{encoding}",
        metadata=front.metadata,
        furniture=front.furniture,
        body_start=front.end,
        markup=markup,
    )
