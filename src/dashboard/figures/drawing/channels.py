"""Channels of charts whose rows say how they are drawn: places in pixels, colours, shapes.

Nothing is scaled but places, and nothing has a legend.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt


def fill(field: str = "fill") -> alt.Fill:
    """The colour inside a mark."""
    return alt.Fill(f"{field}:N", scale=None, legend=None)


def stroke(field: str = "stroke") -> alt.Stroke:
    """The colour of a mark's edge."""
    return alt.Stroke(f"{field}:N", scale=None, legend=None)


def colour(field: str = "colour") -> alt.Color:
    """The colour of a line or of words."""
    return alt.Color(f"{field}:N", scale=None, legend=None)


def shape(field: str = "shape") -> alt.Shape:
    """The shape of a mark, by its name or as a path."""
    return alt.Shape(f"{field}:N", scale=None, legend=None)


def size(field: str = "size") -> alt.Size:
    """Size of words, px; of a mark, square px."""
    return alt.Size(f"{field}:Q", scale=None, legend=None)


def opacity(field: str = "opacity") -> alt.Opacity:
    """How much a mark covers, 0 to 1."""
    return alt.Opacity(f"{field}:Q", scale=None, legend=None)


def fill_opacity(field: str = "opacity") -> alt.FillOpacity:
    """How much the inside of a mark covers, 0 to 1."""
    return alt.FillOpacity(f"{field}:Q", scale=None, legend=None)


def dash(field: str = "dash") -> alt.StrokeDash:
    """Lengths of a mark's dashes and gaps, px."""
    return alt.StrokeDash(f"{field}:N", scale=None, legend=None)


def words(field: str = "text") -> alt.Text:
    """Words as they stand in the row."""
    return alt.Text(f"{field}:N")


def told(fields: Mapping[str, str]) -> alt.ExprRef:
    """What a pointer shows of a mark, for its ``tooltip``: the fields that hold its words, by their titles.

    As an expression of ours: Vega-Lite's asks of each field of each mark what it is, and was half of what a chart of
    the timeline cost a browser.
    """
    pairs = (f"{json.dumps(title, ensure_ascii=False)}: datum.{name}" for title, name in fields.items())
    return alt.ExprRef(f"{{{', '.join(pairs)}}}")


def pixels_down(bottom: float, top: float = 0) -> alt.Scale:
    """A scale on which heights are pixels, from the top down."""
    return alt.Scale(domain=[bottom, top], nice=False, zero=False)


@dataclass(frozen=True)
class Plane:
    """Where the rows of a chart stand, on scales that its layers share.

    Attributes:
        x_scale: from left to right; None where rows say it in pixels.
        y_scale: from the top down; None where rows say it in pixels, which a browser has less work with.
        across: the field of a row that says how far from the left it stands, where a layer names no other.
    """

    x_scale: alt.Scale | None
    y_scale: alt.Scale | None = None
    across: str = "x"

    def place(self, x: str = "", y: str = "y", *, x2: str = "", y2: str = "") -> dict[str, Any]:
        """Channels of a mark at a place, or from there to another one, by the fields that say it."""
        out: dict[str, Any] = {"x": alt.X(f"{x or self.across}:Q", scale=self.x_scale, axis=None)}
        if x2:
            out["x2"] = alt.X2(field=x2)
        out["y"] = alt.Y(f"{y}:Q", scale=self.y_scale, axis=None)
        if y2:
            out["y2"] = alt.Y2(field=y2)
        return out

    def area(self) -> dict[str, Any]:
        """Channels of a mark that reaches from one place to another, in both directions."""
        return self.place(x2=f"{self.across}2", y2="y2")
