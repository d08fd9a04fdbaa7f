"""Rows that keep marks apart."""

from __future__ import annotations

from collections.abc import Iterable


def first_fit(spans: Iterable[tuple[float, float]]) -> list[int]:
    """For each span the first row in which it overlaps none, before, between or after those that came earlier.

    Touching spans share a row.
    """
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
