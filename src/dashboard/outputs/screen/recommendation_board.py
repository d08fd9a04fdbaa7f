"""The board of recommendations on the screen.

Its tiles are buttons, so that a keyboard and a screen reader have them too.
"""

from __future__ import annotations

import streamlit as st

from dashboard.figures import recommendations
from dashboard.figures.recommendations.board_chart import STATUS_COLOURS
from dashboard.figures.recommendations.chart import RELATION_COLOURS
from dashboard.figures.recommendations.tiles import Tile
from dashboard.i18n import Translator
from dashboard.outputs.screen import style
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.state import choose, key, put, visit
from dashboard.outputs.screen.words import plain
from dashboard.recommended import FACETS


def use_style() -> None:
    """Put the look of the board, and of what opens under it, on the page."""
    coded = {"status": STATUS_COLOURS, "bearing": RELATION_COLOURS}
    style.use(
        "recommendations",
        **{f"{kind}-{code}": colour for kind, colours in coded.items() for code, colour in colours.items()},
    )


def show_board() -> None:
    """The board with its faces."""
    here = visit()
    show(recommendations.board(here.data, here.selection, here.t), draw=draw_board)


def draw_board() -> None:
    """A row a group: its name, which leaves its row alone, and its tiles, which open."""
    here = visit()
    with st.container(key="board", gap="xsmall"):
        for group in recommendations.groups(here.data, here.selection, here.t):
            with st.container(key=f"board-row-{group.stakeholder_id}", horizontal=True, gap="xsmall"):
                st.button(
                    plain(group.name),
                    key=f"board-of-{group.stakeholder_id}",
                    on_click=_only,
                    args=(group.stakeholder_id,),
                    type="tertiary",
                )
                for tile in group.tiles:
                    _tile(tile, here.t, is_open=tile.recommendation_id == here.selection.recommendation)


def _tile(tile: Tile, t: Translator, *, is_open: bool) -> None:
    """A button that opens its recommendation; the open one closes it."""
    status = t("{status}, open below", status=tile.status_words) if is_open else tile.status_words
    st.button(
        f"{t.number(tile.order)}\u00a0\u00a0{plain(tile.words)} *{plain(status)}*",
        key=f"tile-{tile.status}-{tile.recommendation_id}",
        on_click=_open,
        args=("" if is_open else tile.recommendation_id,),
        type="primary" if is_open else "secondary",
        width="stretch",
    )


def _open(recommendation: str) -> None:
    choose(recommendation=recommendation, behind="")


def _only(stakeholder: str) -> None:
    """One group alone, with all that it is asked."""
    t = visit().t
    choose(
        behind="",
        recommendation="",
        stakeholders=(stakeholder,),
        themes=(),
        instruments=(),
        statuses=(),
        q="",
    )
    for facet in FACETS:
        put(key(facet, t), list(getattr(visit().selection, facet)))
    put(key("q", t), "")
