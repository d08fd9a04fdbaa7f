"""Map: where deposits, villages and documented actions are; a click or the list opens a profile."""

import streamlit as st

from dashboard.choosing.view_address import FILTERS
from dashboard.figures import map as maps
from dashboard.figures import profile
from dashboard.outputs import screen
from dashboard.outputs.screen.map import beside_map, draw_profile, map_head, map_style, place_list, show_map

here = screen.visit()
t = here.t
map_style()
map_head()
data, selection = here.data, here.selection


def beside() -> None:
    """The list twin of the map, or in its place the profile of what is chosen in either."""
    with screen.apart("the profile of a place"):
        if chosen := profile.profile(data, selection.only(*FILTERS, "place", "view"), t):
            draw_profile(chosen)
            return
    with screen.apart("the list of places"):
        st.html(place_list())


with beside_map(beside), screen.apart("the map"):
    show_map(maps.overview(data, selection, t))
