"""The lines of a text and how each of them looks: a sentence, a paragraph, a heading."""

import re
from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Line", "fold", "read_lines"]

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# Closing marks, footnote signs and white space may follow the full stop, in Latin, Arabic, Indic and CJK writing.
ENDED = re.compile(r"""(?:[.!?؟।。！？]|\.\.\.|…)["'”’»)\]\*_\s]*$""")
INNER_STOP = re.compile(r"""[\w)”"’»][.!?؟।。！？]["'”’»)]*\s""")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
# 15 words and a full stop: shorter lines with a stop are as often calls ("Sign up now.") as news.
PARAGRAPH_WORDS = 15
LONG_WORDS = 40
# A word of this length is data, not a word: no pattern for lines is tried on it.
LONG_LINE_CHARACTERS = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without the white space around it.

    `start` and `end` are half-open code points of the text; `size` counts words, and two signs of a writing without
    spaces as one; `ended` says whether it closes like a sentence; `tight` whether no blank line stands before it.
    """

    index: int
    start: int
    end: int
    text: str
    size: int
    ended: bool
    tight: bool

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)

    @property
    def short(self) -> bool:
        """Whether patterns for single lines need be tried at all."""
        return self.end - self.start <= LONG_LINE_CHARACTERS

    @property
    def paragraph(self) -> bool:
        """Whether it reads like running text: long and closed, or very long with sentences inside."""
        if self.size >= PARAGRAPH_WORDS and self.ended:
            return True
        return self.size >= LONG_WORDS and INNER_STOP.search(self.text) is not None

    @property
    def heading(self) -> bool:
        """Whether it could be a headline: at least two words, not running text, not closed by a full stop."""
        return (
            2 <= self.size <= LONG_WORDS and not self.paragraph and not self.text.endswith((".", "。", "।", ":", ","))
        )


def read_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of `text` from code point `start` on that are not blank, in order."""
    lines: list[Line] = []
    last_end = start
    for found in LINE.finditer(text, start):
        words = found.group().strip()
        if words:
            at = found.start() + len(found.group()) - len(found.group().lstrip())
            tight = bool(lines) and _newlines(text[last_end:at]) == 1
            ended = ENDED.search(words) is not None
            end = at + len(words)
            lines.append(
                Line(index=len(lines), start=at, end=end, text=words, size=_size(words), ended=ended, tight=tight)
            )
            last_end = end
    return tuple(lines)


def fold(words: str) -> str:
    """The words in lower case, with straight quotes and single spaces, for comparing lines."""
    return " ".join(WORD.findall(words.casefold().replace("’", "'")))


def _newlines(gap: str) -> int:
    return len(gap.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


def _size(words: str) -> int:
    return max(len(words.split()), len(WIDE.findall(words)) // 2)
