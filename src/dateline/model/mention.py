"""An event as one sentence tells it, before the report as a whole is known."""

from dataclasses import dataclass

from dateline.model.place import Toponym
from dateline.model.span import Span
from dateline.model.when import TimeMention, When

__all__ = ["EventMention", "Role", "Site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The words for who did it or to whom: `span` where they stand, `text` without the article.

    `basis` is stated, or inherited where a pronoun or an empty subject was traced to `span`. `sure` is true where a
    word list or a name shows that it is somebody, `force` where that is police, soldiers or the like.
    """

    span: Span
    text: str
    basis: str = "stated"
    sure: bool = True
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that the report names, as a trigger sees it.

    `share` is how surely the network takes it to be where that happened; `sentence` and `paragraph` are its own.
    `steps` counts how far it is from the trigger in the tree, dearer where its role speaks against it; null where it
    stands in another sentence. `located` is true behind "in", "at" and the like, `heading` in the title.
    """

    toponym: Toponym
    share: float
    sentence: int
    paragraph: int
    steps: int | None = None
    located: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One trigger with what its sentence says of it.

    `sentence` is the index in the parse, `paragraph` counts lines of text that hold sentences, `head`
    is the trigger's token. `types` are codebook types, best first. `places` are the places that the
    sentence gives for it, all of which hold (a list gives several). A generic act ("carried out activities
    in ...") has no types but lends its places and time to what follows; `repeats` is true for one that
    points back to an earlier type ("similar measures"). `pronoun` is true where the subject is a pronoun,
    so that the scene of the sentence before goes on. `summary` is true in a title or heading, `opening` where the
    place opens an item of a page of many ("Kano: Shops were shut") and holds for the paragraph. `nationwide` says that
    it holds for the country as a whole,
    `learned` that the trained network saw it and no frame of the codebook did, `belief` how surely the network takes
    the trigger for one of its type (null where it has no say), `undone` that it was called off, `tense` is past or
    present where a finite verb tells it, else null. `recalled` is a year named before it in its sentence,
    `begun` says that its time is when it began and that it goes on, `ending` that it holds until then.
    `pointed_time` stands in another sentence, where the network takes it to hold for this one; `sites` are the places
    within its reach, `at_home` is true where it reads the report well.
    """

    sentence: int
    paragraph: int
    head: int
    trigger: Span
    types: tuple[str, ...]
    mode: str | None
    actor: Role | None
    target: Role | None
    places: tuple[Toponym, ...]
    time: TimeMention | None
    occasion: Span | None
    messages: tuple[Span, ...]
    status: str
    status_span: Span | None
    belief: float | None = None
    repeats: bool = False
    pronoun: bool = False
    summary: bool = False
    opening: bool = False
    nationwide: bool = False
    learned: bool = False
    undone: bool = False
    tense: str | None = None
    recalled: When | None = None
    begun: bool = False
    ending: bool = False
    pointed_time: TimeMention | None = None
    sites: tuple[Site, ...] = ()
    at_home: bool = False
