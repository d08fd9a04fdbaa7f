"""The Overview: the deposits in short, the study's numbers, and a way in for each kind of visitor."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import case
from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import participation, promised
from dashboard.figures.counts import in_study, study_cells
from dashboard.figures.map.layers import credit
from dashboard.figures.overview import first_view as first
from dashboard.figures.overview import overview
from dashboard.figures.overview.strip import strip
from dashboard.figures.parts import has_screen, parts
from dashboard.figures.words import case_text, phrases
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, mine_names, step_names
from dashboard.figures.words.ranges import band
from dashboard.outputs import first_view as picture
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.documents import source_list
from dashboard.outputs.screen.findings import in_words, panel
from dashboard.outputs.screen.layout import Pieces, same_for_all
from dashboard.outputs.screen.links import address_of, introduced, ways
from dashboard.outputs.screen.shares import COLOURS, SHEET, shares, standing
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.study import COLOURS as STUDY_COLOURS
from dashboard.outputs.screen.study import SHEET as STUDY
from dashboard.outputs.screen.style import EVENT_MARKS, theme
from dashboard.outputs.screen.valley import valley_style
from dashboard.screens import SCREENS


def overview_style() -> None:
    """Style of the first view; red stands for violence alone."""
    valley_style(
        "first-view",
        "strip",
        SHEET,
        STUDY,
        **EVENT_MARKS,
        **COLOURS,
        **STUDY_COLOURS,
    )


def opening() -> None:
    """The title, the case in three sentences, the first view, a line a deposit, and whose study it is."""
    here = visit()
    pieces = Pieces("opening")
    pieces.add(markup("title", words=case_text.text(here.data, here.t, "overview-title")))
    pieces.add_apart("the lead", lead)
    pieces.add_apart("the first view", first_view)
    pieces.add_apart("the deposits in short", deposit_lines)
    if "study" in parts(here.data, "timeline"):
        pieces.add_apart("whose study it is", introduced)
    pieces.draw()


def onward() -> None:
    """What other screens answer, each in a sentence, and where to go on."""
    data = visit().data
    pieces = Pieces("onward")
    if "study" in parts(data, "timeline"):
        pieces.add_apart("the way to the records", to_the_records, is_below=True)
    if "seats" in parts(data, "participation"):
        pieces.add_apart("who takes part", taking_part, is_below=True)
    if has_screen(data, "recommendations"):
        pieces.add_apart("what was advised", advised, is_below=True)
    pieces.add_apart("the doors", doors, is_below=True)
    pieces.draw()


@same_for_all()
def lead() -> Markup:
    """The case in three sentences."""
    here = visit()
    words = in_words(overview.marked_lead(here.data, here.t), "recommendation-board", "recommendations")
    return markup("lead", words=words)


@same_for_all()
def first_view() -> Markup:
    """The valley, the villages, the years and the numbers, and how to read those that are there."""
    here = visit()
    data, t = here.data, here.t
    drawn = picture.first_view(data, t, theme(), here.selection)
    if not drawn:
        return Markup()
    if years := strip(data, t):
        leads = t("A mark leads to its event, a number to the records behind it.")
        apart = " ".join(filter(None, (leads, years.shared, first.not_drawn(data, t))))
        drawn += markup("quiet", text=apart)
    if first.valley(data, t):
        circles = t("The wider the circle, the less certain the location of the deposit.")
        signs = first.signs(data, t)
        lines = filter(None, (circles, signs, credit(t)))
        drawn += markup("how_to_read", label=t("How to read this"), lines=[*lines])
    return drawn


@same_for_all()
def deposit_lines() -> Markup:
    """A line a deposit: its name, how it stands, who holds it, and the ways to its profile and documents."""
    here = visit()
    data, t = here.data, here.t
    found = overview.deposits(data, t)
    lines = [
        {
            "name": deposit.name,
            "status": deposit.status,
            "as_of": deposit.as_of,
            "holder": t("licence: {holder}", holder=deposit.holder or t("not found"))
            if data.records.holders
            else "",
            "address": address_of("map", place=deposit.place_id),
            "label": _documents_of(deposit),
            "told": (deposit.distance, *deposit.differences),
            "documents": source_list(deposit.source_ids, data, t),
        }
        for deposit in found
    ]
    return markup("deposit_lines", lines=lines, details=t("Details and map"))


def _documents_of(deposit: overview.Deposit) -> str:
    """How many documents stand behind a deposit's line, and how often they differ from the study."""
    t = visit().t
    label = t.plural("{n} source", "{n} sources", len(deposit.source_ids))
    if not deposit.differences:
        return label
    return t.plural(
        "{sources}, {n} difference", "{sources}, {n} differences", len(deposit.differences), sources=label
    )


@same_for_all()
def to_the_records() -> Markup:
    """The way from the study's numbers to how each was counted."""
    t = visit().t
    first, last = case.years(visit().data)
    way = address_of("timeline", part="records", year_from=first, year_to=last)
    return ways((t("How each figure was counted, with the records"), way))


@same_for_all()
def taking_part() -> Markup:
    """Who takes part in decisions: a square a step, and a sentence."""
    here = visit()
    data, t = here.data, here.t
    seats = participation.seats(data, t)
    answer = in_words(f"{seats.finding}.", seats.id, "participation", part="seats")
    local = [row for row in data.records.seats if row.scope == "local"]
    counts = Counter[str](row.step for row in local)
    sided = Counter[str](row.step for row in local if side_of([row.source_id], data))
    if sided:
        answer += f" {phrases.outline(t)}"

    def address(step: str) -> str:
        chosen = address_of("participation", part="seats", behind=f"{seats.id}.{step}")
        return f"{chosen}#{panel(seats.id)}"

    return markup(
        "in_short",
        id="taking-part",
        title=t("Who takes part in decisions"),
        answer=answer,
        shares=shares(counts.most_common(), step_names(t), address, sided),
        ways=ways((t("The steps, one by one"), address_of("participation", part="seats"))),
    )


@same_for_all()
def advised() -> Markup:
    """What was recommended and what came of it: a square each, by how it stands."""
    here = visit()
    data, t = here.data, here.t
    asked = recommended.recommendations(data, Selection())
    told = t.plural(
        "{n} recommendation; its status is our judgement:",
        "{n} recommendations; their status is our judgement:",
        len(asked),
        n=leading(t.number(len(asked)), "all"),
    )
    answer = in_words(told, "recommendation-board", "recommendations")
    return markup(
        "in_short",
        id="advised",
        title=t("What was recommended, and what came of it"),
        answer=answer,
        shares=standing(asked, t),
        ways="",
    )


def draw_numbers() -> None:
    """The study's numbers, large, with the documented bands beneath them."""
    here = visit()
    data, t = here.data, here.t
    known, indicators = overview.counts(data), indicator_names(t)
    study = study_cells(data)
    with_study = case.study(data) is not None
    rows = []
    names = mine_names(data, t)
    if len(names) > 1:  # of one deposit it would be the same row again
        names = {**names, "": t("together (shared events counted once)")}
    for mine, name in names.items():
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
                    "missing": t("no figure in {study}") if is_missing else "",
                    "documented": t("documents: {band}", band=band(t, found)) if with_study else "",
                }
            )
        rows.append((name, cells))
    st.html(markup("numbers", corner=t("Deposit"), heads=list(indicators.values()), rows=rows))


@same_for_all()
def doors() -> Markup:
    """A way in for each kind of visitor."""
    data, t = visit().data, visit().t
    office = tuple(row.stakeholder_id for row in data.records.stakeholders if row.stakeholder_id == "local")
    every: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        (
            t("You live nearby"),
            promised.of_village(data, t),
            "place",
            {},
        ),
        (
            t("You work in government"),
            t("See what your office was advised to do, and what documents show since."),
            "recommendations",
            {"stakeholders": office},
        ),
        (
            t("You speak or teach"),
            t(
                "Give the talk from here, one message per screen, by arrow keys and without internet. You can download the slides."
            ),
            "present",
            {},
        ),
        (
            t("You research or report"),
            promised.to_check(data, t),
            "participation",
            {},
        ),
    )
    names = {item.url: t.said(item.title) for item in SCREENS}
    found = [
        {"who": who, "what": what, "ways": ways((names[page], address_of(page, **choices)))}
        for who, what, page, choices in every
        if what and has_screen(data, page)
    ]
    return markup("doors", title=t("Where to start"), doors=found) if found else Markup()
