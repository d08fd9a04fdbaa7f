"""How long the screens take, as ratios to an empty Streamlit page in the same run.

    python benchmarks/pages.py            needs an installed Chromium or Chrome

A number of milliseconds says something about a machine; a ratio within one run says something about us.
Prints the time until the page is settled after a page change, after a filter change and after a press on the screen that
is shown already, and until also what begins below its first view is drawn, divided by that of an empty page; and the same for pages of nothing but a chart of one
point or a map without a thing on it, alone and with those controls of Streamlit that our screens have, which no page with
them can go below.
What they mean: docs/performance.md.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Browser, ElementHandle, Page, sync_playwright
from serving import BARE, OURS, empty_app, served

from browser.tabs import CHROMIUM_OPTIONS

SCREENS = ("map", "timeline", "participation", "stakeholders", "recommendations", "sources", "search")
# Pages of the bare app (`serving.BARE`), and what they are.
BARE_PAGES = {
    "Chart": "a bare chart",
    "Map": "a bare map",
    "Asked": "a field to search in, alone",
}
ROUNDS = 5
QUIET_MS = 120  # the page is settled when the script has ended and nothing was drawn for so long
WHOLE_MS = 500  # and it is whole, with what begins below the window, when nothing was drawn for so long

Find = Callable[[], ElementHandle]  # what is clicked

SETTLED = """
([quiet, since]) => new Promise((done) => {
  let last = since || performance.now();
  const seen = new MutationObserver(() => { last = performance.now(); });
  seen.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  const look = () => {
    const running = document.querySelector('[data-testid="stApp"]')?.getAttribute('data-test-script-state');
    if (running !== 'running' && performance.now() - last > quiet) { seen.disconnect(); done(last); }
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})
"""


class Took(NamedTuple):
    """Milliseconds from a click until the page was drawn for the last time, in the window and below it."""

    settled: float
    whole: float


def turned(page: Page, find: Find) -> Took:
    """Click, and wait until the page is whole; finding what is clicked is not counted."""
    there = find()
    begin = float(page.evaluate("performance.now()"))
    there.click()
    settled = float(page.evaluate(SETTLED, [QUIET_MS, 0]))
    whole = float(page.evaluate(SETTLED, [WHOLE_MS, settled]))
    return Took(settled - begin, whole - begin)


def timed(page: Page, clicked: list[Find], before: list[Find] | None = None) -> Took:
    """Medians over the rounds of alternating clicks; the first round only warms up. Clicks ``before`` a round are not counted."""
    times: list[Took] = []
    for _ in range(ROUNDS + 1):
        for find in before or []:
            turned(page, find)
        times += [turned(page, find) for find in clicked]
    settled, whole = zip(*times[len(clicked) :], strict=True)
    return Took(statistics.median(settled), statistics.median(whole))


def click(page: Page, name: str, role: str = "link") -> Find:
    """What finds a link or button by its name."""
    return page.get_by_role(role, name=name, exact=True).first.element_handle  # type: ignore[arg-type]


def measure(browser: Browser) -> dict[str, Took]:
    """Ratios by what was done."""
    ratios: dict[str, Took] = {}

    def beside(took: Took, empty: Took) -> Took:
        return Took(took.settled / empty.settled, took.whole / empty.whole)

    with empty_app() as empty:
        page = browser.new_page()
        page.goto(empty.url)
        page.get_by_role("heading", name="one").wait_for()
        empty_page = timed(page, [click(page, "Two"), click(page, "One")])
        empty_filter = timed(page, [click(page, "a", "radio"), click(page, "b", "radio")])
        page.close()
    with empty_app(text=BARE) as bare:
        page = browser.new_page()
        page.goto(bare.url)
        page.get_by_role("heading", name="one").wait_for()
        for part, words in BARE_PAGES.items():
            took = timed(page, [click(page, part)], before=[click(page, "One")])
            ratios[f"page change to {words}"] = beside(took, empty_page)
        page.close()
    with served(OURS) as ours:
        page = browser.new_page()
        page.goto(ours.url)
        page.get_by_role("heading", level=1).wait_for()
        back = click(page, "Overview")
        ways = {screen: click(page, screen.capitalize()) for screen in SCREENS}
        ways["a village"] = page.locator("a[href^='place?']").first.element_handle  # type: ignore[assignment]
        for screen, there in ways.items():
            ratios[f"page change to {screen}"] = beside(timed(page, [there], before=[back]), empty_page)
            ratios[f"page change to {screen}, and back"] = beside(timed(page, [there, back]), empty_page)
        for screen in ("map", "timeline"):
            once_more = timed(page, [ways[screen]], before=[back, ways[screen]])
            ratios[f"{screen}, where it is shown already"] = beside(once_more, empty_page)
        for screen in ("map", "timeline", "participation?part=people"):
            page.goto(f"{ours.url}/{screen}")
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_timeout(1500)
            on_and_off = [click(page, "Andash", "button"), click(page, "Andash", "button")]
            ratios[f"filter change on {screen}"] = beside(timed(page, on_and_off), empty_filter)
        page.close()
    return ratios


def main() -> int:
    """Measure and print."""
    browser_path = next(
        (path for name in ("chromium", "google-chrome", "chrome") if (path := shutil.which(name))), None
    )
    if browser_path is None:
        print("A browser is needed: install Chromium or Chrome.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(CHROMIUM_OPTIONS))
        ratios = measure(browser)
        browser.close()
    print("settled  whole")
    for what, ratio in ratios.items():
        print(f"{ratio.settled:7.2f}  {ratio.whole:5.2f}  {what}")
    print(json.dumps({what: [round(part, 2) for part in ratio] for what, ratio in ratios.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
