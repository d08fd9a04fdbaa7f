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
