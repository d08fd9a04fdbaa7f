"""Room for words: whether the measures find what has none, and what has a place of its own on small and large windows.

That nothing is wider than its window and no word is cut off, in every language: test_views.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.measures import BARE_LINKS, CUT, TOO_WIDE
from browser.visitor import SIZES, Visitor
from dashboard.i18n import LANGUAGES
from support import some

SMALL = (360, 640)  # px of a small phone
HEIGHT = SIZES["phone"][1]


def test_the_measure_of_cut_words_finds_what_is_cut_and_what_leaves_its_box(walker: Visitor) -> None:
    walker.turn("overview")
    for overflow in ("visible", "hidden", "clip"):
        walker.page.evaluate(
            """(overflow) => document.querySelector("h1").insertAdjacentHTML("beforeend",
            `<p class="quiet" style="width: 40px; white-space: nowrap; overflow: ${overflow}">a long line, ${overflow}</p>`)""",
            overflow,
        )
    found = walker.page.evaluate(CUT)
    walker.page.reload()  # React does not know of what was put in
    assert {"a long line, visible", "a long line, hidden", "a long line, clip"} <= set(found)


def test_the_measure_of_width_finds_what_is_wider_than_its_window(walker: Visitor) -> None:
    walker.turn("overview")
    walker.page.evaluate("document.querySelector('h1').style.width = '3000px'")
    found = walker.page.evaluate(TOO_WIDE)
    walker.page.reload()
    assert found


def test_the_measure_of_links_finds_one_in_the_browsers_own_colour(walker: Visitor) -> None:
    walker.turn("overview")
    walker.page.evaluate(
        """() => document.querySelector("main h1").insertAdjacentHTML("beforeend",
        `<a href="map" style="color: LinkText">a link of nobody's colour</a>`)"""
    )
    found = walker.page.evaluate(BARE_LINKS)
    walker.page.reload()
    assert found == ["a link in the browser's own colour: a link of nobody's colour"]


# Px from each line of what was found to the list it closes, and to the name of the next group.
AROUND_FOUND = """() => [...document.querySelectorAll(".approach-parts > .approach-found:has(+ b)")].map(line => {
  const box = line.getBoundingClientRect();
  return [box.top - line.previousElementSibling.getBoundingClientRect().bottom, line.nextElementSibling.getBoundingClientRect().top - box.bottom];
})"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_small_phone_residents_are_seen_to_stand_outside_without_scrolling(
    walk: Callable[..., Visitor], lang: str
) -> None:
    visitor = walk(size=SMALL).turn("stakeholders", f"lang={lang}")
    outside = visitor.page.locator(".approach.outside").bounding_box()
    assert outside and outside["y"] + outside["height"] < SMALL[1]
    expect(visitor.page.locator(".approach-parts li").first).to_be_visible()
    before, after = some(visitor.page.evaluate(AROUND_FOUND))[0]
    assert before < after, "what was found stands with its own group"


@pytest.mark.parametrize("size", ["laptop", "projector"])
def test_an_arrow_to_residents_leaves_the_frame_and_ends_at_their_edge(
    walk: Callable[..., Visitor], size: str
) -> None:
    page = walk(size=SIZES[size]).turn("stakeholders").page
    frame, outside, arrow = (
        page.locator(what).bounding_box()
        for what in (".approach-frame", ".approach.outside", ".approach-lanes .outside")
    )
    assert frame and outside and arrow
    ends = arrow["x"] + arrow["width"]
    assert frame["x"] + frame["width"] < outside["x"]
    assert abs(ends - outside["x"]) < 3
    end = arrow["y"] + arrow["height"]
    assert outside["y"] < end < outside["y"] + outside["height"] < SIZES[size][1]


TOPS = """(what) => [...document.querySelectorAll(what)].map(part => Math.round(part.getBoundingClientRect().top))"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_answers_of_other_screens_and_their_squares_stand_in_line(
    walk: Callable[..., Visitor], lang: str
) -> None:
    page = walk(size=SIZES["laptop"]).turn("overview", f"lang={lang}").page
    for part in ("h2", "p", ".shares"):
        tops = page.evaluate(TOPS, f".in-short > {part}:not(.ways)")
        assert len(tops) == 2 and len(set(tops)) == 1, part


@pytest.mark.parametrize(("lang", "part"), [("en", "demands"), ("ky", "money")])
def test_figures_beside_each_other_have_their_faces_drawings_and_words_in_line(
    walk: Callable[..., Visitor], lang: str, part: str
) -> None:
    page = walk(size=SIZES["laptop"]).turn("participation", f"lang={lang}&part={part}").page
    for piece in (".faces", "> :nth-child(1)", "> :nth-child(2)", "> :nth-child(3)"):
        tops = page.evaluate(TOPS, f".st-key-wide-figures [class*=st-key-figure-] {piece}")
        assert len(tops) == 2 and len(set(tops)) == 1, piece


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_came_of_the_advice_to_each_group_stands_below_each_other(
    walk: Callable[..., Visitor], lang: str
) -> None:
    page = walk(size=SIZES["laptop"]).turn("stakeholders", f"lang={lang}").page
    squares = page.locator(".asked .shares a:first-child")
    begins = {round(box["x"]) for one in some(squares.all()) if (box := one.bounding_box())}
    assert len(begins) == 1


# The part of each box of the approach that its words take, by the height of both.
FILLED = """() => [...document.querySelectorAll(".approach > div")].map(box =>
  [...box.children].reduce((high, part) => high + part.getBoundingClientRect().height, 0) / box.clientHeight)"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", ["laptop", "projector"])
def test_all_of_the_approach_is_in_the_first_view_and_none_of_its_boxes_is_mostly_empty(
    walk: Callable[..., Visitor], size: str, lang: str
) -> None:
    page = walk(size=SIZES[size]).turn("stakeholders", f"lang={lang}").page
    expect(page.locator(".approach.advised")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-figure-tripartite-approach summary").first).to_be_in_viewport(ratio=1)
    filled = page.evaluate(FILLED)
    assert len(filled) == 6
    assert min(filled) > 0.5


# Px from the last line of each title of a figure to what it measures, on the page.
BELOW_TITLES = """() => [...document.querySelectorAll("main .heading:has(+ .quiet)")].filter(title => title.nextElementSibling.checkVisibility())
  .map(title => {
    const box = document.createRange();
    box.selectNodeContents(title);
    const words = document.createRange();
    words.selectNodeContents(title.nextElementSibling);
    return words.getBoundingClientRect().top - Math.max(...[...box.getClientRects()].map(line => line.bottom));
  })"""


LETTERS = "title => parseFloat(getComputedStyle(title).fontSize)"


@pytest.mark.parametrize("size", ["laptop", "phone"])
def test_no_title_of_a_figure_touches_the_line_beneath_it(walk: Callable[..., Visitor], size: str) -> None:
    walker = walk(size=SIZES[size])
    page = walker.turn("timeline", "part=years").page
    air = page.evaluate(BELOW_TITLES)
    assert len(air) == len(page.locator("main h2").all()) == 3
    assert min(air) > 0
    name, finding = (float(page.locator(f"main {title}").first.evaluate(LETTERS)) for title in ("h1", "h2"))
    assert (name < finding) == (size == "phone"), (
        "a phone names the screen in its menu: it reads the finding first"
    )
    walker.turn("timeline")
    assert len(page.evaluate(BELOW_TITLES)) == (size == "laptop"), "a phone leaves out what the lanes measure"


# Px from what was to be measured to the place that is kept free for it.
BELOW_MEASURE = """() => document.querySelector("[class*=st-key-empty-]").getBoundingClientRect().top
  - document.querySelector("[class*=st-key-figure-] .quiet").getBoundingClientRect().bottom"""


def test_where_nothing_fits_the_place_kept_free_lies_below_what_was_to_be_measured(walker: Visitor) -> None:
    assert walker.turn("timeline", "kind=hearing&to=1994").page.evaluate(BELOW_MEASURE) > 0


# Ends of the languages, of what the page says, and the button of Streamlit's menu: right, right, and its left and its foot; how far its middle
# is from that of the search; whether a row of screens that goes on to the side fades there.
CORNER = """() => {
  const box = (what) => document.querySelector(what).getBoundingClientRect();
  const page = getComputedStyle(document.querySelector(".stMainBlockContainer"));
  const languages = box(".languages a:last-child"), button = box(".stAppHeader button");
  const words = [...document.querySelectorAll(".menu .screens")].map(row => row.getBoundingClientRect().right);
  const row = document.querySelector(".menu .screens");
  const over = (right, top) => top < button.bottom && right > button.left;
  return {
    end: innerWidth - parseFloat(page.paddingRight) - languages.right,
    over: over(languages.right, languages.top) || words.some(right => over(right, 0)),
    inLine: languages.top < box(".menu").bottom - 5,
    lower: (button.top + button.bottom - box(".menu .search").top - box(".menu .search").bottom) / 2,
    goesOn: row.scrollWidth > row.clientWidth,
    fades: getComputedStyle(row).maskImage !== "none",
  };
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_languages_end_where_the_page_does_and_nothing_lies_under_the_menu_button(
    walk: Callable[..., Visitor], lang: str
) -> None:
    walker = walk(size=(1920, HEIGHT)).turn("overview", f"lang={lang}")
    going_on = []
    for width in (1920, 1280, 1131, 1024, 768, 641, 390):
        walker.resize(width, HEIGHT)
        corner = walker.page.evaluate(CORNER)
        assert not corner["over"], width
        if corner["goesOn"]:
            going_on.append(width)
            assert corner["fades"], width
        if width > 1130:
            assert corner["inLine"], width
            assert abs(corner["end"]) < 2, width
    assert {641, 390} <= set(going_on)
    assert abs(corner["lower"]) < 1, "on a phone it is in line with the search"


SQUARES = """() => [...document.querySelectorAll(".glance .squares:not(:empty)")].map(row => {
  const all = [...row.children].map(square => square.getBoundingClientRect());
  return [all.length, all[0].width, new Set(all.map(box => Math.round(box.top))).size];
})"""


@pytest.mark.parametrize(("size", "least"), [("laptop", 22), ("projector", 38), ("phone", 11)])
def test_who_takes_part_is_drawn_as_large_as_its_longest_row_has_room(
    walk: Callable[..., Visitor], size: str, least: int
) -> None:
    page = walk(size=SIZES[size]).turn("participation").page
    rows = page.evaluate(SQUARES)
    assert max(number for number, _, _ in rows) > 20
    assert {lines for _, _, lines in rows} == {1}
    assert min(width for _, width, _ in rows) >= least
    expect(page.locator(".glance a").last).to_be_in_viewport(ratio=1)
    lines = page.locator(".glance b").evaluate_all(
        "numbers => numbers.map(number => number.getClientRects().length)"
    )
    assert set(lines) == {1}, "a number and its unit stand in one line"


def test_on_a_phone_the_records_behind_a_number_lie_at_the_foot_of_the_window(
    walk: Callable[..., Visitor],
) -> None:
    """Below a chart that is taller than the window a tap would seem to do nothing."""
    page = walk(size=SMALL).turn("participation", "lang=ky&part=money").page
    page.locator(".st-key-figure-money-claims h2 a").click()
    records = page.locator('[class*="st-key-behind-of-money-claims"]')
    expect(records).to_be_visible()
    page.wait_for_function(
        f"foot => Math.abs(document.querySelector(foot).getBoundingClientRect().bottom - {SMALL[1]}) < 2",
        arg='[class*="st-key-behind-of-money-claims"]',
    )
