"""The headline of the timeline says of any view what peaked, when, and of how many; of other kinds what these say."""

from __future__ import annotations

import re
from itertools import product

import pytest

from dashboard.choosing import counting, event_records
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.i18n import LANGUAGES, Translator, translator
from support import shipped, some

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")


PEAKS = (
    (("peaceful",), "peaceful protest", "{} on record"),
    (("violent",), "violence", "{} incidents on record"),
    ((), "protest and violence", "{} events on record"),
)


def peak_of(selection: Selection) -> tuple[dict[int, int], int]:
    """How many protests each year has, of those that are dated to one; and all there are. An action counts once."""
    shown = event_records.events(shipped(), selection.with_(kinds=selection.kinds or ("peaceful", "violent")))
    in_years: dict[int, set[str]] = {}
    for event in shown:
        if event.first.year == event.last.year:
            in_years.setdefault(event.first.year, set()).add(event.action_id)
    return {year: len(own) for year, own in in_years.items()}, len({event.action_id for event in shown})


def test_the_headline_says_of_any_view_what_peaked_when_and_how_many_there_are() -> None:
    """One year, two or three with as many, all in one, too many to name, none; by kind."""
    seen = set()
    for (kinds, what, on_record), mines, begin in product(
        PEAKS, ((), *((mine,) for mine in MINES)), (None, 2006, 2008, 2010, 2012, 2014)
    ):
        for end in (None, 2010, 2012, 2016):
            selection = Selection(kinds=kinds, mines=mines, year_from=begin, year_to=end)
            if begin and end and begin >= end:
                continue
            tally, n = peak_of(selection)
            most = max(tally.values(), default=0)
            years = T.listed(str(year) for year in sorted(tally) if tally[year] == most)
            title = timeline.timeline(shipped(), selection, T).title
            shape = min([*tally.values()].count(most), 4) if most > 1 else 0
            seen.add("all" if shape and most == n else shape)
            if not shape:
                assert "peak" not in title, selection
            elif shape == 4:
                assert title.startswith("What is documented")
            elif most == n:
                assert title.startswith(f"All {n} ") and title.endswith(f" on record fall in {years}"), (
                    selection
                )
            else:
                of = on_record.format(f"{'each ' * (shape > 1)}with {most} of the {n}")
                assert title.lower() == f"{what} peaked in {years}, {of}".lower(), selection
    assert {0, 1, 2, 3, "all"} <= seen


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_the_headline_has_the_same_years_and_numbers_in_each_language(lang: str) -> None:
    for kinds, mines in product(((), ("peaceful",), ("violent",)), ((), *((mine,) for mine in MINES))):
        titles = [
            timeline.timeline(shipped(), Selection(kinds=kinds, mines=mines), t).title
            for t in (T, Translator(lang))
        ]
        ours, theirs = (sorted(re.findall(r"\d+", title)) for title in titles)
        assert ours == theirs, titles
        assert titles[0] != titles[1]


def test_the_timeline_says_why_the_map_counts_fewer_events() -> None:
    data = shipped()
    drawn = event_records.positions(data, Selection())
    fewer = len(drawn) - event_records.index(data).n_actions(drawn)
    assert fewer > 0
    said = timeline.timeline(data, Selection(), Translator("en")).sentence
    assert f" {fewer} marks continue an earlier one" in said
    one = timeline.timeline(data, Selection(kinds=("peaceful",)), Translator("en")).sentence
    assert "at an earlier date" not in one, "nothing is said where each mark is an event of its own"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "kinds", [("ownership", "licence"), ("ownership",), ("court",), ("policy", "hearing"), ("licence",)]
)
def test_a_timeline_of_other_kinds_says_what_these_say(kinds: tuple[str, ...], lang: str) -> None:
    t, view = Translator(lang), Selection(kinds=kinds)
    figure = timeline.timeline(shipped(), view, t)
    first, last = (str(year) for year in years_of(shipped(), view))
    assert figure.title != t("What is documented, {first}–{last}", first=first, last=last)
    assert figure.numbers
    behind = figure.numbers()["all"].records
    events = {event.event_id: event for event in event_records.events(shipped(), view)}
    assert {
        events[name.partition("/")[2]].kind for name in some(behind) if name.partition("/")[2] in events
    } <= set(kinds)
    assert "protest first" not in figure.subtitle
    if kinds[0] in ("ownership", "court"):
        found = counting.count(shipped(), kinds[0], (), years_of(shipped(), view))
        assert {str(found.low), str(found.upper)} <= set(re.findall(r"\d+", figure.title))
    else:
        high = sum(counting.count(shipped(), kind, (), years_of(shipped(), view)).high for kind in kinds)
        assert sum(map(int, re.findall(r"\d+", figure.title)[: len(kinds)])) == high
