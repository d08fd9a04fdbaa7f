"""The wide chart: years across, one panel a deposit. Labels need the room of ``WIDE_FROM`` pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from dashboard.dataset import Dataset
from dashboard.figures.colours import INK, MUTED, PAPER, Theme
from dashboard.figures.keys import cut
from dashboard.figures.names import mine_names
from dashboard.figures.timeline.events import LANES, MOST_LETTERS, flag, lane_names
from dashboard.figures.timeline.holders import draw_ribbon, spells_of
from dashboard.figures.timeline.layout import (
    GUTTER,
    Canvas,
    middle_of,
    place_marks,
    stagger,
    window_of,
)
from dashboard.figures.timeline.marks import (
    BAND,
    LINE,
    OPENED,
    PICK,
    TIP_FIELDS,
    draw_mark,
    event_tip,
    frame_of,
    legend_items,
    legend_layers,
    legend_rows,
    ring,
    tooltips,
)
from dashboard.i18n import Translator
from dashboard.selection import DECK_YEARS, FIRST_YEAR, Selection

# The wide chart needs this much room for its labels; narrower screens get the tall one.
WIDE_FROM = 1000
# Pixels. Text is never under 12.
_PLOT = 830.0  # least width of the years at WIDE_FROM; labels are set for it
_SLOT = 14.0
_NAME = 20  # letters of a deposit's name, left of the years
_CHAR = 6.7  # mean width of a character at 13 px


def wide_chart(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    """One panel a deposit, years across."""
    window = window_of(selection)
    per_year = _PLOT / (window[1] - window[0])
    canvas = Canvas()
    y = 0.0
    names = mine_names(data, t)
    lanes = [
        lane for lane, kinds in LANES.items() if not selection.kinds or set(kinds) & set(selection.kinds)
    ]
    for mine in shown:
        own = [row for row in rows if mine in row["mines"] or mine in row["also"]]
        y = _panel(canvas, data, own, (mine, names[mine]), lanes, y, window, per_year, t, theme) + 18
    return _compose(canvas, legend_items(rows, t), y, window, t, theme)


def _panel(
    canvas: Canvas,
    data: Dataset,
    rows: Sequence[Mapping[str, Any]],
    mine: tuple[str, str],
    lanes: Sequence[str],
    top: float,
    window: tuple[float, float],
    per_year: float,
    t: Translator,
    theme: Theme,
) -> float:
    """Draw one deposit from ``top`` down; returns where it ends."""
    ink, muted, line = INK[theme], MUTED[theme], LINE[theme]
    placed = place_marks(rows, window, per_year)
    labels = [row for row in rows if row["label"] and row["when"].last > window[0]]
    spans = [
        (middle_of(row, window), middle_of(row, window) + (len(row["label"]) * _CHAR + 14) / per_year)
        for row in labels
    ]
    # A label that would leave the chart at the right hangs left of its mark instead, on a row of its own at the top.
    inside = [span[1] <= window[1] for span in spans]
    levels = stagger([span for span, ok in zip(spans, inside, strict=True) if ok])
    height = 17 * (max(levels, default=-1) + 1 + sum(not ok for ok in inside))
    years_y = top + 10
    labels_top = top + 24
    lanes_top = labels_top + max(height, 6)
    y = lanes_top
    row_y: dict[str, float] = {}
    # A lane whose kinds are filtered out is left away: empty it would say that nothing was found.
    for index, (lane, label) in enumerate(
        (lane, label) for lane, label in lane_names(t).items() if lane in lanes
    ):
        mine_rows = [item for item in placed if item[0] == lane]
        slots = max((item[2] for item in mine_rows), default=0) + 1
        lane_height = slots * _SLOT + 8
        if index % 2 == 0:
            canvas.rects.append(
                {
                    "x": window[0],
                    "x2": window[1],
                    "y": y,
                    "y2": y + lane_height,
                    "fill": line,
                    "opacity": 0.28,
                }
            )
        canvas.gutter.append({"y": y + lane_height / 2, "text": label, "colour": muted})
        for _, row, slot in mine_rows:
            at = y + 4 + _SLOT * (slot + 0.5)
            row_y[row["event_id"]] = at
            if row["when"].last <= window[0]:  # before the first year: a flag at the edge
                canvas.points.append(
                    {
                        "event_id": row["event_id"],
                        "x": window[0] + 8 / per_year,
                        "y": at,
                        "fill": PAPER[theme],
                        "stroke": muted,
                        "shape": "triangle-left",
                        **event_tip(row),
                    }
                )
                canvas.texts.append(
                    {
                        "x": window[0] + 16 / per_year,
                        "y": at,
                        "text": cut(flag(row, t), 2 * MOST_LETTERS),
                        "colour": muted,
                        "size": 12,
                        "event_id": row["event_id"],
                    }
                )
            else:
                draw_mark(canvas, row, middle_of(row, window), at, theme, window)
        y += lane_height
    lanes_end = y
    # Turning points
    order = iter(levels)
    overflow = 0
    for row, span, ok in zip(labels, spans, inside, strict=True):
        if ok:
            level_y = lanes_top - 17 * (next(order) + 0.5) - 2
            canvas.texts.append(
                {
                    "x": span[0] + 5 / per_year,
                    "y": level_y,
                    "text": row["label"],
                    "colour": ink,
                    "size": 13,
                    "event_id": row["event_id"],
                }
            )
        else:
            level_y = labels_top + 17 * (overflow + 0.5)
            overflow += 1
            width = (len(row["label"]) * _CHAR + 14) / per_year
            canvas.texts.append(
                {
                    "x": min(span[0] + 5 / per_year, window[1] - width),
                    "y": level_y,
                    "text": row["label"],
                    "colour": ink,
                    "size": 13,
                    "event_id": row["event_id"],
                }
            )
        canvas.rules.append(
            {
                "x": span[0],
                "x2": span[0],
                "y": level_y - 7,
                "y2": row_y[row["event_id"]],
                "colour": muted,
                "opacity": 0.75,
            }
        )
    y = draw_ribbon(canvas, spells_of(data, mine[0], t, window), y + 4, window[1], per_year, t, theme)
    canvas.heads.append({"y": top + 10, "text": cut(mine[1], _NAME), "colour": ink})
    _calendar(canvas, window, per_year, years_y, lanes_top, y, t, theme, first_panel=top == 0)
    canvas.rules.append(
        {"x": window[0], "x2": window[1], "y": lanes_end, "y2": lanes_end, "colour": muted, "opacity": 0.75}
    )
    return y


def _calendar(
    canvas: Canvas,
    window: tuple[float, float],
    per_year: float,
    label_y: float,
    top: float,
    bottom: float,
    t: Translator,
    theme: Theme,
    *,
    first_panel: bool,
) -> None:
    """Year lines and labels, and the deck's window, for one panel."""
    step = 1 if per_year > 44 else 2 if per_year > 22 else 4
    for year in range(int(window[0]), int(window[1])):
        canvas.rules.append(
            {"x": year, "x2": year, "y": top, "y2": bottom, "colour": LINE[theme], "opacity": 0.7}
        )
        if (year - FIRST_YEAR) % step == 0:
            canvas.middle_texts.append(
                {"x": year + 0.5, "y": label_y, "text": str(year), "colour": MUTED[theme]}
            )
    first, last = max(window[0], DECK_YEARS[0]), min(window[1], DECK_YEARS[1] + 1)
    if first >= last:
        return
    canvas.rects.insert(
        0, {"x": first, "x2": last, "y": top, "y2": bottom, "fill": BAND[theme], "opacity": 1}
    )
    if first_panel:
        canvas.heads.append({"y": -14, "text": "", "colour": MUTED[theme]})
        words = t("the deck's window, {first}–{last}", first=str(DECK_YEARS[0]), last=str(DECK_YEARS[1]))
        canvas.rects.append({"x": first, "x2": last, "y": -22, "y2": -4, "fill": BAND[theme], "opacity": 1})
        canvas.texts.append(
            {
                "x": first + 6 / per_year,
                "y": -13,
                "text": words,
                "colour": MUTED[theme],
                "size": 12,
                "event_id": "",
            }
        )


def _compose(
    canvas: Canvas,
    legend: Sequence[tuple[str, str]],
    bottom: float,
    window: tuple[float, float],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    """Layers from the bottom up: window and lanes, year lines, ribbons and bars, marks, words, legend."""
    top = -26.0
    legend_y = bottom + 4
    marks, words = legend_rows(legend, legend_y, t, theme)
    height = legend_y + 20 * (2 if legend else 0) + 4 - top
    y_scale = alt.Scale(domain=[height + top, top], nice=False, zero=False)
    x_scale = alt.Scale(domain=list(window), range=[GUTTER, alt.ExprRef("width - 4")], nice=False, zero=False)
    x, y = alt.X("x:Q", scale=x_scale, axis=None), alt.Y("y:Q", scale=y_scale, axis=None)
    opacity, colour = (
        alt.Opacity("opacity:Q", scale=None, legend=None),
        alt.Color("colour:N", scale=None, legend=None),
    )
    fill, stroke = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    shape = alt.Shape("shape:N", scale=None, legend=None)
    tip = tooltips(t)
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", clear=False)
    tip_columns = ("event_id", *TIP_FIELDS)
    points = frame_of(canvas.points, ("x", "y", "fill", "stroke", "shape", *tip_columns))
    layers = [
        alt.Chart(frame_of(canvas.rects, ("x", "x2", "y", "y2", "fill", "opacity")))
        .mark_rect()
        .encode(x=x, x2=alt.X2("x2"), y=y, y2=alt.Y2("y2"), fill=fill, opacity=opacity),
        alt.Chart(frame_of(canvas.rules, ("x", "x2", "y", "y2", "colour", "opacity")))
        .mark_rule(strokeWidth=1)
        .encode(x=x, x2=alt.X2("x2"), y=y, y2=alt.Y2("y2"), color=colour, opacity=opacity),
        alt.Chart(frame_of(canvas.bars, ("x", "x2", "y", "y2", "fill", "stroke", "opacity", *tip_columns)))
        .mark_rect(cursor="pointer", strokeWidth=1.2, aria=False)
        .encode(
            x=x,
            x2=alt.X2("x2"),
            y=y,
            y2=alt.Y2("y2"),
            fill=fill,
            stroke=stroke,
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None, legend=None),
            tooltip=tip,
        ),
        alt.Chart(frame_of(canvas.whiskers, ("x", "y", "stroke", *tip_columns)))
        .mark_tick(orient="horizontal", size=19, thickness=1.6, opacity=1, aria=False)
        .encode(x=x, y=y, color=alt.Color("stroke:N", scale=None, legend=None)),
        ring(points, theme).encode(x=x, y=y),
        alt.Chart(points)
        .mark_point(size=78, strokeWidth=1.6, opacity=1, cursor="pointer")
        .encode(x=x, y=y, fill=fill, stroke=stroke, shape=shape, tooltip=tip)
        .add_params(pick),
        alt.Chart(frame_of(canvas.texts, ("x", "y", "text", "colour", "size", "event_id")))
        .mark_text(align="left", baseline="middle")
        .encode(
            x=x, y=y, text=alt.Text("text:N"), color=colour, size=alt.Size("size:Q", scale=None, legend=None)
        ),
        alt.Chart(frame_of(canvas.middle_texts, ("x", "y", "text", "colour")))
        .mark_text(fontSize=12, baseline="middle")
        .encode(x=x, y=y, text=alt.Text("text:N"), color=colour),
        alt.Chart(frame_of(canvas.gutter, ("y", "text", "colour")))
        .mark_text(fontSize=13, align="left", baseline="middle")
        .encode(x=alt.XValue(0), y=y, text=alt.Text("text:N"), color=colour),
        alt.Chart(frame_of(canvas.heads, ("y", "text", "colour")))
        .mark_text(fontSize=18, fontWeight=600, align="left", baseline="middle")
        .encode(x=alt.XValue(0), y=y, text=alt.Text("text:N"), color=colour),
        *legend_layers(marks, words, y),
    ]
    return (
        alt.layer(*layers)
        .add_params(alt.param(name=OPENED, value=""))
        .properties(height=height)
        .configure_view(stroke=None)
    )
