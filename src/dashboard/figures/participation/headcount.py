"""How many came, and who says so: protests, and meetings apart from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import voice_words
from dashboard.figures.colours import GOLD, GREEN, GREY, TEXT, VIOLET, WATER
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.keys import (
    LABEL,
    SMALL,
    claimed_by,
    fill_opacity,
    outline_key,
    with_key,
)
from dashboard.figures.names import claimant_names, kind_names
from dashboard.figures.participation.shared import actions_of
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator
from dashboard.selection import Selection

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


@once
def turnout(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many took part in demonstrations and violent incidents, and who says so."""
    return _turnout(data, selection, t, protests=True)


@once
def meetings(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many came to hearings, meetings and whatever else is no protest."""
    return _turnout(data, selection, t, protests=False)


def _turnout(data: Dataset, selection: Selection, t: Translator, protests: bool) -> Figure:
    actions = actions_of(data, selection, protests)
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    claims = data["turnout_claims"].assign(
        action_id=[action_of[item] for item in data["turnout_claims"].event_id]
    )
    claims = claims[claims.action_id.isin(actions.action_id)]
    found = actions[actions.action_id.isin(claims.action_id)]
    conflicts = _conflicts(data, found, claims, t)
    hearings = int((actions.kind == "hearing").sum())
    n, m = len(found), len(actions) if protests else hearings
    if protests:
        sentence = t(
            "Counts found for {n} of {m} demonstrations and violent incidents in this view; for {rivals} of them the sources differ.",
            n=t.number(n),
            m=t.number(m),
            rivals=t.number(len(conflicts)),
        )
        title = (
            t(
                "Counts of people do not agree for {rivals} of {n} actions",
                rivals=t.number(len(conflicts)),
                n=t.number(n),
            )
            if conflicts
            else t("Counts found for {n} of {m} actions", n=t.number(n), m=t.number(m))
        )
    else:
        sentence = t(
            "Counts found for {n} of {m} hearings and meetings in this view.",
            n=t.number(int((found.kind == "hearing").sum())),
            m=t.number(m),
        )
        title = (
            t(
                "Meetings apart: counts found for {n} of {m}",
                n=t.number(int((found.kind == "hearing").sum())),
                m=t.number(m),
            )
            if m
            else t("Meetings apart: none in this view")
        )
    notes = (
        t(
            "A claim is shown as it is made: no average, and a line between claims that differ. No count found does not mean that few came."
        ),
        t("≥ at least, ≤ at most, ~ about; numbers on the right: lowest and highest claim."),
        t(
            "A count by police, officials, a company, organisers or residents is one side's, also when a newspaper passes it on."
        ),
    )
    return Figure(
        id="turnout" if protests else "turnout-meetings",
        title=title,
        subtitle=t("People who took part, by who says so; logarithmic axis"),
        sentence=sentence,
        chart=_turnout_chart(data, found, claims, t) if n else None,
        rows=_turnout_rows(data, found, claims, t),
        conflicts=conflicts,
        notes=notes if n else (),
        empty="" if n else t("No count of people was found for this choice of deposits and years."),
    )


def bound(row: Mapping[str, Any], t: Translator) -> str:
    """A claim in short, for example "≥500"."""
    return {"exact": "", "about": "~", "at-least": "≥", "up-to": "≤"}[row["bound"]] + t.number(row["people"])


def _own_claims(action: Mapping[Any, Any], claims: pd.DataFrame) -> list[dict[Any, Any]]:
    """The claims about an action, from the lowest."""
    own = claims[claims.action_id == action["action_id"]]
    return own.sort_values(["people", "claimant"]).to_dict("records")


def _where(data: Dataset, action: Mapping[Any, Any], t: Translator) -> str:
    """Where an action was, or else what it was."""
    place = action["place_id"]
    return t.name(data.rows("places")[place]) if place else t.text(action, "title")


def _conflicts(data: Dataset, found: pd.DataFrame, claims: pd.DataFrame, t: Translator) -> tuple[str, ...]:
    """A sentence for each action whose claims exclude each other; "at least 100" and "at least 300" do not.

    Two numbers by one claimant in one document are a range, not a disagreement.
    """
    names, out = claimant_names(t), []
    for action in found.to_dict("records"):
        own = _own_claims(action, claims)
        least = max((claim["people"] for claim in own if claim["bound"] != "up-to"), default=0)
        most = min((claim["people"] for claim in own if claim["bound"] != "at-least"), default=least)
        if most < least and len({(claim["claimant"], claim["source_id"]) for claim in own}) > 1:
            said = [
                t("{people} ({who})", people=bound(claim, t), who=names[claim["claimant"]]) for claim in own
            ]
            out.append(
                t(
                    "{date}, {where}: {claims}.",
                    date=t.date(action["date_edtf"]),
                    where=_where(data, action, t),
                    claims=", ".join(said),
                )
            )
    return tuple(out)


def _turnout_rows(data: Dataset, found: pd.DataFrame, claims: pd.DataFrame, t: Translator) -> Rows:
    names, kinds, titles = claimant_names(t), kind_names(t), data.rows("sources")
    bounds = {
        "exact": t("exactly as stated"),
        "about": t("about"),
        "at-least": t("at least"),
        "up-to": t("at most"),
    }
    return rows_of(
        [
            t("Date"),
            t("Action"),
            t("Kind"),
            t("Who says so"),
            t("Bound"),
            t("People"),
            t("Note"),
            t("Source"),
            t("Who speaks"),
        ],
        [
            (
                # The action in words is told by its primary record, the claim may belong to another of its records.
                list(
                    dict.fromkeys(
                        [
                            record("turnout_claims", claim["turnout_id"]),
                            record("events", action["event_id"]),
                            record("events", claim["event_id"]),
                        ]
                    )
                ),
                [claim["source_id"]],
                (
                    t.date(action["date_edtf"]),
                    t.text(action, "title"),
                    kinds[action["kind"]],
                    names[claim["claimant"]],
                    bounds[claim["bound"]],
                    claim["people"],
                    t.text(claim, "note"),
                    t.text(titles[claim["source_id"]], "title"),
                    voice_words([claim["source_id"]], data, t),
                ),
            )
            for action in found.to_dict("records")
            for claim in _own_claims(action, claims)
        ],
    )


def _turnout_chart(data: Dataset, found: pd.DataFrame, claims: pd.DataFrame, t: Translator) -> Chart:
    """A row an action: its label and range above, its claims as dots on a log axis with a line between."""
    names = claimant_names(t)
    rows, marks = [], []
    for y, action in enumerate(found.to_dict("records")):
        own, label = _own_claims(action, claims), f"{t.date(action['date_edtf'])} · {_where(data, action, t)}"
        ends = list(dict.fromkeys((bound(own[0], t), bound(own[-1], t))))
        rows.append(
            {
                "y": y,
                "label": label,
                "range": " – ".join(ends),
                "low": max(own[0]["people"], 1),
                "high": max(own[-1]["people"], 1),
            }
        )
        shift: dict[int, int] = {}
        for claim in own:
            # Equal claims stand beneath each other, so that none hides the other.
            people = max(int(claim["people"]), 1)
            place = shift.get(people, 0)
            shift[people] = place + 1
            marks.append(
                {
                    "y": y,
                    "people": people,
                    "down": place,
                    "claimant": names[claim["claimant"]],
                    "claim": bound(claim, t),
                    "arrow": {"at-least": "→", "up-to": "←"}.get(claim["bound"], ""),
                    "bound": claim["bound"],
                    "label": label,
                    "note": t.text(claim, "note"),
                    "hollow": bool(claimed_by(claim["claimant"], claim["source_id"], data)),
                    "voice": voice_words([claim["source_id"]], data, t),
                }
            )
    lines, dots = pd.DataFrame(rows), pd.DataFrame(marks)
    used = [key for key in names if names[key] in set(dots.claimant)]
    low, high = float(dots.people.min()), float(dots.people.max())
    scale = alt.Scale(type="log", domain=[min(10.0, low) * 0.8, max(1000.0, high) * 1.5], nice=False)
    ticks = [
        value
        for value in (1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000)
        if min(10.0, low) * 0.8 <= value <= max(1000.0, high) * 1.5
    ]
    written = json.dumps({str(value): t.number(value) for value in ticks}, ensure_ascii=False)
    x = alt.X(
        "people:Q",
        scale=scale,
        title=t("people (logarithmic axis)"),
        axis=alt.Axis(
            values=ticks, labelExpr=f"{written}[datum.value]", orient="bottom", labelFontSize=SMALL
        ),
    )
    base = alt.Chart(lines).encode(y=alt.Y("y:O", axis=None))
    spans = (
        base.transform_filter("datum.high > datum.low")
        .mark_rule(aria=False, strokeWidth=2, color=GREY, yOffset=10)
        .encode(x=alt.X("low:Q", scale=scale, title=None), x2=alt.X2("high:Q"))
    )
    label = base.mark_text(
        align="left", dy=-9, fontSize=LABEL, color=TEXT, limit=alt.expr("max(150, width - 100)")
    ).encode(x=alt.XValue(0), text=alt.Text("label:N"))
    amount_ = base.mark_text(align="right", dy=-9, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=alt.XValue("width"), text=alt.Text("range:N")
    )
    layers: list[alt.Chart] = [spans]
    # Fill, stroke and shape say the same: with one legend Vega-Lite makes one key of them.
    paint: dict[str, Any] = {
        "scale": alt.Scale(domain=[names[k] for k in used], range=[CLAIMANT_COLOURS[k] for k in used]),
        "legend": alt.Legend(
            title=None, orient="bottom", columns=2, labelLimit=240, symbolSize=130, labelFontSize=SMALL
        ),
    }
    fill, stroke = alt.Fill("claimant:N", **paint), alt.Stroke("claimant:N", **paint)
    shape = alt.Shape(
        "claimant:N",
        scale=alt.Scale(domain=[names[k] for k in used], range=[CLAIMANT_SHAPES[k] for k in used]),
    )
    tooltip = [
        alt.Tooltip("label:N", title=t("Action")),
        alt.Tooltip("claim:N", title=t("People")),
        alt.Tooltip("claimant:N", title=t("Who says so")),
        alt.Tooltip("voice:N", title=t("Who speaks")),
        alt.Tooltip("note:N", title=t("Note")),
    ]
    for down in sorted(set(dots.down)):
        part = alt.Chart(dots[dots.down == down]).encode(y=alt.Y("y:O", axis=None))
        offset = 10 + 13 * down
        layers.append(
            part.mark_point(size=130, filled=True, strokeWidth=2, opacity=0.95, yOffset=offset).encode(
                x=x, shape=shape, fill=fill, stroke=stroke, fillOpacity=fill_opacity(), tooltip=tooltip
            )
        )
        layers.append(
            part.transform_filter("datum.arrow == '→'")
            .mark_text(align="left", dx=8, dy=offset, fontSize=17, fontWeight="bold", color=TEXT)
            .encode(x=x, text=alt.Text("arrow:N"))
        )
        layers.append(
            part.transform_filter("datum.arrow == '←'")
            .mark_text(align="right", dx=-8, dy=offset, fontSize=17, fontWeight="bold", color=TEXT)
            .encode(x=x, text=alt.Text("arrow:N"))
        )
    return with_key(alt.layer(*layers, label, amount_).properties(height=alt.Step(58)), *outline_key(t))
