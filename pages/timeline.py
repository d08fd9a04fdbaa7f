"""Timeline: what is documented, when, by whom; actions per year; the deck against what is documented."""

import streamlit as st

from dashboard.figures import deck, timeline
from dashboard.figures.names import kind_names
from dashboard.outputs import screen
from dashboard.outputs.screen.timeline import (
    deck_numbers,
    draw_lanes,
    event_card,
    event_list,
    timeline_style,
    timeline_view,
)

timeline_style()
t = screen.visit().t
parts = {
    "events": t("All events"),
    "years": t("Actions per year"),
    "deck": t("Deck and documents"),
}
with st.container(
    key="timeline-head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
):
    st.title(t("What happened, year by year"), anchor=False, width="content")
    part = screen.pick_part("timeline", parts)
if part != "deck":
    with st.container(key="timeline-filters"):
        kinds = kind_names(t)
        screen.choose(
            kinds=screen.pick_many(t("Kinds of event"), "kinds", tuple(kinds), kinds, hide_label=True)
        )
        if part == "events":
            with screen.apart("the list of events"):
                event_list()
here = screen.visit()
data, shown, theme = here.data, timeline_view(here.selection), screen.theme()

if part == "events":
    with screen.apart("the timeline"):
        lanes = timeline.timeline(data, shown, t, theme)
        screen.show(lanes, draw=lambda: draw_lanes(lanes))
    with screen.apart("the open event"):
        event_card()
    with screen.apart("documents per year"):
        screen.show(timeline.documents_per_year(data, shown, t, theme), level=3)
elif part == "years":
    with screen.apart("actions per year"):
        screen.show(timeline.actions_per_year(data, shown, t, theme))
else:
    with screen.apart("the deck against the documents"):
        screen.show(deck.deck_against_documented(data, shown, t, theme))
    with screen.apart("each number of the deck"):
        deck_numbers()
