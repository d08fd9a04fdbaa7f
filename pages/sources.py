"""Sources: every document and what rests on it, every table, differences, what was not found, rules, reuse."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.figures import evidence, promised
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs import screen
from dashboard.outputs.screen.document_list import (
    document_card,
    document_list,
    is_searched,
    show_accounts,
    voice_filter,
)
from dashboard.outputs.screen.sources import (
    folded,
    pick_section,
    pick_table,
    reuse,
    rules,
    table_links,
)
from dashboard.reading.dataset import Dataset

here = screen.visit()
t = here.t
screen.title(t("What all of this is based on"))
screen.quiet(promised.sources(here.data, t))
section = pick_section()


def in_words(build: Callable[[Dataset, Translator], Figure]) -> None:
    """A figure whose rows are sentences."""
    with screen.apart(build.__name__):
        figure = build(data, t)
        screen.show(figure, draw=partial(screen.draw_rows, figure))


data = here.data

if section == "documents":
    # The picture comes first, until something is searched for: then what is found does.
    first, search, last = st.container(), st.container(), st.container()
    with search, st.container(key="source-filters", horizontal=True, vertical_alignment="bottom"):
        screen.choose(q=screen.search_box(t("Find a document"), "q"))
        voice_filter()
    chosen = screen.visit().selection
    documents = evidence.documents(data, chosen.voices, chosen.q, t)
    if not is_searched():
        with first, screen.apart("the documents"):
            show_accounts(documents)
    with last:
        with screen.apart("the open document"):
            document_card()
        with screen.apart("the list of documents"):
            document_list(documents)
        if is_searched():
            with screen.apart("the documents"):
                show_accounts(documents)
elif section == "tables":
    table = pick_table() or next(iter(data.tables))
    table_links(table)
    with screen.apart(f"the rows of {table}"):
        screen.show(evidence.table_rows(data, table, t))
    with screen.apart(f"the dictionary of {table}"):
        screen.show(evidence.dictionary(data, table, t), is_below=True)
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
