"""The headline of the timeline says of any view what peaked, when, and of how many; of other kinds what these say."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import Any

import pytest

from dashboard.choosing import counting, event_records
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import Role
from dashboard.figures.figure import Figure
from dashboard.i18n import LANGUAGES, Translator, translator
from support import shipped, some
from timeline_rows import rows_with

T = translator("en")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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


def tinted(figure: Figure) -> list[dict[str, Any]]:
    return [row for row in rows_with(figure, "fill", "y2") if row["fill"] == Role.NAMED_YEARS]


@pytest.mark.parametrize("mines", [(), ("jerui",)])
@pytest.mark.parametrize("kinds", [(), ("peaceful",), ("violent",), ("peaceful", "court")])
def test_the_columns_of_the_years_that_the_headline_names_are_tinted_and_no_others(
    kinds: tuple[str, ...], mines: tuple[str, ...]
) -> None:
    figure = timeline.timeline(shipped(), Selection(kinds=kinds, mines=mines), T)
    named = set(YEAR.findall(figure.title)) if "peak" in figure.title.lower() else set()
    rows = tinted(figure)
    assert {(row["x"], row["x2"]) for row in rows} == {(int(year), int(year) + 1) for year in named}
    assert any("tinted" in note for note in figure.notes) == bool(named)
    places = [row["y"] for row in rows_with(figure, "event_id", "shape")]
    assert all(row["y"] < min(places) <= max(places) < row["y2"] for row in rows)


def test_a_year_that_the_headline_names_has_its_name_on_the_axis_and_no_other_too_near() -> None:
    figure = timeline.timeline(shipped(), Selection(), T)
    axis = [row for row in rows_with(figure, "text", "align") if row["align"] == "center"]
    named = set(some(YEAR.findall(figure.title)))
    assert named == {row["text"] for row in axis if row["colour"] == Role.INK}
    top = sorted(row["x"] for row in axis if row["y"] == axis[0]["y"])
    assert min(after - before for before, after in pairwise(some(top))) >= 2


@pytest.mark.parametrize("view", [Selection(kinds=("court",)), Selection(year_from=2007, year_to=2007)])
def test_where_the_headline_names_no_year_with_most_none_is_tinted(view: Selection) -> None:
    figure = timeline.timeline(shipped(), view, T)
    assert "peak" not in figure.title and not tinted(figure)
    assert not any("tinted" in note for note in figure.notes)


def test_a_year_is_tinted_from_its_first_day_to_its_last_where_years_run_down() -> None:
    figure = timeline.tall(shipped(), Selection(), "jerui", T)
    (row,) = tinted(figure)
    lines = sorted(row["y"] for row in rows_with(figure, "colour", "y2") if row["colour"] == Role.LINE)
    (name,) = (own["y"] for own in rows_with(figure, "text", "y") if own["text"] == "2007")
    assert row["y"] in lines and row["y2"] == next(y for y in lines if y > row["y"])
    assert row["y"] < name < row["y2"]


def test_the_chart_of_one_deposit_under_the_headline_of_all_tints_the_years_that_this_one_names() -> None:
    figure = timeline.tall(shipped(), Selection(), "jerui", T, Selection())
    rows = tinted(figure)
    title = timeline.timeline(shipped(), Selection(), T).title
    assert len(rows) == len(set(YEAR.findall(title))) > 1


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
