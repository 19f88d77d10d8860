"""What holds for every text, and what the parse, the page's furniture and the masthead do."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.bare import bare_report
from dateline.model.parse import Name, Parse, Sentence, Token
from dateline.model.report import Masthead, Report
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from dateline.resolve.when import dateline_when, find_times
from dateline.resolve.when.grammar import pattern
from tests.resolve.when.reports import make_report

_WORDS = re.findall(
    r"\S+",
    """
    on in since the of from to between and last next this early late mid - – / , . ’s ( ) Monday friday Sun
    Sat May may may march March June Dec Jan. 3 15 31 1979 2019 2020-08-30 30/08/2020 0 99 1500 12000 twenty
    one two a few days day weeks week months month years year ago later before after ever every daily summer
    winter fall 1990s sixties third 0th 20th century Nowruz Azar 16 1398 Christmas Ramadan 9/11 anniversary
    protests revolution will said weekend morning night today yesterday overnight half quarter then year's
    long old people % $ 9999 February 29 30 st AD hundred decades '
    """,
)
TEXTS = st.lists(st.sampled_from([*_WORDS, "\n"]), max_size=25).map(" ".join)
PUBLISHED = st.one_of(
    st.none(),
    st.dates(date(2, 1, 1), date(9998, 12, 31)).map(date.isoformat),
    st.sampled_from(["2020-02", "1999", "soon"]),
)


@given(TEXTS | st.text(max_size=60), PUBLISHED)
def test_mentions_lie_in_order_inside_the_text(text: str, published: str | None) -> None:
    found = find_times(make_report(text, published), Parse(text=text, tokens=(), sentences=()))
    ends = [0, *(mention.span.end for mention in found)]
    for mention, before in zip(found, ends, strict=False):
        assert before <= mention.span.start < mention.span.end <= len(text)
        assert mention.when.text == mention.span.of(text)
        assert mention.when.precision in ("day", "month", "year")
        assert mention.kind in ("point", "range", "duration", "frequency", "occasion")
        if mention.when.start is None or mention.when.end is None:
            assert mention.when.start is mention.when.end is None
            assert mention.when.basis == "partial"
        else:
            assert date.fromisoformat(mention.when.start) <= date.fromisoformat(mention.when.end)
            assert mention.when.basis in ("stated", "relative", "inherited")


@given(TEXTS)
def test_without_a_date_of_the_report_nothing_is_relative(text: str) -> None:
    found = find_times(make_report(text, None), Parse(text=text, tokens=(), sentences=()))
    assert all(mention.when.basis != "relative" for mention in found)


def test_furniture_holds_no_mention(times: Callable[[str, str | None], tuple[TimeMention, ...]]) -> None:
    text = "Posted Monday\nThey marched on Tuesday 3\nJune rates"
    parse = Parse(text=text, tokens=(), sentences=())
    report = make_report(text, "2020-06-04", (Span(0, 14), Span(40, 51)))
    assert [mention.when.text for mention in find_times(report, parse)] == ["Tuesday"]
    assert [mention.when.text for mention in times(text, "2020-06-04")] == ["Monday", "Tuesday", "June"]


def _tree(text: str, rows: str) -> Parse:
    """A parse of one sentence from rows of "word lemma pos tag dep head", the head counted from 0."""
    tokens, at = [], 0
    for i, row in enumerate(rows.split(";")):
        word, lemma, pos, tag, dep, head = row.split()
        at = text.index(word, at)
        tokens.append(Token(i, at, at + len(word), word, lemma, pos, tag, "", dep, int(head)))
        at += len(word)
    return Parse(text=text, tokens=tuple(tokens), sentences=(Sentence(0, len(tokens)),))


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        (
            "The trial opens Monday",
            "The the DET DT det 1;trial trial NOUN NN nsubj 2;opens open VERB VBZ root 2;Monday Monday PROPN NNP obl 2",
            "2020-06-08",
        ),
        (
            "Unions said they will strike Friday",
            "Unions union NOUN NNS nsubj 1;said say VERB VBD root 1;they they PRON PRP nsubj 4;will will AUX MD aux 4;"
            "strike strike VERB VB ccomp 1;Friday Friday PROPN NNP obl 4",
            "2020-06-05",
        ),
        (
            "Unions said Friday they will strike",
            "Unions union NOUN NNS nsubj 1;said say VERB VBD root 1;Friday Friday PROPN NNP obl 1;"
            "they they PRON PRP nsubj 5;will will AUX MD aux 5;strike strike VERB VB ccomp 1",
            "2020-05-29",
        ),
        (
            "Unions urged members to gather Friday",
            "Unions union NOUN NNS nsubj 1;urged urge VERB VBD root 1;members member NOUN NNS obj 1;"
            "to to PART TO mark 4;gather gather VERB VB xcomp 1;Friday Friday PROPN NNP obl 4",
            "2020-06-05",
        ),
        (
            "They called for protests Friday",
            "They they PRON PRP nsubj 1;called call VERB VBD root 1;for for ADP IN case 3;"
            "protests protest NOUN NNS obl 1;Friday Friday PROPN NNP nmod 3",
            "2020-06-05",
        ),
    ],
)
def test_the_verb_above_a_weekday_gives_its_tense(text: str, rows: str, expected: str) -> None:
    found = find_times(make_report(text, "2020-06-04"), _tree(text, rows))
    assert [mention.when.start for mention in found] == [expected]


def test_a_persons_name_is_no_month() -> None:
    text = "by June Okoro"
    tokens = tuple(
        Token(i, text.index(word), text.index(word) + len(word), word, word, "PROPN", "NNP", "", "dep", i)
        for i, word in enumerate(text.split())
    )
    bare = Parse(text=text, tokens=tokens, sentences=(Sentence(0, 3),))
    named = Parse(text=text, tokens=tokens, sentences=(Sentence(0, 3),), names=(Name(1, 3, "PER"),))
    report = make_report(text, "2020-06-04")
    assert [mention.when.text for mention in find_times(report, bare)] == ["June"]
    assert find_times(report, named) == ()


def _dated(published: str | None, basis: str | None, evidence: Span | str | None = None) -> Report:
    masthead = Masthead(
        published=published, published_basis=basis, evidence={"published": evidence} if evidence else {}
    )
    return bare_report("Harare, 4 June 2020. They marched.", masthead)


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            _dated("2020-06-04", "dateline", Span(8, 19)),
            When(start="2020-06-04", end="2020-06-04", precision="day", basis="dateline", text="4 June 2020"),
        ),
        (
            _dated("2020-06", "url"),
            When(start="2020-06-01", end="2020-06-30", precision="month", basis="publication", text="2020-06"),
        ),
        (
            _dated("2020", "metadata", "meta name=date"),
            When(start="2020-01-01", end="2020-12-31", precision="year", basis="publication", text="2020"),
        ),
        (_dated(None, None), None),
        (_dated("yesterday", "text"), None),
    ],
)
def test_the_reports_own_date(report: Report, expected: When | None) -> None:
    assert dateline_when(report) == expected


def test_a_pattern_names_only_known_kinds() -> None:
    with pytest.raises(KeyError):
        pattern("month dya")
