"""Every fault that a check names, in a report that is right but for it."""

from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.evaluate.corpus.check import faults
from dateline.evaluate.corpus.report import find_reports, read_report
from tests.evaluate.corpus.samples import TYPES, WHOLE, annotated, look_up, write


def said(folder: Path, source: str) -> list[str]:
    return list(faults(annotated(folder, source), TYPES, look_up))


def test_a_right_report_has_no_faults(tmp_path: Path) -> None:
    assert said(tmp_path, WHOLE) == []


FAULTS = {
    "a type that the codebook lacks": ("| display |", "| exhibition |", "e3: 'exhibition' is no type of the codebook"),
    "a place that the gazetteer lacks": ("Homa Bay, KE;", "Homa Bey, KE;", "e3: the gazetteer has no 'Homa Bey, KE'"),
    "a place without a country": ("Homa Bay, KE;", "Homa Bay;", "e3: 'Homa Bay' does not end with a country"),
    "an event without a place": ("[Migori]{place e4}", "Migori", "e4: no words are marked {place e4}"),
    "an event without a trigger": ("{e3 e4} hung", "{e3} hung", "e4 has a line but no trigger"),
    "an event without a line": ("hung in", "[hung]{e9} in", "e9 is marked in the text but has no line"),
    "a figure without a line": ("a new landing levy", "[a]{f9} new levy", "f9 is marked in the text but has no line"),
    "a figure without a number": ("[At least three]{f2}", "Three", "f2 has a line but no number"),
    "a figure that counts nothing known": ("{f1 e1}", "{f1 e1 e8}", "f1: it counts e8, which has no line"),
    "a value that the words do not say": ("~200", "~300", "f1: the words are"),
    "a modifier that the words do not say": ('"some"', '"about"', "f1: the modifier 'about' does not stand"),
    "a statement of nobody": ("{speaker s1}", "{actor e1}", "s1: nobody is marked {speaker s1}"),
    "a speaker of nothing": ("{speaker s1}", "{speaker s1 s2}", "s2 has no {quote s2}"),
    "a date without words": ("{date e1 e2}", "{date e1}", "e2: its date 2023-03-13 is not the day of the report"),
    "a weekday that is another": ("[Monday]", "[Tuesday]", "e1: the date says tuesday, but 2023-03-13 is a monday"),
    "yesterday that is not": ("[Sunday]", "[yesterday]", "e3: the date says yesterday in a report of 2023-03-14"),
    "news from after the report": (
        "2023-03-13 | current\ne2",
        "2023-03-20 | current\ne2",
        "begins on 2023-03-20, after",
    ),
    "a plan of the past": ("2023-03-13 | current\ne2", "2023-03-13 | planned\ne2", "it is planned and ends"),
    "a day of the report that is none": ("published: 2023-03-14", "published: 14.3.2023", "is no ISO day"),
    "no title": ("{title}", "{furniture}", "no {title} is marked"),
    "a topic in a report with events": ("style:", "topic: sport\nstyle:", "the topic is 'sport'"),
    "a blank at the end of a span": ("[Police]{actor e2}", "[Police ]{actor e2}", "begins or ends with a blank"),
    "quotation marks in a message": ('"[Our nets are empty]', '["Our nets are empty"]', "holds its quotation marks"),
    "quotation marks in a quotation": (
        '"[We asked them for an hour]',
        '["We asked them for an hour]',
        "s1: the quotation",
    ),
    "a style of its own": ("style: local daily", "style: newspaper", "the style 'newspaper' is none of"),
    "a country by its name": ("country: KE", "country: Kenya", "the country 'Kenya' is no code"),
    "another day in the header": ("published: 2023-03-14", "published: 2023-03-15", "the page says 'March 14, 2023'"),
    "a pronoun": ("[Police]{actor e2}", "[They]{actor e2}", "e2: its actor is 'They'; mark the noun"),
    "a bound that the line lacks": ('>=3 "at least"', "3", "f2: the words are 'At least three', so the line"),
    "a number word that is another": ('>=3 "at least"', '>=5 "at least"', "f2: the words are 'At least three', but"),
    "a claimant with a clause": ("a [nurse]", "a [nurse " + "who was there " * 9 + "]", "its claimant is long"),
}


@pytest.mark.parametrize(("right", "wrong", "says"), FAULTS.values(), ids=FAULTS)
def test_faults(right: str, wrong: str, says: str, tmp_path: Path) -> None:
    assert right in WHOLE
    found = said(tmp_path, WHOLE.replace(right, wrong))
    assert any(says in fault for fault in found), found


def test_length_is_bounded(tmp_path: Path) -> None:
    short = "id: ke-levy\ncountry: KE\nstyle: wire\noutlet: X\ntopic: sport\n\n%%\n[Goals]{title}\nTwo.\n%%\n"
    assert said(tmp_path, short) == ["it has 2 words; a report has 70 to 350"]
    assert "it has 402 words; a report has 70 to 350" in said(tmp_path, short.replace("Two.", "goal " * 401))


def test_a_report_without_events_says_what_it_is_about(tmp_path: Path) -> None:
    plain = "id: ke-levy\ncountry: KE\nstyle: wire\noutlet: X\n\n%%\n[Goals]{title}\n" + "goal " * 80 + "\n%%\n"
    assert said(tmp_path, plain) == ["it has no events; give the header a topic, such as sport"]


def test_a_short_quotation_is_none(tmp_path: Path) -> None:
    source = WHOLE.replace("[We asked them for an hour]{quote s1}", "We").replace("[and they gave us smoke]", "[Smoke]")
    assert "s1: the quotation 'Smoke' has fewer than 4 words; leave it out" in said(tmp_path, source)


UNREADABLE = {
    "one rule only": (lambda s: s.replace("%%", "--", 1), "there are 1"),
    "a header line that is none": (lambda s: s.replace("style:", "mood:"), "line 3: 'mood: local daily'"),
    "a header without a country": (lambda s: s.replace("country: KE\n", ""), "the header lacks country"),
    "a bracket in the text": (lambda s: s.replace("[Sunday]", "[Sunday"), "line 14"),
    "a line of values": (lambda s: s.replace("| current\ne2", "| now\ne2"), "line 18"),
}


@pytest.mark.parametrize(("spoil", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_files_are_named_with_their_line(spoil, says: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write(tmp_path, spoil(WHOLE))
    with pytest.raises(UsageError) as error:
        read_report(path)
    assert str(error.value).startswith(f"{path}: ")
    assert says in str(error.value)


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path)
    with pytest.raises(UsageError, match="is not the file's name"):
        read_report(path.rename(tmp_path / "other.report"))


def test_reports_are_found_in_folders_in_order(tmp_path: Path) -> None:
    paths = [write(tmp_path / folder, name=name) for folder, name in (("a", "ke-1"), ("b", "co-1"), ("b", "co-2"))]
    assert find_reports([tmp_path]) == paths
    assert find_reports([paths[2], paths[0]]) == [paths[2], paths[0]]
    empty = tmp_path / "c"
    empty.mkdir()
    with pytest.raises(UsageError, match="no annotated reports"):
        find_reports([empty])
    with pytest.raises(UsageError, match="no such file"):
        find_reports([tmp_path / "d"])
