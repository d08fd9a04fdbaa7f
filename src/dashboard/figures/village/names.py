"""Places by name, for whoever looks for their own: those of which most is documented first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from dashboard.cache import once
from dashboard.figures import map as maps
from dashboard.figures.village.belonging import VILLAGES
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

FIRST = 8  # names in the row of the front page: what a phone shows in three lines
Group = Literal["villages", "deposits", "elsewhere"]


@dataclass(frozen=True)
class Named:
    """A place that has a page, by its name in the visitor's language."""

    place_id: str
    name: str
    group: Group
    events: int


def group_names(t: Translator) -> dict[Group, str]:
    """Headings of the list of places; villages come first, because most who look for a place live in one."""
    groups = maps.place_groups(t)
    return {
        "villages": groups["villages"],
        "deposits": groups["deposits"],
        "elsewhere": t("Towns and other places"),
    }


@once
def named(data: Dataset, t: Translator) -> tuple[Named, ...]:
    """Every place that has a page: villages, deposits, and wherever something is documented.

    By group, most events first.
    """
    actions = {event.action_id: event.place_id for event in data.records.events if not event.duplicate_of}
    counted = Counter(actions.values())
    mines = {mine.place_id: mine for mine in data.records.mines}
    found = []
    for place in data.records.places:
        mine, events = mines.get(place.place_id), counted[place.place_id]
        is_village = place.kind in VILLAGES
        if mine or events or is_village:
            group: Group = "deposits" if mine else "villages" if is_village else "elsewhere"
            found.append(Named(place.place_id, t.name(mine or place), group, events))
    order = list(group_names(t))
    return tuple(sorted(found, key=lambda item: (order.index(item.group), -item.events)))


def first_named(data: Dataset, t: Translator) -> tuple[Named, ...]:
    """The villages and rural districts of which most is documented, for a short row."""
    return tuple(item for item in named(data, t) if item.group == "villages")[:FIRST]
