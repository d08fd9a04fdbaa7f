"""The first view of the Overview: seen without scrolling, and everything in it leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.visitor import SIZES, Visitor
from dashboard.i18n import LANGUAGES

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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["laptop", "projector"])
def test_title_lead_map_and_years_are_seen_without_scrolling(
    visit: Callable[..., Visitor], size: str, lang: str
) -> None:
    visitor = visit(size=SIZES[size])
    visitor.open("overview", f"lang={lang}")
    expect(visitor.page.locator(".valley a.deposit")).to_have_count(3)
    assert visitor.page.evaluate(BOTTOM, ".strip .axis") <= SIZES[size][1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_the_map_begins_in_the_first_screen_and_the_years_follow(
    visit: Callable[..., Visitor], lang: str
) -> None:
    visitor = visit(size=SIZES["phone"])
    visitor.open("overview", f"lang={lang}")
    expect(visitor.page.locator(".valley")).to_be_visible()
    assert visitor.page.evaluate(TOP, ".valley") < SIZES["phone"][1] * 0.7
    assert 0 < visitor.page.evaluate(TOP, ".strip") - visitor.page.evaluate(BOTTOM, ".valley") < 40


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["phone", "laptop", "projector"])
def test_no_name_on_the_map_is_cut_off(visit: Callable[..., Visitor], size: str, lang: str) -> None:
    visitor = visit(size=SIZES[size])
    visitor.open("overview", f"lang={lang}")
    expect(visitor.page.locator(".valley a.deposit").first).to_be_visible()
    number, cut = visitor.page.evaluate(CUT)
    assert number > 5
    assert cut == []


def test_a_number_leads_to_its_records_and_a_mark_to_its_event(visitor: Visitor) -> None:
    visitor.open("overview")
    visitor.page.locator(".first-numbers a").nth(1).click()
    visitor.expect_screen("timeline")
    visitor.expect_query(part="records", kind="violent")
    expect(visitor.page.get_by_role("heading", name="Violent incidents: 4")).to_be_visible()
    visitor.open("overview")
    visitor.page.locator(".strip a.violent").first.click()
    visitor.expect_screen("timeline")
    expect(visitor.page.locator(".st-key-event-card").get_by_role("heading")).to_be_visible()
    visitor.expect_no_harm()


def test_a_deposit_on_the_map_leads_to_its_profile(visitor: Visitor) -> None:
    visitor.open("overview")
    visitor.page.locator(".valley a.deposit", has_text="Jerui").click()
    visitor.expect_screen("map")
    visitor.expect_query(place="jerui")
    expect(
        visitor.page.locator(".st-key-profile").get_by_role("heading", name="Jerui", exact=True)
    ).to_be_visible()
    visitor.expect_no_harm()
