"""The tall chart for narrow screens: one deposit, years down."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.dataset import Dataset
from dashboard.figures.colours import INK, KIND_COLOURS, MUTED, PAPER, Theme
from dashboard.figures.timeline.events import LANES, flag, lane_names
from dashboard.figures.timeline.holders import begin_of, spells_of
from dashboard.figures.timeline.layout import clamp, middle_of, place_marks, spread, window_of
from dashboard.figures.timeline.marks import (
    BAND,
    HOLDER_FILL,
    LINE,
    OPENED,
    PICK,
    SHAPES,
    TIP_FIELDS,
    event_tip,
    frame_of,
    legend_items,
    ring,
    tooltips,
)
from dashboard.i18n import DEFAULT, Translator
from dashboard.selection import DECK_YEARS, Selection

_LONG = 24  # letters of a word that is broken, since it would leave the screen
_TALL_YEAR = 40.0  # pixels of a year


def _drawn(spell: Mapping[str, Any]) -> Sequence[tuple[float, float, float]]:
    """Parts of a spell as bars; of one that nobody holds a single frame."""
    parts: Sequence[tuple[float, float, float]] = spell["parts"]
    return [(begin_of(spell), max(part[1] for part in parts), 1.0)] if spell["is_vacant"] else parts


def _tall_holders(
    data: Dataset,
    mine: str,
    px: float,
    window: tuple[float, float],
    per_year: float,
    t: Translator,
    theme: Theme,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Bars of licence spells running down, and their names where there is room."""
    bars: list[dict[str, Any]] = []
    holders: list[dict[str, Any]] = []
    named, muted = "", MUTED[theme]

    def down(value: float) -> float:
        return (value - window[0]) * per_year

    licences = [spell for spell in spells_of(data, mine, t, window) if spell["role"] == "licence"]
    for spell in licences:
        bars += [
            {
                "event_id": spell["event_id"],
                "px": px,
                "px2": px + 7,
                "y": down(a),
                "y2": down(b),
                "fill": HOLDER_FILL[theme],
                "stroke": HOLDER_FILL[theme] if spell["is_vacant"] else "transparent",
                "opacity": 0.0 if spell["is_vacant"] else o * 0.9,
                **{name: spell[name] for name in TIP_FIELDS},
            }
            for a, b, o in _drawn(spell)
        ]
        follows = [
            begin_of(other)
            for other in licences
            if begin_of(other) > begin_of(spell) and other["name"] != spell["name"]
        ]
        room = (min([*follows, window[1]]) - begin_of(spell)) * per_year
        if spell["name"] != named and room > len(spell["name"]) * 6:
            holders.append(
                {
                    "px": px + 14,
                    "y": down(begin_of(spell)) + 3,
                    "text": spell["name"],
                    "colour": muted,
                    "event_id": spell["event_id"],
                }
            )
        named = spell["name"]
    return bars, holders


def _free_run(at: Sequence[float], length: float) -> float:
    """Where the first gap of a length begins between positions in order; the first position if there is none."""
    return next((one for one, other in itertools.pairwise(at) if other - one >= length), at[0])


def tall_chart(
    data: Dataset,
    selection: Selection,
    mine: str,
    rows: Sequence[Mapping[str, Any]],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    """One deposit with the years down: lanes as columns, turning points in words at the right."""
    window = window_of(selection)
    per_year = _TALL_YEAR if window[1] - window[0] > 12 else 90.0
    slot = 13.0
    ink, muted = INK[theme], MUTED[theme]

    def down(value: float) -> float:
        return (value - window[0]) * per_year

    bottom, px = down(window[1]), 40.0
    rects: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    bars: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    first, last = max(window[0], DECK_YEARS[0]), min(window[1], DECK_YEARS[1] + 1)
    if first < last:
        rects.append(
            {"px": 0.0, "px2": 36.0, "y": down(first), "y2": down(last), "fill": BAND[theme], "opacity": 1.0}
        )
    more_bars, holders = _tall_holders(data, mine, px, window, per_year, t, theme)
    bars += more_bars
    px += 24
    where: dict[str, tuple[float, float]] = {}
    placed = place_marks([row for row in rows if row["when"].last > window[0]], window, per_year)
    for index, lane in enumerate(LANES):
        own = [item for item in placed if item[0] == lane]
        if not own:
            continue
        width = (max(item[2] for item in own) + 1) * slot + 5
        rects.append(
            {
                "px": px,
                "px2": px + width,
                "y": 0.0,
                "y2": bottom,
                "fill": LINE[theme],
                "opacity": 0.28 if index % 2 == 0 else 0.0,
            }
        )
        for _, row, column in own:
            x, y = px + 3 + slot * (column + 0.5), down(middle_of(row, window))
            where[row["event_id"]] = x, y
            colour = KIND_COLOURS[row["kind"]]
            fill = PAPER[theme] if row["side"] else colour
            shared = {
                "event_id": row["event_id"],
                "px": x,
                "y": y,
                "fill": fill,
                "stroke": colour,
                **event_tip(row),
            }
            marks.append({**shared, "shape": SHAPES[row["kind"]]})
            if row["when"].form != "day":
                a, b = clamp(row["when"], window)
                half = 3.5 if row["when"].form == "bar" else 0.8
                reach = 0.0 if row["when"].form == "bar" else max(0.0, 9.5 - (down(b) - down(a)) / 2)
                bars.append(
                    {
                        **shared,
                        "px": x - half,
                        "px2": x + half,
                        "y": down(a) - reach,
                        "y2": down(b) + reach,
                        "opacity": 0.45 if half > 1 else 1.0,
                    }
                )
        at_y = sorted(where[row["event_id"]][1] for _, row, _ in own)
        name = lane_names(t)[lane]
        holders.append(
            {
                "px": px + width / 2,
                "y": _free_run([0.0, *at_y, bottom], len(name) * 7 + 16) + 10,
                "text": name,
                "colour": muted,
                "event_id": "",
            }
        )
        px += width
    labels = sorted(
        (row for row in rows if row["label"] and row["event_id"] in where),
        key=lambda row: where[row["event_id"]][1],
    )
    # Cyrillic letters are wider.
    lines = [
        textwrap.wrap(
            row["label"],
            17 if t.lang == DEFAULT else 14,
            break_long_words=any(len(word) > _LONG for word in row["label"].split()),
        )
        for row in labels
    ]
    text_x = px + 8
    for row, text, y in zip(
        labels,
        lines,
        spread([where[row["event_id"]][1] - 7 for row in labels], [15.0 * len(text) + 5 for text in lines]),
        strict=True,
    ):
        for number, line in enumerate(text):
            words.append(
                {
                    "px": text_x,
                    "y": y + 7 + 15 * number,
                    "text": line,
                    "colour": ink,
                    "event_id": row["event_id"],
                }
            )
        x, at = where[row["event_id"]]
        rules.append({"px": x, "px2": text_x - 3, "y": at, "y2": y + 7, "colour": muted, "opacity": 0.75})
    rules += [
        {"px": 36.0, "px2": px, "y": down(year), "y2": down(year), "colour": LINE[theme], "opacity": 0.9}
        for year in range(selection.year_from, selection.year_to + 2)
    ]
    words += [
        {"px": 2.0, "y": down(year + 0.5), "text": str(year), "colour": muted, "event_id": ""}
        for year in range(selection.year_from, selection.year_to + 1)
    ]
    top = -6.0
    for row in (row for row in rows if row["when"].last <= window[0]):
        top -= 18
        words.append(
            {
                "px": 2.0,
                "y": top + 8,
                "text": "▴ " + "\u00a0".join(textwrap.shorten(flag(row, t), 48, placeholder=" …").split(" ")),
                "colour": muted,
                "event_id": row["event_id"],
            }
        )
    key_y = bottom + 16
    for number, (kind, name) in enumerate(legend_items(rows, t)):
        spot = {"px": 8.0 + 165 * (number % 2), "y": key_y + 19 * (number // 2)}
        kind_colour = KIND_COLOURS[kind]
        marks.append(
            {
                **spot,
                "event_id": "",
                "shape": SHAPES[kind],
                "fill": kind_colour,
                "stroke": kind_colour,
                **dict.fromkeys(TIP_FIELDS, ""),
            }
        )
        words.append({**spot, "px": spot["px"] + 11, "text": name, "colour": muted, "event_id": ""})
        bottom = spot["y"]
    height = bottom + 14 - top
    y_axis = alt.Y("y:Q", scale=alt.Scale(domain=[height + top, top], nice=False, zero=False), axis=None)
    x_axis = alt.X("px:Q", scale=None, axis=None)
    fill_, stroke_ = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    opacity, colour_ = (
        alt.Opacity("opacity:Q", scale=None, legend=None),
        alt.Color("colour:N", scale=None, legend=None),
    )
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", clear=False)
    frame = pd.DataFrame(marks)
    columns = ("event_id", "px", "px2", "y", "y2", "fill", "stroke", "opacity", *TIP_FIELDS)
    return (
        alt.layer(
            alt.Chart(pd.DataFrame(rects))
            .mark_rect()
            .encode(x=x_axis, x2=alt.X2("px2"), y=y_axis, y2=alt.Y2("y2"), fill=fill_, opacity=opacity),
            alt.Chart(pd.DataFrame(rules))
            .mark_rule()
            .encode(x=x_axis, x2=alt.X2("px2"), y=y_axis, y2=alt.Y2("y2"), color=colour_, opacity=opacity),
            alt.Chart(frame_of(bars, columns))
            .mark_rect(strokeWidth=1, aria=False)
            .encode(
                x=x_axis,
                x2=alt.X2("px2"),
                y=y_axis,
                y2=alt.Y2("y2"),
                fill=fill_,
                stroke=stroke_,
                fillOpacity=alt.FillOpacity("opacity:Q", scale=None, legend=None),
                tooltip=tooltips(t),
            ),
            ring(frame, theme).encode(x=x_axis, y=y_axis),
            alt.Chart(frame)
            .mark_point(size=72, strokeWidth=1.6, opacity=1)
            .encode(
                x=x_axis,
                y=y_axis,
                fill=fill_,
                stroke=stroke_,
                shape=alt.Shape("shape:N", scale=None, legend=None),
                tooltip=tooltips(t),
            )
            .add_params(pick),
            alt.Chart(pd.DataFrame(words))
            .mark_text(fontSize=12, align="left", baseline="middle")
            .encode(x=x_axis, y=y_axis, text=alt.Text("text:N"), color=colour_),
            alt.Chart(frame_of(holders, ("px", "y", "text", "colour", "event_id")))
            .mark_text(fontSize=12, align="left", baseline="middle", angle=90)
            .encode(x=x_axis, y=y_axis, text=alt.Text("text:N"), color=colour_),
        )
        .add_params(alt.param(name=OPENED, value=""))
        .properties(height=height)
        .configure_view(stroke=None)
    )
