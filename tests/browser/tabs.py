"""A browser that ends, and tabs of it that are used again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from browser.measures import WATCH

PATIENCE = 60_000  # ms for whatever is waited for: a machine ten times as slow is no fault
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as a screen of today draws them, also without a window
    # Whatever slips past the page's route finds no other machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def find_chromium() -> str | None:
    """Path of a Chromium or Chrome on this machine, or None."""
    # First the one without a window, which does not wait for a screen to be drawn between two steps.
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that ends. Raises LookupError where there is none."""
    path = find_chromium()
    if path is None:
        raise LookupError("no Chromium or Chrome was found on PATH")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


class Tabs:
    """Tabs of one browser that are lent and come back empty.

    A new tab is a new process that compiles all of Streamlit anew: two seconds of a processor, and half a second in a tab that has
    shown a page before.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self._idle: list[Page] = []

    def lend(self) -> Page:
        """An empty tab; a new one if all are lent."""
        return self._idle.pop() if self._idle else new_tab(self.context)

    def take_back(self, page: Page, server: str) -> None:
        """Empty a tab of its page and of what that kept; it rests at something small of the same server, for an empty page ends its process."""
        try:
            page.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
            page.goto(f"{server}/healthz")
            page.mouse.move(0, 0)
        except PlaywrightError:  # a tab that cannot be emptied is not lent again
            page.close()
        else:
            self._idle.append(page)


def new_tab(context: BrowserContext) -> Page:
    """A tab that watches its pages."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    return page


@contextmanager
def tab_of(browser: Browser | BrowserContext | Tabs, server: str) -> Iterator[Page]:
    """A tab for visits of a server, until it is no longer needed."""
    if isinstance(browser, Tabs):
        page = browser.lend()
        try:
            yield page
        finally:
            browser.take_back(page, server)
        return
    own = browser.new_context() if isinstance(browser, Browser) else None
    page = new_tab(own or browser)  # type: ignore[arg-type]
    try:
        yield page
    finally:
        page.close()
        if own:
            own.close()


def unavailable(reason: str, fail: Callable[[str], object], skip: Callable[[str], object]) -> None:
    """Without a browser: a failure where CI is set, else a skip."""
    (fail if os.environ.get("CI", "").lower() in ("1", "true", "yes") else skip)(reason)
