"""The tall timeline of a phone: the leader of each turning point crosses no mark, no name of a lane and no other leader."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import Role
from dashboard.figures.timeline.events import event_rows, lane_names
from dashboard.figures.timeline.leaders import Box
from dashboard.i18n import LANGUAGES, translator
from dashboard.type_width import text_width
from drawings import layers
from support import shipped, some

MINES = ("jerui", "andash", "taldy-bulak")
LEADER = 0.75  # opacity


def rows_with(mine: str, lang: str, *columns: str) -> list[dict[str, Any]]:
    """Rows of all layers that have these columns; those that layers share once."""
    chart = timeline.tall(shipped(), Selection(), mine, translator(lang)).drawing
    data = {id(layer["data"]): layer["data"] for layer in layers(chart.to_dict())}
    return [row for rows in data.values() for row in rows["values"] if all(name in row for name in columns)]


def leaders(mine: str, lang: str) -> list[Box]:
    """Lines from marks to where the lanes end, beyond which stand words only."""
    rows = rows_with(mine, lang, "px", "px2", "y", "y2", "colour")
    lines = [row for row in rows if row["colour"] == Role.MUTED and row["opacity"] == LEADER]
    edge = max(row["px"] for row in lines)  # where the ways to words begin
    return [
        Box(row["px"], row["px2"], min(row["y"], row["y2"]), max(row["y"], row["y2"]))
        for row in some(lines)
        if row["px2"] <= edge
    ]


def marks(mine: str, lang: str) -> list[Box]:
    """What the marks of events cover: symbols, and the lines and bars behind them."""
    points = [row for row in rows_with(mine, lang, "event_id", "shape", "px", "y") if row["event_id"]]
    bars = [row for row in rows_with(mine, lang, "event_id", "px", "px2", "y", "y2") if row["px"] > 60]
    assert len(points) > 10 and len(bars) > 3
    return [
        *(Box(row["px"] - 4, row["px"] + 4, row["y"] - 4, row["y"] + 4) for row in points),
        *(Box(row["px"], row["px2"], row["y"], row["y2"]) for row in bars),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_no_leader_crosses_a_mark(mine: str, lang: str) -> None:
    own = marks(mine, lang)
    for leader in some(leaders(mine, lang)):
        assert not [mark for mark in own if mark.meets(leader)], leader  # which touches its own


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_every_turning_point_has_a_leader_that_reaches_its_mark(mine: str, lang: str) -> None:
    rows = event_rows(shipped(), Selection(mines=(mine,)), translator(lang))
    told = {row["event_id"] for row in rows if row["label"] and row["when"].last > 1994}
    own = leaders(mine, lang)
    points = [row for row in rows_with(mine, lang, "event_id", "shape", "px", "y") if row["event_id"] in told]
    bars = [row for row in rows_with(mine, lang, "event_id", "px", "px2", "y2") if row["event_id"] in told]
    for point in some(points):
        covered = [Box(point["px"] - 6, point["px"] + 6, point["y"] - 6, point["y"] + 6)]
        for bar in bars:
            if bar["event_id"] == point["event_id"]:
                covered.append(Box(bar["px"], bar["px2"], bar["y"], bar["y2"]).wider(1))
        assert any(leader.wider(0.5).meets(box) for leader in own for box in covered), point["tip1"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_no_leader_strikes_the_name_of_a_lane_through(mine: str, lang: str) -> None:
    names = set(lane_names(translator(lang)).values())
    turned = [row for row in rows_with(mine, lang, "px", "y", "text") if row["text"] in names]
    boxes = [
        Box(row["px"] - 4, row["px"] + 4, row["y"], row["y"] + text_width(row["text"], 12))
        for row in some(turned)
    ]
    for leader in some(leaders(mine, lang)):
        assert not [box for box in boxes if box.meets(leader.wider(0.5))], leader


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_leaders_and_their_ways_to_the_words_do_not_cross_each_other(mine: str, lang: str) -> None:
    rows = rows_with(mine, lang, "px", "px2", "y", "y2", "colour")
    lines = [row for row in rows if row["colour"] == Role.MUTED and row["opacity"] == LEADER]
    edge = max(row["px"] for row in lines)
    ways = sorted((row["y"], row["y2"]) for row in lines if row["px2"] > edge)
    for (begin, end), (other_begin, other_end) in some(combinations(ways, 2)):
        assert begin < other_begin and end < other_end
