"""A chart as the text that is sent, and the way from Altair's objects to it.

Altair walks, checks and copies every cell of a chart's data several times. Here the rows are kept aside while the rest
becomes text, and are put into it as they are.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
from altair.utils.schemapi import disable_debug_mode

from dashboard.figures.drawing.colours import TEXT
from dashboard.figures.drawing.layered import Layered

Chart = alt.Chart | Layered | alt.VConcatChart | alt.HConcatChart | alt.FacetChart


@dataclass(frozen=True)
class Spec:
    """A Vega-Lite specification as text, with a role (:mod:`dashboard.figures.drawing.colours`) where papers differ.

    A chart is kept as what is sent: the objects it is built from are thousands, and the garbage collector would walk
    them all.
    """

    text: str

    def to_dict(self) -> dict[str, Any]:
        """The specification, made anew for each caller."""
        own: dict[str, Any] = json.loads(self.text)
        return own

    @property
    def height(self) -> float:
        """Height of the plot in px, without legends and keys; 0 if it is not fixed."""
        height = self.to_dict().get("height", 0)
        return float(height) if isinstance(height, (int, float)) else 0.0


class _Aside(threading.local):
    """Frames of the chart that this thread is writing: by identity, each with the name that stands for its rows."""

    def __init__(self) -> None:
        self.frames: dict[int, tuple[str, pd.DataFrame]] | None = None


_aside = _Aside()

# How keys stand to each other and to the drawing, as Vega reads it.
_ONE_BELOW_THE_OTHER = "direction: 'vertical'"
_KEYS = (
    f"{{offset: 18, bottom: {{{_ONE_BELOW_THE_OTHER}, offset: 18, margin: 6}}, "
    f"top: {{{_ONE_BELOW_THE_OTHER}, offset: 14, margin: 4}}}}"
)


def written(chart: Chart) -> Spec:
    """A chart as text.

    It is not checked against Vega-Lite's schema, which takes longer than all the rest; a test checks every figure.

    Raises:
        ValueError: a cell holds a number that JSON cannot say (nan, infinite).
    """
    _aside.frames = {}
    try:
        text, frames = _json(chart.to_dict(validate=False)), list(_aside.frames.values())
    finally:
        _aside.frames = None
    for name, frame in frames:
        text = text.replace(_json({"name": name}), _json({"values": _rows(frame)}))
    return Spec(text)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day)


def _day(value: Any) -> str:
    """A day or a moment in a cell, as Vega reads it."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing that a chart can hold")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON has them: what is missing is null."""
    names = [str(name) for name in frame.columns]
    columns = (frame[name].to_numpy(dtype=object, na_value=None).tolist() for name in frame.columns)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _put_aside(data: pd.DataFrame | dict[str, Any]) -> dict[str, Any]:
    """What Altair does with a chart's data: nothing; while a chart is written a name stands for its rows.

    Streamlit would turn rows that layers share into tables, anew at each page.
    """
    if not isinstance(data, pd.DataFrame):
        return data
    if _aside.frames is None:
        return {"values": _rows(data)}
    name, _ = _aside.frames.setdefault(id(data), (f"rows-{len(_aside.frames)}", data))
    return {"name": name}


@alt.theme.register("atlas", enable=True)
def _atlas() -> alt.theme.ThemeConfig:
    """What every chart has: no frame, and words of axes and legends in a colour that is read on its paper.

    Streamlit's own grey of axes and legends is too pale. A screen reader is told what the chart says, once, and reads
    its table: Vega would have it read each mark as its place and colour, and each axis in English.
    """
    return {
        "config": {
            "aria": False,
            "mark": {"aria": False},
            "title": {"aria": False},
            "view": {"continuousHeight": 300, "continuousWidth": 300, "stroke": None},
            "axis": {"labelColor": TEXT, "titleColor": TEXT},
            "legend": {
                "labelColor": TEXT,
                "titleColor": TEXT,
                # Of two keys under or over a chart the second stands under the first: beside it a phone would cut it.
                "layout": {"expr": _KEYS},
            },
        }
    }


# Altair would check each scale, axis and mark against Vega-Lite's schema when it is made, at a sixth of a chart's cost.
disable_debug_mode()
alt.data_transformers.register("aside", _put_aside)
alt.data_transformers.enable("aside", consolidate_datasets=False)
