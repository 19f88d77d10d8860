"""How varied texts are: the words of their triggers, their openings, their sentences, and how alike they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean, quantiles

from dateline.evaluate.corpus.report import Annotated
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["Prose", "Triggers", "distinct_openings", "near_duplicates", "prose_of", "triggers_of"]

OPENING_WORDS = 3
SHINGLE_WORDS = 5
ALIKE = 0.3
"""The share of five-word runs (Jaccard) from which two reports are near-duplicates."""
POS_SHOWN = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "ADP", "NUM", "PUNCT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """The words that name the events of one type.

    `lemmas` is how many different lemmas head a trigger, `frames` how many different shapes it has (part of speech,
    voice, and which roles stand in its sentence), `commonest` the lemma that heads most and `share` its share.
    """

    triggers: int
    lemmas: int
    frames: int
    commonest: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The sentences of some texts: words in them (mean, tenth and ninetieth percentile), shares of parts of speech."""

    texts: int
    words: int
    sentence_words: float
    short: float
    long: float
    pos: dict[str, float]


def triggers_of(read: Sequence[tuple[Annotated, Parse]]) -> dict[str, Triggers]:
    """The variety of triggers of each type, by its first type; types in alphabetical order."""
    lemmas: dict[str, Counter[str]] = defaultdict(Counter)
    frames: dict[str, set[str]] = defaultdict(set)
    for report, parse in read:
        for mark in report.spans("trigger"):
            head = _head(parse, Span(mark.start, mark.end))
            for name in mark.ids[:1]:
                event = report.values.events.get(name)
                if event is not None and head is not None:
                    lemmas[event.types[0]][head.lemma.casefold()] += 1
                    frames[event.types[0]].add(_frame(report, parse, name, head))
    return {kind: _triggers(lemmas[kind], frames[kind]) for kind in sorted(lemmas)}


def _triggers(lemmas: Counter[str], frames: set[str]) -> Triggers:
    commonest, times = lemmas.most_common(1)[0]
    return Triggers(
        triggers=lemmas.total(),
        lemmas=len(lemmas),
        frames=len(frames),
        commonest=commonest,
        share=round(times / lemmas.total(), 3),
    )


def _head(parse: Parse, span: Span) -> Token | None:
    tokens = parse.tokens_in(span)
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def _frame(report: Annotated, parse: Parse, name: str, head: Token) -> str:
    """The shape of a trigger: "VERB passive actor place"."""
    sentence = parse.sentence_span(parse.sentence_index(head.i))
    passive = any(child.dep.endswith(":pass") for child in parse.children(head.i))
    near = [
        role
        for role in ("actor", "target", "place", "date")
        if any(sentence.holds(Span(mark.start, mark.end)) for mark in report.spans(role, name))
    ]
    return " ".join([head.pos, "passive" if passive else "", head.dep.split(":")[0], *near])


def prose_of(texts: Iterable[tuple[Parse, Sequence[Span]]]) -> Prose:
    """The prose of parsed texts, without the spans given with each, which are page furniture."""
    lengths: list[int] = []
    pos: Counter[str] = Counter()
    count = 0
    for parse, furniture in texts:
        count += 1
        for index in range(len(parse.sentences)):
            span = parse.sentence_span(index)
            if not any(part.touches(span) for part in furniture):
                tokens = parse.sentence_tokens(index)
                lengths.append(sum(token.pos != "PUNCT" for token in tokens))
                pos.update(token.pos for token in tokens)
    tenths = quantiles(lengths, n=10) if len(lengths) > 1 else [0.0] * 9
    return Prose(
        texts=count,
        words=sum(lengths),
        sentence_words=round(mean(lengths), 1) if lengths else 0.0,
        short=round(tenths[0], 1),
        long=round(tenths[-1], 1),
        pos={name: round(pos[name] / max(1, pos.total()), 3) for name in POS_SHOWN},
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def distinct_openings(reports: Sequence[Annotated]) -> float:
    """The share of reports whose text, behind title and masthead, begins with words that no other begins with."""
    openings = Counter(" ".join(_words(_body(report))[:OPENING_WORDS]) for report in reports)
    return round(sum(times == 1 for times in openings.values()) / max(1, len(reports)), 3)


def _body(report: Annotated) -> str:
    heads = [mark.end for role in ("title", "byline", "dateline", "published") for mark in report.spans(role)]
    early = [end for end in heads if end < len(report.text) / 2]
    return report.text[max(early, default=0) :]


def near_duplicates(reports: Sequence[Annotated]) -> list[tuple[str, str, float]]:
    """Pairs of reports that share too many runs of five words, tellings of one story and pastes left out."""
    held: dict[str, list[int]] = defaultdict(list)
    shingles = [_shingles(report) for report in reports]
    for at, own in enumerate(shingles):
        for shingle in own:
            held[shingle].append(at)
    shared: Counter[tuple[int, int]] = Counter(pair for ids in held.values() for pair in combinations(ids, 2))
    found = []
    for (a, b), times in shared.items():
        share = times / len(shingles[a] | shingles[b])
        if share >= ALIKE and not _one_story(reports[a], reports[b]):
            found.append((reports[a].header.id, reports[b].header.id, round(share, 3)))
    return sorted(found)


def _shingles(report: Annotated) -> set[str]:
    """The runs of words of a report, without what it took over from another one."""
    text = report.text
    for mark in reversed(report.spans("paste")):
        text = text[: mark.start] + " " + text[mark.end :]
    words = _words(text)
    return {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}


def _one_story(a: Annotated, b: Annotated) -> bool:
    return a.header.story is not None and (a.header.country, a.header.story) == (b.header.country, b.header.story)
