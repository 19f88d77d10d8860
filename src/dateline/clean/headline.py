"""Which line of a text is its headline, and which lines merely repeat it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.clean.bylines import looks_like_byline
from dateline.clean.datelines import read_dateline
from dateline.clean.dates import read_dates
from dateline.clean.lines import Line, fold
from dateline.clean.patterns import weak_menu_word
from dateline.clean.words import word_set
from dateline.model.span import Span

__all__ = ["Headline", "find_headline", "is_date_line", "opens_with_day", "same_heading"]

SEPARATOR = re.compile(r"\s+(?:[-–—|•»]|::|--)\s+")
SITE_CHARACTERS = 50
MARKUP = re.compile(r"^#{1,6}\s+|^\*\*(?=.*\*\*$)|\*\*$")
# A line with a date and this many other words at most, clock and labels aside, is there for the date.
DATE_LINE_WORDS = 8
MOST_DATE_WORDS = 30
# Two sentences in what stands around a date: the line is text.
SENTENCES = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z][a-z]+\s+[a-z]+")
DAY_CHARACTERS = 40
OPENING_MARK = re.compile(r"\.\s|\s*â€[”“—–]|\s*[|·•–—]\s|\s-\s|\s*$")
NO_DATE_LINE = frozenset({"source", "sources", "copyright", "photo", "image", "picture", "file", "filephoto", "credit"})
MENU_LINES = 3
# Menus and notices above a headline hold some running text as well.
TEXT_BELOW = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """`line` is the index of the line that holds the headline, `span` its words, `site` the outlet named behind it."""

    line: int
    span: Span
    site: Span | None = None


def find_headline(lines: Sequence[Line], marks: Mapping[int, str], known: str | None = None) -> Headline | None:
    """The headline: the line that says what metadata give as `known`, else the one that looks like it.

    `marks` are the lines known to be page parts. Above menus, the first line of a page is its name for the browser
    ("Headline - Outlet"); where its words come again as a line of their own, that line is the headline.
    """
    if known:
        return _known(lines, marks, known)
    head = _head(lines, marks)
    if not head:
        return None
    first = head[0]
    cut = _without_site(lines, first)
    again = _again(lines, first, cut.span)
    if again is not None:
        return Headline(line=again.index, span=_bare(again), site=cut.site)
    menus = sum(1 for k in marks if k < head[-1].index)
    beside = _beside_byline(lines, head) if menus >= MENU_LINES else []
    if first.index > 0 or first.size < 3:
        return _without_site(lines, beside[0]) if beside else cut
    akin = next((line for line in beside if _akin(first.text, line.text)), None)
    return cut if akin is None else Headline(line=akin.index, span=_bare(akin), site=cut.site)


def is_date_line(line: Line) -> bool:
    """Whether a line is there for the day it gives ("20 Nov, 2019 05:47")."""
    if line.paragraph or line.size > MOST_DATE_WORDS or "://" in line.text:
        return False
    found = read_dates(line.text)
    if not found:
        return False
    if opens_with_day(line):
        return True
    rest = line.text[: found[0].span.start] + " " + line.text[found[-1].span.end :]
    labels = word_set("masthead", "date_words") | {word for label in _labels() for word in label.split()}
    other = [word for word in re.findall(r"[^\W\d_][\w.'’]*", rest.casefold()) if word.strip(".") not in labels]
    if not other or other[0] not in NO_DATE_LINE:
        return len(other) <= DATE_LINE_WORDS and not SENTENCES.search(rest)
    return False


def opens_with_day(line: Line) -> bool:
    """Whether a full day with a mark behind it opens the line: "Tuesday 11 October 2022. Updates by ..."."""
    found = read_dates(line.text[:DAY_CHARACTERS])
    if not found or len(found[0].iso) != len("2020-01-20"):
        return False
    before = line.text[: found[0].span.start].casefold().strip(" ,")
    weekday = before in word_set("masthead", "date_words") and before.endswith("day")
    return (weekday or not before) and OPENING_MARK.match(line.text, found[0].span.end) is not None


def same_heading(one: str, other: str) -> bool:
    """Whether two headings say the same, a letter or two aside."""
    from rapidfuzz.fuzz import ratio

    a, b = fold(one), fold(other)
    return bool(a) and (a == b or ratio(a, b) >= 95)


def _labels() -> frozenset[str]:
    return word_set("masthead", "published") | word_set("masthead", "updated")


def _known(lines: Sequence[Line], marks: Mapping[int, str], known: str) -> Headline | None:
    top = [line for line in lines[:40] if not line.paragraph and line.index not in marks]
    found = next((line for line in top if same_heading(_bare_words(line), known)), None)
    return None if found is None else Headline(line=found.index, span=_bare(found))


def _head(lines: Sequence[Line], marks: Mapping[int, str]) -> list[Line]:
    """The headings above the first running text."""
    head: list[Line] = []
    for line in lines:
        if line.index in marks:
            continue
        if line.paragraph and not (line.index == 0 and _repeated(lines, line)):
            break
        if is_date_line(line) or looks_like_byline(line) or weak_menu_word(line):
            continue
        if line.ended and line.size >= 12 and read_dateline(line) is not None:
            break
        if line.heading:
            head.append(line)
    else:
        return head[:1] if len(lines) > 1 and head and head[0].index == 0 else []
    return head


def _akin(page_name: str, heading: str) -> bool:
    """Whether a heading tells the same news as the page's name for the browser: half of its longer words are in it."""
    words = {word for word in fold(heading).split() if len(word) > 3}
    return len(words) >= 2 and 2 * len(words & set(fold(page_name).split())) >= len(words)


def _repeated(lines: Sequence[Line], line: Line) -> bool:
    return any(fold(other.text) == fold(line.text) for other in lines[line.index + 1 :])


def _without_site(lines: Sequence[Line], line: Line) -> Headline:
    """The headline of a line, without the outlet that browsers are told behind a dash or bar.

    Of "Section | Headline | News | Outlet" the part is taken that stands again below, on a line of its own.
    """
    bare = _bare(line)
    words = line.text[bare.start - line.start : bare.end - line.start]
    cuts = list(SEPARATOR.finditer(words))
    if not cuts:
        return Headline(line=line.index, span=bare)
    below = [fold(other.text) for other in lines[line.index + 1 :]]
    last = cuts[-1]
    site = Span(bare.start + last.end(), bare.end)
    for start, end in _parts(words, cuts):
        if fold(words[start:end]) in below:
            return Headline(line=line.index, span=Span(bare.start + start, bare.start + end), site=site)
    if len(words[: last.start()].split()) < 3 or not _is_site(words[last.end() :], words[: last.start()], below):
        return Headline(line=line.index, span=bare)
    return Headline(line=line.index, span=Span(bare.start, bare.start + last.start()), site=site)


def _parts(words: str, cuts: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The stretches of `words` between separators that hold three words or more, longest first, but not all of it."""
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(words)]
    parts = [(a, b) for a in starts for b in ends if a < b and (a, b) != (0, len(words))]
    return sorted((part for part in parts if len(words[slice(*part)].split()) >= 3), key=lambda part: part[0] - part[1])


def _is_site(name: str, title: str, below: Sequence[str]) -> bool:
    """Whether `name` is an outlet: it has the words of one, or other lines name it without the title."""
    if len(name) > SITE_CHARACTERS or len(name.split()) > 6:
        return False
    others = (other for other in below if len(other) < 200 and fold(title) not in other)
    return _names_site(name) or any(fold(name) in other for other in others)


def _names_site(words: str) -> bool:
    return bool(set(fold(words).split()) & word_set("masthead", "site_words")) or bool(
        re.search(r"\w\.\w{2,4}$", words)
    )


def _again(lines: Sequence[Line], first: Line, span: Span) -> Line | None:
    """The line that repeats the words of `span` above nearly all running text: the first signed one, else the last."""
    words = fold(first.text[span.start - first.start : span.end - first.start])
    below = sum(line.size for line in lines[first.index + 1 :] if line.paragraph)
    needed = TEXT_BELOW * below
    found: list[Line] = []
    for line in lines[first.index + 1 :]:
        if below < needed:
            break
        below -= line.size if line.paragraph else 0
        if fold(_bare_words(line)) == words:
            found.append(line)
    signed = (line for line in found if _signed(lines, line))
    return next(signed, found[-1] if found else None)


def _signed(lines: Sequence[Line], line: Line) -> bool:
    """Whether an author or a day stands right below a heading."""
    return any(is_date_line(below) or looks_like_byline(below) for below in lines[line.index + 1 : line.index + 4])


def _beside_byline(lines: Sequence[Line], head: list[Line]) -> list[Line]:
    """The headings just above a byline, a date or the first running text, the lowest first."""
    return [
        line
        for line in reversed(head)
        if line.size >= 4
        and (_signed(lines, line) or any(below.paragraph for below in lines[line.index + 1 : line.index + 4]))
    ]


def _bare(line: Line) -> Span:
    """The words of a heading without Markdown marks."""
    start, end = line.start, line.end
    for found in MARKUP.finditer(line.text):
        if found.start() == 0:
            start = line.start + found.end()
        else:
            end = line.start + found.start()
    return Span(start, end)


def _bare_words(line: Line) -> str:
    span = _bare(line)
    return line.text[span.start - line.start : span.end - line.start]
