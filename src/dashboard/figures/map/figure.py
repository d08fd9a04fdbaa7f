"""The map as a figure: its drawing, the places as a table, and the records behind the numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.event_records import EventRecord, actions
from dashboard.figures.accounts import voice_words
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.drainage import above, above_words, below, below_words, method
from dashboard.figures.map.geo import Point, inside
from dashboard.figures.map.layers import spec
from dashboard.figures.map.places import Place, here, km, off_by, places, precision
from dashboard.figures.map.views import bounds, is_dim, visible_places
from dashboard.figures.names import deposits_counted, kind_names, mine_status_names, place_kind_names
from dashboard.i18n import Translator
from dashboard.period import is_whole, years_of
from dashboard.selection import Selection


def overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """The map of the view with its places as a table."""
    return _overview(data, selection.only("mines", "year_from", "year_to", "place", "view"), t)


@once
def _overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    found = places(data, selection, t)
    box = bounds(data, selection.view)
    drawn = [place for place in visible_places(found, selection) if place.point and inside(place.point, box)]
    mines = [place for place in drawn if place.mine]
    events = here(data, selection)
    first, last = years_of(data, selection)
    period = (
        t("all years") if is_whole(data, selection) else t("{first}–{last}", first=str(first), last=str(last))
    )
    return Figure(
        id="map",
        title=_finding(data, selection, t) or _title(mines, data, t),
        subtitle=t(
            "Deposits with their latest documented status, villages, and documented events at each place, {period}",
            period=period,
        ),
        sentence=_sentence(mines, events, {place.id for place in drawn}, period, t),
        chart=spec(data, selection, t, found),
        rows=_place_rows(data, found, events, t),
        behind=(_distance_rows(data, selection, t), _action_rows(data, events, drawn, t)),
        conflicts=_conflicts(data, selection, t),
        notes=(*_notes(found, t), *_water_notes(data, selection, t)),
    )


def _sentence(
    mines: Sequence[Place], events: Sequence[EventRecord], drawn: Collection[str], period: str, t: Translator
) -> str:
    """How sure the points are, and how many actions stand at places that are drawn, and how many do not."""
    placed = [event for event in events if event.place_id in drawn]
    lost = [event for event in events if event.place_id not in drawn]
    return t(
        "Each circle is as wide as the location is uncertain ({circles}). The numbers are documented events, {period}: {count} at {places} places on this map; {lost} more name no place, or one that is off the map.",
        circles=", ".join(f"{place.name} {off_by(place, t)}" for place in mines) or t("none"),
        period=period,
        count=t.number(len(actions(placed))),
        places=t.number(len({event.place_id for event in placed})),
        lost=t.number(len(actions(lost))),
    )


def _place_rows(data: Dataset, found: Sequence[Place], events: Sequence[EventRecord], t: Translator) -> Rows:
    """Every place of the view, with the records that its numbers count."""
    kinds, statuses, mines = place_kind_names(t), mine_status_names(t), data.rows("mines")
    items = []
    for place in found:
        there = [event for event in events if event.place_id == place.id]
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
            _degrees(place.point, 0, t),
            _degrees(place.point, 1, t),
            precision(place.basis, place.precision_m, t),
        ]
        items.append((records, documents, cells))
    columns = [
        t("Place"),
        t("Kind"),
        t("Status"),
        t("Documented events here"),
        t("of them violent incidents"),
        t("of them one side's account only"),
        t("Latitude, degrees"),
        t("Longitude, degrees"),
        t("How good the point is"),
    ]
    return rows_of(columns, items)


def _conflicts(data: Dataset, selection: Selection, t: Translator) -> tuple[str, ...]:
    """Pairs of deposit and village for which documents give different distances (the country view draws none)."""
    if selection.view != "home":
        return ()
    return tuple(
        t(
            "{village} to {mine}, as published: {claims} km",
            village=t.name(village),
            mine=t.name(mine),
            claims="; ".join(
                km(row.distance_km, t) + (t(" ({study_short})") if row.is_study else "")
                for row in rows.itertuples()
            ),
        )
        for mine, village, rows in pairs(data)
        if rows.distance_km.nunique() > 1
    )


def _finding(data: Dataset, selection: Selection, t: Translator) -> str:
    """Between which deposit and village published distances lie furthest apart, but for probable misprints.

    "" where they agree, or no line is drawn.
    """
    mines = {mine.place_id: mine for mine in data.records.mines}
    claimed = [
        (mines[mine["place_id"]], village, rows[~rows.is_suspect.astype(bool)].distance_km)
        for mine, village, rows in pairs(data)
        if selection.view == "home" and not is_dim(mines[mine["place_id"]].mine_id, selection)
    ]
    differing = [item for item in claimed if item[2].nunique() > 1]
    if not differing:
        return ""
    mine, village, distances = max(differing, key=lambda item: item[2].max() - item[2].min())
    return t(
        "How far is {mine} from {village}? Published answers run from {least} to {most} km",
        mine=t.name(mine),
        village=t.name(village),
        least=km(distances.min(), t),
        most=km(distances.max(), t),
    )


def _title(mines: Sequence[Place], data: Dataset, t: Translator) -> str:
    if len(mines) < 2:
        return t("Where the deposits lie, and where events took place")
    operating = [place.name for place in mines if place.status == "operating"]
    mined = t("mined now: {names}", names=", ".join(operating)) if operating else t("none is mined now")
    return f"{deposits_counted(len(mines), data, t)}; {mined}"


def _water_notes(data: Dataset, selection: Selection, t: Translator) -> Iterator[str]:
    """What is told of the water of the place that is chosen, and what that cannot tell."""
    chosen = selection.place
    rows = below(data, chosen) or above(data, chosen)
    if rows and selection.view == "home":
        yield below_words(data, chosen, t) or above_words(data, chosen, t)
        yield method(rows, t)


def _notes(found: Sequence[Place], t: Translator) -> Iterator[str]:
    yield t("A circle shows where the deposit may lie, not how big it is. Its radius is our estimate.")
    yield t(
        "Each line joins a deposit to the village named beside it. The distances are as published; we did not measure them."
    )
    names = [place.name for place in found if place.is_namesake]
    if names:
        yield t(
            "Listed but not on the map, because it shares its name with the deposit and is another place: {names}.",
            names=", ".join(names),
        )


def _degrees(point: Point | None, axis: int, t: Translator) -> str:
    # Two decimals are about a kilometre: no point here is known better.
    return t.number(point[axis], 2) if point else ""


def _distance_rows(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The distance claims behind the lines of the view (the country view draws none)."""
    return rows_of(
        [t("From"), t("To"), t("Kilometres, as published"), t("Probably a misprint"), t("Note")],
        [
            (
                [record("distances", row["distance_id"])],
                [row["source_id"]],
                [
                    t.name(village),
                    t.name(mine),
                    row["distance_km"],
                    t("yes") if row["is_suspect"] else t("no"),
                    t.text(row, "note"),
                ],
            )
            for mine, village, rows in pairs(data)
            for row in rows.to_dict("records")
            if selection.view == "home"
        ],
        "distances",
        t("Distances between a deposit and the village named beside it"),
    )


def _action_rows(data: Dataset, events: Sequence[EventRecord], drawn: Sequence[Place], t: Translator) -> Rows:
    """The records of actions that the numbers count, and those that no point on the map can show."""
    kinds, known, places_ = kind_names(t), {place.id for place in drawn}, data.rows("places")
    return rows_of(
        [
            t("Place"),
            t("Date"),
            t("Kind"),
            t("Protest or incident"),
            t("Counted on the map"),
            t("Whose account"),
        ],
        [
            (
                [record("events", event.event_id)],
                event.sources,
                [
                    t.name(places_[event.place_id]) if event.place_id else t("place not stated"),
                    t.date(event.date_edtf),
                    kinds[event.kind],
                    t.text(event, "title"),
                    t("yes") if event.place_id in known else t("no: no point on this map"),
                    voice_words(event.sources, data, t),
                ],
            )
            for event in events
        ],
        "actions",
        t("Records of the documented events"),
    )
