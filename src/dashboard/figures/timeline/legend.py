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
from dashboard.figures.timeline.marks import BAR_OPACITY
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator
from dashboard.type_width import in_lines, text_width

PHONE = 288.0  # px of the narrowest chart
_LEFT = 8.0  # px, where a line of the key begins
_SIZE = 12  # px, of its words
_WHISKER = "M-2,-0.12L2,-0.12L2,0.12L-2,0.12Z"
_WHISKER_DOWN = "M-0.12,-2L0.12,-2L0.12,2L-0.12,2Z"
_BAR = "M-2,-0.8L2,-0.8L2,0.8L-2,0.8Z"
_BAR_DOWN = "M-0.8,-1.8L0.8,-1.8L0.8,1.8L-0.8,1.8Z"
# A bracket over years: a line with two ends.
BRACKET = f"{_WHISKER}M-2,-1L-1.76,-1L-1.76,1L-2,1ZM1.76,-1L2,-1L2,1L1.76,1Z"
_ABOVE = 12.0  # px above the first line of ways
KEY_LINE = 17.0  # px from a line to the next


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
    def lines(self) -> int:
        """How many lines of words it has."""
        return len({row["y"] for row in self.words})

    @property
    def right(self) -> float:
        """Px from the left where its words end."""
        return max((row["px"] + text_width(row["text"], _SIZE) for row in self.words), default=0.0)

    @property
    def further(self) -> float:
        """Px that it needs for what has no room in its first line."""
        return float(self.words[-1]["y"] - self.words[0]["y"]) if self.words else 0.0

    def word(self, px: float, y: float, text: str, colour: str) -> None:
        """Words right of a place, in px from the left and the top."""
        self.words.append({"px": px, "y": y, "text": text, "colour": colour})


def kinds_beside(lane: str, rows: Sequence[Mapping[str, Any]], t: Translator) -> list[tuple[str, str]]:
    """Kinds of a lane (id, name) that are drawn in it, in order; none of a lane whose name says its only kind."""
    kinds, present = kind_names(t), {row["kind"] for row in rows}
    of_lane = LANES[lane] if len(LANES[lane]) > 1 else ()
    return [(kind, kinds[kind]) for kind in of_lane if kind in present]


def kinds_key(kinds: Sequence[tuple[str, str]], y: float, room: float = math.inf) -> Key:
    """Kinds of event (id, name) in one line; in as many as have room, in px from the left of the chart."""
    key, px = Key(), _LEFT
    for kind, name in kinds:
        if key.words and px + 10 + text_width(name, _SIZE) > room:
            px, y = _LEFT, y + KEY_LINE
        key.symbol(px, y, KIND_SHAPES[kind], KIND_COLOURS[kind], KIND_COLOURS[kind])
        key.word(px + 10, y, name, Role.MUTED)
        px += text_width(name, _SIZE) + 30
    return key


def dates_key(
    y: float, t: Translator, left: float = 0.0, room: float = math.inf, *, is_down: bool = False
) -> Key:
    """How precise a date is, and whose account an event is, in marks as the chart draws them.

    Args:
        y: of the first line, px from the top.
        t: language.
        left: where a line begins, px.
        room: where it has to end, px; what has none goes on in a further line.
        is_down: whether years run down.
    """
    whisker, bar = (_WHISKER_DOWN, _BAR_DOWN) if is_down else (_WHISKER, _BAR)
    half = 0 if is_down else 6  # px, what a wide symbol reaches further on both sides
    ways = (
        (t("the day is known"), "", Role.PAPER, GREY, 0),
        (t("month"), whisker, GREY, GREY, half),
        (t("year or period"), bar, GREY, GREY, half),
        (t("outline: one side's account"), "", Role.PAPER, Role.PAPER, 0),
    )
    key, px = Key(), left + _LEFT
    for name, behind, shade, fill, wide in ways:
        if key.words and px + 2 * wide + 10 + text_width(name, _SIZE) > room:
            px, y = left + _LEFT, y + KEY_LINE
        if behind:
            key.symbol(px + wide, y, behind, shade, GREY, shade=1.0 if behind == whisker else BAR_OPACITY)
        key.symbol(px + wide, y, "circle", fill, GREY)
        key.word(px + 2 * wide + 10, y, name, Role.MUTED)
        px += 2 * wide + text_width(name, _SIZE) + 32
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
            y += KEY_LINE
    return key, y - KEY_LINE / 2 + 3


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
