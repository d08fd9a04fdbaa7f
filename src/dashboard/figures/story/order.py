"""The talk in its order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.colours import Theme
from dashboard.figures.story.happened import hands, opening, ownership, until, where
from dashboard.figures.story.told import asked, closing, found, numbers, seats_taken, since, tripartite
from dashboard.figures.story.value import PARTS, Scene
from dashboard.i18n import Translator
from dashboard.selection import FIRST_YEAR, STUDY_YEARS

# The years are told in these steps, each up to and including the year; the last up to the newest.
STOPS = (2010, STUDY_YEARS[1], None)


@once
def scene(data: Dataset, t: Translator, theme: Theme, number: int) -> Scene:
    """One scene by its number, from 1; made alone, so that a stage opens without the others."""
    return _SCENES[number - 1](data, t, theme)


def story(data: Dataset, t: Translator, theme: Theme) -> tuple[Scene, ...]:
    """All scenes in their order."""
    return tuple(scene(data, t, theme, number) for number in range(1, LAST + 1))


_SCENES: tuple[Callable[[Dataset, Translator, Theme], Scene], ...] = (
    opening,
    where,
    ownership,
    hands,
    *(
        partial(until, since=before + 1, stop=stop)
        for before, stop in zip((FIRST_YEAR - 1, *filter(None, STOPS)), STOPS, strict=True)
    ),
    numbers,
    seats_taken,
    tripartite,
    found,
    *(partial(asked, part=part) for part in range(1, PARTS + 1)),
    since,
    closing,
)
LAST = len(_SCENES)
