"""Steps towards a seat in decisions over the years: a row a step's kind, under the place it belongs to.

The kind of a step is told by its row and by the colour that it has everywhere, whose seat it is by the shape.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing.colours import GREY, TEXT
from dashboard.figures.drawing.keys import (
    SMALL,
    at_left,
    by_room,
    fill_opacity,
    in_a_row,
    key_height,
    outline_key,
    with_key_above,
)
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import clickable
from dashboard.figures.drawing.outcomes import STEP
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.participation.seat_lines import BESIDE, NUMBER_AIR, WORDED, Lines, middle
from dashboard.figures.participation.seat_steps import Step
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import step_names, who_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

ROW = 24  # px
AXIS = 38  # px of the years above the plot
LEGEND, LEGEND_IN_A_ROW = 84, 55  # px of the key of whose seat it is: its title and two lines, or one
WHO_SHAPES = {"residents": "circle", "officials": "square", "both": "diamond", "not-stated": "cross"}


def chart(steps: Sequence[Step], data: Dataset, t: Translator) -> Chart:
    """Steps by their kind, under the place where they were taken; marks that would touch stand beneath each other."""
    lines = Lines.of(steps, _plot(steps), t)
    base = alt.Chart(_marks(lines, data, t)).encode(y=_names(lines))
    years, channels = _years(steps), _channels(lines, t)
    x = alt.X("x:T", scale=years, title=None, axis=_year_axis(steps))
    tooltip = [
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("title:N", title=t("What")),
        alt.Tooltip("step:N", title=t("Step")),
        alt.Tooltip("who:N", title=t("Whose seat")),
        alt.Tooltip("voice:N", title=t("Whose account")),
    ]
    spans = base.mark_rule(aria=False, strokeWidth=3, yOffset=10).encode(
        x=alt.X("first:T", scale=years, title=None), x2=alt.X2("last:T"), stroke=channels["stroke"]
    )
    dots = clickable(
        base.mark_point(filled=True, size=150, strokeWidth=2, opacity=1).encode(
            x=x, fillOpacity=fill_opacity(), tooltip=tooltip, **channels
        )
    )
    drawn = layered(spans, dots, *_words(base, x)).properties(height=alt.Step(ROW))
    return with_key_above(
        drawn, left=lines.room, top=_key_top(t), legend_height=_who_height(t), **outline_key(t)
    )


def _who_height(t: Translator) -> str:
    """Px that the key of whose seat it is takes, as Vega computes it."""
    return by_room(tuple(who_names(t).values()), LEGEND, LEGEND_IN_A_ROW)


def _key_top(t: Translator) -> str:
    """Px from the plot up to where the key of fill and outline begins, over the years; as Vega computes it."""
    return f"{AXIS} + {key_height(**outline_key(t))}"


def _words(base: alt.Chart, x: alt.X) -> tuple[alt.Chart, ...]:
    """The words of each step at its mark, its number in the list where a plot is too narrow for them."""
    is_narrow = f"width < {WORDED}"
    right = f"{is_narrow} ? datum.number : datum.is_left ? '' : datum.words"
    left = f"{is_narrow} || !datum.is_left ? '' : datum.words"
    return (
        base.transform_calculate(shown=right)
        .mark_text(align="left", dx=BESIDE, fontSize=SMALL, color=TEXT)
        .encode(x=x, text=alt.Text("shown:N")),
        base.transform_calculate(shown=left)
        .mark_text(align="right", dx=-BESIDE, fontSize=SMALL, color=TEXT)
        .encode(x=x, text=alt.Text("shown:N")),
    )


def _marks(lines: Lines, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row a step: a dot in the middle of the days that it may mean, and a line over all of them."""
    names, whose = step_names(t), who_names(t)
    marks = []
    for placed in lines.steps:
        step, row, known = placed.step, placed.step.row, placed.step.known
        end = known.last if known.precision == "day" else known.last + timedelta(days=1)
        mark = {
            "mark": row["seat_id"],
            "y": placed.line,
            "x": pd.Timestamp(middle(step)),
            "number": str(step.number),
            "words": placed.words,
            "is_left": placed.is_left,
            "first": pd.Timestamp(known.first),
            "last": pd.Timestamp(end),
            "step": names[row["step"]],
            "who": whose[row["who"]],
            "title": t.text(row, "title"),
            "date": t.date(row["date_edtf"]),
            "hollow": bool(side_of([row["source_id"]], data)),
            "voice": voice_words([row["source_id"]], data, t),
        }
        marks.append(mark)
    return pd.DataFrame(marks)


def _names(lines: Lines) -> alt.Y:
    """Names of the lines at their left, places in bold."""
    words, places, room = list(lines.names), list(lines.places), lines.room
    bold = {"condition": {"test": f"indexof({places}, datum.value) >= 0", "value": "bold"}, "value": "normal"}
    axis = alt.Axis(
        labelExpr=f"{json.dumps(words, ensure_ascii=False)}[datum.value]",
        labelFontWeight=bold,
        labelFontSize=SMALL,
        labelAlign="left",
        labelPadding=room,
        labelLimit=0,
        labelOverlap=False,
        minExtent=room,
        maxExtent=room,
        ticks=False,
        domain=False,
    )
    return alt.Y("y:O", scale=alt.Scale(domain=list(range(len(words)))), title=None, axis=axis)


def _year_range(steps: Sequence[Step]) -> tuple[int, int]:
    """The first year and the one after the last."""
    return min(step.known.first for step in steps).year, max(step.known.last for step in steps).year + 1


def _plot(steps: Sequence[Step]) -> tuple[date, date]:
    """The days at which the plot begins and ends: at the middle of the first year if nothing is known before it."""
    first, last = _year_range(steps)
    is_late = min(step.known.first for step in steps).month > 6
    return date(first, 6 if is_late else 1, 1), date(last, 6, 1)


def _years(steps: Sequence[Step]) -> alt.Scale:
    """The years from left to right."""
    ends = [day.isoformat() for day in _plot(steps)]
    return alt.Scale(domain=ends, range=[0, alt.ExprRef(f"width - {NUMBER_AIR}")])


def _year_axis(steps: Sequence[Step]) -> alt.Axis:
    """Every second year, an even one."""
    first, last = _year_range(steps)
    return alt.Axis(
        values=[f"{year}-01-01" for year in range(first + first % 2, last + 1, 2)],
        format="%Y",
        orient="top",
        labelFontSize=SMALL,
        grid=True,
    )


def _channels(lines: Lines, t: Translator) -> dict[str, Any]:
    """The kind of a step by fill and stroke, whose seat by shape, which alone needs a key."""
    whose, names = who_names(t), step_names(t)
    words = list(whose.values())
    legend = in_a_row(
        words,
        title=t("Whose seat"),
        rowPadding=6,
        titlePadding=6,
        titleFontSize=SMALL,
        symbolOpacity=1,
        symbolFillColor=GREY,
        symbolStrokeColor=GREY,
        labelLimit=200,
    )
    at_left(legend, lines.room, f"{_key_top(t)} + {_who_height(t)}")
    colours = alt.Scale(domain=list(names.values()), range=[STEP[key].colour for key in names])
    shapes = alt.Scale(domain=words, range=[WHO_SHAPES[key] for key in whose])
    return {
        "fill": alt.Fill("step:N", scale=colours, legend=None),
        "stroke": alt.Stroke("step:N", scale=colours, legend=None),
        "shape": alt.Shape("who:N", scale=shapes, legend=legend),
    }
