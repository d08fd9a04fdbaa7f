"""The copy opens from a disk: no network, no fault of its policy, search and talk by their scripts, axe finds nothing."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from browser.axe import HEADINGS, findings, skipped
from dashboard import searching
from support import some

BUSY = 60_000  # ms that a machine with much else to do may need to read Vega


# Charts that are seen, or soon would be, are alive: what axe finds is not a matter of when it looks.
AWAKE = """() => [...document.querySelectorAll("[data-live]")].every(holder => {
    const {top, bottom} = holder.getBoundingClientRect();
    return top > innerHeight + 250 || bottom < -250 || holder.classList.contains("awake");
})"""

# px of the smallest letters of a drawing as it is shown
SMALLEST = """svg => Math.min(...[...svg.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize)))
    * Math.min(svg.clientWidth / svg.viewBox.baseVal.width, svg.clientHeight / svg.viewBox.baseVal.height)"""


def test_the_copy_works_from_a_disk_without_a_network(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True)
    page, asked, told = context.new_page(), list[str](), list[str]()

    def requested(request: Request) -> None:
        asked.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if not message.text.startswith("WARN Dropping"):  # Vega-Lite to whoever wrote a chart
            told.append(message.text)

    page.on("request", requested)
    page.on("console", said)
    page.goto((copied / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "1256px", "its style"
    chart(page, copied)
    moving_map(page, copied)
    search(page, copied)
    talk(page, copied)
    page.get_by_role("button", name="All slides").click()
    page.get_by_role("link", name="Кыргызча").click()
    expect(page.locator("html")).to_have_attribute("lang", "ky")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert told == []
    context.close()


def test_a_phone_has_the_drawings_of_the_talk_that_are_made_for_one(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((copied / "en" / "talk.html").as_uri())
    drawn = page.locator(".scene .narrow svg")
    assert drawn.count() > 3
    for one in drawn.all():
        box = one.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert one.evaluate(SMALLEST) >= 12
    assert page.locator(".scene .broad:visible").count() == 0
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".scene .narrow:visible").count() == 0
    assert page.locator(".scene .broad:visible").count() == drawn.count()
    context.close()


def test_one_scene_alone_is_as_large_on_a_phone_as_in_the_list(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 664})
    page = context.new_page()
    page.goto((copied / "en" / "talk.html").as_uri())
    drawn = page.locator(".scene .narrow svg")
    scenes = page.locator(".scene").count()
    listed = [one.evaluate(SMALLEST) for one in some(drawn.all())]
    page.get_by_role("button", name="One slide at a time").click()
    alone = []
    for _ in range(scenes):
        shown = page.locator(".scene .narrow svg:visible")
        alone += [one.evaluate(SMALLEST) for one in shown.all()]
        page.keyboard.press("ArrowRight")
    assert len(alone) == len(listed)
    assert alone == pytest.approx(listed, abs=0.1)
    context.close()


def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, copied: Path) -> None:
    """On a phone, where tables and drawings move within the page, and in the language of the longest words."""
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    kinds: dict[str, Path] = {}
    for path in some(sorted((copied / "ky").glob("*.html"))):
        kinds.setdefault(path.stem.partition("-")[0] if "map" not in path.stem else path.stem, path)
    assert {"group", "index", "map", "map-live", "place", "search", "sources", "talk", "timeline"} <= set(
        kinds
    )
    found = {}
    for kind, path in kinds.items():
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        page.wait_for_function(AWAKE, timeout=BUSY)
        found[kind] = [*findings(page.main_frame), *skipped(page.evaluate(HEADINGS))]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
    assert found == {kind: [] for kind in kinds}
    context.close()


def test_the_map_of_the_copy_follows_light_and_dark(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True, color_scheme="dark")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(
        (copied / "en" / "map-live.html").as_uri() + "#100%"
    )  # no place, and nothing that can be decoded
    expect(page.locator(".leaflet-overlay-pane path").first).to_be_attached(timeout=BUSY)
    assert not wrong
    page.goto((copied / "en" / "map.html").as_uri())
    inside = page.frame_locator("[data-map] iframe")
    expect(inside.locator(".leaflet-overlay-pane path").first).to_be_attached(timeout=BUSY)
    expect(inside.locator("html")).to_have_css("background-color", "rgb(21, 24, 28)")
    assert page.locator("[data-map] iframe").get_attribute("src") == "map-live-dark.html"
    context.close()


def chart(page: Page, copied: Path) -> None:
    """A chart comes to life where it is seen, without a right to evaluate anything, and tells each mark by the arrow keys."""
    page.goto((copied / "en" / "timeline.html").as_uri())
    holder = page.locator("[data-live]").first
    expect(holder.locator(".live svg")).to_be_visible(timeout=BUSY)
    expect(holder.locator("> svg")).to_be_hidden()
    holder.focus()
    page.keyboard.press("ArrowRight")
    told = holder.locator(".told")
    expect(told).not_to_be_empty()
    first = told.text_content()
    page.keyboard.press("ArrowRight")
    expect(told).not_to_have_text(first or "")
    expect(page.locator("#vg-tooltip-element")).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_be_empty()
    leading(page)


def leading(page: Page) -> None:
    """Enter on an event leads to its row, a click on a square and a number of a title to the records behind it."""
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    row = page.locator("tr:focus")
    expect(row).to_be_visible()
    expect(row).to_have_id(re.compile("^event-"))
    expect(page).to_have_url(re.compile("#event-"))
    figure = page.locator("[data-behind]", has=page.locator(".drawing")).first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".live svg")).to_be_visible(timeout=BUSY)
    figure.locator('.live path[opacity="0"]').first.click()
    behind = figure.locator(".behind")
    expect(behind).to_be_focused()
    expect(behind.get_by_role("link").first).to_be_visible()
    behind.get_by_role("button", name="Close").click()
    expect(behind).to_have_count(0)
    number = page.locator("[data-number]").first
    number.press("Enter")
    expect(page.locator(".behind:focus li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


def moving_map(page: Page, copied: Path) -> None:
    """The map stands in its page and zooms."""
    page.goto((copied / "en" / "map.html").as_uri())
    inside = page.frame_locator("[data-map] iframe")
    near = inside.get_by_role("button", name="Zoom in")
    near.click(timeout=BUSY)
    expect(inside.locator(".leaflet-container")).to_be_visible(timeout=BUSY)
    expect(page.locator("[data-map] > svg")).to_be_hidden()
    place = next(
        path for path in some(sorted((copied / "en").glob("place-*.html"))) if "map.html?" in path.read_text()
    )
    page.goto(place.as_uri())
    name = page.get_by_role("heading", level=1).inner_text()
    page.locator('a[href*="map.html?"]').first.click()
    expect(page.locator("[data-map]")).to_be_in_viewport()
    shown = inside.locator(".leaflet-tooltip")
    expect(shown).to_contain_text(name, timeout=BUSY)


def test_the_copy_works_from_a_plain_web_server(browser: Browser, copied: Path) -> None:
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(copied))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        context = browser.new_context()
        asked, told = list[str](), list[str]()
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: message.type == "error" and told.append(message.text))
        page.goto(f"{home}/ky/timeline.html")
        expect(page.locator("[data-live]").first.locator(".live svg")).to_be_visible(timeout=BUSY)
        page.goto(f"{home}/ky/map.html")
        expect(page.frame_locator("[data-map] iframe").locator(".leaflet-container")).to_be_visible(
            timeout=BUSY
        )
        context.close()
        server.shutdown()
    assert len(asked) > 6
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert told == []


def test_on_paper_drawings_stand_and_nothing_that_moves(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True, color_scheme="dark")
    page = context.new_page()
    page.goto((copied / "en" / "timeline.html").as_uri())
    holder = page.locator("[data-live]").first
    expect(holder.locator(".live svg")).to_be_visible(timeout=BUSY)
    page.emulate_media(media="print")
    expect(holder.locator("> svg")).to_be_visible()
    expect(holder.locator(".live")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(251, 248, 241)"
    context.close()


def test_without_scripts_every_drawing_is_there(browser: Browser, copied: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    for name in ("timeline", "map"):
        page.goto((copied / "en" / f"{name}.html").as_uri())
        expect(page.locator(".drawing > svg").first).to_be_visible()
    context.close()


def search(page: Page, copied: Path) -> None:
    """What is typed leaves only what holds it, in the letters that a keyboard has too."""
    page.goto((copied / "en" / "search.html").as_uri())
    shown = page.locator(".searched li:visible")
    everything = shown.count()
    page.get_by_role("searchbox").fill("report 3")
    expect(shown).to_have_count(1)
    assert everything > 6
    page.goto((copied / "ky" / "search.html").as_uri())
    words = {word for text in page.locator(".searched li").all_text_contents() for word in text.split()}
    own = max(word for word in words if set(word.casefold()) & set("өүң"))
    page.get_by_role("searchbox").fill(searching.folded(own))
    expect(shown.filter(has_text=own).first).to_be_visible()


def talk(page: Page, copied: Path) -> None:
    """Without a key all scenes, with one the next alone."""
    page.goto((copied / "en" / "talk.html").as_uri())
    scenes = page.locator(".scene:visible")
    assert scenes.count() > 3
    page.keyboard.press("ArrowRight")
    expect(scenes).to_have_count(1)
    expect(scenes).to_contain_text("2 / ")
