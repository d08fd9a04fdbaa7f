"""The study beside the documents on the screen."""

from __future__ import annotations

import streamlit as st

from dashboard.choosing.selection import Selection
from dashboard.figures import study
from dashboard.figures.drawing.colours import BY_ROLE, GOLD, INK, WATER, Role
from dashboard.outputs.markup import later, uncleaned
from dashboard.outputs.screen import style
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.findings import panel
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.style import by_theme
from dashboard.outputs.study_rows import study_rows

SHEET = "study"  # their style, and below the colours that it takes
COLOURS = {
    "study_printed": GOLD,
    "study_documents": by_theme(
        {
            look: f"color-mix(in srgb, {WATER} {100 * float(shade):.0f}%, transparent)"
            for look, shade in BY_ROLE[Role.SHADE].items()
        }
    ),
    "study_edge": by_theme(INK),
    "study_grid": by_theme(BY_ROLE[Role.LINE]),
}


def study_style() -> None:
    """Style of a screen that shows them and has no other of its own for it."""
    style.use(SHEET, **COLOURS)


def show_study(selection: Selection, *, is_below: bool = False) -> None:
    """The study's numbers beside what documents show; the rule and the records are one step further.

    Args:
        selection: whose deposits are shown.
        is_below: it begins below the first view.
    """
    here = visit()
    figure = study.study_against_documented(here.data, selection, here.t)

    def draw() -> None:
        drawn = study_rows(here.data, selection.only("mines"), here.t, figure.id, panel(figure.id))
        st.html(later(drawn) if is_below else uncleaned(drawn))

    hint = here.t("A row leads to the records behind it; Table has them as a list.")
    show(figure, draw=None if figure.empty else draw, is_below=is_below, hint=hint)
