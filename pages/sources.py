"""Sources: every document and what rests on it, every table, differences, what was not found, rules, reuse."""

from functools import partial

import streamlit as st

from dashboard.figures import evidence
from dashboard.figures.base import Figure
from dashboard.outputs import screen

here = screen.visit()
t = here.t
st.title(t("What all of this rests on"), anchor=False)
screen.quiet(t("Check any number, see who speaks, read what was not found, and take the data with you."))
section = screen.pick_section()


def in_words(figure: Figure) -> None:
    """A figure whose rows are sentences."""
    screen.show(figure, draw=partial(screen.draw_rows, figure))


data, theme = here.data, screen.theme()

if section == "documents":
    screen.choose(q=screen.search_box(t("Search in titles, publishers and notes"), "q"))
    screen.voice_filter()
    chosen = screen.visit().selection
    documents = evidence.documents(data, chosen.voices, chosen.q, t)
    screen.document_card(documents.source_ids)
    screen.show(documents)
elif section == "tables":
    table = screen.pick_table() or next(iter(data.tables))
    screen.table_links(table)
    screen.show(evidence.dictionary(data, table, t))
    screen.show(evidence.table_rows(data, table, t))
elif section == "differences":
    in_words(evidence.differences(data, t))
elif section == "gaps":
    in_words(evidence.gaps(data, t))
    screen.show(evidence.search_effort(data, t))
elif section == "context":
    screen.show(evidence.policy(data, t, theme))
    in_words(evidence.disagreements(data, t))
    in_words(evidence.reading(data, t))
elif section == "method":
    screen.rules()
else:
    screen.reuse()
