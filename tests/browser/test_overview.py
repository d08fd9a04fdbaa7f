"""The first view of the Overview: seen without scrolling, and everything in it leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.visitor import SIZES, Visitor
from dashboard.i18n import LANGUAGES
from printed import texts
from support import some

BOTTOM = "(name) => document.querySelector(name).getBoundingClientRect().bottom + window.scrollY"
TOP = "(name) => document.querySelector(name).getBoundingClientRect().top + window.scrollY"
# Words of the map that its edges cut, or that lie on each other.
CUT = """() => {
  const frame = document.querySelector('.valley').getBoundingClientRect();
  const words = [...document.querySelectorAll('.valley a.word')].filter((word) => word.checkVisibility());
  const boxes = words.map((word) => [word.innerText, word.getBoundingClientRect()]);
  const cut = boxes.filter(([, box]) => box.right > frame.left && box.left < frame.right)
    .filter(([, box]) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom);
  return [boxes.length, cut.map(([text]) => text)];
}"""


# Pairs of deposits whose words lie on each other.
LAID_OVER = """() => {
  const words = [...document.querySelectorAll('.valley a.deposit')].map((word) => [word.innerText, word.getBoundingClientRect()]);
  const isOver = (one, other) => Math.min(one.right, other.right) > Math.max(one.left, other.left)
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  return words.flatMap(([name, box], at) => words.slice(at + 1).filter(([, other]) => isOver(box, other)).map(([other]) => [name, other]));
}"""
NARROW = (375, 360, 320)  # px: phones that are narrower than the one beside which all screens are looked at


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_view_is_seen_without_scrolling_and_no_name_on_its_map_is_cut_off(
    walk: Callable[..., Visitor], lang: str
) -> None:
    """On a phone too: the map, all years below it, and the numbers; what is said in sentences comes after them."""
    visitor = walk().turn("overview", f"lang={lang}")
    expect(visitor.page.locator(".valley a.deposit")).to_have_count(3)
    for size, (width, height) in SIZES.items():
        visitor.resize(width, height)
        bottom, years = (visitor.page.evaluate(BOTTOM, name) for name in (".valley", ".strip .axis"))
        if size == "phone":
            assert 0 < visitor.page.evaluate(TOP, ".strip") - bottom < 40
            assert visitor.page.evaluate(TOP, "p.lead") > visitor.page.evaluate(BOTTOM, ".first-numbers")
        expect(visitor.page.locator(".first-numbers .quiet"), "of which years they are").to_be_visible()
        assert max(years, visitor.page.evaluate(BOTTOM, ".first-numbers")) <= height, size
        number, cut = visitor.page.evaluate(CUT)
        assert number > 5, size
        assert cut == [], size
    for width in NARROW:
        visitor.resize(width, 800)
        assert visitor.page.evaluate(CUT)[1] == [], width
        assert width < 360 or visitor.page.evaluate(BOTTOM, ".first-numbers") <= 800, width
    visitor.resize(360, 640)
    assert visitor.page.evaluate(LAID_OVER) == []
    villages = visitor.page.locator(".first-view .ways a")
    for at in range(2):
        expect(villages.nth(at), "a resident finds the own village beside the map").to_be_in_viewport(ratio=1)


def test_a_village_named_below_the_map_is_a_tap_from_its_page(walker: Visitor) -> None:
    walker.turn("overview", "lang=ky")
    walker.page.locator(".first-view .ways").get_by_role("link", name="Арал").click()
    walker.expect_query(place="aral", lang="ky")
    expect(walker.heading).to_have_text("Арал")
    walker.expect_no_harm()


def test_a_number_leads_to_its_records_and_a_mark_to_its_event(walker: Visitor) -> None:
    walker.turn("overview")
    walker.page.locator(".first-numbers a").nth(1).click()
    walker.expect_screen("timeline")
    walker.expect_query(part="records", kind="violent")
    expect(walker.page.get_by_role("heading", name="Violent incidents: 5")).to_be_visible()
    walker.turn("overview")
    walker.page.locator(".strip a.violent").first.click()
    walker.expect_screen("timeline")
    expect(walker.page.locator(".st-key-event-card").get_by_role("heading")).to_be_visible()
    walker.expect_no_harm()


def test_a_deposit_on_the_map_leads_to_its_profile(walker: Visitor) -> None:
    walker.turn("overview")
    walker.page.locator(".valley a.deposit", has_text="Jerui").click()
    walker.expect_screen("map")
    walker.expect_query(place="jerui")
    expect(
        walker.page.locator(".st-key-profile").get_by_role("heading", name="Jerui", exact=True)
    ).to_be_visible()
    walker.expect_no_harm()


def test_on_paper_a_title_stands_on_the_page_of_its_picture(walker: Visitor) -> None:
    pages = texts(walker.turn("overview").page.pdf(prefer_css_page_size=True))
    titled = [page for page in pages if "fall outside what documents show" in " ".join(page.split())]
    assert "Ownership changes" in "".join(some(titled))


def test_ways_to_other_screens_are_not_printed(walker: Visitor) -> None:
    expect(walker.turn("overview").page.get_by_role("heading", name="Where to start")).to_be_visible()
    printed = " ".join(" ".join(texts(walker.page.pdf(prefer_css_page_size=True))).split())
    assert "Three gold deposits" in printed
    assert "Where to start" not in printed and "You research or report" not in printed
