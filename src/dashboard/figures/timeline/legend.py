"""The key of a chart of the timeline: kinds of event, and the ways in which a date or a count is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.colours import GREY, KIND_COLOURS, KIND_SHAPES, Role
from dashboard.figures.drawing.keys import KEY_WIDTH
from dashboard.figures.timeline.events import LANES
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator
from dashboard.type_width import in_lines, text_width

PHONE = 288.0  # px of the narrowest chart
_LEFT = 8.0  # px, where a line of the key begins
_SIZE = 12  # px, of its words
_WHISKER = "M-2,-0.12L2,-0.12L2,0.12L-2,0.12Z"
_BAR = "M-2,-0.8L2,-0.8L2,0.8L-2,0.8Z"
# A bracket over years: a line with two ends.
BRACKET = f"{_WHISKER}M-2,-1L-1.76,-1L-1.76,1L-2,1ZM1.76,-1L2,-1L2,1L1.76,1Z"
_ABOVE, _LINE = 12.0, 17.0  # px above the first line of ways, and from a line to the next


@dataclass(frozen=True)
class Way:
    """A way of drawing: what it says, and the mark as the chart draws it, in grey for any kind."""

    words: str
    fill: str = GREY
    shape: str = "square"
    dash: Sequence[int] = (1, 0)
    shade: float = 1.0  # opacity of the inside


@dataclass(frozen=True)
class Key:
    """A line of a key: rows of its symbols and of its words, in pixels from the left."""

    symbols: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)

    def symbol(
        self,
        px: float,
        y: float,
        shape: str,
        fill: str,
        stroke: str,
        *,
        dash: Sequence[int] = (1, 0),
        shade: float = 1.0,
    ) -> None:
        """A symbol at a place, in px from the left and the top; ``dash`` in px, ``shade`` from 0 to 1."""
        self.symbols.append(
            {
                "px": px,
                "y": y,
                "shape": shape,
                "fill": fill,
                "stroke": stroke,
                "dash": list(dash),
                "shade": shade,
            }
        )

    @property
    def further(self) -> float:
        """Px that it needs for what has no room in its first line."""
        return float(self.words[-1]["y"] - self.words[0]["y"]) if self.words else 0.0

    def word(self, px: float, y: float, text: str, colour: str) -> None:
        """Words right of a place, in px from the left and the top."""
        self.words.append({"px": px, "y": y, "text": text, "colour": colour})


def legend_items(rows: Sequence[Mapping[str, Any]], t: Translator) -> list[tuple[str, str]]:
    """Kinds in the key (id, name): those that are drawn, in the order of the lanes."""
    kinds = kind_names(t)
    present = {row["kind"] for row in rows}
    return [(kind, kinds[kind]) for lane in LANES.values() for kind in lane if kind in present]


def kinds_key(kinds: Sequence[tuple[str, str]], y: float, room: float = math.inf) -> Key:
    """Kinds of event (id, name) in one line; in as many as have room, in px from the left of the chart."""
    key, px = Key(), _LEFT
    for kind, name in kinds:
        if key.words and px + 10 + text_width(name, _SIZE) > room:
            px, y = _LEFT, y + _LINE
        key.symbol(px, y, KIND_SHAPES[kind], KIND_COLOURS[kind], KIND_COLOURS[kind])
        key.word(px + 10, y, name, Role.MUTED)
        px += text_width(name, _SIZE) + 30
    return key


def dates_key(y: float, t: Translator) -> Key:
    """How precise a date is, and whose account an event is, in one line ``y`` px from the top."""
    half = 8  # px, what a wide symbol reaches further to its left
    ways = (
        (t("the day is known"), ("circle",), GREY, 0, 10),
        (t("month"), (_WHISKER, "circle"), GREY, 0, 14),
        (t("year or period"), (_BAR,), GREY, half, 14),
        (t("outline: one side's account"), ("circle",), Role.PAPER, 0, 10),
    )
    key, px = Key(), _LEFT
    for name, shapes, fill, before, after in ways:
        px += before
        for shape in shapes:
            key.symbol(px, y, shape, fill, GREY)
        key.word(px + after, y, name, Role.MUTED)
        px += text_width(name, _SIZE) + 36
    return key


def ways_key(ways: Sequence[Way], y: float) -> tuple[Key, float]:
    """Ways of drawing under each other, which stay on a phone, and where the key ends.

    Args:
        ways: as they come.
        y: where the chart above ends, px.
    """
    key, y = Key(), y + _ABOVE
    for way in ways:
        key.symbol(_LEFT + 9, y, way.shape, way.fill, GREY, dash=way.dash, shade=way.shade)
        for line in in_lines(way.words, _SIZE, KEY_WIDTH):
            key.word(_LEFT + 26, y, line, Role.MUTED)
            y += _LINE
    return key, y - _LINE / 2 + 3


def key_layers(y_scale: alt.Scale | None, *lines: Key) -> list[alt.Chart]:
    """Lines of a key as layers, in pixels from the left: no scale of years. None without a symbol."""
    symbols = [row for line in lines for row in line.symbols]
    words = [row for line in lines for row in line.words]
    if not symbols:
        return []
    place = channels.Plane(None, y_scale, "px").place()
    return [
        alt.Chart(pd.DataFrame(symbols))
        .mark_point(size=78, strokeWidth=1.6, opacity=1)
        .encode(
            **place,
            fill=channels.fill(),
            fillOpacity=channels.fill_opacity("shade"),
            stroke=channels.stroke(),
            strokeDash=channels.dash(),
            shape=channels.shape(),
        ),
        alt.Chart(pd.DataFrame(words))
        .mark_text(fontSize=_SIZE, align="left", baseline="middle")
        .encode(**place, text=channels.words(), color=channels.colour()),
    ]
