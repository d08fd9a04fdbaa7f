"""Event records with the days that they may mean, their deposits and documents; those of a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import MAXYEAR, date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from dashboard import case, dates
from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.records.happened import Event
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class EventRecord(Event):
    """A row of ``events`` with what other tables say of it.

    Attributes:
        first: the first day that its date may mean.
        last: the last such day.
        mines: ids of the deposits that it is about.
        also: ids of those that it only touches.
        sources: ids of its documents; a primary record also has those of the records that tell of it again.
    """

    first: date
    last: date
    mines: tuple[str, ...]
    also: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def is_primary(self) -> bool:
        """Whether it tells of no other record's event again."""
        return not self.duplicate_of


_cells = attrgetter(*(field.name for field in fields(Event)))  # of a row, in the order of its columns


@derived
def every(data: Dataset) -> tuple[EventRecord, ...]:
    """All event records by first day, last day and id."""
    mines: dict[tuple[str, str], list[str]] = {}
    for link in data.records.event_mines:
        mines.setdefault((link.event_id, link.role), []).append(link.mine_id)
    sources = _sources(data)
    made = []
    for row in data.records.events:
        span, event = dates.span(row.date_edtf), row.event_id
        about, also = (tuple(mines.get((event, role), ())) for role in ("main", "also"))
        cells: tuple[Any, ...] = (*_cells(row), span.first, span.last, about, also, tuple(sources[event]))
        made.append(EventRecord(*cells))
    return tuple(sorted(made, key=attrgetter("first", "last", "event_id")))


def _sources(data: Dataset) -> Mapping[str, list[str]]:
    """The documents of each event record, to a primary one also those of the records that tell of it again."""
    sources: dict[str, list[str]] = {row.event_id: [] for row in data.records.events}
    for link in data.records.event_sources:
        sources[link.event_id].append(link.source_id)
    for row in data.records.events:
        if row.duplicate_of:
            known = sources[row.duplicate_of]
            known += [source for source in sources[row.event_id] if source not in known]
    return sources


@derived
def by_id(data: Dataset) -> Mapping[str, EventRecord]:
    """All event records by their id, in the order of :func:`every`."""
    return MappingProxyType({event.event_id: event for event in every(data)})


@derived
def by_action(data: Dataset) -> Mapping[str, tuple[EventRecord, ...]]:
    """The event records of each action, in the order of :func:`every`."""
    found: dict[str, list[EventRecord]] = {}
    for event in every(data):
        found.setdefault(event.action_id, []).append(event)
    return MappingProxyType({action: tuple(own) for action, own in found.items()})


def concerns(event: EventRecord, mines: tuple[str, ...]) -> bool:
    """Whether an event concerns any of the deposits, in whichever role; with no deposits, every event does."""
    return not mines or any(mine in event.mines or mine in event.also for mine in mines)


def overlaps(event: EventRecord, year_from: int, year_to: int) -> bool:
    """Whether an event may lie in the years given, both included."""
    return event.first.year <= year_to and event.last.year >= year_from


def events(data: Dataset, selection: Selection) -> tuple[EventRecord, ...]:
    """Event records of a selection: those that tell of something again are left out.

    Events before the first year belong to the view while no later first year is chosen.

    Args:
        data: the data package.
        selection: of which deposits, years and kinds count here.

    Returns:
        In the order of :func:`every`.
    """
    first = case.years(data)[0]
    chosen_from = selection.year_from or first
    year_from = 0 if chosen_from <= first else chosen_from
    year_to, mines, kinds = selection.year_to or MAXYEAR, selection.mines, selection.kinds
    return tuple(
        event
        for event in _primary(data)
        if (not kinds or event.kind in kinds)
        and overlaps(event, year_from, year_to)
        and concerns(event, mines)
    )


@derived
def _primary(data: Dataset) -> tuple[EventRecord, ...]:
    return tuple(event for event in every(data) if event.is_primary)


def actions(records: Iterable[EventRecord]) -> tuple[str, ...]:
    """Ids of the actions that some records tell of, each once."""
    return tuple(dict.fromkeys(event.action_id for event in records))
