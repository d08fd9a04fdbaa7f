"""The tall chart for narrow screens: one deposit, years down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import case
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.colours import KIND_SHAPES, Role
from dashboard.figures.drawing.layered import Layered
from dashboard.figures.timeline.canvas import NO_TIP, TIP_FIELDS, Canvas
from dashboard.figures.timeline.events import LANES, flag, lane_names
from dashboard.figures.timeline.holders import RIBBON_OPACITY, Spell, spells_of
from dashboard.figures.timeline.layers import (
    bar_layer,
    frame_of,
    point_layers,
    rect_layer,
    rule_layer,
    stacked,
    text_layer,
)
from dashboard.figures.timeline.layout import QUIET, Placed, Years, place_marks, quiet_runs, spread, window_of
from dashboard.figures.timeline.leaders import Box, Mark, leaders_of
from dashboard.figures.timeline.legend import KEY_LINE, dates_key, kinds_beside, kinds_key
from dashboard.figures.timeline.marks import BAR_OPACITY, event_tip, paint_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import in_lines, text_width

_MANY_YEARS = 12
# Pixels.
_YEAR = 40.0  # of a year where there are many
_YEAR_OF_FEW = 90.0
_YEARS_RIGHT = 36.0  # where the names of the years end
_RIBBON = 40.0  # where the ribbon of the licence holders begins
_LANES = 64.0  # where the lanes begin
_SLOT = 11.0
_FURTHEST = 120  # a leader may pass so much of the years beside its mark
_HEAD_AIR = 6.0  # around the name of a lane
_MARK, _BAR = 5.5, 3.5  # half of a mark, and of a bar behind one
_GUTTER = 10.0  # between lanes and words: the ways from leaders to their words
_LINE = 15.0  # from a line of a label to the next
_SIZE = 12  # of all words
_PHONES = (326.0, 356.0)  # wide the chart is in windows of 360 and of 390
_LEAST = 60.0  # of a line of a label
_FLAG = 288.0  # of what is told of an event before the first year
_ABOVE_KEY, _UNDER_KEY = 8.0, 20.0  # from the middle of its lines

Spot = tuple[float, float]  # pixels from the left and from the top


def tall_chart(
    data: Dataset,
    selection: Selection,
    mine: str,
    rows: Sequence[Mapping[str, Any]],
    t: Translator,
    named: Sequence[int] = (),
) -> Layered:
    """One deposit with the years down: lanes as columns, turning points in words at the right.

    The lines of the ``named`` years, those of the headline, have a ground of their own.
    """
    first, last = window_of(years_of(data, selection))
    is_long = last - first > _MANY_YEARS
    years = Years(first, last, _YEAR if is_long else _YEAR_OF_FEW, case.study_years(data))
    if is_long:
        years = _with_quiet(years, rows)
    drawing = _Drawing(Canvas("px"), years, t)
    drawing.study_window()
    drawing.holders([spell for spell in spells_of(data, mine, t, years.window) if spell["role"] == "licence"])
    within = [row for row in rows if not years.is_before(row["when"])]
    marks, right, top = drawing.lanes(place_marks(within, years))
    drawing.quiet_years(right, is_filtered=bool(selection.kinds))
    drawing.labels([row for row in within if row["label"]], marks, right)
    drawing.years_down(right)
    drawing.named_years(named, right)
    top = drawing.flags([row for row in rows if years.is_before(row["when"])], top)
    top = drawing.key([kind for lane in LANES for kind in kinds_beside(lane, within, t)], top)
    return _compose(drawing, top, drawing.bottom)


def _with_quiet(years: Years, rows: Sequence[Mapping[str, Any]]) -> Years:
    """Runs of years without an event drawn as one."""
    found = quiet_runs((row["when"] for row in rows), int(years.first), int(years.last))
    return replace(years, quiet=found)


def _lines(label: str, left: float) -> list[str]:
    """A label in lines that fit beside the lanes on a small phone, or nearly so where these take most of it.

    A word is broken that a larger phone has no room for.
    """
    small, large = (phone - left for phone in _PHONES)
    return in_lines(label, _SIZE, max(small, _LEAST), longest=large)


@dataclass(frozen=True)
class _Drawing:
    """The canvas of a tall chart, with what all its parts need."""

    canvas: Canvas
    years: Years
    t: Translator

    @property
    def bottom(self) -> float:
        """Where the years end."""
        return self.years.down(self.years.last)

    def study_window(self) -> None:
        """The years of which the study speaks, behind their names."""
        if window := self.years.study:
            down = self.years.down(window[0]), self.years.down(window[1])
            self.canvas.rect((0.0, _YEARS_RIGHT), down, Role.STUDY_WINDOW, 1.0)

    def holders(self, spells: Sequence[Spell]) -> None:
        """Licence spells as bars running down, and their names where there is room."""
        named = ""
        for spell in spells:
            self._holder_bars(spell)
            begin = spell["first"]
            next_begins = [
                other["first"]
                for other in spells
                if other["first"] > begin and other["name"] != spell["name"]
            ]
            room = self.years.down(min([*next_begins, self.years.last])) - self.years.down(begin)
            if spell["name"] != named and room > text_width(spell["name"], _SIZE) + 3:
                y = self.years.down(begin) + 3
                self.canvas.turned_text(_RIBBON + 14, y, spell["name"], Role.MUTED, spell["event_id"])
            named = spell["name"]

    def _holder_bars(self, spell: Spell) -> None:
        """Parts of a spell; of one that nobody holds a single empty frame."""
        fill, vacant = Role.HOLDER, spell["is_vacant"]
        for first, last, opacity in [(spell["first"], spell["last"], 1.0)] if vacant else spell["parts"]:
            self.canvas.bar(
                spell["event_id"],
                (_RIBBON, _RIBBON + 7),
                (self.years.down(first), self.years.down(last)),
                spell["tip"],
                fill,
                fill if vacant else "transparent",
                0.0 if vacant else opacity * RIBBON_OPACITY,
            )

    def lanes(self, placed: Sequence[Placed]) -> tuple[list[Mark], float, float]:
        """A column for each lane with events, under its name.

        Returns the marks with the years from left to right as leaders know them, where the last lane ends, and where
        the longest name begins.
        """
        marks: list[Mark] = []
        left, names = _LANES, lane_names(self.t)
        shown = [lane for lane in LANES if any(item.lane == lane for item in placed)]
        top = -max((text_width(names[lane], _SIZE) for lane in shown), default=0.0) - 2 * _HEAD_AIR
        for lane in shown:
            own = [item for item in placed if item.lane == lane]
            width = (max(item.slot for item in own) + 1) * _SLOT + 4
            if [*LANES].index(lane) % 2 == 0:
                self.canvas.shade((left, left + width), (top, self.bottom))
            for item in own:
                spot = (
                    left + 2 + _SLOT * (item.slot + 0.5),
                    self.years.down(self.years.middle(item.row["when"])),
                )
                marks.append(self._event(item.row, spot))
            begin = -text_width(names[lane], _SIZE) - _HEAD_AIR
            self.canvas.turned_text(left + width / 2, begin, names[lane], Role.MUTED)
            left += width
        return marks, left, top

    def _event(self, row: Mapping[str, Any], spot: Spot) -> Mark:
        """The mark of an event: a symbol, on a whisker or a bar if it is no single day; and what it covers."""
        (x, y), event, words = spot, row["event_id"], event_tip(row)
        fill, stroke = paint_of(row)
        self.canvas.point(event, x, y, words, fill, stroke, KIND_SHAPES[row["kind"]])
        symbol = Box(y - _MARK, y + _MARK, x - _MARK, x + _MARK)
        if row["when"].form == "day":
            return Mark(row["label"], y, x, symbol, event)
        first, last = (self.years.down(year) for year in self.years.clamp(row["when"]))
        if row["when"].form == "bar":
            self.canvas.bar(event, (x - _BAR, x + _BAR), (first, last), words, fill, stroke, BAR_OPACITY)
        else:  # a whisker as long as the month, and no shorter than is seen on both sides of the symbol
            more = max(0.0, 9.5 - (last - first) / 2)
            first, last = first - more, last + more
            self.canvas.bar(event, (x - 0.8, x + 0.8), (first, last), words, fill, stroke, 1.0)
        covered = replace(symbol, left=min(first, symbol.left), right=max(last, symbol.right))
        return Mark(row["label"], y, x, covered, event)

    def labels(self, rows: Sequence[Mapping[str, Any]], marks: Sequence[Mark], right: float) -> None:
        """Turning points in words, in lines that fit beside the lanes, each with a leader to its mark."""
        shown = {row["event_id"] for row in rows}
        told = sorted((mark for mark in marks if mark.event in shown), key=lambda mark: mark.x)
        found = leaders_of(told, [mark.box for mark in marks], right, _FURTHEST)
        in_order = sorted(zip(told, found, strict=True), key=lambda pair: pair[1].x)
        left = right + _GUTTER
        lines = [_lines(mark.label, left) for mark, _ in in_order]
        wanted = [leader.x - 7 for _, leader in in_order]
        tops = spread(wanted, [_LINE * len(own) + 5 for own in lines])
        for (mark, leader), own, top in zip(in_order, lines, tops, strict=True):
            for number, line in enumerate(own):
                self.canvas.text(left, top + 7 + 15 * number, line, Role.INK, mark.event)
            for part in leader.lines(right):
                self.canvas.rule((part.top, part.bottom), (part.left, part.right), Role.MUTED, 0.75)
            self.canvas.rule((right, left - 3), (leader.x, top + 7), Role.MUTED, 0.75)

    def quiet_years(self, right: float, *, is_filtered: bool) -> None:
        """A gap in the lanes for years of which nothing is drawn: which they are, and that it is so."""
        t = self.t
        words = t("none on record") if is_filtered else t("no event on record")
        for begin, end in self.years.quiet:
            top = self.years.down(begin)
            self.canvas.rect((_LANES, right), (top, top + QUIET), Role.PAPER, 1.0)
            for line, year in enumerate((f"{begin}–", str(end - 1))):
                self.canvas.text(2.0, top + 10 + 14 * line, year, Role.MUTED)
            lines = in_lines(words, _SIZE, max(right - _LANES - 8, 1.5 * _LEAST))
            for line, text in enumerate(lines[:2]):
                y = top + QUIET / 2 + _LINE * (line - (min(len(lines), 2) - 1) / 2)
                self.canvas.text(_LANES + 6, y, text, Role.MUTED)

    def years_down(self, right: float) -> None:
        """A line at the begin of each year, and its name, but for years that are drawn as one."""
        first, last = int(self.years.first), int(self.years.last)
        quiet = {year for begin, end in self.years.quiet for year in range(begin, end)}
        begins = {begin for begin, _ in self.years.quiet}
        for year in range(first, last + 1):
            if year in quiet - begins:
                continue
            y = self.years.down(year)
            self.canvas.rule((_YEARS_RIGHT, right), (y, y), Role.LINE, 0.9)
        for year in (year for year in range(first, last) if year not in quiet):
            self.canvas.text(2.0, self.years.down(year + 0.5), str(year), Role.MUTED)

    def named_years(self, named: Sequence[int], right: float) -> None:
        """A ground under years that are named, from the ribbon to the end of the lanes; none in a run drawn as one."""
        for year in named:
            if any(begin <= year < end for begin, end in self.years.quiet):
                continue
            down = self.years.down(year), self.years.down(year + 1)
            self.canvas.rect((_YEARS_RIGHT, right), down, Role.NAMED_YEARS, 1.0, undermost=True)

    def flags(self, rows: Sequence[Mapping[str, Any]], under: float) -> float:
        """Events before the first year, a line each down to ``under``; returns where the uppermost begins."""
        top = under - 6
        for row in rows:
            top -= 18
            (words,) = in_lines(f"▴ {flag(row, self.t)}", _SIZE, _FLAG, most=1)
            unbroken = words.replace(" ", "\u00a0")
            self.canvas.text(2.0, top + 8, unbroken, Role.MUTED, row["event_id"])
        return top

    def key(self, kinds: Sequence[tuple[str, str]], under: float) -> float:
        """How dates are drawn, and kinds of event (id, name) of columns that have several, down to ``under``.

        Returns where it begins, px from the top of the years.
        """
        room = _PHONES[0]
        lines = kinds_key(kinds, 0.0, room).further if kinds else -KEY_LINE
        y = under - _UNDER_KEY - lines
        dates = dates_key(0.0, self.t, room=room, is_down=True)
        top = y - KEY_LINE - dates.further
        for key in (dates_key(top, self.t, room=room, is_down=True), kinds_key(kinds, y, room)):
            for mark in key.symbols:
                x, y, fill, stroke = mark["px"], mark["y"], mark["fill"], mark["stroke"]
                if mark["shade"] < 1:
                    across, down = (x - _BAR, x + _BAR), (y - 2 * _BAR, y + 2 * _BAR)
                    self.canvas.bar("", across, down, NO_TIP, fill, stroke, BAR_OPACITY)
                else:
                    self.canvas.point("", x, y, NO_TIP, fill, stroke, mark["shape"])
            for word in key.words:
                self.canvas.text(word["px"], word["y"], word["text"], word["colour"])
        return top - _ABOVE_KEY


def _compose(drawing: _Drawing, top: float, bottom: float) -> Layered:
    """Layers from the bottom up: window and lanes, year lines and leaders, bars, marks, words."""
    canvas, t = drawing.canvas, drawing.t
    height = bottom + 14 - top
    canvas.lower(-top)
    plane = channels.Plane(None, None, "px")
    rects = frame_of([*canvas.shades, *canvas.rects], "px", "px2", "y", "y2", "fill", "opacity")
    rules = frame_of(canvas.rules, "px", "px2", "y", "y2", "colour", "opacity")
    bars = frame_of(canvas.bars, "event_id", "px", "px2", "y", "y2", "fill", "stroke", "opacity", *TIP_FIELDS)
    points = frame_of(canvas.points, "event_id", "px", "y", "fill", "stroke", *TIP_FIELDS, "shape")
    texts, turned = (
        frame_of(rows, "px", "y", "text", "colour", "event_id") for rows in (canvas.texts, canvas.turned)
    )
    layers = [
        rect_layer(rects, plane),
        rule_layer(rules, plane),
        bar_layer(bars, plane, t, strokeWidth=1),
        *point_layers(points, plane, t, size=60, strokeWidth=1.5, opacity=1),
        text_layer(texts, plane, fontSize=12, align="left", baseline="middle"),
        text_layer(turned, plane, fontSize=12, align="left", baseline="middle", angle=90),
    ]
    return stacked(layers, height)
