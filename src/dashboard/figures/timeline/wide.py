"""The wide chart: years across; protest at all deposits first, then what else happened at each.

Labels need the room of ``WIDE_FROM`` pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from dashboard import case
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.colours import Role
from dashboard.figures.drawing.keys import cut
from dashboard.figures.drawing.layered import Layered
from dashboard.figures.timeline.canvas import TIP_FIELDS, Canvas, Row
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
from dashboard.figures.timeline.layout import GUTTER, RIGHT, Reach, Years, place_marks, window_of
from dashboard.figures.timeline.leaders import LINE, SIZE
from dashboard.figures.timeline.legend import KEY_LINE, Key, dates_key, key_layers, kinds_beside, kinds_key
from dashboard.figures.timeline.marks import draw_mark, event_tip
from dashboard.figures.timeline.panel import Told, standing
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import in_lines, in_two, text_width

# The wide chart needs this much room for its labels; narrower screens get the tall one.
WIDE_FROM = 1000
# Lanes of all deposits that stand together, above the other lanes of each.
_FIRST = ("violent", "peaceful")
# Pixels. Text is never under 12.
_PLOT = 830.0  # least width of the years at WIDE_FROM; labels are set for it
_STUDY = 24.0  # the bracket over the study's years, with its name; free where there are none
_AXIS = 22.0  # the names of the years
HEAD = _STUDY + _AXIS  # what stands over the first lanes, which is no mark
_BETWEEN, _BANDS = 12.0, 18.0  # panels; what stands together and what follows
_BESIDE = 14  # what the name of a lane or deposit has of room to the years
_HEAD, _HEAD_LINE = 18, 20  # px of a deposit's name, left of the years
_KEY_AFTER = 12.0  # from the name of the bracket to the key of dates
# From the middle of a line of words to where its leader begins: half of a letter's height, and air.
_CLEAR = 7
_YEAR, _YEAR_IN_TWO = 44, 22  # px of a year with room for its name, and of one that shares it with the next


def wide_chart(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    t: Translator,
    named: Sequence[int] = (),
) -> Layered:
    """Years across, a panel a deposit: first the protest of all, then the other lanes of each over its ribbon.

    The columns of the ``named`` years, those of the headline, have a ground of their own.
    """
    first, last = window_of(years_of(data, selection))
    years = Years(first, last, _PLOT / (last - first), case.study_years(data))
    drawing = _Drawing(Canvas(), years, t, named)
    names = mine_names(data, t)
    bands = _bands(selection)
    y = drawing.study_window()
    for number, lanes in enumerate(bands):
        is_last = number == len(bands) - 1
        for mine in shown:
            is_first = number == 0 and mine == shown[0]
            panel = _Panel(
                name=names[mine] if number == 0 or len(shown) > 1 else "",
                lanes=lanes,
                rows=[row for row in rows if mine in row["mines"] or mine in row["also"]],
                spells=spells_of(data, mine, t, (first, last)) if is_last else None,
                has_years=is_first or (is_last and len(shown) > 1),
            )
            y = drawing.panel(panel, y) + _BETWEEN
        y += 0 if is_last else _BANDS - _BETWEEN
    drawing.named_years(y - _BETWEEN)
    return _compose(drawing, y + drawing.dates_key(y + 8))


def _bands(selection: Selection) -> list[tuple[str, ...]]:
    """Lanes that stand together. One that is filtered out is left away: empty it would say that nothing was found."""
    chosen = set(selection.kinds)
    lanes = [lane for lane, kinds in LANES.items() if not chosen or chosen & set(kinds)]
    bands = (
        tuple(lane for lane in lanes if lane in _FIRST),
        tuple(lane for lane in lanes if lane not in _FIRST),
    )
    return [band for band in bands if band]


@dataclass(frozen=True)
class _Panel:
    """Some lanes of one deposit.

    Attributes:
        name: of the deposit; "" where it stands over the panel before.
        lanes: from the top down.
        rows: its events, of these lanes and others.
        spells: of its holders, drawn under the lanes; None if they are drawn elsewhere.
        has_years: whether the names of the years stand over it.
    """

    name: str
    lanes: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]
    spells: Sequence[Spell] | None
    has_years: bool


@dataclass(frozen=True)
class _Drawing:
    """The canvas of a wide chart, with what all panels share."""

    canvas: Canvas
    years: Years
    t: Translator
    named: Sequence[int]  # years of the headline
    keys: list[Key] = field(default_factory=list)  # what the marks mean, each where they stand

    def named_years(self, bottom: float) -> None:
        """A ground under the columns of the years that the headline names, down to ``bottom`` px."""
        for year in self.named:
            across, down = (year, year + 1), (_STUDY, bottom)
            self.canvas.rect(across, down, Role.NAMED_YEARS, 1.0, undermost=True)

    def panel(self, panel: _Panel, top: float) -> float:
        """A panel from ``top`` down; returns where it ends (both px from the top)."""
        canvas, t, years = self.canvas, self.t, self.years
        head = (
            in_lines(panel.name, _HEAD, GUTTER - _BESIDE, "SourceSans3-SemiBold", most=2)
            if panel.name
            else []
        )
        for line, words in enumerate(head):
            canvas.head(top + 10 + _HEAD_LINE * line, words, Role.INK)
        rows = [row for row in panel.rows if any(row["kind"] in LANES[lane] for lane in panel.lanes)]
        placed = place_marks(rows, years, turning_points_first=True)
        place = standing(placed, {lane: _least(lane, rows, t) for lane in panel.lanes}, years, _PLOT, t)
        labels_top = top + (_AXIS if panel.has_years else 0)
        lanes_top = max(labels_top + LINE * place.above.levels + 4, top + _HEAD_LINE * len(head))
        lanes_end = lanes_top + place.lanes[-1][1]
        self._draw_told(place.above, lanes_top, is_above=True)
        self._draw_lanes(
            panel.lanes, rows, [(lanes_top + one, lanes_top + other) for one, other in place.lanes]
        )
        for item in placed:
            self._draw_event(item.row, lanes_top + place.heights[item.row["event_id"]])
        self._draw_told(place.below, lanes_top, is_above=False)
        bottom = lanes_end + (LINE * place.below.levels + 6 if place.below.levels else 0)
        if panel.spells is not None:
            canvas.rule(years.window, (bottom, bottom), Role.MUTED, 0.75)
            bottom = draw_ribbon(canvas, panel.spells, bottom + 4, years.last, years.px, t)
        self._draw_years(top + 10 if panel.has_years else None, (lanes_top, lanes_end), bottom)
        return bottom

    def study_window(self) -> float:
        """A bracket over the years of the study, with its name; returns where it ends."""
        window, counted, muted = self.years.study, self.years.counted, Role.MUTED
        if not window or not counted:
            return _STUDY
        first, last = window
        self.canvas.text(first + self.years.reach(1), 6, self._of_study(), muted)
        self.canvas.rule((first, last), (_STUDY - 8, _STUDY - 8), muted, 0.9)
        for end in (first, last):
            if end in (counted[0], counted[1] + 1):  # where the chart cuts them the bracket stays open
                self.canvas.rule((end, end), (_STUDY - 8, _STUDY - 1), muted, 0.9)
        return _STUDY

    def _of_study(self) -> str:
        """The name of the bracket over the study's years; "" without a study."""
        counted = self.years.counted or ()
        if not counted:
            return ""
        return self.t("years of {study}, {first}–{last}", first=str(counted[0]), last=str(counted[1]))

    def _draw_told(self, told: Told, top: float, *, is_above: bool) -> None:
        """Turning points in words beside the lanes, which begin at ``top``, and their leaders."""
        years, edge = self.years, top + told.edge
        for mark, leader, own in zip(told.marks, told.leaders, told.words, strict=True):
            if is_above:
                y = edge - LINE * (own.level + len(own.lines) - 0.5) - 2
                begin = y - _CLEAR
            else:
                y = edge + LINE * (own.level + 0.5) + 4
                begin = y + LINE * (len(own.lines) - 1) + _CLEAR
            for line, text in enumerate(own.lines):
                self.canvas.text(
                    years.at(own.x),
                    y + LINE * line,
                    text,
                    Role.INK,
                    mark.event,
                    SIZE,
                    is_before=own.is_before,
                )
            for part in leader.lines(begin - top):
                across, down = (
                    (years.at(part.left), years.at(part.right)),
                    (part.top + top, part.bottom + top),
                )
                self.canvas.rule(across, down, Role.MUTED, 0.75)

    def dates_key(self, foot: float) -> float:
        """How dates are drawn: beside the name of the bracket if that leaves room, else at the foot (px from the top).

        Returns how much the foot takes.
        """
        left, study = float(GUTTER), self.years.study
        if study:
            left += text_width(self._of_study(), SIZE) + _KEY_AFTER
        beside = dates_key(6, self.t, left)
        has_room = beside.right <= GUTTER + _PLOT and study in (None, (self.years.first, study and study[1]))
        self.keys.append(beside if has_room else dates_key(foot, self.t))
        return 0.0 if has_room else KEY_LINE

    def _draw_lanes(
        self, lanes: Sequence[str], rows: Sequence[Mapping[str, Any]], reaches: Sequence[Reach]
    ) -> None:
        """The ground of lanes, every other one shaded, their names, and the kinds of those that have several."""
        names, order = lane_names(self.t), list(LANES)
        for lane, (begin, end) in zip(lanes, reaches, strict=True):
            if order.index(lane) % 2 == 0:
                self.canvas.shade(self.years.window, (begin, end))
            lines, key = _beside(names[lane]), _key_of(lane, rows, self.t)
            y = (begin + end - SIZE * len(lines) - KEY_LINE * key.lines) / 2 + SIZE / 2
            for words in lines:
                self.canvas.lane_name(y, words, Role.MUTED)
                y += SIZE
            self.keys.append(_key_of(lane, rows, self.t, y + 3))

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

    def _draw_years(self, names_y: float | None, lanes: tuple[float, float], bottom: float) -> None:
        """A line where each first, second or fourth year begins, their names if these have a height, the study's end.

        A year of the headline has its name, too; what stands too near gives way.
        """
        years = self.years
        step = 1 if years.px > _YEAR else 2 if years.px > _YEAR_IN_TWO else 4
        for year in range(int(years.first), int(years.last)):
            is_named, is_near = year in self.named, any(abs(year - own) < step for own in self.named)
            if year % step == 0:
                self.canvas.rule((year, year), (lanes[0], bottom), Role.LINE, 0.7)
            if names_y is not None and (is_named or (year % step == 0 and not is_near)):
                self.canvas.middle_text(year + 0.5, names_y, str(year), Role.INK if is_named else Role.MUTED)
        for end in years.study or ():
            if years.first < end < years.last:
                half = years.reach(0.8)
                self.canvas.rect((end - half, end + half), lanes, Role.LINE, 1.0)


def _compose(drawing: _Drawing, bottom: float) -> Layered:
    """Layers from the bottom up: lanes and ribbons, lines, bars, marks, words, key."""
    canvas, t, key = drawing.canvas, drawing.t, drawing.keys
    x_scale = alt.Scale(
        domain=list(drawing.years.window),
        range=[GUTTER, alt.ExprRef(f"width - {RIGHT}")],
        nice=False,
        zero=False,
    )
    plane = channels.Plane(x_scale)
    event = ("event_id", *TIP_FIELDS)
    rects = frame_of([*canvas.shades, *canvas.rects], "x", "x2", "y", "y2", "fill", "opacity")
    rules = frame_of(canvas.rules, "x", "x2", "y", "y2", "colour", "opacity")
    bars = frame_of(canvas.bars, "x", "x2", "y", "y2", "fill", "stroke", "opacity", *event)
    whiskers = alt.Chart(frame_of(canvas.whiskers, "x", "y", "stroke", "event_id"))
    points = frame_of(canvas.points, "x", "y", "fill", "stroke", "shape", *event)
    words = [
        *canvas.texts,
        *({**row, "align": "center", "size": 12, "event_id": ""} for row in canvas.middle_texts),
    ]
    texts = frame_of(words, "x", "y", "text", "colour", "size", "align", "event_id")
    layers = [
        rect_layer(rects, plane),
        rule_layer(rules, plane, strokeWidth=1),
        bar_layer(bars, plane, t, cursor="pointer", strokeWidth=1.2),
        whiskers.mark_tick(orient="horizontal", size=19, thickness=1.6, opacity=1, aria=False).encode(
            **plane.place(), color=channels.colour("stroke")
        ),
        *point_layers(points, plane, t, size=78, strokeWidth=1.6, opacity=1, cursor="pointer"),
        text_layer(texts, plane, align=alt.ExprRef("datum.align"), baseline="middle").encode(
            size=channels.size()
        ),
        _beside_years(canvas, key),
        *key_layers(None, *key)[:1],
    ]
    return stacked(layers, bottom + 4)


def _beside_years(canvas: Canvas, key: Sequence[Key]) -> alt.Chart:
    """Words that stand in pixels: names of deposits and lanes, and those of the key."""
    own: list[Row] = [
        *({**row, "px": 0.0, "size": _HEAD, "weight": 600} for row in canvas.heads),
        *({**row, "px": 0.0, "size": SIZE, "weight": 400} for row in canvas.gutter),
        *({**row, "size": 12, "weight": 400} for line in key for row in line.words),
    ]
    return text_layer(
        frame_of(own, "px", "y", "text", "colour", "size", "weight"),
        channels.Plane(None, None, "px"),
        align="left",
        baseline="middle",
        fontWeight=alt.ExprRef("datum.weight"),
    ).encode(size=channels.size())


def _key_of(lane: str, rows: Sequence[Mapping[str, Any]], t: Translator, y: float = 0.0) -> Key:
    """The kinds of a lane that has several, from ``y`` px down, in lines that end before the years begin."""
    return kinds_key(kinds_beside(lane, rows, t), y, GUTTER - _BESIDE)


def _least(lane: str, rows: Sequence[Mapping[str, Any]], t: Translator) -> float:
    """How high a lane is at least, px: its name and its kinds stand beside it."""
    key = _key_of(lane, rows, t)
    return SIZE * len(_beside(lane_names(t)[lane])) + KEY_LINE * key.lines + 6 if key.lines else 0.0


def _beside(name: str) -> tuple[str, ...]:
    """The name of a lane in one line, or in two of about the same width where it would run into the years."""
    return (name,) if text_width(name, SIZE) <= GUTTER - _BESIDE else in_two(name, SIZE)
