"""The talk on a stage: keys, clicks, address, the way to the live screen and back, and whether all of it can be read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect
from pptx import Presentation
from pypdf import PdfReader

from browser.axe import COLOURS, faults_of
from browser.measures import LEAVE, TOO_WIDE
from browser.visitor import SIZES, Theme, Visitor, query_of
from dashboard import paths
from dashboard.figures.drawing.colours import PAPER
from dashboard.figures.figure import MapSpec
from dashboard.figures.story import last, plan
from dashboard.i18n import LANGUAGES
from dashboard.outputs.screen.words import together
from dashboard.reading.dataset import load
from dashboard.texts import unbroken
from printed import texts
from support import STARTED_WITHIN
from talk import scenes

DATA = load(paths.SHIPPED_DATA)
LAST = last(DATA)
THEMES: tuple[Theme, ...] = ("light", "dark")

# What is wrong with the scene now shown: words too small for a hall, words beyond their picture, a foot below the window.
FAULTS = """least => {
    const scene = document.querySelector('.scene.now'), svg = scene.querySelector('.picture > svg'), frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text')].filter(part => part.getClientRects().length), box = part => part.getBoundingClientRect();
    return [
        ...words.filter(part => parseFloat(getComputedStyle(part).fontSize) * part.getScreenCTM().a < least).map(part => 'small: ' + part.textContent),
        ...words.filter(part => box(part).left < frame.left - 5 || box(part).right > frame.right + 5 || box(part).bottom > frame.bottom + 5 || box(part).top < frame.top - 5).map(part => 'cut: ' + part.textContent),
        ...(box(scene.querySelector('.stage-foot')).bottom > innerHeight ? ['foot below the window'] : []),
        ...(frame.height < innerHeight * 0.6 ? ['a small picture'] : []),
    ];
}"""

TOP = "() => document.querySelector('.scene.now .picture').getBoundingClientRect().top"
HALLS = ((1920, 1080), (1280, 720))

# A scene appears within a moment; what is judged is how it looks then.
APPEARED = """() => Promise.allSettled(document.getAnimations()
    .filter(one => one.animationName === 'stage-appears').map(one => one.finished)).then(() => true)"""


def title_of(step: int) -> str:
    """The title of a scene as the stage writes it: broken between words only."""
    return unbroken(together(scenes()[step - 1].title))


# The page forbids what Playwright's own waiting does.
def expect_step(visitor: Visitor, step: int) -> None:
    """A scene stands on the stage, and the address names it."""
    visitor.expect_query(step=str(step))
    expect(visitor.heading).to_have_text(title_of(step))


def stage(visitor: Visitor, query: str) -> None:
    """The stage as whoever comes to it finds it: one that is there would go on from its scene."""
    if not visitor.is_away:
        visitor.turn("search")
    visitor.turn("present", query)


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
    expect(bar).to_have_css("opacity", "1")
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


# Looked at by the page's own clock: a year that plays is there for half a second, and on a busy machine nobody outside would see it.
IS_SHOWN = """year => [...document.querySelectorAll(".scene.now [data-year]")]
    .some(one => one.checkVisibility() && one.dataset.year === String(year))"""


def wait_for_year(visitor: Visitor, year: int) -> None:
    """Until a year is shown that comes and goes."""
    visitor.page.wait_for_function(IS_SHOWN, arg=year, polling=25)


def test_years_play_on_the_stage_and_are_stepped_by_keys(visitor: Visitor) -> None:
    at = next(number for number, scene in enumerate(scenes(), start=1) if scene.years)
    visitor.page.emulate_media(reduced_motion="no-preference")
    visitor.open("present", f"step={at}")
    year, page = seen_years(visitor), visitor.page
    wait_for_year(visitor, 2008)  # by itself
    page.keyboard.press("p")
    page.keyboard.press("Home")
    page.keyboard.press("End")
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
    walker.settle().page.get_by_role("link", name=f"Back to the talk (slide {at})").click()
    expect_step(walker, at)
    walker.settle().page.mouse.move(300, 300)
    walker.page.get_by_role("link", name="Exit the talk").click()
    walker.expect_screen("overview")
    walker.expect_query(step=None)
    walker.expect_no_harm()


def each_scene(visitor: Visitor, lang: str) -> Iterator[int]:
    """Each scene in turn, by the key that a speaker presses."""
    visitor.turn("present", f"lang={lang}&step=1")
    for step in range(1, LAST + 1):
        if step > 1:
            visitor.page.keyboard.press("ArrowRight")
        visitor.expect_query(lang=lang, step=str(step))
        expect(visitor.page.locator(".scene.now .picture > svg")).to_have_count(1)
        yield step


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_is_read_from_the_back_row_and_fits_a_phone_too(
    walk: Callable[..., Visitor], lang: str
) -> None:
    walker = walk(size=HALLS[0], theme="dark" if lang == "ky" else "light")
    wrong, tops = {}, set()
    for step in each_scene(walker, lang):
        for width, height in HALLS:
            walker.page.set_viewport_size({"width": width, "height": height})
            wrong[step, width] = walker.page.evaluate(FAULTS, 27.9 * width / 1920)
        tops.add(round(walker.page.evaluate(TOP)))
        width, height = SIZES["phone"]
        walker.page.set_viewport_size({"width": width, "height": height})
        wrong[step, width] = walker.page.evaluate(TOO_WIDE)
    assert wrong == {
        (step, width): [] for step in range(1, LAST + 1) for width, _ in (*HALLS, SIZES["phone"])
    }
    assert len(tops) == 1, "the picture stands in the same place on every scene, so that the eye can stay"
    walker.expect_no_harm()


IS_CENTRED = """() => {
    const place = document.querySelector(".scene.now .picture"), wanted = place.dataset.middle * place.scrollWidth;
    return place.scrollLeft > 20 && Math.abs(place.scrollLeft + place.clientWidth / 2 - wanted) < 2;
}"""


def test_a_map_fills_its_picture_on_a_phone(walk: Callable[..., Visitor]) -> None:
    at = next(number for number, scene in enumerate(scenes(), start=1) if isinstance(scene.drawing, MapSpec))
    visitor = walk(size=SIZES["phone"]).turn("present", f"step={at}")
    picture = visitor.page.locator(".scene.now .picture > svg")
    expect(picture.locator("svg")).to_have_css(
        "height", "auto"
    )  # no style of ours: some browsers would shrink it
    around, inside = picture.bounding_box(), picture.locator("svg rect").first.bounding_box()
    assert around
    assert inside == pytest.approx(around, abs=2)
    # Wider than the phone, it begins with the deposits in the middle and not with the west of the country.
    visitor.page.wait_for_function(IS_CENTRED)


# How much of a phone's window below the title has nothing, in shares of the window; the bar is at its foot.
EMPTY = """() => {
    const boxes = [...document.querySelectorAll(".scene.now > *")].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
    const bar = document.querySelector(".st-key-stage-bar").getBoundingClientRect();
    return Math.max(bar.top - Math.max(...boxes.map(box => box.bottom)), 0) / innerHeight;
}"""


# Px of the letters of words, as they are seen.
HIGH_LETTERS = "all => all.map(words => parseFloat(words.getAttribute('font-size')) * words.getScreenCTM().a)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_what_is_to_be_said_stands_under_the_picture_and_in_a_hall_the_speaker_says_it(
    walk: Callable[..., Visitor], lang: str
) -> None:
    walker = walk(size=SIZES["phone"])
    for step in each_scene(walker, lang):
        said = walker.page.locator(".scene.now .notes")
        picture, foot = (walker.page.locator(f".scene.now {part}") for part in (".picture", ".stage-foot"))
        expect(said).to_be_visible()
        narrow = walker.page.locator(".scene.now .narrow-picture")
        if narrow.count():
            expect(picture).to_be_hidden()
            picture = narrow
            drawn = narrow.locator("svg").bounding_box()
            assert drawn and drawn["x"] >= 0 and drawn["x"] + drawn["width"] <= SIZES["phone"][0], (
                "it is whole"
            )
            assert min(narrow.locator("text").evaluate_all(HIGH_LETTERS)) >= 12
        tops = [part.bounding_box()["y"] for part in (picture, said, foot)]
        assert tops == sorted(tops), step
        assert walker.page.evaluate(EMPTY) < 0.25, step
        title, words = (
            part.evaluate("one => getComputedStyle(one).color")
            for part in (walker.page.locator(".scene.now h1"), said)
        )
        assert title == words, "a message is not as pale as the name of a screen"
    width, height = HALLS[0]
    walker.page.set_viewport_size({"width": width, "height": height})
    expect(walker.page.locator(".scene.now .notes")).to_be_hidden()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_the_stage(walker: Visitor, theme: Theme) -> None:
    walker.page.emulate_media(color_scheme=theme)
    found = []
    for step in (1, 3, 8, 10, 14):
        walker.turn("present", f"step={step}").expect_theme(theme)
        walker.settle()  # the stage asks for its pictures in the other theme once the page has it
        walker.page.evaluate(APPEARED)
        faults = faults_of(
            walker, rules=COLOURS if theme == "dark" else ()
        )  # all else is the same in both themes
        found += [f"{step}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def test_the_slide_file_comes_from_the_stage(walker: Visitor) -> None:
    stage(walker, "lang=ky&talk=short")
    walker.page.mouse.move(300, 300)
    with walker.page.expect_download(timeout=1000 * STARTED_WITHIN) as made:  # every scene is drawn anew
        walker.page.get_by_role("button", name="PPTX").click()
    assert made.value.suggested_filename.endswith("-slides-short-ky.pptx")
    assert len(Presentation(made.value.path()).slides) == len(plan(DATA, "short"))


def test_a_brief_lies_where_the_cards_of_its_group_lead(walker: Visitor) -> None:
    walker.turn("recommendations", "lang=ru&stakeholder=local")
    link = walker.page.get_by_role("link", name="PDF")
    assert link.get_attribute("target") == "_blank", "a tab that waits says that work goes on"
    address = link.evaluate("link => link.href")
    # What is made there, and once: tests/unit/test_briefs.py; whether it can be read: tests/drawn/test_brief.py.
    there = walker.page.request.head(address)
    assert there.status == 200 and there.headers["content-type"] == "application/pdf"
    assert there.headers["content-disposition"].endswith('brief-local-ru.pdf"')
    walker.settle()


def test_a_printed_page_has_what_is_read_and_nothing_to_click(walker: Visitor) -> None:
    walker.turn("recommendations", "lang=en&stakeholder=local").expect_screen("recommendations")
    printed = PdfReader(io.BytesIO(walker.page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert "What each stakeholder was advised to do" in text
    assert "Code: MIT" in text, "the foot of the page, far below the window"
    for unwanted in ("Two-page brief", "Download", "Search in texts", "Participation"):
        assert unwanted not in text
    assert query_of(walker.page.url)["stakeholder"] == "local"


def test_a_printed_talk_has_a_page_for_each_scene_with_what_was_said(walker: Visitor) -> None:
    stage(walker, "lang=en&step=5")  # whichever it was begun at
    pages = [" ".join(unbroken(page).split()) for page in texts(walker.page.pdf(format="A4"))]
    assert len(pages) == LAST
    for page, scene in zip(pages, scenes(), strict=True):
        said = " ".join(unbroken(scene.notes).split())
        assert said[:40] in page and said[-40:] in page, scene.id


def test_printing_scales_the_wide_chart_to_the_sheet(walker: Visitor) -> None:
    walker.turn("timeline")
    walker.page.emulate_media(media="print")
    walker.resize(688, 1000)  # A4 without its margins
    wide = walker.page.locator(
        ".st-key-timeline-wide .vega-embed canvas, .st-key-timeline-wide .vega-embed svg.marks"
    ).first
    expect(wide).to_be_visible()
    box = wide.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 688
