"""Accessibility: axe and our own measures find what is wrong, and what they are asked to pass over is there. Every view: test_views.py."""

from __future__ import annotations

from playwright.sync_api import Browser

from browser.axe import FAINT_WORDS, KNOWN, faults_of, findings
from browser.visitor import Visitor, map_frame
from support import some


def test_a_screen_reader_is_told_what_a_chart_says_and_not_where_its_marks_lie(walker: Visitor) -> None:
    walker.turn("timeline", "lang=ru")
    chart = walker.page.locator(".st-key-timeline-wide")
    assert chart.locator("[role=graphics-document]").first.get_attribute("aria-label")
    assert chart.locator("svg.marks path").count() > 50
    assert chart.locator("svg.marks [aria-label]").count() == 0


def test_words_follow_a_change_of_theme_before_the_page_runs_again(walker: Visitor) -> None:
    walker.turn("timeline", "event=jerui-2007-05-26-violent")
    walker.page.emulate_media(color_scheme="dark")
    walker.expect_theme("dark")
    assert [item["html"] for item in findings(walker.page.main_frame)] == []


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


# Fifty words that are read, and among them those that are not, by what makes them faint; all others look the same.
FAINT = """<style>
  body {background: white; color: #555; font: 16px sans-serif} p {margin: 0}
  .faint {color: #aaa} .light {background: #eee} .dark {background: #333} .dark.half {background: rgb(0 0 0 / .4)} .veil {opacity: .5}
  .large {font-size: 30px; color: #888} .small {color: #888} .placed {position: relative; height: 2em}
  .placed > * {position: absolute; inset: 0} .bold {font-size: 19px; font-weight: bold; color: #888}
</style>
READ <p class="large">words</p> <p class="bold">words</p> <p class="light"><span>words</span></p>
<p id="by-class" class="faint">words</p> <p id="by-its-own-style" style="color: #aaa">words</p>
<p class="dark"><span id="on-a-dark-chip">words</span></p> <p class="dark half"><span id="on-a-grey-one">words</span></p>
<div class="veil"><p id="under-a-veil">words</p></div> <p id="too-small" class="small">words</p>
<p id="too-thin" class="bold" style="font-weight: normal">words</p>
<div class="placed"><div class="dark"></div><p id="before-a-box-that-is-no-parent">words</p></div>
READ <button disabled class="faint">not asked</button> <p id="like-a-button-that-is-not-asked" class="faint">words</p>"""


def test_what_is_faint_is_found_among_words_that_look_the_same(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content(FAINT.replace("READ", "<p>words</p>" * 25))
        wanted = page.evaluate("[...document.querySelectorAll('[id]')].map(one => '#' + one.id)")
        found = {item["target"][0] for item in findings(page.main_frame, rules=["color-contrast"])}
        assert found == set(some(wanted))


def test_a_rule_that_breaks_off_is_a_fault(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content("<p>words</p>")
        assert findings(page.main_frame, rules=["color-contrast"]) == []
        page.evaluate(
            "() => { axe._audit.checks['color-contrast'].evaluate = () => { throw new Error(); }; }"
        )
        broken = findings(page.main_frame, rules=["color-contrast"])
        assert [item["html"] for item in broken] == ["<p>words</p>"]


def test_what_is_excused_in_the_frame_of_the_map_is_still_there(walker: Visitor) -> None:
    walker.turn("map").stretch()
    assert {item["rule"] for item in findings(map_frame(walker.page))} == set(KNOWN), (
        "an excuse without need hides what comes later"
    )
