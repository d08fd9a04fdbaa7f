"""The map in a browser: drawn without any other server, chosen by click or list, steady under filters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import FrameLocator, expect

from browser.visitor import SIZES, Theme, Visitor
from dashboard.i18n import LANGUAGES
from dashboard.texts import unbroken
from printed import laid_over, texts

PHONES = (SIZES["phone"], (360, 740))
LEAST_LABELS = {"home": 9, "kyrgyzstan": 13}  # how many at least are seen at once, at any size
# Which label, its text and box, of each that is seen; of one that is turned the boxes of its letters.
LABELS = """labels => labels.filter(label => label.checkVisibility()).flatMap((label, which) => {
    const letters = label.querySelector("span").firstChild, part = document.createRange();
    const boxes = label.classList.contains("range")
      ? [...letters.data].map((_, at) => { part.setStart(letters, at); part.setEnd(letters, at + 1); return part.getBoundingClientRect(); })
      : [label.getBoundingClientRect()];
    return boxes.filter(box => box.width > 0).map(box => [which, label.textContent, box.left, box.top, box.right, box.bottom]);
})"""


# The ring around the open place lies in what its sheet leaves free of the window, which is half of it.
ABOVE = """() => {
  const frame = document.querySelector('[class*="st-key-map-"] iframe');
  const ring = frame.contentDocument.querySelector('path[stroke-width="3"][fill="none"]')?.getBoundingClientRect();
  const sheet = document.querySelector(".st-key-profile")?.getBoundingClientRect();
  const { top } = frame.getBoundingClientRect();
  return ring && sheet && top + ring.top > 0 && top + ring.bottom < sheet.top && sheet.height <= innerHeight / 2;
}"""

# The map, close to a place; what is taken hold of at a point of its frame, and where that is later.
CLOSE_TO = """id => map.eachLayer(layer => {
  if (layer.feature?.properties?.id === id && layer.getLatLng) map.setView(layer.getLatLng(), map.getMinZoom() + 2, { animate: false });
})"""
TAKEN = "point => { window.taken = map.containerPointToLatLng(point); }"
TAKEN_TO = "() => { const { x, y } = map.latLngToContainerPoint(window.taken); return [x, y]; }"

# Whether it lies under the hand, which is at a point of the frame.
UNDER = """([right, down]) => {
  const { x, y } = map.latLngToContainerPoint(window.taken);
  return Math.abs(x - right) <= 4 && Math.abs(y - down) <= 4;
}"""


def sheet(visitor: Visitor) -> FrameLocator:
    return visitor.page.frame_locator('[class*="st-key-map-"] iframe')


def click_label(visitor: Visitor, name: str) -> None:
    sheet(visitor).locator(".l > span", has_text=name).first.click()
    visitor.settle()


def pick(visitor: Visitor, name: str) -> None:
    """Choose a place in the list beside the map; an open profile stands in its place, and is closed first."""
    visitor.settle()
    close = visitor.page.locator(".st-key-close-profile button")
    if close.count():
        close.click()
        visitor.settle()
    visitor.page.locator(".places").get_by_role("link", name=name).click()
    visitor.settle()


def test_a_click_on_a_deposit_opens_its_profile_and_the_address_says_so(walker: Visitor) -> None:
    walker.turn_to_map("lang=en")
    click_label(walker, "Jerui")
    walker.expect_query(place="jerui")
    profile = walker.page.locator(".st-key-profile")
    expect(profile.get_by_role("heading", name="Jerui", exact=True)).to_be_visible()
    expect(profile).to_contain_text("Russian investor Vostok Geolodobycha")
    expect(profile).to_contain_text(unbroken("11–13"))
    walker.expect_no_harm()


def test_the_list_is_a_twin_of_the_map(walker: Visitor) -> None:
    walker.turn_to_map("lang=en")
    pick(walker, "Aral")
    walker.expect_query(place="aral")
    click_label(walker, "Kopuro-Bazar")
    walker.expect_query(place="kopuro-bazar")
    # The map twice on the same place, with the list in between: every click counts.
    pick(walker, "Aral")
    walker.expect_query(place="aral")
    click_label(walker, "Kopuro-Bazar")
    walker.expect_query(place="kopuro-bazar")
    walker.expect_no_harm()


def test_the_profile_stands_in_the_place_of_the_list_and_leads_back_to_it(walker: Visitor) -> None:
    walker.turn("map")
    pick(walker, "Aral")
    expect(walker.page.locator(".places")).to_have_count(0)
    expect(walker.page.locator(".st-key-profile .line-of-time")).to_be_visible()
    walker.page.locator(".st-key-close-profile button").click()
    expect(walker.page.locator(".places")).to_be_visible()
    expect(walker.page.locator(".st-key-profile")).to_have_count(0)
    assert "place=" not in walker.page.url
    walker.expect_no_harm()


def test_on_a_phone_a_tap_on_a_village_is_answered_at_once_by_a_sheet(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=SIZES["phone"])
    visitor.open("map")
    frame = visitor.page.locator('[class*="st-key-map-"] iframe')
    frame.scroll_into_view_if_needed()
    click_label(visitor, "Kopuro-Bazar")
    visitor.expect_query(place="kopuro-bazar")
    heading = visitor.page.locator(".st-key-profile").get_by_role("heading", name="Kopuro-Bazar", exact=True)
    expect(heading).to_be_in_viewport()
    expect(visitor.page.locator(".st-key-profile summary").first).to_be_in_viewport(ratio=0.9)  # dated
    visitor.page.wait_for_function(ABOVE)
    visitor.page.locator(".st-key-close-profile button").click()
    expect(visitor.page.locator(".st-key-profile")).to_have_count(0)
    visitor.page.locator(".places").get_by_role("link", name="Talas (8)").press("Enter")
    visitor.expect_query(place="talas")
    visitor.page.wait_for_function(
        ABOVE
    )  # the map has moved: on a phone it begins with the middle of the valley
    visitor.open("map", "place=kopuro-bazar").page.wait_for_function(ABOVE)
    visitor.expect_no_harm()


def test_a_number_of_a_deposit_leads_to_its_records(walker: Visitor) -> None:
    walker.turn("map", "place=jerui")
    walker.page.locator(".st-key-profile a.number", has_text=unbroken("11–13")).click()
    walker.expect_screen("timeline")
    walker.expect_query(part="records", mine="jerui", kind="peaceful")
    expect(walker.page.get_by_role("heading", name="11 records are counted")).to_be_visible()
    walker.expect_no_harm()


def test_two_places_on_one_point_are_told_apart(walker: Visitor) -> None:
    walker.turn_to_map("lang=en")
    click_label(walker, "Bekmoldo")
    walker.expect_query(place="bekmoldo")
    pick(walker, "Sasyk-Bulak")
    walker.expect_query(place="sasyk-bulak")


def test_a_map_that_is_drawn_has_the_page_run_no_second_time(visitor: Visitor) -> None:
    sent: list[object] = []
    visitor.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.extend([frame])))
    visitor.open("map")
    expect(sheet(visitor).locator(".l").first).to_be_visible()
    # Its frame has told all that it tells by itself when it has told its height, or 250 ms later.
    visitor.page.wait_for_timeout(600)
    asked = len(sent)
    assert asked >= 1
    click_label(visitor, "Jerui")
    visitor.expect_query(place="jerui")
    assert asked == 1, "a visit is one run"
    assert len(sent) == 2, "and so is a click"


def test_a_filter_keeps_the_frame_and_what_was_zoomed(walker: Visitor) -> None:
    walker.turn_to_map("lang=en")
    frame = walker.page.locator('[class*="st-key-map-"] iframe').element_handle()
    assert frame
    inner = frame.content_frame()
    assert inner
    inner.evaluate("window.remembered = true; window.map.setZoom(window.map.getZoom() + 1, {animate: false})")
    zoom = inner.evaluate("window.map.getZoom()")
    walker.page.locator(".filters").get_by_role("button", name="Andash").click()
    walker.expect_query(mine="andash")
    walker.settle()
    expect(sheet(walker).locator(".l.dim").first).to_be_visible()
    assert inner.evaluate("window.remembered")
    assert inner.evaluate("window.map.getZoom()") == zoom
    walker.expect_no_harm()


def test_a_map_follows_the_hand_that_drags_it_though_a_place_was_chosen_just_now(walker: Visitor) -> None:
    """By a hand that comes soon after, and by one that had begun before; both take the place out of sight."""
    walker.turn_to_map("lang=en")
    element = walker.page.locator('[class*="st-key-map-"] iframe').element_handle()
    assert element
    frame, box = element.content_frame(), element.bounding_box()
    assert frame and box
    begin, end, middle = box["width"] - 70, 20, box["height"] / 2
    mouse, profile = walker.page.mouse, walker.page.locator(".st-key-profile")
    for place, name, had_begun in (("aral", "Aral", False), ("kopuro-bazar", "Kopuro-Bazar", True)):
        frame.evaluate(CLOSE_TO, place)
        frame.evaluate(TAKEN, [begin, middle])
        mouse.move(box["x"] + begin, box["y"] + middle)
        if had_begun:
            mouse.down()
            mouse.move(box["x"] + end, box["y"] + middle, steps=8)
        walker.set_off("map", f"lang=en&place={place}")
        expect(profile).to_contain_text(name)
        walker.page.wait_for_timeout(250)  # it is looked at ten times a second, for longer than this
        if not had_begun:
            mouse.down()
            mouse.move(box["x"] + end, box["y"] + middle, steps=8)
            frame.wait_for_function(UNDER, arg=[end, middle], polling=25)
            walker.page.wait_for_timeout(250)
        there = frame.evaluate(TAKEN_TO)
        mouse.up()
        assert there == pytest.approx([end, middle], abs=4), "what was taken hold of is under the hand"
    walker.expect_no_harm()


def test_a_link_opens_the_very_view_and_back_leaves_it(visitor: Visitor) -> None:
    visitor.open("map", "view=kyrgyzstan&place=bishkek&mine=jerui")
    expect(sheet(visitor).locator(".l:visible", has_text="Karakol")).to_be_visible()
    expect(visitor.page.locator(".st-key-profile")).to_contain_text("Bishkek")
    pick(visitor, "Osh")
    visitor.expect_query(place="osh", view="kyrgyzstan", mine="jerui")
    visitor.settle()
    visitor.page.go_back()  # to the list, from which Osh was chosen
    visitor.expect_query(view="kyrgyzstan", mine="jerui")
    expect(visitor.page.locator(".places")).to_be_visible()
    visitor.settle()
    visitor.page.go_back()
    visitor.expect_query(place="bishkek")
    visitor.settle()
    expect(visitor.page.locator(".st-key-profile")).to_contain_text("Bishkek")
    visitor.expect_no_harm()


@pytest.mark.parametrize("view", ["home", "kyrgyzstan"])
@pytest.mark.parametrize(("size", "theme"), [("projector", "dark"), ("laptop", "light"), ("phone", "dark")])
def test_no_label_hides_another_at_the_start(
    walk: Callable[..., Visitor], view: str, size: str, theme: Theme
) -> None:
    visitor = walk(size=SIZES[size], theme=theme).turn_to_map(f"view={view}")
    boxes = sheet(visitor).locator(".l").evaluate_all(LABELS)
    assert len({text for _, text, *_ in boxes}) >= LEAST_LABELS[view]
    for (one, text, left, top, right, bottom), (another, other, x1, y1, x2, y2) in combinations(boxes, 2):
        across = min(right, x2) - max(left, x1)
        down = min(bottom, y2) - max(top, y1)
        assert one == another or across <= 2 or down <= 4, f"{text} and {other}"
    visitor.expect_no_harm()


@pytest.mark.parametrize("view", ["home", "kyrgyzstan"])
def test_a_laptop_has_the_whole_map_in_its_first_view(walk: Callable[..., Visitor], view: str) -> None:
    visitor = walk(size=SIZES["laptop"]).turn_to_map(f"view={view}&lang=ky")  # the longest words
    drawn = visitor.page.locator('[class*="st-key-map-"] iframe').bounding_box()
    assert drawn
    assert drawn["y"] <= 320
    assert drawn["y"] + drawn["height"] <= SIZES["laptop"][1]
    note, faces = (
        visitor.page.locator(f".st-key-figure-map {part}").first.bounding_box()
        for part in (".quiet", ".faces")
    )
    assert note and faces
    assert note["x"] + note["width"] <= faces["x"], "no word lies under a face"


# How far the frame ends below the first view of the page, however far it was scrolled; whether the list comes after it; whether the choice of a
# view is cut by the window, or a word of it by its button; names of deposits that lie on the credit, on the scale or beyond the map.
PHONE = r"""() => {
  const frame = document.querySelector('[class*="st-key-map-"] iframe'), page = frame.contentDocument, box = part => part.getBoundingClientRect();
  const { width, height } = box(page.querySelector("#map_div"));
  const foot = [...page.querySelectorAll(".leaflet-control-attribution, .leaflet-control-scale")].map(box);
  const covered = one => one.top < 0 || one.right > width || one.bottom > height || foot.some(part => one.bottom > part.top + 2 && one.right > part.left);
  const list = document.querySelector(".places"), views = [...document.querySelectorAll('.choice.view a')];
  const written = words => { const all = document.createRange(); all.selectNodeContents(words); return box(all); };
  const lines = words => Math.round(written(words).height / parseFloat(getComputedStyle(words).lineHeight));
  return {
    ends: box(frame).bottom + document.querySelector('[data-testid="stMain"]').scrollTop - innerHeight,
    listed: !list || box(list).top >= box(frame).bottom,
    cut: document.documentElement.scrollWidth > innerWidth || views.some(one => box(one).right > innerWidth),
    broken: views.filter(one => lines(one) > one.textContent.split(/\s/).length).map(one => one.textContent),
    covered: [...page.querySelectorAll(".deposit")].filter(one => one.checkVisibility() && covered(box(one))).map(one => one.textContent),
    named: [...page.querySelectorAll(".deposit")].filter(one => one.checkVisibility()).length,
  };
}"""


@pytest.mark.parametrize("size", PHONES, ids=["phone", "low"])
def test_a_phone_has_the_whole_map_in_its_first_view_before_the_list(
    walk: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    visitor = walk(size=size)
    for query in (*(f"lang={lang}" for lang in LANGUAGES), "place=kopuro-bazar", "view=kyrgyzstan&lang=ky"):
        seen = visitor.turn_to_map(query).page.evaluate(PHONE)
        assert seen["ends"] <= 0, query
        assert seen["listed"], query
        assert not seen["cut"], query
        assert seen["broken"] == [], query
        assert seen["named"] == 3 or "view" in query, query
        assert seen["covered"] == [] or "view" in query, query


@pytest.mark.parametrize("size", PHONES, ids=["phone", "low"])
def test_in_kyrgyz_too_a_phone_reads_the_first_thing_that_happened_at_a_place_whole(
    walk: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    page = walk(size=size).turn_to_map("lang=ky&place=kopuro-bazar").page
    expect(page.locator(".st-key-profile .village-lines summary").first).to_be_in_viewport(ratio=1)
    page.wait_for_function(ABOVE)


def test_on_paper_nothing_is_printed_over_the_profile(walker: Visitor) -> None:
    walker.turn_to_map("place=kopuro-bazar")
    pdf = walker.page.pdf(format="A4")
    assert len(texts(pdf)) > 2
    over = [found for found in laid_over(pdf, by=2.5) if found[0] > 1]  # the first page has the map
    assert over == []
