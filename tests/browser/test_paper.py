"""What is printed is handed round: few sheets, a map that fills its frame, each document once, ink on white paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.visitor import Visitor
from printed import laid_over, texts

SHEET = {"prefer_css_page_size": True}

# Where on paper the map lies in its frame, and how large that is: left, top, width, height, and twice the frame's.
LAID = """() => {
  const frame = document.querySelector('main [class*="st-key-map-"] iframe');
  const map = frame.contentDocument.getElementById("map_div").getBoundingClientRect();
  return [map.left, map.top, map.width, map.height, frame.contentWindow.innerWidth, frame.contentWindow.innerHeight];
}"""

# The addresses of documents that paper shows.
CITED = """() => [...document.querySelectorAll('main a[target="_blank"]')]
    .filter((link) => link.checkVisibility()).map((link) => link.href)"""

COLOURS = """() => {
  const parts = [...document.querySelectorAll("body, .stApp, main")];
  const ground = parts.map((part) => getComputedStyle(part).backgroundColor);
  return [ground, getComputedStyle(document.querySelector("main p")).color];
}"""


@pytest.mark.parametrize(
    ("screen", "query", "most"),
    [
        ("place", "place=jerui", 10),
        ("place", "place=jerui&lang=ky", 10),
        ("place", "place=kopuro-bazar", 4),
        ("place", "place=aral", 4),
        ("map", "place=jerui", 10),
        ("map", "view=kyrgyzstan", 1),
    ],
)
def test_a_place_is_printed_on_few_sheets_from_the_first_on(
    walker: Visitor, screen: str, query: str, most: int
) -> None:
    walker.turn(screen, query)
    pdf = walker.page.pdf(**SHEET)
    sheets = texts(pdf)
    assert len(sheets) <= most
    assert walker.page.locator("h1").inner_text() in sheets[0].replace("\n", " ")
    if screen == "place":
        assert list(laid_over(pdf)) == []


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
