"""Who wrote a report, from lines such as "By Amina Diallo", "Reporting by ..." or a name alone above its agency."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from dateline.clean.dates import read_dates
from dateline.clean.lines import Line
from dateline.clean.patterns import weak_menu_word
from dateline.clean.words import alternatives, table, word_set
from dateline.model.span import Span

__all__ = ["find_byline", "is_agency", "looks_like_byline"]

# A name: two to four capitalised words, initials and particles between them.
NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.\-]*)(?:\s(?:(?:de|da|dos|del|della|di|la|le|van|von|der|den|bin|ibn|al|el|ul|y|e|bint)\s)*(?:[^\W\d_a-z][\w'’.\-]*)){1,3}"
)
# A byline ends where the role, the desk, the address or the day begins.
TAIL = re.compile(
    r"\s*(?:[;|•·@(\[]|\s[-–—/]\s|\s{2,}|\bon\s+(?=\w{3,9}\b.{0,8}\d)|\bfor\s+(?=[A-Z])|\bin\s+(?=[A-Z]).*|\bat\s+\d)"
)
# Words in lower case behind a name ("publiziert am", "on") belong to the day that follows.
LOWER_END = re.compile(r"(?<=\w)(?:\s+(?:[a-zà-ÿ]+|On))+$")
BYLINE_END = " ,;:-–—|•·／/"
MOST_WORDS = 22
BY_AT_END = re.compile(rf"\b[Bb][Yy]:?\s+(?P<who>{NAME.pattern})$")
LAST_LINES = 4


@cache
def _by() -> re.Pattern[str]:
    words = alternatives(table("masthead")["by"])
    return re.compile(rf"\W{{0,3}}(?P<by>{words})(?:\s*[:：]\s*|\s+)(?P<who>\S.*)", re.I)


@cache
def _by_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('masthead')['by'])})\s*:?", re.I)


def is_agency(words: str) -> bool:
    """Whether the words name a news agency or a shared desk."""
    return " ".join(words.casefold().strip(" .,;:()[]|-–—").split()) in word_set("masthead", "agencies")


def looks_like_byline(line: Line) -> bool:
    """Whether the line by itself says who wrote ("By ...")."""
    return _after_by(line) is not None or _by_alone().fullmatch(line.text) is not None


def find_byline(lines: Sequence[Line], near: Sequence[Line], marks: Collection[int], headline: int) -> Span | None:
    """Where the author is named: in `near`, the lines around headline and text, else in the last of all `lines`.

    `marks` are the indices of page parts, which name nobody but may show that the line above them does. A name or
    an agency without "By" counts only below the line `headline`.
    """
    open_lines = [line for line in near if line.index not in marks]
    below = [line for line in open_lines if line.index > headline]
    for line in open_lines:
        if (span := _after_by(line) or _below_by(lines, line) or _by_after_day(line)) is not None:
            return span
    for read in (_name_alone, _agency_alone):
        for line in below:
            if (span := read(lines, line)) is not None:
                return span
    return next((span for line in lines[-LAST_LINES:] if (span := _in_brackets(line)) is not None), None)


def _by_after_day(line: Line) -> Span | None:
    """ "5:45 AM 11/19/2019 by Amina Diallo"."""
    found = BY_AT_END.search(line.text)
    if found is None or line.size > 14 or not read_dates(line.text[: found.start()]):
        return None
    return _who(line, *found.span("who"))


def _below_by(lines: Sequence[Line], line: Line) -> Span | None:
    """The name on the line below a "By" that stands alone."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if following is None or not _by_alone().fullmatch(line.text) or not NAME.fullmatch(following.text):
        return None
    return following.span


def _after_by(line: Line) -> Span | None:
    found = _by().fullmatch(line.text)
    if found is None or line.size > MOST_WORDS or (line.ended and line.size > 6):
        return None
    return _who(line, found.start("who"), len(line.text))


def _who(line: Line, start: int, end: int) -> Span | None:
    """The author's words of `line.text[start:end]`, without role, desk, address and day."""
    words = line.text[start:end]
    day = read_dates(words)
    words = words[: day[0].span.start] if day else words
    cut = TAIL.search(words)
    words = words[: cut.start()] if cut and cut.start() > 1 else words
    words = _without_role(words.rstrip(BYLINE_END))
    if not _in_small_letters(line, words):
        words = _without_role(LOWER_END.sub("", words.rstrip(BYLINE_END)))
    if not words or not (_named(words) or _in_small_letters(line, words)):
        return None
    return Span(line.start + start, line.start + start + len(words))


def _named(words: str) -> bool:
    """Whether the words can name somebody: a capital or a writing without capitals first, and no weekday or month."""
    first = words.split()[0]
    if first[0].islower() or first[0].isdigit() or first.casefold().strip(",.") in word_set("masthead", "not_places"):
        return False
    return len(words.split()) <= 14 and not read_dates(words)


def _in_small_letters(line: Line, words: str) -> bool:
    """Whether a line in lower case gives a name of two or three words with an initial or a day ("by rania s.")."""
    small = line.text == line.text.lower() and line.text.startswith("by ") and line.size <= 9
    parts = words.split()
    if not any(part.endswith(".") for part in parts) and not read_dates(line.text):
        return False
    plain = all(re.fullmatch(r"[^\W\d_][\w'’.\-]*", part) for part in parts)
    return small and 2 <= len(parts) <= 3 and plain and parts[0] not in _no_names() | {"our", "a", "an", "my"}


def _without_role(words: str) -> str:
    """The words before a comma behind which a role, a site or an agency stands, or before a role alone."""
    for comma in re.finditer(r",\s*", words):
        rest = words[comma.end() :].casefold()
        if (
            is_agency(rest)
            or re.fullmatch(r"[\w\-]+\.[a-z]{2,4}", rest)
            or any(rest.endswith(role) for role in table("masthead")["roles"])
        ):
            return words[: comma.start()]
    return _role_end().sub("", words)


@cache
def _role_end() -> re.Pattern[str]:
    """A role, a weekday or a label for days at the end of a byline."""
    lists = table("masthead")
    ends = [
        *lists["roles"],
        *lists["published"],
        *lists["updated"],
        *(w for w in lists["date_words"] if w.endswith("day")),
    ]
    return re.compile(rf"(?:\s*,\s*|\s+)(?:{alternatives(ends)})\W*$", re.I)


def _name_alone(lines: Sequence[Line], line: Line) -> Span | None:
    """A name that begins a line, when an agency, a day or a role stands behind it or on the next line."""
    found = NAME.match(line.text)
    if found is None or line.size > MOST_WORDS or line.ended or line.index == 0 or weak_menu_word(line):
        return None
    name = _without_agency(found.group())
    if name is None or is_agency(name) or not _personal(name):
        return None
    span = Span(line.start, line.start + len(name))
    rest = line.text[len(name) :].strip()
    if rest and _credential(rest) and line.size <= 12:
        return span
    outlet = rest.startswith((",", "|")) and len(rest.split()) <= 4
    following = lines[line.index + 1 : line.index + 2]
    below = any(_credential(after.text) for after in following if after.size <= 12)
    return span if below and (not rest or outlet) else None


def _agency_alone(lines: Sequence[Line], line: Line) -> Span | None:
    """An agency on a line of its own, with the day behind it or on the next line."""
    day = read_dates(line.text)
    name = line.text[: day[0].span.start].strip(" ,|-–—•·") if day else line.text
    following = lines[line.index + 1 : line.index + 2]
    dated = day or any(read_dates(after.text) for after in following if after.size <= 12)
    if not dated or not is_agency(name) or not line.text.startswith(name):
        return None
    return Span(line.start, line.start + len(name))


def _without_agency(words: str) -> str | None:
    """The words before an agency that follows without a comma ("Tom Davies Associated Press")."""
    parts = words.split()
    for k in range(1, len(parts)):
        if is_agency(" ".join(parts[k:])):
            return words[: words.rindex(parts[k])].rstrip() if k >= 2 else None
    return words


def _personal(name: str) -> bool:
    """Whether neither the first word is one of labels and dates nor the last one of outlets ("World News")."""
    words = [word.casefold().strip(".:") for word in name.split()]
    return words[0] not in _no_names() and words[-1] not in word_set("masthead", "site_words")


@cache
def _no_names() -> frozenset[str]:
    """First words of date lines and labels, which are no given names."""
    labels = table("masthead")["published"] + table("masthead")["updated"] + table("masthead")["date_words"]
    return frozenset(label.split()[0] for label in labels) | {"first", "last", "photo", "image", "key", "the"}


def _credential(words: str) -> bool:
    """Whether the words are what stands beside an author: an agency, a role, a day, a reading time, an account."""
    if words.startswith("@"):
        return True
    bare = re.sub(r"@\w+", "", words).strip(" ,|-–—•·/").casefold()
    if is_agency(bare) or any(bare == role or bare.endswith(f" {role}") for role in table("masthead")["roles"]):
        return True
    day = read_dates(words)
    if day and len(words[: day[0].span.start].split()) <= 5 and not re.search(r"[.!?]\s", words):
        return True
    return re.fullmatch(r"\d+ min(?:ute)?s?(?: read)?", words.strip().casefold()) is not None


def _in_brackets(line: Line) -> Span | None:
    """ "(Reporting by A and B; editing by C)" at the end of an agency's report."""
    found = re.match(r"[(\[]?(?:Reporting|Written|Report) by ([^;()\[\]]{3,120})", line.text)
    return None if found is None else _who(line, *found.span(1))
