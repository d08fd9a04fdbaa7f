"""The study beside the documents: a row opens its records, says so, stays in sight, and has the keyboard again when they are closed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.visitor import SIZES, Visitor

OWNER = "study-against-documented"


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_a_row_opens_its_records_and_has_the_keyboard_again(walk: Callable[..., Visitor], size: str) -> None:
    walker = walk(size=SIZES[size]).turn("overview", "lang=en")
    page = walker.page
    row = page.locator(".study a").last
    expect(row).to_have_accessible_name(
        re.compile(r"^Violent incidents.*presentation, verbatim: 2.*documents: 2")
    )
    row.focus()
    page.keyboard.press("Enter")
    walker.expect_query(behind=f"{OWNER}.taldy-bulak.violent")
    walker.settle()
    opened = page.locator(f".st-key-behind-of-{OWNER}-number")
    expect(opened).to_contain_text("Taldy-Bulak · Violent incidents: 2")
    expect(opened.get_by_role("listitem").first).to_be_visible()
    expect(page.locator(".study a[aria-current]")).to_have_count(1)
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_in_viewport()
    opened.get_by_role("button", name="Close").press("Enter")
    expect(opened).to_have_count(0)
    expect(row).to_be_focused()
    expect(page.locator(".study a[aria-current]")).to_have_count(0)
    walker.settle().expect_query(behind=None)
    walker.expect_no_harm()
