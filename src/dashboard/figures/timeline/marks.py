"""The marks of events: a shape for each kind, its colours, and what it says when pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.figures.drawing.colours import KIND_COLOURS, KIND_SHAPES, Role
from dashboard.figures.timeline.canvas import Canvas, tip
from dashboard.figures.timeline.layout import Years

BAR_OPACITY = 0.45  # of an event that lasts, or of which no finer date is known


def event_tip(row: Mapping[str, Any]) -> dict[str, str]:
    """Fields of the tooltip of one event."""
    return tip(
        f"{row['title']} ({row['what']})", row["date"], row["place"], row["confidence_words"], row["voice"]
    )


def paint_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Fill and edge of the mark of an event; an outline when one side alone tells of it."""
    colour = KIND_COLOURS[row["kind"]]
    return Role.PAPER if row["side"] else colour, colour


def draw_mark(canvas: Canvas, row: Mapping[str, Any], y: float, years: Years) -> None:
    """The mark of an event at a height, years across: a symbol, on a whisker or a bar if it is no single day."""
    event, x, words = row["event_id"], years.middle(row["when"]), event_tip(row)
    fill, stroke = paint_of(row)
    if row["when"].form == "bar":
        canvas.bar(event, years.clamp(row["when"]), (y - 4, y + 4), words, fill, stroke, BAR_OPACITY)
    elif row["when"].form == "month":
        canvas.whisker(event, x, y, stroke)
    canvas.point(event, x, y, words, fill, stroke, KIND_SHAPES[row["kind"]])
