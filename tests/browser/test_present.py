"""The talk on a stage: keys, clicks, address, years that play, the speaker's window, the way to the live screen and back."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from pptx import Presentation

from browser.measures import LEAVE
from browser.on_stage import DATA, LAST, THEMES, expect_step, stage, title_of
from browser.visitor import Visitor
from dashboard.figures.drawing.colours import PAPER
from dashboard.figures.story import plan
from dashboard.texts import unbroken
from support import STARTED_WITHIN
from talk import scenes


def test_every_key_of_a_speaker_or_a_clicker_moves_by_one(walker: Visitor) -> None:
    stage(walker, "lang=en&step=3")
    for key, step in (
        ("ArrowRight", 4), ("PageDown", 5), ("Space", 6), ("ArrowLeft", 5), ("PageUp", 4), ("End", LAST), ("ArrowRight", LAST), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        walker.page.keyboard.press(key)
        expect_step(walker, step)
    walker.expect_no_harm()


def test_a_rehearsal_in_both_themes(walker: Visitor) -> None:
    stage(walker, "lang=en&step=1")
    ground = walker.page.locator(".scene.now .picture > svg > rect").first
    for theme in THEMES:
        walker.page.emulate_media(color_scheme=theme)
        rehearse(walker)
        expect(ground).to_have_attribute(
            "fill", PAPER[theme]
        )  # a stage follows a change of theme while a talk is on
    walker.expect_no_harm()


def rehearse(visitor: Visitor) -> None:
    """Forward, fast, back, jump, blank, to the live screen and back, from wherever the talk is to the scene before the last."""
    page = visitor.page
    page.keyboard.press("Home")
    for _ in range(5):  # as fast as a finger: no press may be lost
        page.keyboard.press("ArrowRight")
    expect_step(visitor, 6)
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    expect_step(visitor, 4)
    page.keyboard.type("13")
    expect_step(visitor, 13)
    stage = page.locator(".st-key-stage")
    for key, blank in (("b", "black"), ("b", ""), ("w", "white"), ("w", "")):
        page.keyboard.press(key)
        expect(stage).to_have_attribute("data-blank", blank)
    page.mouse.move(300, 300)
    page.get_by_role("link", name="Explore the data behind this").click()
    visitor.expect_screen("stakeholders")
    visitor.settle().page.get_by_role("link", name="Back to the talk (slide 13)").click()
    expect_step(visitor, 13)
    page.keyboard.press("ArrowRight")
    expect_step(visitor, 14)


def test_a_number_that_is_typed_ends_with_the_next_other_key(walker: Visitor) -> None:
    stage(walker, "lang=en&step=1")
    for key in ("1", "ArrowRight", "3"):  # at once, as by a speaker who has mistaken the number
        walker.page.keyboard.press(key)
    expect_step(walker, 3)
    walker.expect_no_harm()


def test_the_short_talk_is_a_list_of_its_own_to_the_live_screen_and_back(walker: Visitor) -> None:
    short = scenes("en", "short")
    stage(walker, "lang=en")
    walker.page.mouse.move(300, 300)
    walker.page.get_by_role("button", name=f"Short talk: {len(short)} slides").click()
    walker.expect_query(talk="short", step="1")
    expect(walker.page.locator(".stage-count")).to_have_text(f"1 of {len(short)}")
    walker.page.keyboard.press("End")
    walker.page.keyboard.press("ArrowLeft")
    walker.expect_query(talk="short", step=str(len(short) - 1))
    expect(walker.heading).to_have_text(short[-2].title)
    walker.page.mouse.move(310, 300)
    walker.page.get_by_role("link", name="Explore the data behind this").click()
    walker.expect_screen("recommendations")
    walker.settle().page.get_by_role("link", name=f"Back to the talk (slide {len(short) - 1})").click()
    expect(walker.heading).to_have_text(short[-2].title)
    expect(walker.page.locator(".stage-count")).to_have_text(f"{len(short) - 1} of {len(short)}")
    walker.expect_no_harm()


def test_nothing_is_on_the_stage_until_somebody_moves_and_a_keyboard_finds_the_controls(
    visitor: Visitor,
) -> None:
    visitor.open("present", "lang=ky")  # in which its words are longest
    bar = visitor.page.locator(".st-key-stage-bar")
    expect(bar).to_have_css("opacity", "0")
    visitor.page.mouse.move(300, 300)
    visitor.page.mouse.move(310, 300)
    # By the page's own clock: it stays for three seconds.
    visitor.page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.st-key-stage-bar')).opacity === '1'", polling=25
    )
    box = bar.bounding_box()
    assert box and box["height"] < 80, "one line on a laptop"
    expect(bar).to_have_css("opacity", "0")
    visitor.page.keyboard.press("Tab")
    expect(bar).to_have_css("opacity", "1")


def test_the_speaker_s_window_follows_and_moves_the_talk(visitor: Visitor) -> None:
    visitor.open("present", "step=2")
    with visitor.page.context.expect_page() as opened:
        visitor.page.keyboard.press("n")
    other = opened.value
    expect(other.locator(".speaker-notes")).to_have_text(unbroken(scenes()[1].notes))
    expect(other.locator(".speaker-next")).to_have_text(title_of(3))
    other.keyboard.press("ArrowRight")
    expect_step(visitor, 3)
    expect(other.locator(".speaker-title")).to_have_text(title_of(3))
    other.close()


def seen_years(visitor: Visitor) -> Locator:
    """The frames of the years that are seen; one at a time."""
    return visitor.page.locator(".scene.now [data-year]").filter(visible=True)


# Kept by the page itself: a year that plays is there for half a second, and on a busy machine nobody outside would see it.
KEEP_YEARS = """() => {
  window.years = new Set();
  new MutationObserver(() => {
    for (const one of document.querySelectorAll(".scene.now [data-year]")) if (one.checkVisibility()) years.add(one.dataset.year);
  }).observe(document, {subtree: true, childList: true, attributes: true});
}"""


def wait_for_year(visitor: Visitor, year: int) -> None:
    """Until a year has been shown that comes and goes."""
    visitor.page.wait_for_function("year => years.has(String(year))", arg=year, polling=25)


def test_years_play_on_the_stage_and_are_stepped_by_keys(visitor: Visitor) -> None:
    at = next(number for number, scene in enumerate(scenes(), start=1) if scene.years)
    visitor.page.emulate_media(reduced_motion="no-preference")
    year, page = seen_years(visitor), visitor.page
    page.goto(visitor.address("present", f"step={at}"))
    page.evaluate(KEEP_YEARS)
    visitor.settle()
    wait_for_year(visitor, 2008)  # by itself
    page.keyboard.press("p")
    page.keyboard.press("Home")
    page.keyboard.press("End")
    page.evaluate("years.clear()")
    page.keyboard.type(str(at))  # it begins anew when its scene is shown again
    wait_for_year(visitor, 2007)
    for _ in range(9):
        page.keyboard.press("ArrowUp")
    expect(year).to_have_attribute("data-year", "2006")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(year).to_have_attribute("data-year", "2008")
    page.mouse.move(300, 300)
    page.get_by_role("button", name="Play the years").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    says = page.locator(".stage-years span")
    for key, told in (("b", "Play the years"), ("b", "Pause"), ("w", "Play the years"), ("Escape", "Pause")):
        page.keyboard.press(key)
        expect(says).to_have_text(told)  # they wait behind a blank screen
    page.keyboard.press("ArrowRight")
    expect_step(visitor, at + 1)
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    visitor.expect_no_harm()


def test_where_no_motion_is_wanted_the_last_year_stands_and_keys_step_back(visitor: Visitor) -> None:
    at = next(number for number, scene in enumerate(scenes(), start=1) if scene.years)
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.open("present", f"step={at}")
    expect(seen_years(visitor)).to_have_attribute("data-year", "2026")
    visitor.page.keyboard.press("ArrowUp")
    expect(seen_years(visitor)).to_have_attribute("data-year", "2025")
    expect(visitor.page.locator(".scene.now .stage-year")).to_have_text("2025")  # seen on a phone
    visitor.page.emulate_media(reduced_motion="null")


def test_a_click_anywhere_on_the_stage_moves_on(walker: Visitor) -> None:
    stage(walker, "lang=en")
    walker.page.mouse.click(600, 300)
    expect_step(walker, 2)
    walker.expect_no_harm()


def test_a_step_is_an_address_and_reload_returns_to_it(visitor: Visitor) -> None:
    visitor.open("present", "lang=en&step=9")
    expect_step(visitor, 9)
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.reload()
    visitor.settle()
    expect_step(visitor, 10)
    visitor.open("present", "step=99")
    expect(visitor.heading).to_have_text(scenes()[-1].title)


def test_who_is_leaving_the_stage_is_not_called_back_by_a_change_of_theme(walker: Visitor) -> None:
    stage(walker, "lang=en")
    walker.page.evaluate(LEAVE, ".st-key-stage-again button")
    walker.page.emulate_media(color_scheme="dark")
    walker.expect_theme("dark")
    walker.page.wait_for_timeout(600)  # it looks four times a second
    assert walker.page.evaluate("window.asked") == 0


def test_nothing_but_the_stage_is_on_the_screen(walker: Visitor) -> None:
    walker.turn("present")
    expect(walker.page.locator(".scene.now")).to_be_visible()
    expect(walker.menu).to_have_count(0)
    for part in ("stHeader", "stSidebar", "stToolbar"):
        assert not walker.page.get_by_test_id(part).filter(visible=True).count()


def test_the_live_screen_has_the_filters_of_the_scene_and_leads_back(walker: Visitor) -> None:
    at = next(number for number, scene in enumerate(scenes(), start=1) if scene.id == "until-2010")
    stage(walker, f"lang=en&step={at}")
    walker.page.mouse.move(300, 300)
    walker.page.get_by_role("link", name="Explore the data behind this").click()
    walker.expect_screen("timeline")
    walker.expect_query(to="2010", kind="peaceful,violent", part="years", step=str(at))
    walker.settle().link("Participation").click()  # the speaker wanders
    walker.expect_screen("participation")
    walker.expect_query(to="2010")
    walker.settle().page.get_by_role("link", name=f"Back to the talk (slide {at})").click()
    expect_step(walker, at)
    walker.expect_query(to=None)  # no filter changes a talk
    walker.settle().page.mouse.move(300, 300)
    walker.page.get_by_role("link", name="Exit the talk").click()
    walker.expect_screen("overview")
    walker.expect_query(step=None)
    walker.expect_no_harm()


def test_the_slide_file_comes_from_the_stage(walker: Visitor) -> None:
    stage(walker, "lang=ky&talk=short")
    walker.page.mouse.move(300, 300)
    with walker.page.expect_download(timeout=1000 * STARTED_WITHIN) as made:  # every scene is drawn anew
        walker.page.get_by_role("button", name="PPTX").click()
    assert made.value.suggested_filename.endswith("-slides-short-ky.pptx")
    assert len(Presentation(made.value.path()).slides) == len(plan(DATA, "short"))
