import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.span import Span
from dateline.parse.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We stay,” said Ana.", ["We stay,"], id="curly"),
        pytest.param('"We stay," said Ana. "All of us."', ["We stay,", "All of us."], id="straight, by alternation"),
        pytest.param('Ana said:"We stay."', ["We stay."], id="straight without a space before it"),
        pytest.param("‘We stay,’ said Ana.", ["We stay,"], id="single curly, British"),
        pytest.param("'We stay,' said Ana.", ["We stay,"], id="single straight"),
        pytest.param("`rail roko' was staged", ["rail roko"], id="back tick, as older Indian wires print it"),
        pytest.param("lent ''moral support'' to it", ["moral support"], id="doubled single marks"),
        pytest.param("``We stay,'' said Ana.", ["We stay,"], id="marks of old teleprinters"),
        pytest.param("Sie sagte: „Wir bleiben.“ Dann", ["Wir bleiben."], id="low opening mark, high closing one"),
        pytest.param("„Zostajemy”, powiedziała", ["Zostajemy"], id="low opening mark, Polish closing one"),
        pytest.param("Elle a dit « nous restons » hier", [" nous restons "], id="guillemets with spaces"),
        pytest.param("â€œWe stay,â€\x9d said Ana.", ["We stay,"], id="wrong decoding"),
        pytest.param("â€œWe donâ€™t goâ€ said Ana â€“ twice.", ["We donâ€™t go"], id="wrong decoding that lost a byte"),
        pytest.param("â€˜We stayâ€™ â€“ Ana", ["We stay"], id="wrong decoding, single; its dash holds a mark"),
        pytest.param("”We stay,” said Ana.", ["We stay,"], id="closing mark used to open"),
        pytest.param('“We stay," said Ana.', ["We stay,"], id="curly opened, straight closed"),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lima’s students’ union and the '90s", id="possessives and a decade"),
        pytest.param("rock 'n' roll, don't, o'clock", id="elisions"),
        pytest.param("the ministers' aides and the drivers' union", id="two plural possessives"),
        pytest.param('a 6" pipe', id="an inch"),
        pytest.param("the army''s post", id="an apostrophe doubled by a database"),
        pytest.param('<img src="a.jpg" alt="">', id="attributes of a tag"),
        pytest.param('a "" b', id="empty marks"),
    ],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("‘The students’ union stays,’ she said", ["The students’ union stays,"], id="possessive inside"),
        pytest.param("the ‘crime’ of the drivers’ union", ["crime"], id="possessive after"),
        pytest.param("'We don't know', he said", ["We don't know"], id="contraction inside"),
        pytest.param("the ‘resistance circles’ within Peru, the clans’ land", ["resistance circles"], id="plural word"),
    ],
)
def test_apostrophes_are_told_from_closing_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_nested_marks_name_the_quotation_around_them() -> None:
    text = "“He said ‘no’ to us,” Ana said. 'Who wrote \"no\"?' asked Li."
    found = find_quotations(text)
    assert [q.inner.of(text) for q in found] == ["He said ‘no’ to us,", "no", 'Who wrote "no"?', "no"]
    assert [q.inside for q in found] == [None, 0, None, 2]


def test_the_next_paragraph_reopens_the_mark() -> None:
    text = "Ana said: “First we march.\n\n“Then we rest.\n\n“Then we vote,” and left.\n\n“New,” said Li."
    found = find_quotations(text)
    assert [q.inner.of(text) for q in found] == ["First we march.", "Then we rest.", "Then we vote,", "New,"]
    assert [q.closed for q in found] == [False, False, True, True]
    assert [q.continues for q in found] == [None, 0, 1, None]


def test_the_next_paragraph_goes_on_without_a_mark() -> None:
    text = "Ana said: “First we march.\n\nThen we vote,” and left.\n"
    found = find_quotations(text)
    assert [(q.inner.of(text), q.closed, q.continues) for q in found] == [
        ("First we march.", False, None),
        ("Then we vote,", True, 0),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A poster in Cusco has the words “Water is life, while one in Puno says “No mine.”",
            [("Water is life", False), ("No mine.", True)],
            id="ends before the clause that introduces the next",
        ),
        pytest.param(
            "He said “We stay. It was cold. “We go,” said Li.",
            [("We stay. It was cold.", False), ("We go,", True)],
            id="ends with the last sentence before the next",
        ),
        pytest.param(
            'He said "we stay in Cusco.\nThe market was shut.',
            [("we stay in Cusco.", False)],
            id="ends with the paragraph",
        ),
        pytest.param(
            'He said "we stay. ' + "The market in Oruro was shut. " * 60,
            [("we stay.", False)],
            id="a report on one line is not swallowed",
        ),
        pytest.param("It was over” in Cusco", [], id="a closing mark alone"),
        pytest.param("He said: “", [], id="nothing after it"),
    ],
)
def test_a_missing_mark_stays_local(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(q.inner.of(text), q.closed) for q in find_quotations(text)] == expected


def test_a_text_wrapped_by_hand_is_one_paragraph() -> None:
    text = (
        "The head of the dockers' union in Valparaíso told the crowd: “We have\n"
        "waited for eleven months and we will wait no longer,” and walked off.\n"
    )
    assert inner(text) == ["We have\nwaited for eleven months and we will wait no longer,"]


def test_furniture_is_passed_over() -> None:
    text = "Share “this” now “Ana stays,” said Li."
    furniture = [Span(0, text.index("now"))]
    assert [q.inner.of(text) for q in find_quotations(text, furniture)] == ["Ana stays,"]


@given(st.text(alphabet="ab .,“”‘’\"'«»`\n", max_size=80))
def test_spans_are_ordered_disjoint_or_nested(text: str) -> None:
    found = find_quotations(text)
    for index, quotation in enumerate(found):
        assert quotation.outer.holds(quotation.inner)
        assert quotation.inner.of(text).strip()
        for other in found[index + 1 :]:
            assert quotation.outer.start <= other.outer.start
            assert not quotation.outer.touches(other.outer) or quotation.inner.holds(other.outer)
        if quotation.inside is not None:
            assert found[quotation.inside].inner.holds(quotation.outer)
