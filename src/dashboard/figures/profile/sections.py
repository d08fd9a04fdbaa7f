"""Parts that the profiles of deposits and of other places share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.figures import map as maps
from dashboard.figures.names import demand_names, kind_names, measure_names, mine_names, response_names
from dashboard.figures.profile.value import Item, Section, some
from dashboard.figures.profile.words import confidence, is_settlement, source_name
from dashboard.i18n import Translator
from dashboard.records import Row
from dashboard.selection import Selection


def at_place(place: Row, data: Dataset, selection: Selection) -> pd.DataFrame:
    """Event records of the view that name a place."""
    events = maps.here(data, selection)
    return events[events.place_id == place["place_id"]]


def actions_at(
    place: Row, data: Dataset, selection: Selection, t: Translator, sources: list[list[str]]
) -> Section:
    """What is documented at a place in the view."""
    events = at_place(place, data, selection)
    sources.extend(list(item) for item in events.sources)
    kinds, names = kind_names(t), mine_names(data, t)
    demands = _coded(data["demands"], "demand", demand_names(t))
    responses = _coded(data["responses"], "response", response_names(t))
    items = []
    for row in events.to_dict("records"):
        action = row["action_id"]
        about = ", ".join(names[mine] for mine in (*row["mines"], *row["also"]))
        detail = [f"{kinds[row['kind']]} · {t('about {deposits}', deposits=about)} · {confidence(row, t)}"]
        if row["date_inferred"]:
            detail.append(t("The date, or a part of it, is inferred."))
        if action in demands:
            detail.append(t("Demanded: {demands}.", demands=demands[action]))
        if action in responses:
            detail.append(t("Answer: {answers}.", answers=responses[action]))
            answered = data["responses"]
            texts = answered[answered.action_id == action].to_dict("records")
            detail += [text for answer in texts if (text := t.text(answer, "detail"))]
        if t.text(row, "outcome"):
            detail.append(t("Outcome: {outcome}", outcome=t.text(row, "outcome")))
        items.append(
            Item(f"{t.date(row['date_edtf'])}: {t.text(row, 'title')}", tuple(detail), row["event_id"])
        )
    lead = (
        ""
        if items
        else t("Nothing documented here in the deposits and years chosen. Silence of sources is not calm.")
    )
    return Section(
        "actions",
        t.plural("What happened here ({n} record)", "What happened here ({n} records)", len(items)),
        lead=lead,
        items=tuple(items),
        is_open=is_settlement(place),
    )


def _coded(frame: pd.DataFrame, column: str, names: Mapping[str, str]) -> dict[str, str]:
    """Codes of each action in words."""
    return {
        str(action): ", ".join(names[value] for value in group[column])
        for action, group in frame.groupby("action_id")
    }


def distances_of(place: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section:
    """Published claims from or to the place, then straight lines between points."""
    places: dict[str, Row] = {row.place_id: row for row in data.records.places}
    own = place["place_id"]
    rows = data["distances"]
    published = rows[(rows.from_place_id == own) | (rows.to_place_id == own)]
    study = maps.study_sources(data)
    measures = measure_names(t)
    items = []
    for row in published.to_dict("records"):
        other = places[row["to_place_id"] if row["from_place_id"] == own else row["from_place_id"]]
        voice = t("{study}") if row["source_id"] in study else source_name(row, data)
        suspect = t("probably a misprint") if row["is_suspect"] else ""
        detail = some(voice, measures[row["measure"]], suspect, t.text(row, "note"))
        items.append(
            Item(
                t("{place}: {km} km", place=_called(other, data, t), km=maps.km(row["distance_km"], t)),
                detail,
            )
        )
        sources.append([row["source_id"]])
    claimed = len(items)
    for other in _opposite(place, data, places):
        if text := maps.computed(place, other, t):
            items.append(Item(t("{place}, computed", place=_called(other, data, t)), (text,)))
            sources.append([other["source_id"]])
    return Section(
        "distances",
        t.plural(
            "How far ({n} published claim, and our straight lines)",
            "How far ({n} published claims, and our straight lines)",
            claimed,
        ),
        items=tuple(items),
    )


def _called(place: Row, data: Dataset, t: Translator) -> str:
    """A place as our texts call it: a deposit by the deposit's name."""
    mines = data["mines"]
    own = mines[mines.place_id == place["place_id"]].to_dict("records")
    return t.name(own[0]) if own else t.name(place)


def _opposite(place: Row, data: Dataset, places: Mapping[str, Row]) -> Iterator[Row]:
    """Of a deposit the villages beside deposits, of any other place the deposits."""
    mines = sorted(data.records.mines, key=attrgetter("position"))
    column = "village_place_id" if place["kind"] == "mine" else "place_id"
    for mine in mines:
        yield places[mine[column]]


def precision_of(place: Row, t: Translator) -> Section:
    """How good a place's point is."""
    radius = None if pd.isna(place["precision_m"]) else int(place["precision_m"])
    notes = some(t.text(place, "note")) if place["kind"] == "mine" else ()
    words = maps.precision(place["point_basis"], radius, t)
    return Section(
        "point",
        t("How good the point is"),
        lead=words[:1].upper() + words[1:] + ". " + (t("The radius is our estimate.") if radius else ""),
        notes=notes,
    )


def not_found_about(mine: str, data: Dataset, t: Translator) -> Section | None:
    """What was searched for about a deposit and not found."""
    rows = data["not_found"]
    own = rows[rows.mine_id == mine].to_dict("records")
    if not own:
        return None
    return Section(
        "not-found",
        t.plural("{n} thing looked for and not found", "{n} things looked for and not found", len(own)),
        lead=t("Not found is not the same as did not happen."),
        items=tuple(
            Item(t.text(row, "text"), (t("as of {date}", date=t.date(row["as_of_edtf"])),)) for row in own
        ),
    )
