"""What was demanded and how authorities or companies answered, by deposit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    TEXT,
    Chart,
    Figure,
    Rows,
    demand_names,
    kind_names,
    mine_names,
    once,
    ordered_sources,
    record,
    response_names,
    rows_of,
    side_of,
    voice_words,
)
from dashboard.figures.keys import SMALL, outline_key, outline_note, with_key
from dashboard.figures.participation.shared import actions_of
from dashboard.i18n import Translator
from dashboard.selection import Selection

HEAT, SILENT = ("#677680", "#1D4F69"), "#66696D"  # all dark enough for white figures


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
    actions = actions_of(data, selection, protests=True)
    coded = data[table]
    rows = coded[coded.action_id.isin(actions.action_id)]
    apart = coded[
        ~coded.action_id.isin(actions.action_id)
        & coded.action_id.isin(actions_of(data, selection, protests=False).action_id)
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
        title = (
            t("Most often demanded: {top}, in {most} of {m} actions", **values)
            if top
            else t("No demand found in this view")
        )
        sentence = t(
            "For {n} of {m} demonstrations and violent incidents in this view the documents state a demand; for {silent} they were read and state none. Most often: {top} (in {most}).",
            **values,
        ) if top else t("For none of {m} demonstrations and violent incidents in this view do the documents state a demand.", **values)  # fmt: skip
    else:
        title = (
            t("Most often answered with: {top}, in {most} of {m} actions", **values)
            if top
            else t("No answer found in this view")
        )
        sentence = t(
            "For {n} of {m} demonstrations and violent incidents in this view the documents state an answer of authorities or companies; for {silent} they were read and state none. Most often: {top} (in {most}).",
            **values,
        ) if top else t("For none of {m} demonstrations and violent incidents in this view do the documents state an answer.", **values)  # fmt: skip
    notes = [
        t(
            "An action can have several. One that concerns several deposits counts at each, and once under “all”. Coded by us from the documents; not stated does not mean that there was none."
        ),
        outline_note(t),
    ]
    if len(apart):
        notes.append(
            t(
                "Meetings and petitions are not counted here; what was said at {n} of them is in the table and marked there.",
                n=t.number(apart.action_id.nunique()),
            )
        )
    return Figure(
        id=table,
        title=title,
        subtitle=t("Number of demonstrations and violent incidents; an empty field: none found"),
        sentence=sentence,
        chart=_heat(data, selection, actions, rows, column, names, t) if len(rows) else None,
        rows=_coded_rows(
            data, pd.concat([rows.assign(counted=True), apart.assign(counted=False)]), table, names, t
        ),
        notes=tuple(notes) if len(rows) else (),
        empty="" if len(rows) else t("No demonstration in this choice of deposits and years is coded."),
    )


def _records_of(data: Dataset, action_id: str) -> pd.DataFrame:
    """The event records of an action, that which others tell again first (columns: ``selection.event_frame``)."""
    frame = select.event_frame(data)
    own = frame[frame.action_id == action_id]
    return own.sort_values("duplicate_of", key=lambda column: column != "", kind="stable")


def documents_of(data: Dataset, action_id: str) -> tuple[str, ...]:
    """All documents that tell of an action: what was demanded and answered is coded from them."""
    return ordered_sources(_records_of(data, action_id).sources)


def _coded_rows(
    data: Dataset, rows: pd.DataFrame, table: str, names: Mapping[str, str], t: Translator
) -> Rows:
    """The codes of each action in order of time; those of meetings are marked as not counted."""
    kinds, mines = kind_names(t), mine_names(data, t)
    column = {"demands": "demand", "responses": "response"}[table]
    found = []
    for row in rows.to_dict("records"):
        own, documents = _records_of(data, row["action_id"]), documents_of(data, row["action_id"])
        action = own.iloc[0]
        cells = [
            t.date(action.date_edtf), t.text(action, "title"), kinds[action.kind],
            ", ".join(mines[item] for item in mines if item in (*action.mines, *action.also)), names[row[column]],
            *([t.text(row, "detail")] if table == "responses" else []),
            t("yes") if row["counted"] else t("no: said at a meeting or in a petition"), voice_words(documents, data, t),
        ]  # fmt: skip
        records = [
            record(table, row["action_id"], row[column]),
            *(record("events", event) for event in own.event_id),
        ]
        found.append((action["first"], (records, documents, cells)))
    found.sort(key=lambda item: item[0])
    what = [t("Demand")] if table == "demands" else [t("Answer"), t("In words")]
    return rows_of(
        [t("Date"), t("Action"), t("Kind"), t("Deposits"), *what, t("Counted in the chart"), t("Who speaks")],
        [item for _, item in found],
    )


def coded_actions(
    data: Dataset, actions: pd.DataFrame, rows: pd.DataFrame, column: str
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Actions by code and deposit; deposit "" = all, each action once."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    mines_of = {row["action_id"]: {*row["mines"], *row["also"]} for row in actions.to_dict("records")}
    for action, code in rows[["action_id", column]].drop_duplicates().itertuples(index=False):
        for mine in ("", *(item for item in data["mines"].mine_id if item in mines_of[action])):
            found[code, mine] = (*found.get((code, mine), ()), action)
    return found


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
    told = coded_actions(data, actions, rows, column)
    sided = {action for action in rows.action_id if side_of(documents_of(data, action), data)}
    # The most frequent first; what is not stated is no demand or answer, and comes last.
    codes = sorted(
        (code for code in names if (code, "") in told),
        key=lambda code: (code == "not-stated", -len(told[code, ""])),
    )
    heads = {"": t("all"), **mines}
    frame = pd.DataFrame(
        [
            {
                "code": names[code],
                "mine": heads[mine],
                "n": len(told[code, mine]),
                "sided": len(sided.intersection(told[code, mine])),
                "hollow": sided.issuperset(told[code, mine]),
                "stated": code != "not-stated",
            }
            for code in codes
            for mine in heads
            if (code, mine) in told
        ]
    )
    frame["part"] = [
        "" if row.hollow or not row.sided else f"○ {t.number(row.sided)}" for row in frame.itertuples()
    ]
    x = alt.X(
        "mine:N",
        sort=list(heads.values()),
        title=None,
        scale=alt.Scale(domain=list(heads.values()), paddingInner=0.06),
        axis=alt.Axis(
            orient="top", labelAngle=0, labelOverlap=False, ticks=False, domain=False, labelFontSize=12
        ),
    )
    y = alt.Y(
        "code:N",
        sort=[names[code] for code in codes],
        title=None,
        scale=alt.Scale(paddingInner=0.1),
        axis=alt.Axis(ticks=False, domain=False, labelLimit=150, labelFontSize=SMALL),
    )
    base = alt.Chart(frame).encode(x=x, y=y)
    tooltip = [
        alt.Tooltip("code:N", title=" "),
        alt.Tooltip("mine:N", title=t("Deposit")),
        alt.Tooltip("n:Q", title=t("Actions")),
        alt.Tooltip("sided:Q", title=t("of them told by one side alone")),
    ]
    colour = alt.Color(
        "n:Q", scale=alt.Scale(domain=[1, max(int(frame.n.max()), 2)], range=list(HEAT)), legend=None
    )
    # Every cell has a fill, so that it can be pointed at; where one side tells of all its actions nobody sees it.
    boxes: list[tuple[Any, str, dict[str, Any], dict[str, Any]]] = [
        (frame.stated & ~frame.hollow, "datum.stated && !datum.hollow", {}, {"color": colour}),
        (~frame.stated & ~frame.hollow, "!datum.stated && !datum.hollow", {"color": SILENT}, {}),
        (frame.hollow, "datum.hollow", {"fillOpacity": 0, "stroke": HEAT[0], "strokeWidth": 2}, {}),
    ]
    cells = [
        base.transform_filter(shown).mark_rect(cornerRadius=3, **look).encode(tooltip=tooltip, **encoding)
        for rows_, shown, look, encoding in boxes
        if rows_.any()  # a layer without a mark is a picture without a name to a screen reader
    ]
    figures = [
        base.transform_filter(shown)
        .mark_text(fontSize=16, fontWeight="bold", color=colour_, dy=dy)
        .encode(text="n:Q")
        for shown, colour_, dy in (
            ("datum.hollow", TEXT, 0),
            ("!datum.hollow && datum.part === ''", "#FFFFFF", 0),
            ("datum.part !== ''", "#FFFFFF", -7),
        )
    ]
    parts = (
        base.transform_filter("datum.part !== ''")
        .mark_text(fontSize=SMALL, color="#FFFFFF", dy=10)
        .encode(text="part:N")
    )
    chart = alt.layer(*cells, *figures, parts).properties(height=alt.Step(42))
    return with_key(chart, *outline_key(t), "○ 1: " + t("so many of them told by one side alone"))
