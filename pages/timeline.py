"""Timeline: what is documented, when, by whom; actions per year; the study against what is documented."""

import streamlit as st

from dashboard.figures import harm, timeline
from dashboard.figures.words.names import kind_names
from dashboard.outputs import screen
from dashboard.outputs.screen.study import show_study, study_style
from dashboard.outputs.screen.timeline import (
    event_card,
    event_list,
    harm_list,
    records_behind_a_number,
    study_numbers,
    timeline_style,
)
from dashboard.outputs.screen.timeline_chart import draw_lanes, timeline_view

timeline_style()
t = screen.visit().t
parts = {
    "events": t("All events"),
    "years": t("Protests and incidents by year"),
    "study": t("Counts compared"),
    "records": t("The records behind a number"),
}
with st.container(key="timeline-controls"):  # title, choices, parts: laid out by this order (timeline.css)
    screen.title(t("What happened, year by year"))
    place_of_choices = st.container(key="timeline-choices", horizontal=True)
    part = screen.pick_part("timeline", parts)
    with place_of_choices:
        if part in ("events", "years"):
            kinds = kind_names(t)
            words, nothing = t("Kinds of event"), t("All kinds")
            screen.draw_list(
                screen.list_of_many(words, "kinds", tuple(kinds), kinds, nothing, is_label_hidden=True)
            )
        if part == "events":
            with screen.apart("the list of events"):
                event_list()
here = screen.visit()
data, shown = here.data, timeline_view(here.selection)

if part == "events":
    with screen.apart("the timeline"):
        lanes = timeline.timeline(data, shown, t)
        screen.show(lanes, draw=lambda: draw_lanes(lanes))
    with screen.apart("the open event"):
        event_card()
elif part == "years":
    with screen.apart("actions per year"):
        screen.show(timeline.actions_per_year(data, shown, t))
    with screen.apart("documents per year"):
        documents = timeline.documents_per_year(data, shown, t)
        if not documents.empty:  # the figure above has said that nothing fits
            screen.show(documents, is_below=True)
        else:
            screen.leave_out(documents.id)
    with screen.apart("who was hurt"):
        hurt = harm.figure(data, shown, t)
        if not hurt.empty:
            screen.show(hurt, draw=lambda: harm_list(shown), is_below=True, is_said=True)
        else:
            screen.leave_out(hurt.id)
elif part == "records":
    with screen.apart("the records behind a number"):
        records_behind_a_number()
else:
    with screen.apart("the study against the documents"):
        study_style()
        show_study(shown)
    with screen.apart("each number of the study"):
        study_numbers()
