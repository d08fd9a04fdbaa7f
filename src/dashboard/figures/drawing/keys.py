"""How charts say who speaks: filled or outline, and the words of their keys; sizes of their text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import altair as alt

from dashboard.figures.drawing.colours import GREY, TEXT, Role
from dashboard.figures.drawing.layered import Layered
from dashboard.figures.words.accounts import side_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import in_lines, text_width

LABEL = 15  # px
SMALL = 13  # px
KEY = "key"  # the layer of a chart that has its key
_KEY_LINE = 18  # px of one line of it
KEY_WIDTH = 244  # px of a line of a chart's key: Streamlit cuts longer ones on a phone of 320 px
_KEY_AIR = 18  # px between what stands side by side in a key
_SYMBOL = 30  # px of a mark before its words, with air
_OTHER_TYPE = 1.12  # how much wider words are in the type of a picture or of another machine
DASHES = [2, 2]  # px of a dashed edge, and between
_HALO = 5  # px of paper around words
# The side of those whose figure is passed on: a newspaper that quotes the police is no second voice.
CLAIMANT_SIDES = {
    "company": "company",
    "officials": "state",
    "police": "state",
    "state-company": "state",
    "organiser": "residents_ngo",
    "residents": "residents_ngo",
}


def claimed_by(claimant: str, source_id: str, data: Dataset) -> str:
    """The one side that alone tells a figure, in a document of its own or through the press; else ""."""
    return side_of([source_id], data) or CLAIMANT_SIDES.get(claimant, "")


def fill_opacity() -> alt.FillOpacityValue:
    """Rows with ``hollow`` in their data, which one side alone tells of, keep the stroke only."""
    return alt.FillOpacityValue(1, condition={"test": "datum.hollow", "value": 0})


def outline_key(t: Translator) -> dict[str, str]:
    """What fill and outline say, for :func:`with_key`."""
    return {
        "filled": t("filled: several sources, or an outside one"),
        "outline": t("outline: one side's account"),
    }


def with_key(
    chart: Layered,
    at: tuple[int, str] | None = None,
    /,
    *,
    filled: str = "",
    outline: str = "",
    dashed: str = "",
    shape: str = "circle",
    orient: str = "bottom",
) -> Layered:
    """A chart with a key under or over it of what fill, outline and a dashed one say, "" = nothing.

    It is part of the drawing, so it goes where a picture of it goes.

    ``at``: where it stands, as for :func:`at_left`, if that is not over or under the plot.

    A layer without a mark has it as the legend of a channel that no other layer uses.
    """
    lines = [words for words in (filled, outline, dashed) if words]
    if not lines:
        return chart
    edges = [[1, 0]] * len(lines)
    if dashed:
        edges[-1] = DASHES
    told = ["\n".join(in_lines(words, SMALL, KEY_WIDTH)) for words in lines]
    is_narrow = _is_narrow(lines)
    look = f"datum.index < {int(bool(filled))} ? '{GREY}' : 'transparent'"
    legend = alt.Legend(
        title=None,
        orient="top" if orient == "top" else "bottom",
        columns=alt.ExprRef(f"{is_narrow} ? 1 : {len(told)}"),
        columnPadding=_KEY_AIR,
        labelExpr=f"{is_narrow} ? split(datum.label, '\\n') : replace(datum.label, /\\n/g, ' ')",
        labelFontSize=SMALL,
        labelLimit=alt.ExprRef(f"{is_narrow} ? {KEY_WIDTH + 10} : 0"),  # the widths of another machine's type
        symbolType=shape,
        symbolSize=80,
        symbolOpacity=1,
        symbolStrokeWidth=1.6,  # Streamlit's would leave an outline no inside
    )
    if at:
        at_left(legend, *at)
    key = (
        alt.Chart(alt.InlineData(values=[]), name=KEY)
        .mark_point(filled=False, color=GREY, fill=alt.ExprRef(look), opacity=0)
        .encode(
            strokeDash=alt.StrokeDash(f"{KEY}:N", scale=alt.Scale(domain=told, range=edges), legend=legend)
        )
    )
    return replace(chart, layers=(*chart.layers, key))


def in_a_row(words: Sequence[str], **more: Any) -> alt.Legend:
    """A legend in small type: all its words beside each other where the plot is as wide, else in two columns.

    Args:
        words: its labels.
        more: what else ``alt.Legend`` takes.
    """
    return alt.Legend(
        columns=alt.ExprRef(f"{_is_narrow(words)} ? 2 : {len(words)}"),
        columnPadding=_KEY_AIR,
        labelFontSize=SMALL,
        symbolSize=130,
        **more,
    )


def _is_narrow(words: Sequence[str]) -> str:
    """Whether a plot is too narrow for a key in one row, as Vega asks it."""
    room = sum(_SYMBOL + text_width(told, SMALL) * _OTHER_TYPE + _KEY_AIR for told in words)
    return f"width < {math.ceil(room)}"


def clear(words: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Words that no line runs through: their paper, and on it the words."""
    paper = words.copy()
    paper.mark = words.mark.copy()
    paper.mark.color, paper.mark.stroke = Role.PAPER, Role.PAPER
    paper.mark.strokeWidth, paper.mark.strokeJoin = _HALO, "round"
    return paper, words


def by_room(words: Sequence[str], narrow: int, wide: int) -> str:
    """A number for Vega: the first where :func:`in_a_row` needs several rows, the second where it has one."""
    return f"({_is_narrow(words)} ? {narrow} : {wide})"


def with_key_above(
    chart: Layered, *, filled: str, outline: str, left: int, top: str, legend_height: str
) -> Layered:
    """The same below a legend, both above the plot and as far left as the names of rows: Vega would begin them at it.

    Args:
        chart: the drawing.
        filled: what fill says.
        outline: what an outline says.
        left: px from where the names begin to the plot.
        top: px from the plot up to where the key begins (:func:`key_height` and what stands between).
        legend_height: px of the legend that ``chart`` has of its own (:func:`at_left`), as Vega computes it.
    """
    # A legend that is put somewhere takes no room of its own: an empty line above it does.
    room = alt.TitleParams(
        text=" ",
        orient="top",
        offset=alt.ExprRef(f"{legend_height} + {key_height(filled, outline)}"),
        fontSize=SMALL,
    )
    with_room = chart.properties(title=room)
    return with_key(with_room, (left, top), filled=filled, outline=outline)


def key_height(filled: str, outline: str) -> str:
    """Px that a key of fill and outline takes, as Vega computes it."""
    lines = sum(len(in_lines(line, SMALL, KEY_WIDTH)) for line in (filled, outline))
    return by_room((filled, outline), lines * _KEY_LINE, _KEY_LINE)


def at_left(legend: alt.Legend, left: int, top: str) -> alt.Legend:
    """A legend above the plot that begins ``left`` px left of it, ``top`` px (as Vega computes it) above its head."""
    legend.orient, legend.legendX, legend.padding = "none", -left, 0
    legend.legendY = alt.ExprRef(f"-({top})")
    return legend


def cut(words: str, most: int) -> str:
    """Words on a drawing, no longer than so many letters: without an end they would cover their neighbours."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def row_labels(base: alt.Chart, field: str, *, bold: bool = False) -> alt.Chart:
    """Labels above the marks of their rows, at most as wide as the chart."""
    return base.mark_text(
        align="left",
        dy=-9,
        fontSize=LABEL,
        fontWeight="bold" if bold else "normal",
        color=TEXT,
        limit=alt.expr("width"),
    ).encode(x=alt.XValue(0), text=alt.Text(field))
