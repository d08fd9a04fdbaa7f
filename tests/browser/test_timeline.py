"""The timeline, by link, by list and by filter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.measures import LEAVE, LINES_OF
from browser.visitor import SIZES, Visitor
from dashboard.figures.drawing.colours import KIND_COLOURS
from dashboard.i18n import LANGUAGES

MOTORCADE = "jerui-2007-05-26-violent"
RIDERS = "andash-2011-02-violent"
# The ring around the open event lies above its sheet, which leaves half of the window free.
ABOVE = """() => {
  const ring = document.querySelector('svg.marks path[stroke-width="2.5"]')?.getBoundingClientRect();
  const sheet = document.querySelector(".st-key-event-card")?.getBoundingClientRect();
  return ring && sheet && ring.top > 0 && ring.bottom < sheet.top && sheet.height <= innerHeight / 2;
}"""


def test_a_link_opens_the_very_event(walker: Visitor) -> None:
    walker.turn("timeline", f"event={MOTORCADE}")
    card = walker.page.locator(".st-key-event-card")
    expect(card).to_contain_text("26 May 2007")
    expect(card.get_by_role("heading")).to_contain_text("motorcade")
    expect(card).to_contain_text("source")
    walker.page.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    walker.expect_query(event=None)
    walker.expect_no_harm()


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_on_a_laptop_the_sheet_of_an_open_event_leaves_the_title_of_the_chart_whole(
    walker: Visitor, lang: str
) -> None:
    walker.turn("timeline", f"lang={lang}&event={MOTORCADE}")
    card = walker.page.locator(".st-key-event-card")
    expect(card).to_be_visible()
    title = walker.page.locator(".st-key-figure-timeline h2").first.bounding_box()
    sheet = card.bounding_box()
    assert title and sheet and title["y"] + title["height"] <= sheet["y"]


def test_an_event_chosen_in_the_list_opens_and_is_in_the_address(walker: Visitor) -> None:
    walker.turn("timeline", "mine=jerui&kind=violent")
    chooser = walker.page.locator(".pick-one").get_by_role("combobox")
    expect(chooser).to_have_accessible_name("Open an event (2 shown)")
    chooser.select_option(chooser.locator("option").filter(has_text="motorcade").first.text_content())
    expect(walker.page.locator(".st-key-event-card")).to_be_visible()
    walker.expect_query(event=MOTORCADE, mine="jerui", kind="violent")
    walker.expect_no_harm()


def drag(visitor: Visitor, first: int, last: int, *, in_years: tuple[int, int] = (1994, 2026)) -> None:
    """From the middle of a year to the middle of another along the axis, without letting go."""
    axis = visitor.page.locator(".choose-years .axis").bounding_box()
    assert axis
    year = axis["width"] / (in_years[1] - in_years[0] + 1)
    y = axis["y"] + axis["height"] / 2
    visitor.page.mouse.move(axis["x"] + (first - in_years[0] + 0.5) * year, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(axis["x"] + (last - in_years[0] + 0.5) * year, y, steps=4)


def test_years_are_chosen_along_the_axis_and_one_click_brings_all_back(walker: Visitor) -> None:
    walker.turn("timeline", "mine=jerui,andash&kind=violent,peaceful")
    page, band = walker.page, walker.page.locator(".choose-years .band")
    drag(walker, 2012, 2007)
    expect(band).to_have_text("2007–2012")
    page.mouse.up()
    walker.expect_query(from_="2007", to="2012", mine="jerui,andash", kind="peaceful,violent")
    expect(page.locator(".choose-years .hint")).to_have_count(0)
    walker.settle()
    asked = page.evaluate("pulse.asked")
    ends = page.locator(".filters").get_by_role("slider")
    assert [end.input_value() for end in ends.all()] == ["2007", "2012"]
    drag(walker, 2011, 2011, in_years=(2007, 2012))
    page.keyboard.press("Escape")
    page.mouse.up()
    drag(walker, 2011, 2011, in_years=(2007, 2012))
    page.mouse.up()
    walker.expect_query(from_="2007", to="2012")
    assert page.evaluate("pulse.asked") == asked, "no drag, no question"
    page.get_by_role("link", name="All years").click()
    walker.expect_query(from_=None, to=None, mine="jerui,andash", kind="peaceful,violent")
    expect(page.locator(".choose-years .hint")).to_be_visible()
    walker.expect_no_harm()


@pytest.mark.parametrize("size", ["laptop", "projector"])
def test_the_years_that_are_dragged_along_lie_under_their_band(
    walk: Callable[..., Visitor], size: str
) -> None:
    visitor = walk(size=SIZES[size])
    visitor.turn("timeline")
    drag(visitor, 2020, 2020 - 4)
    band = visitor.page.locator(".choose-years .band").bounding_box()
    names = (
        visitor.page.locator("svg.marks text", has_text=str(year)).last.bounding_box()
        for year in (2016, 2018, 2020)
    )
    visitor.page.keyboard.press("Escape")
    visitor.page.mouse.up()
    assert band
    middles = [(name["x"] + name["width"] / 2 - band["x"]) / band["width"] for name in names if name]
    assert middles == pytest.approx([0.1, 0.5, 0.9], abs=0.02)


def test_a_mark_under_the_axis_opens_its_event(walker: Visitor) -> None:
    walker.turn("timeline", "mine=jerui")
    mark = walker.page.locator(".st-key-timeline-wide [class*='clicked_'] path").first.bounding_box()
    assert mark
    walker.page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    expect(walker.page.locator(".st-key-event-card")).to_be_visible()
    walker.expect_no_harm()


def test_what_a_chart_says_at_the_pointer_goes_with_the_chart(walker: Visitor) -> None:
    walker.turn("timeline")
    told = walker.page.locator("#vg-tooltip-element")
    mark = walker.page.locator(".st-key-timeline-wide [class*='clicked_'] path").first
    mark.hover(force=True)
    expect(told).to_be_visible()
    walker.turn("search")
    expect(told).to_be_hidden()
    walker.turn("timeline")
    mark.hover(force=True)
    expect(told).to_be_visible()
    walker.expect_no_harm()


def test_the_filter_of_kinds_is_in_the_address(walker: Visitor) -> None:
    walker.turn("timeline")
    walker.pick("Kinds of event", "court")
    walker.expect_query(kind="court")
    walker.settle().pick("Kinds of event", "violent incident")
    walker.expect_query(kind="violent,court")
    walker.page.reload()
    walker.settle()
    assert sorted(walker.pressed(".pick-many")) == ["court", "violent incident"]
    walker.expect_no_harm()


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_a_laptop_has_the_choices_in_one_line_with_the_title_and_the_chart_in_the_upper_half(
    walker: Visitor, lang: str
) -> None:
    walker.turn("timeline", f"lang={lang}")
    lines = [
        walker.page.locator(place).bounding_box()
        for place in (
            ".st-key-timeline-controls h1",
            ".pick-many .field",
            ".pick-one select",
        )
    ]
    middles = [box["y"] + box["height"] / 2 for box in lines if box]
    assert len(middles) == 3 and max(middles) - min(middles) < 20, "one line"
    assert lines[0] and lines[1] and lines[0]["x"] + lines[0]["width"] <= lines[1]["x"], "side by side"
    letters = walker.page.locator(".st-key-timeline-controls h1").evaluate(
        "title => title.getBoundingClientRect().bottom - parseFloat(getComputedStyle(title).paddingBottom)"
    )
    parts = walker.page.locator(".choice.parts").bounding_box()
    assert parts and parts["y"] >= letters + 4, "the parts stand off the title's letters"
    chart = walker.page.locator(".st-key-timeline-wide svg.marks").bounding_box()
    assert chart and chart["y"] < 0.5 * SIZES["laptop"][1]


# How many lines the title takes, how many words it has, and how far its widest word goes beyond it.
CUT = """(title) => {
  const lines = () => Math.round((title.getBoundingClientRect().height - parseFloat(getComputedStyle(title).paddingBottom)) / parseFloat(getComputedStyle(title).lineHeight));
  return [lines(), title.textContent.trim().split(/\\s+/).length, title.scrollWidth - title.clientWidth];
}"""


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
@pytest.mark.parametrize("width", [660, 768, 1000, 1130])
def test_on_a_tablet_no_word_of_the_title_is_broken_for_the_choices_beside_it(
    walk: Callable[..., Visitor], width: int, lang: str
) -> None:
    page = walk(size=(width, 1024)).turn("timeline", f"lang={lang}").page
    lines, words, over = page.locator(".st-key-timeline-controls h1").evaluate(CUT)
    assert lines <= min(words, 2) and over <= 0


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_a_laptop_has_protest_at_all_deposits_in_its_first_view(walker: Visitor, lang: str) -> None:
    walker.turn("timeline", f"lang={lang}")
    expect(walker.page.locator(".st-key-timeline-wide svg.marks")).to_be_visible()
    ends = walker.page.locator(".st-key-timeline-wide [class*='clicked_'] path").evaluate_all(
        """(marks, colours) => marks.filter(mark => colours.includes(mark.getAttribute("stroke").toUpperCase()))
             .map(mark => mark.getBoundingClientRect().bottom)""",
        [KIND_COLOURS[kind].upper() for kind in ("violent", "peaceful")],
    )
    assert len(ends) > 20 and max(ends) < SIZES["laptop"][1]


# What stands in each choice before one chooses, and how many px of it its box cuts off.
UNSEEN = """() => [...document.querySelectorAll(".st-key-timeline-choices :is(.field, select)")].map(box => {
  const style = getComputedStyle(box), pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const words = box.selectedOptions ? box.selectedOptions[0].text : box.textContent;
  return [words, pen.measureText(words).width - room];
})"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_small_phone_reads_whole_what_can_be_chosen(walk: Callable[..., Visitor], lang: str) -> None:
    visitor = walk(size=SIZES["phone"]).turn("timeline", f"lang={lang}")
    for width in (390, 360):
        visitor.resize(width, 640)
        seen = visitor.page.evaluate(UNSEEN)
        assert len(seen) == 2 and all(words for words, _ in seen)
        assert [words for words, cut in seen if cut > 0] == [], width


def test_a_phone_has_all_years_of_all_deposits_in_its_first_view(walk: Callable[..., Visitor]) -> None:
    """The tall chart shows few years at a time: the strip above it shows when protest came in waves."""
    width, height = SIZES["phone"]
    visitor = walk(size=(width, height))
    visitor.turn("timeline", "lang=ky")
    expect(visitor.page.locator(".st-key-timeline-tall svg.marks")).to_be_visible()
    expect(visitor.page.locator(".strip a.name")).to_have_count(3)
    years = visitor.page.locator(".strip .axis").bounding_box()
    assert years and years["y"] + years["height"] < height
    chosen = visitor.turn("timeline", "lang=ky&kind=hearing").page.locator(".pick-many .field")
    assert chosen.evaluate(LINES_OF) == 1, "a chosen kind is read whole, in one line"


def test_on_a_phone_the_mark_of_an_open_event_is_seen_above_its_sheet(walk: Callable[..., Visitor]) -> None:
    """From an address, whose deposit is not the first one; by a tap on the strip of years; by keyboard in the list."""
    visitor = walk(size=SIZES["phone"])
    visitor.turn("timeline", f"event={RIDERS}")
    visitor.page.wait_for_function(ABOVE)
    visitor.page.locator(".strip a.violent").first.click()
    visitor.expect_query(event=MOTORCADE)
    visitor.page.wait_for_function(ABOVE)
    close = visitor.page.get_by_role("button", name="Close")
    box = close.bounding_box()
    assert box and 24 <= box["width"] < 60, "the title has the room"
    close.click()
    chooser = visitor.settle().page.locator(".pick-one").get_by_role("combobox")
    for _ in range(3):
        chooser.press("ArrowDown")
    expect(visitor.page.locator(".st-key-event-card")).to_be_visible()
    visitor.page.wait_for_function(ABOVE)
    visitor.expect_no_harm()


def test_a_square_opens_its_records_until_they_are_closed_by_key_and_then_again(walker: Visitor) -> None:
    walker.turn("timeline", "part=years&mine=jerui&kind=violent&to=2010")
    square = walker.page.locator(".st-key-figure-actions-per-year [class*='clicked_'] path")
    records = walker.page.locator("[class*='st-key-behind-of-'] li")
    for _ in range(2):
        square.click(force=True)  # it is drawn, and answers, but is not seen
        expect(records).to_have_count(1)
        expect(records).to_contain_text("motorcade")
        walker.page.get_by_role("button", name="Close").press("Enter")
        expect(records).to_have_count(0)
        face = walker.page.locator(".st-key-figure-actions-per-year .faces [aria-current]")
        expect(face, "the keyboard goes on at the chart").to_be_focused()
        walker.settle()
    walker.expect_no_harm()


def test_one_chart_is_drawn_and_it_is_the_one_the_window_has_room_for(visitor: Visitor) -> None:
    page = visitor.open("timeline").page
    both = page.locator(".st-key-timeline-wide, .st-key-timeline-tall")
    for width, fitting in ((1000, "tall"), (1280, "wide"), (390, "tall")):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(f".st-key-timeline-{fitting} svg.marks")).to_be_visible()
        expect(both).to_have_count(1)
    # Who makes the window another one before the page has noticed that the first answer came is given that, too.
    page.evaluate(
        "() => { const own = requestAnimationFrame; window.requestAnimationFrame = (go) => setTimeout(own, 600, go); }"
    )
    for width, fitting in ((1280, "wide"), (390, "tall")):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(f".st-key-timeline-{fitting} svg.marks")).to_be_visible()
    visitor.expect_no_harm()


def test_who_is_leaving_the_timeline_is_asked_for_no_other_chart(visitor: Visitor) -> None:
    """The answers to both would come at once, and Streamlit's page then ends, blank."""
    page = visitor.open("timeline").page
    page.evaluate(LEAVE, ".st-key-timeline-other button")
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate("document.querySelector('main').append(document.createElement('p'))")  # as an answer would
    page.wait_for_timeout(600)
    assert page.evaluate("window.asked") == 0
    visitor.open("timeline")
    expect(page.locator(".st-key-timeline-tall svg.marks")).to_be_visible()
    visitor.expect_no_harm()
