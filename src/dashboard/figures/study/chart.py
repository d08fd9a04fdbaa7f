"""The chart of the study's counts: a row an indicator, under the name of its deposit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GOLD, WATER, Role
from dashboard.figures.drawing.layered import Layered, layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.study.rows import Counts, Row, grid, rows
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

_GUTTER_AT = -2.1  # where the study's dash stands, left of zero
_PHONE = "width < 500"  # labels in two lines; a dash has no words
_NARROW = "width < 700"  # no room for the band in words
# Pixels.
_PITCH = 27.0  # of a row
_HEAD, _NAME = 34.0, 20.0  # of the name of a deposit, which stands nearer to its own rows than to those above
_TOP, _FURTHER = 22.0, 18.0  # below the key, and below a second line of it
_NUMBERS = 20.0  # of the grid: over it, where a window that ends within the rows has them
_FOOT = 8.0
_OVER = -10.0  # the middle of such a number
_LABELS, _PHONE_LABELS = 205, 152  # left of the numbers
_KEY = 13  # of the words of the key
_SMALL_PHONE = 288  # wide is the narrowest chart
_SHADE = alt.ExprRef(Role.SHADE)  # how much a band covers
_WORDS_LEFT = alt.expr("width - 316")  # where the bands in words begin


@dataclass(frozen=True)
class _Placed:
    """A number of the study beside its band, as it is drawn. The fields are those of the chart's rows."""

    mark: str
    y: float
    label: str
    low: int
    high: int
    upper: int
    study: float | None  # where its mark stands; None where the study has no such cell
    verbatim: str
    dash: bool
    where: str
    words: str


@dataclass(frozen=True)
class _Drawing:
    """What all layers share: where things stand, and in which words and colours."""

    plane: Plane
    top: float  # px, where the grid begins
    bottom: float  # px, where it ends
    t: Translator

    @property
    def tooltips(self) -> list[alt.Tooltip]:
        """What a pointer shows of a mark."""
        return [
            alt.Tooltip("where:N", title=self.t("What")),
            alt.Tooltip("verbatim:N", title=self.t("{Study}, verbatim")),
            alt.Tooltip("words:N", title=self.t("Documented")),
        ]


def study_chart(data: Dataset, counts: Counts, t: Translator) -> Layered:
    """A row an indicator: band strict to broad, thin on to the upper end; the study's diamond or dash."""
    top = _TOP if _is_key_in_one_line(t) else _TOP + _FURTHER
    made = rows(data, counts, t)
    frame, heads, bottom = _placed(made, top)
    most, step = grid(made)
    height = bottom + _FOOT
    x_scale = alt.Scale(
        domain=[_GUTTER_AT - 1.0, most + 0.6],
        range=[
            alt.ExprRef(f"{_PHONE} ? {_PHONE_LABELS} : {_LABELS}"),
            alt.ExprRef(f"{_NARROW} ? width - 8 : width - 330"),
        ],
        nice=False,
        zero=False,
    )
    drawing = _Drawing(Plane(x_scale, channels.pixels_down(height)), top + _NUMBERS, bottom + 4, t)
    layers = (
        *_gutter_layers(drawing),
        *_grid_layers(most, step, drawing),
        *_number_layers(frame, drawing),
        *_words_layers(frame, drawing),
        *_label_layers(frame, heads, drawing),
        *_key_layers(drawing),
        _whole_rows(frame, drawing),
    )
    return layered(*layers).properties(height=height)


def _placed(made: Sequence[Row], top: float) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Rows from ``top`` px down, the names of the deposits above theirs, and where the last row ends, px."""
    placed: list[_Placed] = []
    heads: dict[str, float] = {}
    y = top
    for row in made:
        if row.deposit not in heads:
            heads[row.deposit] = y + _NAME
            y += _HEAD
        placed.append(
            _Placed(
                mark=row.mark,
                y=y + _PITCH / 2,
                label=row.label,
                low=row.low,
                high=row.high,
                upper=row.upper,
                study=_GUTTER_AT if row.is_dash else row.printed,
                verbatim=row.verbatim,
                dash=row.is_dash,
                where=f"{row.deposit}: {row.label}",
                words=row.words,
            )
        )
        y += _PITCH
    names = pd.DataFrame([{"y": at, "text": name} for name, at in heads.items()])
    return pd.DataFrame([asdict(row) for row in placed]), names, y


def _gutter_layers(drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """The place of the study's dashes, left of zero: a dash is no number."""
    place = {"at": _GUTTER_AT, "first": _GUTTER_AT - 1.0, "last": _GUTTER_AT + 1.0}
    gutter = alt.Chart(pd.DataFrame([{**place, "y": drawing.top, "y2": drawing.bottom}]))
    words = json.dumps(drawing.t("dash"), ensure_ascii=False)
    return (
        gutter.mark_rect(color=Role.LINE, opacity=0.45).encode(
            **drawing.plane.place("first", x2="last", y2="y2")
        ),
        gutter.transform_calculate(shown=f"{_PHONE} ? '–' : {words}")
        .mark_text(dy=_OVER, fontSize=12, color=Role.MUTED, baseline="middle")
        .encode(**drawing.plane.place("at", "y"), text=channels.words("shown")),
    )


def _grid_layers(most: int, step: int, drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """Lines of whole numbers, every second with its number."""
    lines = pd.DataFrame({"at": list(range(0, most + 1, step))})
    lines["y"], lines["y2"] = drawing.top, drawing.bottom
    lines["text"] = [drawing.t.number(value) if value % (2 * step) == 0 else "" for value in lines["at"]]
    grid = alt.Chart(lines)
    return (
        grid.mark_rule(color=Role.LINE).encode(**drawing.plane.place("at", y2="y2")),
        grid.mark_text(dy=_OVER, fontSize=12, color=Role.MUTED, baseline="middle").encode(
            **drawing.plane.place("at", "y"), text=channels.words()
        ),
    )


def _number_layers(frame: pd.DataFrame, drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """Bands, and over them the marks of the study."""
    place, tip = drawing.plane.place, drawing.tooltips
    band_style: dict[str, Any] = {"color": WATER, "opacity": _SHADE}
    repeats, printed, missing = (
        alt.Chart(rows)
        for rows in (
            frame[frame.upper > frame.high],
            frame[~frame.dash & frame.study.notna()],
            frame[frame.dash],
        )
    )
    return (
        repeats.mark_rule(strokeWidth=3, aria=False, **band_style).encode(
            **place("high", x2="upper"), tooltip=tip
        ),
        alt.Chart(frame)
        .mark_rule(strokeWidth=16, strokeCap="round", **band_style)
        .encode(**place("low", x2="high"), tooltip=tip),
        printed.mark_point(**_diamond(75)).encode(**place("study"), tooltip=tip),
        missing.mark_text(text="–", fontSize=24, fontWeight=700, color=GOLD, baseline="middle").encode(
            **place("study"), tooltip=tip
        ),
    )


def _diamond(size: int) -> dict[str, Any]:
    """The mark of a number of the study; its size in square px."""
    return {
        "shape": "diamond",
        "filled": True,
        "size": size,
        "fill": GOLD,
        "stroke": Role.INK,
        "strokeWidth": 1.2,
        "opacity": 1,
    }


def _words_layers(frame: pd.DataFrame, drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """Bands in words, in a column of their own, or they would seem to belong to the study's mark."""
    style: dict[str, Any] = {
        "align": "left",
        "fontSize": 13,
        "color": Role.MUTED,
        "baseline": "middle",
    }
    place = {
        **drawing.plane.place(),
        "x": alt.XValue(_WORDS_LEFT),
        "text": channels.words("shown"),
    }
    head = pd.DataFrame([{"y": 8, "text": drawing.t("documented")}])
    return (
        alt.Chart(frame)
        .transform_calculate(shown=f"{_NARROW} ? '' : datum.words")
        .mark_text(**style)
        .encode(**place),
        alt.Chart(head)
        .transform_calculate(shown=f"{_NARROW} ? '' : datum.text")
        .mark_text(**style, fontWeight=600)
        .encode(**place),
    )


def _label_layers(frame: pd.DataFrame, heads: pd.DataFrame, drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """Names of the indicators and of the deposits, at the left edge."""
    left = Plane(None, drawing.plane.y_scale, "px").place()
    style: dict[str, Any] = {"align": "left", "color": Role.INK, "baseline": "middle"}
    return (
        # On a phone in two lines: one would be cut, or leave no room for the numbers.
        alt.Chart(frame)
        .transform_calculate(px="0")
        .transform_calculate(shown=f"{_PHONE} ? replace(datum.label, ' ', '\\n') : datum.label")
        .mark_text(
            **style,
            fontSize=alt.ExprRef(f"{_PHONE} ? 12 : 13"),
            lineHeight=13,
            lineBreak="\n",
            dy=alt.ExprRef(f"{_PHONE} ? -5 : 0"),
            limit=alt.ExprRef(f"{_PHONE} ? {_PHONE_LABELS - 2} : {_LABELS}"),
        )
        .encode(**left, text=channels.words("shown")),
        alt.Chart(heads)
        .transform_calculate(px="0")
        .mark_text(**style, fontSize=16, fontWeight=600)
        .encode(**left, text=channels.words()),
    )


def _whole_rows(frame: pd.DataFrame, drawing: _Drawing) -> alt.Chart:
    """Each row from edge to edge, its words too: a click anywhere in it leads to the records behind its number."""
    ends = {"x": alt.XValue(0), "x2": alt.X2Value("width")}
    tall = frame.assign(above=frame.y - _PITCH / 2, below=frame.y + _PITCH / 2)
    place = drawing.plane.place("low", "above", y2="below")
    return touched(alt.Chart(tall), **{**place, **ends}, tooltip=drawing.tooltips)


def _is_key_in_one_line(t: Translator) -> bool:
    """Whether it has room in one on a small phone."""
    return 64 + sum(text_width(words, _KEY) for words in (t("{study}"), t("documents"))) <= _SMALL_PHONE


def _key_layers(drawing: _Drawing) -> tuple[alt.Chart, ...]:
    """What a diamond and a band are."""
    study, documents = drawing.t("{study}"), drawing.t("documents")
    beside = (44 + text_width(study, _KEY), 8) if _is_key_in_one_line(drawing.t) else (11, 8 + _FURTHER)
    key = pd.DataFrame(
        [
            {"px": 8, "y": 8, "text": study, "what": "study"},
            {"px": beside[0], "y": beside[1], "text": documents, "what": "band"},
        ]
    )
    left = Plane(None, drawing.plane.y_scale, "px").place()
    return (
        alt.Chart(key[key.what == "study"]).mark_point(**_diamond(110)).encode(**left),
        alt.Chart(key[key.what == "band"])
        .mark_point(
            shape="M-2.4,-0.9L2.4,-0.9L2.4,0.9L-2.4,0.9Z",
            filled=True,
            size=100,
            fill=WATER,
            opacity=_SHADE,
        )
        .encode(**left),
        alt.Chart(key)
        .transform_calculate(px="datum.px + (datum.what == 'band' ? 20 : 12)")
        .mark_text(align="left", fontSize=_KEY, color=Role.MUTED, baseline="middle")
        .encode(**left, text=channels.words()),
    )
