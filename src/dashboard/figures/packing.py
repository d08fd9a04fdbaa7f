"""Rows that keep marks apart."""

from __future__ import annotations

from collections.abc import Iterable


def first_fit(spans: Iterable[tuple[float, float]]) -> list[int]:
    """The first row with room for each span, taken as they come; touching spans may share one."""
    ends: list[float] = []
    rows = []
    for first, last in spans:
        row = next((row for row, end in enumerate(ends) if end <= first), len(ends))
        ends[row : row + 1] = [last]
        rows.append(row)
    return rows
