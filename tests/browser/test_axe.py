"""Accessibility: axe finds nothing that we cause, on any screen, at two sizes, light and dark; headings skip no level;
words of charts are read on their paper, which axe does not look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame

from browser.visitor import SCREENS, SIZES, Theme, Visitor, map_frame
from dashboard.selection import PARTS, SECTIONS

State = tuple[str, Theme]
LIGHT, DARK = ("laptop", "light"), ("phone", "dark")
# Every screen as it opens, those with a part that opens with it open.
VIEWS = (
    *((screen, "") for screen in SCREENS if screen not in ("map", "timeline")),
    ("map", "place=jerui&mine=andash"),  # the profile, and a deposit that the filter dims
    ("timeline", "event=jerui-2007-05-26-violent"),
)
# Other views are of the same parts: twice is enough.
MORE_VIEWS = (
    ("map", "view=kyrgyzstan"),
    *((screen, f"part={part}") for screen, parts in PARTS.items() for part in parts[1:]),
    *(("sources", f"section={section}") for section in SECTIONS[1:]),
    ("recommendations", "lang=ky&stakeholder=local"),
    ("participation", "lang=ru&part=demands"),
)
CASES: tuple[tuple[str, str, tuple[State, ...]], ...] = (
    *((*view, (LIGHT, ("phone", "light"), DARK, ("laptop", "dark"))) for view in VIEWS),
    *((*view, (LIGHT, DARK)) for view in MORE_VIEWS),
)

# Of the map's frame alone, and moderate: rule, and why it is not ours to mend.
KNOWN = {
    "meta-viewport": "folium forbids to enlarge the frame; the page around it can be enlarged",
    "landmark-one-main": "streamlit-folium's frame has no landmarks; the page's main one is around it",
    "page-has-heading-one": "the page around streamlit-folium's frame has the heading",
    "region": "without landmarks in streamlit-folium's frame all of Leaflet's layers are outside of one",
}

# One frame at a time, by hand: the package would look at the main frame only.
RUN = """() => axe.run(document, {iframes: false, resultTypes: ["violations"], elementRef: false,
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})"""

# [level, words] of each heading that is shown.
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
    .filter(heading => heading.checkVisibility())
    .map(heading => [Number(heading.getAttribute("aria-level") || heading.tagName[1]), heading.innerText])"""

# Words of axes and legends with less contrast to the page than 4.5. Words within a chart may lie on cells
# and bars: tests/unit/test_palette.py measures them there.
FAINT_WORDS = """() => {
    const read = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = colour => colour.slice(0, 3)
        .map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    const paper = light(read(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor));
    const parts = [".role-axis-label", ".role-axis-title", ".role-legend-label", ".role-legend-title", ".role-title-text"];
    const texts = [...document.querySelectorAll(parts.map(part => `${part} text`).join())]
        .filter(text => text.textContent.trim() && text.checkVisibility() && getComputedStyle(text).opacity !== "0");
    const faint = texts.map(text => [text.textContent, light(read(getComputedStyle(text).fill))])
        .map(([words, ink]) => [words, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)])
        .filter(([, contrast]) => !(contrast >= 4.5));
    return {charts: document.querySelectorAll(".role-axis-label text, .role-legend-label text").length, faint};
}"""


def findings(frame: Frame) -> list[dict[str, Any]]:
    """What axe finds in a frame: rule, impact, and where, one entry for each place."""
    if not frame.evaluate("typeof axe === 'object'"):
        frame.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = frame.evaluate(RUN)
    return [
        {"rule": violation["id"], "impact": violation["impact"], **node}
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def is_known(finding: dict[str, Any]) -> bool:
    """Whether others cause it, in the map's frame."""
    return finding["rule"] in KNOWN and finding["impact"] not in ("serious", "critical")


def skipped(headings: list[tuple[int, str]]) -> list[str]:
    """Headings that are more than one level below the one before; or a page without one first h1."""
    levels = [level for level, _ in headings]
    faults = [
        f"h{after} {words!r} after h{before}"
        for before, (after, words) in zip(levels, headings[1:], strict=False)
        if after > before + 1
    ]
    return faults if levels[:1] == [1] and levels.count(1) == 1 else [*faults, f"levels {levels}"]


def faults_of(visitor: Visitor) -> list[str]:
    """All that is wrong with a screen as it stands."""
    page = visitor.page
    faults = skipped(page.evaluate(HEADINGS))
    faults += [
        f"{words!r} in a chart: contrast {ratio:.2f}" for words, ratio in page.evaluate(FAINT_WORDS)["faint"]
    ]
    for frame in page.frames:
        if frame.url.startswith(visitor.server):
            faults += [
                f"{item['rule']} ({item['impact']}): {item['target']} {item['html'][:200]} | {item['failureSummary'][:300]}"
                for item in findings(frame)
                if frame is page.main_frame or not is_known(item)
            ]
    return faults


@pytest.mark.parametrize(("screen", "query", "states"), CASES)
def test_axe_finds_nothing_headings_skip_none_and_charts_are_read(
    visit: Callable[..., Visitor], screen: str, query: str, states: tuple[State, ...]
) -> None:
    visitor = visit(size=SIZES["laptop"])
    found, opened = [], ""
    for size, theme in states:
        width, height = SIZES[size]
        visitor.page.set_viewport_size({"width": width, "height": height})
        if theme != opened:  # drawn anew: a change of theme alone does not run the page
            visitor.page.emulate_media(color_scheme=theme)
            visitor.open(screen, query).expect_theme(theme)
            opened = theme
        visitor.settle().stretch()  # what is scrolled away is not checked for contrast
        found += [f"{size}, {theme}: {fault}" for fault in faults_of(visitor)]
    assert not found, "\n".join(found)


def test_words_follow_a_change_of_theme_before_the_page_runs_again(visitor: Visitor) -> None:
    visitor.open("timeline", "event=jerui-2007-05-26-violent")
    visitor.page.emulate_media(color_scheme="dark")
    visitor.expect_theme("dark")
    assert [item["html"] for item in findings(visitor.page.main_frame)] == []


def test_the_measures_find_what_is_wrong(visitor: Visitor) -> None:
    visitor.open("sources", "section=context")
    page = visitor.page
    assert page.evaluate(FAINT_WORDS)["charts"] > 3, "axes are drawn as text that can be measured"
    page.evaluate(
        "document.querySelectorAll('.role-axis-label text').forEach(text => text.style.fill = '#a0a0a0')"
    )
    page.evaluate("document.querySelector('h2').outerHTML = '<h4>too deep</h4><img src=\"/favicon.png\">'")
    page.evaluate("document.querySelector('.quiet').style.color = '#a0a0a0'")
    found = "\n".join(faults_of(visitor))
    for fault in (
        "in a chart: contrast",
        "h4 'too deep' after h1",
        "image-alt (critical)",
        "color-contrast (serious)",
    ):
        assert fault in found


def test_what_is_excused_in_the_frame_of_the_map_is_still_there(visitor: Visitor) -> None:
    visitor.open("map").stretch()
    assert {item["rule"] for item in findings(map_frame(visitor.page))} == set(KNOWN), (
        "an excuse without need hides what comes later"
    )
