"""What was demanded and how authorities or companies answered, by deposit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.participation import coded_words
from dashboard.figures.participation.coded import (
    NOT_STATED,
    Coded,
    coded_actions,
    coded_of,
    documents_of,
    records_of,
)
from dashboard.figures.participation.coded_chart import chart, heads_of
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import demand_names, kind_words, mine_names, response_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def demands(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """What was demanded, by deposit: numbers of actions."""
    found = coded_of(data, selection, "demands", demand_names(t))
    return _figure(found, coded_words.of_demands(found, t), data, selection, t)


@once
def responses(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How authorities or companies answered, by deposit: numbers of actions."""
    found = coded_of(data, selection, "responses", response_names(t))
    return _figure(found, coded_words.of_answers(found, t), data, selection, t)


def _figure(
    found: Coded, words: coded_words.Words, data: Dataset, selection: Selection, t: Translator
) -> Figure:
    is_drawn, (title, sentence) = bool(len(found.rows)), words
    return Figure(
        id=found.table,
        title=title,
        subtitle=t("Number of protests and violent incidents; a field is empty where none was found"),
        sentence=sentence,
        chart=chart(found, data, selection, t) if is_drawn else None,
        rows=_rows(found, data, t),
        notes=_notes(found, len(heads_of(found, data, selection, t)) > 1, t) if is_drawn else (),
        empty="" if is_drawn else sentence,
        marks=partial(_marks, found.table, selection, data, t),
        numbers=partial(_behind, found.table, selection, data, t),
    )


def _behind(table: str, selection: Selection, data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The protests of a view, those with something stated, and those with what is stated most often."""
    names = demand_names(t) if table == "demands" else response_names(t)
    found = coded_of(data, selection, table, names)
    stated = t("With a stated demand") if table == "demands" else t("With a stated answer")
    own: Mapping[str, tuple[str, Iterable[str]]] = {
        "all": (t("Protest or incident"), (row.action_id for row in found.actions)),
        "stated": (stated, (row.action_id for row in found.stated)),
        "most": (
            ", ".join(found.top),
            (row.action_id for row in found.stated if names[row[found.column]] in found.top),
        ),
        "silent": (
            names[NOT_STATED],
            (row.action_id for row in found.rows if row.action_id in found.unstated),
        ),
    }
    return {
        name: mark_of(
            words,
            (record("events", records_of(data, action)[0].event_id) for action in dict.fromkeys(actions)),
        )
        for name, (words, actions) in own.items()
    }


def _marks(table: str, selection: Selection, data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The actions behind each bar, an action by its first record."""
    names = demand_names(t) if table == "demands" else response_names(t)
    found = coded_of(data, selection, table, names)
    heads = heads_of(found, data, selection, t)
    told = coded_actions(data, found.actions, found.rows, found.column)
    return {
        f"{code}/{mine}": mark_of(
            f"{names[code]} · {heads[mine]}",
            (record("events", records_of(data, action)[0].event_id) for action in actions),
        )
        for (code, mine), actions in told.items()
        if mine in heads
    }


def _notes(found: Coded, has_all: bool, t: Translator) -> tuple[str, ...]:
    """How events are counted; ``has_all``: whether all deposits together have bars of their own."""
    rules = (
        t("An event can have several."),
        t("One that concerned several deposits counts at each, and once under “all”.") if has_all else "",
        t("The classification is ours; “not stated” does not mean that there was none."),
    )
    rule = " ".join(filter(None, rules))
    if not found.apart:
        return (rule,)
    meetings = t(
        "Meetings and petitions are not counted here; what was said in {n} of them is in the table, marked.",
        n=t.number(len({row.action_id for row in found.apart})),
    )
    return rule, meetings


def _rows(found: Coded, data: Dataset, t: Translator) -> Rows:
    """The codes of each action in order of time; those of meetings are marked as not counted."""
    mines, has_detail = mine_names(data, t), found.table == "responses"
    counted = [(row, t("yes")) for row in found.rows]
    apart = [(row, t("no: said at a meeting or in a petition")) for row in found.apart]
    items = []
    for row, is_counted in (*counted, *apart):
        own, documents = records_of(data, row.action_id), documents_of(data, row.action_id)
        action, code = own[0], row[found.column]
        cells = [
            t.date(action.date_edtf),
            t.text(action, "title"),
            kind_words(action, t),
            ", ".join(mines[item] for item in mines if item in (*action.mines, *action.also)),
            found.names[code],
            *([t.text(row, "detail")] if has_detail else []),
            is_counted,
            voice_words(documents, data, t),
        ]
        records = [
            record(found.table, row.action_id, code),
            *(record("events", event.event_id) for event in own),
        ]
        items.append((action.first, (records, documents, cells)))
    items.sort(key=lambda item: item[0])
    what = [t("Answer"), t("Details")] if has_detail else [t("Demand")]
    return rows_of(
        [
            t("Date"),
            t("Protest or incident"),
            t("Kind"),
            t("Deposits"),
            *what,
            t("Counted in the chart"),
            t("Whose account"),
        ],
        [item for _, item in items],
    )
