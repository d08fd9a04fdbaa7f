"""A resident's way: in Kyrgyz, on a phone, from the front page to the own village in two taps; what folds, and what paper shows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.axe import faults_of
from browser.visitor import SIZES, Theme, Visitor

PHONE = SIZES["phone"]
FIRST_WAY = ".valley"  # the map of the first view
SECOND_WAY = ".ways:has(b)"  # names in a row below it, which goes on to the side


@pytest.mark.parametrize("way", [FIRST_WAY, SECOND_WAY])
def test_a_village_is_one_tap_from_the_front_page_on_a_phone_in_kyrgyz(
    walk: Callable[..., Visitor], way: str
) -> None:
    resident = walk(size=PHONE)
    resident.turn("overview", "lang=ky")
    name = resident.page.locator(way).get_by_role("link", name="Кара-Ой")
    name.evaluate("name => name.scrollIntoView({block: 'nearest', inline: 'nearest'})")
    box = name.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0], "nothing of the name is cut off"
    assert box["height"] >= 24, "a finger finds it"
    assert resident.page.evaluate("document.querySelector('main').scrollTop") == 0
    assert box["y"] + box["height"] < PHONE[1], "it is seen without scrolling down"
    name.click()
    resident.expect_query(place="kara-oi", lang="ky")
    expect(resident.heading).to_have_text("Кара-Ой")
    expect(resident.page).to_have_title("Кара-Ой · Талас кен атласы")
    resident.expect_no_harm()


def test_a_village_without_events_is_two_taps_away(visit: Callable[..., Visitor]) -> None:
    resident = visit(size=PHONE)
    resident.open("overview", "lang=ky")
    row = resident.page.locator(SECOND_WAY)
    expect(row.get_by_role("link", name="Кеңеш")).to_have_count(0)
    row.get_by_role("link", name="Бардык жерлер").click()
    resident.page.get_by_role("link", name="Кеңеш").click()
    expect(resident.heading).to_have_text("Кеңеш")
    resident.expect_query(place="kengesh")
    resident.page.reload()
    expect(resident.heading).to_have_text("Кеңеш")
    resident.settle().page.go_back()
    expect(resident.heading).to_have_text("Айылыңызды табыңыз")


def test_a_place_that_is_pressed_far_down_the_list_begins_at_its_top(walk: Callable[..., Visitor]) -> None:
    visitor = walk(size=(390, 700)).turn("place")
    visitor.page.locator(".all-places a").last.click()
    expect(visitor.heading).not_to_have_text("Find your village")
    assert visitor.settle().page.evaluate("document.querySelector('main').scrollTop") == 0
    visitor.expect_no_harm()


@pytest.mark.parametrize("width", [1280, 620])
def test_what_a_village_map_does_not_name_lies_outside_of_it(
    walk: Callable[..., Visitor], width: int
) -> None:
    visitor = walk(size=(width, 800))
    visitor.turn("place", "place=kara-oi")
    expect(visitor.page.locator(".village-head .valley")).to_be_visible()
    inside, hidden = visitor.page.evaluate(
        """() => {
            const window = document.querySelector(".village-head .valley").getBoundingClientRect();
            const sheet = document.querySelector(".village-head .valley .sheet").getBoundingClientRect();
            const unnamed = [...document.querySelectorAll(".village-head .valley .edge")]
                .filter(word => getComputedStyle(word).display === "none")
                .map(word => sheet.left + sheet.width * parseFloat(word.style.getPropertyValue("--left")) / 100);
            return [unnamed.filter(x => x > window.left && x < window.right), unnamed.length];
        }"""
    )
    assert hidden, "a narrow window leaves names out"
    assert inside == []


def test_the_profile_beside_the_map_leads_to_the_page(walker: Visitor) -> None:
    walker.turn("map", "place=aral")
    walker.page.locator(".st-key-profile").get_by_role("link", name="The page of this place").click()
    expect(walker.heading).to_have_text("Aral")
    walker.expect_query(place="aral")


def test_a_line_opens_by_the_keyboard_with_its_documents(walker: Visitor) -> None:
    walker.turn("place", "place=kara-oi")
    key = walker.page.locator(".water-runs").bounding_box()
    assert key and key["width"] > 3 * key["height"], "what the map shows is read in the width of its column"
    line = walker.page.locator(".village-lines > li > details").first
    expect(line.locator("p").first).not_to_be_visible()
    line.locator("summary").focus()
    walker.press("Enter")
    expect(line.locator("p").first).to_be_visible()
    expect(line.get_by_role("link").first).to_be_visible()


def test_the_documents_of_a_line_stand_behind_their_number_and_open_by_the_keyboard(walker: Visitor) -> None:
    walker.turn("place", "place=kara-oi")
    folded = walker.page.locator(".line-sources details").first
    expect(folded.locator("summary")).to_have_text(re.compile(r"^\d+ sources?(, one side's account)?$"))
    expect(folded.get_by_role("link").first).not_to_be_visible()
    folded.locator("summary").focus()
    walker.press("Enter")
    expect(folded.get_by_role("link").first).to_be_visible()


def test_paper_shows_what_folds_and_nothing_that_is_pressed(walker: Visitor) -> None:
    walker.turn("place", "place=bekmoldo")
    page = walker.page
    page.emulate_media(media="print")
    folded = page.locator(".village-lines details p.fact")
    assert folded.count() > 10
    for number in range(folded.count()):
        expect(folded.nth(number)).to_be_visible()
    cited = page.locator(".village-lines .cited")
    assert cited.count() > 10
    for number in range(cited.count()):
        expect(cited.nth(number)).to_be_visible()
    expect(page.locator(".village-address")).to_be_visible()
    expect(
        page.locator(".village-address .address")
    ).to_be_hidden()  # from paper nobody else gets to this machine
    for pressed in (".st-key-frame-menu", ".st-key-village-rest", "main .ways"):
        expect(page.locator(pressed).first).not_to_be_visible()


@pytest.mark.parametrize(
    ("query", "size", "theme"),
    [
        ("place=kara-oi&lang=ky", "phone", "light"),
        ("place=jerui&lang=ru", "laptop", "dark"),
        ("", "phone", "dark"),
        ("place=aral", "projector", "light"),
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    walk: Callable[..., Visitor], query: str, size: str, theme: Theme
) -> None:
    visitor = walk(size=SIZES[size], theme=theme)
    visitor.turn("place", query)
    page = visitor.page
    page.evaluate("document.querySelectorAll('.village-lines details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visitor.stretch()
    assert faults_of(visitor) == []
    visitor.expect_no_harm()
