"""Recommendations explorer: what each stakeholder was asked, and what is documented since."""

import streamlit as st

from dashboard.choosing import recommended
from dashboard.choosing.recommended import NARROWING
from dashboard.figures import recommendations as figures
from dashboard.outputs import screen
from dashboard.outputs.screen.recommendation_board import show_board, use_style
from dashboard.outputs.screen.recommendations import filters, recommendation_groups

use_style()
data, t = screen.visit().data, screen.visit().t
screen.title(t("What each stakeholder was advised to do, and what happened since"))

# The board comes first and follows the filters beneath it.
place_of_board = st.container()
filters()
here = screen.visit()
with place_of_board, screen.apart("the board of recommendations"):
    show_board()

rows = recommended.recommendations(data, here.selection)
screen.introduce(is_advice=True)
recommendation_groups(rows)
screen.explain(data, t, "eiti", "pme", "cbnrm", "bnna", "ifc-ps6", "subsoil-user", "aiyl-okmotu")

# The words first, then how they lie in time. Where none fits the board says so, once.
if rows:
    with screen.apart("the recommendations in time"):
        screen.show(figures.overview(data, here.selection.only(*NARROWING), t), is_below=True)
else:
    screen.leave_out("recommendation-steps")
