"""What is printed is handed round: few sheets, whatever is read and nothing to click, a map that fills its frame, each document once, ink on white paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.on_stage import LAST, stage
from browser.visitor import Visitor, query_of
from dashboard.figures.village import named
from dashboard.i18n import Translator
from dashboard.texts import unbroken
from printed import laid_over, texts
from support import shipped, some
from talk import scenes

SHEET = {"prefer_css_page_size": True}
LEAST = 100  # letters: the number of a sheet and the end of a sentence fill none

# Where on paper the map lies in its frame, and how large that is: left, top, width, height, and twice the frame's.
LAID = """() => {
  const frame = document.querySelector('main [class*="st-key-map-"] iframe');
  const map = frame.contentDocument.getElementById("map_div").getBoundingClientRect();
  return [map.left, map.top, map.width, map.height, frame.contentWindow.innerWidth, frame.contentWindow.innerHeight];
}"""

# The addresses of documents that paper shows.
CITED = """() => [...document.querySelectorAll('main a[target="_blank"]')]
    .filter((link) => link.checkVisibility()).map((link) => link.href)"""

# Where the words of the title end, and where those after it begin.
TITLED = """() => {
  const title = document.querySelector("main h1"), words = document.querySelector("main p.lead");
  return [title.getBoundingClientRect().bottom - parseFloat(getComputedStyle(title).paddingBottom), words.getBoundingClientRect().top];
}"""

COLOURS = """() => {
  const parts = [...document.querySelectorAll("body, .stApp, main")];
  const ground = parts.map((part) => getComputedStyle(part).backgroundColor);
  return [ground, getComputedStyle(document.querySelector("main h2")).color];
}"""


@pytest.mark.parametrize(
    ("screen", "query", "most"),
    [
        ("map", "place=jerui", 10),
        ("map", "view=kyrgyzstan", 1),
        ("overview", "", 5),
        ("timeline", "part=study&lang=ky", 3),
    ],
)
def test_a_screen_is_printed_on_few_sheets_from_the_first_on(
    walker: Visitor, screen: str, query: str, most: int
) -> None:
    walker.turn(screen, query)
    pdf = walker.page.pdf(**SHEET)
    sheets = texts(pdf)
    assert len(sheets) <= most
    assert urlsplit(walker.server).netloc not in "".join(sheets), "nobody else gets there"
    title = walker.page.locator("h1").inner_text()
    assert title in sheets[0].replace("\n", " ")
    if screen == "timeline":  # on others marks lie upon each other
        assert list(laid_over(pdf)) == []


def test_every_place_is_printed_on_few_sheets_none_of_them_nearly_empty(walker: Visitor) -> None:
    # Every other one in the shortest words, then the rest in the longest.
    every = some(named(shipped(), Translator("en")))
    for place, lang in [*((one, "en") for one in every[::2]), *((one, "ky") for one in every[1::2])]:
        walker.turn("place", f"place={place.place_id}&lang={lang}")
        pdf = walker.page.pdf(**SHEET)
        sheets = texts(pdf)
        shown = f"{place.place_id} in {lang}: {[len(sheet) for sheet in sheets]}"
        assert len(sheets) <= (5 if place.group == "villages" else 8), shown
        assert walker.heading.inner_text() in sheets[0].replace("\n", " "), shown
        assert min(map(len, sheets)) > LEAST, shown
        assert urlsplit(walker.server).netloc not in "".join(sheets), shown  # nobody else gets there
        if place.place_id in ("kara-oi", "jerui"):  # the longest; to look at one takes two seconds
            assert list(laid_over(pdf)) == [], shown


def test_what_was_advised_is_printed_on_the_sheet_of_our_status_of_it(walker: Visitor) -> None:
    walker.turn("recommendations", "lang=en")
    sheets = [" ".join(sheet.split()) for sheet in texts(walker.page.pdf(**SHEET))]
    assert len(sheets) <= 16
    for row in some(shipped().records.recommendations):
        judged = f"as of {row.status_as_of_edtf[:4]}, confidence"
        # The board on the first sheet has the words alone, some of them cut.
        quoted = [sheet.partition(f"{row.text_en} the 2017 presentation") for sheet in sheets]
        assert [judged in after for _, found, after in quoted if found] == [True], row.recommendation_id


@pytest.mark.parametrize("query", ["place=jerui", "view=kyrgyzstan"])
def test_the_printed_map_fills_its_frame(walker: Visitor, query: str) -> None:
    page = walker.turn_to_map(query).page
    page.pdf(**SHEET)  # what is measured before it is printed
    page.emulate_media(media="print")
    left, top, wide, high, frame_wide, frame_high = page.evaluate(LAID)
    page.emulate_media(media="screen")
    assert abs(left) + abs(top) < 2
    assert frame_wide == pytest.approx(wide, abs=2)
    assert frame_high == pytest.approx(high, abs=3)


@pytest.mark.parametrize("screen", ["place", "map"])
def test_each_document_is_cited_once(walker: Visitor, screen: str) -> None:
    walker.turn(screen, "place=jerui")
    walker.page.emulate_media(media="print")
    cited = walker.page.evaluate(CITED)
    walker.page.emulate_media(media="screen")
    assert len(cited) > 50
    assert max(map(cited.count, cited)) == 1


def test_a_dark_screen_is_printed_as_ink_on_paper(walk: Callable[..., Visitor]) -> None:
    page = walk(theme="dark").turn("place", "place=aral").page
    page.emulate_media(media="print")
    ground, ink = page.evaluate(COLOURS)
    assert set(ground) == {"rgba(0, 0, 0, 0)"}
    assert ink == "rgb(0, 0, 0)"


def test_a_printed_page_has_what_is_read_and_nothing_to_click(walker: Visitor) -> None:
    walker.turn("recommendations", "lang=en&stakeholder=local").expect_screen("recommendations")
    printed = PdfReader(io.BytesIO(walker.page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert "What each stakeholder was advised to do" in text
    assert "Code: MIT" in text, "the foot of the page, far below the window"
    for unwanted in ("Two-page brief", "Download", "Search in texts", "Participation"):
        assert unwanted not in text
    assert query_of(walker.page.url)["stakeholder"] == "local"


@pytest.mark.parametrize("screen", ["timeline", "map", "sources"])
def test_paper_has_no_row_of_links_to_choose_from_and_says_what_was_left_out(
    walker: Visitor, screen: str
) -> None:
    page = walker.turn(screen, "lang=en&colour=red").page
    rows = page.locator(".choice")
    expect(rows).to_have_count(2)
    page.emulate_media(media="print")
    assert [rows.nth(number).is_visible() for number in range(2)] == [False, False]
    expect(page.get_by_text("Not understood in the address, and left out: colour=red")).to_be_visible()
    expect(page.locator(".menu")).to_be_hidden()


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
    expect(wide).to_have_css("background-color", "rgba(0, 0, 0, 0)")  # white as the sheet
    box = wide.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 688


def test_the_front_page_s_title_stands_clear_of_its_lead(walker: Visitor) -> None:
    walker.turn("overview", "lang=en")
    walker.page.emulate_media(media="print")
    end, begin = walker.page.evaluate(TITLED)
    walker.page.emulate_media(media="null")
    assert end <= begin
