"""The tiles of the board: the recommendations of a view by group, each with its first words and its status."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.cache import once
from dashboard.choosing import recommended
from dashboard.choosing.recommended import Asked
from dashboard.choosing.selection import Selection
from dashboard.figures.recommendations.names import first_words, number, orders, stakeholder_names
from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Tile:
    """A recommendation on the board, in the visitor's language.

    Attributes:
        name: its group and its number within it.
        order: its number within its group.
        words: how it begins.
        whole: all of it, of which a window shows as much as has room.
        status: code of its status; ``status_words`` says it.
    """

    recommendation_id: str
    name: str
    order: int
    words: str
    whole: str
    status: str
    status_words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the board: those who are asked, and what they are asked."""

    stakeholder_id: str
    name: str
    tiles: tuple[Tile, ...]


def on_board(data: Dataset, selection: Selection) -> tuple[Asked, ...]:
    """Recommendations on the board: those that fit the filters.

    When one is open, all of its group, so that its neighbours are a step away.
    """
    if not selection.recommendation:
        return recommended.recommendations(data, selection)
    group = data.rows("recommendations")[selection.recommendation]["stakeholder_id"]
    return recommended.recommendations(data, Selection(stakeholders=(group,)))


@once
def groups(data: Dataset, selection: Selection, t: Translator) -> tuple[Group, ...]:
    """The rows of the board in the study's order; groups without a tile have no row."""
    shown, names = on_board(data, selection), stakeholder_names(data, t)
    rows = {item: tuple(asked for asked in shown if asked.stakeholder_id == item) for item in names}
    return tuple(
        Group(item, names[item], tuple(_tile(asked, data, t) for asked in found))
        for item, found in rows.items()
        if found
    )


def _tile(asked: Asked, data: Dataset, t: Translator) -> Tile:
    words = t.text(asked, "text").rstrip(";. ")
    return Tile(
        asked.recommendation_id,
        number(asked.recommendation_id, data, t),
        orders(data)[asked.recommendation_id],
        first_words(words),
        words,
        asked.status,
        status_names(t)[asked.status],
    )
