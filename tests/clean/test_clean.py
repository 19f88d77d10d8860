import json

import pytest

from dateline.errors import EmptyReportError, UnreadableReportError
from dateline.ids import sha256_hex
from tests.clean.samples import BODY, raw, report

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dockers march again</title>
<meta property="og:title" content="Dockers march again"><meta name="author" content="Amina Diallo">
<meta property="og:site_name" content="Harbour Times">
<meta property="article:published_time" content="2021-05-04T08:00:00Z">
<link rel="canonical" href="https://news.example/dockers"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Dockers march again</h1><p>{BODY.strip().replace(chr(10) * 2, "</p><p>")}</p>
<p>The port of Mombasa has stood still since Sunday, and ships wait outside, the harbour master said.</p></article>
<div class="comments"><p>First comment by a reader who thinks that all of this is simply wonderful to behold.</p></div>
<footer>© 2021 Harbour Times</footer></body></html>"""

ENCODINGS = [
    ("utf-8", "text/utf-8"),
    ("utf-8-sig", "text/utf-8"),
    ("utf-16", "text/utf-16-le"),
    ("utf-32", "text/utf-32-le"),
    ("cp1252", "text/cp1252"),
]


@pytest.mark.parametrize(("encoding", "extractor"), ENCODINGS)
def test_text_is_decoded_and_otherwise_untouched(encoding: str, extractor: str) -> None:
    text = f"Café owners – “furious” – march again\r\n\r\n{BODY}\x0c  \r"
    found = report(text.encode(encoding))
    assert found.text == text
    assert found.extractor == extractor
    assert found.text_sha256 == sha256_hex(text.encode("utf-8"))


LEGACY_TEXTS = [
    ("cp1252", "Les ouvriers ont marché à Genève près de la forêt, où l’élève a été arrêté. Ça va."),
    ("cp1250", "Łódź: robotnicy wyszli na ulicę w środę, żądając podwyżek płac. Policja użyła gazu."),
    ("cp1251", "Докеры вышли на улицу в Одессе и потребовали выплаты заработной платы."),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY_TEXTS)
def test_old_encodings_are_told_from_the_text(encoding: str, text: str) -> None:
    assert report(text.encode(encoding)).text == text


def test_persian_in_its_old_encoding() -> None:
    text = "کارگران بندر دوباره در خیابان راهپیمایی کردند و پلیس نگاه کرد. " * 5
    found = report(text.replace("ی", "ي").encode("cp1256"))
    assert found.text == text.replace("ی", "ي")


def test_broken_letters_are_not_repaired() -> None:
    text = f"Dockers march again\n\nThey said â€œnoâ€\u009d.\n\n{BODY}"
    assert report(text).text == text


class TestHtml:
    def test_the_article_and_what_the_head_says(self) -> None:
        found = report(PAGE, "text/html")
        head = found.masthead
        assert "unpaid wages" in found.text
        assert "Sport" not in found.text
        assert "First comment" not in found.text
        assert (head.title, head.byline, head.publisher) == ("Dockers march again", "Amina Diallo", "Harbour Times")
        assert (head.published, head.published_basis) == ("2021-05-04", "metadata")
        assert head.url == "https://news.example/dockers"
        assert head.evidence["title"] == "html title"
        assert found.extractor.startswith("trafilatura ")

    def test_paragraphs_stand_on_lines_of_their_own(self) -> None:
        lines = report(PAGE, "text/html").text.splitlines()
        assert any(line.startswith("Several thousand") and line.endswith("unpaid wages.") for line in lines)

    @pytest.mark.parametrize("encoding", ["cp1251", "iso-8859-2", "shift_jis"])
    def test_the_declared_encoding_is_used(self, encoding: str) -> None:
        word = {"cp1251": "Докеры", "iso-8859-2": "Łódź", "shift_jis": "港湾"}[encoding]
        page = PAGE.replace('"utf-8"', f'"{encoding}"').replace("©", "(c)").replace("Mombasa", word)
        assert word in report(page.encode(encoding), "text/html").text

    @pytest.mark.parametrize(
        "page",
        [
            "<html><body></body></html>",
            "<html><body><script>let x = 1;</script></body></html>",
            "<html><body><nav><a href='/'>Home</a></nav></body></html>",
            "<div>" * 100_000,
            "<p>",
        ],
        ids=["nothing", "script", "menu", "100,000 divs", "a tag"],
    )
    def test_a_page_without_article_is_empty(self, page: str) -> None:
        with pytest.raises(EmptyReportError) as caught:
            report(page, "text/html")
        assert caught.value.reason == "no_text"

    def test_deep_nesting_neither_crashes_nor_hangs(self) -> None:
        page = f"<html><body><p>{BODY * 4}</p>{'<div>' * 100_000}deep{'</div>' * 100_000}</body></html>"
        assert "dock workers" in report(page, "text/html").text


class TestJson:
    def test_an_object_gives_text_and_masthead(self) -> None:
        item = {
            "title": "Dockers march again",
            "author": ["Amina Diallo", {"name": "Jan Novák"}],
            "date": "4 May 2021",
            "site": "Harbour Times",
            "url": "https://news.example/a",
            "language": "en",
            "body": BODY,
        }
        found = report(json.dumps(item), "application/json")
        head = found.masthead
        assert found.text == BODY
        assert (head.title, head.byline) == ("Dockers march again", "Amina Diallo, Jan Novák")
        assert (head.published, head.published_basis) == ("2021-05-04", "metadata")
        assert (head.publisher, head.url) == ("Harbour Times", "https://news.example/a")
        assert head.evidence["byline"] == "json author"

    def test_the_day_may_stand_in_the_address(self) -> None:
        item = {"text": BODY, "url": "https://news.example/2021/05/04/a"}
        head = report(json.dumps(item), "application/json").masthead
        assert (head.published, head.published_basis) == ("2021-05-04", "url")

    def test_half_a_character_does_not_break_the_text(self) -> None:
        found = report(b'{"text": "Dockers \\ud83d march \\ud83e\\udea7 again"}', "application/json")
        assert found.text == "Dockers \ufffd march 🪧 again"
        assert found.text.encode("utf-8")

    FAULTS = (
        ('{"text": "a", "text": "b"}', UnreadableReportError, "duplicate_key", '"text"'),
        ('{"text": 7}', UnreadableReportError, "wrong_type", "a number"),
        ('{"text": ["a"]}', UnreadableReportError, "wrong_type", "a list"),
        ('{"text": true}', UnreadableReportError, "wrong_type", "true or false"),
        ('{"text": "a", "title": 7}', UnreadableReportError, "wrong_type", '"title"'),
        ('{"text": "a", "author": {"id": 3}}', UnreadableReportError, "wrong_type", '"author"'),
        ('["a"]', UnreadableReportError, "wrong_type", "a list"),
        ('"a"', UnreadableReportError, "wrong_type", "text"),
        ("null", UnreadableReportError, "wrong_type", "null"),
        ('{"text": ', UnreadableReportError, "malformed_json", "mend"),
        ('{"a":' * 100_000, UnreadableReportError, "malformed_json", "nested"),
        ('{"title": "a"}', EmptyReportError, "no_text", "text, body, content"),
        ('{"text": null}', EmptyReportError, "no_text", "text, body, content"),
        ('{"text": "  "}', EmptyReportError, "no_text", "nothing to read"),
    )

    @pytest.mark.parametrize(("content", "kind", "reason", "words"), FAULTS, ids=[row[0][:30] for row in FAULTS])
    def test_faults(
        self, content: str, kind: type[EmptyReportError | UnreadableReportError], reason: str, words: str
    ) -> None:
        with pytest.raises(kind) as caught:
            report(content, "application/json")
        assert caught.value.reason == reason
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b" \n ", "empty"), (b"\xef\xbb\xbf", "empty"), (b"---\ntitle: Dockers\n---\n", "no_text")],
)
def test_texts_with_nothing_to_read(content: bytes, reason: str) -> None:
    with pytest.raises(EmptyReportError) as caught:
        report(content)
    assert caught.value.reason == reason


def test_bytes_that_fit_no_encoding_are_unreadable() -> None:
    with pytest.raises(UnreadableReportError) as caught:
        report(b"\xff\xfe" + b"\x00\xd8" * 9)
    assert caught.value.reason == "encoding"


def test_custody_is_carried_over() -> None:
    item = raw(BODY)
    found = report(BODY)
    assert (found.id, found.sha256, found.source) == (item.id, item.sha256, "sample")
