"""The study's approach as a drawing: actors and what each should do, those only advised, residents outside."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.figures import channels
from dashboard.figures.channels import Plane
from dashboard.figures.colours import GOLD, GREY, TEXT, WATER
from dashboard.figures.keys import LABEL, SMALL
from dashboard.figures.layered import layered
from dashboard.figures.vega import Chart

# Pixels.
LINE, HEAD, PAD = 18, 22, 10
BETWEEN = 34  # rows of boxes, with the words of the lower one
IN_BOX, IN_HEAD = 32, 26  # letters in a line of a box, at the narrowest plot that a picture has


@dataclass(frozen=True)
class Box:
    """Somebody: a name, what the study would have them do, and the group of the data that they are ("" = none)."""

    name: str
    lines: tuple[str, ...] = ()
    stakeholder_id: str = ""


Kind = Literal["acting", "advised", "outside"]


@dataclass(frozen=True)
class BoxRow:
    """Boxes of one kind beside each other, and the words above them."""

    kind: Kind
    words: str
    boxes: tuple[Box, ...]


# How each kind is drawn: told by its edge and by the words above it, not by colour alone.
COLOURS: Mapping[Kind, str] = {"acting": WATER, "advised": GOLD, "outside": GREY}
_DASHES: Mapping[Kind, list[int]] = {"acting": [1, 0], "advised": [6, 4], "outside": [2, 5]}
_GROUNDS: Mapping[Kind, float] = {"acting": 0.12, "advised": 0, "outside": 0}


def approach_chart(rows: Sequence[BoxRow], arrows: Sequence[str] = ()) -> Chart:
    """Rows of boxes from the top down, each row under its words; then who is to turn to whom.

    Args:
        rows: what is drawn, each with a box at least.
        arrows: lines below the boxes.
    """
    boxes: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    y = 0.0
    for row in rows:
        heads.append({"y": y, "text": row.words})
        height, width = max(_height(box) for box in row.boxes), 1 / len(row.boxes)
        for place, box in enumerate(row.boxes):
            boxes.append({**_placed(box, place * width, width, y + HEAD, height), "kind": row.kind})
        y += HEAD + height + BETWEEN - HEAD
    for arrow in arrows:
        heads.append({"y": y, "text": arrow})
        y += LINE
    plane = Plane(
        alt.Scale(domain=[0, 1], range=[0, alt.ExprRef("width")], nice=False, zero=False),
        channels.pixels_down(y),
    )
    return layered(*_layers(boxes, heads, plane)).properties(height=y)


def _height(box: Box) -> float:
    return 2 * PAD + LINE * (len(_name(box)) + len(_lines(box)))


def _name(box: Box) -> list[str]:
    return textwrap.wrap(box.name, IN_HEAD, max_lines=3, placeholder=" …")


def _lines(box: Box) -> list[str]:
    return [
        part
        for line in box.lines
        for part in textwrap.wrap(f"· {line}", IN_BOX, subsequent_indent="  ", max_lines=3, placeholder=" …")
    ]


def _placed(box: Box, left: float, width: float, top: float, height: float) -> dict[str, Any]:
    """A box as it is drawn: the fields are those of the chart's rows."""
    return {
        "x": left,
        "x2": left + width - 0.015,
        "y": top,
        "y2": top + height,
        "name": "\n".join(_name(box)),
        "text": "\n".join(_lines(box)),
        "text_y": top + LINE * len(_name(box)),
    }


def _layers(
    boxes: Sequence[dict[str, Any]], heads: Sequence[dict[str, Any]], plane: Plane
) -> tuple[alt.Chart, ...]:
    """Boxes, the names in them, what each should do, and the words above each row."""
    frame = pd.DataFrame(boxes)
    base = alt.Chart(frame)
    grounds = [
        alt.Chart(frame[frame.kind == kind])
        .mark_rect(
            strokeWidth=2,
            cornerRadius=4,
            fill=colour,
            stroke=colour,
            strokeDash=_DASHES[kind],
            fillOpacity=_GROUNDS[kind],
            aria=False,
        )
        .encode(**plane.area())
        for kind, colour in COLOURS.items()
        if kind in set(frame.kind)
    ]
    style: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "dx": PAD,
        "dy": PAD,
        "color": TEXT,
        "lineBreak": "\n",
        "lineHeight": LINE,
    }
    names = base.mark_text(**style, fontSize=LABEL, fontWeight="bold").encode(
        **plane.place(), text=channels.words("name")
    )
    lines = base.mark_text(**style, fontSize=SMALL).encode(**plane.place(y="text_y"), text=channels.words())
    above = (
        alt.Chart(pd.DataFrame(heads))
        .mark_text(align="left", baseline="top", fontSize=SMALL, color=TEXT, limit=alt.expr("width"))
        .encode(**{**plane.place(), "x": alt.XValue(0)}, text=channels.words())
    )
    return *grounds, names, lines, above
