"""Charts that begin below the first view come after it, and always come."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.visitor import Visitor

FIRST, BELOW = ".st-key-figure-timeline svg.marks", ".st-key-below-documents-per-year svg.marks"
# What stands when the first chart of the screen is drawn: whether the one below waits, and whether it is there.
NOTED = """([first, below]) => {
  window.noted = [];
  const seen = new MutationObserver(() => {
    if (!document.querySelector(first)) return;
    window.noted.push("turning" in document.documentElement.dataset, Boolean(document.querySelector(below)));
    seen.disconnect();
  });
  seen.observe(document.body, {subtree: true, childList: true});
}"""


def turn_and_leave_alone(walker: Visitor) -> None:
    """To the Timeline, noting what comes first; nobody goes on from there.

    It was there before: the first visitor of a busy server waits longer for its figures than anything waits to be drawn.
    """
    walker.turn("timeline")
    walker.turn("search")
    walker.page.evaluate(NOTED, [FIRST, BELOW])
    walker.set_off("timeline")
    expect(walker.page.locator(FIRST)).to_be_visible()


def test_a_chart_below_the_first_view_is_drawn_after_it(walker: Visitor) -> None:
    turn_and_leave_alone(walker)
    expect(walker.page.locator(BELOW)).to_be_visible()
    expect(walker.page.locator("html[data-turning]")).to_have_count(0)
    assert walker.page.evaluate("window.noted") == [True, False]
    walker.expect_no_harm()


@pytest.mark.parametrize("act", ["wheel", "touchmove", "keydown", "beforeprint"])
def test_who_goes_towards_it_or_prints_does_not_wait_for_it(walker: Visitor, act: str) -> None:
    walker.turn("search")
    walker.set_off("timeline")
    waits = "'turning' in document.documentElement.dataset"
    still = f"[{waits}, window.dispatchEvent(new Event('{act}')), {waits}]"
    assert walker.page.evaluate(still) == [True, True, False]
    walker.settle()
    expect(walker.page.locator(BELOW)).to_be_visible()
    walker.expect_no_harm()
