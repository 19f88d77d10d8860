"""A codebook as the stages see it: types of events, and the frames that words of each type occur in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["ROLE_SOURCES", "Codebook", "CounterExample", "EventType", "Example", "Frame", "Roles"]

ROLE_SOURCES = frozenset({
    "subject", "object", "possessive", "compound", "purpose", "about", "across", "against", "among", "at", "before",
    "between", "by", "for", "from", "in", "inside", "into", "near", "of", "on", "over", "through", "to", "toward",
    "towards", "upon", "with",
})  # fmt: skip
"""Where a role may be read: a relation to the trigger, or the preposition that leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that name an event, and what must stand around them.

    `kind` is the part of speech of `words`: verb, noun or adjective. `words` are lower-case lemmas; a
    particle or a further word stands behind a space ("put up", "hunger strike"). Sets hold lemmas, some
    of several words; None sets no condition. `object` is the head of `obj`, of `nsubj:pass` in a
    passive; `subject` the head of `nsubj`. `prep` and `not_prep` map a preposition to the heads that
    may follow it; an empty set stands for any head. `prep` holds one preposition at most: a written
    frame with several becomes one frame for each, all with the same `index`. `modifier` looks at
    compounds and adjectives of a noun. `actor` and `target` are places to read the role, tried in order
    ("subject" of a passive is its by-agent, "object" its `nsubj:pass`); empty where the frame gives
    none. A `weak` frame needs support from its clause: a light verb, a place, a date or a number.
    `passive` is "only" or "never". `index` is the written frame's position within its type and language.
    """

    kind: str
    words: tuple[str, ...]
    object: frozenset[str] | None = None
    not_object: frozenset[str] | None = None
    subject: frozenset[str] | None = None
    not_subject: frozenset[str] | None = None
    prep: Mapping[str, frozenset[str]] = field(default_factory=dict)
    not_prep: Mapping[str, frozenset[str]] = field(default_factory=dict)
    modifier: frozenset[str] | None = None
    not_modifier: frozenset[str] | None = None
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mode: str | None = None
    weak: bool = False
    status: str | None = None
    also: tuple[str, ...] = ()
    intransitive: bool = False
    passive: str | None = None
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that tells an event of the type; `trigger` is the word or phrase in it that does."""

    text: str
    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterExample:
    """A sentence that looks like the type and is not, with the reason."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who the actor and the target of a type are, in words; null where the type has none."""

    actor: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event.

    `family` names a group of types that may be told of one act. `modes` are the finer kinds that its
    frames may set. `crosswalk` maps plover, cameo and acled to a code there, null where nothing fits;
    `mode_crosswalks` holds what is another code for a mode.
    `frames` maps a language (ISO 639-1) to its frames in the order of the file.
    """

    name: str
    title: str
    definition: str
    family: str
    roles: Roles
    modes: tuple[str, ...]
    crosswalk: Mapping[str, str | None]
    frames: Mapping[str, tuple[Frame, ...]]
    examples: tuple[Example, ...]
    counter_examples: tuple[CounterExample, ...]
    note: str | None = None
    mode_crosswalks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def codes(self, mode: str | None) -> dict[str, str]:
        """The codes of an event of this type and `mode` in the schemes that have one."""
        own = {name: code for name, code in self.crosswalk.items() if code is not None}
        return own | dict(self.mode_crosswalks.get(mode or "", {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All types, in the order of the index, and the word classes of each language, expanded.

    `hash` is the SHA-256 of the content in canonical form: comments, the division into files and the
    order of class members do not change it.
    """

    name: str
    version: str
    hash: str
    types: tuple[EventType, ...]
    words: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def type(self, name: str) -> EventType:
        """The type called `name`.

        Raises:
            KeyError: there is no such type.
        """
        for candidate in self.types:
            if candidate.name == name:
                return candidate
        raise KeyError(name)
