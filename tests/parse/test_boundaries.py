"""Where sentences end: rules first, the parser where they leave it open."""

from collections.abc import Callable

import pytest

from dateline.model.parse import Parse

Read = Callable[..., Parse]


def sentences(parse: Parse) -> list[str]:
    return [parse.sentence_span(k).of(parse.text) for k in range(len(parse.sentences))]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["Police cleared the square.", "Nobody was hurt."], id="a full stop"),
        pytest.param(["Was it a riot?", "It was a vigil!", "So they say."], id="question and exclamation"),
        pytest.param(["On Nov. 22 the dockers of Durban struck."], id="month before a day"),
        pytest.param(["Gen. Moyo and Mr. Ruiz met Prof. J. K. Osei in St. Louis."], id="titles and initials"),
        pytest.param(["The U.S. Embassy in Manila was closed."], id="acronym within a name"),
        pytest.param(["They fled to the U.S.", "The others stayed in Quito."], id="acronym that ends a sentence"),
        pytest.param(["It began at 4 p.m. on Friday.", "It ended at 6 p.m.", "The police left."], id="hours"),
        pytest.param(["“We will not go.", "We will stay,” said Amina Bello."], id="a quotation of two sentences"),
        pytest.param(["“We will stay.”", "The crowd dispersed."], id="a stop inside the closing mark"),
        pytest.param(["“Will you stay?” she asked the crowd in Tunis."], id="a question within a sentence"),
        pytest.param(
            ["They shouted “Bread! Work! Freedom!” in the streets of Safi."], id="a chant does not break its sentence"
        ),
        pytest.param(
            ["Walls were painted with “Land is ours. Water is ours.”", "Nobody was held."],
            id="a slogan that ends its sentence",
        ),
        pytest.param(["He left (nobody knew why.)", "She stayed."], id="a stop inside brackets"),
        pytest.param(["Prices rose 3.5 percent to 1,500.75 pesos.", "Unions protested."], id="stops inside numbers"),
        pytest.param(["They waited… and waited."], id="an ellipsis within a sentence"),
        pytest.param(["GOMA, 3 May (Kivu Post) —", "Hundreds of traders closed their shops."], id="a dateline"),
        pytest.param(
            ["Cochabamba, Bolivia, July 9, 2021—", "Members of the union marched."], id="a dateline, no spaces"
        ),
        pytest.param(
            ["Windhoek –", "Several hundred cleaners marched to the ministry on Tuesday."], id="a bare dateline"
        ),
        pytest.param(["Ana Ruiz – Mayor of Loja – said that the road was open."], id="an aside is no dateline"),
        pytest.param(["1. The road is blocked."], id="a number in a list"),
        pytest.param(["Enough"], id="one word"),
    ],
)
def test_sentences(read: Read, parts: list[str]) -> None:
    text = " ".join(parts).replace("2021— ", "2021—")
    assert sentences(read(text)) == parts


def test_a_headline_needs_no_full_stop(read: Read) -> None:
    text = "Farmers block highway near Ambala\nTractors stood on all lanes. Nobody was hurt"
    assert sentences(read(text)) == [
        "Farmers block highway near Ambala",
        "Tractors stood on all lanes.",
        "Nobody was hurt",
    ]


def test_lower_case_text_ends_its_sentences(read: Read) -> None:
    text = "two men were hurt in hubli on sunday. shops were closed. the police made no arrests."
    assert len(read(text).sentences) == 3


def test_a_closing_mark_never_starts_a_sentence(read: Read) -> None:
    parse = read("“The people are angry. They will come back. ” The minister left Accra.")
    assert all(not sentence.startswith("”") for sentence in sentences(parse))


def test_a_wrapped_sentence_is_whole(read: Read) -> None:
    text = (
        "About forty pensioners held a sit-in at the town hall of Gjakova on Thursday\n"
        "morning because, they said, no one had answered the letters that they had\n"
        "written since May. They went home at noon.\n"
    )
    first, second = sentences(read(text))
    assert first.startswith("About forty")
    assert first.endswith("since May.")
    assert second == "They went home at noon."
