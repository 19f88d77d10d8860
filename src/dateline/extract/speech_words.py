"""The words by which a language tells who says something, read from data."""

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

import yaml

__all__ = ["SpeechWords", "speech_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Word lists of one language; words/speech.yaml says what each is for.

    `cues` maps every form of a verb of saying to its lemma ("wrote" to "write"); `display_verbs` and
    `crowd_verbs` hold forms too. `role_short` spells out abbreviated roles.
    """

    cues: dict[str, str]
    clause_cues: frozenset[str]
    according: frozenset[str]
    mute: frozenset[str]
    he: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    they: frozenset[str]
    it: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]
    outlet_names: frozenset[str]
    platforms: frozenset[str]
    announcing: frozenset[str]
    delivered: frozenset[str]
    counting: frozenset[str]
    delivering: frozenset[str]
    display_nouns: frozenset[str]
    weak_display_nouns: frozenset[str]
    display_verbs: frozenset[str]
    crowd_verbs: frozenset[str]
    titles: frozenset[str]
    courtesy: frozenset[str]
    role_short: dict[str, str]
    denials: frozenset[str]
    disputes: frozenset[str]
    revisions: frozenset[str]


def regular_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a regular English verb, its base among them; a particle stays behind the verb."""
    verb, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    if verb.endswith("e"):
        forms = (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        forms = (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        forms = (verb, verb + "es", verb + "ed", verb + "ing")
    else:
        forms = (verb, verb + "s", verb + "ed", verb + "ing")
    return tuple(form + tail for form in forms)


@lru_cache(maxsize=8)
def speech_words(language: str = "en") -> SpeechWords:
    """The word lists of speech of `language`.

    Raises:
        KeyError: there are none for that language.
    """
    text = files("dateline.extract").joinpath("words/speech.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)[language]
    plain = {f.name: frozenset(lists[f.name]) for f in fields(SpeechWords) if f.name not in {"cues", "role_short"}}
    for name in ("display_verbs", "crowd_verbs"):
        plain[name] = frozenset(_forms(lists[name], lists["irregular"]))
    return SpeechWords(cues=_forms(lists["cues"], lists["irregular"]), role_short=lists["role_short"], **plain)


def _forms(lemmas: list[str], irregular: dict[str, list[str]]) -> dict[str, str]:
    """Every form of `lemmas` to its lemma; the first lemma that has a form keeps it."""
    found: dict[str, str] = {}
    for lemma in lemmas:
        for form in (lemma, *irregular[lemma]) if lemma in irregular else regular_forms(lemma):
            found.setdefault(form, lemma)
    return found
