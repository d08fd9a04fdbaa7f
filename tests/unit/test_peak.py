"""The headline of the timeline: in which years most protest falls, and how sure that is of protests of unknown year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

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
    ((), "protest and violence", "{} such events"),
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
        own, kind = f"which hold at least {sum(sure[year] for year in years)}", "together"
    return (
        kind,
        f"{what} peaked in {told}, {on_record.format(f'{own} of {n}' if not selection.kinds else f'{own} of the {n}')}",
    )


def test_the_headline_says_of_any_view_what_peaked_when_and_how_sure_its_numbers_are() -> None:
    seen = set()
    for selection in some(list(views())):
        kind, words = expected(selection)
        seen.add(kind)
        assert said(peak(shipped(), selection, T)).lower().endswith(words.lower()), selection
    assert {"none", "all", "one", "one at least", "each", "together"} <= seen


def tops(kind: str, mines: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """The years that a title names as those with most: the year, how many it says, and how many there may be."""
    selection = Selection(kinds=(kind,), mines=mines)
    title = said(timeline.actions_per_year(shipped(), selection, T).title)
    events = event_records.events(shipped(), selection)
    for years, number in re.findall(r"peak in (.+), with (\d+)", title):
        for year in map(int, re.findall(r"\d{4}", years)):
            yield year, int(number), len(actions(events, year, surely=False))


def test_of_one_kind_a_year_has_most_only_where_no_event_of_unknown_year_could_change_it() -> None:
    choices = product(("peaceful", "violent", "court"), ((), *((mine,) for mine in MINES)))
    found = [top for kind, mines in choices for top in tops(kind, mines)]
    assert all(number == may_be for _, number, may_be in some(found)), found
    assert not [*tops("peaceful", ())], "one of 2006 or 2007 may add to 2007"


def test_by_year_the_years_of_violence_are_named_only_where_they_are_few_and_sure() -> None:
    named = []
    for mines in ((), *((mine,) for mine in MINES)):
        title = said(timeline.actions_per_year(shipped(), Selection(mines=mines), T).title)
        violent = event_records.events(shipped(), Selection(kinds=("violent",), mines=mines))
        years = {event.first.year for event in violent if event.first.year == event.last.year}
        found = re.search(r"violent incidents? in (.+)", title)
        if found:
            assert {int(year) for year in re.findall(r"\d{4}", found[1])} == years, title
            named.append(mines)
        else:
            assert re.search(r"\d–\d violent incidents on record", title), (
                f"{title}: what could be sure is told"
            )
    assert () in named and ("andash",) not in named, "at Andash one of two rests on a doubtful count"
