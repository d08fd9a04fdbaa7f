"""The Overview: the deposits in short, the study's numbers, and a way in for each kind of visitor."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import case
from dashboard.figures import overview
from dashboard.figures.counts import in_study, study_cells
from dashboard.figures.names import indicator_names, mine_names
from dashboard.figures.parts import has_screen
from dashboard.figures.ranges import band
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.documents import source_list
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.links import link
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import plain, quiet
from dashboard.screens import SCREENS


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
                "{sources}, {n} difference",
                "{sources}, {n} differences",
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
    """The study's numbers, large, with the documented bands beneath them."""
    here = visit()
    data, t = here.data, here.t
    known, indicators = overview.counts(data), indicator_names(t)
    study = study_cells(data)
    with_study = case.study(data) is not None
    rows = []
    for mine, name in {**mine_names(data, t), "": t("together, a shared action once")}.items():
        cells = []
        for indicator, label in indicators.items():
            found = known[(mine, indicator)]
            # Large is what the study prints; without one what documents show.
            printed = (in_study(data, mine, indicator, t) if mine else "") if with_study else band(t, found)
            is_missing = (mine, indicator) in study and pd.isna(study[mine, indicator]["value"])
            cells.append(
                {
                    "label": label,
                    "printed": printed,
                    "missing": t("no number in {study}") if is_missing else "",
                    "documented": t("documents: {band}", band=band(t, found)) if with_study else "",
                }
            )
        rows.append((name, cells))
    st.html(markup("numbers", corner=t("Deposit"), heads=list(indicators.values()), rows=rows))


def doors() -> None:
    """A way in for each kind of visitor."""
    t = visit().t
    st.header(t("Where to go from here"), anchor="doors")
    data = visit().data
    office = tuple(row.stakeholder_id for row in data.records.stakeholders if row.stakeholder_id == "local")
    every: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        (
            t("You live nearby"),
            t("Find your village: what happened there, what was demanded and answered."),
            "place",
            {},
        ),
        (
            t("You work in government"),
            t("See what is asked of your office, and what is documented since."),
            "recommendations",
            {"stakeholders": office},
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
    cards = tuple(card for card in every if has_screen(data, card[2]))
    names = {item.url: t.said(item.title) for item in SCREENS}
    for column, (who, what, page, choices) in side_by_side(cards, wide="doors"):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(who)}**")
            st.markdown(plain(what))
            link(page, names[page], icon=":material/arrow_forward:", **choices)
