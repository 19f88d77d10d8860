"""The examples and counter-examples of a codebook, put to the coder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.codebook.book import EventType
from dateline.model.event import Event

__all__ = ["Outcome", "Seen", "SentenceCoder", "try_examples"]


class SentenceCoder(Protocol):
    """Something that finds the events of one sentence by itself."""

    def code_sentence(self, text: str) -> tuple[Event, ...]:
        """The events that the sentence tells."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event that the coder found: types, the words that name it, status, and whether the network alone saw it."""

    types: tuple[str, ...]
    trigger: str
    status: str
    learned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one sentence of a type.

    `trigger` is null for a counter-example, `why` for an example. An example is right when an event of its type was
    found at its trigger, a counter-example when none of its type was found at all.
    """

    type: str
    text: str
    trigger: str | None
    why: str | None
    seen: tuple[Seen, ...]
    is_right: bool


def try_examples(coder: SentenceCoder, kind: EventType) -> Iterator[Outcome]:
    """What the coder makes of every example and counter-example of a type, in the order of the file."""
    for example in kind.examples:
        events = coder.code_sentence(example.text)
        right = any(kind.name in event.types and _named_by(event, example.text, example.trigger) for event in events)
        yield _outcome(kind, example.text, events, is_right=right, trigger=example.trigger)
    for counter in kind.counter_examples:
        events = coder.code_sentence(counter.text)
        right = not any(kind.name in event.types for event in events)
        yield _outcome(kind, counter.text, events, is_right=right, why=counter.why)


def _named_by(event: Event, text: str, trigger: str) -> bool:
    """Whether the words that name the event touch those that should, wherever these stand."""
    wanted = [(found.start(), found.end()) for found in re.finditer(re.escape(trigger), text)]
    shown = [e for e in (event.trigger, *event.evidence) if e.of == "trigger"]
    return any(e.start < end and start < e.end for e in shown for start, end in wanted)


def _outcome(
    kind: EventType,
    text: str,
    events: tuple[Event, ...],
    *,
    is_right: bool,
    trigger: str | None = None,
    why: str | None = None,
) -> Outcome:
    seen = tuple(
        Seen(types=e.types, trigger=e.trigger.exact, status=e.status, learned=e.basis.get("type") == "learned")
        for e in events
    )
    return Outcome(type=kind.name, text=text, trigger=trigger, why=why, seen=seen, is_right=is_right)
