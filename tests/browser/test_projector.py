"""A screen on a projector: the map and charts grow with it, and what can be clicked still can. Their words: test_views.py."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.visitor import SIZES, Visitor, map_frame
from dashboard.figures.drawing.colours import KIND_COLOURS
from dashboard.i18n import LANGUAGES

# The middle of a label and the width of the map, in pixels of the map's frame.
LABEL = """(name) => {
    const box = [...document.querySelectorAll(".l > span")].find(one => one.textContent.trim() === name && one.getBoundingClientRect().width).getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2, frame: window.innerWidth};
}"""


@pytest.fixture
def projected(walk: Callable[..., Visitor]) -> Visitor:
    """A visit on a projector, which goes on from test to test."""
    return walk(size=SIZES["projector"])


def test_a_mark_is_clicked_where_it_is_seen(projected: Visitor) -> None:
    projected.turn("timeline", "mine=jerui&kind=violent")
    marks = projected.page.locator(".st-key-timeline-wide svg .mark-symbol path")
    mark = marks.and_(projected.page.locator(f"[fill='{KIND_COLOURS['violent']}']")).first
    mark.scroll_into_view_if_needed()
    mark.click()
    projected.expect_query(event="jerui-2007-05-26-violent")
    expect(projected.page.locator(".st-key-event-card")).to_be_visible()


def test_a_chart_offers_nothing_but_to_fill_the_screen_and_then_fits_it(projected: Visitor) -> None:
    """Streamlit's own picture has no source, and its own table shows pixels; ours are faces of the figure."""
    projected.turn("timeline")
    chart = projected.page.locator(".st-key-timeline-wide")
    chart.hover(position={"x": 600, "y": 100})
    offered = chart.get_by_test_id("stElementToolbar").get_by_role("button")
    expect(offered).to_have_count(1)
    expect(offered).to_have_accessible_name(re.compile("^Fullscreen"))
    offered.click()
    expect(offered).to_have_count(1)
    expect(offered).to_have_accessible_name(re.compile("^Close fullscreen"))
    box = projected.settle().page.locator(".st-key-timeline-wide svg.marks").bounding_box()
    projected.page.keyboard.press("Escape")
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= SIZES["projector"][0]


def test_the_map_fills_its_column_and_a_label_is_clicked_where_it_is_seen(projected: Visitor) -> None:
    projected.turn("map")
    frame = projected.page.locator('[class*="st-key-map-"] iframe')
    seen, place = frame.bounding_box(), frame.locator("..").bounding_box()
    assert seen and place
    assert abs(seen["width"] - place["width"]) <= 2
    label = map_frame(projected.page).evaluate(LABEL, "Kopuro-Bazar")
    # By hand: the driver takes the frame's own pixels for those of the page, and they are larger here.
    zoom = seen["width"] / label["frame"]
    projected.page.mouse.click(seen["x"] + label["x"] * zoom, seen["y"] + label["y"] * zoom)
    projected.expect_query(place="kopuro-bazar")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["home", "kyrgyzstan"])
def test_the_whole_map_is_seen_without_scrolling(projected: Visitor, lang: str, view: str) -> None:
    projected.turn("map", f"lang={lang}&view={view}")
    seen = projected.page.locator('[class*="st-key-map-"] iframe').bounding_box()
    assert seen
    assert seen["y"] + seen["height"] <= SIZES["projector"][1]


def test_the_map_is_lettered_in_the_types_of_the_page(projected: Visitor) -> None:
    projected.turn("map")
    frame = map_frame(projected.page)
    loaded = frame.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(one => one.status === 'loaded').map(one => one.family.replace(/\"/g, '')))"
    )
    assert {"Source Sans 3", "Source Serif 4"} <= set(loaded)
    projected.expect_no_harm()
