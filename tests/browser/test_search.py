"""What the frame's script does: one key opens the search, links turn the page, arrows go along the years; and a page that is not there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.visitor import SIZES, Visitor
from dashboard.texts import JOINER

STAYS = "() => window.stays === true"
FADE = 24  # px at both ends of a row that goes on to the side


def _stays(walker: Visitor, screen: str, query: str = "") -> Visitor:
    """At a screen, in a page that is marked: one that is loaded anew loses the mark."""
    walker.turn(screen, query)
    walker.page.evaluate("window.stays = true")
    return walker


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_one_key_opens_the_search_and_what_is_typed_in_plain_letters_is_found(
    walker: Visitor, lang: str
) -> None:
    page = _stays(walker, "stakeholders", f"lang={lang}").page
    page.keyboard.press("/")
    field = page.locator(".st-key-search-box input")
    expect(field).to_be_focused()
    walker.settle()
    page.keyboard.type("копуро базар")
    page.keyboard.press("Enter")
    walker.expect_query(q="копуро базар", lang=lang)
    walker.settle()
    page.locator("#found-places + ul a").first.click()
    walker.expect_query(place="kopuro-bazar", q=None)
    walker.settle()
    expect(walker.heading).to_be_visible()
    assert page.evaluate(STAYS), "nothing was loaded anew on the way"
    walker.expect_no_harm()


def test_the_key_types_a_slash_where_one_types(walker: Visitor) -> None:
    page = _stays(walker, "sources").page
    field = page.get_by_role("textbox").first
    field.focus()
    page.keyboard.press("/")
    expect(field).to_have_value("/")
    field.fill("")
    walker.settle()


def test_keys_of_one_letter_can_be_switched_off_and_the_browser_remembers_it(visitor: Visitor) -> None:
    """What a browser keeps is cleared when its tab is given back."""
    page = visitor.open("search").page
    choice = page.get_by_role("checkbox", name=re.compile("^Keys of one letter"))
    expect(choice).to_be_checked()
    choice.uncheck()
    visitor.open("present", "step=3")
    stage, count = page.locator(".st-key-stage"), page.locator(".stage-count")
    third = "3 of 15"
    expect(count).to_have_text(third)
    page.keyboard.press("b")
    page.keyboard.press("Shift+W")
    page.keyboard.press("5")
    expect(count).to_have_text(third)
    expect(stage).not_to_have_attribute("data-blank", "black")
    page.keyboard.press("ArrowRight")  # no letter: it moves the talk as before
    expect(count).not_to_have_text(third)
    visitor.turn("search")
    expect(choice).not_to_be_checked()
    choice.check()
    device = page.context.new_cdp_session(page)
    device.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    expect(choice, "nor is it offered where there is no keyboard").to_be_hidden()
    device.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    expect(choice).to_be_visible()
    visitor.turn("present", "step=3")
    page.keyboard.press("b")
    expect(stage).to_have_attribute("data-blank", "black")
    visitor.expect_no_harm()


def test_links_of_the_first_view_turn_the_page_and_back_leads_back(walker: Visitor) -> None:
    page = _stays(walker, "overview").page
    page.locator(".first-numbers a").first.click()
    walker.expect_query(part="records", kind="peaceful")
    walker.settle().expect_screen("timeline")
    page.go_back()
    expect(page.locator(".first-numbers")).to_be_visible()
    assert page.evaluate(STAYS)


def test_a_link_to_the_screen_one_is_on_shows_what_it_says(walker: Visitor) -> None:
    page = _stays(walker, "timeline", "part=records&kind=peaceful").page
    page.locator("main .village-lines a[href*='event=']").first.click()
    expect(page.locator(".st-key-event-card")).to_be_visible()
    walker.expect_query(part=None)
    assert page.evaluate(STAYS)


def test_the_keyboard_goes_through_the_years_mark_by_mark_with_one_stop_a_lane(walker: Visitor) -> None:
    page = _stays(walker, "overview").page
    lanes = page.locator(".strip .marks[role=toolbar]")
    assert lanes.count() == 3
    assert not page.locator(".strip .marks a:not([tabindex='-1'])").count(), "no mark is a stop by itself"
    lanes.nth(0).focus()
    place = "() => parseFloat(document.activeElement.style.left)"
    passed = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        passed.append(page.evaluate(place))
    assert passed == sorted(passed)
    page.keyboard.press("End")
    places = lanes.nth(0).locator("a").evaluate_all("marks => marks.map(mark => parseFloat(mark.style.left))")
    assert page.evaluate(place) == max(places)
    address = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("Enter")
    walker.expect_query(event=address.split("event=")[1])
    walker.settle().expect_screen("timeline")
    assert page.evaluate(STAYS)


# Whether the screen of the menu that is shown stands between both ends of the row.
IN_SIGHT = """(fade) => {
  const row = document.querySelector(".menu .screens"), chosen = row.querySelector("[aria-current]");
  const box = row.getBoundingClientRect(), own = chosen.getBoundingClientRect();
  const isCut = row.scrollWidth > row.clientWidth;
  return !isCut || (box.left + fade <= own.left + 1 && own.right <= box.right + 1 - fade);
}"""


def test_on_a_phone_the_menu_is_one_row_with_the_screen_in_sight(walker: Visitor) -> None:
    walker.resize(*SIZES["phone"])
    walker.turn("sources")
    row = walker.page.locator(".menu .screens")
    # Both ends fade where the row goes on, so that no word is cut in two; the screen stands between them.
    expect(row).to_have_css("mask-image", re.compile(r"to right, rgba\(0, 0, 0, 0\), rgb\(0, 0, 0\) [1-9]"))
    for width, height in (
        SIZES["phone"],
        SIZES["phone"][::-1],
        SIZES["phone"],
    ):  # also after it was laid down and held up again
        walker.resize(width, height)
        walker.page.wait_for_function(IN_SIGHT, arg=FADE)
    box = row.bounding_box()
    assert box and box["height"] < 45
    walker.resize(*SIZES["laptop"])


def test_on_a_phone_no_button_lies_over_what_is_read(walker: Visitor) -> None:
    walker.resize(*SIZES["phone"])
    walker.turn("stakeholders")
    corner = walker.page.get_by_test_id("stHeader")
    walker.page.locator("main").evaluate("main => main.scrollTo(0, 400)")
    expect(corner).to_have_css("visibility", "hidden")
    walker.page.locator("main").evaluate("main => main.scrollTo(0, 0)")
    expect(corner).to_have_css("visibility", "visible")
    walker.resize(*SIZES["laptop"])
    walker.page.locator("main").evaluate("main => main.scrollTo(0, 400)")
    expect(corner).to_have_css("visibility", "visible")
    walker.resize(*SIZES["phone"])  # as a phone that lay and is held upright: nobody has scrolled since
    expect(corner).to_have_css("visibility", "hidden")
    walker.resize(*SIZES["laptop"])


def test_a_page_that_is_not_there_says_so_in_the_visitors_language(visitor: Visitor) -> None:
    answer = visitor.page.goto(visitor.address("nosuch", "lang=ky"))
    assert answer and answer.status == 404
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Барак табылган жок")
    # To a screen without a frame, which would be loaded anew below.
    visitor.page.get_by_role("link", name="Издөө").click()
    visitor.settle()
    assert "/search?lang=ky" in visitor.page.url
    # A page that begins to come is nothing for a moment, and one waits for it as for any other.
    visitor.page.evaluate(
        "() => { const all = document.documentElement; all.remove(); setTimeout(() => document.append(all), 200); }"
    )
    visitor.settle()
    expect(visitor.heading).to_be_visible()


def test_a_link_into_a_screen_brings_what_it_names_into_sight(walker: Visitor) -> None:
    _stays(walker, "sources")
    link = walker.page.locator('a[href$="#document"]').last
    link.scroll_into_view_if_needed()
    link.click()
    card = walker.page.locator(".st-key-document")
    expect(card).to_be_in_viewport()
    walker.settle()
    expect(card).to_be_in_viewport()
    assert walker.page.evaluate(STAYS)
    walker.expect_no_harm()


@pytest.mark.parametrize(
    ("screen", "named"),
    [
        ("overview", "advised"),
        ("recommendations", "ngo-1"),
        ("timeline?part=years", "documents-per-year"),
        ("timeline?mine=jerui", "documents-per-year"),  # where it stood before it moved to a part of its own
    ],
)
def test_a_kept_link_opens_at_the_part_that_it_names(walker: Visitor, screen: str, named: str) -> None:
    walker.page.goto(f"{walker.address(screen)}#{named}")
    walker.settle()
    expect(walker.page.locator(f"[id='{named}']")).to_be_in_viewport()


COPIED = """() => {
    let copied = "";
    window.addEventListener("copy", (event) => { copied = event.clipboardData.getData("text/plain"); }, { once: true });
    getSelection().selectAllChildren(document.querySelector("h2"));
    document.execCommand("copy");
    return copied;
}"""


def test_what_keeps_a_range_on_one_line_is_not_copied_with_it(walker: Visitor) -> None:
    walker.turn("timeline", "part=years")
    title = walker.page.locator("h2").first
    expect(title).to_contain_text(re.compile(rf"\d–{JOINER}\d"))
    assert re.search(r"\d–\d", walker.page.evaluate(COPIED))
    walker.expect_no_harm()


def test_the_same_words_are_searched_for_on_the_next_screen_that_its_address_names(walker: Visitor) -> None:
    walker.turn("search", "lang=en&q=oxus")
    walker.turn("sources", "lang=en&q=oxus")
    expect(walker.page.get_by_role("textbox").first).to_have_value("oxus")
    walker.expect_query(q="oxus")
