"""Map: where deposits, villages and documented actions are; a click or the list opens a profile."""

import streamlit as st

from dashboard.dataset import DataFaults
from dashboard.figures import map as maps
from dashboard.figures import profile
from dashboard.figures.base import MapSpec
from dashboard.outputs import screen
from dashboard.selection import VIEWS

here = screen.visit()
data, t = here.data, here.t
screen.map_style()
st.title(t("Where it happened"), anchor=False)
view = screen.pick_one(t("View"), "view", VIEWS, {"talas": t("Talas valley"), "kyrgyzstan": t("Kyrgyzstan")}, hide_label=True)
here = screen.choose(view=view)

try:
    figure = maps.overview(data, here.selection, t)
except DataFaults as error:  # a base map file that cannot be drawn
    screen.fault_screen(error, t)
    st.stop()

with st.container(key="map-layout"):
    left, right = st.columns([3, 2], gap="medium")
    with left:
        spec = figure.chart
        assert isinstance(spec, MapSpec)
        screen.show(figure, draw=lambda: screen.draw_map(spec))
    with right:
        screen.place_list(maps.places(data, here.selection, t))
        chosen = profile.profile(data, here.selection, t)
        if chosen:
            screen.draw_profile(chosen)
        else:
            screen.quiet(t("Choose a place on the map or in this list to read all that is documented of it."))
