"""The timeline: the list beside its charts, the open event, the numbers of the study, and the records behind each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

import streamlit as st
from markupsafe import Markup

from dashboard import case
from dashboard.choosing import event_records
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import harm, number, study, timeline
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, mine_names
from dashboard.outputs import findings
from dashboard.outputs.dated_lines import DatedLine, dated_lines
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.choices import pick_from_list, segments
from dashboard.outputs.screen.documents import on_timeline, short_document, source_list
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.layout import Pieces, side_by_side
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.replies import show_replies_if_any
from dashboard.outputs.screen.state import choose, key, no_use_for, visit
from dashboard.outputs.screen.timeline_chart import is_crowded, open_event
from dashboard.outputs.screen.words import plain, quiet, subheader, together


def event_list() -> None:
    """The list twin of the marks: every event of the view, for keyboard and screen reader."""
    here = visit()
    t = here.t
    if is_crowded(here.selection):
        quiet(
            t.plural(
                "{n} event is too many for a list. Choose a deposit or fewer years to open a single one; the table has them all.",
                "{n} events are too many for a list. Choose a deposit or fewer years to open a single one; the table has them all.",
                len(event_records.positions(here.data, here.selection)),
            )
        )
        return
    rows = event_records.events(here.data, here.selection)
    lines = {row.event_id: timeline.title_in_list(row, t) for row in rows}
    chosen = here.selection.event
    if chosen and chosen not in lines:
        card = timeline.event_card(here.data, chosen, t)
        lines[chosen] = f"{card.date}: {card.title}"
    counted = t.number(len(rows))
    # What is seen before one chooses is whole on the smallest phone.
    seen = t("Events ({n})", n=counted)
    pick_from_list(t("Open an event ({n} shown)", n=counted), "event", lines, seen, is_label_hidden=True)


def event_card() -> None:
    """The open event, with its sources."""
    here = visit()
    t = here.t
    if not here.selection.event:
        return
    event = timeline.event_card(here.data, here.selection.event, t)
    with st.container(border=True, key="event-card"):
        with st.container(key="event-head", horizontal=True, vertical_alignment="top"):
            subheader(event.title)
            st.button(t("Close"), icon=":material/close:", key="close-event", on_click=open_event, args=("",))
        quiet(" · ".join(dict.fromkeys([event.date, event.place, event.deposits, event.kind])))
        st.markdown(plain(event.summary))
        facts = (
            (t("Demands"), event.demands),
            (t("Answers"), event.responses),
            (t("How many came, by source"), event.turnout),
            (t("People and police"), (event.harm,)),
            (t("Outcome"), (event.outcome,)),
            (t("Note"), (event.note,)),
            (t("Confidence"), (event.confidence,)),
            (t("Whose account"), (event.voice,)),
            (t("Other records of this event"), tuple(line for _, line in event.again)),
        )
        st.html(markup("facts", facts=[(name, texts) for name, texts in facts if any(texts)]))
        with st.expander(t.plural("{n} source", "{n} sources", len(event.source_ids))):
            st.html(source_list(event.source_ids, here.data, t))
        show_replies_if_any(event.title, event_id=here.selection.event)


def study_numbers() -> None:
    """Each number of the study beside what documents show, and where both differ."""
    here = visit()
    names = mine_names(here.data, here.t)
    shown = [mine for mine in names if not here.selection.mines or mine in here.selection.mines]
    for column, mine in side_by_side(shown):
        with column, st.container(border=True, height="stretch"):
            subheader(names[mine])
            numbers = Pieces("study-numbers")
            for indicator in INDICATORS:
                numbers.add(_study_number(mine, indicator))
            numbers.draw()


def _study_number(mine: str, indicator: str) -> Markup:
    """A number of the study and of documents; the latter is the way to its records."""
    here = visit()
    data, t = here.data, here.t
    found = study.cell(data, mine, indicator, t)
    told = t(
        "{Study} has {said} where documents show {words}.",
        said=found["study"],
        words=leading(found["words"], "records"),
    )
    first, last = case.years(data)
    way = address_of(
        "timeline", part="records", mines=(mine,), kinds=(indicator,), year_from=first, year_to=last
    )
    return markup(
        "study_number",
        name=indicator_names(t)[indicator],
        told=findings.within(together(told), lambda _: way, t),
        differences=[t("Documents: {text}", text=row["documents"]) for row in found["differences"]],
    )


def records_behind_a_number() -> None:
    """One documented number, chosen by deposit (in the frame) and kind, and all its records."""
    here = visit()
    data, t = here.data, here.t
    style.use("village", "village-lines", **style.EVENT_MARKS)
    chosen = next((kind for kind in here.selection.kinds if kind in INDICATORS), INDICATORS[2])
    kind = segments(t("Number"), INDICATORS, indicator_names(t), key("records-kind", t), chosen, wrap=True)
    if here.selection.kinds != (kind,):
        no_use_for("kinds", *(other for other in here.selection.kinds if other != kind))
        choose(kinds=(kind,))
    mines = here.selection.mines
    years = years_of(data, here.selection)
    show(number.number(data, mines, kind, t, years), draw=lambda: _records(mines, kind, years))


def _records(mines: tuple[str, ...], kind: str, years: tuple[int, int]) -> None:
    """The records by how they count, each with its documents."""
    here = visit()
    data, t = here.data, here.t
    for group in number.groups(data, mines, kind, t, years):
        subheader(group.title, anchor=group.id)
        _list(group.lines)
        if group.more:
            quiet(
                t.plural("{n} more record is in the table.", "{n} more records are in the table.", group.more)
            )


def harm_list(view: Selection) -> None:
    """The events at which people were or may have been hurt, each with its documents."""
    style.use("village", "village-lines", **style.EVENT_MARKS)
    lines = harm.lines(visit().data, view, visit().t)
    for heading, own in groupby(lines, key=attrgetter("heading")):
        if heading:
            subheader(heading)
        _list(list(own))


def _list(lines: Iterable[number.Line | harm.Line]) -> None:
    """Events in lines: when, what, what is said of it, its documents, and the way to it."""
    data, t = visit().data, visit().t
    told = [
        DatedLine(
            text=line.title,
            sources=[short_document(source, data, t) for source in line.source_ids],
            when=line.when,
            facts=line.facts,
            more=on_timeline(line.event_id, t),
            is_sided=bool(side_of(line.source_ids, data)),
        )
        for line in lines
    ]
    st.html(dated_lines(told, t))


def timeline_style() -> None:
    """The little CSS of this screen.

    Which chart fits the width, and the sheet of the open event, on the side where its mark is not.
    """
    here = visit()
    is_late = False
    if here.selection.event:
        first, last = years_of(here.data, here.selection)
        begins = event_records.by_id(here.data)[here.selection.event].first.year
        is_late = begins > (first + last) / 2
    style.use("timeline", event_side="flex-start" if is_late else "flex-end")
