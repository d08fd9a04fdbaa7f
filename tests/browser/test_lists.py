"""Lists to choose from: what is chosen stands in the address, and a list shows it and stays where one works in it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.axe import faults_of
from browser.visitor import SIZES, Theme, Visitor
from support import Server, some


def open_lists(visitor: Visitor) -> Locator:
    return visitor.page.locator(".pick-many[open]")


def middle(part: Locator) -> tuple[float, float]:
    """Where in the window the middle of something is."""
    box = part.bounding_box()
    assert box
    return box["x"] + min(box["width"] / 2, 40), box["y"] + box["height"] / 2


def test_several_are_chosen_by_keyboard_in_a_list_that_stays_open_though_its_numbers_change(
    walker: Visitor,
) -> None:
    walker.turn("recommendations")
    status = walker.list_of("Status")
    status.locator("summary").focus()
    walker.press("Enter")
    walker.reach(re.compile("^partly"))
    walker.press(" ").expect_query(status="partly")
    expect(status.get_by_role("checkbox", name="partly")).to_be_focused()
    assert open_lists(walker).count() == 1, "its markup came anew, with other numbers beside the choices"
    walker.press("Tab", " ").expect_query(status="partly,reversed")
    expect(status.locator(".field")).to_have_text(re.compile(r"^partly \(\d+\), reversed \(\d+\)$"))
    walker.press("Escape")
    assert open_lists(walker).count() == 0
    expect(status.locator("summary")).to_be_focused()
    walker.expect_no_harm()


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_a_list_stands_where_it_was_while_the_board_above_it_changes(
    walk: Callable[..., Visitor], size: str
) -> None:
    walker = walk(size=SIZES[size])
    walker.turn("recommendations", "lang=en")
    themes = walker.list_of("Theme")
    themes.locator("summary").click()
    choices = themes.locator("label")
    walker.page.wait_for_timeout(100)  # it is brought into the window first
    places = [middle(choices.nth(at)) for at in range(4)]
    for at in places:
        walker.page.mouse.click(*at)
        walker.settle()
    assert [choices.nth(at).locator("input").is_checked() for at in range(4)] == [True] * 4
    assert [middle(choices.nth(at))[1] for at in range(4)] == pytest.approx([y for _, y in places], abs=3)
    walker.page.keyboard.press("Escape")
    walker.expect_no_harm()


def test_a_list_stands_where_it_was_though_the_page_cannot_be_scrolled_so_far(walker: Visitor) -> None:
    """Who looks for an account has the list of documents first, and the bars above it go."""
    walker.turn("sources", "lang=en")
    first = walker.page.locator(".pick-many label").first
    walker.page.locator(".pick-many summary").click()
    walker.page.wait_for_timeout(100)
    at = middle(first)
    walker.page.mouse.click(*at)
    walker.expect_query(voice="press")
    walker.settle().page.mouse.click(*at)
    walker.expect_query(voice=None)
    walker.settle().page.keyboard.press("Escape")
    walker.expect_no_harm()


def test_who_scrolls_in_a_list_or_with_it_is_not_taken_back(walk: Callable[..., Visitor]) -> None:
    visitor = walk(size=(1280, 600)).turn("recommendations")
    listed = visitor.list_of("Named instrument")
    listed.locator("summary").click()
    visitor.page.wait_for_timeout(100)
    options = listed.locator(".options")
    stood = middle(options)
    options.evaluate("list => { list.querySelector('input').click(); list.scrollTop = 25; }")
    visitor.settle()
    assert options.evaluate("list => list.scrollTop") == 25
    assert middle(options)[1] == pytest.approx(stood[1], abs=3)
    assert (
        visitor.page.evaluate("(main => main.scrollWidth - main.clientWidth)(document.querySelector('main'))")
        == 0
    )
    before = visitor.page.evaluate("document.querySelector('main').scrollTop")
    visitor.page.mouse.move(20, 300)
    visitor.page.mouse.wheel(0, 120)
    visitor.page.wait_for_function(
        "before => document.querySelector('main').scrollTop >= before + 100", arg=before
    )
    visitor.page.evaluate("document.querySelector('main').append(document.createElement('i'))")
    visitor.settle()
    assert visitor.page.evaluate("document.querySelector('main').scrollTop") >= before + 100
    visitor.page.evaluate("document.querySelector('main > i').remove()")
    visitor.page.keyboard.press("Escape")
    visitor.expect_no_harm()


def test_one_list_is_open_at_a_time_and_none_where_one_goes_on_elsewhere(walker: Visitor) -> None:
    walker.turn("timeline").turn("recommendations")
    first, second = walker.list_of("Status"), walker.list_of("Theme")
    first.locator("summary").click()
    second.locator("summary").click()
    expect(open_lists(walker)).to_have_count(1)
    expect(second).to_have_attribute("open", "")
    second.locator(".options").click(position={"x": 2, "y": 2})
    expect(second, "between its choices one is still in it").to_have_attribute("open", "")
    walker.heading.click()
    expect(open_lists(walker)).to_have_count(0)
    second.locator("summary").click()
    walker.page.get_by_label("Search in texts").focus()
    expect(open_lists(walker)).to_have_count(0)
    second.locator("summary").click()
    walker.page.go_back()
    walker.expect_screen("timeline")
    walker.settle().page.go_forward()
    walker.expect_screen("recommendations")
    expect(walker.settle().page.locator(".pick-many")).to_have_count(4)
    expect(open_lists(walker)).to_have_count(0)


def test_the_keyboard_is_where_one_went_before_the_answer_came(walker: Visitor) -> None:
    """On to another list, to the field of this one, and back to all: each comes anew with the answer."""
    walker.turn("timeline")
    kinds, events = walker.list_of("Kinds of event"), walker.page.locator(".pick-one select")
    kinds.locator("summary").click()
    walker.page.evaluate(
        """() => {
          document.querySelector(".pick-many input[value=court]").click();
          document.querySelector(".pick-one select").focus();
        }"""
    )
    walker.expect_query(kind="court")
    walker.settle()
    expect(events).to_be_focused()

    walker.turn("recommendations")
    status = walker.list_of("Status")
    status.locator("summary").click()
    walker.page.evaluate(
        """() => {
          const box = document.querySelector("[data-name=status] input");
          box.focus();
          box.click();
          box.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
        }"""
    )
    walker.expect_query(status="partly")
    walker.settle()
    expect(status.locator("summary")).to_be_focused()
    walker.press("Enter", "Tab", "Enter").expect_query(status=None)
    expect(status.locator("summary"), "'any' takes back all that was chosen").to_be_focused()
    walker.expect_no_harm()


ANEW = "() => { const list = document.querySelector('.pick-many'); list.outerHTML = list.outerHTML; }"


def test_a_choice_that_comes_anew_while_it_is_pressed_is_made_once(
    walker: Visitor, browser: Browser, server: Server
) -> None:
    walker.turn("timeline")
    page = walker.page
    page.locator(".pick-many summary").click()
    page.wait_for_timeout(100)
    page.mouse.move(*middle(page.locator(".pick-many label").first))
    page.mouse.down()
    page.evaluate(ANEW)
    page.mouse.up()
    walker.expect_query(kind="peaceful")
    walker.settle().page.keyboard.press("Escape")
    walker.expect_no_harm()
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.goto(f"{server.url}/timeline?lang=en")
        page.locator(".pick-many summary").tap()
        # It comes anew between the finger and its tap.
        page.evaluate(f"addEventListener('pointerdown', {ANEW}, {{once: true}})")
        page.locator(".pick-many label").first.tap()
        expect(page).to_have_url(re.compile("kind=peaceful"))
        expect(page.locator(".pick-many .field")).to_have_text("peaceful protest")
    finally:
        context.close()


def test_a_list_takes_back_all_that_was_chosen_in_it_and_shows_what_back_leads_to(walker: Visitor) -> None:
    walker.turn("timeline", "kind=violent,court")
    kinds = walker.list_of("Kinds of event")
    expect(kinds.locator(".field")).to_have_text("violent incident, court")
    kinds.locator("summary").click()
    kinds.get_by_role("button", name="All kinds").click()
    walker.expect_query(kind=None)
    expect(kinds.locator(".field")).to_have_text("All kinds")
    expect(open_lists(walker)).to_have_count(0)
    walker.settle().page.go_back()
    walker.expect_query(kind="violent,court")
    expect(kinds.locator(".field")).to_have_text("violent incident, court")
    walker.settle().expect_no_harm()


def test_who_asks_for_others_closes_what_is_open(walker: Visitor) -> None:
    walker.turn("recommendations", "recommendation=national-1")
    expect(walker.page.get_by_text("Our status:")).to_have_count(1)
    walker.pick("Addressed to", re.compile("^Local government"))
    walker.expect_query(stakeholder="local", recommendation=None)
    expect(walker.page.get_by_text("Our status:")).to_have_count(3)
    walker.settle().expect_no_harm()


def test_the_first_of_a_list_of_events_closes_the_open_one(walker: Visitor) -> None:
    walker.turn("timeline", "event=jerui-2007-05-26-violent")
    card = walker.page.locator(".st-key-event-card")
    expect(card).to_be_visible()
    events = walker.page.get_by_role("combobox", name=re.compile("^Open an event"))
    expect(events).to_have_value("jerui-2007-05-26-violent")
    events.select_option("")
    walker.expect_query(event=None)
    expect(card).to_be_hidden()
    walker.settle().expect_no_harm()


@pytest.mark.parametrize(("size", "theme"), [("laptop", "light"), ("phone", "dark")])
def test_axe_finds_nothing_in_an_open_list(walk: Callable[..., Visitor], size: str, theme: Theme) -> None:
    visitor = walk(size=SIZES[size], theme=theme).turn("sources", "lang=ky&voice=press")
    visitor.page.locator(".pick-many summary").click()
    expect(visitor.page.get_by_role("checkbox").first).to_be_visible()
    assert faults_of(visitor) == []
    visitor.page.keyboard.press("Escape")


# How far the page may be scrolled to the side, and how far each list sticks out of the window, all of them open one after the other.
STICKS_OUT = """() => {
  const main = document.querySelector("main"), found = [];
  for (const list of document.querySelectorAll(".pick-many")) {
    list.open = true;
    const {left, right} = list.querySelector(".options").getBoundingClientRect();
    found.push([list.dataset.name, main.scrollWidth - main.clientWidth, Math.max(-left, right - innerWidth)]);
    list.open = false;
  }
  return found;
}"""


@pytest.mark.parametrize("lang", ["ru", "ky"])
@pytest.mark.parametrize("screen", ["timeline", "recommendations", "sources"])
def test_no_list_sticks_out_of_a_narrow_window(walk: Callable[..., Visitor], screen: str, lang: str) -> None:
    visitor = walk(size=(360, 800)).turn(screen, f"lang={lang}")
    for width in (360, 390, 641):
        out = some(visitor.resize(width, 800).page.evaluate(STICKS_OUT))
        assert [one for one in out if max(one[1:]) > 0] == [], width
