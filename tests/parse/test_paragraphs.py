"""Which lines are paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.span import Span
from dateline.parse.paragraphs import find_paragraphs

WRAPPED = """Fishermen in Vizhinjam blocked the harbour road on Monday with boats and
nets, saying that the new breakwater had taken their beach. The police
asked them to leave and, by the evening, had let a single lane be
opened for ambulances.
"""


def paragraphs(text: str, furniture: tuple[Span, ...] = ()) -> list[str]:
    return [span.of(text) for span in find_paragraphs(text, furniture)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\nTwo.", ["One.", "Two."], id="each line"),
        pytest.param("One.\r\n\r\nTwo.\r\n", ["One.", "Two."], id="windows line ends"),
        pytest.param(
            "One.\u2028Two.\u2029Three.\x85Four.", ["One.", "Two.", "Three.", "Four."], id="unicode line ends"
        ),
        pytest.param("  One. \u00a0\n \t\n\n Two.", ["One.", "Two."], id="white space around"),
        pytest.param(" \n\u200a\n", [], id="nothing to read"),
        pytest.param("", [], id="empty"),
        pytest.param("Home\nSport\nWeather\nworld news", ["Home", "Sport", "Weather", "world news"], id="a menu"),
        pytest.param(
            "Dock workers in Callao end their strike after eleven days of talks\nLima\nThe port opened.",
            ["Dock workers in Callao end their strike after eleven days of talks", "Lima", "The port opened."],
            id="a heading, a place and a line are not wrapped",
        ),
        pytest.param(
            "The march in Rosario had been called by the nurses of the two hospitals there.\n"
            "The march in Rosario had been called by the nurses of the two hospitals there.",
            ["The march in Rosario had been called by the nurses of the two hospitals there."] * 2,
            id="full lines that end their sentences",
        ),
        pytest.param(
            "- The teachers of Kisumu have gone without their pay since the beginning of\n"
            "- The drivers of Kisumu have gone without their pay since the beginning, too,\n"
            "- and nobody has told them when it will come and where it is to be had from",
            [
                "- The teachers of Kisumu have gone without their pay since the beginning of",
                "- The drivers of Kisumu have gone without their pay since the beginning, too,",
                "- and nobody has told them when it will come and where it is to be had from",
            ],
            id="a list",
        ),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_wrapped_lines_are_joined() -> None:
    assert paragraphs(WRAPPED + "\nEnd of the story.") == [WRAPPED.strip(), "End of the story."]


def test_wrapped_lines_break_at_the_end_of_a_sentence() -> None:
    lines = WRAPPED.splitlines()
    lines[1] = "nets, saying that the new breakwater had taken away their old beach."
    lines[2] = "The police asked them to leave and, by the evening, had let a lane be"
    first, second = paragraphs("\n".join(lines))
    assert first.endswith("old beach.")
    assert second.startswith("The police")
    assert second.endswith("ambulances.")


def test_furniture_ends_a_paragraph() -> None:
    text = "Nurses marched in Oruro. ADVERT Miners joined them."
    start = text.index("ADVERT")
    assert paragraphs(text, (Span(start, start + 6),)) == ["Nurses marched in Oruro.", "Miners joined them."]


def test_furniture_over_lines_is_left_out() -> None:
    text = "Share\nTweet\nNurses marched.\nShare"
    assert paragraphs(text, (Span(0, 11), Span(28, 33))) == ["Nurses marched."]


@given(st.text(alphabet="ab. \n\r\u00a0\u2028“é", max_size=80))
def test_every_visible_letter_is_in_one_paragraph(text: str) -> None:
    spans = find_paragraphs(text)
    assert list(spans) == sorted(spans)
    inside = [place for span in spans for place in range(span.start, span.end)]
    assert len(inside) == len(set(inside))
    assert {i for i, letter in enumerate(text) if not letter.isspace()} <= set(inside)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
