"""Event records with the days that they may mean, their deposits and documents; those of a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import MAXYEAR, date
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from dashboard import case, dates
from dashboard.cache import derived
from dashboard.choosing.selection import Selection
from dashboard.reading.dataset import Dataset
from dashboard.records.events import Event


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
    """A record of each row of ``events``, by first day, last day and id, with its deposits and documents.

    These are from ``event_mines`` and ``event_sources``; the days are the first and last that its date may mean.
    """
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


Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Pairs:
    """What group and action each record has, so that distinct actions of a group are counted without sorting.

    Attributes:
        code: of each record's pair of group and action.
        group: of each pair; a number from zero.
    """

    code: Numbers
    group: Numbers

    @classmethod
    def of(cls, group: Numbers, action: Numbers) -> Pairs:
        """The pairs of records that have these groups and actions."""
        most = int(np.max(action)) + 1 if len(action) else 1
        # One number for both is sorted much faster than pairs.
        pairs, code = np.unique(group * most + action, return_inverse=True)
        return cls(code.reshape(-1), pairs // most)

    def n_actions(self, records: Numbers) -> dict[int, int]:
        """How many actions some records tell of, by group; groups in order, those without any left out."""
        told = np.zeros(len(self.group), bool)
        told[self.code[records]] = True
        numbers = np.bincount(self.group[told])
        found = np.flatnonzero(numbers)
        return dict(zip(found.tolist(), numbers[found].tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Index:
    """What filters and counts ask of event records, side by side: of fifty thousand they are asked in a millisecond.

    All arrays but the pairs have a value for each record, in the order of :func:`every`. Codes are positions in the
    tuple beside them.

    Attributes:
        first, last: the years of the days that a date may mean.
        kind, place, action: codes.
        is_primary: whether it tells of no other record's event again.
        by_place, by_year: what counts actions by the code of their place, and by the first year that a date may mean.
        of_mine: two rows: a record's position, and the code of a deposit that it concerns, in whichever role.
        of_source: two rows: a record's position, and the code of a document behind it.
    """

    kinds: tuple[str, ...]
    places: tuple[str, ...]
    mines: tuple[str, ...]
    sources: tuple[str, ...]
    first: Numbers
    last: Numbers
    kind: Numbers
    place: Numbers
    action: Numbers
    is_primary: Flags
    by_place: Pairs
    by_year: Pairs
    of_mine: Numbers
    of_source: Numbers

    def concerns(self, mines: Iterable[str]) -> Flags:
        """Which records concern any of some deposits, in whichever role; with no deposits, every record does."""
        wanted = [self.mines.index(mine) for mine in mines if mine in self.mines]
        if not tuple(mines):
            return np.ones(len(self.first), bool)
        found = np.zeros(len(self.first), bool)
        found[self.of_mine[0][np.isin(self.of_mine[1], wanted)]] = True
        return found

    def overlaps(self, year_from: int, year_to: int) -> Flags:
        """Which records may lie in the years given, both included."""
        return (self.first <= year_to) & (self.last >= year_from)

    def is_kind(self, kinds: Iterable[str]) -> Flags:
        """Which records are of any of some kinds; with no kinds, every record is."""
        wanted = tuple(kinds)
        known = [self.kinds.index(kind) for kind in wanted if kind in self.kinds]
        return np.isin(self.kind, known) if wanted else np.ones(len(self.first), bool)

    def documents(self, records: Numbers) -> Numbers:
        """Codes of the documents behind some records, each once, in no order."""
        chosen = np.zeros(len(self.first), bool)
        chosen[records] = True
        told = np.zeros(len(self.sources), bool)
        told[self.of_source[1][chosen[self.of_source[0]]]] = True
        return np.flatnonzero(told)

    def n_actions(self, records: Numbers) -> int:
        """How many actions some records tell of."""
        told = np.zeros(len(self.first), bool)  # there are no more actions than records
        told[self.action[records]] = True
        return int(np.count_nonzero(told))


def _coded(values: Iterable[str]) -> tuple[tuple[str, ...], Numbers]:
    """Values, each once in the order in which they come, and the code of each."""
    codes: dict[str, int] = {}
    found = [codes.setdefault(value, len(codes)) for value in values]
    return tuple(codes), np.array(found, np.int64)


def _paired(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], Numbers]:
    """Values, each once, and pairs of the position of a group and the code of a value in it."""
    pairs = [(at, value) for at, group in enumerate(groups) for value in group]
    values, codes = _coded(value for _, value in pairs)
    return values, np.array([[at for at, _ in pairs], codes], np.int64).reshape(2, -1)


@derived
def index(data: Dataset) -> Index:
    """The index of all event records."""
    records = every(data)
    kinds, kind = _coded(event.kind for event in records)
    places, place = _coded(event.place_id for event in records)
    mines, of_mine = _paired(dict.fromkeys((*event.mines, *event.also)) for event in records)
    sources, of_source = _paired(event.sources for event in records)
    first = np.array([event.first.year for event in records], np.int64)
    action = _coded(event.action_id for event in records)[1]
    return Index(
        kinds=kinds,
        places=places,
        mines=mines,
        sources=sources,
        first=first,
        last=np.array([event.last.year for event in records], np.int64),
        kind=kind,
        place=place,
        action=action,
        is_primary=np.array([event.is_primary for event in records], bool),
        by_place=Pairs.of(place, action),
        by_year=Pairs.of(first, action),
        of_mine=of_mine,
        of_source=of_source,
    )


def positions(data: Dataset, selection: Selection) -> Numbers:
    """Where the records of :func:`events` stand in :func:`every`, in its order."""
    known, first = index(data), case.years(data)[0]
    chosen_from = selection.year_from or first
    year_from = 0 if chosen_from <= first else chosen_from
    fits = known.is_primary & known.overlaps(year_from, selection.year_to or MAXYEAR)
    if selection.mines:
        fits &= known.concerns(selection.mines)
    if selection.kinds:
        fits &= known.is_kind(selection.kinds)
    return np.flatnonzero(fits)


def events(data: Dataset, selection: Selection) -> tuple[EventRecord, ...]:
    """Event records of a selection: those that tell of something again are left out.

    Events before the first year belong to the view while no later first year is chosen.

    Args:
        data: the data package.
        selection: of which deposits, years and kinds count here.

    Returns:
        In the order of :func:`every`.
    """
    return at(data, positions(data, selection))


def at(data: Dataset, where: Numbers) -> tuple[EventRecord, ...]:
    """The event records at some positions of :func:`every`, in the order given.

    Raises:
        IndexError: there are not so many.
    """
    records = every(data)
    return tuple(records[position] for position in where.tolist())


def actions(records: Iterable[EventRecord]) -> tuple[str, ...]:
    """Ids of the actions that some records tell of, each once."""
    return tuple(dict.fromkeys(event.action_id for event in records))
