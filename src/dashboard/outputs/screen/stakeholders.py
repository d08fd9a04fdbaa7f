"""The Stakeholders screen: what is drawn in words, actor beside actor and finding beside finding."""

from __future__ import annotations

import streamlit as st

from dashboard.figures import recommendations, stakeholders
from dashboard.figures.approach_chart import COLOURS
from dashboard.i18n import DEFAULT
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.links import link
from dashboard.outputs.screen.recommendations import brief_button
from dashboard.outputs.screen.replies import show_replies
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import original, plain, quiet
from dashboard.recommended import recommendations as select_recommendations
from dashboard.selection import Selection
from dashboard.view_address import address


def draw_approach() -> None:
    """The approach as boxes, which a phone has one under the other; a name leads to what that group is asked."""
    here = visit()
    style.use("stakeholders", **{str(kind): colour for kind, colour in COLOURS.items()})
    rows = stakeholders.approach_boxes(here.data, here.t)
    asked = {row.stakeholder_id for row in here.data.records.recommendations}
    ways = {
        box.stakeholder_id: address(
            "recommendations", here.selection.with_(stakeholders=(box.stakeholder_id,)), "stakeholders"
        )
        if box.stakeholder_id in asked
        else ""
        for row in rows
        for box in row.boxes
    }
    turns = stakeholders.turns(here.data, here.t)
    words = here.t("Who is to turn to whom, where the words name them")
    st.html(markup("approach", rows=rows, ways=ways, turns=turns, turns_words=words))


def seen_in_documents() -> None:
    """What was seen of each actor's part since, side by side; the study's English where it is translated."""
    here = visit()
    data, t = here.data, here.t
    names = recommendations.stakeholder_names(data, t)
    with st.expander(t("Found in documents")):
        for column, actor in side_by_side(stakeholders.actor_ids(data)):
            with column:
                st.subheader(names[actor], anchor=False)
                for row in stakeholders.seen_of(data, actor):
                    when = t.date(row.date_edtf) or t("undated")
                    st.markdown(f"{plain(t.text(row, 'title'))} ({plain(when)})")
                    if t.text(row, "note"):
                        quiet(t.text(row, "note"))
                if t.lang != DEFAULT:
                    st.html(original([row.text_en for row in stakeholders.activities(data, actor)], t))


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
    """How much a group is asked and what became of it, in a line, with the way to its recommendations."""
    here = visit()
    t = here.t
    rows = select_recommendations(here.data, Selection(stakeholders=(stakeholder,)))
    with st.container(border=True, gap="xsmall"):
        st.subheader(name, anchor=False)
        quiet(t("By our judgement, {tally}.", tally=recommendations.tally(rows, t)))
        with st.container(horizontal=True, vertical_alignment="center"):
            words = t.plural(
                "{n} recommendation, and what happened since",
                "{n} recommendations, and what happened since",
                len(rows),
            )
            link("recommendations", words, icon=":material/arrow_forward:", stakeholders=(stakeholder,))
            brief_button(stakeholder, name)
        show_replies(name, stakeholder_id=stakeholder)
