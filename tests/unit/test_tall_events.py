"""The tall timeline of a phone: the same events, years without any as one, names and words that are whole."""

from __future__ import annotations

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.timeline import narrow
from dashboard.figures.timeline.events import LANES, event_rows, lane_names, when
from dashboard.figures.timeline.layout import QUIET, quiet_runs
from dashboard.figures.words.names import kind_names
from dashboard.i18n import LANGUAGES, translator
from dashboard.type_width import text_width
from drawings import layers
from support import shipped, some
from timeline_rows import rows_with

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")


@pytest.mark.parametrize("mine", MINES)
def test_the_tall_chart_draws_the_same_events(mine: str) -> None:
    narrow = timeline.tall(shipped(), Selection(), mine, T)
    marks = {row["event_id"] for row in rows_with(narrow, "event_id", "shape") if row["event_id"]}
    events = event_records.events(shipped(), Selection(mines=(mine,)))
    assert marks == {event.event_id for event in events if event.last.year >= 1994}
    text = [row for row in rows_with(narrow, "text", "px") if row["px"] > 100]
    assert len({row["y"] for row in text}) >= 3


def test_years_in_a_row_without_an_event_are_drawn_as_one_which_says_so() -> None:
    """So what happened comes first on a phone; no event lies in them, and no year is left out without a word."""
    figure = timeline.tall(shipped(), Selection(), "andash", T)
    rows = rows_with(figure, "text", "px")
    texts = {row["text"]: row["y"] for row in rows}
    said = [row["y"] for row in rows if row["text"] == "no event on record"]
    events = event_records.events(shipped(), Selection(mines=("andash",)))
    first = min(event.first.year for event in events)
    top = texts["1994–"]
    assert top < said[0] < texts[str(first - 1)] < texts[str(first)] < top + 2 * QUIET
    assert len(said) == len([text for text in texts if text.endswith("–")])
    named = [int(text.removesuffix("–")) for text in texts if text.removesuffix("–").isdecimal()]
    unnamed = set(range(1994, 2027)) - set(named)
    assert len(named) > 9 and unnamed
    touched = {year for event in events for year in range(event.first.year, event.last.year + 1)}
    assert not unnamed & touched


@pytest.mark.parametrize(
    ("years", "runs"),
    [((2000, 2003), ((1994, 2000), (2001, 2003), (2004, 2007))), ((1995, 1997, 2006), ((1998, 2006),))],
)
def test_a_single_year_without_an_event_keeps_its_room(
    years: tuple[int, ...], runs: tuple[tuple[int, int], ...]
) -> None:
    assert quiet_runs((when(str(year)) for year in years), 1994, 2007) == runs


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_on_a_phone_every_lane_with_a_mark_has_its_name(mine: str, lang: str) -> None:
    t = translator(lang)
    figure = timeline.tall(shipped(), Selection(), mine, t)
    assert figure.chart is not None
    # Turned words: holders of the licence, then the names of the lanes.
    turned = [layer for layer in layers(figure.chart.to_dict()) if layer["mark"].get("angle") == 90]
    assert len(turned) == 1
    heads = {row["text"]: row["y"] for row in turned[0]["data"]["values"]}
    rows = event_rows(shipped(), Selection(mines=(mine,)), t)
    kinds = {row["kind"] for row in rows if row["when"].last > 1994}
    for lane, name in lane_names(t).items():
        assert (name in heads) == bool(kinds & set(LANES[lane])), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_words_beside_the_lanes_are_whole_on_a_small_phone(mine: str, lang: str) -> None:
    figure = timeline.tall(shipped(), Selection(), mine, translator(lang))
    for row in some(row for row in rows_with(figure, "text", "px", "event_id") if row["event_id"]):
        assert row["px"] + text_width(row["text"], 12) <= narrow._PHONES[0] + 1, row["text"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_the_name_of_each_lane_stands_at_its_head_above_all_years(mine: str, lang: str) -> None:
    figure = timeline.tall(shipped(), Selection(), mine, translator(lang))
    names = set(lane_names(translator(lang)).values())
    heads = [row for row in rows_with(figure, "text", "px", "y") if row["text"] in names]
    first = min(row["y"] for row in rows_with(figure, "colour", "px", "y2"))  # where the first year begins
    ends = [row["y"] + text_width(row["text"], 12) for row in some(heads)]
    assert max(ends) - min(ends) < 0.01 and first - 10 < ends[0] < first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_tall_key_end_before_the_symbol_beside_them(lang: str) -> None:
    figure = timeline.tall(shipped(), Selection(), "jerui", translator(lang))
    symbols = [row for row in rows_with(figure, "event_id", "shape", "px") if not row["event_id"]]
    lines = {mark["y"] for mark in some(symbols)}
    words = [row for row in rows_with(figure, "text", "px") if row["y"] in lines and not row["event_id"]]
    assert {mark["px"] for mark in symbols} == {word["px"] - 10 for word in words}
    kinds = set(kind_names(translator(lang)).values())
    told = {row["text"] for row in words}
    assert len(told & kinds) == 6, "of columns that have several kinds, none of which a column's name tells"
    assert len(told - kinds) == 4, "how dates are drawn, and one side's account"
    first_mark = min(row["y"] for row in rows_with(figure, "event_id", "shape", "px") if row["event_id"])
    assert max(lines) < first_mark, "above what they explain"
    assert max(row["px"] + text_width(row["text"], 12) for row in words) <= narrow._PHONES[0]
    for word in words:
        end = word["px"] + text_width(word["text"], 12)
        beside = [mark for mark in symbols if mark["y"] == word["y"] and mark["px"] > word["px"]]
        assert all(end < mark["px"] - 12 for mark in beside), word["text"]
