"""The wide chart: years across, one panel a deposit. Labels need the room of ``WIDE_FROM`` pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard import case
from dashboard.dataset import Dataset
from dashboard.figures import channels
from dashboard.figures.colours import Role
from dashboard.figures.keys import cut
from dashboard.figures.layered import Layered
from dashboard.figures.names import mine_names
from dashboard.figures.timeline.canvas import TIP_FIELDS, Canvas
from dashboard.figures.timeline.events import LANES, MOST_LETTERS, flag, lane_names
from dashboard.figures.timeline.holders import Spell, draw_ribbon, spells_of
from dashboard.figures.timeline.layers import (
    bar_layer,
    frame_of,
    point_layers,
    rect_layer,
    rule_layer,
    stacked,
    text_layer,
)
from dashboard.figures.timeline.layout import GUTTER, Placed, Years, place_marks, stagger, window_of
from dashboard.figures.timeline.legend import dates_key, key_layers, kinds_key, legend_items
from dashboard.figures.timeline.marks import draw_mark, event_tip
from dashboard.i18n import Translator
from dashboard.period import years_of
from dashboard.selection import Selection
from dashboard.type_width import in_lines, text_width

# The wide chart needs this much room for its labels; narrower screens get the tall one.
WIDE_FROM = 1000
# Pixels. Text is never under 12.
_PLOT = 830.0  # least width of the years at WIDE_FROM; labels are set for it
_SLOT = 14.0
_LINE = 17  # from a label to the next above it
_TOP = -26.0  # above the first panel: the name of the study's window
_BETWEEN = 18  # panels
_LABEL = 13  # the words of a turning point
_FROM_LEADER = 5  # to its words
_BESIDE = 14  # what a label has of room on both sides
_HEAD, _HEAD_LINE = 18, 20  # px of a deposit's name, left of the years


def wide_chart(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    t: Translator,
) -> Layered:
    """One panel a deposit, years across."""
    first, last = window_of(years_of(data, selection))
    chosen = set(selection.kinds)
    # A lane whose kinds are filtered out is left away: empty it would say that nothing was found.
    lanes = [lane for lane, kinds in LANES.items() if not chosen or chosen & set(kinds)]
    drawing = _Drawing(Canvas(), Years(first, last, _PLOT / (last - first), case.study_years(data)), lanes, t)
    names = mine_names(data, t)
    y = 0.0
    for mine in shown:
        own = [row for row in rows if mine in row["mines"] or mine in row["also"]]
        spells = spells_of(data, mine, t, (first, last))
        y = drawing.panel(names[mine], own, spells, y) + _BETWEEN
    return _compose(drawing, legend_items(rows, t), y)


@dataclass(frozen=True)
class _Label:
    """Words of a turning point, and the leader that hangs from them to its mark."""

    event: str
    lines: tuple[str, ...]  # one below the other
    x: float  # of the words' begin, in decimal years
    y: float  # px, of the first line
    leader: float  # in decimal years


@dataclass(frozen=True)
class _Drawing:
    """The canvas of a wide chart, with what all panels share."""

    canvas: Canvas
    years: Years
    lanes: Sequence[str]
    t: Translator

    def panel(
        self, name: str, rows: Sequence[Mapping[str, Any]], spells: Sequence[Spell], top: float
    ) -> float:
        """One deposit from ``top`` down; returns where it ends."""
        head = in_lines(name, _HEAD, GUTTER - _BESIDE, "SourceSans3-SemiBold", most=2)
        labels, lanes_top = self._place_labels(rows, top + 24 + _HEAD_LINE * (len(head) - 1))
        heights, lanes_end = self._draw_lanes(place_marks(rows, self.years), lanes_top)
        self._draw_labels(labels, heights)
        years, t = self.years, self.t
        bottom = draw_ribbon(self.canvas, spells, lanes_end + 4, years.last, years.px, t)
        for line, words in enumerate(head):
            self.canvas.head(top + 10 + _HEAD_LINE * line, words, Role.INK)
        self._draw_years(top + 10, lanes_top, bottom)
        self._draw_study_window(lanes_top, bottom, is_named=top == 0)
        self.canvas.rule(years.window, (lanes_end, lanes_end), Role.MUTED, 0.75)
        return bottom

    def _place_labels(self, rows: Sequence[Mapping[str, Any]], top: float) -> tuple[list[_Label], float]:
        """Labels of turning points above the lanes, and where the lanes begin.

        Words hang right of their leader, in two lines where one would leave the chart. Where even two would, they end
        left of it, on a line of their own at the top.
        """
        years = self.years
        own = [row for row in rows if row["label"] and not years.is_before(row["when"])]
        at = [years.middle(row["when"]) for row in own]
        words = [self._lines(row["label"], x) for row, x in zip(own, at, strict=True)]
        ends = [x + self._width(lines) for x, lines in zip(at, words, strict=True)]
        inside = [end <= years.last for end in ends]
        hanging = [
            (x, end, len(lines)) for x, end, lines, ok in zip(at, ends, words, inside, strict=True) if ok
        ]
        levels = stagger([(x, end) for x, end, _ in hanging], [n for _, _, n in hanging])
        highest = max((level + n for level, (_, _, n) in zip(levels, hanging, strict=True)), default=0)
        lanes_top = top + max(_LINE * (highest + inside.count(False)), 6)
        from_below, from_above = iter(levels), iter(range(len(own)))
        labels = []
        for row, x, lines, ok in zip(own, at, words, inside, strict=True):
            if ok:
                begin = x + years.reach(_FROM_LEADER)
                y = lanes_top - _LINE * (next(from_below) + len(lines) - 0.5) - 2
            else:
                begin, y = x - self._width(lines), top + _LINE * (next(from_above) + 0.5)
            labels.append(_Label(row["event_id"], lines, begin, y, x))
        return labels, lanes_top

    def _lines(self, label: str, x: float) -> tuple[str, ...]:
        """A label in one line, or in two of about the same width where that brings it into the chart."""
        if x + self._width((label,)) <= self.years.last:
            return (label,)
        parts = label.split(" ")
        broken = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
        best = min(broken, key=self._width, default=(label,))
        return best if x + self._width(best) <= self.years.last else (label,)

    def _width(self, lines: Sequence[str]) -> float:
        """What lines and the room beside them take, in decimal years."""
        return self.years.reach(max(text_width(line, _LABEL) for line in lines) + _BESIDE)

    def _draw_labels(self, labels: Sequence[_Label], heights: Mapping[str, float]) -> None:
        """Labels and their leaders, down to the height of each event's mark."""
        for label in labels:
            for line, words in enumerate(label.lines):
                self.canvas.text(label.x, label.y + _LINE * line, words, Role.INK, label.event, _LABEL)
            down = (label.y - 7, heights[label.event])
            self.canvas.rule((label.leader, label.leader), down, Role.MUTED, 0.75)

    def _draw_lanes(self, placed: Sequence[Placed], top: float) -> tuple[dict[str, float], float]:
        """Lanes with their marks; returns the height of each event's mark, and where the last lane ends."""
        heights: dict[str, float] = {}
        y = top
        names = lane_names(self.t)
        for index, lane in enumerate(lane for lane in names if lane in self.lanes):
            own = [item for item in placed if item.lane == lane]
            height = (max((item.slot for item in own), default=0) + 1) * _SLOT + 8
            if index % 2 == 0:
                self.canvas.rect(self.years.window, (y, y + height), Role.LINE, 0.28)
            for line, words in enumerate(lines := _beside(names[lane])):
                self.canvas.lane_name(
                    y + height / 2 + (line - (len(lines) - 1) / 2) * _LABEL, words, Role.MUTED
                )
            for item in own:
                at = heights[item.row["event_id"]] = y + 4 + _SLOT * (item.slot + 0.5)
                self._draw_event(item.row, at)
            y += height
        return heights, y

    def _draw_event(self, row: Mapping[str, Any], y: float) -> None:
        """The mark of an event; of one before the first year a flag at the edge."""
        years = self.years
        if not years.is_before(row["when"]):
            draw_mark(self.canvas, row, y, years)
            return
        event, words = row["event_id"], cut(flag(row, self.t), 2 * MOST_LETTERS)
        symbol_x, words_x = years.first + years.reach(8), years.first + years.reach(16)
        self.canvas.point(event, symbol_x, y, event_tip(row), Role.PAPER, Role.MUTED, "triangle-left")
        self.canvas.text(words_x, y, words, Role.MUTED, event)

    def _draw_years(self, label_y: float, top: float, bottom: float) -> None:
        """A line at the begin of each year, and as many of their names as there is room for."""
        step = 1 if self.years.px > 44 else 2 if self.years.px > 22 else 4
        for year in range(int(self.years.first), int(self.years.last)):
            self.canvas.rule((year, year), (top, bottom), Role.LINE, 0.7)
            if year % step == 0:
                self.canvas.middle_text(year + 0.5, label_y, str(year), Role.MUTED)

    def _draw_study_window(self, top: float, bottom: float, *, is_named: bool) -> None:
        """The years of which the study speaks, under all that is drawn; named above the first panel."""
        window = self.years.study
        if not window or not self.years.counted:
            return
        band, muted = Role.STUDY_WINDOW, Role.MUTED
        self.canvas.rect(window, (top, bottom), band, 1, undermost=True)
        if is_named:
            words = self.t(
                "years of {study}, {first}–{last}",
                first=str(self.years.counted[0]),
                last=str(self.years.counted[1]),
            )
            self.canvas.rect(window, (-22, -4), band, 1)
            self.canvas.text(window[0] + self.years.reach(6), -13, words, muted)


def _compose(drawing: _Drawing, kinds: Sequence[tuple[str, str]], bottom: float) -> Layered:
    """Layers from the bottom up: window and lanes, year lines, ribbons and bars, marks, words, key."""
    canvas, t = drawing.canvas, drawing.t
    key_y = bottom + 4
    key = [kinds_key(kinds, key_y + 8), dates_key(key_y + 28, t)] if kinds else []
    height = key_y + 20 * len(key) + 4 - _TOP
    x_scale = alt.Scale(
        domain=list(drawing.years.window),
        range=[GUTTER, alt.ExprRef("width - 4")],
        nice=False,
        zero=False,
    )
    plane = channels.Plane(x_scale, channels.pixels_down(height + _TOP, _TOP))
    left = {**plane.place(), "x": alt.XValue(0), "text": channels.words(), "color": channels.colour()}
    event = ("event_id", *TIP_FIELDS)
    rects = frame_of(canvas.rects, "x", "x2", "y", "y2", "fill", "opacity")
    rules = frame_of(canvas.rules, "x", "x2", "y", "y2", "colour", "opacity")
    bars = frame_of(canvas.bars, "x", "x2", "y", "y2", "fill", "stroke", "opacity", *event)
    whiskers = alt.Chart(frame_of(canvas.whiskers, "x", "y", "stroke", "event_id"))
    points = frame_of(canvas.points, "x", "y", "fill", "stroke", "shape", *event)
    texts = frame_of(canvas.texts, "x", "y", "text", "colour", "size", "event_id")
    middle_texts = frame_of(canvas.middle_texts, "x", "y", "text", "colour")
    gutter, heads = (
        alt.Chart(frame_of(rows, "y", "text", "colour")) for rows in (canvas.gutter, canvas.heads)
    )
    layers = [
        rect_layer(rects, plane),
        rule_layer(rules, plane, strokeWidth=1),
        bar_layer(bars, plane, t, cursor="pointer", strokeWidth=1.2),
        whiskers.mark_tick(orient="horizontal", size=19, thickness=1.6, opacity=1, aria=False).encode(
            **plane.place(), color=channels.colour("stroke")
        ),
        *point_layers(points, plane, t, size=78, strokeWidth=1.6, opacity=1, cursor="pointer"),
        text_layer(texts, plane, align="left", baseline="middle").encode(size=channels.size()),
        text_layer(middle_texts, plane, fontSize=12, baseline="middle"),
        gutter.mark_text(fontSize=13, align="left", baseline="middle").encode(**left),
        heads.mark_text(fontSize=_HEAD, fontWeight=600, align="left", baseline="middle").encode(**left),
        *key_layers(plane.y_scale, *key),
    ]
    return stacked(layers, height)


def _beside(name: str) -> tuple[str, ...]:
    """The name of a lane in one line, or in two of about the same width where it would run into the years."""
    parts = name.split(" ")
    if text_width(name, _LABEL) <= GUTTER - _BESIDE or len(parts) == 1:
        return (name,)
    broken = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    return min(broken, key=lambda lines: max(text_width(line, _LABEL) for line in lines))
