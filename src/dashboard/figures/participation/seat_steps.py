"""Steps towards a seat in decisions, or away from it: in their order, and their codes in words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import dates
from dashboard.dataset import Dataset
from dashboard.records import Row


@dataclass(frozen=True)
class Step:
    """A row of ``seats``, its number in the order of time and the days that it may mean."""

    number: int
    row: Row
    known: dates.Span


def steps_of(data: Dataset) -> list[Step]:
    """All steps in the order of time, numbered from 1."""
    dated = [(dates.span(row["date_edtf"]), row) for row in data.records.seats]
    dated.sort(key=lambda item: (item[0].first, item[0].last, item[1]["seat_id"]))
    return [Step(number, row, known) for number, (known, row) in enumerate(dated, start=1)]
