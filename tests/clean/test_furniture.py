from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.clean import clean
from dateline.clean.furniture import mark_lines
from dateline.clean.lines import read_lines
from dateline.errors import InputError
from dateline.model.report import FURNITURE_KINDS
from tests.clean.samples import BODY, language, marked, raw, report

# A line by itself, and the kind of page part that it is.
PARTS = [
    ("728 x 90", "advert"),
    ("Advertisement", "advert"),
    ("Story continues below this advertisement", "advert"),
    ("Sponsored content", "advert"),
    ("Share this story", "share"),
    ("Follow Harbour Times on", "share"),
    ("Get short URL", "share"),
    ("Facebook Twitter Linkedin Mail", "share"),
    ("Click to share on WhatsApp (Opens in new window)", "share"),
    ("Like this story? Share it with a friend!", "share"),
    ("Leave a Reply", "comment_form"),
    ("Your email address will not be published. Required fields are marked *", "comment_form"),
    ("View Comments", "comment_form"),
    ("12 comments", "comment_form"),
    ("Subscribe", "call_to_action"),
    ("Subscribe to the harbour newsletter to get stories that others miss", "call_to_action"),
    ("Sign up for our newsletter and get the news delivered straight to your inbox every morning.", "call_to_action"),
    ("This website uses cookies. Read our privacy policy to find out more.", "call_to_action"),
    ("For more articles visit this website", "call_to_action"),
    ("Related Articles", "navigation"),
    ("Most Popular", "navigation"),
    ("Also on harbour.example", "navigation"),
    ("Terms of Service Privacy Notice", "navigation"),
    ("News | Sport | Business | Opinion", "navigation"),
    ("© 2021 Harbour Times. All rights reserved.", "navigation"),
    ("Back to top button", "navigation"),
    ("Tags: wages, ports", "navigation"),
    ("https://news.example/2021/05/04/dockers", "navigation"),
    ("مطالب مرتبط", "navigation"),
    ("Читайте также: Докеры вышли на улицу", "navigation"),
    ("Photo: Amina Diallo, Harbour Pool", "file_name"),
]


@pytest.mark.parametrize(("line", "kind"), PARTS, ids=[row[0][:40] for row in PARTS])
def test_lines_that_are_page_parts_by_their_words(line: str, kind: str) -> None:
    assert mark_lines(read_lines(line)) == {0: kind}


# Lines that resemble page parts and are words of a report.
REPORT_LINES = [
    "Share prices fell in Lagos after the strike",
    "Search for survivors continues in Valparaíso",
    "Police: two held after march",
    "Down with the tariff",
    "Sign of the times, said one docker.",
    "Print workers in Dhaka lay down tools",
    "Photo: Dockers hold a banner in front of the gate",
    "A docker holds a banner that reads 'Wages now' in front of the gate in Mombasa",
    "Home secretary bans march",
    "Follow-up march planned in Oslo",
    "Related unrest broke out in three other towns, the mayor said.",
    "Sport minister resigns",
    "Tehran",
    "Isfahan, Shiraz, Ahvaz",
    "More than 300 were held overnight.",
    "“Subscribe to nothing,” read one placard, and hundreds of students cheered and clapped their hands.",
    "Register of the dead grows longer in Homs, doctors and relatives said on Friday after another night of shelling.",
    "زن، زندگی، آزادی",
    "The copyright office in Nairobi was occupied by writers who demanded that the new bill be withdrawn at once.",
]


@pytest.mark.parametrize("line", REPORT_LINES, ids=[row[:40] for row in REPORT_LINES])
def test_lines_of_reports_are_never_marked(line: str) -> None:
    assert marked(report(f"Dockers march again\n\n{BODY}\n{line}\n\n{BODY}")) == []


def test_menus_above_the_headline_go_with_their_teasers() -> None:
    menu = ["Home", "News", "Sport", "Mayor opens new harbour museum", "Sign in"]
    text = "\n\n".join(["Dockers march again - Harbour Times", *menu, "Dockers march again", "By Amina Diallo", BODY])
    assert marked(report(text)) == ["- Harbour Times", *menu]


def test_what_follows_the_end_of_a_report_is_page_but_for_sentences() -> None:
    tail = "Most Popular\n1\nMayor opens new harbour museum\n2\nTen ways to cook squid\nThe mayor said no.\n"
    parts = marked(report(f"Dockers march again\n\n{BODY}\n{tail}"))
    assert parts == ["Most Popular", "1", "Mayor opens new harbour museum", "2", "Ten ways to cook squid"]


def test_captions_at_the_end_are_kept_though_credits_stand_between() -> None:
    captions = "Dockers rest near the gate in Mombasa\nPhoto: Amina Diallo\nA banner hangs from a crane in Mombasa\n"
    assert marked(report(f"Dockers march again\n\n{BODY}\n{captions}")) == ["Photo: Amina Diallo"]


def test_a_list_of_towns_is_no_menu() -> None:
    towns = "\n".join(
        ["Lima", "Cusco", "Puno", "Arequipa", "Tacna", "Piura", "Ica", "Iquitos", "Huaraz", "Ayacucho", "Jauja"]
    )
    assert marked(report(f"Dockers march again\n\n{BODY}\nThey marched in:\n{towns}\n\n{BODY}")) == []


def test_of_a_heading_printed_twice_in_a_row_one_is_page() -> None:
    text = f"Dockers march again\n\n{BODY}\nWages are late\n\nWages are late\n\n{BODY}"
    (part,) = report(text).furniture
    assert part.kind == "repeated_heading"
    assert part.span.start == text.index("Wages are late")


def test_a_heading_that_the_next_text_begins_with_is_page() -> None:
    heading = "The dockers' council met three times during the week"
    text = f"Dockers march again\n\n{heading}\n\n{heading} and could not agree on a day for the next walkout.\n\n{BODY}"
    (part,) = report(text).furniture
    assert part.span.start == text.index(heading)


def test_the_headline_again_with_a_misprint_is_page() -> None:
    text = f"Harbour councils: no to the tariff\n\nHarbuor councils: no to the tariff\n\n{BODY}"
    assert marked(report(text)) == ["Harbuor councils: no to the tariff"]


def test_a_linked_headline_stands_right_under_its_label() -> None:
    text = f"Dockers march again\n\n{BODY}\nAlso on harbour.example\nMayor opens new museum\n\nWages are late\n\n{BODY}"
    assert marked(report(text)) == ["Also on harbour.example", "Mayor opens new museum"]


def test_read_more_above_running_text_marks_the_label_alone() -> None:
    assert marked(report(f"Dockers march again\n\n{BODY}\nRead more:\n\n{BODY}")) == ["Read more:"]


def test_page_parts_inside_a_line() -> None:
    text = (
        "nagpur: shops stayed shut on monday, police said.    read this story in...   hindi   about 40 traders were "
        "held in the evening after they had blocked a road. related stories: museum opens squid fair begins"
    )
    assert marked(report(text)) == [
        "read this story in...   hindi",
        "related stories: museum opens squid fair begins",
    ]


def test_who_made_the_site_and_who_wrote_are_page() -> None:
    tail = (
        "About the author\n\nAmina Diallo is a reporter based in Mombasa\n\n"
        "Harbourviews is a news website that tells of ports and the people in them. It was founded by three dockers.\n"
    )
    parts = marked(report(f"Dockers march again\n\nBy Amina Diallo\n\n{BODY * 3}\n{tail}"))
    assert parts == tail.strip().split("\n\n")


FILES = [
    ("May 2, 2021 - Dockers torch a gate .mp4_snapshot_00.04.676", "all"),
    ("IMG_2034.jpg", "all"),
    ("Photo: IMG_2034.jpg", "all"),
    ("A march in Sofia (IMG_2034.jpg)", "IMG_2034.jpg"),
]


@pytest.mark.parametrize(("line", "part"), FILES)
def test_file_names(line: str, part: str) -> None:
    found = report(f"Dockers march again\n\n{BODY}\n{line}\n\n{BODY}")
    assert marked(found) == [line if part == "all" else part]
    (media,) = found.media
    assert media.kind == ("video" if ".mp4" in line else "image")
    assert media.file_name is not None
    assert media.file_name in line
    assert all(found.text[one.start : one.end] == one.exact for one in media.evidence)


def test_markdown_keeps_the_words_and_the_caption() -> None:
    text = (
        '# Dockers march again\n\n<figure>\n<img src="https://i.example/a/crane.jpg" alt="">\n'
        "<figcaption>A crane stands still</figcaption>\n</figure>\n\n"
        f"{BODY}\nThe [harbour council](https://news.example/council) met.\n\n![Gate](gate.png)\n"
    )
    found = report(text, "text/markdown")
    kept = found.text
    for part in sorted(found.furniture, key=lambda one: -one.span.start):
        kept = kept[: part.span.start] + kept[part.span.end :]
    assert "A crane stands still" in kept
    assert "[harbour council] met." in kept
    assert "http" not in kept
    assert ".jpg" not in kept
    assert [(one.file_name, one.caption) for one in found.media] == [
        ("crane.jpg", "A crane stands still"),
        ("gate.png", "Gate"),
    ]


PIECES = st.sampled_from(
    [row[0] for row in PARTS]
    + REPORT_LINES
    + [row[0] for row in FILES]
    + [
        BODY,
        "By Amina Diallo",
        "May 4, 2021",
        "---",
        "title: x",
        "🪧 زن، زندگی، آزادی 🕊️",
        "KYIV, Ukraine (AP) — Miners sang.",
        "\r",
        "\u2028",
        "  ",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=14), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_whatever_the_text_spans_fit_it(pieces: list[str], newline: str) -> None:
    item = raw(newline.join(pieces).encode("utf-8", "replace"))
    try:
        found = clean(item, language)
    except InputError:
        return
    spans = [part.span for part in found.furniture]
    assert found.text == item.raw.decode("utf-8").removeprefix("\ufeff")
    assert all(0 <= span.start < span.end <= len(found.text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert {part.kind for part in found.furniture} <= set(FURNITURE_KINDS)
    assert clean(item, language) == found
    for field, at in found.masthead.evidence.items():
        if not isinstance(at, str) and field in ("title", "byline", "dateline_place"):
            assert at.of(found.text).strip()
    assert all(found.text[e.start : e.end] == e.exact for one in found.media for e in one.evidence)
