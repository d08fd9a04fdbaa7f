"""Places of marks and labels: rows that keep them apart, and the lists of rows that a chart is made of.

Pure arithmetic, in decimal years across and pixels down; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.figures.timeline.events import LANES, When
from dashboard.selection import Selection

GUTTER = 168  # pixels left of the years, for the names of lanes


def pack(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The lowest free row for each span, in order of begin; touching spans share no row."""
    ends: list[float] = []
    rows = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        first, last = spans[index]
        row = next((i for i, end in enumerate(ends) if end <= first), len(ends))
        if row == len(ends):
            ends.append(last)
        ends[row] = last
        rows[index] = row
    return rows


def stagger(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Rows (0 = lowest) for labels that hang right of a leader at their begin.

    Of labels that share room the earlier stands higher, so no leader crosses a label.
    """
    rows = [0] * len(spans)
    done: list[int] = []
    for index in sorted(range(len(spans)), key=lambda i: spans[i], reverse=True):
        below = [rows[other] for other in done if spans[other][0] < spans[index][1]]
        rows[index] = max(below) + 1 if below else 0
        done.append(index)
    return rows


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in the wanted order with at least these gaps, none before where it is wanted."""
    out: list[float] = []
    for place, _gap in zip(wanted, gaps, strict=True):
        least = out[-1] + gaps[len(out) - 1] if out else place
        out.append(max(place, least))
    return out


@dataclass
class Canvas:
    """Rows of the layers that a chart is made of."""

    rects: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    bars: list[dict[str, Any]] = field(default_factory=list)
    whiskers: list[dict[str, Any]] = field(default_factory=list)
    points: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    middle_texts: list[dict[str, Any]] = field(default_factory=list)
    gutter: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)


def window_of(selection: Selection) -> tuple[float, float]:
    """Begin and end of the years drawn, in decimal years."""
    return float(selection.year_from), float(selection.year_to + 1)


def clamp(known: When, window: tuple[float, float]) -> tuple[float, float]:
    """A date cut to the window, in decimal years."""
    return max(known.first, window[0]), min(known.last, window[1])


def middle_of(row: Mapping[str, Any], window: tuple[float, float]) -> float:
    """Where the mark of an event stands, in decimal years."""
    first, last = clamp(row["when"], window)
    return (first + last) / 2


def place_marks(
    rows: Sequence[Mapping[str, Any]], window: tuple[float, float], per_year: float
) -> list[tuple[str, Mapping[str, Any], int]]:
    """Lane and slot of each event, so that no mark hides another."""
    out = []
    for lane, kinds in LANES.items():
        own = [row for row in rows if row["kind"] in kinds]
        spans = []
        for row in own:
            first, last = clamp(row["when"], window)
            if row["when"].last <= window[0]:
                first, last = window[0], window[0] + (len(str(row["title"])) + 8) * 6.4 / per_year
            half = {"day": 6.5, "month": 9.5, "bar": 7.0}[row["when"].form] / per_year
            middle = (first + last) / 2
            spans.append((min(first, middle - half), max(last, middle + half)))
        out += [(lane, row, slot) for row, slot in zip(own, pack(spans), strict=True)]
    return out
