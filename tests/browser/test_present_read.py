"""Whether all of the talk can be read: from the back row of a hall, on a phone, and by axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from browser.axe import COLOURS, faults_of
from browser.measures import TOO_WIDE
from browser.on_stage import LAST, THEMES
from browser.visitor import SIZES, Theme, Visitor
from dashboard.figures.figure import MapSpec
from dashboard.i18n import LANGUAGES
from talk import scenes

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


# Buttons and links of the bar that are seen, and whether each is whole in the window.
IN_THE_BAR = """() => [...document.querySelectorAll(".st-key-stage-bar :is(a, button)")].filter(one => one.checkVisibility())
    .map(one => [one.innerText.trim(), one.getBoundingClientRect()])
    .map(([words, box]) => [words, box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight])"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_no_button_is_cut_and_the_ways_out_come_when_they_are_asked_for(
    walk: Callable[..., Visitor], lang: str
) -> None:
    walker = walk(size=SIZES["phone"])
    at = next(number for number, scene in enumerate(scenes(), start=1) if scene.years)
    walker.turn("present", f"lang={lang}&step={at}")
    expect(walker.page.locator(".scene.now .picture > svg")).to_have_count(1)
    expect(walker.page.locator(".scene.now .year-plate").first).to_be_attached()
    expect(walker.page.locator(".scene.now .year-plate:visible")).to_have_count(0)
    seen = walker.page.evaluate(IN_THE_BAR)
    assert len(seen) == 4  # back, on, the years, more
    assert all(is_whole for _, is_whole in seen), seen
    more = walker.page.locator(".stage-more")
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    opened = walker.page.evaluate(IN_THE_BAR)
    assert len(opened) == 8  # and the live screen, the short talk, the exit, the slides
    assert all(is_whole for _, is_whole in opened), opened
    walker.page.locator(".stage-next").click()
    walker.expect_query(lang=lang, step=str(at + 1))
    expect(more).to_have_attribute("aria-expanded", "false")
    assert len(walker.page.evaluate(IN_THE_BAR)) == 3
