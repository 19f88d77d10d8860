"""What is counted in a corpus, and how varied it is."""

from pathlib import Path

from dateline.evaluate.corpus.counts import count, incidents_of
from dateline.evaluate.corpus.variety import distinct_openings, near_duplicates, prose_of, triggers_of
from dateline.model.parse import Parse, Sentence, Token
from dateline.model.span import Span
from tests.evaluate.corpus.samples import WHOLE, annotated

STORY = WHOLE.replace("style:", "story: ke-levy\nstyle:").replace(
    "e1 | demonstration | Kisumu, KE | 2023-03-13 | current",
    "e1 | demonstration | Kisumu, KE | 2023-03-13 | current | =march",
)
REVISED = STORY.replace("[Some 200]", "[Some 900]").replace("~200", "~900")


def test_counts(tmp_path: Path) -> None:
    found = count([annotated(tmp_path)])
    assert (found.reports, found.without_events, found.outlets) == (1, 0, 1)
    assert found.events == {"display": 2, "crackdown": 1, "demonstration": 1}
    assert found.statuses == {"current": 4}
    assert (found.messages, found.statements, found.broken_statements, found.figures) == (1, 1, 1, 2)
    assert (found.figures_with_claimant, found.claimants) == (1, {"hospital": 1})
    assert found.dates == {"relative": 4}
    assert (found.towns_listed, found.without_actor, found.furniture) == (0, 2, 1)
    assert found.words_per_event == round(found.words / 4, 1)


def test_an_incident_is_one_act_at_one_place_of_a_story(tmp_path: Path) -> None:
    first, second = annotated(tmp_path, STORY, "ke-1"), annotated(tmp_path, REVISED, "ke-2")
    assert [len(told) for told in incidents_of([first, second]).values()] == [2]
    found = count([first, second])
    assert (found.stories, found.reports_in_stories, found.told_twice) == (1, 2, 1)
    assert found.conflicts == 1
    assert count([first, annotated(tmp_path, STORY, "ke-3")]).conflicts == 0


def test_a_name_without_a_story_joins_nothing(tmp_path: Path) -> None:
    alone = [annotated(tmp_path, STORY.replace("story: ke-levy\n", ""), name) for name in ("ke-1", "ke-2")]
    assert incidents_of(alone) == {}


def test_near_duplicates_are_pairs_of_different_stories(tmp_path: Path) -> None:
    one, two = annotated(tmp_path, name="ke-1"), annotated(tmp_path, REVISED, "ke-2")
    ((a, b, share),) = near_duplicates([one, two])
    assert (a, b) == ("ke-1", "ke-2")
    assert share > 0.8
    assert near_duplicates([annotated(tmp_path, STORY, "ke-3"), two]) == []


def test_what_was_taken_over_makes_no_near_duplicate(tmp_path: Path) -> None:
    pasted = WHOLE.replace("[KISUMU]{dateline; place e2}", "[[KISUMU]{dateline; place e2}").replace(
        "[Read more", "]{paste ke-1}\n\n[Read more"
    )
    assert near_duplicates([annotated(tmp_path, name="ke-1"), annotated(tmp_path, pasted, "ke-2")]) == []


def test_two_numbers_of_one_teller_are_a_whole_and_a_part(tmp_path: Path) -> None:
    both = STORY.replace("[At least three]{f2}", "[At least three]{f2}, or [five]{f3 e1},").replace(
        "f2 |", "f3 | participants | 5\nf2 |"
    )
    assert count([annotated(tmp_path, both)]).conflicts == 0


def test_openings_begin_behind_the_masthead(tmp_path: Path) -> None:
    one = annotated(tmp_path, name="ke-1")
    assert distinct_openings([one, annotated(tmp_path, REVISED, "ke-2")]) == 1.0
    assert distinct_openings([one, annotated(tmp_path, name="ke-2")]) == 0.0


def _parse(text: str, lemma_of: dict[str, str]) -> Parse:
    tokens, at = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        pos = "PUNCT" if word == "." else "VERB" if word in lemma_of else "NOUN"
        tokens.append(Token(i, start, at, word, lemma_of.get(word, word), pos, pos, "", "root", i))
    return Parse(text, tuple(tokens), (Sentence(0, len(tokens)),))


def test_triggers_are_counted_by_the_lemma_of_their_head(tmp_path: Path) -> None:
    report = annotated(tmp_path)
    found = triggers_of([(report, _parse(report.text, {"marched": "march"}))])
    assert (found["demonstration"].commonest, found["demonstration"].share) == ("march", 1.0)
    assert (found["demonstration"].triggers, found["demonstration"].lemmas, found["demonstration"].frames) == (1, 1, 1)
    assert set(found) == {"crackdown", "demonstration", "display"}


def test_prose_leaves_page_furniture_out() -> None:
    parse = _parse("Miners marched .", {"marched": "march"})
    prose = prose_of([(parse, ()), (parse, (Span(0, 3),))])
    assert (prose.texts, prose.words, prose.sentence_words) == (2, 2, 2)
    assert prose.pos["VERB"] == round(1 / 3, 3)
