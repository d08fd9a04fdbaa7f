"""What belongs to what: villages to rural districts, these to districts; deposits to the villages beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dashboard.cache import derived
from dashboard.reading.dataset import Dataset
from dashboard.records.places import Mine

RURAL_DISTRICT = "aiyl_aimak"
VILLAGES = ("village", RURAL_DISTRICT)  # kinds of place that a resident calls their own


@dataclass(frozen=True)
class _Links:
    """Places one step up and one step down."""

    wholes: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]


@derived
def _links(data: Dataset) -> _Links:
    wholes, parts = defaultdict(list), defaultdict(list)
    for row in data.records.place_parts:
        wholes[row.place_id].append(row.whole_place_id)
        parts[row.whole_place_id].append(row.place_id)
    return _Links(
        {place: tuple(found) for place, found in wholes.items()},
        {place: tuple(found) for place, found in parts.items()},
    )


def _closure(begin: str, steps: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Everything that steps lead to from a place, the nearest first; a circle in the data ends where it began."""
    found: dict[str, None] = {}
    front = [begin]
    while front:
        front = [there for place in front for there in steps.get(place, ()) if there not in found]
        found.update(dict.fromkeys(front))
    found.pop(begin, None)
    return tuple(found)


def parts_of(place_id: str, data: Dataset) -> tuple[str, ...]:
    """The places within a place, at any depth."""
    return _closure(place_id, _links(data).parts)


def wholes_of(place_id: str, data: Dataset) -> tuple[str, ...]:
    """The places that a place belongs to, the smallest first."""
    return _closure(place_id, _links(data).wholes)


def rural_district_of(place_id: str, data: Dataset) -> str:
    """The rural district that a place belongs to; "" where none is known."""
    places = data.rows("places")
    return next((item for item in wholes_of(place_id, data) if places[item].kind == RURAL_DISTRICT), "")


def home_of(place_id: str, data: Dataset) -> tuple[str, ...]:
    """A place, what lies within it, and the rural district around it: what happened there happened to its people."""
    around = rural_district_of(place_id, data)
    return tuple(filter(None, (place_id, *parts_of(place_id, data), around)))


def deposits_of(place_id: str, data: Dataset) -> tuple[Mine, ...]:
    """The deposits that concern a place (rows of ``mines``), in the presentation's order.

    A deposit itself; one whose village, or whose own point, lies in the place or in its rural district; where there is
    none, those that the events at a village are about.
    """
    mines = sorted(data.records.mines, key=attrgetter("position"))
    own = [mine for mine in mines if mine.place_id == place_id]
    if own:
        return tuple(own)
    home = home_of(place_id, data)
    around = {*home, *parts_of(home[-1], data)}
    near = [mine for mine in mines if around & {mine.village_place_id, mine.place_id}]
    if near or data.rows("places")[place_id].kind not in VILLAGES:
        return tuple(near)
    told = _mines_told_of(home, data)
    return tuple(mine for mine in mines if mine.mine_id in told)


def _mines_told_of(places: Iterable[str], data: Dataset) -> set[str]:
    """The deposits that events at some places are mainly about."""
    events = {event.event_id for event in data.records.events if event.place_id in set(places)}
    return {
        link.mine_id for link in data.records.event_mines if link.event_id in events and link.role == "main"
    }
