"""Claims on how many came, as dots on a logarithmic axis: a row an action, beside its words where there is room."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from dashboard.type_width import text_width

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
ROW, WORDS, FIRST_DOT, NEXT_DOT = 48, 12, 31, 13  # px: of an action, and down in it of its words and its dots
ROOMY = 700  # px of a plot in which words stand beside dots; in a narrower one above them
AIR = 24  # px between words and the axis
OTHER_TYPE = 1.12  # how much wider words are in the type of a picture or of another machine
_NEAR = 0.12  # of the axis: between two dots nearer than that their arrows would meet
_IS_ROOMY = f"width >= {ROOMY}"
RIGHTWARD, LEFTWARD = "→", "←"  # beside the dot of a claim that is only a bound
ARROW_FROM_DOT = 8  # px, from its middle
TICKS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000)


@dataclass(frozen=True)
class _HeadcountAxis:
    """The logarithmic axis: from ten to a thousand people at least, and as far as the claims reach."""

    low: float
    high: float
    left: int = 0  # px of words beside it in a roomy plot
    right: int = 0

    @classmethod
    def of(cls, people: Sequence[int]) -> _HeadcountAxis:
        """An axis on which all claims have room."""
        return cls(min(10.0, float(min(people))) * 0.8, max(1000.0, float(max(people))) * 1.5)

    def beside(self, actions: pd.DataFrame) -> _HeadcountAxis:
        """The same between the words of some actions."""
        left, right = (
            math.ceil(max(text_width(text, LABEL) for text in actions[column]) * OTHER_TYPE) + AIR
            for column in ("label", "range")
        )
        return replace(self, left=min(left, ROOMY // 2), right=right)

    def share(self, people: int) -> float:
        """How far along the axis a number lies, from 0 to 1."""
        return math.log(people / self.low) / math.log(self.high / self.low)

    @property
    def scale(self) -> alt.Scale:
        """Not rounded: the room at both ends is for the arrows."""
        ends = (f"{_IS_ROOMY} ? {self.left} : 0", f"{_IS_ROOMY} ? width - {self.right} : width")
        return alt.Scale(
            type="log", domain=[self.low, self.high], nice=False, range=[alt.ExprRef(end) for end in ends]
        )

    def at(self, field: str) -> alt.X:
        """A number of people on the axis that :meth:`x` draws."""
        return alt.X(f"{field}:Q", scale=self.scale, title=None)

    def x(self, t: Translator) -> alt.X:
        """Where a claim stands, with the axis itself; numbers as the visitor's language writes them."""
        ticks = [value for value in TICKS if self.low <= value <= self.high]
        written = json.dumps({str(value): t.number(value) for value in ticks}, ensure_ascii=False)
        axis = alt.Axis(values=ticks, labelExpr=f"{written}[datum.value]", orient="top", labelFontSize=SMALL)
        return alt.X("people:Q", scale=self.scale, title=t("people (logarithmic axis)"), axis=axis)


def chart(view: Claimed, data: Dataset, t: Translator) -> Chart:
    """A row an action: label and range, its claims as dots on a log axis, joined where they disagree."""
    actions = _actions(view, data, t)
    people = _HeadcountAxis.of([*actions.low, *actions.high]).beside(actions)
    dots = _dots(view, people, data, t)
    layers = (
        _span(actions, people),
        _claims(dots, people, t),
        _arrows(dots, people),
        *clear(_words(actions)),
        _touched(actions, people, t),
    )
    return with_key(layered(*layers).properties(height=ROW * len(actions)), orient="top", **outline_key(t))


def _label(action: Row, data: Dataset, t: Translator) -> str:
    return f"{t.date(action['date_edtf'])} · {where(action, data, t)}"


def _drawn_at(people: int) -> int:
    """Nobody has no place on a logarithmic axis, so none is drawn as one."""
    return max(int(people), 1)


def _actions(view: Claimed, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row an action: its lowest and highest claim, and heights in px, from its line of words (``top``) down."""
    rows = []
    for number, action in enumerate(view.found):
        claims, top = view.claims[action["action_id"]], ROW * number
        row = {
            "mark": action["action_id"],
            "top": top + WORDS - 11,
            "foot": top + WORDS + 11,
            "words": top + WORDS,
            "y": top + FIRST_DOT,
            "label": _label(action, data, t),
            "range": _range(claims, t),
            "low": _drawn_at(claims[0]["people"]),
            "high": _drawn_at(claims[-1]["people"]),
            "are_rival": are_rival(claims),
        }
        rows.append(row)
    return pd.DataFrame(rows)


def _range(claims: Sequence[Row], t: Translator) -> str:
    """The lowest and the highest claim; two that are open to the same side are no range but either one or the other."""
    low, high = claims[0], claims[-1]
    ends = list(dict.fromkeys((bound(low, t), bound(high, t))))
    if len(ends) == 2 and low["bound"] == high["bound"] and low["bound"] in ("at-least", "up-to"):
        return t("{least} or {most}", least=ends[0], most=ends[1])
    return " – ".join(ends)


def _dots(view: Claimed, axis: _HeadcountAxis, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row a claim.

    Equal claims stand beneath each other, so that none hides the other; so do two whose arrows would meet.
    """
    names = claimant_names(t)
    rows = []
    for number, action in enumerate(view.found):
        label, taken = _label(action, data, t), Counter[int]()
        least: list[float] = []  # where the claims that are open upwards lie
        for claim in view.claims[action["action_id"]]:
            people = _drawn_at(claim["people"])
            share = axis.share(people)
            if claim["bound"] == "at-least":
                least.append(share)
            elif claim["bound"] == "up-to" and any(share - other < _NEAR for other in least):
                taken[people] += 1
            row = {
                "y": ROW * number + FIRST_DOT + NEXT_DOT * taken[people],
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


def _raised() -> dict[str, Any]:
    """Dots and their lines stand beside the words of their action where there is room, else below them."""
    return {"yOffset": alt.ExprRef(f"{_IS_ROOMY} ? {WORDS - FIRST_DOT} : 0")}


def _span(actions: pd.DataFrame, people: _HeadcountAxis) -> alt.Chart:
    """A line between the lowest and the highest claim where sources disagree, as the title counts."""
    return (
        alt.Chart(actions)
        .transform_filter("datum.are_rival")
        .mark_rule(aria=False, strokeWidth=2, color=GREY, **_raised())
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
        size=130, filled=True, strokeWidth=2, opacity=0.95, tooltip=channels.told(told), **_raised()
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
            **_raised(),
        )
        .encode(x=people.at("people"), y=_down(), text=channels.words("arrow"))
    )


def _claimant_channels(dots: pd.DataFrame, t: Translator) -> dict[str, Any]:
    """Who says so, by fill, stroke and shape: with one legend Vega-Lite makes one key of them."""
    names = {key: name for key, name in claimant_names(t).items() if name in set(dots.claimant)}
    words = list(names.values())
    legend = in_a_row(words, title=None, orient="top", labelLimit=240)
    colours = alt.Scale(domain=words, range=[CLAIMANT_COLOURS[key] for key in names])
    shapes = alt.Scale(domain=words, range=[CLAIMANT_SHAPES[key] for key in names])
    return {
        "fill": alt.Fill("claimant:N", scale=colours, legend=legend),
        "stroke": alt.Stroke("claimant:N", scale=colours, legend=legend),
        "shape": alt.Shape("claimant:N", scale=shapes),
        "fillOpacity": fill_opacity(),
    }


def _touched(actions: pd.DataFrame, people: _HeadcountAxis, t: Translator) -> alt.Chart:
    """What answers a click: the line of words of each action, as far as its dots, which tell of themselves."""
    end = alt.X2Value(alt.ExprRef(f"{_IS_ROOMY} ? {people.left - AIR} : width"))
    place = {"x": alt.XValue(0), "x2": end, "y": _down("top"), "y2": alt.Y2("foot:Q")}
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
            limit=alt.ExprRef(f"{is_label} ? ({_IS_ROOMY} ? {ROOMY // 2 - AIR} : max(150, width - 100)) : 0"),
        )
        .encode(
            x=alt.XValue(alt.ExprRef(f"{is_label} ? 0 : width")),
            y=_down(),
            text=channels.words(),
        )
    )
