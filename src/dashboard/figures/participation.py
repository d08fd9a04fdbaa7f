"""Participation: the two survey questions, turnout, demands and answers, local money, auctions, seats, context.

Labels stand above the marks they name, not beside them, so that a chart reads on a phone too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates, survey
from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    GOLD,
    GREEN,
    GREY,
    VIOLET,
    WATER,
    Chart,
    Figure,
    confidence_names,
    kind_names,
    mine_names,
    once,
    ordered_sources,
)  # fmt: skip
from dashboard.i18n import Translator
from dashboard.selection import Selection

PROTESTS = ("peaceful", "violent")
TEXT = "currentColor"  # the colour of the text around the chart, light or dark
LABEL = 15  # px
SMALL = 13  # px

CLAIMANT_COLOURS = {
    "police": WATER, "officials": WATER, "company": VIOLET, "organiser": GOLD, "residents": GOLD,
    "observers": GREEN, "press": GREY, "not-stated": GREY,
}  # fmt: skip
CLAIMANT_SHAPES = {
    "police": "square", "officials": "triangle-down", "company": "diamond", "organiser": "triangle-up",
    "residents": "triangle-right", "observers": "cross", "press": "circle", "not-stated": "stroke",
}  # fmt: skip
STEP_SHAPES = {
    "demanded": "triangle-up", "promised": "diamond", "granted": "circle", "held": "square", "changed": "cross",
    "blocked": "triangle-down",
}  # fmt: skip
WHO_COLOURS = {"residents": GOLD, "officials": WATER, "both": VIOLET, "not-stated": GREY}
HEAT = ("#6B7A83", "#1D4F69")  # both dark enough for white figures


@dataclass(frozen=True)
class Card:
    """One figure that stands beside others and is never joined to them."""

    value: str
    label: str
    facts: tuple[str, ...]
    note: str = ""


# --- names of codes ----------------------------------------------------------------------------


def claimant_names(t: Translator) -> dict[str, str]:
    """Who says how many came."""
    return {
        "police": t("police"), "organiser": t("organisers or protest side"), "company": t("company"),
        "press": t("press"), "observers": t("observers"), "officials": t("officials"),
        "residents": t("residents"), "not-stated": t("not stated"),
    }  # fmt: skip


def demand_names(t: Translator) -> dict[str, str]:
    """What was demanded; "not stated" is a value and comes last."""
    return {
        "water": t("water"), "pasture": t("pasture"), "ecology": t("ecology"), "health": t("health"),
        "jobs": t("jobs"), "money": t("money"), "closure": t("closure"), "moratorium": t("moratorium"),
        "release": t("release"), "licence": t("licence"), "participation": t("participation"),
        "quarantine": t("quarantine"), "policing": t("policing"), "not-stated": t("not stated"),
    }  # fmt: skip


def response_names(t: Translator) -> dict[str, str]:
    """How authorities or companies answered; "not stated" comes last."""
    return {
        "talks": t("talks"), "promise": t("promise"), "works-stopped": t("works stopped"),
        "works-continue": t("works continued"), "police": t("police"), "arrests": t("arrests"),
        "investigation": t("investigation"), "agreement": t("agreement"), "policy": t("policy"),
        "not-stated": t("not stated"),
    }  # fmt: skip


def step_names(t: Translator) -> dict[str, str]:
    """Steps towards a place in decisions, or away from it."""
    return {
        "demanded": t("demanded"), "promised": t("promised"), "granted": t("granted"),
        "held": t("meeting held"), "changed": t("way in changed"), "blocked": t("blocked"),
    }  # fmt: skip


def who_names(t: Translator) -> dict[str, str]:
    """Whose place in decisions."""
    return {
        "residents": t("residents"), "officials": t("officials"), "both": t("both"), "not-stated": t("not stated"),
    }  # fmt: skip


def lane_names(t: Translator) -> dict[str, str]:
    """Where a step was taken."""
    return {
        "talas": t("Talas"),
        "elsewhere": t("Elsewhere in Kyrgyzstan"),
        "national-law": t("National law and practice"),
    }


def scope_names(t: Translator) -> dict[str, str]:
    """What a figure is about."""
    return {"talas": t("Talas"), "elsewhere": t("elsewhere"), "national": t("national")}


def reporter_names(t: Translator) -> dict[str, str]:
    """Who reports a payment."""
    return {
        "company": t("company"), "officials": t("officials"), "press": t("press"),
        "international": t("international body"), "state-company": t("state company"),
    }  # fmt: skip


def topic_names(t: Translator) -> dict[str, str]:
    """Groups of context figures."""
    return {
        "opinion": t("Opinion polls"), "confidence-index": t("Confidence index, in points"),
        "attendance": t("Attendance"), "protests": t("Conflicts and protests"), "petitions": t("Petitions"),
        "licences": t("Licences"), "auctions": t("Auctions"), "eiti": t("EITI"), "payments": t("Payments"),
        "economy": t("Economy"), "output": t("Gold output"), "staff": t("Staff"), "population": t("Population"),
        "poverty": t("Poverty"), "survey-lead": t("Where shares for Talas might still be found"),
    }  # fmt: skip


# --- the survey --------------------------------------------------------------------------------


def question(data: Dataset, question_id: str, t: Translator, dropped: Sequence[survey.Answer] = ()) -> Figure:
    """One of the two survey questions: an empty frame until there are answers, then bars.

    Args:
        dropped: answers of a file that the visitor dropped on the page, shown beside those of the package.
            They belong to one session, so this figure is never kept for others (no ``once``).
    """
    rows = data["survey_questions"]
    row = rows[rows.question_id == question_id].iloc[0]
    faults = survey.package_faults(data, t)
    packaged = () if faults else survey.of_package(data)
    groups = [*survey.groups(packaged, question_id), *survey.groups(dropped, question_id)]
    cells = [survey.protect(group) for group in groups]
    shown = [cell for group in cells for cell in group if not cell.withheld]
    empty = _why_empty(t, t.text(row, "status"), bool(groups), bool(shown), [str(fault) for fault in faults])
    in_shares = all(group[0].n >= survey.MIN_SHARES for group in groups)
    notes = (
        [t("Who was asked is not known: the deck's heading only says “Key findings from interviews”.")]
        if not groups
        else []
    )
    if any(cell.withheld for group in cells for cell in group):
        notes.append(
            t(
                "Withheld: answers of fewer than {min} people, and beside them one more, so that they cannot be worked out from n. "
                "Of fewer than {group} people no answer is shown.",
                min=t.number(survey.MIN_CELL),
                group=t.number(survey.MIN_GROUP),
            )
        )
    if groups and not in_shares:
        notes.append(
            t(
                "People, not per cent, because fewer than {n} people were asked.",
                n=t.number(survey.MIN_SHARES),
            )
        )
    return Figure(
        id=f"survey-{question_id}",
        title=t("“{question}”", question=t.text(row, "text")),
        subtitle=(t("Per cent of those asked") if in_shares else t("People"))
        if groups
        else t("Asked for the 2017 deck; the answers have not survived"),
        sentence=_survey_sentence(t, groups, len(shown)),
        chart=_survey_chart(cells, in_shares, t) if shown else None,
        table=_survey_table(cells, t),
        source_ids=(row.source_id,),
        notes=tuple(notes),
        empty=empty,
        own_sources=tuple(dict.fromkeys(group[0].source for group in groups)),
    )


def _why_empty(t: Translator, status: str, given: bool, shown: bool, faults: Sequence[str]) -> str:
    if shown:
        return ""
    if faults:
        return t(
            "The answers in survey_answers.csv contradict each other and are not drawn. {faults}",
            faults=" ".join(faults[:3]),
        )
    if given:
        return t("Every answer is withheld, because too few people were asked.")
    return status


def _survey_sentence(t: Translator, groups: Sequence[tuple[survey.Answer, ...]], shown: int) -> str:
    if not groups:
        return t("There are no answers to show, so no bar is drawn.")
    asked = "; ".join(
        t(
            "{place}, {date}: n = {n}",
            place=group[0].place,
            date=t.date(group[0].date),
            n=t.number(group[0].n),
        )
        for group in groups
    )
    total = sum(len(group) for group in groups)
    return t(
        "Answers shown: {shown} of {total}. Asked: {asked}.",
        shown=t.number(shown),
        total=t.number(total),
        asked=asked,
    )


def amount(cell: survey.Cell, t: Translator) -> str:
    """What is shown of an answer, in words."""
    if cell.withheld:
        return t("withheld (fewer than {min}, or beside such an answer)", min=t.number(survey.MIN_CELL))
    if cell.percent is None:
        return t.plural("{n} person", "{n} people", round(cell.people or 0))
    return t("{share} %", share=t.number(round(cell.percent, 1 if cell.answer.n >= 1000 else 0)))


def answer_text(answer: survey.Answer, t: Translator) -> str:
    """An answer in the visitor's language, else as it is given."""
    return answer.text.get(t.lang) or answer.text["en"]


def _survey_table(cells: Sequence[tuple[survey.Cell, ...]], t: Translator) -> pd.DataFrame:
    columns = [t("Answer"), t("Shown"), t("People"), t("n"), t("Place"), t("Date"), t("Source")]
    rows = [
        (
            answer_text(cell.answer, t),
            amount(cell, t),
            t.number(cell.answer.count) if cell.answer.count is not None and not cell.withheld else "",
            t.number(cell.answer.n),
            cell.answer.place,
            t.date(cell.answer.date),
            cell.answer.source,
        )
        for group in cells
        for cell in group
    ]
    return pd.DataFrame(rows, columns=columns)


def _survey_chart(cells: Sequence[tuple[survey.Cell, ...]], in_shares: bool, t: Translator) -> Chart:
    """A line of text a group, then a bar an answer with its label above."""
    marks: list[dict[str, Any]] = []
    for group in cells:
        first = group[0].answer
        heading = t(
            "{place}, {date}: n = {n}", place=first.place, date=t.date(first.date), n=t.number(first.n)
        )
        marks.append({"y": len(marks), "label": heading, "value": None, "amount": "", "heading": True})
        for cell in group:
            value = cell.percent if in_shares else cell.people
            text = answer_text(cell.answer, t)
            if cell.withheld:
                value = None
            marks.append(
                {"y": len(marks), "label": text, "value": value, "amount": amount(cell, t), "heading": False}
            )
    frame = pd.DataFrame(marks)
    top = 112.0 if in_shares else max(float(frame.value.max()), 1.0) * 1.4
    ticks: dict[str, Any] = {"values": [0, 25, 50, 75, 100]} if in_shares else {"tickCount": 5}
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        title=t("per cent") if in_shares else t("people"),
        axis=alt.Axis(**ticks, labelFontSize=SMALL, titleFontSize=SMALL),
    )
    base = alt.Chart(frame).encode(y=alt.Y("y:O", axis=None))
    values = base.transform_filter("isValid(datum.value)")
    bars = values.mark_bar(height=12, yOffset=9, color=WATER).encode(
        x=x, tooltip=[alt.Tooltip("label:N", title=t("Answer")), alt.Tooltip("amount:N", title=t("Shown"))]
    )
    ends = values.mark_text(align="left", dx=6, dy=9, fontSize=SMALL, color=TEXT).encode(x=x, text="amount:N")
    withheld = (
        base.transform_filter("!isValid(datum.value) && !datum.heading")
        .mark_text(
            align="left", dy=9, fontSize=SMALL, fontStyle="italic", color=TEXT, limit=alt.expr("width")
        )
        .encode(x=alt.value(0), text="amount:N")
    )
    return alt.layer(
        bars, ends, withheld,
        _row_labels(base.transform_filter("!datum.heading"), "label:N"),
        _row_labels(base.transform_filter("datum.heading"), "label:N", bold=True),
    ).properties(height=alt.Step(44))  # fmt: skip


def _row_labels(base: alt.Chart, field: str, *, bold: bool = False) -> alt.Chart:
    return base.mark_text(
        align="left",
        dy=-9,
        fontSize=LABEL,
        fontWeight="bold" if bold else "normal",
        color=TEXT,
        limit=alt.expr("width"),
    ).encode(x=alt.value(0), text=field)


# --- turnout -----------------------------------------------------------------------------------


@once
def turnout(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many took part in demonstrations and violent incidents, and who says so."""
    return _turnout(data, selection, t, protests=True)


@once
def meetings(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many came to hearings, meetings and whatever else is no protest."""
    return _turnout(data, selection, t, protests=False)


def _actions(data: Dataset, selection: Selection, protests: bool) -> pd.DataFrame:
    """Primary records of the selection, one an action: protests, or else hearings and meetings."""
    rows = select.events(data, selection.with_(kinds=()))
    kinds = PROTESTS if protests else tuple(kind for kind in rows.kind.unique() if kind not in PROTESTS)
    return rows[rows.kind.isin(kinds)].drop_duplicates("action_id").reset_index(drop=True)


def _turnout(data: Dataset, selection: Selection, t: Translator, protests: bool) -> Figure:
    actions = _actions(data, selection, protests)
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    claims = data["turnout_claims"].assign(
        action_id=[action_of[item] for item in data["turnout_claims"].event_id]
    )
    claims = claims[claims.action_id.isin(actions.action_id)]
    found = actions[actions.action_id.isin(claims.action_id)]
    # Two numbers by one claimant in one document are a range, not a disagreement.
    rivals = sum(
        1
        for _, group in claims.groupby("action_id")
        if group.people.nunique() > 1 and len(group.drop_duplicates(["claimant", "source_id"])) > 1
    )
    hearings = int((actions.kind == "hearing").sum())
    n, m = len(found), len(actions) if protests else hearings
    if protests:
        sentence = t(
            "Counts found for {n} of {m} demonstrations and violent incidents in this view; for {rivals} of them the sources differ.",
            n=t.number(n), m=t.number(m), rivals=t.number(rivals),
        )  # fmt: skip
        title = (
            t("How many came depends on who counts")
            if rivals
            else t("Counts found for {n} of {m} actions", n=t.number(n), m=t.number(m))
        )
    else:
        sentence = t(
            "Counts found for {n} of {m} hearings and meetings in this view.",
            n=t.number(int((found.kind == "hearing").sum())),
            m=t.number(m),
        )
        title = t(
            "Meetings apart: counts found for {n} of {m}",
            n=t.number(int((found.kind == "hearing").sum())),
            m=t.number(m),
        )
    notes = (
        t(
            "A claim is shown as it is made: no average, and a line between claims that differ. No count found does not mean that few came."
        ),
        t("≥ at least, ≤ at most, ~ about; numbers on the right: lowest and highest claim."),
    )
    return Figure(
        id="turnout" if protests else "turnout-meetings",
        title=title,
        subtitle=t("People who took part, by who says so; logarithmic axis"),
        sentence=sentence,
        chart=_turnout_chart(data, found, claims, t) if n else None,
        table=_turnout_table(data, found, claims, t),
        source_ids=ordered_sources([claims.source_id]),
        notes=notes if n else (),
        empty="" if n else t("No count of people was found for this choice of deposits and years."),
    )


def bound(row: Mapping[str, Any], t: Translator) -> str:
    """A claim in short, for example "≥500"."""
    return {"exact": "", "about": "~", "at-least": "≥", "up-to": "≤"}[row["bound"]] + t.number(row["people"])


def _action_label(data: Dataset, row: Mapping[str, Any], t: Translator) -> str:
    places = data["places"].set_index("place_id")
    when = t.date(row["date_edtf"])
    return (
        f"{when} · {t.name(places.loc[row['place_id']])}"
        if row["place_id"]
        else f"{when} · {t.text(row, 'title')}"
    )


def _turnout_table(data: Dataset, found: pd.DataFrame, claims: pd.DataFrame, t: Translator) -> pd.DataFrame:
    names, kinds, titles = claimant_names(t), kind_names(t), data["sources"].set_index("source_id")
    bounds = {
        "exact": t("exactly as stated"),
        "about": t("about"),
        "at-least": t("at least"),
        "up-to": t("at most"),
    }
    rows = [
        (
            t.date(action["date_edtf"]), t.text(action, "title"), kinds[action["kind"]], names[claim["claimant"]],
            bounds[claim["bound"]], claim["people"], t.text(claim, "note"), t.text(titles.loc[claim["source_id"]], "title"),
        )
        for action in found.to_dict("records")
        for claim in claims[claims.action_id == action["action_id"]].sort_values("people").to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=[
            t("Date"),
            t("Action"),
            t("Kind"),
            t("Who says so"),
            t("Bound"),
            t("People"),
            t("Note"),
            t("Source"),
        ],
    )


def _turnout_chart(data: Dataset, found: pd.DataFrame, claims: pd.DataFrame, t: Translator) -> Chart:
    """A row an action: its label and range above, its claims as dots on a log axis with a line between."""
    names = claimant_names(t)
    rows, marks = [], []
    for y, action in enumerate(found.to_dict("records")):
        own = (
            claims[claims.action_id == action["action_id"]]
            .sort_values(["people", "claimant"])
            .to_dict("records")
        )
        ends = list(dict.fromkeys((bound(own[0], t), bound(own[-1], t))))
        rows.append(
            {
                "y": y,
                "label": _action_label(data, action, t),
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
                    "y": y, "people": people, "down": place, "claimant": names[claim["claimant"]], "claim": bound(claim, t),
                    "arrow": {"at-least": "→", "up-to": "←"}.get(claim["bound"], ""), "bound": claim["bound"],
                    "label": _action_label(data, action, t), "note": t.text(claim, "note"),
                }
            )  # fmt: skip
    lines, dots = pd.DataFrame(rows), pd.DataFrame(marks)
    used = [key for key in names if names[key] in set(dots.claimant)]
    low, high = float(dots.people.min()), float(dots.people.max())
    scale = alt.Scale(type="log", domain=[min(10.0, low) * 0.8, max(1000.0, high) * 1.5], nice=False)
    ticks = [
        value
        for value in (1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000)
        if min(10.0, low) * 0.8 <= value <= max(1000.0, high) * 1.5
    ]
    x = alt.X(
        "people:Q",
        scale=scale,
        title=t("people (logarithmic axis)"),
        axis=alt.Axis(values=ticks, format=",d", orient="bottom", labelFontSize=SMALL),
    )
    base = alt.Chart(lines).encode(y=alt.Y("y:O", axis=None))
    spans = (
        base.transform_filter("datum.high > datum.low")
        .mark_rule(strokeWidth=2, opacity=0.6, color=GREY, yOffset=10)
        .encode(x=alt.X("low:Q", scale=scale, title=None), x2="high:Q")
    )
    label = base.mark_text(
        align="left", dy=-9, fontSize=LABEL, color=TEXT, limit=alt.expr("max(150, width - 100)")
    ).encode(x=alt.value(0), text="label:N")
    amount_ = base.mark_text(align="right", dy=-9, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=alt.value("width"), text="range:N"
    )
    layers: list[alt.Chart] = [spans]
    colour = alt.Color(
        "claimant:N",
        scale=alt.Scale(domain=[names[k] for k in used], range=[CLAIMANT_COLOURS[k] for k in used]),
        legend=_legend(2),
    )
    shape = alt.Shape(
        "claimant:N",
        scale=alt.Scale(domain=[names[k] for k in used], range=[CLAIMANT_SHAPES[k] for k in used]),
    )
    tooltip = [
        alt.Tooltip("label:N", title=t("Action")), alt.Tooltip("claim:N", title=t("People")),
        alt.Tooltip("claimant:N", title=t("Who says so")), alt.Tooltip("note:N", title=t("Note")),
    ]  # fmt: skip
    for down in sorted(set(dots.down)):
        part = alt.Chart(dots[dots.down == down]).encode(y=alt.Y("y:O", axis=None))
        offset = 10 + 13 * down
        layers.append(
            part.mark_point(size=130, filled=True, opacity=0.95, yOffset=offset).encode(
                x=x, color=colour, shape=shape, tooltip=tooltip
            )
        )
        layers.append(
            part.transform_filter("datum.arrow == '→'")
            .mark_text(align="left", dx=8, dy=offset, fontSize=17, fontWeight="bold", color=TEXT)
            .encode(x=x, text="arrow:N")
        )
        layers.append(
            part.transform_filter("datum.arrow == '←'")
            .mark_text(align="right", dx=-8, dy=offset, fontSize=17, fontWeight="bold", color=TEXT)
            .encode(x=x, text="arrow:N")
        )
    return alt.layer(*layers, label, amount_).properties(height=alt.Step(58))


def _legend(columns: int) -> alt.Legend:
    return alt.Legend(
        title=None, orient="bottom", columns=columns, labelLimit=240, symbolSize=130, labelFontSize=SMALL
    )


# --- demands and answers -----------------------------------------------------------------------


@once
def demands(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """What was demanded, by deposit: numbers of actions."""
    return _coded(data, selection, t, "demands", "demand", demand_names(t))


@once
def responses(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How authorities or companies answered, by deposit: numbers of actions."""
    return _coded(data, selection, t, "responses", "response", response_names(t))


def _coded(
    data: Dataset, selection: Selection, t: Translator, table: str, column: str, names: Mapping[str, str]
) -> Figure:
    actions = _actions(data, selection, protests=True)
    coded = data[table]
    rows = coded[coded.action_id.isin(actions.action_id)]
    apart = coded[
        ~coded.action_id.isin(actions.action_id)
        & coded.action_id.isin(_actions(data, selection, protests=False).action_id)
    ]
    known = rows[rows[column] != "not-stated"]
    stated = known.action_id.nunique()
    silent = rows.loc[~rows.action_id.isin(known.action_id), "action_id"].nunique()
    m = len(actions)
    most = known[column].value_counts()
    top = [names[item] for item in names if item in most.index and most[item] == most.max()]
    values = {
        "n": t.number(stated),
        "m": t.number(m),
        "silent": t.number(silent),
        "top": ", ".join(top),
        "most": t.number(int(most.max()) if len(most) else 0),
    }
    if table == "demands":
        title = t("Most often demanded: {top}", **values) if top else t("No demand found in this view")
        sentence = t(
            "For {n} of {m} demonstrations and violent incidents in this view the documents state a demand; for {silent} they were read and state none. Most often: {top} (in {most}).",
            **values,
        ) if top else t("For none of {m} demonstrations and violent incidents in this view do the documents state a demand.", **values)  # fmt: skip
    else:
        title = t("Most often answered with: {top}", **values) if top else t("No answer found in this view")
        sentence = t(
            "For {n} of {m} demonstrations and violent incidents in this view the documents state an answer of authorities or companies; for {silent} they were read and state none. Most often: {top} (in {most}).",
            **values,
        ) if top else t("For none of {m} demonstrations and violent incidents in this view do the documents state an answer.", **values)  # fmt: skip
    notes = [
        t(
            "An action can have several. One that concerns several deposits counts at each, and once under “all”. Coded by us from the documents; not stated does not mean that there was none."
        )
    ]
    if len(apart):
        notes.append(
            t(
                "Meetings and petitions are not counted here; what was said at {n} of them is in the table.",
                n=t.number(apart.action_id.nunique()),
            )
        )
    return Figure(
        id=table,
        title=title,
        subtitle=t("Number of demonstrations and violent incidents; an empty field: none found"),
        sentence=sentence,
        chart=_heat(data, selection, actions, rows, column, names, t) if len(rows) else None,
        table=_coded_table(data, pd.concat([rows, apart]), column, names, t),
        source_ids=ordered_sources(actions[actions.action_id.isin(rows.action_id)].sources),
        notes=tuple(notes) if len(rows) else (),
        empty="" if len(rows) else t("No demonstration in this choice of deposits and years is coded."),
    )


def _coded_table(
    data: Dataset, rows: pd.DataFrame, column: str, names: Mapping[str, str], t: Translator
) -> pd.DataFrame:
    frame = select.event_frame(data)
    primary = frame[frame.duplicate_of == ""].drop_duplicates("action_id").set_index("action_id")
    kinds, mines = kind_names(t), mine_names(data, t)
    out = []
    for row in rows.to_dict("records"):
        action = primary.loc[row["action_id"]]
        cells = [
            action["first"], t.date(action.date_edtf), t.text(action, "title"), kinds[action.kind],
            ", ".join(mines[item] for item in mines if item in (*action.mines, *action.also)), names[row[column]],
        ]  # fmt: skip
        out.append([*cells, t.text(row, "detail")] if "detail_en" in row else cells)
    out.sort(key=lambda cells: cells[0])
    more = [t("In words")] if "detail_en" in rows.columns else []
    what = t("Demand") if column == "demand" else t("Answer")
    return pd.DataFrame(
        [cells[1:] for cells in out], columns=[t("Date"), t("Action"), t("Kind"), t("Deposits"), what, *more]
    )


def coded_counts(
    data: Dataset, actions: pd.DataFrame, rows: pd.DataFrame, column: str
) -> dict[tuple[str, str], int]:
    """Numbers of actions by code and deposit; deposit "" = all, each action once."""
    counts: dict[tuple[str, str], int] = {}
    mines_of = {row["action_id"]: {*row["mines"], *row["also"]} for row in actions.to_dict("records")}
    for action, code in rows[["action_id", column]].drop_duplicates().itertuples(index=False):
        for mine in ("", *(item for item in data["mines"].mine_id if item in mines_of[action])):
            counts[code, mine] = counts.get((code, mine), 0) + 1
    return counts


def _heat(
    data: Dataset,
    selection: Selection,
    actions: pd.DataFrame,
    rows: pd.DataFrame,
    column: str,
    names: Mapping[str, str],
    t: Translator,
) -> Chart:
    mines = {
        key: name
        for key, name in mine_names(data, t).items()
        if not selection.mines or key in selection.mines
    }
    counts = coded_counts(data, actions, rows, column)
    codes = [code for code in names if (code, "") in counts]
    heads = {"": t("all"), **mines}
    frame = pd.DataFrame(
        [
            {
                "code": names[code],
                "mine": heads[mine],
                "n": counts[code, mine],
                "stated": code != "not-stated",
            }
            for code in codes
            for mine in heads
            if (code, mine) in counts
        ]
    )
    x = alt.X(
        "mine:N",
        sort=list(heads.values()),
        title=None,
        scale=alt.Scale(domain=list(heads.values())),
        axis=alt.Axis(
            orient="top", labelAngle=0, labelOverlap=False, ticks=False, domain=False, labelFontSize=12
        ),
    )
    y = alt.Y(
        "code:N",
        sort=[names[code] for code in codes],
        title=None,
        axis=alt.Axis(ticks=False, domain=False, labelLimit=150, labelFontSize=SMALL),
    )
    base = alt.Chart(frame).encode(x=x, y=y)
    tooltip = [
        alt.Tooltip("code:N", title=" "),
        alt.Tooltip("mine:N", title=t("Deposit")),
        alt.Tooltip("n:Q", title=t("Actions")),
    ]
    colour = alt.Color(
        "n:Q", scale=alt.Scale(domain=[1, max(int(frame.n.max()), 2)], range=list(HEAT)), legend=None
    )
    boxes = (
        base.transform_filter("datum.stated").mark_rect(cornerRadius=3).encode(color=colour, tooltip=tooltip)
    )
    silent = (
        base.transform_filter("!datum.stated")
        .mark_rect(cornerRadius=3, color="#66696D")
        .encode(tooltip=tooltip)
    )
    figures = base.mark_text(fontSize=16, fontWeight="bold", color="#FFFFFF").encode(text="n:Q")
    return alt.layer(boxes, silent, figures).properties(height=alt.Step(36))


# --- local payments ----------------------------------------------------------------------------


@once
def payments(data: Dataset, t: Translator) -> Figure:
    """Who received the reported local payments: the parts of one reported sum."""
    table = data["local_payments"]
    parts = table[table.series == "talas-2022"].sort_values("amount_msom", ascending=False)
    total = table[table.series == "talas-2022-total"]
    rows = pd.concat([parts, total]).to_dict("records")
    amounts = ", ".join(
        f"{t.text(row, 'recipient')} {t.number(row['amount_msom'], 1)}" for row in parts.to_dict("records")
    )
    whole = t.number(float(total.amount_msom.sum()), 1)
    frame = pd.DataFrame(
        [
            {
                "y": y,
                "label": t.text(row, "recipient"),
                "value": float(row["amount_msom"]),
                "amount": t("{n} m soms", n=t.number(row["amount_msom"], 1)),
            }
            for y, row in enumerate(parts.to_dict("records"))
        ]
    )
    return Figure(
        id="local-payments",
        title=t("Who gets the local payments: half of the reported sum goes to the regional fund")
        if _half(parts, total)
        else t("Who gets the local payments"),
        subtitle=t(
            "Million soms for local infrastructure, as the company reported in October 2022; period not stated. Filters do not change this figure"
        ),
        sentence=t(
            "The company reported {total} million soms in local payments: {amounts}. It does not say which period they cover.",
            total=whole,
            amounts=amounts,
        )
        if len(parts)
        else t("No reported payment is in the data."),
        chart=_payment_chart(frame, t) if len(parts) else None,
        table=_payment_table(rows, t),
        source_ids=ordered_sources([parts.source_id, total.source_id]),
        notes=tuple(dict.fromkeys(t.text(row, "note") for row in rows if row["note_en"])),
        empty="" if len(parts) else t("No reported payment is in the data."),
    )


def _half(parts: pd.DataFrame, total: pd.DataFrame) -> bool:
    return bool(
        len(parts)
        and len(total)
        and parts.iloc[0].payment_id == "talas-2022-region"
        and abs(2 * parts.amount_msom.max() - total.amount_msom.sum()) < 0.1
    )


def _payment_chart(frame: pd.DataFrame, t: Translator) -> Chart:
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, float(frame.value.max()) * 1.35], nice=False),
        title=t("million soms"),
        axis=alt.Axis(tickCount=4, labelFontSize=SMALL, titleFontSize=SMALL),
    )
    base = alt.Chart(frame).encode(y=alt.Y("y:O", axis=None))
    bars = base.mark_bar(height=18, yOffset=11, color=GOLD).encode(
        x=x,
        tooltip=[alt.Tooltip("label:N", title=t("Recipient")), alt.Tooltip("amount:N", title=t("Amount"))],
    )
    ends = base.mark_text(align="left", dx=6, dy=11, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=x, text="amount:N"
    )
    return alt.layer(bars, ends, _row_labels(base, "label:N")).properties(height=alt.Step(56))


def _payment_table(rows: Sequence[Mapping[Any, Any]], t: Translator) -> pd.DataFrame:
    names, levels = reporter_names(t), confidence_names(t)
    return pd.DataFrame(
        [
            (
                t.text(row, "recipient"), _number(row["amount_msom"], t), _number(row["share_percent"], t), t.text(row, "period"),
                names[row["claimant"]], t.date(row["date_edtf"]) or t("undated"), levels[row["confidence"]], t.text(row, "note"),
            )
            for row in rows
        ],
        columns=[t("Recipient"), t("Million soms"), t("Share as published, %"), t("Period"), t("Who reports it"), t("Reported"), t("Confidence"), t("Note")],
    )  # fmt: skip


def _number(value: Any, t: Translator) -> str:
    return "" if value is None or pd.isna(value) else t.number(value)


@once
def other_payments(data: Dataset, t: Translator) -> Figure:
    """Figures on local payments that do not join the reported sum, those of other regions, and the national rule."""
    rows = [row for _, group in _payment_groups(data, t) for row in group]
    return Figure(
        id="other-payments",
        title=t("Other figures do not fit together, and are not joined"),
        subtitle=t(
            "Local payments as others report them, payments elsewhere for scale, and the national rule. Filters do not change this figure"
        ),
        sentence=t(
            "{n} other figures were found. They cover other periods, other funds or another count, so none is added to another.",
            n=t.number(len(rows)),
        ),
        chart=None,
        table=_payment_table(rows, t),
        source_ids=ordered_sources([[row["source_id"] for row in rows]]),
    )


def _payment_groups(data: Dataset, t: Translator) -> list[tuple[str, list[dict[Any, Any]]]]:
    table = data["local_payments"]
    heads = {
        "rival": t("Reported by others, or for other periods"),
        "elsewhere": t("Elsewhere, for scale"),
        "rule": t("The national rule, as EITI describes it"),
    }
    return [
        (heads[series], table[table.series == series].to_dict("records"))
        for series in heads
        if (table.series == series).any()
    ]


def payment_cards(data: Dataset, t: Translator) -> list[tuple[str, list[Card]]]:
    """The figures of :func:`other_payments` as cards under headings."""
    names, levels = reporter_names(t), confidence_names(t)
    out = []
    for heading, rows in _payment_groups(data, t):
        cards = []
        for row in rows:
            value = (
                t("{n} m soms", n=t.number(row["amount_msom"]))
                if pd.notna(row["amount_msom"])
                else t("{n} % of the money", n=_number(row["share_percent"], t))
            )
            facts = (
                t.text(row, "period"),
                t("says: {who}", who=names[row["claimant"]]),
                t.date(row["date_edtf"]) or t("undated"),
                t("confidence: {level}", level=levels[row["confidence"]]),
            )
            cards.append(Card(value, t.text(row, "recipient"), facts, t.text(row, "note")))
        out.append((heading, cards))
    return out


# --- auctions ----------------------------------------------------------------------------------


def auction_outcomes(data: Dataset) -> dict[str, int]:
    """Objects of 2025 by outcome; "not-explained" is computed: announced minus sold minus without bids."""
    rows = data["auctions"]
    rows = rows[(rows.series == "2025") & rows.value.notna()]
    by = {row.outcome: int(row.value) for row in rows.itertuples()}
    if "announced" not in by:
        return {}
    sold, none = by.get("sold", 0), by.get("no-bids", 0)
    return {"sold": sold, "no-bids": none, "not-explained": max(by["announced"] - sold - none, 0)}


@once
def auctions(data: Dataset, t: Translator) -> Figure:
    """Outcome of the objects put to auction in 2025, a square an object; other facts in the table."""
    table = data["auctions"]
    outcomes = auction_outcomes(data)
    total = sum(outcomes.values())
    names = {"sold": t("sold"), "no-bids": t("no bids"), "not-explained": t("not explained")}
    rival = table[table.series == "rival"]
    rivals = [
        f"{t.text(row, 'measure')}: {_number(row['value'], t)} {t.text(row, 'unit')}. {t.text(row, 'note')}"
        for row in rival.to_dict("records")
    ]
    scopes, levels = scope_names(t), confidence_names(t)
    rows = table.assign(first=[dates.span(text).first for text in table.date_edtf]).sort_values(
        "first", kind="stable"
    )
    return Figure(
        id="auctions",
        title=t("Two thirds of the objects announced for auction in 2025 were sold; {n} are not explained", n=t.number(outcomes["not-explained"]))
        if outcomes and 3 * outcomes["sold"] == 2 * total
        else t("What became of the objects put to auction in 2025"),
        subtitle=t("Objects in all Kyrgyzstan, one square each, as the Geological Service reported. Filters do not change this figure"),
        sentence=t(
            "Of {total} objects announced for auction in 2025, {sold} were sold and {none} had no bids; the remaining {rest} are not explained.",
            total=t.number(total), sold=t.number(outcomes["sold"]), none=t.number(outcomes["no-bids"]), rest=t.number(outcomes["not-explained"]),
        ) if outcomes else t("No outcome of auctions is in the data."),
        chart=_auction_chart(outcomes, names, t) if outcomes else None,
        table=pd.DataFrame(
            [
                (t.date(row["date_edtf"]), t("yes") if row["date_inferred"] else t("no"), scopes[row["scope"]], t.text(row, "measure"),
                 _number(row["value"], t), t.text(row, "unit"), levels[row["confidence"]], t.text(row, "note"))
                for row in rows.to_dict("records")
            ],
            columns=[t("Date"), t("Date inferred"), t("Where"), t("What is counted"), t("Number"), t("Unit"), t("Confidence"), t("Note")],
        ),
        source_ids=ordered_sources([table[table.series == "2025"].source_id, rival.source_id, rows.source_id]),
        notes=(*rivals, t("“Not explained” is computed: announced minus sold minus no bids. Other facts about auctions, 2012 to 2026, are in the table.")),
        empty="" if outcomes else t("No outcome of auctions is in the data."),
    )  # fmt: skip


def _auction_chart(outcomes: Mapping[str, int], names: Mapping[str, str], t: Translator) -> Chart:
    """Squares in rows of ten, in the order of the outcomes; colour and shape say which."""
    labels = {key: f"{names[key]}: {t.number(outcomes[key])}" for key in outcomes}
    codes = [key for key, n in outcomes.items() for _ in range(n)]
    frame = pd.DataFrame(
        [{"x": index % 10, "y": index // 10, "outcome": labels[key]} for index, key in enumerate(codes)]
    )
    domain = list(labels.values())
    return alt.layer(
        alt.Chart(frame)
        .mark_point(filled=True, size=420, opacity=1)
        .encode(
            x=alt.X("x:O", axis=None),
            y=alt.Y("y:O", axis=None),
            color=alt.Color(
                "outcome:N",
                scale=alt.Scale(domain=domain, range=[WATER, GREY, GOLD]),
                legend=alt.Legend(
                    title=None, orient="top", symbolSize=220, labelFontSize=LABEL, labelLimit=300, columns=3
                ),
            ),
            shape=alt.Shape(
                "outcome:N",
                scale=alt.Scale(
                    domain=domain, range=["square", "M-1,-1H1V1H-1ZM-0.65,-0.65V0.65H0.65V-0.65Z", "diamond"]
                ),
            ),
            tooltip=[alt.Tooltip("outcome:N", title=t("Outcome"))],
        )
    ).properties(height=alt.Step(34))


# --- seats -------------------------------------------------------------------------------------


@once
def seats(data: Dataset, t: Translator) -> Figure:
    """Places in decisions demanded, promised, granted and what became of the ways in, by lane."""
    rows = data["seats"]
    known = [dates.span(text) for text in rows.date_edtf]
    rows = rows.assign(
        first=[item.first for item in known],
        last=[item.last for item in known],
        precision=[item.precision for item in known],
    )
    rows = rows.sort_values(["first", "last", "seat_id"], ignore_index=True)
    steps, whose, lanes, levels = step_names(t), who_names(t), lane_names(t), confidence_names(t)
    counts = rows.step.value_counts()
    asked = rows[(rows.step == "demanded") & (rows.who == "residents")]
    granted = rows[(rows.step == "granted") & (rows.who == "residents")]
    in_talas = int((granted.scope == "talas").sum())
    return Figure(
        id="seats",
        title=t("Seats for residents: demanded {asked} times, granted {granted} times in the documents found", asked=t.number(len(asked)), granted=t.number(len(granted))),
        subtitle=t("Steps towards a place in decisions, {first}–{last}; numbers refer to the list below. Filters do not change this figure", first=str(rows["first"].min().year), last=str(rows["last"].max().year)) if len(rows) else "",
        sentence=t(
            "{n} steps were found: {tally}. Seats for residents were demanded in {asked} of them and granted in {granted}, {talas} of these in Talas.",
            n=t.number(len(rows)), tally=", ".join(f"{steps[key]} {t.number(int(counts[key]))}" for key in steps if key in counts),
            asked=t.number(len(asked)), granted=t.number(len(granted)), talas=t.number(in_talas),
        ),
        chart=_seat_chart(rows, t) if len(rows) else None,
        table=pd.DataFrame(
            [
                (number, t.date(row["date_edtf"]), t("yes") if row["date_inferred"] else t("no"), lanes[row["scope"]], steps[row["step"]], whose[row["who"]],
                 t.text(row, "title"), t.text(row, "summary"), levels[row["confidence"]], t.text(row, "note"))
                for number, row in enumerate(rows.to_dict("records"), start=1)
            ],
            columns=[t("No."), t("Date"), t("Date inferred"), t("Where"), t("Step"), t("Whose seat"), t("What"), t("What is known"), t("Confidence"), t("Note")],
        ),
        source_ids=ordered_sources([rows.source_id]),
        notes=(t("A year or a month without a day is drawn as a line over all of it. A meeting held is not a seat in a decision."),),
        empty="" if len(rows) else t("No step is in the data."),
    )  # fmt: skip


def seat_list(data: Dataset, t: Translator) -> list[tuple[str, list[str]]]:
    """The steps of :func:`seats` as numbered lines under their lanes."""
    table = seats(data, t).table
    where, number, date, step, whose, what = (
        t(name) for name in ("Where", "No.", "Date", "Step", "Whose seat", "What")
    )
    return [
        (
            lane,
            [
                f"{row[number]}. {row[date]} · {row[what]} ({row[step]}; {row[whose]})"
                for row in table[table[where] == lane].to_dict("records")
            ],
        )
        for lane in lane_names(t).values()
        if (table[where] == lane).any()
    ]


def _seat_chart(rows: pd.DataFrame, t: Translator) -> Chart:
    """Lanes of marks over time; in a lane, marks that would touch on a phone stand beneath each other."""
    steps, whose, lanes = step_names(t), who_names(t), lane_names(t)
    apart = timedelta(days=520)
    marks, heads, line = [], [], 0
    numbers = {item: number for number, item in enumerate(rows.seat_id, start=1)}
    for lane, name in lanes.items():
        own = rows[rows.scope == lane]
        if own.empty:
            continue
        heads.append({"y": line, "lane": name})
        line += 1
        ends: list[Any] = []
        for row in own.to_dict("records"):
            middle = row["first"] + (row["last"] - row["first"]) / 2
            slot = next((index for index, end in enumerate(ends) if end + apart <= middle), len(ends))
            ends[slot : slot + 1] = [middle]
            marks.append(
                {
                    "y": line + slot, "x": pd.Timestamp(middle), "number": str(numbers[row["seat_id"]]),
                    "first": pd.Timestamp(row["first"]), "last": pd.Timestamp(row["last"] + timedelta(days=0 if row["precision"] == "day" else 1)),
                    "step": steps[row["step"]], "who": whose[row["who"]], "title": t.text(row, "title"), "date": t.date(row["date_edtf"]),
                }
            )  # fmt: skip
        line += len(ends)
    frame, titles = pd.DataFrame(marks), pd.DataFrame(heads)
    first, last = rows["first"].min().year, rows["last"].max().year + 1
    scale = alt.Scale(
        domain=[f"{first}-06-01" if rows["first"].min().month > 6 else f"{first}-01-01", f"{last}-06-01"]
    )
    order = alt.Scale(domain=list(range(line)))
    y = alt.Y("y:O", axis=None, scale=order)
    axis = alt.Axis(
        values=[f"{year}-01-01" for year in range(first + first % 2, last + 1, 2)],
        format="%Y",
        orient="bottom",
        labelFontSize=SMALL,
        grid=True,
    )
    x = alt.X("x:T", scale=scale, title=None, axis=axis)
    colour = alt.Color(
        "who:N",
        scale=alt.Scale(domain=list(whose.values()), range=[WHO_COLOURS[key] for key in whose]),
        legend=alt.Legend(
            title=t("Whose seat"),
            orient="bottom",
            columns=1,
            labelFontSize=SMALL,
            titleFontSize=SMALL,
            symbolSize=130,
            symbolType="circle",
            symbolOpacity=1,
            labelLimit=200,
        ),
    )
    shape = alt.Shape(
        "step:N",
        scale=alt.Scale(domain=list(steps.values()), range=[STEP_SHAPES[key] for key in steps]),
        legend=alt.Legend(
            title=t("Step"),
            orient="bottom",
            columns=1,
            labelFontSize=SMALL,
            titleFontSize=SMALL,
            symbolSize=130,
            symbolOpacity=1,
            symbolFillColor=TEXT,
            symbolStrokeColor=TEXT,
            labelLimit=200,
        ),
    )
    tooltip = [
        alt.Tooltip("date:N", title=t("Date")), alt.Tooltip("title:N", title=t("What")), alt.Tooltip("step:N", title=t("Step")), alt.Tooltip("who:N", title=t("Whose seat")),
    ]  # fmt: skip
    base = alt.Chart(frame).encode(y=y)
    spans = base.mark_rule(strokeWidth=4, opacity=0.5, yOffset=10).encode(
        x=alt.X("first:T", scale=scale, title=None), x2="last:T", color=colour
    )
    dots = base.mark_point(filled=True, size=150, opacity=1).encode(
        x=x, color=colour, shape=shape, tooltip=tooltip
    )
    figures = base.mark_text(align="left", dx=9, fontSize=SMALL, color=TEXT).encode(x=x, text="number:N")
    lane_text = (
        alt.Chart(titles)
        .mark_text(align="left", fontSize=LABEL, fontWeight="bold", color=TEXT, dy=3)
        .encode(y=y, x=alt.value(0), text="lane:N")
    )
    return (
        alt.layer(spans, dots, figures, lane_text)
        .resolve_scale(color="shared", shape="shared")
        .properties(height=alt.Step(27))
    )


# --- context -----------------------------------------------------------------------------------


@once
def context(data: Dataset, scope: str, t: Translator) -> Figure:
    """Figures that stand beside each other and are never joined.

    Args:
        scope: ``national`` (with what is known elsewhere) or ``talas``.
    """
    rows = _context_rows(data, scope)
    topics, scopes, levels = topic_names(t), scope_names(t), confidence_names(t)
    national = scope == "national"
    return Figure(
        id=f"context-{scope}",
        title=t("Kyrgyzstan as a whole, not about mining in Talas") if national else t("Talas: figures that do not make a series"),
        subtitle=t("Opinion, licences, economy and transparency, each with its date. Filters do not change this figure")
        if national
        else t("What different sources count or claim, side by side. Filters do not change this figure"),
        sentence=t(
            "{n} figures about the country or other regions. None of them measures how people in Talas take part in decisions on mining."
            if national
            else "{n} figures about Talas from different sources; where they differ, all are shown.",
            n=t.number(len(rows)),
        ),
        chart=None,
        table=pd.DataFrame(
            [
                (topics[row["topic"]], scopes[row["scope"]], t.text(row, "measure"), t.text(row, "value_text"), _number(row["sample_n"], t),
                 t.date(row["date_edtf"]) or t("undated"), t("yes") if row["date_inferred"] else t("no"), levels[row["confidence"]], t.text(row, "note"))
                for row in rows
            ],
            columns=[t("Topic"), t("Where"), t("What is measured"), t("Figure"), t("n"), t("Date"), t("Date inferred"), t("Confidence"), t("Note")],
        ),
        source_ids=ordered_sources([[row["source_id"] for row in rows]]),
        notes=(t("Counts of different bodies, polls of different years and scores on different scales are not joined by lines. Open votes and claims without a measure are in the table only."),),
        empty="" if rows else t("No figure is in the data."),
    )  # fmt: skip


def _context_rows(data: Dataset, scope: str) -> list[dict[Any, Any]]:
    """Rows by topic, then date (undated last), as the data has them."""
    table = data["context_figures"]
    rows = table[(table.scope == "talas") == (scope == "talas")].to_dict("records")
    topics = list(data.allowed("context_figures", "topic"))
    return sorted(
        rows,
        key=lambda row: (
            topics.index(row["topic"]),
            row["scope"] != "national",
            row["measure_en"],
            row["date_edtf"] or "9999",
        ),
    )


def context_cards(data: Dataset, scope: str, t: Translator) -> list[tuple[str, list[Card]]]:
    """The figures of :func:`context` as cards under their topics.

    An open show of hands or a claim in words measures nothing, so it stands in the table only.
    """
    topics, levels = topic_names(t), confidence_names(t)
    groups: dict[str, list[Card]] = {}
    for row in _context_rows(data, scope):
        if row["topic"] in ("opinion", "attendance") and pd.isna(row["value"]):
            continue
        when = t.date(row["date_edtf"]) or t("undated")
        facts = [t("{date}, inferred", date=when) if row["date_inferred"] and row["date_edtf"] else when]
        if pd.notna(row["sample_n"]):
            facts.append(t("n = {n}", n=t.number(row["sample_n"])))
        elif row["topic"] in ("opinion", "confidence-index"):
            facts.append(t("n not shown"))
        facts.append(t("confidence: {level}", level=levels[row["confidence"]]))
        groups.setdefault(topics[row["topic"]], []).append(
            Card(t.text(row, "value_text"), t.text(row, "measure"), tuple(facts), t.text(row, "note"))
        )
    return list(groups.items())


def question_ids(data: Dataset) -> Iterable[str]:
    """The survey questions, in the deck's order."""
    return tuple(data["survey_questions"].sort_values("deck_order").question_id)
