"""The talk of the shipped data, made once in each language, and one scene of it or of other data; and how the pictures of its slides are left out or drawn small."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from dashboard import case
from dashboard.choosing.selection import Talk
from dashboard.figures import story
from dashboard.figures.story import Scene
from dashboard.figures.story.sheet import Sheet
from dashboard.outputs import workshop
from dashboard.reading.dataset import Dataset
from dashboard.texts import printable
from support import shipped

LARGEST_SLIDES = 1_070_000  # bytes of a slide file with its pictures


@contextmanager
def undrawn() -> Iterator[None]:
    """Pictures of slides as small blank ones: drawing takes nearly all of the time, and most tests look at words and places.

    What would be drawn is read, though: markup that cannot be is a fault here too.
    """
    blank = workshop.png('<svg xmlns="http://www.w3.org/2000/svg" width="1766" height="800"/>', 0.1)

    def read(svg: str, scale: float) -> bytes:
        ET.fromstring(printable(svg))
        return blank

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "png", read)
        yield


@contextmanager
def sketched() -> Iterator[None]:
    """Pictures of slides at a tenth of their size: drawn by the same code, in a twentieth of the time."""
    drawn = workshop.png
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "png", lambda svg, scale: drawn(svg, scale / 10))
        yield


@cache
def scenes(lang: str = "en", talk: Talk = "full") -> tuple[Scene, ...]:
    return story.story(shipped(), case.translator(shipped(), lang), talk)


def told(scene_id: str, lang: str = "en") -> Scene:
    return next(scene for scene in scenes(lang) if scene.id == scene_id)


def alone(data: Dataset, scene_id: str) -> Scene:
    """One scene of other data, made without the rest of the talk."""
    ids = [row.scene_id for row in story.plan(data)]
    return story.scene(data, case.translator(data, "en"), ids.index(scene_id) + 1)


def sheet(scene: Scene) -> Sheet:
    assert isinstance(scene.drawing, Sheet), scene.id
    return scene.drawing
