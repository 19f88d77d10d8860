"""The pictures and videos that a text names."""

import re
from collections.abc import Sequence

from dateline.clean.lines import Line
from dateline.model.report import Media
from dateline.model.span import Span, show

__all__ = ["file_name_span", "find_media"]

ENDINGS = "jpe?g|png|gif|webp|bmp|tiff?|heic|mp4|mov|avi|m4v|webm|mkv|wmv|flv|3gp"
VIDEO = re.compile(r"\.(?:mp4|mov|avi|m4v|webm|mkv|wmv|flv|3gp)", re.I)
FILE_END = re.compile(rf"\.(?:{ENDINGS})(?:_snapshot[_\d.]*)?(?![\w])(?:\?[^\s\"'<>)]{{0,300}})?", re.I)
STEM = re.compile(r"[^\s\"'()<>\[\],;:]*\Z")
STEM_CHARACTERS = 300
FIGURE = re.compile(r"<figcaption[^>]*>(?P<caption>.*?)</figcaption>", re.S | re.I)
ALT = re.compile(r"!\[(?P<caption>[^\]\n]+)\]\($")
LABEL = re.compile(r"(?:photo|image|picture|video|file|screenshot|figure)s?\s*\d*\s*[:\-–]?\s*", re.I)
CAPTION_BEHIND = 400


def file_name_span(line: Line) -> Span | None:
    """The file name in a line: all of it when the line is nothing else, or when the name has spaces before its ending.

    "clip from Homs .mp4_snapshot_00.04.676" is all name; of "A march in Sofia (IMG_2034.jpg)" only the name is.
    """
    if line.paragraph or not line.short:
        return None
    found = next(iter(reversed(_files(line.text))), None)
    if found is None:
        return None
    before, behind = line.text[: found.start], line.text[found.end :]
    nameless = line.text[found.start] == "."
    if behind.strip(" )].") == "" and (nameless or LABEL.fullmatch(before) or not before.strip()):
        return line.span
    return Span(line.start + found.start, line.start + found.end)


def find_media(text: str, lines: Sequence[Line]) -> tuple[Media, ...]:
    """Each picture or video that is named, once, with the caption that stands with it in the markup."""
    media: dict[str, Media] = {}
    for found in _files(text):
        name = _file_name(text, found, lines)
        if name not in media:
            caption = _caption(text, found)
            evidence = (show(text, found, "value"), *((show(text, caption, "value"),) if caption else ()))
            kind = "video" if VIDEO.search(found.of(text)) else "image"
            words = caption.of(text).strip() if caption else None
            media[name] = Media(kind=kind, file_name=name, caption=words, evidence=evidence)
    return tuple(media.values())


def _files(text: str) -> list[Span]:
    """Where file names stand, with what stands before their ending up to the last space or bracket."""
    spans = []
    for ending in FILE_END.finditer(text):
        before = text[max(0, ending.start() - STEM_CHARACTERS) : ending.start()]
        stem = STEM.search(before)
        spans.append(Span(ending.start() - (len(stem.group()) if stem else 0), ending.end()))
    return spans


def _file_name(text: str, found: Span, lines: Sequence[Line]) -> str:
    """The last part of the path; the whole line where the name has spaces before its ending."""
    words = found.of(text)
    line = next((line for line in lines if line.start <= found.start < line.end), None)
    if not words.startswith(".") or line is None:
        return words.partition("?")[0].rsplit("/", 1)[-1]
    return text[line.start : found.end]


def _caption(text: str, found: Span) -> Span | None:
    """The `figcaption` that follows within the same figure, or the text of a Markdown picture."""
    alt = ALT.search(text[max(0, found.start - CAPTION_BEHIND) : found.start])
    if alt is not None:
        shift = max(0, found.start - CAPTION_BEHIND)
        return Span(shift + alt.start("caption"), shift + alt.end("caption"))
    figure = FIGURE.search(text, found.end, found.end + CAPTION_BEHIND)
    if figure is None or "<img" in text[found.end : figure.start()]:
        return None
    return Span(*figure.span("caption"))
