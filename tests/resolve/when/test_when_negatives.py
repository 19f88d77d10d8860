"""What is not a date: a row is one trap."""

from collections.abc import Callable

import pytest

from dateline.model.when import TimeMention


@pytest.mark.parametrize(
    "text",
    [
        "They may have fled, and may be freed.",
        "They march on Parliament and march for water.",
        "the women's march in Bogota",
        "A protester named April Jones spoke.",
        "Police said June Mwangi was held.",
        "The august assembly sat.",
        "The sun rose; he sat and was wed.",
        "The second group took a second look.",
        "the Women's March in Bogota",
        "Bloody Sunday was remembered.",
        "the Sunday Times said so",
        "USA Today said so.",
        "The April 6 Movement called it off.",
        "they may march 15 km to the court",
        "It began at 4:30 p.m. and at 17:05 it ended.",
        "at 5 am in the square",
        "a 27-year-old student, aged 20",
        "a boy who was five years old",
        "They won 112-107 and then 3-1.",
        "It cost $2019 or 2,019 rupees.",
        "killed 1500 people and hurt 2000 protesters",
        "more than 2000 were held, at least 1985 of them in Oran",
        "Resolution 1973 and Article 2019",
        "Call 021-555-2019 now.",
        "some 2.5 million, 70 per cent",
        "https://example.org/2020/08/30/rally-2020-08-30.html",
        "clip_2020-08-30.mp4",
        "He may; she will.",
        "He lives on the 17th floor, and the 5th Brigade came on the 3rd try.",
        "Veterans of the 5th and 6th brigades sang, as in the 19th and 20th regiments.",
        "They went from the 3rd to the 5th floor.",
        "the officer was promoted to second in command",
        "Mar del Plata and Jan Novak",
        "the fall of the city in a spring of hope",
        "the Daily Herald and the Weekly Mail",
        "twenty people and thirty others",
        "room 1984",
    ],
)
def test_not_a_date(times: Callable[[str, str | None], tuple[TimeMention, ...]], text: str) -> None:
    assert [mention.span.of(text) for mention in times(text, "2020-06-04")] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a trap beside a date
        ("They may march on May 15.", ["May 15"]),
        ("In June 20 people were killed.", ["June"]),
        ("At 4:30 p.m. on Friday police fired.", ["Friday"]),
        ("April Jones spoke in April.", ["April"]),
        ("some 15 may have died in may", ["may"]),
        ("Nov. 2 - 12 people were hurt in Lima.", ["Nov. 2"]),
        ("On May 2, 2020 - 12 people were hurt.", ["May 2, 2020"]),
        ("Theresa Mayor said on May 2 that it may be so.", ["May 2"]),
        ("a rally on Sunday\nTuesday's papers", ["Sunday", "Tuesday"]),
    ],
)
def test_only_the_date(
    times: Callable[[str, str | None], tuple[TimeMention, ...]], text: str, words: list[str]
) -> None:
    assert [mention.span.of(text) for mention in times(text, "2020-06-04")] == words
