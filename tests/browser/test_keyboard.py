"""Each visit of the design by keyboard alone: what a visitor came for is reached, and it shows where the keyboard is."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, expect

from browser.visitor import SCREENS, SIZES, Visitor, heading
from dashboard.figures.words.terms import Term
from dashboard.i18n import LANGUAGES, Translator
from dashboard.map_assets import frame_script
from dashboard.outputs.markup import markup
from dashboard.paths import STYLES

SLOWER = 6  # times as slow as this machine, at which tabs lost the keyboard


def downloaded(visitor: Visitor) -> str:
    """Press what has the keyboard, and name the file that comes."""
    with visitor.page.expect_download() as coming:
        visitor.page.keyboard.press("Enter")
    return coming.value.suggested_filename


def test_a_policymaker_reaches_what_local_government_is_asked(visitor: Visitor) -> None:
    visitor.open("overview")
    visitor.reach(LANGUAGES["ru"]).press("Enter")
    visitor.expect_query(lang="ru")
    t = Translator("ru")
    expect(visitor.heading).to_have_text(heading("ru", "overview"))
    visitor.reach(t("Recommendations"), "Shift+Tab").press("Enter")  # the menu stands before the languages
    expect(visitor.heading).to_have_text(t(SCREENS["recommendations"]))

    visitor.settle().reach("Местная власть").press("Enter")
    visitor.expect_query(stakeholder="local", lang="ru")
    expect(visitor.page.locator("main .recommendation")).to_have_count(3)
    visitor.settle().reach(re.compile("^2.*частично$", re.DOTALL)).press("Enter")
    visitor.expect_query(recommendation="local-2", stakeholder="local")
    steps = visitor.page.locator("details.steps-of")
    expect(steps).to_have_attribute("open", "")
    visitor.expect_no_harm()


def test_a_resident_reaches_the_village_and_what_happened_there(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=SIZES["phone"])
    visitor.open("map")
    visitor.reach("Jerui").press("Space")
    visitor.expect_query(mine="jerui")
    visitor.settle().reach(re.compile("Kara-Oi")).press("Enter")
    visitor.expect_query(place="kara-oi", mine="jerui")
    profile = visitor.page.locator(".st-key-profile")
    expect(profile.get_by_role("heading", name="Kara-Oi", exact=True)).to_be_visible()
    visitor.settle().reach(re.compile("^1?[0-9] [A-Z][a-z]+ [0-9]{4}|^[A-Z][a-z]+ [0-9]{4}: ")).press("Enter")
    expect(profile.get_by_role("link", name="Open on the timeline").first).to_be_visible()
    visitor.reach("Open on the timeline").reach(re.compile(r"^\d+ sources$")).press("Enter")
    expect(profile.locator(".sources a").first).to_be_visible()
    visitor.expect_no_harm()


def test_a_researcher_reaches_an_event_its_sources_and_the_rows(visitor: Visitor) -> None:
    visitor.open("timeline")
    visitor.reach(re.compile("^Open an event")).press("ArrowDown", "ArrowDown", "Enter")
    card = visitor.page.locator(".st-key-event-card")
    expect(card.get_by_role("heading")).to_be_visible()
    assert "event=" in visitor.page.url
    visitor.settle().reach("Close").press("Enter")
    expect(card).to_have_count(0)

    visitor.settle().reach("Sources", "Shift+Tab").press("Enter")
    figure = visitor.page.locator('[class*="st-key-figure-"]').first
    expect(figure.locator(".sources a").first).to_be_visible()
    visitor.settle().reach("Download").press("Enter")
    visitor.settle().reach(re.compile("zip", re.IGNORECASE))
    assert downloaded(visitor).endswith(".zip")
    visitor.expect_no_harm()


def test_the_keyboard_stays_on_the_face_it_chose_while_a_slow_machine_draws(visitor: Visitor) -> None:
    visitor.open("timeline")
    visitor.reach(re.compile("^Chart$"))
    machine = visitor.page.context.new_cdp_session(visitor.page)
    try:
        for key, face in (("Tab", "Download"), ("Shift+Tab", "Table")):
            visitor.reach(face, key)
            machine.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            visitor.press("Enter").page.wait_for_timeout(300)
            assert visitor.settle().focused() == face
            machine.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    finally:
        machine.send("Emulation.setCPUThrottlingRate", {"rate": 1})  # the tab is lent again
        machine.detach()


def test_a_researcher_reaches_the_whole_of_the_data(visitor: Visitor) -> None:
    visitor.open("overview")
    visitor.reach("Sources").press("Enter")
    visitor.expect_screen("sources")
    visitor.settle().reach("Documents").reach("Reuse").press("Enter")
    visitor.expect_query(section="reuse")
    visitor.settle().reach("Whole data package")
    assert downloaded(visitor).endswith(".zip")
    visitor.expect_no_harm()


def test_a_table_is_entered_and_left(visitor: Visitor) -> None:
    visitor.open("sources", "section=tables&table=seats")
    visitor.reach("Download as CSV").reach("CANVAS")
    visitor.reach("Table", most=30)  # of the next figure, past the columns of this one
    visitor.expect_no_harm()


def test_escape_closes_the_meaning_of_a_word_which_opens_again_when_it_is_come_back_to(
    browser: Browser,
) -> None:
    script = frame_script()
    style = (STYLES / "words.css").read_text(encoding="utf-8")
    terms = markup(
        "terms",
        lead="Words:",
        terms=[Term("range", "range", "Two numbers."), Term("eiti", "EITI", "A rule.")],
    )
    with browser.new_page() as page:
        page.set_content(
            f"<style>{style}</style>{terms}<script data-base='' data-screens=''>{script}</script>"
        )
        word, meaning = page.get_by_role("button", name="range"), page.locator("#term-range")
        other = page.locator("#term-eiti")

        page.keyboard.press("Tab")
        expect(word).to_be_focused()
        expect(meaning).to_be_visible()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(word).to_be_focused()
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        expect(other).to_be_visible()
        page.keyboard.press("Shift+Tab")
        expect(meaning).to_be_visible()
        expect(other).to_be_hidden()

        word.evaluate("one => one.blur()")
        word.hover()
        expect(meaning).to_be_visible()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        page.mouse.move(600, 400)
        word.hover()
        expect(meaning).to_be_visible()
