"""The timeline of more events than a screen can hold: how many of each kind in each year, and the table has each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from dashboard.choosing.event_records import Numbers, index
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GREY, KIND_COLOURS, Role
from dashboard.figures.drawing.layered import Layered
from dashboard.figures.timeline.events import LANES
from dashboard.figures.timeline.layers import stacked
from dashboard.figures.timeline.layout import GUTTER, RIGHT
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

MOST = 800  # marks that the lanes of a chart may hold
_HEAD, _ROW, _GAP, _FOOT = 26, 22, 16, 18  # px
_LARGEST, _SMALLEST = 380, 30  # square px of a mark
_SIZE = 12  # px of words

_FEW = 6  # deposits that have a panel of their own
_ALL = "all"  # in one row all kinds but violence are one


@dataclass(frozen=True)
class _Mark:
    """Events of a kind in a year, in their row."""

    year: int
    y: float
    n: int
    kind: str
    what: str


@dataclass(frozen=True)
class _Line:
    """Words beside the years."""

    y: float
    text: str
    size: int
    colour: str


def is_crowded(n: int) -> bool:
    """Whether so many events are more than marks can be told apart."""
    return n > MOST


def crowded_chart(
    data: Dataset,
    where: Numbers,
    panels: Mapping[str, str],
    years: tuple[int, int],
    t: Translator,
) -> Layered:
    """A row for each kind of event at each deposit, or with many deposits for each of them.

    A mark a year, as large as there are events.

    Args:
        data: the data package.
        where: positions of events, as :func:`dashboard.choosing.event_records.positions` gives them.
        panels: id and name of each deposit that is shown, in order.
        years: first and last year of the chart.
        t: language.
    """
    order = [kind for kinds in LANES.values() for kind in kinds]
    is_one_row = len(panels) > _FEW
    tally = _tally(data, where, years, is_one_row=is_one_row)
    names = {**kind_names(t), _ALL: t("other events")}
    lines, marks, y = [], [], 0.0
    for mine, panel in panels.items():
        kinds = [kind for kind in (_ALL, *order) if (mine, kind) in tally]
        if not is_one_row:
            lines.append(_Line(y + _HEAD / 2, panel, 16, Role.INK))
            y += _HEAD
        elif kinds:
            lines.append(_Line(y + _ROW / 2, panel, _SIZE, Role.MUTED))
        for kind in kinds:
            if not is_one_row:
                lines.append(_Line(y + _ROW / 2, names[kind], _SIZE, Role.MUTED))
            marks += [
                _Mark(year, y + _ROW / 2, n, kind, f"{panel}: {names[kind]}")
                for year, n in tally[mine, kind].items()
            ]
            y += 0 if is_one_row else _ROW
        y += _ROW if is_one_row else _GAP
    return _composed(marks, lines, y, years, t)


def _tally(
    data: Dataset, where: Numbers, years: tuple[int, int], *, is_one_row: bool
) -> Mapping[tuple[str, str], Mapping[int, int]]:
    """How many events begin in each year, by deposit and kind; what began before the first year counts in it."""
    known = index(data)
    chosen = np.zeros(len(known.first), bool)
    chosen[where] = True
    record, mine = known.of_mine[:, chosen[known.of_mine[0]]]
    year = np.clip(known.first[record], *years)
    sizes = len(known.mines) + 1, len(known.kinds) + 1, years[1] + 1
    found, numbers = np.unique(
        np.ravel_multi_index((mine, known.kind[record], year), sizes), return_counts=True
    )
    codes = (part.tolist() for part in np.unravel_index(found, sizes))
    out: dict[tuple[str, str], Counter[int]] = {}
    for of_mine, of_kind, of_year, n in zip(*codes, numbers.tolist(), strict=True):
        kind = known.kinds[of_kind]
        row = _ALL if is_one_row and kind != "violent" else kind
        out.setdefault((known.mines[of_mine], row), Counter())[of_year] += n
    return out


def _short(name: str) -> str:
    """The name of a kind in the room beside the years."""
    while text_width(name, _SIZE) > GUTTER - 10:
        name = f"{name[:-2].rstrip()}…"
    return name


def _composed(
    marks: Sequence[_Mark],
    lines: Sequence[_Line],
    bottom: float,
    years: tuple[int, int],
    t: Translator,
) -> Layered:
    """Year lines and their names, names of rows, marks."""
    x_scale = alt.Scale(
        domain=[years[0], years[1] + 1],
        range=[GUTTER, alt.ExprRef(f"width - {RIGHT}")],
        nice=False,
        zero=False,
    )
    plane = Plane(x_scale, channels.pixels_down(bottom + _FOOT))
    layers = [*_year_layers(years, bottom, plane), _name_layer(lines, plane), _mark_layer(marks, plane, t)]
    return stacked(layers, bottom + _FOOT)


def _year_layers(years: tuple[int, int], bottom: float, plane: Plane) -> tuple[alt.Chart, alt.Chart]:
    """A line at the begin of each year, and about twelve names."""
    first, last = years
    step = max(1, round((last - first) / 12))
    rows = [
        {
            "x": year,
            "x2": year,
            "middle": year + 0.5,
            "y": 0.0,
            "y2": bottom,
            "foot": bottom + _FOOT / 2,
            "word": str(year) if (year - first) % step == 0 else "",
        }
        for year in range(first, last + 1)
    ]
    base = alt.Chart(pd.DataFrame(rows))
    return (
        base.mark_rule(color=Role.LINE, strokeWidth=0.7).encode(**plane.area()),
        base.mark_text(fontSize=_SIZE, color=Role.MUTED).encode(
            **plane.place("middle", "foot"), text=channels.words("word")
        ),
    )


def _name_layer(lines: Sequence[_Line], plane: Plane) -> alt.Chart:
    """Names of panels and rows, left of the years."""
    rows = [{"y": at.y, "text": _short(at.text), "size": at.size, "colour": at.colour} for at in lines]
    left = {**plane.place(), "x": alt.XValue(0), "text": channels.words(), "color": channels.colour()}
    names = alt.Chart(pd.DataFrame(rows)).mark_text(align="left", baseline="middle")
    return names.encode(**left, size=channels.size())


def _mark_layer(marks: Sequence[_Mark], plane: Plane, t: Translator) -> alt.Chart:
    """A mark a year, the small over the large."""
    most = max((mark.n for mark in marks), default=1)
    rows = [
        {
            "x": mark.year + 0.5,
            "y": mark.y,
            "size": max(_SMALLEST, _LARGEST * mark.n / most),
            "fill": KIND_COLOURS.get(mark.kind, GREY),
            "what": mark.what,
            "year": mark.year,
            "n": t.number(mark.n),
        }
        for mark in sorted(marks, key=lambda mark: -mark.n)
    ]
    tip = [
        alt.Tooltip("what:N", title=t("What")),
        alt.Tooltip("year:Q", title=t("Year"), format="d"),
        alt.Tooltip("n:N", title=t("Events")),
    ]
    circles = alt.Chart(pd.DataFrame(rows)).mark_point(shape="circle", filled=True, opacity=0.9)
    return circles.encode(**plane.place(), fill=channels.fill(), size=channels.size(), tooltip=tip)
