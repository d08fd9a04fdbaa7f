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


def first_gap(*layouts: Sequence[tuple[float, float]]) -> list[int]:
    """The first row with room for each span before, between or after those that it has, taken as they come.

    With several layouts of the same things, a row has room if it has in each of them.
    """
    rows: list[list[tuple[tuple[float, float], ...]]] = []
    found = []
    for spans in zip(*layouts, strict=True):
        row = next(
            (row for row, taken in enumerate(rows) if all(_apart(spans, other) for other in taken)), len(rows)
        )
        if row == len(rows):
            rows.append([])
        rows[row].append(spans)
        found.append(row)
    return found


def _apart(ours: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    return all(
        last <= one or other <= first for (first, last), (one, other) in zip(ours, others, strict=True)
    )
