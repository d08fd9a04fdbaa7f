"""From a canvas to layers of Altair, and the ring around the open event: what wide and tall chart share.

A layer takes the rows of one list of a :class:`~dashboard.figures.timeline.canvas.Canvas` as a frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import Role
from dashboard.figures.drawing.layered import Layered, layered
from dashboard.figures.timeline.canvas import TIP_FIELDS, Row
from dashboard.i18n import Translator

OPENED = "opened"  # name of the chart's parameter: the event with a ring around its mark
PICK = "event"  # name of the chart's selection: a click gives {"event_id": ...}


def frame_of(rows: Sequence[Row], *columns: str) -> pd.DataFrame:
    """Rows of a canvas as a frame with these columns, also when there are none; fields without one are left out."""
    return pd.DataFrame(list(rows), columns=list(columns))


def tooltips(t: Translator) -> alt.ExprRef:
    """What a pointer shows of a mark: titles of the fields that ``canvas.tip`` fills."""
    titles = (t("What"), t("Date"), t("Place"), t("Confidence"), t("Whose account"))
    return channels.told(dict(zip(titles, TIP_FIELDS, strict=True)))


def rect_layer(rects: pd.DataFrame, plane: Plane) -> alt.Chart:
    """Areas without words, from the canvas's rows ``rects``."""
    return (
        alt.Chart(rects)
        .mark_rect(aria=False)
        .encode(**plane.area(), fill=channels.fill(), opacity=channels.opacity())
    )


def rule_layer(rules: pd.DataFrame, plane: Plane, **mark: Any) -> alt.Chart:
    """Lines, from the canvas's rows ``rules``; ``mark`` is passed on to Vega-Lite."""
    return (
        alt.Chart(rules)
        .mark_rule(**mark)
        .encode(**plane.area(), color=channels.colour(), opacity=channels.opacity())
    )


def bar_layer(bars: pd.DataFrame, plane: Plane, t: Translator, **mark: Any) -> alt.Chart:
    """Areas that answer a pointer, from the canvas's rows ``bars``; ``mark`` is passed on to Vega-Lite."""
    return (
        alt.Chart(bars)
        .mark_rect(
            **mark, aria=False, tooltip=tooltips(t)
        )  # may be none, and a layer of nothing must not say that it is a picture
        .encode(
            **plane.area(),
            fill=channels.fill(),
            stroke=channels.stroke(),
            fillOpacity=channels.fill_opacity(),
        )
    )


def point_layers(
    points: pd.DataFrame, plane: Plane, t: Translator, **mark: Any
) -> tuple[alt.Chart, alt.Chart]:
    """The ring, and over it the symbols of events, from the same rows: a click on one is the chart's selection."""
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", clear=False)
    return (
        ring(points).encode(**plane.place()),
        alt.Chart(points)
        .mark_point(**mark, tooltip=tooltips(t))
        .encode(
            **plane.place(),
            fill=channels.fill(),
            stroke=channels.stroke(),
            shape=channels.shape(),
        )
        .add_params(pick),
    )


def text_layer(texts: pd.DataFrame, plane: Plane, **mark: Any) -> alt.Chart:
    """Words, from rows of the canvas with ``text`` and ``colour`` at their place."""
    return (
        alt.Chart(texts)
        .mark_text(**mark)
        .encode(**plane.place(), text=channels.words(), color=channels.colour())
    )


def ring(points: pd.DataFrame) -> alt.Chart:
    """A ring around the marks of the open event, of the canvas's rows ``points``."""
    return (
        alt.Chart(points)
        .transform_filter(f"{OPENED} != '' && datum.event_id == {OPENED}")
        .mark_point(
            shape="circle", size=330, filled=False, strokeWidth=2.5, stroke=Role.INK, opacity=1, aria=False
        )
    )


def stacked(layers: Sequence[alt.Chart], height: float) -> Layered:
    """Layers from the bottom up as one chart of a height (px), with no event open."""
    return layered(*layers).with_signal(OPENED, "").properties(height=height)


def with_opened(spec: Mapping[str, Any], event: str) -> dict[str, Any]:
    """The specification of a timeline with a ring around the marks of an event ("" = none)."""
    params = [
        {**param, "value": event} if param["name"] == OPENED else param for param in spec.get("params", ())
    ]
    return {**spec, "params": params}
