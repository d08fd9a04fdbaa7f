"""The key under a chart of the timeline: kinds of event, and the ways in which a date is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import channels
from dashboard.figures.colours import GREY, KIND_COLOURS, KIND_SHAPES, Role
from dashboard.figures.names import kind_names
from dashboard.figures.timeline.events import LANES
from dashboard.i18n import Translator
from dashboard.type_width import text_width

_LEFT = 8.0  # px, where a line of the key begins
_SIZE = 12  # px, of its words
_WHISKER = "M-2,-0.12L2,-0.12L2,0.12L-2,0.12Z"
_BAR = "M-2,-0.8L2,-0.8L2,0.8L-2,0.8Z"


@dataclass(frozen=True)
class Key:
    """A line of a key: rows of its symbols and of its words, in pixels from the left."""

    symbols: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)

    def symbol(self, px: float, y: float, shape: str, fill: str, stroke: str) -> None:
        """A symbol at a place."""
        self.symbols.append({"px": px, "y": y, "shape": shape, "fill": fill, "stroke": stroke})

    def word(self, px: float, y: float, text: str, colour: str) -> None:
        """Words right of a place."""
        self.words.append({"px": px, "y": y, "text": text, "colour": colour})


def legend_items(rows: Sequence[Mapping[str, Any]], t: Translator) -> list[tuple[str, str]]:
    """Kinds in the key (id, name): those that are drawn, in the order of the lanes."""
    kinds = kind_names(t)
    present = {row["kind"] for row in rows}
    return [(kind, kinds[kind]) for lane in LANES.values() for kind in lane if kind in present]


def kinds_key(kinds: Sequence[tuple[str, str]], y: float) -> Key:
    """Kinds of event (id, name) in one line."""
    key, px = Key(), _LEFT
    for kind, name in kinds:
        key.symbol(px, y, KIND_SHAPES[kind], KIND_COLOURS[kind], KIND_COLOURS[kind])
        key.word(px + 10, y, name, Role.MUTED)
        px += text_width(name, _SIZE) + 30
    return key


def dates_key(y: float, t: Translator) -> Key:
    """How precise a date is, and whose account an event is, in one line."""
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


def key_layers(y_scale: alt.Scale, *lines: Key) -> list[alt.Chart]:
    """Lines of a key as layers, in pixels from the left: no scale of years. None without a symbol."""
    symbols = [row for line in lines for row in line.symbols]
    words = [row for line in lines for row in line.words]
    if not symbols:
        return []
    place = channels.Plane(None, y_scale, "px").place()
    return [
        alt.Chart(pd.DataFrame(symbols))
        .mark_point(size=78, strokeWidth=1.6, opacity=1)
        .encode(**place, fill=channels.fill(), stroke=channels.stroke(), shape=channels.shape()),
        alt.Chart(pd.DataFrame(words))
        .mark_text(fontSize=_SIZE, align="left", baseline="middle")
        .encode(**place, text=channels.words(), color=channels.colour()),
    ]
