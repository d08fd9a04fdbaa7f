"""Who was hurt and who was detained, as reported, event by event: a number only where a source gives one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Item, record, rows_of
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, kind_words
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True)
class Line:
    """An event in which people were or may have been hurt: when, what, what is reported of people, its documents."""

    event_id: str
    when: str
    title: str
    facts: tuple[str, ...]
    source_ids: tuple[str, ...]


def harm_words(row: EventRecord, t: Translator) -> str:
    """What is reported of people and police at an event; "" where nothing is.

    Of a violent incident it is said, too, that no number of people hurt was found.
    """
    told = []
    if row.police_force:
        told.append(t("police used force, as reported"))
    if row.injured is not None:
        told.append(t("{n} reported hurt", n=t.number(row.injured)))
    elif row.kind == "violent":
        told.append(t("how many were hurt is not stated"))
    if row.arrested is not None:
        told.append(t("{n} reported arrested or detained, the lowest figure given", n=t.number(row.arrested)))
    return "; ".join(told)


def _shown(data: Dataset, selection: Selection) -> list[EventRecord]:
    """The violent incidents of a view, and events of another kind at which somebody was hurt, the oldest first."""
    rows = event_records.events(data, selection)
    return [row for row in rows if row.is_primary and (row.kind == "violent" or row.injured is not None)]


@once
def lines(data: Dataset, selection: Selection, t: Translator) -> tuple[Line, ...]:
    """The events of :func:`figure` in words.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
    """

    def facts(row: EventRecord) -> Iterator[str]:
        words = harm_words(row, t)
        told = words if row.kind == "violent" else f"{kind_words(row, t)}; {words}"
        yield f"{capital(told)}."
        yield t.text(row, "summary")

    return tuple(
        Line(
            row.event_id,
            t.date(row.date_edtf),
            t.text(row, "title"),
            tuple(filter(None, facts(row))),
            row.sources,
        )
        for row in _shown(data, selection)
    )


@once
def figure(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """For how many violent incidents a number of people hurt is given; each with what is reported.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
    """
    rows = _shown(data, selection)
    violent = [row for row in rows if row.kind == "violent"]
    given = [row for row in violent if row.injured is not None]
    return Figure(
        id="harm",
        title=t("How many were hurt? No source gives a number")
        if violent and not given
        else t.plural(
            "How many were hurt? Sources give a number for {given} of {n} violent incident",
            "How many were hurt? Sources give a number for {given} of {n} violent incidents",
            len(violent),
            given=leading(t.number(len(given)), "given"),
            n=leading(t.number(len(violent)), "all"),
        )
        if violent
        else t("How many were hurt"),
        subtitle=t(
            "People hurt, arrested or detained, as reported. Not stated does not mean that nobody was hurt"
        ),
        sentence=t("Events of other kinds stand here too if a source says that people were hurt.")
        if len(rows) > len(violent)
        else "",
        chart=None,
        rows=rows_of(
            [t("Date"), t("Event"), t("Kind"), t("People and police"), t("Whose account")],
            partial(_items, data, selection, t),
            name="harm",
        ),
        empty="" if rows else t("No event with people hurt fits these filters."),
        numbers=partial(_behind, data, selection, t),
    )


def _items(data: Dataset, selection: Selection, t: Translator) -> Iterator[Item]:
    for row in _shown(data, selection):
        cells = (
            t.date(row.date_edtf),
            t.text(row, "title"),
            kind_words(row, t),
            harm_words(row, t),
            voice_words(row.sources, data, t),
        )
        yield [record("events", row.event_id)], row.sources, cells


def _behind(data: Dataset, selection: Selection, t: Translator) -> Mapping[str, Behind]:
    """The violent incidents for which a number of people hurt is given, and all of them."""
    violent = [row for row in _shown(data, selection) if row.kind == "violent"]
    heading = indicator_names(t)["violent"]

    def behind(rows: list[EventRecord]) -> Behind:
        return mark_of(heading, [record("events", row.event_id) for row in rows])

    return {"given": behind([row for row in violent if row.injured is not None]), "all": behind(violent)}
