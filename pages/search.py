"""Search: places, recommendations, events and documents that hold every word."""

import streamlit as st

from dashboard.figures import promised
from dashboard.outputs import screen
from dashboard.outputs.screen.search import found, search_style

t = screen.visit().t
search_style()
screen.title(t("Search"))
with st.container(key="search-box"):
    screen.choose(q=screen.search_box(promised.to_search(screen.visit().data, t), "q"))
with screen.apart("what was found"):
    found()
