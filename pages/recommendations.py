"""Recommendations explorer: what each stakeholder was asked, and what is documented since."""

import streamlit as st

from dashboard import recommended
from dashboard.figures import case_text
from dashboard.figures import recommendations as figures
from dashboard.figures.names import status_names, theme_names
from dashboard.outputs import screen
from dashboard.outputs.screen.recommendations import brief_button, facet, recommendation_card

here = screen.visit()
data, t = here.data, here.t
st.title(t("What each stakeholder was advised to do, and what happened since"), anchor=False)
screen.quiet(case_text.text(data, t, "recommendations-lead"))
screen.explain(data, t, "eiti", "pme", "cbnrm", "bnna", "ifc-ps6", "subsoil-user", "aiyl-okmotu")

facets = (
    ("stakeholders", t("Addressed to"), figures.stakeholder_names(data, t)),
    ("statuses", t("Our status"), status_names(t)),
    ("themes", t("Theme"), theme_names(t)),
    (
        "instruments",
        t("Instrument the recommendation names"),
        {item: t.quoted(row, "label") for item, row in data.rows("instruments").items()},
    ),
)
with st.container(key="facets"):
    here = screen.choose(q=screen.search_box(t("Search in all texts"), "q"))
    for attribute, label, names in facets[:2]:
        here = facet(label, attribute, names)
    with st.expander(
        t("More filters: theme, instrument"),
        expanded=bool(here.selection.themes or here.selection.instruments),
    ):
        for attribute, label, names in facets[2:]:
            here = facet(label, attribute, names)

rows = recommended.recommendations(data, here.selection)
if not rows:
    st.button(t("Clear all filters"), on_click=screen.clear, args=(*recommended.FACETS, "q"))
for stakeholder, name in figures.stakeholder_names(data, t).items():
    cards = [asked for asked in rows if asked.stakeholder_id == stakeholder]
    if not cards:
        continue
    st.header(name, anchor=f"for-{stakeholder}")
    brief_button(stakeholder, name)
    for begin in range(0, len(cards), 3):
        for column, asked in zip(st.columns(3), cards[begin : begin + 3], strict=False):
            with column, screen.apart(f"the recommendation {asked.recommendation_id}"):
                recommendation_card(asked)

# The words first, then how they lie in time.
with screen.apart("the recommendations in time"):
    screen.show(figures.overview(data, here.selection, t))
