"""Dates as the data package writes them: EDTF level 0, plus ``..`` for an open end.

A date is only as precise as it is written: ``2007`` is a year, ``2007-05`` a month,
``2007-05-26`` a day, ``2007-05/2008`` an interval. Nothing here guesses a finer date.
Years run from 1000 to 2999.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day"]

OPEN_END = ".."
# Years with which a calendar can reckon, and ASCII digits: others look alike and sort elsewhere.
_PART = re.compile(r"([12][0-9]{3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True)
class Span:
    """The days that a date may mean, first and last, and how finely it is written."""

    first: date
    last: date
    precision: Precision
    is_interval: bool = False

    def overlaps(self, year_from: int, year_to: int) -> bool:
        """Whether any day of the span lies in the years given (both included).

        A date that may lie in them does: ``2007/2009`` overlaps 2009 to 2010.
        """
        return self.first.year <= year_to and self.last.year >= year_from


def _part(text: str) -> Span:
    match = _PART.fullmatch(text)
    if not match:
        raise ValueError(f"not a date in EDTF: {text!r}")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    if day is None:
        return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")
    exact = date(year, month, day)
    return Span(exact, exact, "day")


@lru_cache(maxsize=4096)  # more than the data has; a visitor's file may bring others
def span(text: str) -> Span:
    """Read a date.

    Args:
        text: EDTF level 0, for example ``2007-05`` or ``2007-05-14/2007-05-16``; neither "" nor :data:`OPEN_END`.

    Returns:
        First and last day; of an interval the coarser precision of its two ends.

    Raises:
        ValueError: not such a date, not in the calendar, a year outside 1000 to 2999, or an interval that ends before
            it begins.
    """
    begin_text, slash, end_text = text.partition("/")
    begin = _part(begin_text)
    if not slash:
        return begin
    end = _part(end_text)
    if end.last < begin.first:
        raise ValueError(f"the interval ends before it begins: {text!r}")
    order: list[Precision] = ["year", "month", "day"]
    coarser = min(begin.precision, end.precision, key=order.index)
    return Span(begin.first, end.last, coarser, is_interval=True)


# "1994–1994", and the word for years behind it: Russian and Kyrgyz have another for one year.
_ONE_YEAR = re.compile(r"\b(\d{4})–\1\b( год(?:ах|ов|ы)\b|-жылдар)?")
_YEAR = {" годы": " год", " годов": " года", " годах": " году", "-жылдар": "-жыл"}


def years_said(text: str) -> str:
    """A text in which a range of years that ends where it begins is said as the one year that it is."""
    if "–" not in text:
        return text
    return _ONE_YEAR.sub(lambda found: found[1] + _YEAR.get(found[2] or "", ""), text)
