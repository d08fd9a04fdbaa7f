"""The talk of the shipped data, made once in each language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from dashboard import case
from dashboard.figures import story
from dashboard.figures.story import Scene
from dashboard.outputs import workshop
from dashboard.selection import Talk
from support import shipped


@contextmanager
def undrawn() -> Iterator[None]:
    """Pictures of slides as small blank ones: drawing takes nearly all of the time, and most tests look at words and places."""
    blank = workshop.png('<svg xmlns="http://www.w3.org/2000/svg" width="1766" height="800"/>', 0.1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "png", lambda svg, scale: blank)
        yield


@cache
def scenes(lang: str = "en", talk: Talk = "full") -> tuple[Scene, ...]:
    return story.story(shipped(), case.translator(shipped(), lang), talk)
