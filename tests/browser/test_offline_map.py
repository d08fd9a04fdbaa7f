"""The map as one HTML file, opened from a disk: it is drawn, asks for nothing, and runs nothing but its own scripts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.measures import WATCH
from browser.tabs import PATIENCE
from browser.visitor import SIZES, Theme
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.citing import View
from dashboard.outputs.maps import map_files
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import Dataset, load
from support import some

HOSTILE = (
    "<img src=x onerror=hurt(1)>", "`+hurt(2)+`", "${hurt(3)}", "</script><script>hurt(4)//", "\"'><svg onload=hurt(5)>", "{{hurt(6)}}",
)  # fmt: skip

T = Translator()
# Where each document opens, and what stands after its title.
LINKS = """() => [...document.querySelectorAll("footer li a")].map(link => [link.target, getComputedStyle(link, "::after").content])"""


def hostile() -> Dataset:
    """The shipped data with a payload in each text that the map tells, past the check, which refuses some of it."""
    whole = load(SHIPPED_DATA)
    tables = dict(whole.tables)
    for table, columns in {"places": ("name_en", "note_en"), "mines": ("name_en",), "sources": ("title_en", "publisher", "url")}.items():  # fmt: skip
        frame = tables[table].copy()
        for column in columns:
            texts = ["javascript:hurt(7)"] if column == "url" else HOSTILE
            frame[column] = [texts[row % len(texts)] for row in range(len(frame))]
        tables[table] = frame
    return replace(whole, tables=MappingProxyType(tables))


class Paper:
    """A file that is opened from a disk, what it asked for, and what went wrong."""

    def __init__(self, page: Page, content: str, file: Path) -> None:
        self.page, self.asked, self.said = page, [], []  # type: ignore[var-annotated]
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.add_init_script(WATCH)
        file.write_text(content, encoding="utf-8")
        self.address = file.as_uri()
        page.goto(self.address)
        expect(page.locator(".leaflet-interactive").first).to_be_visible()

    def wait_until_said(self, what: str, times: int) -> None:
        """Wait for lines of the console that begin so, and a little longer for what else there is to be said."""
        end = time.monotonic() + PATIENCE / 1000
        while sum(line.startswith(what) for line in self.said) < times:
            assert time.monotonic() < end, self.said
            self.page.wait_for_timeout(50)
        self.page.wait_for_timeout(300)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": SIZES["laptop"][0], "height": SIZES["laptop"][1]}, offline=True
    )
    yield context.new_page()
    context.close()


def content(data: Dataset, t: Translator = T, theme: Theme = "light") -> str:
    figure = maps.overview(data, Selection(lang=t.lang), t)
    view = View("Map", "http://127.0.0.1:8501/map", (), date(2026, 11, 25))
    return map_files.page(figure, view, theme, citing.credit(figure, view, data, t), data, t)


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ky", "dark")])
def test_the_file_draws_the_map_and_asks_for_nothing(
    page: Page, tmp_path: Path, lang: str, theme: Theme
) -> None:
    paper = Paper(page, content(load(SHIPPED_DATA), Translator(lang), theme), tmp_path / "map.html")
    assert page.locator(".leaflet-interactive").count() > 10
    assert page.locator(".l.deposit").count() >= 3
    page.locator("path.leaflet-interactive").last.dispatch_event(
        "mouseover", {"clientX": 300, "clientY": 300}
    )
    expect(page.locator(".leaflet-tooltip")).to_be_visible()
    page.locator(".leaflet-control-zoom-in").click()
    assert page.locator(".legend").is_visible()
    told = {target: {after} for target, after in some(page.evaluate(LINKS))}
    assert set(told) == {"_blank"} and "↗" in str(told), "a document leaves the map where it is, and says so"
    assert paper.said == [], "no error, and nothing that its policy forbids"
    assert paper.asked == [paper.address]


def test_a_payload_in_the_data_is_a_text_on_the_map(page: Page, tmp_path: Path) -> None:
    paper = Paper(page, content(hostile()), tmp_path / "map.html")
    expect(page.locator(".leaflet-marker-pane")).to_contain_text("hurt(")
    parts = page.locator("path.leaflet-interactive").all()
    assert len(parts) > 5
    for part in parts[:10]:
        part.dispatch_event("mouseover", {"clientX": 300, "clientY": 300})
        part.dispatch_event("mouseout", {"clientX": 300, "clientY": 300})
    page.locator("details > summary").click()
    assert page.locator("ol > li").count() > 10
    assert page.locator('a[href^="javascript"], img[src=x], [onerror]').count() == 0
    expect(page.locator("ol > li").first).to_contain_text("javascript:hurt(7)")
    assert paper.said == [] and paper.asked == [paper.address]


def test_what_gets_in_all_the_same_does_not_run(page: Page, tmp_path: Path) -> None:
    paper = Paper(page, content(load(SHIPPED_DATA)), tmp_path / "map.html")
    page.evaluate(
        """() => {
        const script = document.createElement("script");
        script.textContent = "hurt('script')";
        document.body.append(script);
        const more = document.createElement("div");
        more.innerHTML = `<img src=x onerror="hurt('img')"><a id="bad" href="javascript:hurt('link')">x</a>`;
        document.body.append(more);
        document.getElementById("bad").click();
        }"""
    )
    paper.wait_until_said("POLICY", 3)  # each is stopped
    assert not any("HURT" in line for line in paper.said)
    assert [address for address in paper.asked if address != paper.address and not address.startswith("file:")] == []  # fmt: skip
