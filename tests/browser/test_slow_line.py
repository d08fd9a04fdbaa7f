"""A visitor on a slow line, or on one that is cut: no page is left blank, and nothing that was chosen is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browser.visitor import SCREENS, Visitor, visiting
from support import Server

# What the server says comes as much later as `slow` says, in its order; where `isLate`, the end of an answer only after the next question.
SLOW = """
window.slow = 0;
window.isLate = false;
window.lines = [];
const ends = (said) => new Uint8Array(said.data).slice(-2).join() === "48,0"; // a run that is over
const Quick = window.WebSocket;
window.WebSocket = class extends Quick {
  constructor(...own) {
    super(...own);
    lines.push(this);
    super.addEventListener("message", (said) => { if (ends(said)) this.end = said.data; });
  }
  send(...what) {
    super.send(...what);
    if (!isLate) return;
    const later = slow;
    slow = 0;
    isLate = false;
    this.dispatchEvent(new MessageEvent("message", {data: this.end}));
    slow = later;
  }
  addEventListener(type, act, ...how) {
    let before = Promise.resolve();
    super.addEventListener(type, type !== "message" ? act : (said) => {
      const at = performance.now() + slow;
      before = before.then(() => new Promise((on) => setTimeout(on, at - performance.now()))).then(() => act.call(this, said));
    }, ...how);
  }
};
"""


@pytest.fixture(scope="module")
def one(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visiting(browser, server.url) as visitor:
        visitor.page.add_init_script(SLOW)
        yield visitor


@pytest.fixture
def far(one: Visitor) -> Iterator[Visitor]:
    """A visitor who came from the map to the timeline, and has been on a slow line since."""
    one.wrong.clear()
    one.open("map").turn("timeline")
    one.page.evaluate("slow = 150")
    yield one
    one.page.evaluate("slow = 0")


def test_who_chooses_and_goes_back_at_once_has_a_page(far: Visitor) -> None:
    far.turn("recommendations")
    far.page.evaluate(
        "slow = 2000"
    )  # the address has what was searched for only then, and Back would lead from there
    far.page.get_by_label("Search in texts").fill("EITI")
    far.page.keyboard.press("Enter")
    far.page.wait_for_function("() => pulse.asked > pulse.told", polling=10)
    far.page.evaluate("history.back()")
    expect(far.heading).to_have_text(SCREENS["timeline"])
    far.settle()
    far.expect_screen("timeline")
    far.expect_no_harm()


def test_who_presses_a_deposit_and_goes_to_another_screen_at_once_has_both(far: Visitor) -> None:
    far.page.locator(".filters button[value=jerui]").click()
    far.page.wait_for_timeout(60)
    far.link("Map").click()
    far.settle()
    far.expect_screen("map")
    far.expect_query(mine="jerui")
    far.expect_no_harm()


def expect_both(far: Visitor, kind: str) -> None:
    """A kind that only the server writes, and the deposit that was pressed after it, hold; also once all answers are here."""
    far.expect_query(kind=kind, mine="jerui")
    # The page hears later than its pulse.
    far.page.wait_for_timeout(100 + far.page.evaluate("slow"))
    far.settle()
    assert far.pressed(".filters") == ["Jerui"]
    far.expect_query(kind=kind, mine="jerui")
    far.expect_no_harm()


@pytest.mark.parametrize(
    ("kinds", "last"),
    [
        (("Peaceful protests",), "peaceful"),
        (("Peaceful protests", "Ownership changes"), "ownership"),
        (("Peaceful protests", "Court cases", "Ownership changes"), "ownership"),
    ],
)
def test_what_is_chosen_before_the_server_has_begun_to_answer_does_not_overrule_what_was_chosen_before(
    far: Visitor, kinds: tuple[str, ...], last: str
) -> None:
    """Each kind is chosen when the run of the one before is over there, and nothing of it is here."""
    far.turn("timeline", "part=records&kind=violent")
    far.page.evaluate("slow = 1500; lines.at(-1).end = true")
    for kind in kinds:
        far.page.wait_for_function("() => lines.at(-1).end", polling=10)
        far.page.evaluate("lines.at(-1).end = null")
        far.page.get_by_role("radio", name=kind).click()  # a choice that only the server writes
    far.page.locator(".filters button[value=jerui]").click()
    running = "document.querySelector('[data-testid=stApp]').dataset.testScriptState"
    assert far.page.evaluate(running) == "notRunning", "no answer is here"
    expect_both(far, last)


def test_the_end_of_an_answer_that_comes_after_the_next_question_is_no_answer_to_it(far: Visitor) -> None:
    far.turn("timeline", "part=records&kind=violent")
    far.page.evaluate("slow = 700; isLate = true")
    far.page.get_by_role("radio", name="Peaceful protests").click()
    far.page.locator(".filters button[value=jerui]").click()
    assert not far.page.evaluate("isLate"), "the end has come"
    expect_both(far, "peaceful")
    expect(far.page.get_by_role("radio", name="Peaceful protests")).to_be_checked()


@pytest.mark.parametrize("choice", [".menu a[href*='sources']", ".filters button[value=andash]"])
def test_what_is_turned_to_while_the_line_is_cut_comes_when_it_is_back(far: Visitor, choice: str) -> None:
    before = far.page.locator(".finding").first.inner_text()
    far.page.route("**/_stcore/health", lambda asked: asked.abort())  # so that the line stays cut
    far.page.evaluate("slow = 0; lines.at(-1).close()")
    far.page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'",
        polling=25,
    )
    far.page.locator(choice).click()
    assert (
        far.page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testConnectionState")
        != "CONNECTED"
    )
    assert far.page.locator(".finding").first.inner_text() == before
    far.page.unroute("**/_stcore/health")
    expect(far.page.locator(".finding").first).not_to_have_text(before)
    far.settle()
    if "sources" in choice:
        far.expect_screen("sources")
    else:
        assert far.pressed(".filters") == ["Andash"]
    # Streamlit says of each question that it does not ask it.
    far.wrong[:] = [said for said in far.wrong if "when disconnected" not in said and "ERR_" not in said]
    far.expect_no_harm()
