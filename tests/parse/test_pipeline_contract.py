"""What every pipeline's parse keeps to: offsets, order, trees, furniture, the same for the same text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import PipelineError
from dateline.model.parse import Parse
from dateline.model.span import covered
from dateline.parse.pipeline import Pipeline, load_pipeline, shipped_languages
from tests.parse import small_spacy
from tests.parse.reports import report_of

Read = Callable[..., Parse]

PIECES = st.sampled_from(
    [
        *[
            "Police",
            "fired tear gas",
            "in Lomé",
            "“Enough!”",
            "‘we’re here’",
            "U.S.",
            "Nov. 22",
            "1,500",
            "2020—Members",
        ],
        *[
            "PMF/KDP",
            "sit-in",
            "don’t",
            "https://example.org/a?b=1",
            "#EndIt",
            "@someone",
            "😀",
            "👩‍👩‍👧",
            "🇳🇬",
            "é",
            "e\u0301",
        ],
        *[
            "مردم می‌گویند آزادی",
            "حرية",
            "香港",
            "Привет",
            "\u00a0",
            "\u202f",
            "\u200b",
            "\u00ad",
            "\ufeff",
            "\u200d",
            "\ufe0f",
        ],
        *[
            "\n",
            "\r\n",
            "\n\n",
            "\u2028",
            "\t",
            " ",
            "  ",
            ".",
            "?",
            "!",
            "…",
            "—",
            "(",
            ")",
            '"',
            "'",
            "\x00",
            "\x1d",
            "ﬁ",
        ],
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


def check(parse: Parse) -> None:
    last = 0
    for i, token in enumerate(parse.tokens):
        assert token.i == i
        assert last <= token.start < token.end
        assert token.text == parse.text[token.start : token.end]
        assert token.text.strip()
        assert token.lemma == token.lemma.lower() != ""
        last = token.end
    assert [s.first for s in parse.sentences] == [0, *(s.last for s in parse.sentences)][: len(parse.sentences)]
    assert (parse.sentences[-1].last if parse.sentences else 0) == len(parse.tokens)
    for sentence in parse.sentences:
        inside = range(sentence.first, sentence.last)
        assert sum(parse.tokens[i].head == i for i in inside) >= 1
        assert all(parse.tokens[i].head in inside for i in inside)
        assert all((parse.tokens[i].dep == "root") == (parse.tokens[i].head == i) for i in inside)
    assert all(0 <= n.first < n.last <= len(parse.tokens) for n in parse.names)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_parse_keeps_the_contract(each_pipeline: Pipeline, text: str) -> None:
    check(each_pipeline.parse(report_of(text)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_letter_is_in_a_token(each_pipeline: Pipeline, text: str) -> None:
    parse = each_pipeline.parse(report_of(text))
    spans = [token.span for token in parse.tokens]
    assert all(covered(spans, i) for i, letter in enumerate(text) if letter.isalnum())


def test_no_sentence_crosses_a_line_break(read: Read) -> None:
    parse = read("Nurses strike in Patna\nThe wards are empty\n\nDoctors joined them")
    assert [parse.sentence_span(k).of(parse.text) for k in range(3)] == parse.text.replace("\n\n", "\n").split("\n")


def test_furniture_has_no_tokens(read: Read) -> None:
    parse = read(
        "Nurses marched. Share this story\nSubscribe now\nDoctors joined them.", "Share this story", "Subscribe now"
    )
    assert [t.text for t in parse.tokens] == ["Nurses", "marched", ".", "Doctors", "joined", "them", "."]
    check(parse)


def test_a_text_of_furniture_alone_is_empty(read: Read) -> None:
    parse = read("Subscribe now", "Subscribe now")
    assert (parse.tokens, parse.sentences, parse.names) == ((), (), ())


def test_empty_text(read: Read) -> None:
    parse = read("")
    assert (parse.tokens, parse.sentences, parse.quotations) == ((), (), ())


def test_given_words_stay(each_pipeline: Pipeline) -> None:
    sentences = [["Police", "left", "Accra", "."], ["Nobody", "was", "n't", "there"], ["«", "Basta", "»"]]
    parse = each_pipeline.parse_words([*sentences[:1], [], *sentences[1:]])
    check(parse)
    found = [[token.text for token in parse.sentence_tokens(k)] for k in range(len(parse.sentences))]
    assert found == sentences
    assert parse.text == "Police left Accra .\nNobody was n't there\n« Basta »"


def test_a_pipeline_names_its_files(each_pipeline: Pipeline) -> None:
    assert each_pipeline.files
    assert all(path.is_file() for path in each_pipeline.files)


def test_a_very_long_line_is_read_in_parts(read: Read) -> None:
    parse = read("Shops in Kano were closed today. " * 1000)
    assert len(parse.tokens) == 7000
    assert len(parse.sentences) == 1000
    check(parse)


def test_a_line_without_full_stops_is_read_in_parts(each_pipeline: Pipeline) -> None:
    parse = each_pipeline.parse(report_of("0x1f, " * 3000))
    assert len(parse.tokens) == 6000
    check(parse)


def test_half_letters_are_survived(each_pipeline: Pipeline) -> None:
    check(each_pipeline.parse(report_of("Police \udcff left \ud800 Accra.")))
    check(each_pipeline.parse_words([["Police", "\udcff"]]))


def test_a_run_without_spaces_is_survived(read: Read) -> None:
    check(read("x" * 5000 + " end."))


def test_the_same_text_gives_the_same_parse(each_pipeline: Pipeline) -> None:
    text = "Students in Dhaka burned an effigy.\nPolice arrested nine of them, said Nasima Akter."
    first = each_pipeline.parse(report_of(text))
    each_pipeline.parse(report_of("Something else was read in between.\n" * 70))
    assert each_pipeline.parse(report_of(text)) == first


def test_a_paragraph_is_read_alike_in_any_company(read: Read) -> None:
    text = "Students in Dhaka burned an effigy. Police arrested nine of them, said Nasima Akter."
    alone, among = read(text), read(f"{text}\n\nShops stayed shut.\n\n" + "They waited for hours outside. " * 30)
    assert among.tokens[: len(alone.tokens)] == alone.tokens


def test_a_parse_names_its_pipeline(pipeline: Pipeline, read: Read) -> None:
    parse = read("Shops were closed.")
    assert parse.pipeline == f"{pipeline.name} {pipeline.version}"
    assert parse.language == "en"
    assert len(pipeline.version.partition("+")[2]) == 12


def test_quotations_come_with_the_parse(read: Read) -> None:
    parse = read("She said “we stay” and left.")
    assert [quotation.inner.of(parse.text) for quotation in parse.quotations] == ["we stay"]


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_language_that_is_not_shipped() -> None:
    assert shipped_languages() == ("en",)
    with pytest.raises(PipelineError, match="'tlh'"):
        load_pipeline(language="tlh")


def test_a_pipeline_without_parser_and_tagger(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(PipelineError, match="no parser and no tagger"):
        load_pipeline(str(tmp_path))


def test_a_pipeline_without_names_gives_none(tmp_path: Path) -> None:
    small_spacy.write(tmp_path, names=False)
    parse = load_pipeline(str(tmp_path)).parse(report_of("Amina Bello left Lagos."))
    assert parse.names == ()
    assert all(token.tag for token in parse.tokens)


def test_a_pipeline_for_a_language_without_word_lists(tmp_path: Path) -> None:
    small_spacy.write(tmp_path, language="tn")
    with pytest.raises(PipelineError, match="'tn'"):
        load_pipeline(str(tmp_path))
