"""The frame: deep links, menu, address, Back and reload, keyboard, width of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.visitor import MENU, SCREENS, SIZES, TOO_WIDE, Visitor, query_of, visiting
from dashboard.selection import PARTS, SECTIONS
from support import running

WIDTHS = (1920, 1280, 768, 390)
FILTERED = ("map", "timeline", "participation")  # screens with the filters of the frame
SHARED = "lang=en&mine=jerui&from=2005&to=2013"
OWN = {  # parameters of the screen itself
    "overview": "",
    "map": "place=kara-oi",
    "timeline": "event=jerui-2007-05-26-violent&kind=violent",
    "participation": "",
    "stakeholders": "",
    "recommendations": "stakeholder=ngo",
    "sources": "section=tables&table=seats",
}


def pressed(visitor: Visitor, place: str) -> list[str]:
    """Names of the choices that are made in a part of the screen."""
    chosen = visitor.page.locator(place).locator("button[aria-pressed=true], [role=radio][aria-checked=true]")
    return [text.strip() for text in chosen.all_inner_texts()]


def year(visitor: Visitor, end: str) -> Locator:
    """A thumb of the slider of years."""
    return visitor.page.locator(f'input[aria-label="Years — {end}"]')


def expect_own_selection(visitor: Visitor, screen: str) -> None:
    """What the screen's own parameters chose is what is shown."""
    page = visitor.page
    if screen == "map":
        expect(
            page.locator(".st-key-profile").get_by_role("heading", name="Kara-Oi", exact=True)
        ).to_be_visible()
    if screen == "timeline":
        expect(page.locator(".st-key-event-card")).to_contain_text("26 May 2007")
        assert pressed(visitor, ".st-key-timeline-filters") == ["violent incident"]
    if screen == "recommendations":
        expect(page.get_by_text("Our status:")).to_have_count(3)
        assert any(name.startswith("Donor-funded NGOs") for name in pressed(visitor, ".st-key-facets"))
    if screen == "sources":
        expect(page.get_by_text("Columns of seats.csv, as the schema")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_request_to_a_fresh_server_opens_the_very_view(
    browser: Browser, screen: str, tmp_path: Path
) -> None:
    with running(tmp_path) as server, visiting(browser, server.url) as visitor:
        own = OWN[screen]
        visitor.open(screen, SHARED + ("&" + own if own else ""))
        visitor.expect_screen(screen)
        expect(visitor.menu).to_have_count(MENU)
        wanted = query_of("?" + SHARED)
        visitor.expect_query(**wanted, **query_of("?" + own))
        for link in visitor.menu.all():
            assert query_of(link.get_attribute("href") or "") == wanted
        if screen in FILTERED:
            assert pressed(visitor, ".st-key-frame-filters") == ["Jerui"]
            expect(year(visitor, "start")).to_have_value("2005")
            expect(year(visitor, "end")).to_have_value("2013")
        expect_own_selection(visitor, screen)
        visitor.expect_no_harm()


def test_every_screen_has_a_page_title_of_its_own(visitor: Visitor) -> None:
    seen = set()
    for screen in SCREENS:
        visitor.open(screen)
        title = visitor.page.title()
        assert screen == "overview" or screen.capitalize() in title, f"{screen}: {title}"
        seen.add(title)
    assert len(seen) == len(SCREENS)


def test_the_menu_keeps_what_every_screen_shares_and_drops_the_rest(visitor: Visitor) -> None:
    visitor.open("timeline", SHARED + "&kind=violent")
    for screen in ("participation", "stakeholders", "recommendations", "overview", "map"):
        visitor.link(screen.capitalize()).click()
        visitor.expect_screen(screen)
        visitor.expect_query(**query_of("?" + SHARED), kind=None)
    visitor.settle()
    assert pressed(visitor, ".st-key-frame-filters") == ["Jerui"]
    visitor.expect_no_harm()


def test_back_forward_and_reload_restore_screen_and_filters(visitor: Visitor) -> None:
    visitor.open("timeline", "lang=en&mine=andash")
    visitor.pill("Jerui").click()
    visitor.expect_query(mine="jerui,andash")
    visitor.settle().link("Participation").click()
    visitor.expect_screen("participation")
    visitor.settle().pill("Andash").click()
    visitor.expect_query(mine="jerui")

    visitor.settle().page.go_back()
    visitor.expect_query(mine="jerui,andash")
    visitor.settle().expect_screen("participation")
    assert pressed(visitor, ".st-key-frame-filters") == ["Jerui", "Andash"]
    visitor.page.go_back()
    visitor.expect_screen("timeline")
    visitor.settle()
    assert pressed(visitor, ".st-key-frame-filters") == ["Jerui", "Andash"]
    visitor.page.go_back()
    visitor.expect_query(mine="andash")
    visitor.settle().expect_screen("timeline")
    assert pressed(visitor, ".st-key-frame-filters") == ["Andash"]

    for _ in range(3):
        visitor.page.go_forward()
        visitor.settle()
    visitor.expect_query(mine="jerui")
    visitor.expect_screen("participation")
    visitor.page.reload()
    visitor.settle().expect_screen("participation")
    visitor.expect_query(mine="jerui")
    assert pressed(visitor, ".st-key-frame-filters") == ["Jerui"]
    visitor.expect_no_harm()


def test_choices_of_the_frame_write_ids_and_years_into_the_address(visitor: Visitor) -> None:
    visitor.open("participation")
    visitor.pill("Taldy-Bulak").click()
    visitor.expect_query(mine="taldy-bulak")
    start = year(visitor.settle(), "start")
    start.focus()
    for step in ("1995", "1996"):
        start.press("ArrowRight")
        visitor.expect_query(mine="taldy-bulak", from_=step, to=None)
        visitor.settle()
    year(visitor.settle(), "end").press("ArrowLeft")
    visitor.expect_query(from_="1996", to="2025")
    visitor.expect_no_harm()


def test_choices_made_quickly_after_each_other_are_all_kept(visitor: Visitor) -> None:
    visitor.open("participation")
    for name in ("Jerui", "Andash", "Taldy-Bulak"):
        visitor.pill(name).click()
    visitor.settle().page.wait_for_timeout(500)
    assert pressed(visitor.settle(), ".st-key-frame-filters") == ["Jerui", "Andash", "Taldy-Bulak"]
    start = year(visitor, "start")
    start.focus()
    for _ in range(6):
        start.press("ArrowRight")
    visitor.expect_query(mine="jerui,andash,taldy-bulak", from_="2000")


def test_what_an_address_says_wrongly_is_named_once_and_dropped(visitor: Visitor) -> None:
    visitor.open("timeline", "mine=jerui,atlantis&from=1066&colour=%3Cb%3Ered&kind=riot")
    line = visitor.page.get_by_text("Not understood in the address")
    expect(line).to_have_count(1)
    for words in ("mine=atlantis", "from=1066", "colour=<b>red", "kind=riot"):
        expect(line).to_contain_text(words)
    visitor.expect_query(mine="jerui", from_=None, colour=None, kind=None)
    visitor.pill("Andash").click()
    visitor.expect_query(mine="jerui,andash")
    visitor.expect_no_harm()


def test_menu_and_filters_are_reached_and_worked_by_keyboard(visitor: Visitor) -> None:
    visitor.open("overview")
    focus = "document.activeElement.matches('a, button') ? document.activeElement.innerText : ''"

    def tab_to(name: str) -> None:
        for _ in range(40):
            visitor.page.keyboard.press("Tab")
            if name in visitor.page.evaluate(focus):
                return
        raise AssertionError(f"{name} was not reached by Tab")

    tab_to("Timeline")
    visitor.page.keyboard.press("Enter")
    visitor.expect_screen("timeline")
    visitor.settle()
    tab_to("Jerui")
    visitor.page.keyboard.press("Enter")
    visitor.expect_query(mine="jerui")
    visitor.settle()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Space")
    visitor.expect_query(mine="jerui,andash")
    visitor.settle()
    visitor.expect_no_harm()


def test_the_years_follow_the_deposits_for_a_keyboard(visitor: Visitor) -> None:
    visitor.open("participation")
    visitor.pill("Jerui").focus()
    visitor.page.keyboard.press("Tab")
    expect(year(visitor, "start")).to_be_focused()
    visitor.page.keyboard.press("ArrowRight")
    visitor.expect_query(from_="1995")


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_scrolls_sideways(visit: Callable[..., Visitor], screen: str) -> None:
    visitor = visit(size=(WIDTHS[0], 1080))
    visitor.open(screen, OWN[screen])
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": SIZES["phone"][1]})
        visitor.page.wait_for_timeout(300)  # charts follow the width a little later
        visitor.settle()
        assert visitor.page.evaluate(TOO_WIDE) == [], f"at {width} px"


def test_on_a_tablet_no_part_of_a_screen_is_wider_than_it(visit: Callable[..., Visitor]) -> None:
    parts = [
        *((screen, "") for screen in SCREENS),
        *((screen, f"part={part}") for screen, own in PARTS.items() for part in own[1:]),
        *(("sources", f"section={section}") for section in SECTIONS[1:]),
    ]
    visitor = visit(size=(768, 1024))
    for screen, query in parts:
        visitor.open(screen, f"lang=ky&{query}")  # the longest words
        assert visitor.page.evaluate(TOO_WIDE) == [], (screen, query)
