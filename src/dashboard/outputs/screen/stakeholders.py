"""The Stakeholders screen: what is drawn in words, actor beside actor and finding beside finding."""

from __future__ import annotations

import streamlit as st

from dashboard.figures import recommendations, stakeholders
from dashboard.i18n import DEFAULT
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.links import link
from dashboard.outputs.screen.recommendations import brief_button
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import original, plain, quiet, study_words
from dashboard.recommended import recommendations as select_recommendations
from dashboard.selection import Selection


def draw_tripartite() -> None:
    """The three actors side by side, their activities in the study's words, and what was seen since."""
    here = visit()
    data, t = here.data, here.t
    names = recommendations.stakeholder_names(data, t)
    for column, actor in side_by_side(stakeholders.actor_ids(data)):
        with column, st.container(border=True):
            st.subheader(names[actor], anchor=False)
            quiet(t("Quoted from {study}"))
            st.html(study_words(stakeholders.activities(data, actor), t))
            st.markdown(f"**{plain(t('Found in documents'))}**")
            for row in stakeholders.seen_of(data, actor):
                when = t.date(row.date_edtf) or t("undated")
                st.markdown(f"{plain(t.text(row, 'title'))} ({plain(when)})")
                if t.text(row, "note"):
                    quiet(t.text(row, "note"))
    absent = ", ".join(names[item] for item in stakeholders.absent_ids(data))
    st.markdown(plain(t("Not part of the approach: {absent}, and residents themselves.", absent=absent)))


def draw_findings() -> None:
    """The findings as the slide headings that survive, and the empty conclusions."""
    here = visit()
    t = here.t
    found = stakeholders.of_kind(here.data, "finding")
    for column, (order, row) in side_by_side(tuple(enumerate(found, start=1))):
        with column, st.container(border=True, height="stretch"):
            quiet(t("Finding {n}", n=t.number(order)))
            st.markdown(f"**{plain(t.text(row, 'heading'))}**")
            if t.lang != DEFAULT:
                st.html(original([row.heading_en], t))
    for conclusion in stakeholders.of_kind(here.data, "conclusion"):
        st.markdown(f"**{plain(t.quoted(conclusion, 'verbatim'))}:** {plain(t.text(conclusion, 'note'))}")


def asked_of(stakeholder: str, name: str) -> None:
    """The recommendations to a group in short, with the way to the explorer."""
    here = visit()
    t = here.t
    rows = select_recommendations(here.data, Selection(stakeholders=(stakeholder,)))
    with st.container(border=True):
        st.subheader(name, anchor=False)
        st.html(study_words(rows, t))
        with st.container(horizontal=True, vertical_alignment="center"):
            link(
                "recommendations",
                t("What happened since"),
                icon=":material/arrow_forward:",
                stakeholders=(stakeholder,),
            )
            brief_button(stakeholder, name)
