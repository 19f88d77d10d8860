"""Passages that two reports share: what is one, where it begins and ends, who had it first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.reuse.find import Text, find_lineages, find_passages
from dateline.link.reuse.words import read_words
from dateline.model.passage import Passage
from dateline.model.span import Span

COPIED = (
    "Weavers in the old quarter of Sialkot closed their looms on Tuesday morning, after the municipality had doubled "
    "the fee for stalls along the canal and refused to hear their delegation for a third time."
)
BEFORE = "The weather bureau expects more rain over the plains before the weekend begins."
BEHIND = "Elsewhere, a new bridge over the river was opened by two ministers with scissors and cake."
RESPELT = COPIED.replace("quarter", "qarter").replace("municipality", "Municipality").replace("Tuesday", "tuesday")
REWORDED = (
    "Weavers in the ancient quarter of Sialkot shut their looms on Tuesday morning, after the town hall had doubled "
    "the charge for stalls along the canal and declined to hear their delegation for a third time."
)
WITH_A_SENTENCE = COPIED.replace("morning,", "morning (nobody had warned them of it),")
PERSIAN = "کارگران نیشکر هفت تپه روز دوشنبه در برابر فرمانداری شوش گرد آمدند و خواستار پرداخت دستمزد چهار ماه شدند"
CHINESE = "工人们星期一早上在工厂门口集合要求支付拖欠的工资"

# what is done to the text, what the copy holds, whether it is one passage
SHARED = {
    "word for word": (COPIED, COPIED, True),
    "spelt in another way": (COPIED, RESPELT, True),
    "some words changed": (COPIED, REWORDED, True),
    "an aside put in": (COPIED, WITH_A_SENTENCE, True),
    "another script": (PERSIAN, PERSIAN, True),
    "a script without spaces": (CHINESE, CHINESE, True),
    "eleven words": (" ".join(COPIED.split()[:11]), " ".join(COPIED.split()[:11]), False),
    "the same in other words": (
        COPIED,
        "A strike of weavers shut old Sialkot over the fees for stalls.",
        False,
    ),
}


def pair(first: str, second: str, days: tuple[str | None, str | None] = (None, None)) -> tuple[Text, Text]:
    one = Text(id="aa", text=f"{BEFORE}\n\n{first}\n", published=days[0])
    return one, Text(id="bb", text=f"{second}\n\n{BEHIND}", published=days[1])


@pytest.mark.parametrize(("first", "second", "copied"), SHARED.values(), ids=SHARED)
def test_what_is_one_passage(first: str, second: str, *, copied: bool) -> None:
    one, other = pair(first, second)
    found = find_passages([one, other])
    assert [(p.a.report_id, p.b.report_id) for p in found] == ([("aa", "bb")] if copied else [])
    for passage in found:
        assert one.text[passage.a.start : passage.a.end].strip(".") == first.strip(".")
        assert other.text[passage.b.start : passage.b.end].strip(".") == second.strip(".")


def test_a_sentence_of_the_copiers_own_is_bridged() -> None:
    own = "Shops sold out of bread within the hour, a baker told this paper."
    first, second = COPIED, COPIED.replace("morning, after", f"morning. {own} After")
    one, other = pair(first, second)
    [passage] = find_passages([one, other])
    assert other.text[passage.b.start : passage.b.end] == second.rstrip(".")
    assert 0.7 < passage.similarity < 1.0


def test_furniture_is_left_out() -> None:
    one, other = pair(COPIED, COPIED)
    at = one.text.index(COPIED)
    marked = Text(id=one.id, text=one.text, left_out=(Span(at, at + len(COPIED)),))
    assert find_passages([marked, other]) == ()


def test_most_of_both_reports_is_a_copy_as_a_whole() -> None:
    [part] = find_passages(pair(COPIED, COPIED))
    [whole] = find_passages([Text(id="aa", text=COPIED), Text(id="bb", text=f"{COPIED} (agency)")])
    assert (part.whole, whole.whole) == (False, True)


DAYS = {
    "the older one": (("2020-03-01", "2020-03-02"), "a_to_b"),
    "the newer one": (("2020-03-02", "2020-03-01"), "b_to_a"),
    "one day": (("2020-03-01", "2020-03-01"), "unknown"),
    "a month that holds the day": (("2020-03", "2020-03-09"), "unknown"),
    "a month before the day": (("2020-02", "2020-03-09"), "a_to_b"),
    "a year before the day": (("2019", "2020-03-09"), "a_to_b"),
    "no day": ((None, "2020-03-09"), "unknown"),
}


@pytest.mark.parametrize(("days", "direction"), DAYS.values(), ids=DAYS)
def test_who_had_it_first(days: tuple[str | None, str | None], direction: str) -> None:
    [passage] = find_passages(pair(COPIED, COPIED, days))
    assert passage.direction == direction
    assert passage.direction_basis == (None if direction == "unknown" else "published")


def test_one_text_in_three_reports_is_one_lineage() -> None:
    texts = [
        Text(id="aa", text=f"{BEFORE} {COPIED}", published="2021-05-03"),
        Text(id="bb", text=f"{COPIED} {BEHIND}", published="2021-05-01"),
        Text(id="cc", text=f"{BEHIND} {REWORDED}", published=None),
    ]
    passages = find_passages(texts)
    lineages = find_lineages(passages, {text.id: text.published for text in texts})
    with_all = [one for one in lineages if one.report_ids == ("aa", "bb", "cc")]
    assert len(with_all) == 1
    assert with_all[0].earliest == "bb"


LINES = st.lists(st.sampled_from([COPIED, REWORDED, BEFORE, BEHIND, RESPELT, PERSIAN]), min_size=1, max_size=4)
TEXTS = st.lists(LINES, min_size=2, max_size=5).map(
    lambda found: [Text(id=f"{k:02}", text="\n".join(lines)) for k, lines in enumerate(found)]
)


def plain(passages: tuple[Passage, ...]) -> list[tuple[str, str, int, int]]:
    return [(p.id, p.direction, p.characters, p.a.start) for p in passages]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_order_of_reports_changes_nothing(texts: list[Text]) -> None:
    assert plain(find_passages(texts)) == plain(find_passages(list(reversed(texts))))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_another_report_changes_nothing_between_the_others(texts: list[Text]) -> None:
    without = find_passages(texts[:-1])
    held = tuple(p for p in find_passages(texts) if texts[-1].id not in {p.a.report_id, p.b.report_id})
    assert plain(held) == plain(without)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    words = read_words(text)
    ends = 0
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert ends <= start < end <= len(text)
        assert text[start].isalnum()
        ends = end
