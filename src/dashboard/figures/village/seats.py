"""Who sits at the table: seats that people of a place have, were promised, or asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dashboard import dates
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import record
from dashboard.figures.village.belonging import home_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import step_names, who_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.participation import Seat
from dashboard.records.places import Mine


def seats(place: Row, mines: Sequence[Mine], data: Dataset, t: Translator) -> Part | None:
    """Steps towards a seat at a place or about its deposits, the newest first."""
    home, own = set(home_of(place["place_id"], data)), {mine.mine_id for mine in mines}
    found = [row for row in data.records.seats if row.place_id in home or row.mine_id in own]
    if not found:
        return None
    found.sort(key=lambda row: dates.span(row.date_edtf).first, reverse=True)
    return Part(
        "seats",
        t("Who sits at the table"),
        tuple(_line(row, t) for row in found),
        lead=_lead(found, t),
        folds=True,
        more=t("Seats of all places"),
        leads_to="participation",
        choices=(("part", "seats"),),
        numbers=partial(_behind, tuple(row.seat_id for row in found), data, t),
    )


def _behind(seat_ids: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The steps that the lead counts, the newest first: all of them, and those that brought seats."""
    rows = data.rows("seats")
    given = (record("seats", seat) for seat in seat_ids if rows[seat].step == "granted")
    return {
        "all": mark_of(t("Who sits at the table"), (record("seats", seat) for seat in seat_ids)),
        "granted": mark_of(step_names(t)["granted"], given),
    }


def _lead(found: Sequence[Seat], t: Translator) -> str:
    """How many of the steps brought seats."""
    granted = sum(row.step == "granted" for row in found)
    everything = leading(t.number(len(found)), "all")
    if not granted:
        return t(
            "Steps found: {all}. None is a seat that was given; a meeting or a visit is not a seat.",
            all=everything,
        )
    return t.plural(
        "Of {all} steps found, {n} brought seats. A meeting or a visit is not a seat.",
        "Of {all} steps found, {n} brought seats. A meeting or a visit is not a seat.",
        granted,
        n=leading(t.number(granted), "granted"),
        all=everything,
    )


def _line(row: Seat, t: Translator) -> Line:
    who = f" ({who_names(t)[row.who]})" if row.who != "not-stated" else ""
    facts = [t.text(row, "summary"), t.text(row, "note"), step_names(t)[row.step] + who + "."]
    if row.date_inferred:
        facts.append(t("The date, or a part of it, is inferred."))
    return Line(
        t.text(row, "title"),
        (row.source_id,),
        when=t.date(row.date_edtf),
        facts=tuple(capital(text) for text in facts if text),
    )
