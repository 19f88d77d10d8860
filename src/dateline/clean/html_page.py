"""The article inside a web page, by trafilatura: the only file that knows it."""

import logging
import re
from functools import cache

from dateline.clean.decode import decode
from dateline.clean.page import Metadata, Page
from dateline.errors import EmptyReportError

__all__ = ["open_html"]

# A fixed last day, so that the same page gives the same date in any year; by default it is the day of the run.
LAST_DAY = "2099-12-31"
LANGUAGE = re.compile(r"""<html\b[^>]{0,2000}?\blang\s*=\s*["']?([A-Za-z]{2,3})\b""", re.I)


@cache
def _version() -> str:
    """The name and version of the extractor; its warnings are kept from standard error, for we tell our own."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return f"trafilatura {trafilatura.__version__}"


def open_html(raw: bytes) -> Page:
    """The article text of a page, one paragraph a line, without reader comments, and the metadata of its head.

    libxml2 drops what is nested more than 255 deep; a page that is nothing but that has no text here.

    Raises EmptyReportError ("no_text") when no article is found.
    """
    from trafilatura import bare_extraction

    html, _ = decode(raw, html=True)
    extractor = _version()
    dates = {"extensive_search": False, "original_date": True, "max_date": LAST_DAY}
    found = bare_extraction(html, include_comments=False, with_metadata=True, date_extraction_params=dates)
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise EmptyReportError("no_text", "the page holds no article text; save the article itself")
    return Page(text=text, extractor=extractor, metadata=_metadata(found, html))


def _metadata(found: object, html: str) -> Metadata:
    author = getattr(found, "author", None)
    named = LANGUAGE.search(html)
    values = {
        "title": getattr(found, "title", None),
        "byline": author.replace(";", ",") if author else None,
        "publisher": getattr(found, "sitename", None),
        "published": getattr(found, "date", None),
        "url": getattr(found, "url", None),
        "language": named.group(1).lower() if named else None,
    }
    known = {field: value for field, value in values.items() if value}
    return Metadata(values=known, origins={field: f"html {field}" for field in known})
