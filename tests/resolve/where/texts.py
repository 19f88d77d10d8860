"""Reports and parses made for a test: a tiny tokenizer, and names labelled by hand."""

import re
from collections.abc import Iterator

from dateline.clean.bare import bare_report
from dateline.model.parse import Name, Parse, Sentence, Token
from dateline.model.place import Place, Toponym
from dateline.model.report import Masthead, Report
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.places import find_places

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'‌]\w+)*|[^\w\s]")
_END = re.compile(r"[.!?]$")
_MARK = re.compile(r"\[(PER|LOC|ORG) ([^\]]+)\]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """ "[LOC Ahvaz] was calm" without its marks, with (start, end, label) of what they held."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        at = match.end()
    return text + marked[at:], spans


def _sentences(text: str, tokens: list[Token]) -> Iterator[Sentence]:
    first = 0
    for k, token in enumerate(tokens):
        last = k + 1 == len(tokens)
        if last or "\n" in text[token.end : tokens[k + 1].start] or _END.match(token.text):
            yield Sentence(first, k + 1)
            first = k + 1


def parse_of(marked: str) -> Parse:
    """A parse without syntax; sentences end at full stops and line breaks."""
    text, spans = unmark(marked)
    tokens = [
        Token(i, m.start(), m.end(), m.group(), m.group().lower(), "X", "X", "", "dep", i)
        for i, m in enumerate(_TOKEN.finditer(text))
    ]
    names = []
    for start, end, label in spans:
        held = [token.i for token in tokens if start <= token.start < end]
        names.append(Name(held[0], held[-1] + 1, label))
    return Parse(text=text, tokens=tuple(tokens), sentences=tuple(_sentences(text, tokens)), names=tuple(names))


def report_of(parse: Parse, dateline: str | None = None) -> Report:
    return bare_report(parse.text, Masthead(dateline_place=dateline, language="en"))


def places_in(marked: str, gazetteer: Gazetteer, dateline: str | None = None) -> tuple[Toponym, ...]:
    parse = parse_of(marked)
    return find_places(report_of(parse, dateline), parse, gazetteer)


def short(place: Place) -> str:
    """ "name level country" of a place."""
    return f"{place.name} {place.level} {place.country or '-'}"


def told(marked: str, words: str, gazetteer: Gazetteer, dateline: str | None = None) -> str:
    """What the mention with these words means, as "name level country"; else the words of those found."""
    found = places_in(marked, gazetteer, dateline)
    for toponym in found:
        if toponym.place.text == words:
            return short(toponym.place)
    return "not found; found: " + ", ".join(toponym.place.text for toponym in found)


def scenes(marked: str, gazetteer: Gazetteer, dateline: str | None = None) -> list[str]:
    """The words of the places where something can happen: no demonyms, nothing inside a body's name."""
    return [t.place.text for t in places_in(marked, gazetteer, dateline) if not (t.demonym or t.organisation)]
