"""Rows that keep marks apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[float, float]


def first_fit(*layouts: Iterable[Span]) -> list[int]:
    """For each span the first row in which it overlaps none, before, between or after those that came earlier.

    Touching spans share a row. With several layouts of the same things, a row is free if it is in each of them.
    """
    rows: list[list[tuple[Span, ...]]] = []
    found = []
    for spans in zip(*layouts, strict=True):
        free = (row for row, taken in enumerate(rows) if all(_apart(spans, other) for other in taken))
        row = next(free, len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(spans)
        found.append(row)
    return found


def _apart(ours: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(
        last <= one or other <= first for (first, last), (one, other) in zip(ours, others, strict=True)
    )
