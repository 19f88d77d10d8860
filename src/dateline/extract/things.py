"""Numbers of things in a report that tells of events: vehicles, buildings, places, what was thrown or handed out."""

from dateline.extract.counted import Counted, Group, form_in, lemma_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.setting import Setting
from dateline.model.parse import Parse

__all__ = ["thing_counted"]

_THINGS = {"places", "buildings", "vehicles"}


def thing_counted(parse: Parse, group: Group, words: FigureWords, setting: Setting) -> Counted | None:
    """ "penning in three trawlers", "some 300 leaflets": what a number of things counts where an event is told."""
    if group.noun is None:
        return None
    at = parse.tokens[group.first].start
    start, end = parse.text.rfind("\n", 0, at) + 1, parse.text.find("\n", at)
    if not setting.tells(start, end if end >= 0 else len(parse.text)):
        return None
    measure = form_in(group.noun, words.nouns)
    if measure in _THINGS:
        return Counted(measure, group.noun.i)
    return Counted("other", group.noun.i) if lemma_of(group.noun) in words.objects else None
