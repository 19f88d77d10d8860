"""Words that are dates only in company: "march", "may", "Jan", "Sun", "April Jones", "the Sunday Times"."""

from dateline.model.span import Span
from dateline.resolve.when.lexer import Lexeme
from dateline.resolve.when.lexicon import english

__all__ = ["caseless", "heads_an_item", "sift"]

_NUMBERED = {"day", "ordinal", "year"}
_BEFORE_MONTH = {"in", "since", "from", "edge", "last", "next", "this", "that"}
_BEFORE_CAPITAL_MONTH = _BEFORE_MONTH | {"for", "article"}
_WITH_DAYS = {"on", "last", "next", "this", "every", "each", "since"}


def heads_an_item(after: Lexeme, month: Lexeme, text: str) -> bool:
    """Whether the lexeme behind a month at the start of a line makes it the heading of what follows."""
    capital = text[month.start : month.start + 1].isupper()
    return capital and (after.kind in ("stop", "break") or after.word in (":", "—"))


class _Company:
    """The lexemes around one of them, passing over nothing."""

    def __init__(self, lexemes: list[Lexeme], at: int, text: str) -> None:
        self.one, self.text = lexemes[at], text
        self._lexemes, self._at = lexemes, at

    def near(self, step: int) -> Lexeme:
        """The lexeme `step` places on, or an empty one beyond the ends."""
        at = self._at + step
        inside = 0 <= at < len(self._lexemes)
        return self._lexemes[at] if inside else Lexeme(0, 0, "break", None, "")

    def capital(self, lexeme: Lexeme) -> bool:
        """Whether a lexeme is written with a capital."""
        return self.text[lexeme.start : lexeme.start + 1].isupper()

    def numbered(self) -> bool:
        """Whether a day or year stands beside a month: "march 15", "15th of march", "march 2019"."""
        after, measured = self.near(1), self.near(2).word in english().measures
        if after.kind == "the" or (after.kind in ("of", "comma") and self.near(2).kind == "year"):
            after, measured = self.near(2), self.near(3).word in english().measures
        if after.kind in _NUMBERED and not measured:
            return True
        before = self.near(-2) if self.near(-1).kind in ("of", "dash", "comma") else self.near(-1)
        return before.kind in ("day", "ordinal") and (
            self.near(-1).kind == "of" or after.word not in english().after_may
        )

    def heads(self) -> bool:
        """Whether it opens a line and a mark, or the line's end, stands behind it: "MARCH. Dockers ...", "May:"."""
        return self.near(-1).kind == "break" and heads_an_item(self.near(1), self.one, self.text)

    def beside(self, kind: str) -> bool:
        """Whether a dash, slash or "to" ties it to another lexeme of `kind`: "Dec/Jan", "Mon-Fri"."""
        ties = {"dash", "slash", "to", "and"}
        return any(self.near(step).kind in ties and self.near(2 * step).kind == kind for step in (-1, 1))


def _month(near: _Company, small: bool) -> bool:
    """Whether a wary month is one."""
    after = near.near(1)
    if near.heads() or near.numbered() or (near.beside("month") and (small or near.capital(near.one))):
        return True
    if after.kind in ("last", "this", "next", "that") and near.near(2).kind == "unit":
        return True
    before = near.near(-1)
    known = _BEFORE_MONTH if small else _BEFORE_CAPITAL_MONTH
    if before.kind not in known and before.word not in ("during", "until", "by"):
        return False
    if small and (before.kind in ("last", "next", "this", "that") or before.word == "by"):
        return False
    possessed = after.kind == "poss" and before.kind not in _BEFORE_MONTH
    return not possessed and not (before.kind == "article" and after.word in english().stops)


def _weekday(near: _Company) -> bool:
    """Whether a weekday's abbreviation is one."""
    after = near.near(2) if near.near(1).kind == "comma" else near.near(1)
    if after.kind in ("month", "iso", "numeric") or (after.kind == "day" and near.near(1).kind == "comma"):
        return True
    if after.kind in ("day", "ordinal") and near.near(2).kind == "month":
        return True
    dotted = near.text[near.one.end - 1] == "."
    return near.beside("weekday") or (near.capital(near.one) and (dotted or near.near(-1).word in _WITH_DAYS))


def _given_name(near: _Company) -> bool:
    """Whether "April", "June" or "August" is somebody's name."""
    after, before = near.near(1), near.near(-1)
    named = after.kind == "other" and near.capital(after)
    return named and before.kind not in _BEFORE_CAPITAL_MONTH | {"the", "prep", "to", "poss"}


def _in_name(near: _Company) -> bool:
    """Whether a weekday or "today" is part of a name, as in "Bloody Sunday" and "Sunday Times"."""
    before, after = near.near(-1), near.near(1)
    if before.word in english().named_before and near.capital(before):
        return True
    return after.word in english().named_after and near.capital(after) and near.near(-1).kind == "the"


def _is_date(near: _Company, small: bool, named: bool) -> bool:
    """Whether a month, weekday or "today" is what it looks like."""
    one, words = near.one, english()
    if one.kind == "month":
        if not small and not near.capital(one) and one.word in words.wary | words.capital_only:
            return False
        if one.word in words.wary:
            return (near.numbered() or near.beside("month") or not named) and _month(near, small)
        return not (one.word in words.given_names and (named or _given_name(near))) or near.numbered()
    if one.kind == "weekday" and one.word in words.wary:
        return _weekday(near)
    return not _in_name(near)


def caseless(text: str) -> bool:
    """Whether a text is in small letters throughout: fewer than one capital in a hundred letters."""
    return sum(map(str.isupper, text)) * 100 < sum(map(str.isalpha, text))


def sift(lexemes: list[Lexeme], text: str, names: tuple[Span, ...] = ()) -> list[Lexeme]:
    """The lexemes with look-alikes turned into `other`; `names` are the spans of names of several words.

    A text that has next to no capitals is read without them.
    """
    small = caseless(text)
    sifted = list(lexemes)
    for at, lexeme in enumerate(lexemes):
        if lexeme.kind in ("month", "weekday", "deictic"):
            named = any(name.start <= lexeme.start < name.end for name in names)
            if not _is_date(_Company(sifted, at, text), small, named):
                sifted[at] = lexeme._replace(kind="other", value=None)
    return sifted
