"""Quotation marks as they stand in a text: which they are, and whether they can open or close."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Mark", "Stretch", "closes", "find_marks", "find_stretches", "opens", "single_opens"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark; `shape` is open, close or either, marks of one `family` pair with each other."""

    start: int
    end: int
    family: str
    shape: str

    @property
    def single(self) -> bool:
        """Whether it is a single mark, which may be an apostrophe."""
        return self.family == "single"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or what page furniture leaves of it: half-open, in code points."""

    start: int
    end: int

    @property
    def first(self) -> int:
        """Where its first word begins; stretches are cut so that this is their start."""
        return self.start


# The sequences that begin with â€ are UTF-8 marks read as Windows-1252; dashes and dots among them
# hold the very characters “ and ”, so they are named here to be passed over.
_MARKS: dict[str, tuple[str, str] | None] = {
    "â€œ": ("double", "open"),
    "â€\x9d": ("double", "close"),
    "â€\ufffd": ("double", "close"),
    "â€˜": ("single", "open"),
    "â€™": ("single", "close"),
    "â€“": None,
    "â€”": None,
    "â€¦": None,
    "â€": ("double", "close"),
    "''": ("doubled", "either"),
    "``": ("doubled", "open"),
    "“": ("double", "open"),
    "‟": ("double", "open"),
    "”": ("double", "close"),
    "„": ("low", "open"),
    "«": ("angle", "open"),
    "»": ("angle", "close"),
    "‹": ("angle single", "open"),
    "›": ("angle single", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    '""': None,
    '"': ("straight", "either"),
    "＂": ("straight", "either"),
    "‘": ("single", "open"),
    "‛": ("single", "open"),
    "’": ("single", "close"),
    "`": ("single", "open"),
    "'": ("single", "either"),
}
# The quotation marks of a tag's attributes quote nothing.
_MARK = re.compile(r"<[A-Za-z/!][^<>\n]{0,4000}>|" + "|".join(map(re.escape, _MARKS)))
_OPENERS = "([{<“„«‹‘\"'—–-/:>*_"
_ENDERS = ")]}.,;:!?…”»›’\"'—–-/<*_"
# Words that begin with an apostrophe: the '90s, 'em, 'tis.
_ELISION = re.compile(r"(?:\d\ds?|em|til|till|tis|twas|twere|n|cause|bout|round|cos|ere|neath|un)\b", re.IGNORECASE)
# Lines of about this width that do not end a sentence are taken for one paragraph, wrapped by hand.
_WRAPPED = range(56, 100)


def find_stretches(text: str, furniture: Sequence[Span] = ()) -> list[Stretch]:
    """The paragraphs of `text` that hold words, without `furniture`.

    A line is a paragraph, save that lines of a text wrapped by hand are joined.
    """
    joined: list[Stretch] = []
    for start, end in _pieces(text, furniture):
        words = text[start:end]
        if not words.strip():
            continue
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if joined and _wraps(text, joined[-1], first):
            joined[-1] = Stretch(joined[-1].start, last)
        else:
            joined.append(Stretch(first, last))
    return joined


def _pieces(text: str, furniture: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = 0
    for span in [*sorted(furniture), Span(len(text), len(text))]:
        for line in re.finditer(r"[^\n\r\u2028\u2029]+", text[at : max(at, span.start)]):
            yield at + line.start(), at + line.end()
        at = max(at, span.end)


def _wraps(text: str, before: Stretch, first: int) -> bool:
    gap = text[before.end : first]
    line = text[text.rfind("\n", 0, before.end) + 1 : before.end]
    return gap.count("\n") == 1 and not gap.strip() and len(line) in _WRAPPED and line[-1] not in ".!?…:;”\"'’)]"


def find_marks(text: str, stretch: Stretch) -> list[Mark]:
    """The marks in `stretch`, in order; apostrophes are among the single ones."""
    marks = []
    for match in _MARK.finditer(text, stretch.start, stretch.end):
        kind = _MARKS.get(match[0])
        inside_word = match[0] == "''" and _is_letter(text, match.start() - 1) and _is_letter(text, match.end())
        if kind is not None and not inside_word:
            marks.append(Mark(match.start(), match.end(), *kind))
    return _low_pairs(marks)


def _low_pairs(marks: list[Mark]) -> list[Mark]:
    """Let “ or ” close a „ that waits."""
    paired, waiting = [], False
    for mark in marks:
        if waiting and mark.family == "double":
            paired.append(Mark(mark.start, mark.end, "low", "close"))
            waiting = False
        else:
            paired.append(mark)
            waiting = waiting or mark.family == "low"
    return paired


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def opens(text: str, mark: Mark) -> bool:
    """Whether a word begins right after `mark` and none ends right before it."""
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return not after.isspace() and (before.isspace() or before in _OPENERS)


def closes(text: str, mark: Mark) -> bool:
    """Whether a word or a full stop ends right before `mark` and none begins right after it."""
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return not before.isspace() and (after.isspace() or after in _ENDERS)


def single_opens(text: str, mark: Mark) -> bool:
    """Whether a single mark can open a quotation and is no apostrophe before '90s or 'em."""
    if mark.shape == "close" or not opens(text, mark):
        return False
    before = text[mark.start - 1] if mark.start else " "
    if before in "'" or mark.end >= len(text):
        return False
    after = text[mark.end]
    return (after.isalnum() or after in '(["“…#@') and not _ELISION.match(text, mark.end)
