"""Marks of events, the key, tooltips, and the ring around the open event: what wide and tall chart share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.colours import GREY, INK, KIND_COLOURS, KIND_SHAPES, MUTED, PAPER, Theme
from dashboard.figures.figure import Figure
from dashboard.figures.names import kind_names
from dashboard.figures.timeline.events import LANES, When
from dashboard.figures.timeline.layout import Canvas, clamp
from dashboard.figures.vega import Spec
from dashboard.i18n import Translator

OPENED = "opened"  # name of the chart's parameter: the event with a ring around its mark
PICK = "event"  # name of the chart's selection: a click gives {"event_id": ...}
# Every kind has a closed shape of its own, so that outline and fill differ and colour is never alone.
SHAPES: Mapping[str, str] = {
    **KIND_SHAPES,
    "agreement": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
    "licence": "triangle-left",
}
BAND = {"light": "#EFE6D0", "dark": "#1F1F1E"}  # the deck's window
LINE = {"light": "#DCD3BF", "dark": "#333A42"}
HOLDER_FILL = {"light": "#75787D", "dark": "#7C8086"}
TIP_FIELDS = ("tip1", "tip2", "tip3", "tip4", "tip5")


def tooltips(t: Translator) -> list[alt.Tooltip]:
    """What a pointer shows of a mark: titles of the fields that ``event_tip`` fills."""
    titles = (t("What"), t("Date"), t("Place"), t("Confidence"), t("Told by"))
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in zip(TIP_FIELDS, titles, strict=True)]


def event_tip(row: Mapping[str, Any]) -> dict[str, str]:
    """Fields of the tooltip of one event."""
    words = (
        f"{row['title']} ({row['what']})",
        row["date"],
        row["place"],
        row["confidence_words"],
        row["voice"],
    )
    return dict(zip(TIP_FIELDS, words, strict=True))


def draw_mark(
    canvas: Canvas, row: Mapping[str, Any], at: float, y: float, theme: Theme, window: tuple[float, float]
) -> None:
    """The mark of one event at a height: point, whisker or bar; outline when one side alone tells of it."""
    colour = KIND_COLOURS[row["kind"]]
    known: When = row["when"]
    shared = {"event_id": row["event_id"], "y": y, **event_tip(row)}
    fill = PAPER[theme] if row["side"] else colour
    if known.form == "bar":
        first, last = clamp(known, window)
        canvas.bars.append(
            {
                **shared,
                "x": first,
                "x2": last,
                "y": y - 4,
                "y2": y + 4,
                "fill": fill,
                "stroke": colour,
                "opacity": 0.45,
            }
        )
    elif known.form == "month":
        canvas.whiskers.append({**shared, "x": at, "stroke": colour})
    canvas.points.append({**shared, "x": at, "fill": fill, "stroke": colour, "shape": SHAPES[row["kind"]]})


def legend_items(rows: Sequence[Mapping[str, Any]], t: Translator) -> list[tuple[str, str]]:
    """Kinds in the key (id, name): those that are drawn, in the order of the lanes."""
    kinds = kind_names(t)
    present = {row["kind"] for row in rows}
    return [(kind, kinds[kind]) for lane in LANES.values() for kind in lane if kind in present]


def frame_of(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a frame with these columns, also when there are none."""
    return pd.DataFrame(rows, columns=list(columns))


def ring(points: pd.DataFrame, theme: Theme) -> alt.Chart:
    """A ring around the marks of the open event.

    Like all that is drawn around a mark it may be nothing, and a layer of nothing must not say that it is a picture: the mark itself says what there is.
    """
    return (
        alt.Chart(points[["event_id", *(name for name in ("x", "px") if name in points), "y"]])
        .transform_filter(f"{OPENED} != '' && datum.event_id == {OPENED}")
        .mark_point(
            shape="circle", size=330, filled=False, strokeWidth=2.5, stroke=INK[theme], opacity=1, aria=False
        )
    )


def opened_spec(figure: Figure, event: str) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline, with a ring around the marks of an event ("" = none)."""
    assert isinstance(figure.chart, Spec)
    own = figure.chart.to_dict()
    params = [
        {**param, "value": event} if param["name"] == OPENED else param for param in own.get("params", ())
    ]
    return {**own, "params": params}


def legend_rows(
    items: Sequence[tuple[str, str]], top: float, t: Translator, theme: Theme
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Marks and words of the key: kinds in one line, ways of drawing in the next. ``px`` is from the left."""
    marks: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    px = 8.0
    for kind, name in items:
        marks.append(
            {
                "px": px,
                "y": top + 8,
                "shape": SHAPES[kind],
                "fill": KIND_COLOURS[kind],
                "stroke": KIND_COLOURS[kind],
            }
        )
        words.append({"px": px + 10, "y": top + 8, "text": name, "colour": MUTED[theme]})
        px += len(name) * 5.9 + 30
    px = 8.0
    ways = (
        ("day", t("the day is known")),
        ("month", t("month")),
        ("bar", t("year or interval")),
        ("side", t("outline: one side's account")),
    )
    for way, name in ways if items else ():
        fill = PAPER[theme] if way == "side" else GREY
        shape = {"month": "M-2,-0.12L2,-0.12L2,0.12L-2,0.12Z", "bar": "M-2,-0.8L2,-0.8L2,0.8L-2,0.8Z"}.get(
            way, "circle"
        )
        if way == "bar":
            px += 8
        marks.append({"px": px, "y": top + 28, "shape": shape, "fill": fill, "stroke": GREY})
        if way == "month":
            marks.append({"px": px, "y": top + 28, "shape": "circle", "fill": GREY, "stroke": GREY})
        words.append(
            {
                "px": px + (14 if way in ("month", "bar") else 10),
                "y": top + 28,
                "text": name,
                "colour": MUTED[theme],
            }
        )
        px += len(name) * 5.9 + 36
    return marks, words


def legend_layers(marks: list[dict[str, Any]], words: list[dict[str, Any]], y: alt.Y) -> list[alt.Chart]:
    """The key in pixels from the left: no scale of years."""
    if not marks:
        return []
    x = alt.X("px:Q", scale=None, axis=None)
    colours = {
        name: channel(f"{field}:N", scale=None, legend=None)
        for name, channel, field in (
            ("fill", alt.Fill, "fill"),
            ("stroke", alt.Stroke, "stroke"),
            ("shape", alt.Shape, "shape"),
        )
    }
    return [
        alt.Chart(pd.DataFrame(marks))
        .mark_point(size=78, strokeWidth=1.6, opacity=1)
        .encode(x=x, y=y, **colours),
        alt.Chart(pd.DataFrame(words))
        .mark_text(fontSize=12, align="left", baseline="middle")
        .encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("colour:N", scale=None, legend=None)),
    ]
