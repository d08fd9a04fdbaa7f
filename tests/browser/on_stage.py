"""The stage as tests come to it: which scenes it has, and which one stands on it."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.visitor import Theme, Visitor
from dashboard.figures.story import last
from dashboard.outputs.screen.words import together
from dashboard.texts import unbroken
from support import shipped
from talk import scenes

DATA = shipped()
LAST = last(DATA)
THEMES: tuple[Theme, ...] = ("light", "dark")


def title_of(step: int) -> str:
    """The title of a scene as the stage writes it: broken between words only."""
    return unbroken(together(scenes()[step - 1].title))


# The page forbids what Playwright's own waiting does.
def expect_step(visitor: Visitor, step: int) -> None:
    """A scene stands on the stage, and the address names it."""
    visitor.expect_query(step=str(step))
    expect(visitor.heading).to_have_text(title_of(step))


def stage(visitor: Visitor, query: str) -> None:
    """The stage as whoever comes to it finds it: one that is there would go on from its scene."""
    if not visitor.is_away:
        visitor.turn("search")
    visitor.turn("present", query)
