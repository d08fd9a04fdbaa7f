"""The study's approach as a drawing: actors and what each should do, groups without a part, residents outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import altair as alt
import pandas as pd

from dashboard.figures.approach.lanes import BESIDE, EDGE, INSIDE, Lane, Turn, depth, edges, lanes
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GOLD, GREY, TEXT, WATER
from dashboard.figures.drawing.keys import LABEL, SMALL
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.vega import Chart
from dashboard.type_width import in_lines, text_width

# Pixels.
LINE, PAD = 18, 10
HEAD = 26  # words above boxes
LANE = 24  # from an arrow to the next below it
BETWEEN = 12  # from the frame to what stands below it
NARROWEST = 760  # of a plot: as wide as a chart for a stage is laid out
APART = 0.012  # of a plot, from a box to the next
MOST_LINES = 4  # of a name, and of each thing to do
_DOT, _INDENT = "· ", "\u00a0\u00a0"  # a plain space would be dropped at the begin of a line


@dataclass(frozen=True)
class Box:
    """Somebody: a name, what the study would have them do, and the group of the data that they are ("" = none)."""

    name: str
    lines: tuple[str, ...] = ()
    stakeholder_id: str = ""


Kind = Literal["acting", "advised", "outside"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class BoxRow:
    """Boxes of one kind beside each other, and the words above them."""

    kind: Kind
    words: str
    boxes: tuple[Box, ...]


# How each kind is drawn: told by its edge and by the words above it, not by colour alone.
COLOURS: Mapping[Kind, str] = {"acting": WATER, "advised": GOLD, "outside": GREY}
_DASHES: Mapping[Kind, list[int]] = {"acting": [1, 0], "advised": [6, 4], "outside": [2, 5]}
# Of an arrow: its shape, and where it stands beside its end, px.
_HEADS: Mapping[str, tuple[str, float]] = {
    "up": ("triangle-up", 0),
    "left": ("triangle-left", -4),
    "right": ("triangle-right", -4),
}
_GROUNDS: Mapping[Kind, float] = {"acting": 0.12, "advised": 0, "outside": 0}


def approach_chart(rows: Sequence[BoxRow], turns: Sequence[Turn] = (), turns_words: str = "") -> Chart:
    """Those who have a part in a frame, arrows to whom they are to turn, those without a part below and beside it.

    Args:
        rows: what is drawn, at most one row a kind, each with a box at least.
        turns: of those who have a part.
        turns_words: what the arrows say.
    """
    by_kind = {row.kind: row for row in rows}
    outside = by_kind.get("outside")
    right = INSIDE if outside else 1
    boxes: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    y = 0.0
    if acting := by_kind.get("acting"):
        words.append({"x": EDGE, "y": PAD, "text": acting.words})
        bottom = _row(acting, edges(has_outside=outside is not None), PAD + HEAD, boxes)
        run = lanes(turns, len(acting.boxes), has_outside=outside is not None)
        arrows = [part for lane in run for part in _arrow(lane, bottom)]
        y = bottom + PAD + LANE * depth(run)
        if run:
            words.append({"x": EDGE, "y": y, "text": f"→ {turns_words}"})
            y += HEAD
    bottom_of_frame = y
    if advised := by_kind.get("advised"):
        y += BETWEEN
        words.append({"x": 0, "y": y, "text": advised.words})
        y = _row(advised, (0, right), y + HEAD - 4, boxes)
    if outside:
        y = max(y, _beside(outside, y, boxes))
    plane = Plane(
        alt.Scale(domain=[0, 1], range=[0, alt.ExprRef("width")], nice=False, zero=False),
        channels.pixels_down(y),
    )
    return layered(
        *_ground(right, bottom_of_frame, plane), *_layers(boxes, words, plane), *_lines_of(arrows, plane)
    ).properties(height=y)


def _row(row: BoxRow, span: tuple[float, float], top: float, boxes: list[dict[str, Any]]) -> float:
    """Put boxes beside each other, all as high as the highest; the px at which they end."""
    width = (span[1] - span[0] + APART) / len(row.boxes)
    room = NARROWEST * (width - APART) - 2 * PAD
    worded = [(_name(box, room), _lines(box, room)) for box in row.boxes]
    bottom = top + 2 * PAD + LINE * max(len(name) + len(lines) for name, lines in worded)
    for place, (name, lines) in enumerate(worded):
        left = span[0] + place * width
        boxes.append({**_placed(name, lines, (left, left + width - APART), (top, bottom)), "kind": row.kind})
    return bottom


def _beside(row: BoxRow, bottom: float, boxes: list[dict[str, Any]]) -> float:
    """Put who is outside beside all others, as high as they are or higher; the px at which that ends."""
    room = NARROWEST * (1 - BESIDE) - 2 * PAD
    name = in_lines(
        ", ".join(box.name for box in row.boxes), LABEL, room, "SourceSans3-SemiBold", most=MOST_LINES
    )
    lines = in_lines(row.words, SMALL, room, most=2 * MOST_LINES)
    bottom = max(bottom, 2 * PAD + LINE * (len(name) + len(lines)))
    boxes.append({**_placed(name, lines, (BESIDE, 1), (0, bottom)), "kind": row.kind})
    return bottom


def _arrow(lane: Lane, top: float) -> list[dict[str, Any]]:
    """An arrow as rows of lines, of a head and of a word: from the lower edge of its box, px."""
    y = top + LANE * (lane.level + 1) - 6
    down = {"x": lane.begin, "x2": lane.begin, "y": top, "y2": y}
    along = {"x": lane.begin, "x2": lane.end, "y": y, "y2": y}
    if lane.to == "box":
        up = {"x": lane.end, "x2": lane.end, "y": y, "y2": top}
        return [down, along, up, {"x": lane.end, "y": top + 5, "head": "up", "text": ""}]
    head = {"x": lane.end, "y": y, "head": "left" if lane.goes_left else "right", "text": lane.word}
    return [down, along, head]


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


def _ground(right: float, bottom: float, plane: Plane) -> tuple[alt.Chart, ...]:
    """The frame around all who have a part, if anybody has one."""
    if not bottom:
        return ()
    around = pd.DataFrame([{"x": 0, "x2": right, "y": 0, "y2": bottom}])
    mark = alt.Chart(around).mark_rect(
        cornerRadius=8, fill=WATER, stroke=WATER, fillOpacity=0.06, strokeOpacity=0.5, aria=False
    )
    return (mark.encode(**plane.area()),)


def _lines_of(arrows: Sequence[dict[str, Any]], plane: Plane) -> tuple[alt.Chart, ...]:
    """Arrows: lines, heads, and the words at which some end."""
    if not arrows:
        return ()
    lines = pd.DataFrame([part for part in arrows if "head" not in part])
    heads = pd.DataFrame([part for part in arrows if "head" in part])
    drawn = [
        alt.Chart(lines)
        .mark_rule(color=WATER, strokeWidth=2, strokeCap="square", aria=False)
        .encode(**plane.area())
    ]
    for head, (shape, dx) in _HEADS.items():
        here = heads[heads["head"] == head]
        if here.empty:
            continue
        base = alt.Chart(here)
        mark = base.mark_point(
            shape=shape, size=70, filled=True, color=WATER, opacity=1, aria=False, xOffset=dx
        )
        drawn.append(mark.encode(**plane.place()))
        if here["text"].any():
            side: Literal["left", "right"] = "right" if head == "left" else "left"
            word = base.mark_text(align=side, baseline="middle", dx=3 * dx, fontSize=SMALL, color=TEXT)
            drawn.append(word.encode(**plane.place(), text=channels.words()))
    return tuple(drawn)


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
        .encode(**plane.place(), text=channels.words())
    )
    return *grounds, names, lines, above
