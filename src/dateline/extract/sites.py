"""The places that a report names, as one trigger sees them: how near in the tree, in which role, in which sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.extract.lexicon import EventWords
from dateline.extract.linking import stands_located, steps_between
from dateline.extract.triggers import Trigger
from dateline.model.mention import Site
from dateline.model.parse import Parse
from dateline.model.place import Toponym
from dateline.model.span import Span

__all__ = ["Ground", "ground_of", "sites_of"]

CONTAINER_COSTS = 2
"""Steps added for a place that only says where a narrower one lies."""

Ground = Mapping[Span, Site]
"""The places of a report by the spans of their names, as no trigger in particular sees them."""


def ground_of(
    parse: Parse, toponyms: Iterable[Toponym], paragraphs: Sequence[int], title: Span | None, words: EventWords
) -> Ground:
    """Where each place of a report stands; `paragraphs` has the number of each sentence's."""
    found = {}
    for toponym in toponyms:
        tokens = parse.tokens_in(toponym.span)
        if tokens:
            sentence = parse.sentence_index(tokens[0].i)
            found[toponym.span] = Site(
                toponym=toponym,
                share=0.0,
                sentence=sentence,
                paragraph=paragraphs[sentence],
                located=stands_located(parse, toponym, words),
                heading=title is not None and title.touches(toponym.span),
            )
    return found


def sites_of(
    parse: Parse, trigger: Trigger, ground: Ground, shares: Sequence[tuple[Toponym, float]], words: EventWords
) -> tuple[Site, ...]:
    """The places within the reach of `trigger`, each with the network's share."""
    sentence = parse.sentence_index(trigger.head.i)
    containers = {toponym.inside for toponym, _ in shares}
    found = []
    for toponym, share in shares:
        site = ground.get(toponym.span)
        if site is None:
            continue
        steps = None
        if site.sentence == sentence and not toponym.span.touches(trigger.span):
            steps = steps_between(parse, trigger.head, toponym, words)
            steps += CONTAINER_COSTS * (toponym.span in containers)
        found.append(replace(site, share=share, steps=steps))
    return tuple(found)
