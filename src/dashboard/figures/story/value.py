"""A scene of the talk: one message, and the figure it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.dataset import Dataset
from dashboard.figures.accounts import side_of
from dashboard.figures.figure import Figure
from dashboard.figures.names import voice_names
from dashboard.i18n import Translator

MOST_LINES = 6  # beside a picture
MOST_ROWS = 6  # deposits in a table


@dataclass(frozen=True)
class Column:
    """A heading and short lines under it; ``quote``: the lines are the study's words."""

    head: str
    lines: tuple[str, ...]
    quote: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what is read from afar, and smaller what belongs to it."""

    text: str
    small: str = ""


@dataclass(frozen=True, eq=False)
class Scene:
    """One message on a stage.

    Attributes:
        id: stable ASCII id.
        title: the message, one sentence.
        figure: what the message rests on: its sources, notes and alt text go along.
        picture: whether the figure's drawing is shown.
        columns: texts side by side, or beside the picture.
        table: a table of large numbers, its first row the headings.
        foot: what must be said with it (whose words, whose judgement).
        page: the screen that has the same live.
        choices: attributes of the selection there.
        original: the study's English, where translated words of it are shown.
        notes: for the speaker alone.
    """

    id: str
    title: str
    figure: Figure
    picture: bool = False
    columns: tuple[Column, ...] = ()
    table: tuple[tuple[Cell, ...], ...] = ()
    foot: str = ""
    page: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)
    original: tuple[str, ...] = ()
    notes: str = ""

    @property
    def is_beside(self) -> bool:
        """Whether the texts stand beside the picture, not under it."""
        return self.picture and any(column.head for column in self.columns)


def one_side(source_ids: Iterable[str], data: Dataset, t: Translator) -> str:
    """That one side alone tells of it, in few words: how it reached us stands on the screen."""
    side = side_of(source_ids, data)
    return f" ({t('source: {voice} only', voice=voice_names(t)[side])})" if side else ""
