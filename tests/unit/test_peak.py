"""The headline of the timeline: in which years most protest falls, and how sure that is of protests of unknown year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.timeline.peak import peak
from dashboard.figures.words.headline import said
from dashboard.i18n import translator
from support import shipped, some

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")
PEAKS = (
    (("peaceful",), "peaceful protest", "{} on record"),
    (("violent",), "violence", "{} incidents on record"),
    ((), "protest and violence", "{} events on record"),
)


def views() -> Iterator[Selection]:
    """Choices of kinds, deposits and years; none of a single year."""
    for (kinds, *_), mines in product(PEAKS, ((), *((mine,) for mine in MINES))):
        for begin, end in product((None, 2006, 2007, 2008, 2010, 2012, 2014), (None, 2010, 2012, 2016)):
            if not (begin and end and begin >= end):
                yield Selection(kinds=kinds, mines=mines, year_from=begin, year_to=end)


def actions(events: Sequence[EventRecord], year: int, *, surely: bool) -> set[str]:
    """Those that lie in a year, surely or possibly."""
    test = all if surely else any
    return {
        event.action_id
        for event in events
        if test(own == year for own in range(event.first.year, event.last.year + 1))
    }


def expected(selection: Selection) -> tuple[str, str]:
    """The kind of headline, and its words."""
    events = event_records.events(
        shipped(), selection.with_(kinds=selection.kinds or ("peaceful", "violent"))
    )
    first, last = years_of(shipped(), selection)
    sure = {year: len(actions(events, year, surely=True)) for year in range(first, last + 1)}
    may_be = {year: len(actions(events, year, surely=False)) for year in range(first, last + 1)}
    most, n = max(sure.values()), len({event.action_id for event in events})
    years = [year for year in sure if sure[year] == most or may_be[year] > most]
    if most < 2 or len(years) > 3:
        return "none", f"What is documented, {first}–{last}"
    told = T.listed(map(str, years))
    what, on_record = next((what, record) for kinds, what, record in PEAKS if kinds == selection.kinds)
    if most == n:
        return "all", f" on record fall in {told}"
    is_sure = all(sure[year] == may_be[year] for year in years)
    if len(years) == 1:
        own, kind = f"with {'' if is_sure else 'at least '}{most}", "one" if is_sure else "one at least"
    elif is_sure:
        own, kind = f"each with {most}", "each"
    else:
        own, kind = f"together with at least {sum(sure[year] for year in years)}", "together"
    return kind, f"{what} peaked in {told}, {on_record.format(f'{own} of the {n}')}"


def test_the_headline_says_of_any_view_what_peaked_when_and_how_sure_its_numbers_are() -> None:
    seen = set()
    for selection in some(list(views())):
        kind, words = expected(selection)
        seen.add(kind)
        assert said(peak(shipped(), selection, T)).lower().endswith(words.lower()), selection
    assert {"none", "all", "one", "one at least", "each", "together"} <= seen


def test_a_protest_that_may_lie_in_two_years_is_counted_as_sure_in_neither() -> None:
    loose = [
        event
        for event in event_records.every(shipped())
        if event.kind in ("peaceful", "violent") and event.first.year < event.last.year
    ]
    for event in some(loose):
        for year in (event.first.year, event.last.year):
            title = peak(shipped(), Selection(mines=event.mines), T)
            if str(year) in title and "peaked" in title:
                assert "at least" in title, title


@pytest.mark.parametrize("kind", ["peaceful", "violent", "court"])
def test_the_years_of_one_kind_have_most_only_where_no_protest_of_unknown_year_could_change_it(
    kind: str,
) -> None:
    for mines in ((), *((mine,) for mine in MINES)):
        selection = Selection(kinds=(kind,), mines=mines)
        title = said(timeline.actions_per_year(shipped(), selection, T).title)
        events = event_records.events(shipped(), selection)
        for told in re.findall(r"peak in (.+), with (\d+)", title):
            for year in map(int, re.findall(r"\d{4}", told[0])):
                assert len(actions(events, year, surely=False)) == int(told[1]), title
