"""The block between two lines of dashes at the top of a Markdown or text file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.clean.page import Metadata
from dateline.model.report import Furniture
from dateline.model.span import Span

__all__ = ["FrontMatter", "read_front_matter"]

BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.S | re.M)
ENTRY = re.compile(
    r"^(?P<key>[A-Za-z_][\w\-]*)[ \t]*:[ \t]*(?P<value>[^\r\n]*)\r?\n?(?P<more>(?:[ \t]+[^\n]*\n?|-[ \t][^\n]*\n?)*)",
    re.M,
)
QUOTED = re.compile(r"""(?P<q>["'])(?P<inside>.*)(?P=q)[ \t]*$""")
# Longer blocks are text that happens to stand between rules.
BLOCK_CHARACTERS = 20_000
KEYS = {
    "title": ("title", "headline"),
    "byline": ("author", "byline", "authors"),
    "publisher": ("publisher", "source", "site", "site_name", "outlet"),
    "published": ("date", "published", "publish_date", "pubdate", "publishdate", "created"),
    "language": ("lang", "language"),
    "url": ("original_url", "canonical_url", "url", "link", "source_url"),
}
# Their values are words for the reader and stay; all other entries are settings of the site.
WORDED = {"title", "headline", "subtitle", "description", "excerpt", "summary", "lead"} | set(
    KEYS["byline"] + KEYS["published"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a block says: `metadata`, the `furniture` in it, and `end`, where the text below begins (0: no block)."""

    metadata: Metadata
    furniture: tuple[Furniture, ...]
    end: int


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`, read line by line, because much of it is not valid YAML ("title: Update: ...").

    Marked as furniture: settings whole ("layout: post"), and of entries with words their key and quotation marks.
    """
    block = BLOCK.match(text[:BLOCK_CHARACTERS])
    if block is None or not ENTRY.match(block["inside"].lstrip("\n\r")):
        return FrontMatter(metadata=Metadata(), furniture=(), end=0)
    entries = {key: (at, value) for key, at, value in _entries(text, block)}
    return FrontMatter(
        metadata=_metadata(text, entries),
        furniture=tuple(Furniture(span=span, kind="navigation") for span in _settings(text, block, entries)),
        end=block.end(),
    )


def _entries(text: str, block: re.Match[str]) -> Iterator[tuple[str, Span, Span]]:
    """Each key with the span of its entry and the span of its value, without quotation marks."""
    for entry in ENTRY.finditer(text, *block.span("inside")):
        value = Span(*entry.span("value"))
        if value.of(text).strip() in ("", ">", "|", ">-", "|-"):
            value = Span(*entry.span("more"))
        yield entry["key"].lower(), Span(*entry.span()), _bare(text, value)


def _bare(text: str, value: Span) -> Span:
    words = value.of(text)
    start, end = value.start + len(words) - len(words.lstrip()), value.start + len(words.rstrip())
    quoted = QUOTED.match(text[start:end])
    if quoted is not None:
        return Span(start + quoted.start("inside"), start + quoted.end("inside"))
    return Span(min(start, end), end)


def _metadata(text: str, entries: dict[str, tuple[Span, Span]]) -> Metadata:
    values, origins = {}, {}
    for field, keys in KEYS.items():
        key = next((key for key in keys if key in entries and entries[key][1].of(text).strip()), None)
        if key is not None:
            span = entries[key][1]
            values[field], origins[field] = _plain(span.of(text)), span
    return Metadata(values=values, origins=origins)


def _plain(words: str) -> str:
    """A value without the marks of a list."""
    parts = [part.strip(" \t\"'-") for part in re.split(r"[\n\r]+", words.strip("[]"))]
    return ", ".join(part for part in parts if part)


def _settings(text: str, block: re.Match[str], entries: dict[str, tuple[Span, Span]]) -> Iterator[Span]:
    """The block but for the values of its worded entries."""
    at = block.start()
    kept = sorted(span for key, (_, span) in entries.items() if key in WORDED and span.of(text).strip())
    for span in [*kept, Span(block.end(), block.end())]:
        gap = text[at : span.start]
        if gap.strip():
            lead = len(gap) - len(gap.lstrip())
            yield Span(at + lead, at + len(gap.rstrip()))
        at = span.end
