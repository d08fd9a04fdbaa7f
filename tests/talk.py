"""The talk of the shipped data, made once in each language."""

from __future__ import annotations

from functools import cache

from dashboard import case
from dashboard.figures import story
from dashboard.figures.story import Scene
from support import shipped


@cache
def scenes(lang: str = "en") -> tuple[Scene, ...]:
    return story.story(shipped(), case.translator(shipped(), lang))
