"""The years that there are to look at, from the first that the case counts to the last of which any row does."""

from __future__ import annotations

from dashboard import case
from dashboard.cache import derived
from dashboard.choosing.selection import Selection
from dashboard.reading.dataset import Dataset


@derived
def all_years(data: Dataset) -> tuple[int, int]:
    """First and last year of everything: the last is that in which the newest dated row begins, of whatever table.

    It is never before the end of the years that the case counts. An interval that reaches far, since little is known,
    moves no axis.
    """
    first, last = case.years(data)
    return first, max((last, *case.years_of_rows(data)))


def years_of(data: Dataset, selection: Selection) -> tuple[int, int]:
    """First and last year of a view, both included; where none is chosen that of everything."""
    first, last = all_years(data)
    begin = first if selection.year_from is None else min(max(selection.year_from, first), last)
    end = last if selection.year_to is None else min(max(selection.year_to, first), last)
    return begin, end


def is_whole(data: Dataset, selection: Selection) -> bool:
    """Whether no year is filtered out."""
    return years_of(data, selection) == all_years(data)


def as_chosen(data: Dataset, first: int, last: int) -> tuple[int | None, int | None]:
    """Years as a selection holds them: None at an end where nothing is filtered out, also when the data grows."""
    begin, end = all_years(data)
    return (None if first <= begin else first), (None if last >= end else last)
