"""The desk as a person uses it: in a real browser, on a real port, over a restart."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from dateline.store.record import Record
from tests.desk.invented_record import AGAIN, MARCH, make_record
from tests.publish.invented import BANNERS, PERSIAN

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed: the desk is not tested in a browser"
)

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

SELECT = """
([words]) => {
  const text = document.querySelector("[data-text]");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const at = text.textContent.indexOf(words);
  const range = document.createRange();
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = seen + node.data.length;
    if (at >= seen && at < end) range.setStart(node, at - seen);
    if (at + words.length > seen && at + words.length <= end) range.setEnd(node, at + words.length - seen);
    seen = end;
  }
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.dateline")


@contextmanager
def desk_on(path: Path, browser: Browser, width: int = 1500) -> Iterator[Page]:
    """A tab that was let in to a desk of its own process; errors of the page fail the test."""
    command = [sys.executable, "-m", "dateline.cli.main", "desk", str(path), "--by", "ana"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = process.stdout.readline().strip()
    base = address.split("/enter")[0]
    context = browser.new_context(viewport={"width": width, "height": 950})
    tab = context.new_page()
    faults: list[str] = []
    watch(tab, base, faults)
    try:
        tab.goto(address)
        settled(tab)
        yield tab
        assert faults == []
    finally:
        context.close()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def watch(tab: Page, base: str, faults: list[str]) -> None:
    """Note errors and warnings of the page, and whatever it asks of anybody but the desk."""

    def asked(request: Request) -> None:
        if not request.url.startswith((base, "data:")):
            faults.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(message.text)

    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", said)
    tab.on("request", asked)


def settled(tab: Page) -> None:
    tab.wait_for_load_state("networkidle")


def at(tab: Page) -> str:
    return tab.locator("#panel .panel").get_attribute("data-event") or ""


def go(tab: Page, path: str) -> None:
    base = "/".join(tab.url.split("/")[:3])
    tab.goto(base + path)
    settled(tab)


def toast(tab: Page, words: str) -> None:
    expect(tab.locator("#toast")).to_contain_text(words)


def test_twenty_events_are_reviewed_by_keyboard_alone(path: Path, browser: Browser) -> None:
    judged: dict[str, str] = {}
    with desk_on(path, browser) as tab:
        for number in range(20):
            event = at(tab)
            assert event not in judged
            if number % 4 == 3:
                tab.keyboard.press("x")
                tab.keyboard.type("only a mention")
                tab.keyboard.press("Enter")
                judged[event] = "rejected"
            else:
                tab.keyboard.press("a")
                judged[event] = "accepted"
            expect(tab.locator("#panel .panel")).not_to_have_attribute("data-event", event)
        tab.keyboard.press("u")
        toast(tab, "undone")
        judged.popitem()
    with Record.open(path, read_only=True) as record:
        found = {event.id: event.review for event in record.events() if event.review != "unreviewed"}
        assert found == judged
        assert record.verify() == ()


def test_keys_move_search_and_can_be_changed(path: Path, browser: Browser) -> None:
    with desk_on(path, browser) as tab:
        first = at(tab)
        tab.keyboard.press("j")
        expect(tab.locator("#panel .panel")).not_to_have_attribute("data-event", first)
        tab.keyboard.press("k")
        expect(tab.locator("#panel .panel")).to_have_attribute("data-event", first)
        tab.keyboard.press("?")
        expect(tab.locator("#keys")).to_be_visible()
        tab.locator("#keys-list tr", has_text="next event").locator("button").click()
        tab.keyboard.press("d")
        tab.locator("[data-keys-close]").click()
        tab.keyboard.press("d")
        expect(tab.locator("#panel .panel")).not_to_have_attribute("data-event", first)
        tab.keyboard.press("/")
        tab.keyboard.type("Orchard")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**q=Orchard**")
        assert tab.locator("#list .line").count() >= 2


def test_place_and_date_are_put_right_and_found_again_after_a_restart(path: Path, browser: Browser) -> None:
    with desk_on(path, browser) as tab:
        go(tab, f"/queue?report={MARCH.id}&order=report")
        event = at(tab)
        tab.keyboard.press("e")
        form = tab.locator("[data-edit]")
        form.locator("[data-place-search]").press_sequentially("Qazvin")
        expect(form.locator("[data-places] input[type=radio]").first).to_be_visible()
        tab.keyboard.press("Enter")
        expect(form.locator("[data-places] input[type=radio]").first).to_be_checked()
        expect(form.locator("[data-candidate-map] .bubble").first).to_be_visible()
        form.locator("[name=date_start]").fill("2020-05-30")
        form.locator("[name=date_end]").fill("2020-05-30")
        form.locator("[name=note]").press("Enter")
        toast(tab, "corrected")
        expect(tab.locator(".card-head")).to_contain_text("Qazvin")
    with desk_on(path, browser) as tab:
        go(tab, f"/events/{event}")
        card = tab.locator(".card")
        expect(card).to_contain_text("Qazvin")
        expect(card).to_contain_text("30 May 2020")
        expect(card.locator(".verdict").first).to_have_text("corrected")
        tab.keyboard.press("u")
        toast(tab, "undone")
        expect(card).to_contain_text("Karaj")


def test_what_was_being_filled_in_is_there_after_a_reload(path: Path, browser: Browser) -> None:
    with desk_on(path, browser) as tab:
        go(tab, f"/queue?report={MARCH.id}&order=report")
        tab.keyboard.press("e")
        tab.locator("[data-edit] [name=target]").fill("the harbour office")
        tab.reload()
        settled(tab)
        tab.keyboard.press("e")
        expect(tab.locator("[data-edit] [name=target]")).to_have_value("the harbour office")
        tab.locator("[data-edit] [name=note]").press("Enter")
        toast(tab, "corrected")
        expect(tab.locator(".values")).to_contain_text("the harbour office")
        tab.keyboard.press("u")
        toast(tab, "undone")
        tab.keyboard.press("e")
        expect(tab.locator("[data-edit] [name=target]")).to_have_value("")


def test_a_missed_event_is_added_by_selecting_text_in_a_persian_report(path: Path, browser: Browser) -> None:
    words = "شعار دادند"
    with desk_on(path, browser) as tab:
        go(tab, f"/queue?report={PERSIAN.id}&order=report")
        assert tab.locator("[data-text]").evaluate("text => text.textContent") == PERSIAN.text
        for mark in tab.locator("[data-text] mark").all():
            assert mark.evaluate("mark => mark.textContent") in PERSIAN.text
        tab.evaluate(SELECT, [words])
        tab.locator("#set-bar").get_by_role("button", name="New event").click()
        form = tab.locator("[data-edit]")
        expect(form.locator("[name=words]")).to_have_value(words)
        form.locator("[name=type]").select_option("demonstration")
        form.locator("[name=actor]").fill("گروهی از معلمان")
        form.locator("[name=note]").press("Enter")
        toast(tab, "added")
        assert tab.locator("[data-text] mark.of-trigger").evaluate("mark => mark.textContent") == words
        tab.evaluate(SELECT, ["شیراز گرد"])
        tab.locator("#set-bar").get_by_role("button", name="Occasion").click()
        toast(tab, "occasion set")
        assert "".join(tab.locator("[data-text] mark.of-occasion").all_text_contents()) == "شیراز گرد"
    with desk_on(path, browser), Record.open(path, read_only=True) as record:
        (added,) = (e for e in record.standing_report(PERSIAN.id).events if e.trigger.exact == words)
        assert PERSIAN.text[added.trigger.start : added.trigger.end] == words
        assert (added.actor, added.occasion) == ("گروهی از معلمان", "شیراز گرد")
        assert record.verify() == ()


def test_events_are_merged_and_the_merge_is_undone_after_a_restart(path: Path, browser: Browser) -> None:
    with Record.open(path, read_only=True) as record:
        other = record.standing_report(MARCH.id).events[2].id
    with desk_on(path, browser) as tab:
        go(tab, f"/queue?report={AGAIN.id}&order=report")
        tab.keyboard.press("m")
        tab.keyboard.type(other[:12])
        tab.keyboard.press("Enter")
        toast(tab, "one incident")
        tab.locator(".values a", has_text="report").first.click()
        settled(tab)
        expect(tab.locator(".tellings li").filter(has_text="march of dockers").first).to_be_visible()
        tab.get_by_role("button", name="Undo this merge").click()
        tab.wait_for_url("**/events/**")
    with desk_on(path, browser) as tab:
        tab.keyboard.press("u")
        toast(tab, "two incidents")
        tab.keyboard.press("u")
        toast(tab, "one incident")
    with Record.open(path, read_only=True) as record:
        (event,) = record.standing_report(AGAIN.id).events
        assert record.incident_of(event.id) != record.incident_of(other)


def test_forms_of_a_page_work_without_htmx_too(path: Path, browser: Browser) -> None:
    with desk_on(path, browser) as tab:
        tab.get_by_role("button", name="Leave").click()
        settled(tab)
        expect(tab.locator("h1")).to_contain_text("not at the desk")


def test_a_value_leads_to_its_words(path: Path, browser: Browser) -> None:
    with desk_on(path, browser) as tab:
        go(tab, f"/queue?report={BANNERS.id}&order=report")
        tab.locator(".to-words[data-kind=place]").click()
        expect(tab.locator("[data-text] mark.of-place.found").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 900, 1500])
def test_every_view_fits_its_screen_and_reads_in_light_and_dark(path: Path, browser: Browser, width: int) -> None:
    with Record.open(path, read_only=True) as record:
        incident = next(iter(record.incidents())).id
    views = ("/queue", "/events", "/incidents", f"/incidents/{incident}", "/map", "/timeline", f"/reports/{BANNERS.id}")
    with desk_on(path, browser, width) as tab:
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for view in views:
                go(tab, view)
                wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 1, (view, width)
                faint = tab.evaluate(FAINT)
                assert faint == [], (view, scheme)
                assert tab.evaluate(UNNAMED) == [], view


UNNAMED = """
() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button, a[href]")]
  .filter((each) => {
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height) return false;
    const label = each.labels && each.labels.length ? each.labels[0].textContent : "";
    return !(label || each.textContent || each.getAttribute("aria-label") || each.title || "").trim();
  })
  .map((each) => each.outerHTML.slice(0, 120))
"""

# Text whose contrast with what lies behind it is below the 4.5 (3 for large text) that WCAG 2.2 asks for at level AA.
FAINT = """
() => {
  const parse = (colour) => {
    const n = colour.match(/[\\d.]+/g).map(Number);
    const scale = colour.startsWith("color(") ? 255 : 1;
    return { r: n[0] * scale, g: n[1] * scale, b: n[2] * scale, a: n.length > 3 ? n[3] : 1 };
  };
  const over = (top, low) => ({
    r: top.r * top.a + low.r * (1 - top.a),
    g: top.g * top.a + low.g * (1 - top.a),
    b: top.b * top.a + low.b * (1 - top.a),
    a: 1,
  });
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((low, top) => over(top, low), { r: 255, g: 255, b: 255, a: 1 });
  };
  const part = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ({ r, g, b }) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || element.closest("svg, .leaflet-container, .visually-hidden, dialog, .skip, .toast, option")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || !element.getClientRects().length) continue;
    const behind = ground(element);
    const ink = over(parse(style.color), behind);
    const [a, b] = [light(ink), light(behind)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if ((a + 0.05) / (b + 0.05) >= (large ? 3 : 4.5)) continue;
    found.push(`${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  }
  return [...new Set(found)];
}
"""
