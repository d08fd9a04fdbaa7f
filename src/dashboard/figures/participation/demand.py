"""What was demanded and how authorities or companies answered, by deposit."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    Chart,
    Figure,
    demand_names,
    kind_names,
    mine_names,
    once,
    ordered_sources,
    response_names,
)
from dashboard.figures.participation.shared import SMALL, actions_of
from dashboard.i18n import Translator
from dashboard.selection import Selection

HEAT = ("#6B7A83", "#1D4F69")  # both dark enough for white figures


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
