"""What was demanded and how authorities or companies answered, by deposit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import event_records
from dashboard.cache import derived, once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import side_of, voice_words
from dashboard.figures.colours import GOLD, GREY, TEXT, WATER
from dashboard.figures.figure import Figure, Rows, ordered_sources, record, rows_of
from dashboard.figures.keys import LABEL, SMALL, outline_key, row_labels, with_key
from dashboard.figures.names import demand_names, kind_names, mine_names, response_names
from dashboard.figures.participation.shared import actions_of
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator
from dashboard.selection import Selection

BARS = {"demand": GOLD, "response": WATER}  # what residents ask, what authorities and companies answer
BAR = 14  # px
FEW, NAME = (
    4,
    16,
)  # deposits and "all" beside each other, and letters of their names, for which a phone has room
PANEL = 1.5  # width of a deposit's bars with the room for the number behind the longest


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
    leads = len(top) == 1 and most.max() > 1
    values = {
        "n": t.number(stated),
        "m": t.number(m),
        "silent": t.number(silent),
        "top": ", ".join(top),
        "most": t.number(int(most.max()) if len(most) else 0),
    }
    if table == "demands":
        title = (
            t("Most often demanded: {top}, in {most} of the {n} actions with a stated demand", **values)
            if leads
            else t("No demand stands out; {n} of {m} actions state one", **values)
            if top
            else t("No demand found in this view")
        )
        sentence = (
            t(
                "For {n} of {m} demonstrations and violent incidents in this view the documents state a demand; for {silent} they were read and state none. Most often: {top} (in {most}).",
                **values,
            )
            if top
            else t(
                "For none of {m} demonstrations and violent incidents in this view do the documents state a demand.",
                **values,
            )
        )
    else:
        title = (
            t("Most often answered with: {top}, in {most} of the {n} actions with a stated answer", **values)
            if leads
            else t("No answer stands out; {n} of {m} actions state one", **values)
            if top
            else t("No answer found in this view")
        )
        sentence = (
            t(
                "For {n} of {m} demonstrations and violent incidents in this view the documents state an answer of authorities or companies; for {silent} they were read and state none. Most often: {top} (in {most}).",
                **values,
            )
            if top
            else t(
                "For none of {m} demonstrations and violent incidents in this view do the documents state an answer.",
                **values,
            )
        )
    notes = [
        t(
            "An action can have several. One that concerns several deposits counts at each, and once under “all”. Coded by us from the documents; not stated does not mean that there was none."
        ),
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
        chart=_bars(data, selection, actions, rows, column, names, t) if len(rows) else None,
        rows=_coded_rows(
            data, pd.concat([rows.assign(counted=True), apart.assign(counted=False)]), table, names, t
        ),
        notes=tuple(notes) if len(rows) else (),
        empty="" if len(rows) else t("No demonstration in this choice of deposits and years is coded."),
    )


@derived
def _records(data: Dataset) -> Mapping[str, pd.DataFrame]:
    """Action -> its event records, that which others tell again first (columns: ``selection.event_frame``)."""
    frame = event_records.event_frame(data)
    ordered = frame.sort_values("duplicate_of", key=lambda column: column != "", kind="stable")
    return {str(action): own for action, own in ordered.groupby("action_id", sort=False)}


def _records_of(data: Dataset, action_id: str) -> pd.DataFrame:
    return _records(data)[action_id]


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
            t.date(action.date_edtf),
            t.text(action, "title"),
            kinds[action.kind],
            ", ".join(mines[item] for item in mines if item in (*action.mines, *action.also)),
            names[row[column]],
            *([t.text(row, "detail")] if table == "responses" else []),
            t("yes") if row["counted"] else t("no: said at a meeting or in a petition"),
            voice_words(documents, data, t),
        ]
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


def _bars(
    data: Dataset,
    selection: Selection,
    actions: pd.DataFrame,
    rows: pd.DataFrame,
    column: str,
    names: Mapping[str, str],
    t: Translator,
) -> Chart:
    """A row a code with its name above, and in it a bar for all deposits and for each: side by side on one scale."""
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
    most = max(len(found) for found in told.values())
    pitch = most * PANEL  # from the beginning of one deposit's bars to the next, in actions
    begin = {mine: place * pitch for place, mine in enumerate(heads)}
    frame = pd.DataFrame(
        [
            {
                "code": names[code],
                "y": y,
                "mine": heads[mine],
                "n": len(found),
                "sided": len(sided.intersection(found)),
                "hollow": sided.issuperset(found),
                "stated": code != "not-stated",
                "begin": begin[mine],
                "outside": begin[mine] + len(found) - len(sided.intersection(found)),
                "end": begin[mine] + len(found),
            }
            for y, code in enumerate(codes, start=1)
            for mine in heads
            if (found := told.get((code, mine), ()))
        ]
    )
    scale = alt.Scale(domain=[0, pitch * len(heads)], nice=False)
    y = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(len(codes) + 1))))
    base = alt.Chart(frame).encode(y=y)
    tooltip = [
        alt.Tooltip("code:N", title=" "),
        alt.Tooltip("mine:N", title=t("Deposit")),
        alt.Tooltip("n:Q", title=t("Actions")),
        alt.Tooltip("sided:Q", title=t("of them told by one side alone")),
    ]
    colour = alt.condition("datum.stated", alt.value(BARS[column]), alt.value(GREY))
    parts = [
        base.transform_filter("datum.outside > datum.begin")
        .mark_bar(height=BAR, yOffset=9)
        .encode(
            x=alt.X("begin:Q", scale=scale, axis=None), x2=alt.X2("outside:Q"), color=colour, tooltip=tooltip
        ),
        base.transform_filter("datum.sided > 0")
        .mark_bar(height=BAR - 2, yOffset=9, fillOpacity=0, strokeWidth=2)
        .encode(
            x=alt.X("outside:Q", scale=scale, axis=None), x2=alt.X2("end:Q"), stroke=colour, tooltip=tooltip
        ),
    ]
    drawn = [(frame.outside > frame.begin).any(), (frame.sided > 0).any()]
    figures = base.mark_text(align="left", dx=5, dy=9, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=alt.X("end:Q", scale=scale, axis=None), text=alt.Text("n:Q")
    )
    code = row_labels(
        alt.Chart(
            pd.DataFrame({"y": range(1, len(codes) + 1), "code": [names[item] for item in codes]})
        ).encode(y=y),
        "code:N",
    )
    # Names side by side; many of them, or long ones, are cut before they run into each other.
    short = len(heads) <= FEW and max(map(len, heads.values())) <= NAME
    narrow: dict[str, Any] = {} if short else {"limit": alt.expr(f"width / {len(heads)} - 6")}
    top = (
        alt.Chart(pd.DataFrame({"y": 0, "head": list(heads.values()), "begin": list(begin.values())}))
        .mark_text(align="left", dy=9, fontSize=SMALL, fontWeight="bold", color=TEXT, **narrow)
        .encode(x=alt.X("begin:Q", scale=scale, axis=None), y=y, text=alt.Text("head:N"))
    )
    # A layer without a mark is a picture without a name to a screen reader.
    layers = [part for part, any_ in zip(parts, drawn, strict=True) if any_]
    return with_key(alt.layer(*layers, figures, code, top).properties(height=alt.Step(46)), *outline_key(t))
