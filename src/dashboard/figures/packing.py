"""Rows that keep marks apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def first_fit(spans: Iterable[tuple[float, float]]) -> list[int]:
    """The first row with room for each span after those that it has, taken as they come; touching spans share one."""
    ends: list[float] = []
    rows = []
    for first, last in spans:
        row = next((row for row, end in enumerate(ends) if end <= first), len(ends))
        ends[row : row + 1] = [last]
        rows.append(row)
    return rows


def first_gap(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The first row with room for each span before, between or after those that it has, taken as they come."""
    rows: list[list[tuple[float, float]]] = []
    found = []
    for first, last in spans:
        free = (
            row
            for row, taken in enumerate(rows)
            if all(last <= one or other <= first for one, other in taken)
        )
        row = next(free, len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((first, last))
        found.append(row)
    return found
