"""The page in a real browser, opened from disk as a reader would, with every request to elsewhere noted."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.statement import Statement
from dateline.publish.exported import ExportedReport
from dateline.publish.html import write_html
from tests.publish.invented import BANNERS, CODED, HARBOUR, PERSIAN, QUIET, report

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EVENTS = [event for coded in CODED for event in coded.events]
STATEMENTS = [statement for coded in CODED for statement in coded.statements]
FIGURES = [figure for coded in CODED for figure in coded.figures]
ITEMS: list[Event | Statement | Figure] = [*EVENTS, *STATEMENTS, *FIGURES]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed: the page is not tested in a browser"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Watched:
    """A tab under watch: `faults` are errors and warnings of its page, `requests` all that it asked for."""

    def __init__(self, tab: Page, path: Path) -> None:
        self.tab = tab
        self.url = path.as_uri()
        self.faults: list[str] = []
        self.requests: list[str] = []
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path | None = None) -> Page:
        """Load the exported page, or another, from the start."""
        self.tab.set_viewport_size({"width": 1440, "height": 1000})
        self.tab.goto("about:blank")
        self.requests.clear()
        self.tab.goto(path.as_uri() if path else self.url)
        self.tab.wait_for_selector("#views button")
        return self.tab


@pytest.fixture(scope="module")
def one_tab(browser: Browser, exported: Path) -> Watched:
    tab = browser.new_page()
    tab.set_default_timeout(5000)
    return Watched(tab, exported / "record.html")


@pytest.fixture
def watched(one_tab: Watched) -> Iterator[Watched]:
    yield one_tab
    assert one_tab.faults == []


@pytest.fixture
def page(watched: Watched) -> Page:
    """The exported page as it is at first, loaded again only where another is open."""
    tab = watched.tab
    if tab.url.split("#")[0] != watched.url:
        return watched.open()
    tab.set_viewport_size({"width": 1440, "height": 1000})
    tab.keyboard.press("Escape")
    if tab.get_by_role("button", name="Clear all filters").is_visible():
        tab.get_by_role("button", name="Clear all filters").click()
    tab.locator("#view-events").click()
    return tab


def opened(page: Page, item: Any) -> None:
    """Open an item by its address, as a link to it would."""
    page.evaluate("id => { location.hash = id; }", item.id)
    page.wait_for_selector(f"#text[data-item='{item.id}']")


def shown(page: Page) -> dict[str, str]:
    """The words that each highlight covers, put together from its pieces, by its number."""
    found: dict[str, str] = page.evaluate(
        """() => {
          const found = {};
          for (const mark of document.querySelectorAll("#text mark"))
            for (const n of mark.dataset.evidence.split(" ")) found[n] = (found[n] || "") + mark.textContent;
          return found;
        }"""
    )
    return found


def row_count(page: Page) -> int:
    return page.locator("#table tbody tr").count()


def settle(page: Page) -> None:
    """Wait longer than the pause after which the page follows what is typed."""
    page.wait_for_timeout(250)


def test_the_page_asks_for_nothing_but_itself(watched: Watched) -> None:
    page = watched.open()
    page.locator("#table tbody tr").first.click()
    assert watched.requests == [watched.url]
    assert page.locator(".banner").inner_text().upper().startswith("INTERNAL")
    assert "5 reports · 9 events" in page.locator("#summary").inner_text()


def test_it_is_no_policy_of_paper(watched: Watched) -> None:
    """What the content security policy forbids does not happen, or the test above would only show good manners."""
    page = watched.open()
    loaded = page.evaluate(
        """() => new Promise((done) => {
          const picture = new Image();
          picture.onload = () => done(true);
          picture.onerror = () => done(false);
          picture.src = location.href.replace(/[^/]*$/, "elsewhere.png");
        })"""
    )
    assert loaded is False
    assert any("Content Security Policy" in fault for fault in watched.faults)
    watched.faults.clear()


def test_every_highlight_covers_exactly_its_words(page: Page) -> None:
    for item in ITEMS:
        opened(page, item)
        spans = {(words.start, words.end, words.of): words.exact for words in item.evidence}
        assert sorted(shown(page).values()) == sorted(spans.values()), item


def test_the_text_is_whole_and_its_furniture_grey(page: Page) -> None:
    opened(page, CODED[0].events[0])
    assert page.evaluate("document.getElementById('text').textContent") == BANNERS.text
    assert page.locator("#text .furniture").all_text_contents() == [
        "Home | News | Contact",
        "banner_karaj_01.jpg",
        "Share this story",
    ]


def test_words_of_a_report_never_become_markup(page: Page) -> None:
    opened(page, CODED[2].events[0])
    assert page.evaluate("document.getElementById('text').textContent") == HARBOUR.text
    assert page.locator("#text script").count() == 0


def test_right_to_left_text_runs_from_the_right(page: Page) -> None:
    opened(page, CODED[1].events[0])
    text = page.locator("#text")
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert text.get_attribute("lang") == "fa"
    assert text.evaluate("e => e.textContent") == PERSIAN.text


def test_a_row_opens_its_event_and_the_rest_of_the_report_is_at_hand(page: Page) -> None:
    page.locator("#table tbody tr", has_text="Arrest").click()
    reader = page.locator("#reader")
    assert "Arrest, Karaj, 4 Jun 2020" in reader.locator(".card h3").inner_text()
    assert reader.locator(".contents button").count() == 5
    reader.get_by_role("button", name="Parvin Azad").click()
    assert list(shown(page).values()) == ["We shall stay on this square until we are heard,", "Parvin Azad"]
    reader.get_by_role("button", name="Arrested: 40 or more").click()
    assert "at least 40 people" in shown(page).values()


@pytest.mark.parametrize(
    ("field", "value", "events"),
    [
        pytest.param("type", "display", 2, id="type"),
        pytest.param("status", "planned", 1, id="status"),
        pytest.param("country", "CL", 2, id="country"),
        pytest.param("report", QUIET.id, None, id="a report without events cannot be chosen"),
        pytest.param("report", BANNERS.id, 3, id="report"),
        pytest.param("from", "2020-06-02", 4, id="from a day inside a stretch"),
        pytest.param("to", "2020-05-31", 1, id="to a day"),
        pytest.param("actor", "orchard", 2, id="actor, in any case"),
        pytest.param("search", "valparaiso", 2, id="search without accents"),
        pytest.param("search", "karaj arrest", 1, id="all words must be found"),
        pytest.param("search", "معلمان", 1, id="Persian words"),
        pytest.param("search", "no such word", 0, id="nothing"),
    ],
)
def test_filters(page: Page, field: str, value: str, events: int | None) -> None:
    control = page.locator(f"#filter-{field}")
    if control.evaluate("e => e.tagName") == "SELECT":
        if events is None:
            assert control.locator(f"option[value='{value}']").count() == 0
            return
        control.select_option(value)
    else:
        control.fill(value)
        settle(page)
    assert row_count(page) == events
    assert page.locator("#view-events .number").inner_text() == str(events)
    if not events:
        assert "match the filters" in page.locator("#table").inner_text()
    page.get_by_role("button", name="Clear all filters").click()
    assert row_count(page) == len(EVENTS)


def test_columns_sort_both_ways_and_what_is_empty_comes_last(page: Page) -> None:
    def places() -> list[str]:
        return [text.split("\n")[0] for text in page.locator("#table .cell-place").all_inner_texts()]

    page.reload()
    heading = page.locator("th[data-column=place]")
    heading.locator("button").click()
    rising = places()
    assert rising == [*sorted(rising[:-1]), "not known"]
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.locator("button").click()
    assert places() == [*sorted(rising[:-1], reverse=True), "not known"]


def test_the_map_draws_each_place_as_precisely_as_it_is_known(page: Page) -> None:
    names = [each.get_attribute("aria-label") or "" for each in page.locator("#map .bubble-box").all()]
    assert sum(int(name.rsplit(": ")[1].split()[0]) for name in names) == 7, (
        "nine less one of a country, one of nowhere"
    )
    assert [name for name in names if name.startswith("Somewhere in")] == ["Somewhere in Bihar: 1 event"]
    assert page.locator("#map .bubble.region").count() == 1
    assert page.locator("#map path.hatched").count() == 1
    assert page.locator("#off-map button").all_inner_texts() == ["Kenya 1", "No place known 1"]


def test_a_dot_asks_for_its_place(page: Page) -> None:
    page.locator("#map .bubble-box[aria-label^='Valparaíso']").click()
    assert row_count(page) == 2
    page.locator(".chip").click()
    page.locator("#off-map button", has_text="Kenya").click()
    assert row_count(page) == 1
    assert page.locator("#map .bubble-box").count() > 1, "the rest of the map stays, to go elsewhere"


def test_the_timeline_tells_days_from_stretches_and_filters(page: Page) -> None:
    words = [each.get_attribute("aria-label") or "" for each in page.locator(".bar").all()]
    assert words[0] == "1 May 2020: 0 events, 1 more somewhere in a longer stretch"
    assert words[-1] == "4 Jun 2020: 2 events"
    assert words[-2] == "3 Jun 2020: 0 events, 2 more somewhere in a longer stretch"
    page.locator(".bar").last.click()
    assert row_count(page) == 2
    page.locator(".bar").last.click()
    assert row_count(page) == len(EVENTS), "the same bar again lets go"
    page.locator("#timeline-rest button").click()
    assert row_count(page) == 4


def test_the_keyboard_reaches_a_report_and_comes_back(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 900})
    first = page.locator("#table .open").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reader"
    assert page.evaluate("document.getElementById('main').inert") is True
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    assert page.evaluate("document.activeElement.className") == "open"


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 1920])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert page.evaluate(wide) is False
    for view in ("statements", "figures", "reports", "events"):
        page.locator(f"#view-{view}").click()
        assert page.evaluate(wide) is False, view
    page.locator("#table tbody tr").first.click()
    assert page.evaluate(wide) is False
    assert page.evaluate("e = document.getElementById('reader'), e.scrollWidth <= e.clientWidth") is True


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  const measure = (e, pseudo) => {
    const [a, b] = [light(rgba(getComputedStyle(e, pseudo).color)), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([ratio, `${e.tagName} ${e.className} ${pseudo || ""} ${e.textContent.slice(0, 30)}`]);
  };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  for (const e of document.querySelectorAll("body *"))
    if (!e.closest("svg, script, .leaflet-pane, .leaflet-disabled") && e.checkVisibility() && own(e)) measure(e);
  for (const e of document.querySelectorAll("mark[data-label]")) measure(e, "::before");
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(page: Page, scheme: Any) -> None:
    """WCAG 2.2, level AA: a contrast of 4.5 to 1 for text."""
    page.emulate_media(color_scheme=scheme)
    for item in (CODED[0].events[1], CODED[0].statements[0], CODED[1].figures[0], CODED[3].events[0]):
        opened(page, item)
        measured = page.evaluate(CONTRAST)
        assert len(measured) > 100
        assert [words for ratio, words in measured if ratio < 4.5] == []
    page.emulate_media(color_scheme="light")


def test_every_control_has_a_name(page: Page) -> None:
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, [role=button], a[href]")]
          .filter((e) => !(e.getAttribute("aria-label") || e.title || e.textContent.trim() || (e.labels || []).length))
          .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert unnamed == []


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        pytest.param((), "This record holds no reports", id="an empty record"),
        pytest.param((CodedReport(report=QUIET),), "No events were found in 1 report", id="a report of no event"),
    ],
)
def test_a_record_without_events_says_so(watched: Watched, tmp_path: Path, reports: Any, words: str) -> None:
    write_html([ExportedReport(coded=coded, sources=()) for coded in reports], {}, tmp_path / "page.html")
    page = watched.open(tmp_path / "page.html")
    assert words in page.locator("#table").inner_text()
    assert "No events" in page.locator("#off-map").inner_text()
    assert "No events" in page.locator("#timeline").inner_text()


def many(n: int) -> Iterator[ExportedReport]:
    for number in range(n):
        about = report(f"{number}.txt", f"{BANNERS.text} {number}")
        event = replace(CODED[0].events[1], id=f"{number:016x}", report_id=about.id, evidence=(), messages_evidence=())
        yield ExportedReport(
            coded=CodedReport(report=about, events=(replace(event, trigger=event.trigger),)), sources=()
        )


def test_long_tables_come_two_hundred_rows_at_a_time(watched: Watched, tmp_path: Path) -> None:
    write_html(many(450), {}, tmp_path / "page.html")
    page = watched.open(tmp_path / "page.html")
    assert row_count(page) == 200
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    assert row_count(page) == 50
    assert page.locator(".pager span").inner_text() == "401–450 of 450"
    assert page.get_by_role("button", name="Next").is_disabled()


def test_an_address_opens_its_event_at_once(watched: Watched) -> None:
    event = CODED[3].events[0]
    watched.tab.goto("about:blank")
    watched.tab.goto(f"{watched.url}#{event.id}")
    card = watched.tab.locator(".card")
    assert "Strike, Bihar" in card.locator("h3").inner_text()
    assert "“during December”" in card.inner_text()
    assert watched.tab.locator("tr[aria-current]").get_attribute("data-id") == event.id
