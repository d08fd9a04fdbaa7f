"""Claims on how many came, as dots on a logarithmic axis: a row an action."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.figures.drawing.colours import GOLD, GREEN, GREY, TEXT, VIOLET, WATER
from dashboard.figures.drawing.keys import (
    LABEL,
    SMALL,
    claimed_by,
    fill_opacity,
    outline_key,
    with_key,
)
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import clickable
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
# A claim that is only a bound has an arrow beside its dot: the sign, its alignment and px from the middle of the dot.
ARROWS: tuple[tuple[str, Literal["left", "right"], int], ...] = (("→", "left", 8), ("←", "right", -8))
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

    def x(self, t: Translator) -> alt.X:
        """Where a claim stands; numbers as the visitor's language writes them."""
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
        *_claims(dots, people, t),
        *_labels(actions),
        _touched(actions, t),
    )
    return with_key(layered(*layers).properties(height=alt.Step(ROW)), **outline_key(t))


def _label(action: Row, data: Dataset, t: Translator) -> str:
    return f"{t.date(action['date_edtf'])} · {where(action, data, t)}"


def _drawn_at(people: int) -> int:
    """Nobody has no place on a logarithmic axis, so none is drawn as one."""
    return max(int(people), 1)


def _actions(view: Claimed, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row an action: its lowest and highest claim."""
    rows = []
    for y, action in enumerate(view.found):
        claims = view.claims[action["action_id"]]
        ends = dict.fromkeys((bound(claims[0], t), bound(claims[-1], t)))
        row = {
            "mark": action["action_id"],
            "y": y,
            "label": _label(action, data, t),
            "range": " – ".join(ends),
            "low": _drawn_at(claims[0]["people"]),
            "high": _drawn_at(claims[-1]["people"]),
            "are_rival": are_rival(claims),
        }
        rows.append(row)
    return pd.DataFrame(rows)


def _dots(view: Claimed, data: Dataset, t: Translator) -> pd.DataFrame:
    """A row a claim. Equal claims stand beneath each other (``down``), so that none hides the other."""
    names = claimant_names(t)
    rows = []
    for y, action in enumerate(view.found):
        label, taken = _label(action, data, t), Counter[int]()
        for claim in view.claims[action["action_id"]]:
            people = _drawn_at(claim["people"])
            row = {
                "y": y,
                "people": people,
                "down": taken[people],
                "claimant": names[claim["claimant"]],
                "claim": bound(claim, t),
                "arrow": {"at-least": "→", "up-to": "←"}.get(claim["bound"], ""),
                "bound": claim["bound"],
                "label": label,
                "note": t.text(claim, "note"),
                "hollow": bool(claimed_by(claim["claimant"], claim["source_id"], data)),
                "voice": voice_words([claim["source_id"]], data, t),
            }
            rows.append(row)
            taken[people] += 1
    return pd.DataFrame(rows)


def _span(actions: pd.DataFrame, people: _HeadcountAxis) -> alt.Chart:
    """A line between the lowest and the highest claim where sources disagree, as the title counts."""
    return (
        alt.Chart(actions)
        .transform_filter("datum.are_rival")
        .mark_rule(aria=False, strokeWidth=2, color=GREY, yOffset=FIRST_DOT)
        .encode(
            x=alt.X("low:Q", scale=people.scale, title=None),
            x2=alt.X2("high:Q"),
            y=alt.Y("y:O", axis=None),
        )
    )


def _claims(dots: pd.DataFrame, people: _HeadcountAxis, t: Translator) -> Iterator[alt.Chart]:
    """Dots, and arrows beside those that are only a bound."""
    x, channels = people.x(t), _claimant_channels(dots, t)
    tooltip = [
        alt.Tooltip("label:N", title=t("Protest or incident")),
        alt.Tooltip("claim:N", title=t("People")),
        alt.Tooltip("claimant:N", title=t("Who says so")),
        alt.Tooltip("voice:N", title=t("Whose account")),
        alt.Tooltip("note:N", title=t("Note")),
    ]
    for down in sorted(set(dots.down)):
        base = alt.Chart(dots[dots.down == down]).encode(y=alt.Y("y:O", axis=None))
        offset = FIRST_DOT + NEXT_DOT * down
        yield base.mark_point(size=130, filled=True, strokeWidth=2, opacity=0.95, yOffset=offset).encode(
            x=x, tooltip=tooltip, **channels
        )
        for arrow, align, dx in ARROWS:
            yield (
                base.transform_filter(f"datum.arrow == '{arrow}'")
                .mark_text(align=align, dx=dx, dy=offset, fontSize=17, fontWeight="bold", color=TEXT)
                .encode(x=x, text=alt.Text("arrow:N"))
            )


def _claimant_channels(dots: pd.DataFrame, t: Translator) -> dict[str, Any]:
    """Who says so, by fill, stroke and shape: with one legend Vega-Lite makes one key of them."""
    names = {key: name for key, name in claimant_names(t).items() if name in set(dots.claimant)}
    words = list(names.values())
    legend = alt.Legend(
        title=None, orient="bottom", columns=2, labelLimit=240, symbolSize=130, labelFontSize=SMALL
    )
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
    words = alt.Chart(actions).mark_bar(
        orient="horizontal", height=FIRST_DOT * 2, yOffset=-FIRST_DOT - 2, opacity=0, aria=False
    )
    tooltip = [
        alt.Tooltip("label:N", title=t("Protest or incident")),
        alt.Tooltip("range:N", title=t("People")),
    ]
    place = {"x": alt.XValue(0), "x2": alt.X2Value("width"), "y": alt.Y("y:O", axis=None)}
    return clickable(words.encode(**place, tooltip=tooltip))


def _labels(actions: pd.DataFrame) -> Sequence[alt.Chart]:
    """What the action was, and at the right its range."""
    base = alt.Chart(actions).encode(y=alt.Y("y:O", axis=None))
    names = base.mark_text(
        align="left", dy=-9, fontSize=LABEL, color=TEXT, limit=alt.expr("max(150, width - 100)")
    ).encode(x=alt.XValue(0), text=alt.Text("label:N"))
    ranges = base.mark_text(align="right", dy=-9, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=alt.XValue("width"), text=alt.Text("range:N")
    )
    return names, ranges
