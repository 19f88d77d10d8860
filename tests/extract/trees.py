"""Parses written by hand, so that rules are tested apart from any parser."""

from dateline.clean.bare import bare_report
from dateline.model.mention import EventMention
from dateline.model.parse import Name, Parse, Sentence, Token
from dateline.model.place import Place, Toponym
from dateline.model.report import Masthead, Report
from dateline.model.span import Span
from dateline.model.when import TimeMention, When

PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def tree(*sentences: str, people: tuple[str, ...] = ()) -> Parse:
    """A parse from sentences of form/lemma/POS.TAG/relation/head, heads counted from 1; one sentence a paragraph."""
    tokens: list[Token] = []
    ends: list[Sentence] = []
    text = ""
    for sentence in sentences:
        first = len(tokens)
        for piece in sentence.split():
            form, lemma, tags, dep, head = piece.rsplit("/", 4)
            pos, _, tag = tags.partition(".")
            glue = "" if not text or text.endswith("\n") or form in ".,’s" else " "
            start = len(text) + len(glue)
            text += glue + form
            i = len(tokens)
            target = first + int(head) - 1
            morph = PRESENT if tag == "VBP" else ""
            tokens.append(Token(i, start, len(text), form, lemma, pos, tag or pos, morph, dep, target))
        ends.append(Sentence(first, len(tokens)))
        text += "\n"
    names = tuple(Name(t.i, t.i + 1, "PER") for t in tokens if t.text in people)
    return Parse(text, tuple(tokens), tuple(ends), names)


def report(parse: Parse, published: str | None = None) -> Report:
    masthead = Masthead(published=published, published_basis="dateline" if published else None, language="en")
    return bare_report(parse.text, masthead)


def toponym(parse: Parse, name: str, level: str = "city", country: str = "XX", occurrence: int = 0) -> Toponym:
    at = -1
    for _ in range(occurrence + 1):
        at = parse.text.index(name, at + 1)
    place = Place(text=name, name=name, level=level, country=country, lat=1.0, lon=1.0, geonames_id=hash_of(name))
    return Toponym(span=Span(at, at + len(name)), place=place, score=0.9)


def hash_of(name: str) -> int:
    return int(name.encode().hex()[:12], 16)


def time(parse: Parse, words: str, day: str, kind: str = "point") -> TimeMention:
    at = parse.text.index(words)
    when = When(start=day, end=day, precision="day", basis="relative", text=words)
    return TimeMention(span=Span(at, at + len(words)), when=when, kind=kind)


def told(parse: Parse, mention: EventMention) -> tuple[str, tuple[str, ...], str | None, str | None]:
    """Trigger, places, actor and target of a mention, in words."""
    return (
        mention.trigger.of(parse.text),
        tuple(t.place.name for t in mention.places),
        mention.actor.text if mention.actor else None,
        mention.target.text if mention.target else None,
    )
