"""The codebook that comes with Dateline."""

import pytest

from dateline.codebook import EventType, load_codebook

BOOK = load_codebook()
NAMES = [
    "display", "graffiti", "leaflet", "symbolic_destruction", "property_attack", "demonstration", "strike", "boycott",
    "blockade", "hunger_strike", "unrest", "armed_attack", "killing", "execution", "sentence", "arrest", "release",
    "crackdown", "torture", "restriction", "meeting",
]  # fmt: skip
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST", "REJECT", "THREATEN",
    "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Battles",
    "Explosions/Remote violence",
    "Protests",
    "Riots",
    "Strategic developments",
    "Violence against civilians",
}

every_type = pytest.mark.parametrize("kind", BOOK.types, ids=lambda kind: kind.name)


def test_it_has_the_types_of_the_guide() -> None:
    assert [kind.name for kind in BOOK.types] == NAMES


def test_it_is_read_once() -> None:
    assert load_codebook() is BOOK


@every_type
def test_a_type_is_explained(kind: EventType) -> None:
    assert kind.title
    assert len(kind.definition) > 40
    assert len(kind.examples) >= 8
    assert len(kind.counter_examples) >= 5
    assert len({example.text for example in kind.examples} | {c.text for c in kind.counter_examples}) == len(
        kind.examples
    ) + len(kind.counter_examples)


@every_type
def test_a_trigger_stands_in_its_example(kind: EventType) -> None:
    assert [example.text for example in kind.examples if example.trigger not in example.text] == []


@every_type
def test_frames_are_of_both_kinds(kind: EventType) -> None:
    kinds = {frame.kind for frame in kind.frames["en"]}
    assert {"verb", "noun"} <= kinds


@every_type
def test_a_mode_is_used_only_where_it_is_declared(kind: EventType) -> None:
    used = {frame.mode for frame in kind.frames["en"] if frame.mode}
    assert used <= set(kind.modes)


@every_type
def test_codes_are_those_of_the_other_codebooks(kind: EventType) -> None:
    for mode in (None, *kind.modes):
        codes = kind.codes(mode)
        assert codes["plover"] in PLOVER
        assert codes["cameo"].isdigit()
        assert "acled" not in codes or any(codes["acled"].startswith(f"{group}/") for group in ACLED)
    assert kind.crosswalk["acled"] is not None or kind.note


@every_type
def test_no_class_is_left_unexpanded(kind: EventType) -> None:
    for frame in kind.frames["en"]:
        sets = [frame.object, frame.not_object, frame.subject, frame.not_subject, frame.modifier, frame.not_modifier]
        sets += [*frame.prep.values(), *frame.not_prep.values()]
        assert not [word for found in sets for word in found or () if word.startswith("$")]
        assert len(frame.prep) <= 1


@every_type
def test_no_frame_asks_for_what_it_forbids(kind: EventType) -> None:
    for frame in kind.frames["en"]:
        for wanted, unwanted in ((frame.object, frame.not_object), (frame.subject, frame.not_subject)):
            assert wanted is None or wanted - (unwanted or frozenset())


def test_classes_are_expanded() -> None:
    words = BOOK.words["en"]
    assert {"police", "soldier"} <= words["security_force"]
    assert {"student", "teacher", "hundred"} <= words["person_group"]
    assert not [word for found in words.values() for word in found if word.startswith("$")]
