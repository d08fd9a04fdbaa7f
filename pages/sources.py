"""Sources: every document and what rests on it, every table, differences, what was not found, rules, reuse."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.dataset import Dataset
from dashboard.figures import evidence
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs import screen
from dashboard.outputs.screen.sources import (
    document_card,
    folded,
    pick_document,
    pick_section,
    pick_table,
    reuse,
    rules,
    search_answer,
    table_links,
    voice_filter,
)

here = screen.visit()
t = here.t
st.title(t("What all of this is based on"), anchor=False)
screen.quiet(t("Check any figure, see whose account it is, read what was not found, and download the data."))
section = pick_section()


def in_words(build: Callable[[Dataset, Translator], Figure]) -> None:
    """A figure whose rows are sentences."""
    with screen.apart(build.__name__):
        figure = build(data, t)
        screen.show(figure, draw=partial(screen.draw_rows, figure))


data = here.data

if section == "documents":
    with st.container(key="source-filters", horizontal=True, vertical_alignment="bottom"):
        screen.choose(q=screen.search_box(t("Search in titles, publishers and notes"), "q"))
        place_of_list = st.container(width="stretch")
    place_of_answer, place_of_chart = st.container(), st.container()
    voice_filter()  # beneath the chart, which shows its numbers
    chosen = screen.visit().selection
    documents = evidence.documents(data, chosen.voices, chosen.q, t)
    with place_of_answer, screen.apart("what was found"):
        search_answer(documents)
    with place_of_list:
        chosen_document = pick_document(documents.source_ids)
    with place_of_answer, screen.apart("the open document"):
        document_card(chosen_document)
    with place_of_chart, screen.apart("the documents"):
        screen.show(documents)
elif section == "tables":
    table = pick_table() or next(iter(data.tables))
    table_links(table)
    with screen.apart(f"the dictionary of {table}"):
        screen.show(evidence.dictionary(data, table, t))
    with screen.apart(f"the rows of {table}"):
        screen.show(evidence.table_rows(data, table, t))
elif section == "differences":
    in_words(evidence.differences)
elif section == "gaps":
    in_words(evidence.gaps)
    with screen.apart("the effort of the search"):
        screen.show(evidence.search_effort(data, t))
elif section == "context":
    with screen.apart("steps of policy"):
        screen.show(evidence.policy(data, t))
    with screen.apart("the figures that disagree"):
        folded(evidence.disagreements(data, t))
    with screen.apart("the reading list"):
        folded(evidence.reading(data, t))
elif section == "method":
    rules()
else:
    reuse()
