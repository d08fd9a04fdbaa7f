"""The study's approach as a drawing: actors and what each should do, those only advised, residents outside."""

from __future__ import annotations

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
from dashboard.type_width import in_lines, text_width

# Pixels.
LINE, HEAD, PAD = 18, 22, 10
BETWEEN = 34  # rows of boxes, with the words of the lower one
NARROWEST = 760  # of a plot: as wide as a chart for a stage is laid out
APART = 0.015  # of a plot, from a box to the next
MOST_LINES = 3  # of a name, and of each thing to do
_DOT, _INDENT = "· ", "\u00a0\u00a0"  # a plain space would be dropped at the begin of a line


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
        width, room = 1 / len(row.boxes), _room(row)
        worded = [(_name(box, room), _lines(box, room)) for box in row.boxes]
        height = 2 * PAD + LINE * max(len(name) + len(lines) for name, lines in worded)
        for place, (name, lines) in enumerate(worded):
            area = (place * width, (place + 1) * width - APART), (y + HEAD, y + HEAD + height)
            boxes.append({**_placed(name, lines, *area), "kind": row.kind})
        y += HEAD + height + BETWEEN - HEAD
    for arrow in arrows:
        heads.append({"y": y, "text": arrow})
        y += LINE
    plane = Plane(
        alt.Scale(domain=[0, 1], range=[0, alt.ExprRef("width")], nice=False, zero=False),
        channels.pixels_down(y),
    )
    return layered(*_layers(boxes, heads, plane)).properties(height=y)


def _room(row: BoxRow) -> float:
    """Px that the words of a box have."""
    return NARROWEST * (1 / len(row.boxes) - APART) - 2 * PAD


def _name(box: Box, room: float) -> list[str]:
    return in_lines(box.name, LABEL, room, "SourceSans3-SemiBold", most=MOST_LINES)


def _lines(box: Box, room: float) -> list[str]:
    """What somebody should do, each text behind a dot."""
    texts = [in_lines(line, SMALL, room - text_width(_DOT, SMALL), most=MOST_LINES) for line in box.lines]
    return [f"{_INDENT if number else _DOT}{part}" for lines in texts for number, part in enumerate(lines)]


def _placed(
    name: Sequence[str], lines: Sequence[str], across: tuple[float, float], down: tuple[float, float]
) -> dict[str, Any]:
    """A box as it is drawn: the fields are those of the chart's rows."""
    return {
        "x": across[0],
        "x2": across[1],
        "y": down[0],
        "y2": down[1],
        "name": "\n".join(name),
        "text": "\n".join(lines),
        "text_y": down[0] + LINE * len(name),
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
