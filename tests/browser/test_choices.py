"""A link that changes one thing in the address keeps all else that is chosen, is marked where it holds, and keeps the keyboard."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from browser.visitor import Visitor
from dashboard.i18n import LANGUAGES

CHOSEN = {"lang": "en", "mine": "jerui,andash", "from": "2005", "kind": "violent"}
ADDRESS = "&".join(f"{name}={value}" for name, value in CHOSEN.items())


def leads_to(link: Locator) -> dict[str, str]:
    """What the address of a link says, for whoever opens it in another tab."""
    return dict(parse_qsl(urlsplit(str(link.evaluate("(it) => it.href"))).query))


def of(walker: Visitor, row: str, name: str) -> Locator:
    return walker.page.locator(f".choice.{row}").get_by_role("link", name=name, exact=True)


@pytest.mark.parametrize("act", ["focus", "hold"])
def test_what_is_opened_in_another_tab_has_all_that_is_chosen(walker: Visitor, act: str) -> None:
    walker.turn("timeline", ADDRESS)
    for row, name, changed in (
        ("languages", LANGUAGES["ky"], {"lang": "ky"}),
        ("parts", "Protests and incidents by year", {"part": "years"}),
    ):
        link = of(walker, row, name)
        if act == "focus":
            link.focus()
        else:
            link.dispatch_event("pointerdown")
        assert leads_to(link) == CHOSEN | changed
    walker.expect_no_harm()


def test_the_part_that_holds_is_marked_at_once_and_after_back(walker: Visitor) -> None:
    walker.turn("timeline", ADDRESS)
    marked = walker.page.locator(".choice.parts [aria-current]")
    expect(marked).to_have_text("All events")
    pressed = of(walker, "parts", "Counts compared")
    now = "(it) => { it.click(); return document.querySelector('.choice.parts [aria-current]').textContent; }"
    assert pressed.evaluate(now) == "Counts compared", "before the server has answered"
    walker.settle().expect_query(part="study", mine="jerui,andash", kind="violent")
    walker.page.go_back()
    walker.settle().expect_query(part=None, mine="jerui,andash", kind="violent")
    expect(marked).to_have_text("All events")
    walker.expect_no_harm()


def test_the_keyboard_stays_on_the_part_that_was_pressed(walker: Visitor) -> None:
    walker.turn("participation", "lang=en")
    of(walker, "parts", "Seats").focus()
    walker.page.keyboard.press("Enter")
    walker.settle().expect_query(part="seats")
    assert walker.page.evaluate("document.activeElement.textContent") == "Seats"
    walker.expect_no_harm()


def test_a_choice_that_is_the_default_leaves_the_address_and_closes_an_open_number(walker: Visitor) -> None:
    walker.turn("participation", "lang=en&part=seats&behind=seats.held")
    of(walker, "parts", "At a glance").click()
    walker.settle().expect_query(part=None, behind=None, lang="en")
    walker.expect_no_harm()


def test_each_language_is_said_in_its_own_voice(walker: Visitor) -> None:
    walker.turn("overview", "lang=ru")
    links = walker.page.locator(".choice.languages a")
    spoken = links.evaluate_all("all => Object.fromEntries(all.map(one => [one.lang, one.textContent]))")
    assert spoken == LANGUAGES
    expect(walker.page.locator(".choice.languages [aria-current]")).to_have_text(LANGUAGES["ru"])


# A deposit is pressed, and the part as soon as the server has been asked.
AT_ONCE = """(name) => new Promise((done) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const named = (place) => [...document.querySelectorAll(place)].find((one) => one.textContent.trim() === name[place]);
  new MutationObserver((_, seen) => {
    seen.disconnect();
    const state = app.dataset.testScriptState;
    named(".choice.parts a").click();
    done(state);
  }).observe(app, { attributeFilter: ["data-test-script-state"] });
  named(".filters button").click();
})"""


def test_who_goes_on_before_the_server_has_answered_keeps_what_was_chosen_before(walker: Visitor) -> None:
    walker.turn("timeline", "lang=en&kind=violent")
    names = {".filters button": "Jerui", ".choice.parts a": "Protests and incidents by year"}
    assert walker.page.evaluate(AT_ONCE, names) != "notRunning"
    walker.expect_query(mine="jerui", part="years", kind="violent")
    walker.settle()
    assert walker.pressed(".filters") == ["Jerui"]
    walker.expect_query(mine="jerui", part="years", kind="violent")
    walker.expect_no_harm()


ELSEWHERE = """(it) => {
  window.addEventListener("click", (event) => event.preventDefault(), { once: true }); // no tab is opened
  it.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
}"""


def test_a_language_that_is_opened_elsewhere_moves_nothing_here(walker: Visitor) -> None:
    walker.turn("overview", "lang=en")
    before = walker.page.url
    of(walker, "languages", LANGUAGES["ky"]).evaluate(ELSEWHERE)
    walker.settle()
    assert walker.page.url == before
    expect(walker.page.locator(".choice.languages [aria-current]")).to_have_text("English")
