"""Marks in running text: what they mean, what cannot be read, and that offsets are exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.evaluate.corpus.notation import Mark, read_marked

READ = {
    "a trigger": ("They [marched]{e1}.", [("marched", "trigger", ("e1",))]),
    "a trigger of several events": ("[Banners]{e1 e2}", [("Banners", "trigger", ("e1", "e2"))]),
    "a role": ("[police]{actor e1 e2}", [("police", "actor", ("e1", "e2"))]),
    "several labels": ("[Kano]{dateline; place e1}", [("Kano", "dateline", ()), ("Kano", "place", ("e1",))]),
    "a figure and what it counts": ("[12]{f1 e1}", [("12", "value", ("f1", "e1"))]),
    "a span in a span": (
        "[[two]{f1} men]{target e1}",
        [("two men", "target", ("e1",)), ("two", "value", ("f1",))],
    ),
    "a paste": ("[Some words.]{paste ke-03}", [("Some words.", "paste", ("ke-03",))]),
    "the place of a figure": ("[Kano]{place f1 e1}", [("Kano", "place", ("f1", "e1"))]),
    "brackets of the report": (r"\[sic\] a \{b\} \\ c [d]{e1}", [("d", "trigger", ("e1",))]),
    "braces without a span": ("a {b} c", []),
}


@pytest.mark.parametrize(("source", "marks"), READ.values(), ids=READ)
def test_marks(source: str, marks: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = read_marked(source)
    assert [(found.text[m.start : m.end], m.role, m.ids) for m in found.marks] == marks


def test_brackets_of_the_report_stand_for_themselves() -> None:
    assert read_marked(r"\[sic\] \{x\} \\ [y]{e1}").text == "[sic] {x} \\ y"


WRONG = {
    "never closed": ("a\n[b", "line 2"),
    "never opened": ("a\nb]{e1}", "line 2"),
    "no label": ("[a] b", "line 1"),
    "an empty label": ("[a]{}", "empty label"),
    "an empty span": ("[]{e1}", "is empty"),
    "a blank span": ("[ ]{message e1}", "is empty"),
    "a paste of two": ("[a]{paste ke-1 ke-2}", "only 'paste'"),
    "no such role": ("[a]{hero e1}", "hero"),
    "a role without an item": ("[a]{actor}", "actor"),
    "a role that the item cannot have": ("[a]{speaker e1}", "'e1' cannot have the role 'speaker'"),
    "a page part with an item": ("[a]{title e1}", "only 'paste'"),
    "a paste of nothing": ("[a]{paste}", "only 'paste'"),
    "a statement as a trigger": ("[a]{s1}", "for a trigger"),
    "an event that counts": ("[a]{e1 f1}", "for a trigger"),
}


@pytest.mark.parametrize(("source", "says"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_read_is_named(source: str, says: str) -> None:
    with pytest.raises(UsageError, match="line") as error:
        read_marked(source)
    assert says in str(error.value)


def test_lines_are_counted_from_the_first() -> None:
    with pytest.raises(UsageError, match="line 12"):
        read_marked("a\nb\n[c", 10)


Piece = tuple[str, str, tuple[tuple[str, int, int], ...]]
PLAIN = st.text(alphabet="ab \n[]{}\\é😀،", min_size=1, max_size=6)


def _escaped(words: str) -> str:
    return "".join("\\" + c if c in "[]{}\\" else c for c in words)


def _wrapped(inner: list[Piece], label: str) -> Piece:
    source, text, marks = _joined(inner)
    return f"[{source}]{{{label}}}", text, ((label, 0, len(text)), *marks)


def _joined(pieces: list[Piece]) -> Piece:
    source = text = ""
    marks: list[tuple[str, int, int]] = []
    for own_source, own_text, own_marks in pieces:
        marks += [(label, start + len(text), end + len(text)) for label, start, end in own_marks]
        source, text = source + own_source, text + own_text
    return source, text, tuple(marks)


LEAF = PLAIN.filter(str.strip).map(lambda words: (_escaped(words), words, ()))
PIECES = st.recursive(
    LEAF,
    lambda inner: st.builds(_wrapped, st.lists(inner, min_size=1, max_size=3), st.sampled_from(["e1", "e2", "e3"])),
    max_leaves=12,
)


@given(st.lists(PIECES, max_size=4).map(_joined))
def test_text_and_offsets_come_back(piece: Piece) -> None:
    source, text, marks = piece
    found = read_marked(source)
    assert found.text == text
    assert sorted((m.ids[0], m.start, m.end) for m in found.marks) == sorted(marks)
    assert list(found.marks) == sorted(found.marks, key=lambda m: (m.start, -m.end))
    assert all(isinstance(mark, Mark) and mark.start < mark.end for mark in found.marks)
