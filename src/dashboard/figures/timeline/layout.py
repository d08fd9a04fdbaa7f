"""Places of marks and labels: the years drawn, and rows that keep marks and words apart.

Pure arithmetic, in decimal years across and pixels down; nothing here draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.drawing.packing import first_fit
from dashboard.figures.timeline.events import LANES, When
from dashboard.type_width import text_width

QUIET_FROM = 2  # years in a row without an event, from which on they are drawn as one
QUIET = 34.0  # px that they take then
GUTTER = 168  # pixels left of the years, for the names of lanes
RIGHT = 4  # pixels right of the years
Reach = tuple[float, float]  # from, to
_SIZE = 12  # px, of the words of an event before the first year
HALF_MARK = {
    "day": 6.5,
    "month": 9.5,
    "bar": 7.0,
}  # px from the middle of a mark to where the next may begin


def pack(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The lowest free row for each span, in order of begin."""
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    rows = dict(zip(order, first_fit(spans[index] for index in order), strict=True))
    return [rows[index] for index in range(len(spans))]


def stagger(spans: Sequence[tuple[float, float]], lines: Sequence[int] | None = None) -> list[int]:
    """Rows (0 = lowest) for labels that hang right of a leader at their begin.

    Of labels that share room the earlier stands higher, so no leader crosses a label. A label of several lines (how
    many each has; None: one) takes as many rows, from its own upwards.
    """
    lines = lines or [1] * len(spans)
    rows = [0] * len(spans)
    done: list[int] = []
    for index in sorted(range(len(spans)), key=lambda i: spans[i], reverse=True):
        below = [rows[other] + lines[other] for other in done if spans[other][0] < spans[index][1]]
        rows[index] = max(below, default=0)
        done.append(index)
    return rows


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in the wanted order with at least these gaps, none before where it is wanted; all in one unit.

    Raises:
        ValueError: there are not as many gaps as places.
    """
    out: list[float] = []
    free = -math.inf  # where the next may stand at the earliest
    for place, gap in zip(wanted, gaps, strict=True):
        out.append(max(place, free))
        free = out[-1] + gap
    return out


def window_of(years: tuple[int, int]) -> tuple[float, float]:
    """Begin and end of the years drawn, in decimal years."""
    return float(years[0]), float(years[1] + 1)


def quiet_runs(known: Iterable[When], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Runs of years that no date touches, long enough to be drawn as one: begin, and end (not included).

    Args:
        known: when something happened.
        first: the first year drawn.
        last: the year after the last one drawn.
    """
    touched = {
        year
        for when in known
        for year in range(math.floor(when.first), max(math.ceil(when.last), math.floor(when.first) + 1))
    }
    runs = []
    begin = first
    for year in range(first, last + 1):
        if year in touched or year == last:
            if year - begin >= QUIET_FROM:
                runs.append((begin, year))
            begin = year + 1
    return tuple(runs)


@dataclass(frozen=True)
class Years:
    """The years that a chart draws: begin and end in decimal years, and how many pixels a year has at least."""

    first: float
    last: float
    px: float
    counted: tuple[int, int] | None = None  # first and last year of the study, if there is one
    quiet: tuple[tuple[int, int], ...] = ()  # where years run down: runs that take little room (begin, end)

    @property
    def window(self) -> tuple[float, float]:
        """Begin and end of what is drawn, in decimal years."""
        return self.first, self.last

    @property
    def study(self) -> tuple[float, float] | None:
        """What is drawn of the study's own years; None where that is nothing."""
        if self.counted is None:
            return None
        first, last = max(self.first, self.counted[0]), min(self.last, self.counted[1] + 1)
        return (first, last) if first < last else None

    def is_before(self, known: When) -> bool:
        """Whether a date lies before all that is drawn."""
        return known.last <= self.first

    def clamp(self, known: When) -> tuple[float, float]:
        """A date cut to the years drawn: its begin and end, in decimal years."""
        return max(known.first, self.first), min(known.last, self.last)

    def middle(self, known: When) -> float:
        """Where the mark of a date stands, in decimal years."""
        first, last = self.clamp(known)
        return (first + last) / 2

    def reach(self, px: float) -> float:
        """How many years so many pixels are."""
        return px / self.px

    def along(self, year: float) -> float:
        """How many pixels right of the begin a year stands, where years run across."""
        return (year - self.first) * self.px

    def at(self, px: float) -> float:
        """Which year stands so many pixels right of the begin."""
        return self.first + px / self.px

    def down(self, year: float) -> float:
        """How many pixels below the begin a year stands, where years run down."""
        px = (year - self.first) * self.px
        for begin, end in self.quiet:
            within = min(max(year - begin, 0), end - begin)
            px -= within * (self.px - QUIET / (end - begin))
        return px


@dataclass(frozen=True)
class Placed:
    """An event in its lane, in the slot in which no other mark hides it (0 = first)."""

    row: Mapping[str, Any]
    lane: str
    slot: int


def place_marks(
    rows: Sequence[Mapping[str, Any]], years: Years, *, turning_points_first: bool = False
) -> list[Placed]:
    """Lane and slot of each event, so that no mark hides another.

    Words of events before the first year stand in the slots after those of the marks beside them.
    ``turning_points_first``: what has words takes the first slots, to which leaders come.
    """
    out = []
    for lane, kinds in LANES.items():
        own = [row for row in rows if row["kind"] in kinds]
        marks = sorted(
            (row for row in own if not years.is_before(row["when"])),
            key=lambda row: (turning_points_first and not row["label"], _room(row, years)),
        )
        slots = first_fit(_room(row, years) for row in marks)
        out += [Placed(row, lane, slot) for row, slot in zip(marks, slots, strict=True)]
        early = [row for row in own if years.is_before(row["when"])]
        reach = max((_room(row, years)[1] for row in early), default=years.first)
        beside = [slot for row, slot in zip(marks, slots, strict=True) if _room(row, years)[0] < reach]
        after = max(beside, default=-1) + 1
        out += [Placed(row, lane, after + line) for line, row in enumerate(early)]
    return out


def _room(row: Mapping[str, Any], years: Years) -> tuple[float, float]:
    """What the mark of an event takes of its slot, in decimal years: its time, and no less than its symbol."""
    first, last = years.clamp(row["when"])
    if years.is_before(row["when"]):  # words at the edge
        first, last = (
            years.first,
            years.first
            + years.reach(16 + text_width(f"{row['date']}: {row['label'] or row['title']}", _SIZE)),
        )
    half = years.reach(HALF_MARK[row["when"].form])
    middle = (first + last) / 2
    return min(first, middle - half), max(last, middle + half)
