"""What the data says of a village, a town or a region."""

from __future__ import annotations

import pandas as pd

from dashboard.choosing.event_records import actions as actions_of
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import ordered_sources
from dashboard.figures.profile.sections import (
    actions_at,
    at_place,
    distances_of,
    height_line,
    precision_of,
    water_of,
)
from dashboard.figures.profile.value import Profile, some
from dashboard.figures.profile.words import is_settlement, other_names
from dashboard.figures.words import case_text
from dashboard.figures.words.names import mine_names, place_kind_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def of_place(place: Row, data: Dataset, selection: Selection, t: Translator) -> Profile:
    """The profile of a place that is no deposit."""
    sources: list[list[str]] = [[place["source_id"]]]
    actions = actions_at(place, data, selection, t, sources)
    near = is_settlement(place)
    sections = [
        water_of(place, data, t, sources),
        actions,
        distances_of(place, data, t, sources) if near else None,
        precision_of(place, t, height_line(place, data, t, sources)),
    ]
    events = at_place(place, data, selection)
    lines = [*beside_deposits(place, data, t)]
    if near:
        lines += some(case_text.text(data, t, "residents-here"))
    lines += some(residents(place, t), _note(place, t))
    return Profile(
        place_id=place["place_id"],
        title=t.name(place),
        kind=place_kind_names(t)[place["kind"]],
        names=other_names(place, t.name(place)),
        lead=maps.actions_words(
            len(actions_of(events)),
            len(actions_of(event for event in events if event.kind == "violent")),
            len(actions_of(maps.told_by_one_side(events, data))),
            t,
        )
        + ".",
        lines=tuple(lines),
        sections=tuple(section for section in sections if section),
        source_ids=ordered_sources(sources),
    )


def beside_deposits(place: Row, data: Dataset, t: Translator) -> tuple[str, ...]:
    """Beside which deposits the presentation names the place, in a sentence; none where it names it beside none."""
    names = mine_names(data, t)
    own = [names[mine.mine_id] for mine in data.records.mines if mine.village_place_id == place["place_id"]]
    if not own:
        return ()
    return (t("It is the village named beside {deposits}.", deposits=t.listed(own)),)


def residents(place: Row, t: Translator) -> str:
    """How many live there, as published; "" where no number is."""
    if pd.isna(place["population"]):
        return ""
    year = t("year not stated") if pd.isna(place["population_year"]) else str(place["population_year"])
    return t("It has {n} residents ({year}).", n=t.number(int(place["population"])), year=year)


def _note(place: Row, t: Translator) -> str:
    return t.text(place, "note")
