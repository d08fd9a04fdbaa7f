"""Actions as squares in their years, and as brackets over the years in which they may lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import altair as alt
import pandas as pd

from dashboard.choosing import event_records
from dashboard.choosing.counting import Count
from dashboard.choosing.event_records import EventRecord
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GREY, KIND_COLOURS, KIND_SHAPES, Role
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.timeline.events import deposits_in_words
from dashboard.figures.timeline.layout import GUTTER, RIGHT, pack
from dashboard.figures.timeline.legend import BRACKET, PHONE, Way, key_layers, kinds_key, ways_key
from dashboard.figures.timeline.year_axis import (
    NARROW,
    NARROW_LEFT,
    left_edge,
    year_labels,
    year_layer,
    year_scale,
)
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import kind_words, mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

# Pixels.
_UNIT = 26.0  # from a square to the next above it
_HEAD = 30.0  # the key of the kinds
_FOOT = 26.0  # the names of the years
_DASHES, _PALE = [3, 2], 0.35  # the edge of what is in the upper count only, and the opacity of its inside


@dataclass(frozen=True)
class Action:
    """An action as it is drawn: a square in its year, or a bracket over the years in which it may lie.

    The fields are those of the chart's rows.
    """

    event_id: str  # its first record
    title: str
    date: str
    kind: str
    sure: str
    deposits: str
    voice: str
    dash: Sequence[int]
    shade: float
    fill: str
    stroke: str
    inner: str
    shape: str
    year: float  # the middle of its year; of a bracket its begin
    until: float | None  # the end of a bracket
    y: float = 0.0  # px


def told(found: Count, data: Dataset) -> Mapping[str, list[EventRecord]]:
    """The records of each broad action of a count, the first one first."""
    events = event_records.by_id(data)
    out: dict[str, list[EventRecord]] = {}
    for event in found.records:
        out.setdefault(events[event].action_id, []).append(events[event])
    return out


def actions_of(found: Count, data: Dataset, t: Translator) -> Iterator[Action]:
    """The broad actions of a count, each by its first record."""
    for action, records in told(found, data).items():
        side = bool(side_of((source for row in records for source in row.sources), data))
        yield _action(records[0], found, data, t, has_side=side, is_strict=action in found.strict)


def _action(
    row: EventRecord,
    found: Count,
    data: Dataset,
    t: Translator,
    *,
    has_side: bool,
    is_strict: bool,
) -> Action:
    """An action in words and colours: hollow where one side alone tells of it, pale in the broad count only."""
    first, last, colour = row.first.year, row.last.year, KIND_COLOURS[found.kind]
    is_span = first != last
    return Action(
        event_id=row.event_id,
        title=t.text(row, "title"),
        date=t.date(row.date_edtf),
        kind=kind_words(row, t),
        sure=t("clearly distinct") if is_strict else t("in the upper count only"),
        deposits=deposits_in_words(row, mine_names(data, t), t),
        voice=voice_words(row.sources, data, t),
        dash=[1, 0] if is_strict else _DASHES,
        shade=1.0 if is_strict or has_side else _PALE,
        fill=Role.PAPER if has_side else colour,
        stroke=colour,
        inner=colour if has_side or not is_strict else Role.PAPER,
        shape=KIND_SHAPES[found.kind],
        year=max(first, found.years[0]) + 0.1 if is_span else first + 0.5,
        until=min(last, found.years[1]) + 0.9 if is_span else None,
    )


def _stacked(
    actions: Sequence[Action], head: float, least: float
) -> tuple[list[Action], list[Action], float]:
    """Squares on each other in their years, and brackets above them in rows.

    Args:
        actions: in the order in which squares are stacked.
        head: px that the key of the kinds takes.
        least: px, how high the chart is at least.

    Returns:
        Squares, brackets, and the height on which the squares stand, px.
    """
    squares = [action for action in actions if action.until is None]
    levels = []  # of the squares, 0 = lowest
    in_year: Counter[float] = Counter()
    for square in squares:
        levels.append(in_year[square.year])
        in_year[square.year] += 1
    highest = max(in_year.values(), default=0)
    spans = [(action, (action.year, action.until)) for action in actions if action.until is not None]
    rows = pack([span for _, span in spans])
    floor = max(head + _UNIT * (highest + max(rows, default=-1) + 1) + 4, least - _FOOT)
    return (
        [
            replace(square, y=floor - _UNIT * (level + 0.5))
            for square, level in zip(squares, levels, strict=True)
        ],
        [
            replace(action, y=floor - _UNIT * (highest + row + 0.5) - 4)
            for (action, _), row in zip(spans, rows, strict=True)
        ],
        floor,
    )


def _frame(actions: Sequence[Action]) -> pd.DataFrame:
    return pd.DataFrame(
        [asdict(action) for action in actions], columns=[field.name for field in fields(Action)]
    )


def _tooltips(t: Translator) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("title:N", title=t("What")),
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("kind:N", title=t("Kind")),
        alt.Tooltip("deposits:N", title=t("Deposit")),
        alt.Tooltip("sure:N", title=t("Count")),
        alt.Tooltip("voice:N", title=t("Whose account")),
    ]


def action_chart(
    actions: Sequence[Action],
    years: tuple[int, int],
    kinds: Mapping[str, str],
    least: float,
    t: Translator,
) -> Chart:
    """Squares and brackets on some years, at least ``least`` px high."""
    key = kinds_key(list(kinds.items()), 8, PHONE)
    squares, brackets, floor = _stacked(actions, _HEAD + key.further, least)
    ways, height = ways_key(_ways(t), floor + _FOOT)
    plane = Plane(year_scale(years), channels.pixels_down(height), "year")
    ground = {**plane.place(), "x": alt.XValue(left_edge()), "x2": alt.X2Value("width")}
    layers = [
        alt.Chart(pd.DataFrame({"y": [floor + 2]})).mark_rule(color=Role.LINE).encode(**ground),
        *_square_layers(squares, plane, years, t),
        *_bracket_layers(brackets, plane, t),
        _touched(squares, brackets, plane, t),
        year_layer(year_labels(years, floor + 15), plane),
        *key_layers(plane.y_scale, key, ways),
    ]
    return layered(*layers).properties(height=height)


def _ways(t: Translator) -> list[Way]:
    """What fill, edge and bracket say."""
    return [
        Way(t("outline: one side's account"), Role.PAPER),
        Way(t("dashed and pale: in the upper count only"), GREY, dash=_DASHES, shade=_PALE),
        Way(t("known only to within several years"), GREY, BRACKET),
    ]


def _square_layers(
    squares: Sequence[Action], plane: Plane, years: tuple[int, int], t: Translator
) -> tuple[alt.Chart, ...]:
    """Squares as wide as a year has room for, and in each the symbol of its kind."""
    margins = f"({NARROW} ? {NARROW_LEFT + RIGHT:g} : {GUTTER + RIGHT})"
    side = f"min(22, (width - {margins}) / {years[1] + 1 - years[0]} * 0.8)"
    base = alt.Chart(_frame(squares))
    return (
        base.mark_point(
            shape="square", size=alt.ExprRef(f"pow({side}, 2)"), strokeWidth=1.6, opacity=1
        ).encode(**plane.place(), **_outline(), tooltip=_tooltips(t)),
        base.mark_point(size=alt.ExprRef(f"pow({side} * 0.5, 2)"), strokeWidth=0, opacity=1).encode(
            **plane.place(), fill=channels.fill("inner"), shape=channels.shape(), tooltip=_tooltips(t)
        ),
    )


def _bracket_layers(brackets: Sequence[Action], plane: Plane, t: Translator) -> tuple[alt.Chart, ...]:
    """A line with two ends over the years of each bracket, and the symbol of its kind in the middle."""
    if not brackets:  # a layer of nothing would say that it is a picture without a name
        return ()
    spans = [(action, action.year, action.until) for action in brackets if action.until is not None]
    ends = _frame([replace(action, year=end) for action, *both in spans for end in both])
    middles = _frame([replace(action, year=(first + last) / 2) for action, first, last in spans])
    return (
        alt.Chart(_frame(brackets))
        .mark_rule(strokeWidth=2)
        .encode(**plane.place(x2="until"), color=channels.colour("stroke"), tooltip=_tooltips(t)),
        alt.Chart(ends)
        .mark_tick(orient="vertical", size=12, thickness=2, opacity=1)
        .encode(**plane.place(), color=channels.colour("stroke")),
        alt.Chart(middles)
        .mark_point(size=90, strokeWidth=1.6, opacity=1)
        .encode(**plane.place(), **_outline(), shape=channels.shape(), tooltip=_tooltips(t)),
    )


def _touched(squares: Sequence[Action], brackets: Sequence[Action], plane: Plane, t: Translator) -> alt.Chart:
    """What answers pointer and click: the room of each square in its year, and of each bracket over its years."""
    rows = _frame([*(replace(square, year=square.year - 0.5) for square in squares), *brackets])
    rows["end"] = rows.until.fillna(rows.year + 1)
    rows["above"], rows["below"] = rows.y - _UNIT / 2, rows.y + _UNIT / 2
    where = plane.place("year", "above", x2="end", y2="below")
    base = alt.Chart(rows.assign(mark=rows.event_id).drop(columns=["until", "inner"]))
    return touched(base, **where, tooltip=_tooltips(t))


def _outline() -> dict[str, Any]:
    """Channels of what says by edge and fill how sure an action is, and who tells of it."""
    return {
        "fill": channels.fill(),
        "stroke": channels.stroke(),
        "strokeDash": channels.dash(),
        "fillOpacity": channels.fill_opacity("shade"),
    }
