import pytest

from dateline.clean.clean import clean
from dateline.model.span import Span
from tests.clean.samples import BODY, marked, raw, report

DATELINES = [
    ("KYIV, Ukraine (AP) — Miners marched.", "KYIV, Ukraine", None),
    ("Chad, January 20, 2020—Members of the council met.", "Chad", "2020-01-20"),
    ("Oman, Nov. 22, 2018 - Members of the council met.", "Oman", "2018-11-22"),
    ("Milwaukee – Several hundred nurses struck.", "Milwaukee", None),
    ("PARIS (AFP) - Police used tear gas.", "PARIS", None),
    ("NAIROBI: Drivers left their buses.", "NAIROBI", None),
    ("LAGOS, March 3 (Reuters) - Students sat down.", "LAGOS", None),
    ("Baku, Aug 10, AZTAG – Workers gathered.", "Baku", None),
    ("Tunis, 3 May 2019 (TAP) – Bakers struck.", "Tunis", "2019-05-03"),
    ("BEIRUT/AMMAN (Reuters) - Crowds gathered.", "BEIRUT/AMMAN", None),
    ("PORT-AU-PRINCE, Haiti (AP) -- Crowds gathered.", "PORT-AU-PRINCE, Haiti", None),
    ("Rio de Janeiro – Teachers struck.", "Rio de Janeiro", None),
    ("Washington, D.C. — Nurses marched.", "Washington, D.C.", None),
    ("GENEVA (3 May 2019) – Experts warned.", "GENEVA", "2019-05-03"),
    ("SÃO PAULO — Drivers blocked roads.", "SÃO PAULO", None),
    ("DHAKA, 16 July 2024 â€” Students marched.", "DHAKA", "2024-07-16"),
    ("DHAKA, 16 July 2024 â€” Students marched.", "DHAKA", "2024-07-16"),
    ("Мінськ (УНІАН) – Студенти вийшли.", "Мінськ", None),
    ("TUNIS - 13.09.2012 - At a meeting nobody spoke.", "TUNIS", "2012-09-13"),
    ("Shiraz - 14 Ordibehesht 1400 (4 May 2021). At a meeting nobody spoke.", "Shiraz", "2021-05-04"),
    ("DISTRICT COURT No. 3, TUZLA, 4 May 2021 — Nobody spoke.", "TUZLA", "2021-05-04"),
    ("NIONO, Monday 9 February 2009 – Guards slept.", "NIONO", "2009-02-09"),
    ("MARKALA, the 19 February 2007. — Guards slept.", "MARKALA", "2007-02-19"),
    ("ORURO, Friday 20 May 2016. It took the judge ten minutes.", "ORURO", "2016-05-20"),
    ("Tuzla, 4 May 2021\n\nMiners of Tuzla marched.", "Tuzla", "2021-05-04"),
    ("OSH. May 4, 2021. /Chuy Press/. Bakers struck.", "OSH", "2021-05-04"),
    ("IQUITOS, Sept. 4, 2021 (ATN). Boatmen struck.", "IQUITOS", "2021-09-04"),
    ("VALPARAÃ\x8dSO, 4 May 2021 â€“ Dockers struck.", "VALPARAÃ\x8dSO", "2021-05-04"),
    ("Tuzla, Tuesday, 4 May 2021\n\nMiners of Tuzla marched.", "Tuzla", "2021-05-04"),
    ("TUZLA, 4 May 2021\n\nMiners marched.", "TUZLA", "2021-05-04"),
    # No datelines:
    ("Harbour Weekly, 4 May 2021\n\nMiners marched.", None, "2021-05-04"),
    ("Posted, 4 May 2021\n\nMiners marched.", None, "2021-05-04"),
    ("(Reuters) - Police said it was over.", None, None),
    ("Marchers – many of them young – sang.", None, None),
    ("Analysis: Why the strike failed.", None, None),
    ("On Monday – the third day – police fired.", None, None),
    ("The march – The biggest so far – ended.", None, None),
    ("Police chief: Nobody was hurt.", None, None),
]


@pytest.mark.parametrize(("opening", "place", "day"), DATELINES, ids=[row[0][:24] for row in DATELINES])
def test_datelines(opening: str, place: str | None, day: str | None) -> None:
    text = f"Dockers march again\n\n{opening} {BODY}"
    head = report(text).masthead
    assert (head.dateline_place, head.published) == (place, day)
    if day and place:
        assert head.published_basis == "dateline"


def test_a_place_in_lower_case_opens_a_report_in_lower_case() -> None:
    text = "nagpur: shops stayed shut on monday and about 40 traders were detained, police said in the evening.\n"
    head = report(text).masthead
    assert (head.title, head.dateline_place) == (None, "nagpur")
    assert report(text.replace(": ", ":", 1)).masthead.dateline_place == "nagpur"


BYLINES = [
    ("By Amina Diallo", "Amina Diallo"),
    ("BY AMINA DIALLO", "AMINA DIALLO"),
    ("Reporting by COMMITTEE/ARC", "COMMITTEE/ARC"),
    ("Reported by Harbour Desk", "Harbour Desk"),
    ("By Amina Diallo and Jan Novák", "Amina Diallo and Jan Novák"),
    ("By Amina Diallo | Harbour Times", "Amina Diallo"),
    ("By Amina Diallo, Staff Writer", "Amina Diallo"),
    ("By Amina Diallo, Associated Press", "Amina Diallo"),
    ("By Amina Diallo - May 4, 2021", "Amina Diallo"),
    ("By Amina Diallo Updated May 4, 2021, 10:28am", "Amina Diallo"),
    ("Posted by Amina Diallo on May 4, 2021, 6:21 AM", "Amina Diallo"),
    ("By\nAmina Diallo", "Amina Diallo"),
    ("By Amina Diallo, harbour correspondent", "Amina Diallo"),
    ("by amina diallo, 4 may 2021", "amina diallo"),
    ("Author: Amina Diallo", "Amina Diallo"),
    ("Von Amina Diallo publiziert am 25. September 2018", "Amina Diallo"),
    ("Amina Diallo\n\nAssociated Press\n\nPublished May 4, 2021", "Amina Diallo"),
    ("Amina Diallo, Ap Labour Writer\n\nMay 4, 2021", "Amina Diallo"),
    ("Amina Diallo\n4 May 2021, 19:09", "Amina Diallo"),
    ("Amina Diallo - May 4, 2021, 10:31 pm", "Amina Diallo"),
    ("Associated Press May 4, 2021, 9:02 AM", "Associated Press"),
    # No bylines:
    ("By Tuesday, the port was shut.", None),
    ("By the numbers", None),
    ("by rania s.", "rania s."),
    ("by the numbers", None),
    ("by popular demand", None),
    ("by our own reporter, 4 may 2021", None),
    ("World News\n4 May 2021", None),
    ("First Published: 4 May 2021", None),
]


@pytest.mark.parametrize(("line", "byline"), BYLINES, ids=[row[0][:30].replace("\n", "/") for row in BYLINES])
def test_bylines(line: str, byline: str | None) -> None:
    assert report(f"Dockers march again in Mombasa\n\n{line}\n\n{BODY}").masthead.byline == byline


def test_an_agency_names_its_reporters_at_the_end() -> None:
    text = f"Dockers march again\n\n{BODY}\n(Reporting by Amina Diallo; Editing by Jan Novák)\n"
    assert report(text).masthead.byline == "Amina Diallo"


REST = "in the harbour, its owners said, and nobody was paid for any of the days until now"
DAYS = [
    ("Published 11:34 PM EST May 4, 2021", "2021-05-04", "text"),
    ("4 May, 2021 05:47", "2021-05-04", "text"),
    ("Updated May 6, 2021; Posted May 4, 2021", "2021-05-04", "text"),
    ("Updated\n\n1:33 am, Wednesday, May 5, 2021", "2021-05-05", "text"),
    ("This story is from May 4, 2021", "2021-05-04", "text"),
    ("https://news.example/2021/05/04/dockers", "2021-05-04", "url"),
    ("May 2021", "2021-05", "text"),
    ("Tuesday 4 May 2021. Updates by Jan Novak. Newest first.", "2021-05-04", "text"),
    ("4 May 2021 – pictures by the desk", "2021-05-04", "text"),
    ("Public statement, ref. HDL 09/15 – 4 May 2021", "2021-05-04", "text"),
    ("Issued at Mombasa, this 4th day of May, 2021.", "2021-05-04", "text"),
    ("04/05/2021", "2021-05-04", "text"),
    (f"04/05/2021\n\nThe port of Oakland, California, stood still {REST}.", None, None),
    (f"04/05/2021\n\nThe port was shut from 13/04/2021 on {REST}.", "2021-05-04", "text"),
    (f"04/05/2021\n\nThe port was shut from 05/13/2021 on {REST}.", "2021-04-05", "text"),
    (f"04/05/2021\n\nThe port was shut from ٠٥/١٣/٢٠٢١ on {REST}.", "2021-04-05", "text"),
    (f"04/05/2021\n\nIt was shut from 05/13/2021 to 14/05/2021 {REST}.", None, None),
    (
        "May 4, 2021. The port of Mombasa stood still for the second day in a row, its crews on the quay.",
        "2021-05-04",
        "text",
    ),
    ("Source: Ministry of Ports, May 1, 2021", None, None),
    ("A crane near the port of Mombasa stands still on May 1, 2021, during the second walkout of its crew", None, None),
]


@pytest.mark.parametrize(("line", "day", "basis"), DAYS, ids=[row[0][:30].replace("\n", "/") for row in DAYS])
def test_days_of_publication(line: str, day: str | None, basis: str | None) -> None:
    head = report(f"Dockers march again in Mombasa\n\n{line}\n\n{BODY}").masthead
    assert (head.published, head.published_basis) == (day, basis)


SPOKEN = [
    ("The court in Osh on Tuesday, 4 May 2021, sent two bakers to prison for a march in the spring of the year.", True),
    ("Today, 4 May 2021, we write to you because nobody in the ward has been allowed a visit since the fire.", True),
    ("The bridge was shut by bakers. Nobody in the town knew when it would open. Tuesday 4 May 2021.", True),
    ("The bridge was shut by bakers.\n\nCorrection, 4 May 2021: An earlier version had them as millers.", True),
    ("The bridge was opened on 4 May 2021 and has been closed to lorries ever since, to the anger of the port.", False),
    ("On Tuesday, 4 May 2021, two were fined in Osh; their appeal will be heard in the town on 9 August 2021.", False),
]


@pytest.mark.parametrize(("text", "is_dated"), SPOKEN, ids=[row[0][:20] for row in SPOKEN])
def test_a_day_in_the_text_dates_a_report_without_another(text: str, is_dated: bool) -> None:
    assert report(f"Two bakers sentenced\n\n{text}").masthead.published == ("2021-05-04" if is_dated else None)


def test_a_small_dateline_opens_a_report_in_lower_case() -> None:
    text = "bakers of osh walk out\n\nosh, 4 may 2021. bakers walked out of the three mills of the town on tuesday.\n"
    head = report(text).masthead
    assert (head.dateline_place, head.published) == ("osh", "2021-05-04")


def test_a_statement_may_be_dated_at_its_end() -> None:
    head = report(f"Dockers march again in Mombasa\n\n{BODY}\nFor the union\n\n4 May 2021\n").masthead
    assert (head.published, head.published_basis) == ("2021-05-04", "text")


TITLES = [
    ("728 x 90\n\nDockers march again", "Dockers march again"),
    ("Dockers march again - Harbour Times\n\nHome\nNews\nSport\n\nDockers march again", "Dockers march again"),
    ("Dockers march again | Harbour Times", "Dockers march again"),
    ("Home | Tides | Deaths | Horoscope\n\nDockers march again", "Dockers march again"),
    ("News › Region › Galleries › May\nDockers march again", "Dockers march again"),
    ("Kano | Teachers strike | Monday | Police watched", "Kano | Teachers strike | Monday"),
    ("World | Dockers march again | Harbour Times\n\nMenu\n\nDockers march again", "Dockers march again"),
    ("‘We want wages’: dockers march again", "‘We want wages’: dockers march again"),
    ("Why did dockers march again?", "Why did dockers march again?"),
    ("# Dockers march again", "Dockers march again"),
    ("Home\nNews\nSport\nSign in\nHarbour\nDockers march again\nBy Amina Diallo", "Dockers march again"),
    ("This story is from May 4, 2021", None),
]


@pytest.mark.parametrize(("top", "title"), TITLES, ids=[row[0][:30].replace("\n", "/") for row in TITLES])
def test_headlines(top: str, title: str | None) -> None:
    assert report(f"{top}\n\n{BODY}").masthead.title == title


def test_running_text_alone_has_no_headline() -> None:
    assert report(BODY).masthead.title is None


def test_evidence_shows_what_was_read() -> None:
    text = f"Dockers march again\n\nBy Amina Diallo\n\nMombasa, May 4, 2021 — {BODY}"
    found = report(text)
    shown = {name: at.of(found.text) for name, at in found.masthead.evidence.items() if isinstance(at, Span)}
    assert shown == {
        "title": "Dockers march again",
        "byline": "Amina Diallo",
        "dateline_place": "Mombasa",
        "published": "May 4, 2021",
    }


class TestFrontMatter:
    TEXT = (
        '---\nlayout: post\ntitle: "Update: dockers march: again"\ndate: 2021-05-04T16:31:18\n'
        "author:\n  - Amina Diallo\n  - Jan Novák\ntags: [ports, wages]\nexcerpt: Wages are late.\n---\n" + BODY
    )

    def test_it_gives_the_masthead_though_it_is_not_valid_yaml(self) -> None:
        head = report(self.TEXT.replace('"', "")).masthead
        assert head.title == "Update: dockers march: again"
        assert (head.published, head.published_basis) == ("2021-05-04", "metadata")
        assert head.byline == "Amina Diallo, Jan Novák"

    def test_settings_are_page_and_words_are_text(self) -> None:
        found = report(self.TEXT)
        page = " ".join(marked(found))
        assert "layout: post" in page
        assert "tags: [ports, wages]" in page
        assert "again" not in page
        assert "Wages are late." not in page
        assert found.text == self.TEXT

    def test_a_day_before_the_picture_was_filed_is_not_believed(self) -> None:
        text = f"---\ntitle: Dockers\nimage: https://i.example/2021/05/04/a.jpg\ndate: 2021-03-02\n---\n{BODY}"
        assert report(text).masthead.published is None
        assert report(text.replace("2021-03-02", "2021-05-05")).masthead.published == "2021-05-05"

    def test_a_rule_at_the_top_is_no_front_matter(self) -> None:
        found = report(f"---\n\nDockers march again\n\n{BODY}\n---\nMore to come tomorrow.\n")
        assert found.masthead.title == "Dockers march again"


def test_language_is_asked_of_the_running_text() -> None:
    asked: list[str] = []

    def identify(text: str) -> str | None:
        asked.append(text)
        return "sw"

    head = clean(raw(f"728 x 90\nDockers march again\n\n{BODY}"), identify).masthead
    assert head.language == "sw"
    assert asked[0].startswith("Several thousand")


def test_a_persian_report() -> None:
    text = (
        "کارگران بندر دوباره راهپیمایی کردند\n\nنویسنده: آرش کمانگیر\n\n۱۴ اردیبهشت ۱۴۰۰\n\n"
        "کارگران بندر روز سه‌شنبه برای گرفتن دستمزد عقب‌افتاده در خیابان اصلی شهر راهپیمایی کردند "
        "و شعار دادند و پلیس نگاه کرد.\n"
    )
    head = report(text).masthead
    assert head.title == "کارگران بندر دوباره راهپیمایی کردند"
    assert (head.byline, head.published, head.language) == ("آرش کمانگیر", "2021-05-04", "fa")
