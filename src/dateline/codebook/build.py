"""Validated entries made into the frozen nouns, with defaults and word classes filled in."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from dateline.codebook.book import Codebook, CounterExample, EventType, Example, Frame, Roles
from dateline.codebook.schema import FrameEntry, TypeEntry
from dateline.codebook.words import Classes, expand
from dateline.ids import sha256_hex

__all__ = ["event_type", "with_hash"]

_DEFAULT_ACTOR = {"verb": ("subject",), "noun": ("by", "possessive", "subject"), "adjective": ()}
_DEFAULT_TARGET = {"verb": ("object",), "noun": (), "adjective": ("subject",)}


def event_type(entry: TypeEntry, words: Mapping[str, Classes]) -> EventType:
    """The type that `entry` describes."""
    return EventType(
        name=entry.type,
        title=entry.title,
        definition=" ".join(entry.definition.split()),
        family=entry.family,
        roles=Roles(actor=entry.roles.actor, target=entry.roles.target),
        modes=tuple(entry.modes),
        crosswalk=entry.crosswalk.model_dump(),
        frames={language: _frames(frames, words.get(language, {})) for language, frames in entry.frames.items()},
        examples=tuple(Example(text=item.text, trigger=item.trigger) for item in entry.examples),
        counter_examples=tuple(CounterExample(text=item.text, why=item.why) for item in entry.counter_examples),
        note=entry.note,
        mode_crosswalks={mode: codes.model_dump(exclude_none=True) for mode, codes in entry.mode_crosswalks.items()},
    )


def with_hash(name: str, version: str, types: tuple[EventType, ...], words: Mapping[str, Classes]) -> Codebook:
    """The codebook of these parts, named by the hash of its content."""
    content = json.dumps(_plain((name, version, types, words)), sort_keys=True, ensure_ascii=False)
    return Codebook(name=name, version=version, hash=sha256_hex(content.encode("utf-8")), types=types, words=words)


def _frames(entries: list[FrameEntry], classes: Classes) -> tuple[Frame, ...]:
    return tuple(frame for i, entry in enumerate(entries) for frame in _alternatives(_frame(entry, i, classes)))


def _alternatives(frame: Frame) -> list[Frame]:
    """One frame per preposition: those that a frame lists are alternatives."""
    if len(frame.prep) < 2:
        return [frame]
    return [replace(frame, prep={preposition: heads}) for preposition, heads in frame.prep.items()]


def _frame(entry: FrameEntry, index: int, classes: Classes) -> Frame:
    kind = "verb" if entry.verb else "noun" if entry.noun else "adjective"

    def heads(words: list[str] | None) -> frozenset[str] | None:
        return None if words is None else frozenset(expand(words, classes))

    return Frame(
        kind=kind,
        words=expand(entry.verb or entry.noun or entry.adjective or [], classes),
        object=heads(entry.object),
        not_object=heads(entry.not_object),
        subject=heads(entry.subject),
        not_subject=heads(entry.not_subject),
        prep={word: frozenset(expand(found, classes)) for word, found in entry.prep.items()},
        not_prep={word: frozenset(expand(found, classes)) for word, found in entry.not_prep.items()},
        modifier=heads(entry.modifier),
        not_modifier=heads(entry.not_modifier),
        actor=_sources(entry, "actor", _DEFAULT_ACTOR[kind]),
        target=_sources(entry, "target", _DEFAULT_TARGET[kind]),
        mode=entry.mode,
        weak=entry.weak,
        status=entry.status,
        also=tuple(entry.also or ()),
        intransitive=entry.intransitive,
        passive=entry.passive,
        index=index,
    )


def _sources(entry: FrameEntry, role: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if role not in entry.model_fields_set:
        return default
    stated = entry.actor if role == "actor" else entry.target
    return tuple(source for source in stated or () if source != "none")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
