"""The years of the map in a browser: played, stepped through, by keys, without motion where none is wanted, without the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FrameLocator, Locator, WebSocket, expect

from browser.axe import KNOWN, findings
from browser.visitor import SIZES, Theme, Visitor, map_frame

LAST = "2026"


def sheet(visitor: Visitor) -> FrameLocator:
    return visitor.page.frame_locator('[class*="st-key-map-"] iframe')


def button(visitor: Visitor, name: str) -> Locator:
    return sheet(visitor).get_by_role("button", name=name, exact=True)


def year(visitor: Visitor) -> Locator:
    return sheet(visitor).locator(".years-year")


@pytest.fixture
def still(walker: Visitor) -> Iterator[Visitor]:
    """A visitor whose browser wants less motion; those after have the browser's usual."""
    walker.page.emulate_media(reduced_motion="reduce")
    yield walker
    walker.page.emulate_media(reduced_motion="null")


def test_years_play_by_themselves_until_they_are_stopped_and_the_server_is_not_asked(
    visitor: Visitor,
) -> None:
    visitor.page.emulate_media(reduced_motion="no-preference")
    sent: list[str | bytes] = []

    def listen(socket: WebSocket) -> None:
        # Playwright takes no method of a list.
        socket.on("framesent", lambda frame: sent.extend([frame]))

    visitor.page.on("websocket", listen)
    visitor.open("map")
    assert sent, "what a page asks of the server is seen here"
    button(visitor, "Play the years").click()
    first = year(visitor).inner_text()
    sent.clear()
    expect(year(visitor)).not_to_have_text(first)
    expect(sheet(visitor).locator(".years-dot i").first).to_be_visible()
    button(visitor, "Pause").click()
    now = year(visitor).inner_text()
    visitor.page.wait_for_timeout(2_000)
    assert year(visitor).inner_text() == now, "what is stopped stands still"
    assert sent == [], "a year is no run of the page"
    visitor.expect_no_harm()


CLEAR = """(names) => names.every(name => {
    const of = own => document.querySelector(own).getBoundingClientRect();
    const button = of(".years-open"), other = of(name);
    return button.height > 0 && (button.bottom <= other.top || button.right <= other.left || button.top >= other.bottom);
})"""


@pytest.mark.parametrize(
    ("lang", "size", "foot"),
    [
        ("ky", "phone", ("#map_div",)),  # where a button would hide a deposit it has its own line
        ("en", "laptop", (".leaflet-control-attribution", ".leaflet-control-scale")),
    ],
)
def test_the_button_covers_neither_credit_nor_scale_and_on_a_phone_nothing_of_the_map(
    walker: Visitor, lang: str, size: str, foot: tuple[str, ...]
) -> None:
    walker.turn_to_map(f"lang={lang}").resize(*SIZES[size])
    expect(sheet(walker).locator(".years-open")).to_be_visible()
    map_frame(walker.page).wait_for_function(
        CLEAR, arg=list(foot), polling=50
    )  # it lies anew in the new window


def test_steps_go_back_and_forward_by_keys_and_end_at_both_ends(still: Visitor) -> None:
    still.turn_to_map()
    expect(button(still, "Play the years")).to_have_count(0)
    button(still, "Step through the years").focus()
    still.page.keyboard.press("Enter")
    expect(button(still, "One year on")).to_be_focused()
    first = int(year(still).inner_text())
    still.page.keyboard.press("Enter")
    still.page.keyboard.press("Space")
    expect(year(still)).to_have_text(str(first + 2))
    back = button(still, "One year back")
    for _ in range(4):
        back.press("Enter")
    expect(year(still)).to_have_text(str(first))
    expect(back).to_have_attribute("aria-disabled", "true")
    for _ in range(2026 - first + 2):
        button(still, "One year on").press("Enter")
    expect(year(still)).to_have_text(LAST)
    expect(sheet(still).locator(".years-told")).to_contain_text(
        "name no place, or one that is not on this map"
    )


def test_nothing_moves_by_itself_where_the_browser_wants_less_motion(still: Visitor) -> None:
    still.turn_to_map()
    button(still, "Step through the years").click()
    now = year(still).inner_text()
    expect(button(still, "Play")).to_have_count(0)
    still.page.wait_for_timeout(2_000)
    assert year(still).inner_text() == now
    ring = sheet(still).locator(".years-dot.is-new i").first
    assert ring.evaluate("one => getComputedStyle(one).animationName") == "none"


def test_the_year_stays_when_a_place_is_chosen_and_closing_brings_the_map_back(still: Visitor) -> None:
    still.turn_to_map()
    counts = sheet(still).locator(".l i").first
    expect(counts).to_be_visible()
    button(still, "Step through the years").click()
    for _ in range(3):
        button(still, "One year on").click()
    now = year(still).inner_text()
    expect(counts).not_to_be_visible()
    still.page.locator(".places").get_by_role("link", name="Aral").click()
    still.settle()
    still.expect_query(place="aral")
    expect(year(still)).to_have_text(now)
    button(still, "Back to the whole map").click()
    expect(counts).to_be_visible()
    expect(sheet(still).locator(".years-dot")).to_have_count(0)
    expect(button(still, "Step through the years")).to_be_focused()


def test_the_bar_hides_nothing_of_the_map(still: Visitor) -> None:
    still.page.set_viewport_size(dict(zip(("width", "height"), SIZES["phone"], strict=True)))
    still.turn_to_map()
    button(still, "Step through the years").click()
    ends = [sheet(still).locator(place).bounding_box() for place in ("#map_div", ".years")]
    assert ends[0] and ends[1]
    assert ends[0]["y"] + ends[0]["height"] <= ends[1]["y"] + 1


@pytest.mark.parametrize(
    ("view", "size"), [("kyrgyzstan", "laptop"), ("kyrgyzstan", "phone"), ("home", "phone")]
)
def test_the_map_of_the_country_or_of_a_phone_stays_as_large_as_it_was(
    still: Visitor, view: str, size: str
) -> None:
    still.page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    still.turn_to_map(f"view={view}")
    before = sheet(still).locator("#map_div").bounding_box()
    button(still, "Step through the years").click()
    expect(year(still)).to_be_visible()
    after = sheet(still).locator("#map_div").bounding_box()
    assert before and after
    assert abs(before["height"] - after["height"]) <= 1
    button(still, "Back to the whole map").click()
    expect(year(still)).not_to_be_visible()
    closed = sheet(still).locator("#map_div").bounding_box()
    assert closed and abs(before["height"] - closed["height"]) <= 1


@pytest.mark.parametrize(
    ("lang", "size", "theme"),
    [("ky", "phone", "dark"), ("ru", "laptop", "light"), ("en", "projector", "light")],
)
def test_axe_finds_nothing_while_years_are_shown(
    walk: Callable[..., Visitor], lang: str, size: str, theme: Theme
) -> None:
    visitor = walk(size=SIZES[size], theme=theme).turn_to_map(f"lang={lang}")
    opens = sheet(visitor).locator(".years-open")
    opens.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Enter")  # it plays, unless no motion is wanted; the second stops it
    sheet(visitor).locator(".years-forward").focus()
    for _ in range(6):
        visitor.page.keyboard.press("Enter")
    expect(year(visitor)).to_be_visible()
    found = [item for item in findings(map_frame(visitor.page)) if item["rule"] not in KNOWN]
    assert found == []
    visitor.expect_no_harm()
