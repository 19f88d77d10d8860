"""Spans marked in running text: `[words]{label}`, nested where one span lies in another."""

import re
from dataclasses import dataclass

from dateline.errors import UsageError

__all__ = ["EVENT_ROLES", "FIGURE_ROLES", "PAGE_ROLES", "STATEMENT_ROLES", "Mark", "MarkedText", "read_marked"]

EVENT_ROLES = frozenset({"trigger", "actor", "target", "place", "date", "occasion", "source", "message"})
STATEMENT_ROLES = frozenset({"quote", "speaker", "outlet", "said"})
FIGURE_ROLES = frozenset({"value", "claimant", "place"})
PAGE_ROLES = frozenset({"title", "byline", "dateline", "published", "furniture", "paste"})

ID = re.compile(r"([efs])\d+")
TEXT_OF = {"e": EVENT_ROLES, "f": FIGURE_ROLES, "s": STATEMENT_ROLES}
"""Which roles the three kinds of items have, by the letter that their ids begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A half-open span of the text and what it is: `role` for the items `ids`; a `paste` names a report.

    A figure's value names the figure first and then the events that it counts.
    """

    start: int
    end: int
    role: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text without its notation, and its marks in the order in which they open."""

    text: str
    marks: tuple[Mark, ...]


def read_marked(source: str, first_line: int = 1) -> MarkedText:
    r"""Take the notation out of `source`; `\[`, `\]`, `\{`, `\}` and `\\` stand for themselves.

    Raises:
        UsageError: brackets do not fit or a label is not of the notation; the message begins with the line.
    """
    text: list[str] = []
    opened: list[tuple[int, int]] = []
    marks: list[Mark] = []
    at, line = 0, first_line
    while at < len(source):
        letter = source[at]
        line += letter == "\n"
        if letter == "\\" and source[at + 1 : at + 2] in tuple("[]{}\\"):
            at += 1
            text.append(source[at])
        elif letter == "[":
            opened.append((len(text), line))
        elif letter == "]":
            close = source.find("}", at)
            if not opened or source[at + 1 : at + 2] != "{" or close < 0:
                where = source[at : at + 20]
                raise UsageError(f"line {line}: ']' without its '[' or without a '{{label}}' behind it: {where!r}")
            start = opened.pop()[0]
            labels = source[at + 2 : close]
            if not "".join(text[start:]).strip():
                raise UsageError(f"line {line}: the span marked {{{labels}}} is empty")
            marks += _marks(start, len(text), labels, line)
            at = close
        else:
            text.append(letter)
        at += 1
    if opened:
        start, line = opened[-1]
        words = "".join(text)[start:][:40]
        raise UsageError(f"line {line}: '[' is never closed; the span would begin with {words!r}")
    return MarkedText(text="".join(text), marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end))))


def _marks(start: int, end: int, labels: str, line: int) -> list[Mark]:
    return [_mark(start, end, label.split(), line) for label in labels.split(";")]


def _mark(start: int, end: int, words: list[str], line: int) -> Mark:
    if not words:
        raise UsageError(
            f"line {line}: an empty label; write {{e1}}, {{actor e1}}, {{f1 e1}}, {{quote s1}}, {{furniture}}"
        )
    if ID.fullmatch(words[0]):
        return _item(start, end, words, line)
    role, ids = words[0], tuple(words[1:])
    if role in PAGE_ROLES:
        if len(ids) != (role == "paste"):
            raise UsageError(f"line {line}: {{{' '.join(words)}}}: only 'paste' takes a name, that of one report")
        return Mark(start=start, end=end, role=role, ids=ids)
    for name in ids:
        if not ID.fullmatch(name) or role not in TEXT_OF[name[0]] - {"trigger", "value"}:
            raise UsageError(f"line {line}: {{{' '.join(words)}}}: {name!r} cannot have the role {role!r}")
    if not ids:
        raise UsageError(f"line {line}: {{{role}}}: no such label, or the item is missing, as in {{actor e1}}")
    return Mark(start=start, end=end, role=role, ids=ids)


def _item(start: int, end: int, words: list[str], line: int) -> Mark:
    kinds = "".join(name[0] if ID.fullmatch(name) else "?" for name in words)
    if re.fullmatch("e+", kinds):
        return Mark(start=start, end=end, role="trigger", ids=tuple(words))
    if re.fullmatch("fe*", kinds):
        return Mark(start=start, end=end, role="value", ids=tuple(words))
    label = " ".join(words)
    raise UsageError(f"line {line}: {{{label}}}: write {{e1 e2}} for a trigger, {{f1 e1}} for a figure and its events")
