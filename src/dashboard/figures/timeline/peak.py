"""The finding of the timeline: in which years most documented protest falls, and the records behind its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.choosing import event_records
from dashboard.choosing.event_records import Numbers
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind, Line, Part, mark_of
from dashboard.figures.figure import record
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

_MOST_YEARS = 3  # that a title names


@dataclass(frozen=True)
class _Protest:
    """Records of the kinds of protest that are shown; a number is one of actions, of which several records may tell."""

    kinds: tuple[str, ...]
    rows: Numbers  # all
    n: int
    most: int  # surely in one year; 0: no protest is known to the year
    years: Mapping[int, Numbers]  # the records surely of each year that has most, or may have, in order
    together: int  # surely in one of these years
    is_sure: bool  # whether none of another date may lie in these years, too

    @property
    def has_peak(self) -> bool:
        """Whether a headline names its years: few, of which one or each has several."""
        return self.most > 1 and len(self.years) <= _MOST_YEARS

    @property
    def name(self) -> str:
        """Of the first number in the headline: that of one year or of each, or that of all years together."""
        return "most" if self.is_sure or len(self.years) == 1 else "together"


def _protest(data: Dataset, selection: Selection) -> _Protest:
    kinds = tuple(kind for kind in ("peaceful", "violent") if not selection.kinds or kind in selection.kinds)
    known, found = event_records.index(data), event_records.positions(data, selection.with_(kinds=kinds))
    rows = found if kinds else found[:0]
    is_dated = known.first[rows] == known.last[rows]
    dated, loose = rows[is_dated], rows[~is_dated]
    tally = known.by_year.n_actions(dated)
    most = max(tally.values(), default=0)
    may_have = _may_have(data, selection, rows, loose)
    years = {
        year: dated[known.first[dated] == year]
        for year in sorted({*tally, *may_have})
        if tally.get(year, 0) == most or may_have.get(year, 0) > most
    }
    return _Protest(
        kinds,
        rows,
        known.n_actions(rows),
        most,
        years,
        known.n_actions(dated[np.isin(known.first[dated], [*years])]),
        not any(may_have.get(year, 0) > tally.get(year, 0) for year in years),
    )


def _may_have(data: Dataset, selection: Selection, rows: Numbers, loose: Numbers) -> Mapping[int, int]:
    """How many actions each year has at most, for the years shown in which some of unknown year may lie."""
    if not loose.size:
        return {}
    known, (first, last) = event_records.index(data), years_of(data, selection)
    may_be = range(max(first, int(known.first[loose].min())), min(last, int(known.last[loose].max())) + 1)
    return {
        year: known.n_actions(rows[(known.first[rows] <= year) & (known.last[rows] >= year)])
        for year in may_be
    }


def peak(data: Dataset, selection: Selection, t: Translator) -> str:
    """In which years most documented protest of the kinds shown falls; without such years, what is drawn.

    A view of one year has none with most. A protest that may lie in several years is sure of none: a year that may
    have more than any other is named too, and numbers are then the least.
    """
    found = _protest(data, selection)
    first, last = years_of(data, selection)
    if first == last or not found.has_peak:
        return t("What is documented, {first}–{last}", first=str(first), last=str(last))
    is_one = len(found.years) == 1
    number = found.most if is_one or found.is_sure else found.together
    n = leading(t.number(number), found.name)
    all_of_them, years = leading(t.number(found.n), "all"), t.listed(map(str, found.years))
    if found.most == found.n:
        if found.n == 2:
            return _both_in(found.kinds, years, t)
        return _all_in(found.kinds, years, all_of_them, t)
    told = _in_one if is_one else _in_each if found.is_sure else _in_all_of
    return told(found.kinds, years, n if found.is_sure else t("at least {n}", n=n), all_of_them, t)


def peak_years(data: Dataset, selection: Selection) -> tuple[int, ...]:
    """The years that :func:`peak` names, in order; none where it names none."""
    first, last = years_of(data, selection)
    found = _protest(data, selection)
    return tuple(found.years) if first < last and found.has_peak else ()


def _all_in(kinds: tuple[str, ...], year: str, n: str, t: Translator) -> str:
    """Where no other year has any."""
    if kinds == ("peaceful",):
        return t("All {n} peaceful protests on record fall in {year}", n=n, year=year)
    if kinds == ("violent",):
        return t("All {n} violent incidents on record fall in {year}", n=n, year=year)
    return t("All {n} protests and violent incidents on record fall in {year}", n=n, year=year)


def _both_in(kinds: tuple[str, ...], year: str, t: Translator) -> str:
    """The same of two: "all 2" is nothing that anybody says."""
    if kinds == ("peaceful",):
        those = t("Both peaceful protests on record")
    elif kinds == ("violent",):
        those = t("Both violent incidents on record")
    else:
        those = t("Both events of protest or violence on record")
    return t("{those} fall in {year}", those=leading(those, "all"), year=year)


def _in_one(kinds: tuple[str, ...], year: str, n: str, of: str, t: Translator) -> str:
    if kinds == ("peaceful",):
        return t("Peaceful protest peaked in {year}, with {n} of the {all} on record", year=year, n=n, all=of)
    if kinds == ("violent",):
        return t(
            "Violence peaked in {year}, with {n} of the {all} incidents on record", year=year, n=n, all=of
        )
    return t(
        "Protest and violence peaked in {year}, with {n} of {all} such events",
        year=year,
        n=n,
        all=of,
    )


def _in_each(kinds: tuple[str, ...], years: str, n: str, of: str, t: Translator) -> str:
    """Two years or three that have as many."""
    if kinds == ("peaceful",):
        return t(
            "Peaceful protest peaked in {years}, each with {n} of the {all} on record",
            years=years,
            n=n,
            all=of,
        )
    if kinds == ("violent",):
        return t(
            "Violence peaked in {years}, each with {n} of the {all} incidents on record",
            years=years,
            n=n,
            all=of,
        )
    return t(
        "Protest and violence peaked in {years}, each with {n} of {all} such events",
        years=years,
        n=n,
        all=of,
    )


def _in_all_of(kinds: tuple[str, ...], years: str, n: str, of: str, t: Translator) -> str:
    """Years of which it is not known which has more."""
    if kinds == ("peaceful",):
        return t(
            "Peaceful protest peaked in {years}, which hold {n} of the {all} on record",
            years=years,
            n=n,
            all=of,
        )
    if kinds == ("violent",):
        return t(
            "Violence peaked in {years}, which hold {n} of the {all} incidents on record",
            years=years,
            n=n,
            all=of,
        )
    return t(
        "Protest and violence peaked in {years}, which hold {n} of {all} such events",
        years=years,
        n=n,
        all=of,
    )


def behind_peak(data: Dataset, selection: Selection, t: Translator) -> Mapping[str, Behind]:
    """The protests of the years with most of them, and all of them: an action by its first record."""
    found = _protest(data, selection)
    every: dict[str, str] = {}
    for row in event_records.at(data, found.rows):
        every.setdefault(row.action_id, record("events", row.event_id))
    heading = " · ".join(indicator_names(t)[kind] for kind in found.kinds)
    parts = (
        Part(str(year), tuple(Line(name) for name in _first_records(data, rows, every)))
        for year, rows in found.years.items()
    )
    return {found.name: Behind(heading, tuple(parts)), "all": mark_of(heading, every.values())}


def _first_records(data: Dataset, rows: Numbers, every: Mapping[str, str]) -> dict[str, None]:
    """The first record of each action that some records tell of, each once."""
    return dict.fromkeys(every[row.action_id] for row in event_records.at(data, rows))
