"""What begins below the first view comes after it, and always comes: charts, and our own HTML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from browser.measures import TURN, UNSEEN_RUNS
from browser.visitor import Visitor
from dashboard.paths import SCRIPTS
from support import Server, shipped

YEARS = ("timeline", "part=years")
FIRST, BELOW = ".st-key-figure-actions-per-year svg.marks", ".st-key-below-documents-per-year svg.marks"
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


# The time after which nothing waits any more: a busy machine may need longer for what is not about it.
PATIENT = """() => {
  window.timer = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => (ms === 4000 ? 0 : window.timer(act, ms, ...more));
}"""


@contextmanager
def patience(walker: Visitor) -> Iterator[None]:
    """Whatever waits does so until its own reason ends, however long that takes."""
    walker.page.evaluate(PATIENT)
    try:
        yield
    finally:
        walker.page.evaluate("() => { window.setTimeout = window.timer; }")


def turn_and_leave_alone(walker: Visitor) -> None:
    """From another screen to the events by year, noting what comes first; nobody goes on from there."""
    walker.page.evaluate(NOTED, [FIRST, BELOW])
    walker.set_off(*YEARS)
    expect(walker.page.locator(FIRST)).to_be_visible()


def test_a_chart_below_the_first_view_is_drawn_after_it(walker: Visitor) -> None:
    walker.turn("search")
    with patience(walker):
        turn_and_leave_alone(walker)
        expect(walker.page.locator(BELOW)).to_be_visible()
        expect(walker.page.locator("html[data-turning]")).to_have_count(0)
    assert walker.page.evaluate("window.noted") == [True, False]
    walker.expect_no_harm()


# Whether charts wait after a turn of the page, and whether still after an act of a visitor.
WAITING = """(act) => {
  history.pushState({}, "", `/on-the-way-to/${act}`);
  window.dispatchEvent(new PopStateEvent("popstate"));
  const waits = () => "turning" in document.documentElement.dataset;
  return [waits(), window.dispatchEvent(new Event(act)), waits()];
}"""


def test_who_goes_towards_it_or_prints_does_not_wait_for_it(walker: Visitor) -> None:
    walker.turn("search")
    # Within one moment, as the page is quiet a fifth of a second later.
    waits = "'turning' in document.documentElement.dataset"
    act = f"(address) => {{ ({TURN})(address); return [{waits}, window.dispatchEvent(new Event('wheel')), {waits}]; }}"
    assert walker.page.evaluate(act, walker.address(*YEARS)) == [True, True, False]
    walker.settle()
    expect(walker.page.locator(BELOW)).to_be_visible()
    walker.expect_no_harm()


def test_each_way_towards_it_ends_the_waiting(browser: Browser, server: Server) -> None:
    """On a page of nothing but the script: what comes then is that of the test before."""
    with browser.new_page() as page:
        page.goto(f"{server.url}/healthz")
        page.evaluate((SCRIPTS / "below.js").read_text(encoding="utf-8"))
        ways = ("wheel", "touchmove", "keydown", "pointerdown", "blur", "beforeprint")
        found = {way: page.evaluate(WAITING, way) for way in ways}
        assert found == {way: [True, True, False] for way in ways}


# A chart that fails leaves its place empty and says nothing.
FAILING = """() => {
  const chart = document.createElement("div");
  chart.dataset.testid = "stVegaLiteChart";
  chart.className = "failed";
  chart.textContent = ".";
  document.querySelector("main").append(chart);
}"""


def test_a_chart_that_fails_does_not_keep_the_others_waiting(walker: Visitor) -> None:
    walker.turn("search")
    walker.page.evaluate(FAILING)
    try:
        with patience(walker):
            walker.set_off(*YEARS)
            expect(walker.page.locator(FIRST)).to_be_visible()
            expect(walker.page.locator("main > .failed")).to_have_count(1)
            expect(walker.page.locator("html[data-turning]")).to_have_count(0)
            expect(walker.page.locator(BELOW)).to_be_visible()
    finally:  # no test after this one could see such a page stand still
        walker.page.evaluate("document.querySelector('.failed').remove()")


def test_charts_come_to_a_page_that_was_never_seen_to_run(visitor: Visitor) -> None:
    visitor.open("search")
    visitor.page.evaluate(UNSEEN_RUNS)
    with patience(visitor):
        visitor.set_off(*YEARS)
        expect(visitor.page.locator(FIRST)).to_be_visible()
        expect(visitor.page.locator("html[data-turning]")).to_have_count(0)
        expect(visitor.page.locator(BELOW)).to_be_visible()
    visitor.expect_no_harm()


# The key of the browser for paper, at a moment when a chart is still to come; what then stood on it.
PRINTING = """([below]) => {
  window.paper = [];
  window.print = () => window.paper.push(Boolean(document.querySelector(below)));
  const key = new KeyboardEvent("keydown", {code: "KeyP", key: "p", ctrlKey: true, cancelable: true, bubbles: true});
  const seen = new MutationObserver(() => {
    if (!document.querySelector(below.replace(" svg.marks", ""))) return;
    seen.disconnect();
    window.dispatchEvent(key);
    window.paper.push(key.defaultPrevented);
  });
  seen.observe(document.body, {subtree: true, childList: true});
}"""


def test_what_is_printed_while_charts_wait_has_all_of_them(walker: Visitor) -> None:
    walker.turn("search")
    walker.page.evaluate(PRINTING, [BELOW])
    with patience(walker):
        walker.set_off(*YEARS)
        walker.page.wait_for_function("() => window.paper.length === 2", polling=25)
    assert walker.page.evaluate("window.paper") == [True, True]
    walker.expect_no_harm()


# When the first recommendation stands: whether others wait, and whether they have come.
LATER = """() => {
  window.noted = [];
  const seen = new MutationObserver(() => {
    if (!document.querySelector("main .recommendation")) return;
    window.noted.push(document.querySelectorAll("main [data-later]").length, document.querySelectorAll("main .recommendation").length);
    seen.disconnect();
  });
  seen.observe(document.body, {subtree: true, childList: true});
}"""
NONE_LATER = "() => !document.querySelector('main [data-later]')"
ASKED = len(shipped().records.recommendations)


def test_recommendations_below_the_first_view_are_read_by_the_browser_after_it(walker: Visitor) -> None:
    walker.turn("search")
    walker.page.evaluate(LATER)
    with patience(walker):
        walker.set_off("recommendations")
        walker.page.wait_for_function("() => window.noted.length")
        walker.page.wait_for_function(NONE_LATER)
    waiting, there = walker.page.evaluate("window.noted")
    assert waiting + there == ASKED
    assert waiting > there > 0
    expect(walker.page.locator("main .recommendation")).to_have_count(ASKED)
    walker.expect_no_harm()


def test_after_a_filter_nothing_is_left_as_text(walker: Visitor) -> None:
    walker.turn("recommendations", "stakeholder=local")
    fewer = walker.page.locator("main .recommendation").count()
    walker.page.get_by_role("button", name="Clear all filters").click()
    expect(walker.page.locator("main .recommendation")).to_have_count(ASKED)
    assert 0 < fewer < ASKED
    walker.page.wait_for_function(NONE_LATER)
    walker.expect_no_harm()


@pytest.mark.parametrize("named", ["local-3", "for-local"])
def test_a_link_to_what_comes_later_leads_there(walker: Visitor, named: str) -> None:
    walker.page.goto(f"{walker.address('recommendations')}#{named}")
    walker.settle()
    expect(walker.page.locator(f"[id='{named}']")).to_be_in_viewport()


# What would run in markup that no file of ours holds: a handler, a link, a script.
RUNNING = """() => {
  const place = document.createElement("div");
  place.dataset.later = "<p class='came'><img src='x' onerror='window.ran = 1'><a href='javascript:window.ran = 2'>a &lt; b</a><script>window.ran = 3</script></p>";
  document.querySelector("main").append(place);
  document.dispatchEvent(new Event("atlas-changed"));
  document.querySelector("main .came a").click();
  return document.querySelector("main .came a").textContent;
}"""


def test_nothing_runs_in_what_comes_later(visitor: Visitor) -> None:
    visitor.open("search")
    assert visitor.page.evaluate(RUNNING) == "a < b"
    visitor.settle()
    assert not visitor.page.evaluate("window.ran")
    assert len([told for told in visitor.wrong if "action has been blocked" in told]) == 2
