"""No screen needs, or asks, anything but its own server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.visitor import MENU, SCREENS, Visitor, map_frame
from support import running

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


def test_every_screen_works_under_a_base_path(visit: Callable[..., Visitor], tmp_path: Path) -> None:
    with running(tmp_path, base="a/b") as server:
        visitor = visit(server.url)
        assert server.get("/healthz").status_code == 200
        for number, screen in enumerate(SCREENS):
            if number > 1:  # the first two by address: the root and one below it; the others by link
                visitor.link(screen.capitalize()).click()
                visitor.settle()
            else:
                visitor.open(screen, "mine=andash")
            visitor.expect_screen(screen)
            visitor.expect_query(mine="andash")
            assert visitor.page.url.startswith(server.url + "/")
            if screen == "map":
                assert map_frame(visitor.page).locator(".leaflet-interactive").count() > 3
        expect(visitor.menu).to_have_count(MENU)
        visitor.expect_no_harm()
