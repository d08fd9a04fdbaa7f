"""The copy opens from a disk: no network, no fault of its policy, search and talk by their scripts, axe finds nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

import other_case
from browser.axe import findings
from dashboard.basemap import whole
from dashboard.outputs import site


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented case in two languages."""
    root = tmp_path_factory.mktemp("copy")
    data = whole(other_case.folder(root / "data"))
    site.export(root / "site", data, ("en", "ky"), "", date(2026, 11, 25), lambda _: None)
    return root / "site"


def test_the_copy_works_from_a_disk_without_a_network(browser: Browser, copy: Path) -> None:
    context = browser.new_context(offline=True)
    page, asked, told = context.new_page(), list[str](), list[str]()

    def requested(request: Request) -> None:
        asked.append(request.url)

    def said(message: ConsoleMessage) -> None:
        told.append(message.text)

    page.on("request", requested)
    page.on("console", said)
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "1256px", "its style"
    for name in ("map", "timeline", "places", "sources"):
        page.goto((copy / "en" / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    search(page, copy)
    talk(page, copy)
    page.get_by_role("button", name="All scenes").click()
    page.get_by_role("link", name="Кыргызча").click()
    expect(page.locator("html")).to_have_attribute("lang", "ky")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert told == []
    for name in ("map", "timeline"):  # last: axe reads the style sheet anew, which the policy lets nobody do
        page.goto((copy / "en" / f"{name}.html").as_uri())
        assert findings(page.main_frame) == [], name
    context.close()


def search(page: Page, copy: Path) -> None:
    """What is typed leaves only what holds it."""
    page.goto((copy / "en" / "search.html").as_uri())
    shown = page.locator(".searched li:visible")
    everything = shown.count()
    page.get_by_role("searchbox").fill("report 3")
    expect(shown).to_have_count(1)
    assert everything > 6


def talk(page: Page, copy: Path) -> None:
    """Without a key all scenes, with one the next alone."""
    page.goto((copy / "en" / "talk.html").as_uri())
    scenes = page.locator(".scene:visible")
    assert scenes.count() > 3
    page.keyboard.press("ArrowRight")
    expect(scenes).to_have_count(1)
    expect(scenes).to_contain_text("2 / ")
