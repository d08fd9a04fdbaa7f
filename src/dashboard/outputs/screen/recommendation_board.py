"""The board of recommendations on the screen.

Its tiles are links, so that a keyboard and a screen reader have them too, and it is one part of the page: as twenty
buttons it took a fifth of the time of the screen.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.recommended import NARROWING
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import FRAME, address
from dashboard.figures import recommendations
from dashboard.figures.drawing.outcomes import RELATION, STATUS, colours
from dashboard.figures.recommendations.tiles import Tile
from dashboard.outputs.markup import markup, uncleaned
from dashboard.outputs.screen import style
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.layout import same_for_all
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.shares import SHEET, standing
from dashboard.outputs.screen.state import visit
from dashboard.reading.dataset import Dataset


def use_style() -> None:
    """Put the look of the board, and of what opens under it, on the page."""
    style.use(
        "recommendations", "bearings", SHEET, **colours("status", STATUS), **colours("bearing", RELATION)
    )


def show_board() -> None:
    """The board with its faces."""
    here = visit()
    show(
        recommendations.board(here.data, here.selection.only(*NARROWING), here.t),
        draw=draw_board,
        is_said=_is_whole(here.data, here.selection),
    )


def _is_whole(data: Dataset, chosen: Selection) -> bool:
    """Whether the board has all recommendations: how they stand is then told by squares, not by a sentence."""
    return len(recommendations.on_board(data, chosen)) == len(data.records.recommendations) > 1


def draw_board() -> None:
    """The board as one part of the page."""
    st.html(uncleaned(_board()))


@same_for_all(*NARROWING)
def _board() -> Markup:
    """A row a group: its name, which leaves its row alone, and its tiles, which open."""
    here = visit()
    rows = [
        {
            "name": group.name,
            "address": address_of("recommendations", stakeholders=(group.stakeholder_id,)),
            "tiles": [_tile(tile) for tile in group.tiles],
        }
        for group in recommendations.groups(here.data, here.selection, here.t)
    ]
    return markup("board", rows=rows, standing=_standing() if _is_whole(here.data, here.selection) else "")


def _standing() -> Markup:
    """A square for each recommendation, by how it stands, and the way to those that stand so."""
    here = visit()
    return standing(recommendations.on_board(here.data, here.selection), here.t)


def _tile(tile: Tile) -> dict[str, Any]:
    """A tile, as its template takes it: the way to its recommendation, from the open one the way back.

    A keyboard goes on where the way leads: the board is drawn anew.
    """
    here = visit()
    is_open = tile.recommendation_id == here.selection.recommendation
    opened = "" if is_open else tile.recommendation_id
    told = here.t("{status}, open below", status=tile.status_words) if is_open else tile.status_words
    return {
        "status": tile.status,
        "order": here.t.number(tile.order),
        "words": tile.whole,
        "told": told,
        "is_open": is_open,
        "address": f"{_way(here.selection.with_(recommendation=opened))}#{opened or _id(tile)}",
        "id": _id(tile),
    }


def _id(tile: Tile) -> str:
    return f"tile-{tile.recommendation_id}"


def _way(to: Selection) -> str:
    return address("recommendations", to, *FRAME, *NARROWING)
