"""The explorer of recommendations, by clicking."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser.visitor import Visitor

GROUPS = {"ngo": 3, "company": 2, "research": 3, "national": 3, "local": 3}


def cards(visitor: Visitor) -> object:
    return expect(visitor.page.locator('[class*="st-key-card-"]'))


def test_a_click_on_a_stakeholder_shows_what_it_was_asked(walker: Visitor) -> None:
    walker.turn("recommendations")
    cards(walker).to_have_count(14)
    walker.pill(re.compile(r"^Local government")).click()
    walker.expect_query(stakeholder="local")
    cards(walker).to_have_count(3)
    walker.settle().pill(re.compile(r"^Mining companies")).click()
    walker.expect_query(stakeholder="company,local")
    cards(walker).to_have_count(5)
    walker.expect_no_harm()


def test_the_count_beside_a_choice_is_what_the_choice_shows(walker: Visitor) -> None:
    walker.turn("recommendations")
    found = {}
    for choice in walker.page.locator(".st-key-facets").get_by_role("button").all_inner_texts():
        if match := re.search(r"^(.+) \((\d+)\)$", choice.strip()):
            found[match[1]] = int(match[2])
    assert found
    name, count = next((name, count) for name, count in found.items() if name.startswith("Mining companies"))
    assert count == GROUPS["company"]
    assert sum(list(found.values())[: len(GROUPS)]) == 14
    walker.pill(re.compile(rf"^{name}")).click()
    cards(walker).to_have_count(count)


def test_a_search_without_result_has_a_way_out(walker: Visitor) -> None:
    walker.turn("recommendations")
    search = walker.page.get_by_label("Search in all texts")
    search.fill("zzzz")
    search.press("Enter")
    walker.expect_query(q="zzzz")
    cards(walker).to_have_count(0)
    expect(walker.page.get_by_text("No recommendation fits these filters").first).to_be_visible()
    walker.page.get_by_role("button", name="Clear all filters").click()
    cards(walker).to_have_count(14)
    walker.expect_query(q=None)
    expect(search).to_have_value("")
    walker.expect_no_harm()


def test_a_link_with_filters_opens_that_very_view(visitor: Visitor) -> None:
    visitor.open("recommendations", "stakeholder=local&q=EITI")
    shown = visitor.page.locator('[class*="st-key-card-"]')
    expect(shown.first).to_be_visible()
    assert 1 <= shown.count() < GROUPS["local"]
    expect(visitor.page.get_by_label("Search in all texts")).to_have_value("EITI")
    visitor.expect_no_harm()
