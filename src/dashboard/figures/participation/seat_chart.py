"""Steps towards a seat in decisions over the years: a row a step's kind, under the place it belongs to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing.colours import GOLD, GREY, TEXT, VIOLET, WATER
from dashboard.figures.drawing.keys import (
    SMALL,
    at_left,
    by_room,
    fill_opacity,
    in_a_row,
    outline_key,
    with_key_below,
)
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import clickable
from dashboard.figures.drawing.packing import first_fit
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.participation.seat_steps import Step
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import seat_scope_names, step_names, who_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

NAME_AIR = 14  # px between the longest name of a row and the years
ROW = 27  # px
AXIS = 32  # px of the years below the plot
LEGEND, LEGEND_IN_A_ROW = 84, 55  # px of the key of whose seat it is: its title and two lines, or one
NUMBER_AIR = 20  # px right of the last mark, for its number
APART = 1700  # days between the middles of marks that do not touch on a phone
WHO_SHAPES = {"residents": "circle", "officials": "square", "both": "diamond", "not-stated": "cross"}
WHO_COLOURS = {"residents": GOLD, "officials": WATER, "both": VIOLET, "not-stated": GREY}


@dataclass(frozen=True)
class _Lines:
    """The lines of the chart, from the top down.

    Attributes:
        names: of each line the place, the kind of step, or "" where a kind goes on.
        places: which lines are names of places.
        steps: the line of each step.
    """

    names: tuple[str, ...]
    places: tuple[int, ...]
    steps: tuple[tuple[int, Step], ...]

    @property
    def room(self) -> int:
        """Px that the names take, left of the years."""
        kinds = (name for y, name in enumerate(self.names) if y not in self.places)
        return NAME_AIR + round(max(text_width(name, SMALL) for name in kinds))

    @classmethod
    def of(cls, steps: Sequence[Step], t: Translator) -> _Lines:
        """Places with the kinds of steps taken there; a kind has as many lines as keep its marks apart."""
        names: list[str] = []
        places: list[int] = []
        placed: list[tuple[int, Step]] = []
        for lane, place in seat_scope_names(t).items():
            here = [step for step in steps if step.row["scope"] == lane]
            if not here:
                continue
            places.append(len(names))
            names.append(place)
            for kind, name in step_names(t).items():
                own = [step for step in here if step.row["step"] == kind]
                middles = [_middle(step).toordinal() for step in own]
                rows = first_fit((day, day + APART) for day in middles)
                placed += [(len(names) + row, step) for row, step in zip(rows, own, strict=True)]
                names += ["" if row else name for row in range(max(rows, default=-1) + 1)]
        return cls(tuple(names), tuple(places), tuple(placed))


def chart(steps: Sequence[Step], data: Dataset, t: Translator) -> Chart:
    """Steps by their kind, under the place where they were taken; marks that would touch stand beneath each other."""
    lines = _Lines.of(steps, t)
    base = alt.Chart(_marks(lines, data, t)).encode(y=_names(lines))
    years, channels = _years(steps), _who_channels(lines, t)
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
    numbers = base.mark_text(align="left", dx=9, fontSize=SMALL, color=TEXT).encode(
        x=x, text=alt.Text("number:N")
    )
    drawn = layered(spans, dots, numbers).properties(height=alt.Step(ROW))
    height = by_room(tuple(who_names(t).values()), LEGEND, LEGEND_IN_A_ROW)
    return with_key_below(drawn, left=lines.room, top=AXIS, legend_height=height, **outline_key(t))


def _middle(step: Step) -> date:
    return step.known.first + (step.known.last - step.known.first) / 2


def _marks(lines: _Lines, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row a step: a dot in the middle of the days that it may mean, and a line over all of them."""
    names, whose = step_names(t), who_names(t)
    marks = []
    for y, step in lines.steps:
        row, known = step.row, step.known
        end = known.last if known.precision == "day" else known.last + timedelta(days=1)
        mark = {
            "mark": row["seat_id"],
            "y": y,
            "x": pd.Timestamp(_middle(step)),
            "number": str(step.number),
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


def _names(lines: _Lines) -> alt.Y:
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


def _years(steps: Sequence[Step]) -> alt.Scale:
    """The years from left to right; the first begins at its middle if nothing is known before it."""
    first, last = _year_range(steps)
    is_late = min(step.known.first for step in steps).month > 6
    begin = f"{first}-06-01" if is_late else f"{first}-01-01"
    return alt.Scale(domain=[begin, f"{last}-06-01"], range=[0, alt.ExprRef(f"width - {NUMBER_AIR}")])


def _year_axis(steps: Sequence[Step]) -> alt.Axis:
    """Every second year, an even one."""
    first, last = _year_range(steps)
    return alt.Axis(
        values=[f"{year}-01-01" for year in range(first + first % 2, last + 1, 2)],
        format="%Y",
        orient="bottom",
        labelFontSize=SMALL,
        grid=True,
    )


def _who_channels(lines: _Lines, t: Translator) -> dict[str, Any]:
    """Whose seat, by fill, stroke and shape: with one legend Vega-Lite makes one key of them."""
    whose = who_names(t)
    words = list(whose.values())
    legend = in_a_row(
        words,
        title=t("Whose seat"),
        rowPadding=6,
        titlePadding=6,
        titleFontSize=SMALL,
        symbolOpacity=1,
        labelLimit=200,
    )
    at_left(legend, lines.room, str(AXIS))
    colours = alt.Scale(domain=words, range=[WHO_COLOURS[key] for key in whose])
    shapes = alt.Scale(domain=words, range=[WHO_SHAPES[key] for key in whose])
    return {
        "fill": alt.Fill("who:N", scale=colours, legend=legend),
        "stroke": alt.Stroke("who:N", scale=colours, legend=legend),
        "shape": alt.Shape("who:N", scale=shapes, legend=legend),
    }
