"""Stakeholders and the overview: texts drawn side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures import overview, recommendations, stakeholders
from dashboard.figures.counts import deck_cells, in_deck, indicator_names
from dashboard.figures.names import mine_names
from dashboard.figures.ranges import band
from dashboard.i18n import DEFAULT
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.core import (
    link,
    original,
    plain,
    quiet,
    side_by_side,
    source_list,
    visit,
    words,
)
from dashboard.outputs.screen.explorer import brief_button
from dashboard.recommended import recommendations as select_recommendations
from dashboard.selection import Selection


def draw_tripartite() -> None:
    """The three actors side by side, their activities in the deck's words, and what was seen since."""
    here = visit()
    data, t = here.data, here.t
    names = recommendations.stakeholder_names(data, t)
    for column, actor in side_by_side(stakeholders.actor_ids(data)):
        with column, st.container(border=True):
            st.subheader(names[actor], anchor=False)
            quiet(t("The deck's words, 2017"))
            st.html(words(stakeholders.activities(data, actor).to_dict("records"), t))
            st.markdown(f"**{plain(t('Seen in documents'))}**")
            since = data["approaches_since"]
            for row in since[since.stakeholder_id == actor].to_dict("records"):
                when = t.date(row["date_edtf"]) or t("undated")
                st.markdown(f"{plain(t.text(row, 'title'))} ({plain(when)})")
                if t.text(row, "note"):
                    quiet(t.text(row, "note"))
    absent = ", ".join(names[item] for item in stakeholders.absent_ids(data))
    st.markdown(plain(t("Not part of the approach: {absent}, and residents themselves.", absent=absent)))


def draw_findings() -> None:
    """The findings as the slide headings that survive, and the empty conclusions."""
    here = visit()
    t = here.t
    rows = here.data["findings"].sort_values("deck_order")
    found = rows[rows.kind == "finding"].to_dict("records")
    for column, (order, row) in side_by_side(tuple(enumerate(found, start=1))):
        with column, st.container(border=True, height="stretch"):
            quiet(t("Finding {n}", n=t.number(order)))
            st.markdown(f"**{plain(t.text(row, 'heading'))}**")
            if t.lang != DEFAULT:
                st.html(original([row["heading_en"]], t))
    for row in rows[rows.kind == "conclusion"].to_dict("records"):
        st.markdown(f"**{plain(t.quoted(row, 'verbatim'))}:** {plain(t.text(row, 'note'))}")


def asked_of(stakeholder: str, name: str) -> None:
    """The recommendations to a group in short, with the way to the explorer."""
    here = visit()
    t = here.t
    rows = select_recommendations(here.data, Selection(stakeholders=(stakeholder,)))
    with st.container(border=True):
        st.subheader(name, anchor=False)
        st.html(words(rows.to_dict("records"), t))
        with st.container(horizontal=True, vertical_alignment="center"):
            link(
                "recommendations",
                t("What happened since"),
                icon=":material/arrow_forward:",
                stakeholders=(stakeholder,),
            )
            brief_button(stakeholder, name)


def deposit_card(deposit: overview.Deposit) -> None:
    """A deposit in short, with the way to its profile and its events."""
    t = visit().t
    with st.container(border=True, key=f"deposit-{deposit.mine_id}", gap="xsmall", height="stretch"):
        st.header(deposit.name, anchor=False)
        st.markdown(f"**{plain(deposit.status)}** " + plain(t("(as of {date})", date=deposit.as_of)))
        holder = deposit.holder or t("not found")
        quiet(t("Licence holder by the newest source: {holder}.", holder=holder))
        label = t.plural("{n} source", "{n} sources", len(deposit.source_ids))
        if deposit.differences:
            label = t.plural(
                "{sources}, {n} difference to the deck",
                "{sources}, {n} differences to the deck",
                len(deposit.differences),
                sources=label,
            )
        with st.popover(label, key=f"sources-{deposit.mine_id}", icon=":material/library_books:"):
            st.markdown(plain(deposit.distance))
            for line in deposit.differences:
                st.markdown(plain(line))
            st.html(source_list(deposit.source_ids, visit().data, t))
        with st.container(horizontal=True):
            link("map", t("Profile and map"), icon=":material/map:", place=deposit.mine_id)
            link("timeline", t("What happened"), icon=":material/timeline:", mines=(deposit.mine_id,))


def draw_numbers() -> None:
    """The deck's numbers, large, with the documented bands beneath them."""
    here = visit()
    data, t = here.data, here.t
    known, indicators = overview.counts(data), indicator_names(t)
    deck = deck_cells(data)
    rows = []
    for mine, name in {**mine_names(data, t), "": t("all three, a shared action once")}.items():
        cells = []
        for indicator, label in indicators.items():
            found = known[(mine, indicator)]
            is_missing = (mine, indicator) in deck and pd.isna(deck[mine, indicator]["value"])
            cells.append(
                {
                    "label": label,
                    "printed": in_deck(data, mine, indicator, t) if mine else "",
                    "missing": t("no number in the deck") if is_missing else "",
                    "documented": t("documents: {band}", band=band(t, found)),
                }
            )
        rows.append((name, cells))
    st.html(markup("numbers", corner=t("Deposit"), heads=list(indicators.values()), rows=rows))


def doors() -> None:
    """A way in for each kind of visitor."""
    t = visit().t
    st.header(t("Where to go from here"), anchor="doors")
    cards: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        (
            t("You live nearby"),
            t("Find your village: what happened there, what was demanded and answered."),
            "map",
            {"place": "kara-oi"},
        ),
        (
            t("You work in government"),
            t("See what is asked of your office, and what is documented since."),
            "recommendations",
            {"stakeholders": ("local",)},
        ),
        (
            t("You speak or teach"),
            t("Give the talk from here: one message a screen, arrow keys, no network; slides to take away."),
            "present",
            {},
        ),
        (
            t("You research or report"),
            t("Check turnout claims, payments and seats, each with its sources."),
            "participation",
            {},
        ),
    )
    names = {
        "map": t("Map"),
        "recommendations": t("Recommendations"),
        "present": t("Present"),
        "participation": t("Participation"),
    }
    for column, (who, what, page, choices) in side_by_side(cards, wide="doors"):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(who)}**")
            st.markdown(plain(what))
            link(page, names[page], icon=":material/arrow_forward:", **choices)
