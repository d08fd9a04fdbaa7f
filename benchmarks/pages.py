"""How long the screens take, as ratios to an empty Streamlit page in the same run.

    python benchmarks/pages.py            needs an installed Chromium or Chrome

A number of milliseconds says something about a machine; a ratio within one run says something about us.
Prints, for each screen: the script's time (median), and the time until the page is settled after a page
change and after a filter change, divided by that of an empty page. What they mean: docs/performance.md.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright
from serving import OURS, empty_app, served

SCREENS = ("map", "timeline", "participation", "stakeholders", "recommendations")
ROUNDS = 5
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUIET_MS = 120  # the page is settled when the script has ended and nothing was drawn for so long


SETTLED = """
(quiet) => new Promise((done) => {
  let last = performance.now();
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


def settled_ms(page: Page, act: Callable[[], None]) -> float:
    """Milliseconds from an action until the page was drawn for the last time."""
    begin = page.evaluate("performance.now()")
    act()
    return float(page.evaluate(SETTLED, QUIET_MS)) - float(begin)


def timed(page: Page, acts: list[Callable[[], None]]) -> float:
    """Median over the rounds of alternating actions; the first round only warms up."""
    times = [settled_ms(page, act) for _ in range(ROUNDS + 1) for act in acts]
    return statistics.median(times[len(acts) :])


def click(page: Page, name: str, role: str = "link") -> Callable[[], None]:
    """Click a link or button by its name."""
    return page.get_by_role(role, name=name, exact=True).first.click  # type: ignore[arg-type]


def measure(browser: Browser) -> dict[str, float]:
    """Ratios by what was done."""
    ratios: dict[str, float] = {}
    with empty_app() as empty:
        page = browser.new_page()
        page.goto(empty.url)
        page.get_by_role("heading", name="one").wait_for()
        empty_page = timed(page, [click(page, "Two"), click(page, "One")])
        empty_filter = timed(page, [click(page, "a", "radio"), click(page, "b", "radio")])
        page.close()
    with served(OURS) as ours:
        page = browser.new_page()
        page.goto(ours.url)
        page.get_by_role("heading", level=1).wait_for()
        for screen in SCREENS:
            name = screen.capitalize()
            ratios[f"page change to {screen}, and back"] = (
                timed(page, [click(page, name), click(page, "Overview")]) / empty_page
            )
        for screen in ("map", "timeline", "participation?part=people"):
            page.goto(f"{ours.url}/{screen}")
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_timeout(1500)
            acts = [click(page, "Andash", "button"), click(page, "Andash", "button")]
            ratios[f"filter change on {screen}"] = timed(page, acts) / empty_filter
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
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        ratios = measure(browser)
        browser.close()
    for what, ratio in ratios.items():
        print(f"{ratio:5.2f}  {what}")
    print(json.dumps({what: round(ratio, 2) for what, ratio in ratios.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
