"""The years of the map: what happened where, building up from the first year to today. Pure: values, no drawing.

A frame is a year. The map plays them in the browser; whoever else shows them (a talk, a slide) takes :func:`so_far`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord, Index, Numbers
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.line_of_time import LOOKS, QUIET_FIRST, Look, look_of
from dashboard.figures.map.geo import Point, inside
from dashboard.figures.map.views import visible_places
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import sided_ids, sided_records
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

MOST_TOLD = 800  # events that are told one by one


@dataclass(frozen=True)
class Happening:
    """An event in the year by whose end it has happened for certain; its date as precise as it is written.

    Of very many it stands for all of a look at a place: then it has neither date nor id, and ``n`` says how many there
    are. ``is_one_sided``: one side alone tells of it, or of all for which it stands.
    """

    event_id: str
    place_id: str
    date: str
    title: str
    look: Look
    n: int = 1
    is_one_sided: bool = False


@dataclass(frozen=True)
class Frame:
    """A year and what happened in it, in the order of time; none is a frame too, for silence takes time."""

    year: int
    new: tuple[Happening, ...]


@dataclass(frozen=True)
class Site:
    """A place on the map at which something happens, and its point (latitude, longitude, degrees)."""

    place_id: str
    name: str
    point: Point


@dataclass(frozen=True)
class Years:
    """All frames of a view.

    Attributes:
        frames: every year from the first with an event to the last of the view; none without an event on the map.
        sites: the places at which something happens.
        not_shown: how many documented events name no place, or one that is not on this map.
        spread: how many of those shown may lie in one of several years; they come in the last of these.
    """

    frames: tuple[Frame, ...]
    sites: tuple[Site, ...]
    not_shown: int
    spread: int


def years(data: Dataset, selection: Selection, t: Translator) -> Years:
    """The frames of a view: deposits and years as chosen; kinds, event and place change nothing."""
    return _years(data, selection.only("mines", "year_from", "year_to", "view"), t)


@once
def _years(data: Dataset, selection: Selection, t: Translator) -> Years:
    box = maps.bounds(data, selection.view)
    drawn = {
        place.id: place
        for place in visible_places(maps.places(data, selection, t), selection)
        if place.point and inside(place.point, box)
    }
    known, where = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    is_drawn = np.array([place in drawn for place in known.places], bool)[known.place[where]]
    shown = where[is_drawn]
    # An action that several records tell of stands in its first year, and once.
    shown = shown[np.lexsort((known.first[shown], known.last[shown]))]
    shown = shown[np.sort(np.unique(known.action[shown], return_index=True)[1])]
    happened: Iterable[tuple[int, Happening]] = (
        [
            _happening(event, data, t)
            for event in sorted(event_records.at(data, shown), key=attrgetter("last", "first"))
        ]
        if len(shown) <= MOST_TOLD
        else _gathered(known, shown, data, t)
    )
    by_year: dict[int, list[Happening]] = {}
    for year, item in happened:
        by_year.setdefault(year, []).append(item)
    there = {known.places[code] for code in np.unique(known.place[shown]).tolist()}
    return Years(
        frames=tuple(
            Frame(year, tuple(by_year.get(year, ()))) for year in _span(by_year, years_of(data, selection)[1])
        ),
        sites=tuple(
            Site(place.id, place.name, place.point)
            for place in drawn.values()
            if place.point and place.id in there
        ),
        not_shown=known.n_actions(where) - len(shown),
        spread=int((known.first[shown] != known.last[shown]).sum()),
    )


def _gathered(known: Index, shown: Numbers, data: Dataset, t: Translator) -> Iterator[tuple[int, Happening]]:
    """The events of a look at a place in a year, as one; those of one side's account apart."""
    looks = np.array([QUIET_FIRST.index(LOOKS.get(kind, "other")) for kind in known.kinds], np.int64)
    found, numbers = np.unique(
        np.stack(
            [known.last[shown], known.place[shown], -looks[known.kind[shown]], sided_records(data)[shown]]
        ),
        axis=1,
        return_counts=True,
    )
    for year, place, look, is_sided, n in zip(*found.tolist(), numbers.tolist(), strict=True):
        title = t.plural("{n} event", "{n} events", n)
        yield year, Happening("", known.places[place], "", title, QUIET_FIRST[-look], n, bool(is_sided))


def _span(by_year: Mapping[int, object], last: int) -> range:
    """The years of the frames: from the first in which something happens to the last of the view."""
    if not by_year:
        return range(0)
    return range(min(by_year), max(*by_year, last) + 1)


def _happening(event: EventRecord, data: Dataset, t: Translator) -> tuple[int, Happening]:
    date, title = t.date(event.date_edtf), t.text(event, "title")
    is_sided = event.event_id in sided_ids(data)
    return event.last.year, Happening(
        event.event_id, event.place_id, date, title, look_of(event), is_one_sided=is_sided
    )


class SoFar(NamedTuple):
    """How many events there were at a place, how many of them violent, and of these on one side's account alone."""

    all: int
    violent: int
    violent_sided: int


def so_far(told: Years, year: int) -> Mapping[str, SoFar]:
    """What a map shows of each place at the end of a year."""
    until = [item for frame in told.frames if frame.year <= year for item in frame.new]
    total, violent, sided = Counter[str](), Counter[str](), Counter[str]()
    for item in until:
        total[item.place_id] += item.n
        violent[item.place_id] += item.n if item.look == "violent" else 0
        sided[item.place_id] += item.n if item.look == "violent" and item.is_one_sided else 0
    return {place: SoFar(total[place], violent[place], sided[place]) for place in total}


def limits(told: Years, t: Translator) -> str:
    """What the frames do not show, in a sentence; "" where they show everything."""
    parts = []
    if told.not_shown:
        parts.append(phrases.nowhere(t, told.not_shown))
    if told.spread:
        parts.append(
            t.plural(
                "{n} event may have happened in any of several years; it is shown in the last of them.",
                "{n} events may have happened in any of several years; each is shown in the last of them.",
                told.spread,
            )
        )
    return " ".join(parts)
