"""The tables of the map: its places, the published distances, and the records of events, drawn or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.figure import Item, Rows, record, rows_of
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.geo import Point
from dashboard.figures.map.places import Place, here, precision
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import kind_words, mine_status_names, place_kind_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def place_rows(data: Dataset, found: Sequence[Place], selection: Selection, t: Translator) -> Rows:
    """Every place of the view, with the records that its numbers count."""
    columns = [
        t("Place"),
        t("Kind"),
        t("Status"),
        t("Events located here"),
        t("violent incidents among them"),
        t("known from one side only"),
        t("Events about this deposit"),
        t("Latitude, degrees"),
        t("Longitude, degrees"),
        t("How precise the point is"),
    ]
    return rows_of(columns, partial(_place_items, data, tuple(found), selection, t))


def _place_items(
    data: Dataset, found: Sequence[Place], selection: Selection, t: Translator
) -> Iterator[Item]:
    kinds, statuses, mines = place_kind_names(t), mine_status_names(t), data.rows("mines")
    by_place: dict[str, list[EventRecord]] = {}
    for event in here(data, selection):
        by_place.setdefault(event.place_id, []).append(event)
    for place in found:
        there = by_place.get(place.id, ())
        mine = [mines[place.mine]] if place.mine else []
        records = [
            record("places", place.id),
            *(record("mines", row["mine_id"]) for row in mine),
            *(record("events", event.event_id) for event in there),
        ]
        documents = [
            place.source_id,
            *(row["source_id"] for row in mine),
            *(source for event in there for source in event.sources),
        ]
        cells = [
            place.name,
            kinds[place.kind],
            statuses.get(place.status, ""),
            place.actions,
            place.violent,
            place.sided,
            place.about if place.mine else "",
            _degrees(place.point, 0, t),
            _degrees(place.point, 1, t),
            precision(place.basis, place.precision_m, t),
        ]
        yield records, documents, cells


def _degrees(point: Point | None, axis: int, t: Translator) -> str:
    # Two decimals are about a kilometre: no point here is known better.
    return t.number(point[axis], 2) if point else ""


def distance_rows(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The distance claims behind the lines of the view (the country view draws none)."""
    return rows_of(
        [t("From"), t("To"), t("Kilometres, as published"), t("Probably a misprint"), t("Note")],
        partial(_distance_items, data, selection, t),
        "distances",
        t("Distances between a deposit and the village named beside it"),
    )


def _distance_items(data: Dataset, selection: Selection, t: Translator) -> Iterator[Item]:
    for mine, village, claimed in pairs(data) if selection.view == "home" else ():
        for claim in claimed:
            row = claim.distance
            doubt = t("yes") if row.is_suspect else t("no")
            cells = [t.name(village), t.name(mine), claim.km, doubt, t.text(row, "note")]
            yield [record("distances", row.distance_id)], [row.source_id], cells


def action_rows(data: Dataset, selection: Selection, drawn: Sequence[str], t: Translator) -> Rows:
    """The records of actions that the numbers count, and those that no point on the map can show."""
    columns = [
        t("Place"),
        t("Date"),
        t("Kind"),
        t("Protest or incident"),
        t("Counted on the map"),
        t("Whose account"),
    ]
    items = partial(_action_items, data, selection, frozenset(drawn), t)
    return rows_of(columns, items, "actions", t("Records of the documented events"))


def _action_items(
    data: Dataset, selection: Selection, drawn: Collection[str], t: Translator
) -> Iterator[Item]:
    known = data.rows("places")
    for event in here(data, selection):
        cells = [
            t.name(known[event.place_id]) if event.place_id else t("place not stated"),
            t.date(event.date_edtf),
            kind_words(event, t),
            t.text(event, "title"),
            t("yes") if event.place_id in drawn else t("no: no point on this map"),
            voice_words(event.sources, data, t),
        ]
        yield [record("events", event.event_id)], event.sources, cells
