"""The marks of Markdown and the tags of HTML that stand in a text file."""

import re
from collections.abc import Iterator

from dateline.model.span import Span

__all__ = ["markup_spans"]

IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)(?:\{[^}\n]*\})?")
LINK_TARGET = re.compile(r"(?<=\])\([^)\s]{1,2000}(?:\s+\"[^\"\n]*\")?\)")
TAG = re.compile(
    r"</?(?:figure|figcaption|img|div|span|p|br|iframe|video|source|a|em|strong|b|i|blockquote|script|center|hr|ul|ol|li|h[1-6])\b[^<>]{0,3000}>",
    re.I,
)
RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.M)
SHORTCODE = re.compile(r"\{[%{][^{}\n]{0,500}[%}]\}")


def markup_spans(text: str, start: int) -> Iterator[Span]:
    """Pictures, link targets, tags and rules from code point `start` on: everything of the markup that is not words."""
    for pattern in (IMAGE, LINK_TARGET, TAG, RULE, SHORTCODE):
        for found in pattern.finditer(text, start):
            yield Span(*found.span())
