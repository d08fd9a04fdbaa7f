"""A link to a face turns its own figure, leaves the others as they are, and is in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from browser.visitor import Visitor

YEARS, DOCUMENTS, HARM = (
    f".st-key-figure-{name}" for name in ("actions-per-year", "documents-per-year", "harm")
)
VIEW = "lang=en&part=years&mine=jerui&kind=violent"


def marked(walker: Visitor, figure: str) -> Locator:
    return walker.page.locator(f"{figure} .faces [aria-current]")


def test_a_figure_is_turned_alone_and_back_turns_it_again(walker: Visitor) -> None:
    walker.turn("timeline", VIEW)
    walker.face("Table", YEARS).click()
    walker.settle().expect_query(face="actions-per-year.table", mine="jerui", kind="violent")
    expect(walker.page.locator(f"{YEARS} .stDataFrame")).to_be_visible()
    walker.face("Sources", DOCUMENTS).click()
    walker.settle().expect_query(face="actions-per-year.table,documents-per-year.sources")
    expect(walker.page.locator(f"{YEARS} .stDataFrame")).to_be_visible()
    expect(walker.page.locator(f"{DOCUMENTS} .sources")).to_be_visible()
    walker.face("Chart", YEARS).click()
    walker.settle().expect_query(face="documents-per-year.sources")
    expect(walker.page.locator(f"{YEARS} canvas, {YEARS} svg.marks").first).to_be_visible()
    walker.page.go_back()
    walker.settle().expect_query(face="actions-per-year.table,documents-per-year.sources")
    expect(walker.page.locator(f"{YEARS} .stDataFrame")).to_be_visible()
    expect(marked(walker, YEARS)).to_have_text("Table")
    walker.expect_no_harm()


def test_who_has_taken_a_file_waits_for_nothing(walker: Visitor) -> None:
    walker.turn("timeline", f"{VIEW}&face=actions-per-year.download")
    with walker.page.expect_download():
        walker.page.locator(YEARS).get_by_role("button", name="Drawing (SVG)").click()
    walker.settle()
    now = "(it) => { it.click(); return location.search; }"
    assert "face=" not in str(walker.face("Chart", YEARS).evaluate(now)), "at once, as no run was asked for"
    walker.settle().expect_no_harm()


def test_two_figures_that_are_turned_in_one_breath_are_both_turned(walker: Visitor) -> None:
    walker.turn("timeline", VIEW)
    pressed = [walker.face("Table", YEARS), walker.face("Sources", DOCUMENTS)]
    walker.page.evaluate("all => all.forEach(one => one.click())", [one.element_handle() for one in pressed])
    walker.settle().expect_query(face="actions-per-year.table,documents-per-year.sources")
    for figure, face in ((YEARS, "Table"), (DOCUMENTS, "Sources")):
        expect(marked(walker, figure)).to_have_text(face)
    walker.expect_no_harm()


def test_a_face_is_marked_at_once_and_opens_in_another_tab_with_all_that_is_chosen(walker: Visitor) -> None:
    walker.turn("timeline", f"{VIEW}&face=documents-per-year.table")
    link = walker.face("Download", YEARS)
    now = "(it) => { it.click(); return it.ariaCurrent; }"
    assert link.evaluate(now) == "true", "before the server has answered"
    walker.settle()
    link = walker.face("Sources", YEARS)
    link.focus()
    address = str(link.evaluate("(it) => it.href"))
    assert address.endswith(f"{VIEW}&face=documents-per-year.table,actions-per-year.sources")
    walker.expect_no_harm()


def test_a_face_stays_in_another_language_and_goes_with_its_part_of_the_screen(walker: Visitor) -> None:
    walker.turn("timeline", f"{VIEW}&face=actions-per-year.table")
    walker.page.locator(".choice.languages a").last.click()
    walker.settle().expect_query(lang="ky", face="actions-per-year.table")
    expect(walker.page.locator(f"{YEARS} .stDataFrame")).to_be_visible()
    walker.page.locator(".choice.parts a").first.click()
    walker.settle().expect_query(part=None, face=None)
    walker.expect_no_harm()


def test_the_page_stays_where_it_is_scrolled_while_a_figure_is_turned(walker: Visitor) -> None:
    walker.turn("timeline", VIEW)
    link = walker.face("Sources", DOCUMENTS)
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    walker.settle().expect_query(face="documents-per-year.sources")
    after = link.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2
    walker.expect_no_harm()


@pytest.mark.parametrize("screen", ["sources", "recommendations"])
def test_words_that_were_just_typed_and_the_face_that_is_pressed_next_both_hold(
    walker: Visitor, screen: str
) -> None:
    words = walker.turn(screen, "lang=en").page.get_by_test_id("stTextInput").get_by_role("textbox")
    owner = str(walker.face("Table").evaluate("(it) => new URLSearchParams(it.dataset.sets).get('face')"))
    for _ in range(4):  # one of three was lost
        words.fill("water")
        walker.face("Table").click()
        walker.settle().expect_query(q="water", face=owner)
        expect(words).to_have_value("water")
        walker.turn(screen, "lang=en")
        expect(words).to_have_value("")
    walker.expect_no_harm()


def test_words_that_are_typed_and_taken_back_keep_nobody_waiting(walker: Visitor) -> None:
    words = walker.turn("sources", "lang=en").page.get_by_test_id("stTextInput").get_by_role("textbox")
    words.fill("water")
    words.fill("")
    walker.face("Table").click()
    walker.settle().expect_query(q=None, face="documents.table")
    walker.expect_no_harm()


def test_a_figure_that_is_left_is_not_turned_any_more_and_none_of_its_numbers_opened(walker: Visitor) -> None:
    walker.turn("timeline", VIEW)
    number = walker.page.locator(f"{YEARS} .finding a").first
    pressed = [walker.page.locator(".choice.parts a").first, walker.face("Table", YEARS), number]
    walker.page.evaluate("all => all.forEach(one => one.click())", [one.element_handle() for one in pressed])
    walker.settle().expect_query(part=None, face=None, behind=None)
    expect(walker.page.locator(".st-key-figure-timeline .faces [aria-current]")).to_have_text("Chart")
    expect(walker.page.get_by_text("Not understood in the address")).to_have_count(0)
    walker.expect_no_harm()


def test_a_face_of_a_figure_that_nothing_fits_waits_until_something_does(walker: Visitor) -> None:
    both = "actions-per-year.table,harm.table"  # the second one is left out then
    walker.turn("timeline", f"lang=en&part=years&mine=jerui&from=1994&to=1995&face={both}")
    expect(walker.page.locator(f":is({YEARS}, {HARM}) .faces")).to_have_count(0)
    expect(walker.page.get_by_text("Not understood in the address")).to_have_count(0)
    walker.page.locator(YEARS).get_by_role("button", name="Clear all filters").click()
    walker.settle().expect_query(mine=None, face=both)
    for figure in (YEARS, HARM):
        expect(walker.page.locator(f"{figure} .stDataFrame")).to_be_visible()
    walker.expect_no_harm()


def test_a_figure_of_two_screens_shows_its_chart_on_the_second_too(walker: Visitor) -> None:
    for screen, query in (("overview", ""), ("timeline", "part=study")):
        figure = walker.turn(screen, query).page.locator(".st-key-figure-study-against-documented")
        expect(figure.locator(".faces [aria-current]")).to_have_text("Chart")
        expect(figure.locator(".study a").first).to_be_attached()
