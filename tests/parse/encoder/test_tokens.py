"""Where words end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.encoder.tokens import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("They don't know.", "They | do | n't | know | .", id="negation"),
        pytest.param(
            "the union's and the workers' tents", "the | union | 's | and | the | workers | ' | tents", id="possessives"
        ),
        pytest.param("we'll stay, they've left", "we | 'll | stay | , | they | 've | left", id="clitics"),
        pytest.param("It cannot be", "It | can | not | be", id="cannot"),
        pytest.param(
            "near Sana'a and Qur'an schools", "near | Sana'a | and | Qur'an | schools", id="apostrophe within a name"
        ),
        pytest.param("about 1,500 people", "about | 1,500 | people", id="thousands"),
        pytest.param("rose 3.5% to $12", "rose | 3.5 | % | to | $ | 12", id="percent and currency"),
        pytest.param("at 6pm and 10:30 a.m.", "at | 6 | pm | and | 10:30 | a.m.", id="hours"),
        pytest.param(
            "on Nov. 22, Gen. Diallo left.", "on | Nov. | 22 | , | Gen. | Diallo | left | .", id="abbreviations"
        ),
        pytest.param("the U.S. embassy", "the | U.S. | embassy", id="acronym with stops"),
        pytest.param("a sit-in by anti-mine groups", "a | sit | - | in | by | anti-mine | groups", id="hyphens"),
        pytest.param("Abu al-Hadi and COVID-19", "Abu | al | - | Hadi | and | COVID | - | 19", id="hyphens in names"),
        pytest.param("the CGT/FO march", "the | CGT | / | FO | march", id="slash between names"),
        pytest.param('"We stay," she said', '" | We | stay | , | " | she | said', id="quotation marks"),
        pytest.param("2019—Members marched", "2019 | — | Members | marched", id="dash"),
        pytest.param("encrypted to .mp4_snapshot files", "encrypted | to | .mp4_snapshot | files", id="file name"),
        pytest.param("see www.example.org/a?b=1.", "see | www.example.org/a?b=1 | .", id="address"),
        pytest.param("wait... what?!", "wait | ... | what | ?!", id="runs of marks"),
        pytest.param("article No. 9", "article | No. | 9", id="number sign"),
        pytest.param("He said no.", "He | said | no | .", id="no number sign"),
        pytest.param("built (c. 1818)", "built | ( | c. | 1818 | )", id="about a year"),
        pytest.param("ended.The police", "ended | . | The | police", id="no space behind the stop"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " | ".join(text[start:end] for start, end in split_words(text)) == words


@given(st.text(max_size=60))
def test_every_letter_is_in_one_word(text: str) -> None:
    spans = split_words(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert covered == "".join(text.split())
