"""Where lanes, marks and words of a panel of the wide chart stand, px from the top of its lanes. Nothing here draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.figures.timeline.events import flag
from dashboard.figures.timeline.layout import HALF_MARK, Placed, Reach, Years
from dashboard.figures.timeline.leaders import Box, Leader, Mark, Words, leaders_of, words_of
from dashboard.i18n import Translator
from dashboard.type_width import text_width

_SLOT = 14.0
_HALF = 6.0  # of the height of a mark
_BELOW = (
    "licence",
)  # the lowest lane: its turning points are told under it, and no leader crosses the others


@dataclass(frozen=True)
class Told:
    """Turning points in words on one side of the lanes, each with its leader, and how many levels words take."""

    edge: float  # of the lanes, on the side of the words
    marks: Sequence[Mark]
    leaders: Sequence[Leader]
    words: Sequence[Words]
    levels: int


@dataclass(frozen=True)
class Standing:
    """What stands where.

    Attributes:
        heights: of the mark of each event.
        lanes: begin and end of each, from the top down.
        above: turning points told above the lanes.
        below: those told below them.
    """

    heights: Mapping[str, float]
    lanes: Sequence[Reach]
    above: Told
    below: Told


def standing(
    placed: Sequence[Placed], lanes: Mapping[str, float], years: Years, right: float, t: Translator
) -> Standing:
    """Where all stands of lanes with their marks.

    Args:
        placed: the events of the lanes.
        lanes: from the top down, and how high each is at least, px.
        years: across.
        right: where the chart ends, px from the first year.
        t: language.
    """
    heights, reaches, y = dict[str, float](), list[Reach](), 0.0
    for lane, least in lanes.items():
        own = [item for item in placed if item.lane == lane]
        height = max((max((item.slot for item in own), default=0) + 1) * _SLOT + 8, least)
        for item in own:
            down = _SLOT * (item.slot + 0.5) + 4
            heights[item.row["event_id"]] = y + (height - down if lane in _BELOW else down)
        reaches.append((y, y + height))
        y += height
    boxes = {item.row["event_id"]: _box(item, heights[item.row["event_id"]], years, t) for item in placed}

    def told(edge: float, *, is_below: bool) -> Told:
        within = [item for item in placed if item.row["label"] and not years.is_before(item.row["when"])]
        own = [item.row for item in within if (item.lane in _BELOW) == is_below]
        own.sort(key=lambda row: years.middle(row["when"]))
        marks = [
            Mark(row["label"], years.along(years.middle(row["when"])), heights[event], boxes[event], event)
            for row in own
            for event in (row["event_id"],)
        ]
        leaders = leaders_of(marks, list(boxes.values()), edge)
        words, levels = words_of([mark.label for mark in marks], [leader.x for leader in leaders], right)
        return Told(edge, marks, leaders, words, levels)

    return Standing(heights, reaches, told(0.0, is_below=False), told(y, is_below=True))


def _box(item: Placed, y: float, years: Years, t: Translator) -> Box:
    """What the mark of an event covers, the words of one before the first year included."""
    when = item.row["when"]
    if years.is_before(when):
        return Box(0, 16 + text_width(flag(item.row, t), 12), y - _HALF, y + _HALF)
    x, half = years.along(years.middle(when)), HALF_MARK[when.form]
    first, last = (years.along(year) for year in years.clamp(when)) if when.form == "bar" else (x, x)
    return Box(min(first, x - half), max(last, x + half), y - _HALF, y + _HALF)
