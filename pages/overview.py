"""Overview: the case in one view, then why, then where to go on."""

import streamlit as st

from dashboard.figures import case_text, overview
from dashboard.figures.parts import has_screen, parts
from dashboard.outputs import screen
from dashboard.outputs.screen.overview import (
    advised,
    deposit_lines,
    doors,
    draw_numbers,
    first_view,
    lead,
    overview_style,
    study_beside_documents,
    taking_part,
)
from dashboard.outputs.screen.village import your_village

here = screen.visit()
data, t = here.data, here.t

overview_style()
with st.container(key="opening"):  # on a phone the sentences come after the picture (first-view.css)
    with st.container(key="lead", gap="xsmall"):
        st.title(case_text.text(data, t, "overview-title"), anchor=False)
        lead()
    with screen.apart("the first view"):
        first_view()
with screen.apart("the deposits in short"):
    deposit_lines(overview.deposits(data, t))
if "study" in parts(data, "timeline"):
    with screen.apart("the study beside the documents"):
        study_beside_documents()
else:
    with screen.apart("the documented numbers"):
        screen.show(overview.numbers(data, t), draw=draw_numbers)
short = [
    draw
    for draw, is_there in (
        (taking_part, "seats" in parts(data, "participation")),
        (advised, has_screen(data, "recommendations")),
    )
    if is_there
]
for column, draw in screen.side_by_side(short, gap="large", wide="short"):
    with column, screen.apart(draw.__name__):
        draw()
with screen.apart("the villages by name"):
    your_village()
doors()
