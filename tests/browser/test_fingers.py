"""On a phone what chooses a language, a part, a face or a view is high enough for a finger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.visitor import SIZES, Visitor
from support import some

FINGER = 40  # px
OPENED = "is => document.querySelectorAll('.pick-many').forEach(list => { list.open = is; })"
CHOICES = "main :is(.choice a, .faces a, .filters button, .pick-many summary, .pick-many label, .pick-one select, :is([class*='st-key-w-'], [class*='st-key-tall-']) [role='radio']):visible"


@pytest.mark.parametrize("screen", ["map", "timeline", "participation", "recommendations", "sources"])
def test_buttons_of_parts_faces_and_views_are_pressed_by_a_finger(
    walk: Callable[..., Visitor], screen: str
) -> None:
    visitor = walk(size=SIZES["phone"])
    visitor.turn(screen, "lang=ru")
    visitor.page.evaluate(OPENED, True)
    heights = visitor.page.locator(CHOICES).evaluate_all(
        "all => all.map(one => [one.innerText, one.getBoundingClientRect().height])"
    )
    visitor.page.evaluate(OPENED, False)
    assert len(heights) >= 7, "languages, and faces or parts"
    assert [(words, high) for words, high in some(heights) if high < FINGER] == []
