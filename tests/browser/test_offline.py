"""No screen needs, or asks, anything but its own server."""

from __future__ import annotations

import pytest

from browser.visitor import SCREENS, Visitor

# What is folded away or on another face; every screen has some of each.
HIDDEN = ("details:not([open]) > summary", '[class*="st-key-face-"] [role="radio"]')


def open_everything(visitor: Visitor) -> None:
    """Every face of every figure, and whatever else is folded away."""
    for hidden in HIDDEN:
        parts = visitor.page.evaluate(
            "what => [...document.querySelectorAll(what)].map(part => part.click()).length", hidden
        )
        assert parts, f"nothing to open of {hidden}"
        visitor.settle()
    for face in visitor.page.get_by_role("radio", name="Table").all()[:2]:  # and some by a real click
        face.click()
    visitor.settle()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_with_all_that_it_hides_asks_nothing_of_others(walker: Visitor, screen: str) -> None:
    walker.turn(screen)
    open_everything(walker)
    walker.expect_no_harm()
