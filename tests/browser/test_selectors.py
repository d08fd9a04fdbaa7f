"""What our style sheets say of Streamlit's elements still finds them: a new Streamlit that calls them otherwise fails here."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from browser.visitor import Visitor
from dashboard.paths import STYLES

VIEWS = (
    ("overview", ""),
    ("map", "view=home&step=3"),
    ("map", "place=jerui"),
    ("map", "view=kyrgyzstan"),
    ("timeline", "event=jerui-2007-05-26-violent&kind=violent"),
    ("timeline", "part=records"),
    ("participation", "part=people"),
    ("participation", ""),
    ("participation", "part=context"),
    ("participation", "part=survey"),
    ("stakeholders", ""),
    ("recommendations", ""),
    ("sources", ""),
    ("present", "step=5"),
)
SHEETS = ("streamlit", "frame", "print")

# Which selectors of a style sheet match nothing on the page; what the keyboard, the mouse or the style itself adds is left out of them.
MISSED = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // A rule within a rule calls what it stands in "&".
  const own = (rule, above) => above ? rule.selectorText.replaceAll("&", `:is(${above})`) : rule.selectorText;
  const within = (rule, above) => [...(rule.cssRules || [])].flatMap((one) =>
    one.selectorText ? [own(one, above), ...within(one, own(one, above))] : within(one, above));
  // At commas that stand in no brackets, however deep these are.
  const split = (list) => {
    const parts = [""];
    let depth = 0;
    for (const sign of list) {
      depth += {"(": 1, ")": -1}[sign] ?? 0;
      if (sign === "," && !depth) parts.push("");
      else parts[parts.length - 1] += sign;
    }
    return parts;
  };
  const apart = (list) => split(list).map((one) => one.trim().replace(/:focus-visible|:hover|::before|\\[data-turning\\]|\\[data-later\\]|\\[data-gone\\]|\\[data-dark\\]/g, ""));
  return within(sheet, "").flatMap(apart).filter((one) => !document.querySelector(one));
}"""


def test_the_measure_knows_what_is_there(walker: Visitor) -> None:
    walker.turn("overview")
    found = walker.page.evaluate(
        MISSED,
        "main, [data-testid='stNothing'] p {} @media print {h1, :is(h7, h8:not(b *)) {}} main {> h9 {} h1 {}}",
    )
    assert found == ['[data-testid="stNothing"] p', ":is(h7, h8:not(b *))", ":is(main) > h9"]


def test_every_selector_finds_something_on_some_screen(walk: Callable[..., Visitor]) -> None:
    visitor = walk()
    missed = dict.fromkeys(SHEETS)
    for screen, query in VIEWS:
        visitor.turn(screen, query)
        for sheet in SHEETS:
            before, now = (
                missed[sheet],
                visitor.page.evaluate(MISSED, (STYLES / f"{sheet}.css").read_text(encoding="utf-8")),
            )
            missed[sheet] = now if before is None else [one for one in before if one in now]
    assert missed == {sheet: [] for sheet in SHEETS}


def test_the_button_that_ends_a_full_screen_is_called_as_we_know_it(visitor: Visitor) -> None:
    visitor.open("participation", "part=people")
    chart = visitor.page.locator(".st-key-figure-turnout")
    chart.get_by_test_id("stVegaLiteChart").hover()
    chart.get_by_role("button", name=re.compile("^Fullscreen")).click()
    expect(chart.locator('[aria-label^="Close fullscreen"]').first).to_be_attached()
