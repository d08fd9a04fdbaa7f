"""Claims on how many came, as dots on a logarithmic axis: a row an action."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.colours import GOLD, GREEN, GREY, TEXT, VIOLET, WATER
from dashboard.figures.drawing.keys import (
    LABEL,
    SMALL,
    claimed_by,
    clear,
    fill_opacity,
    in_a_row,
    outline_key,
    with_key,
)
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.participation.claims import Claimed, are_rival, bound, where
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import claimant_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

CLAIMANT_COLOURS = {
    "police": WATER,
    "officials": WATER,
    "company": VIOLET,
    "organiser": GOLD,
    "residents": GOLD,
    "observers": GREEN,
    "press": GREY,
    "not-stated": GREY,
}
CLAIMANT_SHAPES = {
    "police": "square",
    "officials": "triangle-down",
    "company": "diamond",
    "organiser": "triangle-up",
    "residents": "triangle-right",
    "observers": "cross",
    "press": "circle",
    "not-stated": "stroke",
}
ROW, FIRST_DOT, NEXT_DOT = 58, 10, 13  # px: of an action, and down in it of its dots
RIGHTWARD, LEFTWARD = "→", "←"  # beside the dot of a claim that is only a bound
ARROW_FROM_DOT = 8  # px, from its middle
TICKS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000)


@dataclass(frozen=True)
class _HeadcountAxis:
    """The logarithmic axis: from ten to a thousand people at least, and as far as the claims reach."""

    low: float
    high: float

    @classmethod
    def of(cls, people: pd.Series) -> _HeadcountAxis:
        """An axis on which all claims have room."""
        return cls(min(10.0, float(people.min())) * 0.8, max(1000.0, float(people.max())) * 1.5)

    @property
    def scale(self) -> alt.Scale:
        """Not rounded: the room at both ends is for the arrows."""
        return alt.Scale(type="log", domain=[self.low, self.high], nice=False)

    def at(self, field: str) -> alt.X:
        """A number of people on the axis that :meth:`x` draws."""
        return alt.X(f"{field}:Q", scale=self.scale, title=None)

    def x(self, t: Translator) -> alt.X:
        """Where a claim stands, with the axis itself; numbers as the visitor's language writes them."""
        ticks = [value for value in TICKS if self.low <= value <= self.high]
        written = json.dumps({str(value): t.number(value) for value in ticks}, ensure_ascii=False)
        axis = alt.Axis(
            values=ticks, labelExpr=f"{written}[datum.value]", orient="bottom", labelFontSize=SMALL
        )
        return alt.X("people:Q", scale=self.scale, title=t("people (logarithmic axis)"), axis=axis)


def chart(view: Claimed, data: Dataset, t: Translator) -> Chart:
    """A row an action: label and range above, its claims as dots on a log axis, joined where they disagree."""
    actions, dots = _actions(view, data, t), _dots(view, data, t)
    people = _HeadcountAxis.of(dots.people)
    layers = (
        _span(actions, people),
        _claims(dots, people, t),
        _arrows(dots, people),
        *clear(_words(actions)),
        _touched(actions, t),
    )
    return with_key(layered(*layers).properties(height=ROW * len(actions)), **outline_key(t))


def _label(action: Row, data: Dataset, t: Translator) -> str:
    return f"{t.date(action['date_edtf'])} · {where(action, data, t)}"


def _drawn_at(people: int) -> int:
    """Nobody has no place on a logarithmic axis, so none is drawn as one."""
    return max(int(people), 1)


def _actions(view: Claimed, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row an action: its lowest and highest claim, and heights in px, from its line of words (``top``) down."""
    rows = []
    for number, action in enumerate(view.found):
        claims, middle = view.claims[action["action_id"]], ROW * (number + 0.5)
        ends = dict.fromkeys((bound(claims[0], t), bound(claims[-1], t)))
        row = {
            "mark": action["action_id"],
            "top": middle - 2 * FIRST_DOT - 2,
            "foot": middle - 2,
            "words": middle - 9,
            "y": middle + FIRST_DOT,
            "label": _label(action, data, t),
            "range": " – ".join(ends),
            "low": _drawn_at(claims[0]["people"]),
            "high": _drawn_at(claims[-1]["people"]),
            "are_rival": are_rival(claims),
        }
        rows.append(row)
    return pd.DataFrame(rows)


def _dots(view: Claimed, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row a claim. Equal claims stand beneath each other, so that none hides the other."""
    names = claimant_names(t)
    rows = []
    for number, action in enumerate(view.found):
        label, taken = _label(action, data, t), Counter[int]()
        for claim in view.claims[action["action_id"]]:
            people = _drawn_at(claim["people"])
            row = {
                "y": ROW * (number + 0.5) + FIRST_DOT + NEXT_DOT * taken[people],
                "people": people,
                "claimant": names[claim["claimant"]],
                "claim": bound(claim, t),
                "arrow": {"at-least": RIGHTWARD, "up-to": LEFTWARD}.get(claim["bound"], ""),
                "bound": claim["bound"],
                "label": label,
                "note": t.text(claim, "note"),
                "hollow": bool(claimed_by(claim["claimant"], claim["source_id"], data)),
                "voice": voice_words([claim["source_id"]], data, t),
            }
            rows.append(row)
            taken[people] += 1
    return pd.DataFrame(rows)


def _down(field: str = "y") -> alt.Y:
    """How far down a mark stands, px."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _span(actions: pd.DataFrame, people: _HeadcountAxis) -> alt.Chart:
    """A line between the lowest and the highest claim where sources disagree, as the title counts."""
    return (
        alt.Chart(actions)
        .transform_filter("datum.are_rival")
        .mark_rule(aria=False, strokeWidth=2, color=GREY)
        .encode(x=people.at("low"), x2=alt.X2("high:Q"), y=_down())
    )


def _claims(dots: pd.DataFrame, people: _HeadcountAxis, t: Translator) -> alt.Chart:
    """The dots, with the axis that all layers share."""
    told = {
        t("Protest or incident"): "label",
        t("People"): "claim",
        t("Who says so"): "claimant",
        t("Whose account"): "voice",
        t("Note"): "note",
    }
    marks = alt.Chart(dots).mark_point(
        size=130, filled=True, strokeWidth=2, opacity=0.95, tooltip=channels.told(told)
    )
    return marks.encode(x=people.x(t), y=_down(), **_claimant_channels(dots, t))


def _arrows(dots: pd.DataFrame, people: _HeadcountAxis) -> alt.Chart:
    """Arrows beside claims that are only a bound."""
    to_right = f"datum.arrow == '{RIGHTWARD}'"
    return (
        alt.Chart(dots)
        .transform_filter("datum.arrow != ''")
        .mark_text(
            align=alt.ExprRef(f"{to_right} ? 'left' : 'right'"),
            dx=alt.ExprRef(f"{to_right} ? {ARROW_FROM_DOT} : {-ARROW_FROM_DOT}"),
            fontSize=17,
            fontWeight="bold",
            color=TEXT,
        )
        .encode(x=people.at("people"), y=_down(), text=channels.words("arrow"))
    )


def _claimant_channels(dots: pd.DataFrame, t: Translator) -> dict[str, Any]:
    """Who says so, by fill, stroke and shape: with one legend Vega-Lite makes one key of them."""
    names = {key: name for key, name in claimant_names(t).items() if name in set(dots.claimant)}
    words = list(names.values())
    legend = in_a_row(words, title=None, orient="bottom", labelLimit=240)
    colours = alt.Scale(domain=words, range=[CLAIMANT_COLOURS[key] for key in names])
    shapes = alt.Scale(domain=words, range=[CLAIMANT_SHAPES[key] for key in names])
    return {
        "fill": alt.Fill("claimant:N", scale=colours, legend=legend),
        "stroke": alt.Stroke("claimant:N", scale=colours, legend=legend),
        "shape": alt.Shape("claimant:N", scale=shapes),
        "fillOpacity": fill_opacity(),
    }


def _touched(actions: pd.DataFrame, t: Translator) -> alt.Chart:
    """What answers a click: the line of words of each action, above its dots, which tell of themselves."""
    place = {"x": alt.XValue(0), "x2": alt.X2Value("width"), "y": _down("top"), "y2": alt.Y2("foot:Q")}
    tooltip = channels.told({t("Protest or incident"): "label", t("People"): "range"})
    return touched(alt.Chart(actions), **place, tooltip=alt.TooltipValue(tooltip))


def _words(actions: pd.DataFrame) -> alt.Chart:
    """What each action was, and at the right its range."""
    is_label = "datum.side == 'left'"
    rows = [
        {"y": row.words, "text": text, "side": side}
        for row in actions.itertuples()
        for text, side in ((row.label, "left"), (row.range, "right"))
    ]
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_text(
            align=alt.ExprRef("datum.side"),
            fontSize=LABEL,
            fontWeight=alt.ExprRef(f"{is_label} ? 'normal' : 'bold'"),
            color=TEXT,
            limit=alt.ExprRef(f"{is_label} ? max(150, width - 100) : 0"),
        )
        .encode(
            x=alt.XValue(alt.ExprRef(f"{is_label} ? 0 : width")),
            y=_down(),
            text=channels.words(),
        )
    )
