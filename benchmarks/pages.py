"""How long the screens take, as ratios to an empty Streamlit page in the same run.

    python benchmarks/pages.py            needs an installed Chromium or Chrome

A number of milliseconds says something about a machine; a ratio within one run says something about us.
Prints the time until the page is settled after a page change, after a filter change and after a press on the screen that
is shown already, and until also what begins below its first view is drawn, divided by that of an empty page, which is changed by turns with it; and
the same for pages of nothing but a chart of one point, a map without a thing on it or a field to search in, which no page with
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
ROUNDS = 7
QUIET_MS = 120  # the page is settled when the script has ended and nothing was drawn for so long
WHOLE_MS = 500  # and it is whole, with what begins below the window, when nothing was drawn for so long

Find = Callable[[], ElementHandle]  # what is clicked

# What cannot be seen draws nothing: buttons of a chart that come after its last mark and show only under a pointer, and parts below
# the window that wait until the page is quiet.
SETTLED = """
([quiet, since]) => new Promise((done) => {
  const begun = since || performance.now();
  const changes = [];
  const seen = new MutationObserver((all) => changes.push([performance.now(), all]));
  seen.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  const asSeen = {opacityProperty: true, visibilityProperty: true};
  const isSeen = (node) => !node.isConnected || (node.nodeType === 1 ? node : node.parentElement).checkVisibility(asSeen);
  const isDrawn = ([, all]) => all.some(({type, target, addedNodes, removedNodes}) =>
    type === "childList" ? removedNodes.length || [...addedNodes].some(isSeen) : isSeen(target));
  const look = () => {
    const running = document.querySelector('[data-testid="stApp"]')?.getAttribute('data-test-script-state');
    if (running !== 'running' && performance.now() - (changes.at(-1)?.[0] ?? begun) > quiet) {
      seen.disconnect();
      done(changes.findLast(isDrawn)?.[0] ?? begun);
    } else requestAnimationFrame(look);
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


class Yard(NamedTuple):
    """The empty app, and what is clicked there and back."""

    page: Page
    clicked: list[Find]


def by_turns(page: Page, clicked: list[Find], yard: Yard, before: tuple[Find, ...] = ()) -> list[Took]:
    """What each click takes, divided by those of the empty app in the same rounds: a machine is not as fast in the next minute.

    Medians over the rounds; the first one only warms up. Clicks ``before`` a round are not counted. The last ratio is
    of all clicks together.
    """
    took: list[list[Took]] = [[] for _ in clicked]
    empty: list[Took] = []
    for number in range(ROUNDS + 1):
        _to_front(yard.page)
        beside = [turned(yard.page, find) for find in yard.clicked]
        _to_front(page)
        for find in before:
            turned(page, find)
        now = [turned(page, find) for find in clicked]
        if number:
            empty += beside
            for taken, one in zip(took, now, strict=True):
                taken.append(one)
    alone = _median(empty)
    return [
        Took(own.settled / alone.settled, own.whole / alone.whole)
        for own in map(_median, (*took, [one for taken in took for one in taken]))
    ]


def _to_front(page: Page) -> None:
    page.bring_to_front()
    page.wait_for_timeout(WHOLE_MS)  # a tab that comes to the front is painted first


def _median(took: list[Took]) -> Took:
    settled, whole = zip(*took, strict=True)
    return Took(statistics.median(settled), statistics.median(whole))


def click(page: Page, name: str, role: str = "link") -> Find:
    """What finds a link or button by its name."""
    return page.get_by_role(role, name=name, exact=True).first.element_handle  # type: ignore[arg-type]


def opened(browser: Browser, url: str) -> Page:
    """A new page with a screen that has come."""
    page = browser.new_page()
    page.goto(url)
    page.get_by_role("heading", level=1).wait_for()
    return page


def measure(browser: Browser) -> dict[str, Took]:
    """Ratios by what was done."""
    ratios: dict[str, Took] = {}
    with empty_app() as empty, empty_app(text=BARE) as bare, served(OURS) as ours:
        page = opened(browser, empty.url)
        pages = Yard(page, [click(page, "Two"), click(page, "One")])
        filters = Yard(page, [click(page, "a", "radio"), click(page, "b", "radio")])
        page = opened(browser, bare.url)
        for part, words in BARE_PAGES.items():
            ratios[f"page change to {words}"], *_ = by_turns(
                page, [click(page, part), click(page, "One")], pages
            )
        page.close()
        page = opened(browser, ours.url)
        back = click(page, "Overview")
        ways = {screen: click(page, screen.capitalize()) for screen in SCREENS}
        ways["a village"] = page.locator("a[href^='place?']").first.element_handle  # type: ignore[assignment]
        for screen, there in ways.items():
            only, _, both = by_turns(page, [there, back], pages)
            ratios[f"page change to {screen}"], ratios[f"page change to {screen}, and back"] = only, both
        for screen in ("map", "timeline"):
            there = ways[screen]
            ratios[f"{screen}, where it is shown already"], *_ = by_turns(page, [there], pages, (back, there))
        page.close()
        for screen in ("map", "timeline", "participation?part=people"):
            page = opened(browser, f"{ours.url}/{screen}")
            page.wait_for_timeout(1500)
            *_, both = by_turns(page, [click(page, "Andash", "button")] * 2, filters)
            ratios[f"filter change on {screen}"] = both
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
