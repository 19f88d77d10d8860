"""Letters that a wrong decoding broke, put right for the pipeline alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.pipeline import Pipeline
from dateline.parse.repair import repaired_letters
from tests.parse.reports import report_of


@pytest.mark.parametrize(
    ("text", "fixed", "longer"),
    [
        pytest.param("the courtâ€™s order", "the court’s order", ["â€™"], id="apostrophe"),
        pytest.param("â€œno one leftâ€\x9d", "“no one left”", ["â€œ", "â€\x9d"], id="quotation marks"),
        pytest.param("he said â€œgoâ€\ufffd", "he said “go”", ["â€œ", "â€\ufffd"], id="the byte that is lost"),
        pytest.param("in MaputoÂ\xa0city", "in Maputo\xa0city", ["Â\xa0"], id="no-break space"),
        pytest.param("SÃ£o TomÃ© e PrÃ\xadncipe", "São Tomé e Príncipe", ["Ã£", "Ã©", "Ã\xad"], id="accents"),
        pytest.param("the priceÂ of 5 donâ€™t", "the priceÂ of 5 don’t", ["â€™"], id="beside one that does not align"),
        pytest.param("l’été â€” naïve", "l’été — naïve", ["â€”"], id="broken and whole in one line"),
    ],
)
def test_repairs(text: str, fixed: str, longer: list[str]) -> None:
    found = repaired_letters(text)
    assert found is not None
    assert found[0] == fixed
    assert [span.of(text) for span in found[1] if span.end - span.start > 1] == longer


@pytest.mark.parametrize("text", ["plain", "Naïve café – “São Paulo”", "مردم می‌گویند", "Ã", "price 5 Â", ""])
def test_what_is_whole_stays(text: str) -> None:
    assert repaired_letters(text) is None


BROKEN = st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace").decode("cp1252", "replace"))


@given(st.lists(BROKEN | st.text(max_size=20), max_size=4).map(" ".join))
def test_every_letter_has_its_extent(text: str) -> None:
    found = repaired_letters(text)
    if found is not None:
        fixed, spans = found
        assert len(fixed) == len(spans)
        assert "".join(span.of(text) for span in spans) == text


def test_a_broken_text_is_read_as_if_it_were_whole(pipeline: Pipeline) -> None:
    whole, broken = "the farmers’ union didn’t march", "the farmersâ€™ union didnâ€™t march"
    read, also = (pipeline.parse(report_of(text)) for text in (whole, broken))
    assert [(t.lemma, t.pos, t.dep, t.head) for t in also.tokens] == [
        (t.lemma, t.pos, t.dep, t.head) for t in read.tokens
    ]
    assert [token.text for token in also.tokens] == ["the", "farmers", "â€™", "union", "did", "nâ€™t", "march"]
