"""What furniture.yaml says, compiled: which single lines are page parts by their words alone."""

import re
from functools import cache

from dateline.clean.lines import Line
from dateline.clean.words import alternatives, table, word_set

__all__ = ["announces", "closes", "kind_by_words", "matches", "menu_row", "search_lists", "weak_menu_word"]

# "Photo: Amina Diallo, AP" names who took a picture; with a word in lower case it is a caption.
CREDIT_MARK = re.compile(
    r"^(?:Photos?|PHOTOS?|Images?|IMAGE|Pictures?|Photograph|(?:Photo |Image )?[Cc]redit)\s?(?:[:|]|by\b|via\b)\s*"
)
CREDIT_WORDS = 9
CREDIT_SMALL = frozenset(
    {"and", "by", "via", "of", "the", "from", "for", "de", "al", "el", "van", "von", "/", "|", "©", "&", "-"}
)
# A row of menu words needs one sure word, or this many that are only likely.
WEAK_ROW = 3
TRAIL_SIGN = re.compile(r"\s+[|>›»]\s+")
# A headline may have a sign or two ("World | Dockers march | Harbour Times").
TRAIL_PARTS, TRAIL_WORDS, TRAIL_LINES = 4, 3, 3
WORD_GAP = re.compile(r"[\s|/·•>»«,;:\-–—]+")


@cache
def _compiled(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for key, sources in table("furniture").items():
        if key.startswith(f"{group}."):
            body = "|".join(f"(?:{source})" for source in sources)
            found.append((key.removeprefix(f"{group}."), re.compile(body, re.I)))
    return tuple(found)


@cache
def _list(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{source})" for source in table("furniture")[key]), re.I)


def matches(key: str, words: str) -> bool:
    """Whether one pattern of the list `key` fits all of `words`."""
    return _list(key).fullmatch(_plain(words)) is not None


def search_lists(key: str, text: str) -> list[tuple[int, int]]:
    """Where patterns of the list `key` stand in `text`."""
    return [found.span() for found in _list(key).finditer(_plain(text))]


def kind_by_words(line: Line) -> str | None:
    """The furniture kind of a line that is a page part whatever stands around it, else None."""
    if not line.short:
        return None
    words = _plain(line.text)
    groups = ["sentences"] if line.paragraph else ["patterns", "sentences"]
    for group in groups:
        for kind, pattern in _compiled(group):
            if pattern.fullmatch(words):
                return kind
    if line.paragraph:
        return None
    return "file_name" if _credits(line) else menu_row(line)


def _credits(line: Line) -> bool:
    """Whether a line only tells who took a picture."""
    mark = CREDIT_MARK.match(line.text)
    words = line.text[mark.end() :].split() if mark else []
    return 1 <= len(words) <= CREDIT_WORDS and all(word in CREDIT_SMALL or word[0].isupper() for word in words)


def menu_row(line: Line) -> str | None:
    """ "share" or "navigation" for a line that is nothing but menu words ("Facebook Twitter Linkedin Mail")."""
    strong, weak = _menu_words(_plain(line.text).casefold())
    if _is_trail(line):
        return "navigation"
    if strong or weak >= WEAK_ROW:
        return "share" if strong and _shares(line) else "navigation"
    return None


def _is_trail(line: Line) -> bool:
    """Whether a line at the head of a page is short names between signs: "Home | Tides | Deaths | Horoscope".

    The first of them must be a word of menus, and none a day or a number, which pages have elsewhere too.
    """
    parts = TRAIL_SIGN.split(line.text)
    if (
        line.index >= TRAIL_LINES
        or len(parts) < TRAIL_PARTS
        or not all(0 < len(p.split()) <= TRAIL_WORDS for p in parts)
    ):
        return False
    days = word_set("masthead", "date_words")
    return sum(_menu_words(parts[0].casefold())) > 0 and not any(
        any(letter.isdigit() for letter in part) or part.casefold() in days for part in parts
    )


def weak_menu_word(line: Line) -> bool:
    """Whether the line is menu words, but too few or too common to tell ("World")."""
    return sum(_menu_words(_plain(line.text).casefold())) > 0


def announces(line: Line) -> bool:
    """Whether the line is a label for a linked headline on the next line ("Read more:", "Also on ...")."""
    return matches("labels", line.text)


def closes(line: Line) -> bool:
    """Whether no report goes on after this line ("Leave a Reply", "Most popular")."""
    return matches("closing", line.text)


def _plain(words: str) -> str:
    return words.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")


SHARE_WORDS = frozenset(
    {"facebook", "twitter", "linkedin", "whatsapp", "telegram", "email", "mail", "print", "share", "tweet"}
)


def _shares(line: Line) -> bool:
    return bool(SHARE_WORDS & set(line.text.casefold().split()))


@cache
def _vocabulary() -> re.Pattern[str]:
    strong, weak = word_set("furniture", "strong"), word_set("furniture", "weak")
    return re.compile(rf"(?P<strong>{alternatives(strong)})(?!\w)|(?P<weak>{alternatives(weak - strong)})(?!\w)")


def _menu_words(words: str) -> tuple[int, int]:
    """How many sure and how many likely menu words make up the whole line; (0, 0) if anything else is in it."""
    at, strong, weak = 0, 0, 0
    while at < len(words):
        found = _vocabulary().match(words, at)
        if found is None:
            return 0, 0
        strong, weak = strong + (found["strong"] is not None), weak + (found["weak"] is not None)
        gap = WORD_GAP.match(words, found.end())
        at = gap.end() if gap else found.end()
        if gap is None and at < len(words):
            return 0, 0
    return strong, weak
