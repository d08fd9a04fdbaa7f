"""Parts that the profiles of deposits and of other places share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

import pandas as pd

from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.profile.happened import heading
from dashboard.figures.profile.happened import items as happened_items
from dashboard.figures.profile.value import Item, Section, some
from dashboard.figures.profile.words import is_settlement, source_name
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import measure_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def at_place(place: Row, data: Dataset, selection: Selection) -> list[EventRecord]:
    """Event records of the view that name a place."""
    return [event for event in maps.here(data, selection) if event.place_id == place["place_id"]]


def actions_at(
    place: Row, data: Dataset, selection: Selection, t: Translator, sources: list[list[str]]
) -> Section:
    """What is documented at a place in the view."""
    events = at_place(place, data, selection)
    sources.extend(list(event.sources) for event in events)
    told = happened_items(place["place_id"], events, data, t)
    lead = (
        ""
        if told
        else t(
            "Nothing is documented here for these deposits and years. A year without sources is not a year without events."
        )
    )
    return Section(
        "actions",
        heading(place, events, t),
        lead=lead,
        items=told,
        # Whoever presses a place with a number on it finds what is counted.
        is_open=is_settlement(place) or bool(told),
        folds=True,
    )


def distances_of(place: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    """Published claims from or to the place, then straight lines between points; None where neither is known."""
    places, own = data.rows("places"), place["place_id"]
    study = maps.study_sources(data)
    measures = measure_names(t)
    items = []
    for row in data.records.distances:
        if own not in (row.from_place_id, row.to_place_id):
            continue
        other = places[row.to_place_id if row.from_place_id == own else row.from_place_id]
        voice = t("{study}") if row.source_id in study else source_name(row, data)
        suspect = t("probably a misprint") if row.is_suspect else ""
        detail = some(voice, measures[row.measure], suspect, t.text(row, "note"))
        items.append(
            Item(
                t("{place}: {km} km", place=_called(other, data, t), km=maps.km(row.distance_km, t)),
                detail,
            )
        )
        sources.append([row.source_id])
    claimed = len(items)
    for other in _opposite(place, data, places):
        if text := maps.computed(place, other, t):
            items.append(Item(t("{place}, computed", place=_called(other, data, t)), (text,)))
            sources.append([other["source_id"]])
    if not items:
        return None
    return Section(
        "distances",
        _distances_heading(claimed, len(items) - claimed, t),
        lead=said(maps.how_far(data, own, t)),  # the claims stand right below
        items=tuple(items),
    )


def _distances_heading(claimed: int, computed: int, t: Translator) -> str:
    """What is told of distances: what others claim, what we computed, or both."""
    if not claimed:
        return t("How far (our straight lines)")
    if not computed:
        return t.plural("How far ({n} published claim)", "How far ({n} published claims)", claimed)
    return t.plural(
        "How far ({n} published claim, and our straight lines)",
        "How far ({n} published claims, and our straight lines)",
        claimed,
    )


def _called(place: Row, data: Dataset, t: Translator) -> str:
    """A place as our texts call it: a deposit by the deposit's name."""
    own = [mine for mine in data.records.mines if mine.place_id == place["place_id"]]
    return t.name(own[0]) if own else t.name(place)


def _opposite(place: Row, data: Dataset, places: Mapping[str, Row]) -> Iterator[Row]:
    """Of a deposit the villages beside deposits, of any other place the deposits."""
    mines = sorted(data.records.mines, key=attrgetter("position"))
    column = "village_place_id" if place["kind"] == "mine" else "place_id"
    for mine in mines:
        yield places[mine[column]]


def precision_of(place: Row, t: Translator, height: str = "") -> Section:
    """How good a place's point is, and how high it lies if that is known."""
    radius = None if pd.isna(place["precision_m"]) else int(place["precision_m"])
    notes = some(t.text(place, "note")) if place["kind"] == "mine" else ()
    words = maps.precision(place["point_basis"], radius, t)
    return Section(
        "point",
        t("How precise the point is"),
        lead=capital(words) + ". " + (t("The radius is our estimate.") if radius else ""),
        notes=(*notes, *some(height)),
    )


def water_of(place: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    """Which places lie below a deposit, or which deposits above a place, with what that cannot tell beside it."""
    own = place["place_id"]
    lower, upper = maps.below(data, own), maps.above(data, own)
    if not (lower or upper):
        return None
    sources.append([row.source_id for row in (*lower, *upper)])
    return Section(
        "water",
        t("What lies downstream of the deposit") if lower else t("Deposits upstream"),
        items=(Item(maps.water_words(data, own, t), maps.water_facts(data, own, t)),),
        is_open=True,
        folds=True,
    )


def height_line(place: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> str:
    """How high a place lies by the height model; "" where that is not known."""
    words = maps.height_words(data, place["place_id"], t)
    if not words:
        return ""
    sources.append([data.rows("heights")[place["place_id"]]["source_id"]])
    return t("A height model gives {words}", words=words) + "."


def not_found_about(mine: str, data: Dataset, t: Translator) -> Section | None:
    """What was searched for about a deposit and not found."""
    own = [row for row in data.records.not_found if row.mine_id == mine]
    if not own:
        return None
    return Section(
        "not-found",
        t.plural("{n} question without an answer found", "{n} questions without an answer found", len(own)),
        lead=t("Not found is not the same as did not happen."),
        items=tuple(
            Item(t.text(row, "text"), (t("as of {date}", date=t.as_of(row.as_of_edtf)),)) for row in own
        ),
    )
