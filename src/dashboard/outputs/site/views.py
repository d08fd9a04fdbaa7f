"""The choices of deposit and years that a copy has pages for, since it cannot make a view when it is asked for one.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import case
from dashboard.choosing.period import all_years, as_chosen
from dashboard.choosing.selection import Selection
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True)
class Choice:
    """A view of a screen.

    Attributes:
        name: what its page is called after the screen; "" for the page of everything.
        words: as a visitor reads it.
        selection: what it shows.
    """

    name: str
    words: str
    selection: Selection


def choices(data: Dataset, t: Translator, *, has_years: bool) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Choices of one sort after the other, each sort beginning with everything.

    A sort with nothing to choose is left out.
    """
    mines = tuple(
        Choice(f"-{mine_id}", name, Selection(mines=(mine_id,)))
        for mine_id, name in mine_names(data, t).items()
    )
    years = tuple(
        Choice(
            f"-{first}-{last}", f"{first}–{last}" if first < last else str(first), _within(data, first, last)
        )
        for first, last in (periods(data) if has_years else ())
    )
    sorts = ((t("Deposits"), t("All deposits"), mines), (t("Years"), t("All years"), years))
    return tuple(
        (what, (Choice("", everything, Selection()), *some))
        for what, everything, some in sorts
        if len(some) > 1
    )


def periods(data: Dataset) -> tuple[tuple[int, int], ...]:
    """The years in two or three spans: those that the case counts in halves, and those since."""
    (first, last), end = all_years(data), case.years(data)[1]
    middle = (first + end) // 2
    spans = ((first, middle), (middle + 1, end), (end + 1, last))
    return tuple((begin, until) for begin, until in spans if begin <= until)


def _within(data: Dataset, first: int, last: int) -> Selection:
    begin, end = as_chosen(data, first, last)
    return Selection(year_from=begin, year_to=end)
