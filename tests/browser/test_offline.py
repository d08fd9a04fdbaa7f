"""No screen needs, or asks, anything but its own server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.visitor import SCREENS, Visitor
from dashboard.choosing.selection import TURNED
from support import some

# What is folded away; every screen has some.
HIDDEN = "details:not([open]) > summary"


def open_everything(visitor: Visitor, screen: str) -> None:
    """Every face of every figure, and whatever else is folded away."""
    parts = visitor.page.evaluate(
        "what => [...document.querySelectorAll(what)].map(part => part.click()).length", HIDDEN
    )
    assert parts, "nothing to unfold"
    visitor.settle()
    figures = visitor.page.locator(".faces").evaluate_all(
        "all => all.map(one => new URLSearchParams(one.firstChild.dataset.sets).get('face'))"
    )
    for face in TURNED:
        visitor.turn(screen, "face=" + ",".join(figure + face for figure in some(figures)))
        expect(visitor.page.locator(".faces [aria-current]")).to_have_text([face.capitalize()] * len(figures))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_with_all_that_it_hides_asks_nothing_of_others(walker: Visitor, screen: str) -> None:
    walker.turn(screen)
    open_everything(walker, screen)
    walker.expect_no_harm()
