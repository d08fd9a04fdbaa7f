"""A scene of the talk: one message, and the picture that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard import case
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.story.sheet import Sheet
from dashboard.figures.years import Years
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

MOST_ROWS = 6  # deposits, groups, topics that a sheet has room for


@dataclass(frozen=True, eq=False)
class Scene:
    """One message on a stage.

    Attributes:
        id: stable ASCII id.
        title: the message, one sentence.
        figure: what the message rests on: its sources, notes and alt text go along.
        drawing: what fills the stage.
        narrow: the same for a phone, below each other what stands side by side on a stage; none where the drawing does.
        years: what builds up on a map, a frame a year; none where nothing does.
        foot: what must be said with it (whose words, whose judgement, what a mark means).
        page: the screen that has the same live.
        choices: attributes of the selection there.
        original: the study's English, where translated words of it are shown.
        notes: for the speaker alone.
    """

    id: str
    title: str
    figure: Figure
    drawing: Sheet | MapSpec
    narrow: Sheet | None = None
    years: Years | None = None
    foot: str = ""
    page: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)
    original: tuple[str, ...] = ()
    notes: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says in words, those on a map left aside."""
        drawn = self.drawing.texts if isinstance(self.drawing, Sheet) else ()
        return (self.title, *drawn, self.foot)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the drawing has no room for, whole: a speaker can say it."""
        return self.drawing.left_out if isinstance(self.drawing, Sheet) else ()


def whose_words(data: Dataset, t: Translator) -> str:
    """Whose words a scene quotes, if they are a study's."""
    return t("Quoted from {study}") if case.study(data) else ""
