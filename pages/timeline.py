"""Timeline: what is documented, when, by whom; actions per year; the deck against what is documented."""

import streamlit as st

from dashboard.figures import deck, timeline
from dashboard.figures.base import kind_names
from dashboard.outputs import screen

screen.timeline_style()
t = screen.visit().t
st.title(t("What happened, year by year"), anchor=False)
with st.container(key="timeline-filters"):
    kinds = kind_names(t)
    screen.choose(kinds=screen.pick_many(t("Kinds of event"), "kinds", tuple(kinds), kinds))
    screen.event_list()
here = screen.visit()
data, shown, theme = here.data, screen.timeline_view(here.selection), screen.theme()

lanes = timeline.timeline(data, shown, t, theme)
screen.show(lanes, draw=lambda: screen.draw_lanes(lanes))
screen.event_card()
screen.show(timeline.documents_per_year(data, shown, t, theme), level=3)
screen.show(timeline.actions_per_year(data, shown, t, theme))
screen.show(deck.deck_against_documented(data, shown, t, theme))
screen.deck_numbers()
