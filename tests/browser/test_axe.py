"""Accessibility: axe finds nothing serious that we cause, on any screen, at two sizes, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame

from browser.visitor import SCREENS, SIZES, Theme, Visitor

GRAVE = ("serious", "critical")
OWN = {
    "map": "place=jerui",
    "timeline": "event=jerui-2007-05-26-violent",
}  # with the profile and the card open

# (rule, part of the selector or markup of the thing found, why it is not ours to mend)
KNOWN = (("meta-viewport", "maximum-scale", "streamlit-folium writes this into the map's frame"),)

# One frame at a time, by hand: the package would look at the main frame only.
RUN = """() => axe.run(document, {iframes: false, resultTypes: ["violations"], elementRef: false,
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})"""


def grave(frame: Frame) -> list[str]:
    """What axe finds in a frame that is serious or worse, and not known."""
    if not frame.evaluate("typeof axe === 'object'"):
        frame.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = frame.evaluate(RUN)
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:200]} | {node['failureSummary'][:300]}"
        for violation in found["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        if not any(rule == violation["id"] and part in str(node) for rule, part, _ in KNOWN)
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_grave(visit: Callable[..., Visitor], screen: str, theme: Theme) -> None:
    visitor = visit(size=SIZES["laptop"], theme=theme)
    visitor.open(screen, OWN.get(screen, ""))
    found = []
    for name in ("laptop", "phone"):
        width, height = SIZES[name]
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.settle().stretch()  # what is scrolled away is not checked for contrast
        for frame in visitor.page.frames:
            if frame.url.startswith(visitor.server):
                found += [f"{name}: {line}" for line in grave(frame)]
    assert not found, "\n".join(found)
