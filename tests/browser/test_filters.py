"""Deposits and years over a screen: shown as the address says, chosen at once, taken along by the menu."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from browser.visitor import SIZES, Visitor


def years(visitor: Visitor) -> list[str]:
    """The first and the last of the years that are looked at."""
    return [end.input_value() for end in visitor.page.locator(".filters").get_by_role("slider").all()]


def pressed_at(line: Locator, share: float) -> None:
    """Press the line of the years somewhere along its length."""
    box = line.bounding_box()
    assert box
    line.page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)


def test_the_line_of_years_moves_its_nearer_end_and_neither_end_passes_the_other(walker: Visitor) -> None:
    walker.turn("participation", "part=people&lang=en")
    line = walker.page.locator(".filters .span")
    pressed_at(line, 0.25)
    walker.expect_query(from_="2002", to=None)
    pressed_at(line, 0.75)
    walker.expect_query(from_="2002", to="2018")
    walker.settle()
    first = walker.page.get_by_role("slider", name="First year")
    first.press("End")
    walker.expect_query(from_="2018", to="2018")
    assert years(walker) == ["2018", "2018"]
    first.press("Home")
    walker.expect_query(from_=None, to="2018")
    assert years(walker) == ["1994", "2018"]
    walker.expect_no_harm()


# How often the address becomes another one that Back leads away from.
COUNT_TURNS = """() => {
  window.turns = 0;
  const push = history.pushState;
  history.pushState = function (...own) { window.turns += 1; return push.apply(this, own); };
}"""


def test_an_end_is_dragged_and_asked_for_once(walker: Visitor) -> None:
    walker.turn("participation", "part=people&lang=en&from=2018&to=2018")
    line = walker.page.locator(".filters .span").bounding_box()
    assert line
    middle = line["y"] + line["height"] / 2
    walker.page.evaluate(COUNT_TURNS)
    walker.page.mouse.move(line["x"] + 0.75 * line["width"], middle)
    walker.page.mouse.down()
    walker.page.mouse.move(line["x"] + 0.5 * line["width"], middle, steps=8)
    assert years(walker) == ["2010", "2018"], "it follows the pointer"
    walker.expect_query(from_="2018")
    walker.page.mouse.up()
    walker.expect_query(from_="2010", to="2018")
    assert walker.page.evaluate("window.turns") == 1
    walker.settle().expect_no_harm()


# A deposit and a screen are pressed within one moment.
AT_ONCE = """() => {
  document.querySelector('.filters button[value="jerui"]').click();
  [...document.querySelectorAll(".menu a")].find((link) => link.textContent.endsWith("Timeline")).click();
}"""


def test_a_screen_pressed_right_after_a_filter_takes_it_along(walker: Visitor) -> None:
    walker.turn("map", "lang=en")
    walker.page.evaluate(AT_ONCE)
    walker.expect_screen("timeline")
    walker.expect_query(mine="jerui")
    assert walker.settle().pressed(".filters") == ["Jerui"]
    walker.expect_no_harm()


def test_a_filter_touches_neither_the_menu_nor_its_own_row(walker: Visitor) -> None:
    walker.turn("map", "lang=en")
    walker.page.evaluate(
        """() => { window.changed = 0;
        for (const row of document.querySelectorAll(".menu, .filters"))
          new MutationObserver((all) => { window.changed += all.length; }).observe(row.parentElement, {subtree: true, childList: true});
        window.rows = [...document.querySelectorAll(".menu, .filters")]; }"""
    )
    walker.pill("Andash").click()
    expect(walker.page.locator(".finding").first).to_contain_text("Andash")
    walker.settle().expect_query(mine="andash")
    assert walker.page.evaluate("window.changed") == 0
    assert walker.page.evaluate("rows.length === 2 && rows.every((row) => row.isConnected)")


# The first year moved on by a key, and back to the screen before, within one moment; what the line said between them.
A_YEAR_AND_BACK = """() => {
  const end = document.querySelector(".filters input[name=from]");
  end.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
  end.value = Number(end.value) + 1;
  for (const what of ["input", "change"]) end.dispatchEvent(new Event(what, {bubbles: true}));
  const said = end.value;
  history.back();
  return said;
}"""


def test_who_goes_back_before_a_choice_is_asked_for_leaves_it_there(walker: Visitor) -> None:
    """A year by keys waits a moment for the next key."""
    walker.turn("map", "lang=en").turn("participation", "part=people&lang=en")
    assert walker.page.evaluate(A_YEAR_AND_BACK) == "1995"
    walker.expect_screen("map")
    walker.page.wait_for_timeout(600)
    walker.settle().expect_query(from_=None)
    assert years(walker) == ["1994", "2026"]


def test_a_finger_that_scrolls_from_the_line_of_years_chooses_none(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=SIZES["phone"]).open("participation", "part=people&lang=en")
    line = visitor.page.locator(".filters .span").bounding_box()
    assert line
    x, y = line["x"] + line["width"] / 3, line["y"] + line["height"] / 2
    touch = visitor.page.context.new_cdp_session(visitor.page)
    for kind, up in (("touchStart", 0), *(("touchMove", 12 * step) for step in range(1, 6))):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - up}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    visitor.page.wait_for_function("() => document.querySelector('main').scrollTop > 0")
    assert years(visitor) == ["1994", "2026"]
    visitor.expect_query(from_=None)
