"""The talk on a stage: keys, clicks, address, the way to the live screen and back, and whether all of it can be read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

from browser.axe import faults_of
from browser.measures import TOO_WIDE
from browser.visitor import SIZES, Theme, Visitor, query_of
from dashboard import case, paths
from dashboard.dataset import load
from dashboard.figures.story import story
from dashboard.i18n import LANGUAGES

DATA = load(paths.SHIPPED_DATA)
SCENES = story(DATA, case.translator(DATA, "en"), "light")
LAST = len(SCENES)

# Texts on the stage that are smaller than a size in px, with what they say; the bar at its foot is the speaker's.
SMALL = """least => [...document.querySelectorAll('.st-key-stage h1, .st-key-stage-scene *')]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(part => part.checkVisibility() && parseFloat(getComputedStyle(part).fontSize) < least)
    .map(part => [getComputedStyle(part).fontSize, part.textContent.slice(0, 60)])"""
# How far the stage is taller than its window, px.
TOO_TALL = """() => { const main = document.querySelector('[data-testid="stMain"]'); return Math.max(0, main.scrollHeight - main.clientHeight); }"""


def expect_step(visitor: Visitor, step: int) -> None:
    """Wait for a scene, and until it stands: a key that is pressed while a scene is being drawn may be lost."""
    visitor.expect_query(step=str(step))
    expect(visitor.heading).to_have_text(SCENES[step - 1].title)
    visitor.settle()


def test_every_key_of_a_speaker_or_a_clicker_moves_by_one(visitor: Visitor) -> None:
    visitor.open("present", "step=3")
    for key, step in (
        ("ArrowRight", 4), ("PageDown", 5), ("Space", 6), ("ArrowLeft", 5), ("PageUp", 4), ("End", LAST), ("ArrowRight", LAST), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        visitor.page.keyboard.press(key)
        expect_step(visitor, step)
    visitor.expect_no_harm()


def test_space_on_the_focused_button_moves_by_one_not_two(visitor: Visitor) -> None:
    visitor.open("present", "step=2")
    visitor.page.locator(".st-key-stage-next button").first.focus()
    visitor.page.keyboard.press("Space")
    visitor.settle()
    expect_step(visitor, 3)


def test_a_click_anywhere_on_the_stage_moves_on(visitor: Visitor) -> None:
    visitor.open("present")
    visitor.page.mouse.click(600, 300)
    expect_step(visitor, 2)
    visitor.expect_no_harm()


def test_a_step_is_an_address_and_back_returns_to_it(visitor: Visitor) -> None:
    visitor.open("present", "lang=en&step=9")
    expect_step(visitor, 9)
    visitor.page.reload()
    visitor.settle()
    expect_step(visitor, 9)
    visitor.open("present", "step=99")
    expect(visitor.heading).to_have_text(SCENES[-1].title)


def test_nothing_but_the_stage_is_on_the_screen(visitor: Visitor) -> None:
    visitor.open("present")
    expect(visitor.menu).to_have_count(0)
    for part in ("stHeader", "stSidebar", "stToolbar"):
        assert not visitor.page.get_by_test_id(part).filter(visible=True).count()


def test_the_live_screen_has_the_filters_of_the_scene_and_leads_back(visitor: Visitor) -> None:
    at = next(number for number, scene in enumerate(SCENES, start=1) if scene.id == "until-2010")
    visitor.open("present", f"lang=en&step={at}")
    visitor.page.get_by_role("link", name="Explore the data behind this").click()
    visitor.expect_screen("timeline")
    visitor.expect_query(to="2010", kind="peaceful,violent", part="years", step=str(at))
    visitor.settle().link("Participation").click()  # the speaker wanders
    visitor.expect_screen("participation")
    visitor.settle().page.get_by_role("link", name=f"Back to the talk, {at}").click()
    expect_step(visitor, at)
    visitor.settle().page.get_by_role("link", name="Exit the talk").click()
    visitor.expect_screen("overview")
    visitor.expect_query(step=None)
    visitor.expect_no_harm()


def walk(visitor: Visitor, lang: str) -> Iterator[int]:
    """Each scene in turn, by the key that a speaker presses."""
    visitor.open("present", f"lang={lang}&step=1")
    for step in range(1, LAST + 1):
        if step > 1:
            visitor.page.keyboard.press("ArrowRight")
        visitor.expect_query(lang=lang, step=str(step))
        visitor.settle()  # a key that is pressed while a scene is being drawn may be lost
        yield step


def unread(visitor: Visitor) -> list[object]:
    """What is wrong with a scene on a projector: words too small, a scene taller or wider than the stage, pictures without words."""
    page = visitor.page
    pictures = page.locator(".st-key-stage-scene img").all()
    silent = [picture for picture in pictures if not (picture.get_attribute("alt") or "").strip()]
    return [page.evaluate(SMALL, 28), page.evaluate(TOO_TALL), page.evaluate(TOO_WIDE), len(silent)]


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_scene_is_read_from_the_back_row_and_fits(visit: Callable[..., Visitor], lang: str) -> None:
    visitor = visit(size=SIZES["projector"])
    wrong = {step: unread(visitor) for step in walk(visitor, lang)}
    assert wrong == {step: [[], 0, [], 0] for step in range(1, LAST + 1)}
    visitor.expect_no_harm()


def test_every_scene_is_read_from_the_back_row_fits_and_is_not_cut_on_smaller_screens(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit(size=SIZES["projector"], theme="dark")
    wrong = {}
    for step in walk(visitor, "en"):
        wrong[step] = {"projector": unread(visitor)}
        for size in ("laptop", "phone"):
            visitor.resize(*SIZES[size])
            tall = visitor.page.evaluate(TOO_TALL) if size == "laptop" else 0
            wrong[step][size] = [tall, visitor.page.evaluate(TOO_WIDE)]
        visitor.resize(*SIZES["projector"])
    fine = {"projector": [[], 0, [], 0], "laptop": [0, []], "phone": [0, []]}
    assert wrong == dict.fromkeys(range(1, LAST + 1), fine)
    visitor.expect_no_harm()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_stage(walker: Visitor, theme: Theme) -> None:
    walker.page.emulate_media(color_scheme=theme)
    found = []
    for step in (1, 3, 7, 9, 13):
        walker.turn("present", f"step={step}").expect_theme(theme)
        faults = faults_of(walker, looks_only=theme == "dark")  # the structure is the same in both themes
        found += [f"{step}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def test_the_slide_file_comes_from_the_stage(visitor: Visitor) -> None:
    visitor.open("present", "lang=ky")
    with visitor.page.expect_download() as made:
        visitor.page.get_by_role("button", name="PPTX").click()
    assert made.value.suggested_filename.endswith("-ky.pptx")
    assert len(Presentation(made.value.path()).slides) == LAST


def test_a_brief_comes_from_the_cards_of_its_group(visitor: Visitor) -> None:
    visitor.open("recommendations", "lang=ru&stakeholder=local")
    with visitor.page.expect_download() as made:
        visitor.page.get_by_role("button", name="PDF").click()
    assert made.value.suggested_filename.endswith("brief-local-ru.pdf")
    assert len(PdfReader(made.value.path()).pages) == 2


def test_a_printed_page_has_what_is_read_and_nothing_to_click(visitor: Visitor) -> None:
    visitor.open("recommendations", "stakeholder=local")
    printed = PdfReader(io.BytesIO(visitor.page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert "What each stakeholder was advised to do" in text
    assert "Code: MIT" in text, "the foot of the page, far below the window"
    for unwanted in ("Two-page brief", "Download", "Search in all texts", "Participation"):
        assert unwanted not in text
    assert query_of(visitor.page.url)["stakeholder"] == "local"


def test_printing_scales_the_wide_chart_to_the_sheet(visitor: Visitor) -> None:
    visitor.open("timeline")
    visitor.page.emulate_media(media="print")
    visitor.resize(688, 1000)  # A4 without its margins
    wide = visitor.page.locator(
        ".st-key-timeline-wide .vega-embed canvas, .st-key-timeline-wide .vega-embed svg.marks"
    ).first
    expect(wide).to_be_visible()
    box = wide.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 688
