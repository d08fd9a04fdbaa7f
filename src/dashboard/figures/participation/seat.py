"""Seats in decisions: demanded, promised, granted, and what became of the ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.participation.seat_chart import chart
from dashboard.figures.participation.seat_steps import Step, behind_steps, steps_of, taken
from dashboard.figures.words.amounts import counted
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import seat_scope_names, step_names, who_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

FEW = 5  # steps: of fewer the number of all says nothing


@once
def seats(data: Dataset, t: Translator) -> Figure:
    """Places in decisions demanded, promised, granted and what became of the ways in, by lane."""
    steps = steps_of(data)
    local = [step.row for step in steps if step.row["scope"] == "local"]
    return Figure(
        id="seats",
        title=_title([row["step"] for row in local], t),
        subtitle=t(
            "Steps towards a seat in decisions, {first}–{last}, by what happened",
            first=str(min(step.known.first for step in steps).year),
            last=str(max(step.known.last for step in steps).year),
        )
        if steps
        else "",
        sentence=_sentence([step.row for step in steps], t),
        chart=chart(steps, data, t) if steps else None,
        rows=_rows(steps, data, t),
        notes=(
            t(
                "Where only the month or year is known, a line covers all of it. A meeting or visit is not a seat."
            ),
            t(
                "Where a drawing is too narrow for words, the number at a mark is its number in the list below."
            ),
        ),
        empty="" if steps else t("There are no steps in the data."),
        marks=partial(_marks, data, t),
        numbers=partial(behind_steps, data, t),
    )


def _title(steps: Sequence[str], t: Translator) -> str:
    """How many of the steps where the case is were meetings, and how many brought seats."""
    counts = Counter(steps)
    if len(steps) < FEW or not (counts["held"] or counts["granted"]):
        return taken(steps, t)
    return t.plural(
        "Of {all} steps found in {area}, {met} were meetings or visits and {n} brought seats",
        "Of {all} steps found in {area}, {met} were meetings or visits and {n} brought seats",
        counts["granted"],
        n=leading(t.number(counts["granted"]), "granted"),
        all=leading(t.number(len(steps)), "all"),
        met=leading(t.number(counts["held"]), "held"),
    )


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The step behind each dot, with its document."""
    names = step_names(t)
    return {
        row.seat_id: mark_of(f"{t.date(row.date_edtf)} · {names[row.step]}", (record("seats", row.seat_id),))
        for row in data.records.seats
    }


def _sentence(rows: Sequence[Row], t: Translator) -> str:
    counts, names = Counter(row["step"] for row in rows), step_names(t)
    found = t.plural(
        "{n} step was found ({tally}).",
        "{n} steps were found ({tally}).",
        len(rows),
        tally=", ".join(counted(name, counts[step], t) for step, name in names.items() if counts[step]),
    )
    asked = sum(row["step"] == "demanded" and row["who"] == "residents" for row in rows)
    said = t("Residents asked for a seat in {asked} of them.", asked=t.number(asked)) if asked else ""
    return " ".join(filter(None, (found, said, _given(rows, t))))


def _given(rows: Sequence[Row], t: Translator) -> str:
    """In how many steps seats were granted, and how many of these are of the case's own area."""
    granted = [row for row in rows if row["step"] == "granted"]
    local, n = sum(row["scope"] == "local" for row in granted), t.number(len(granted))
    if not granted:
        return t("No seat is on record as granted.")
    if local == len(granted):
        return t("Seats were granted in {granted} of them, in {area}; the list says whose.", granted=n)
    return t(
        "Seats were granted in {granted}, {local} of these in {area}; the list says whose.",
        granted=n,
        local=t.number(local),
    )


def _rows(steps: Sequence[Step], data: Dataset, t: Translator) -> Rows:
    numbers = {step.row["seat_id"]: step.number for step in steps}
    return columns.table(
        "seats",
        "seat_id",
        [step.row for step in steps],
        [
            Column(t("No."), lambda row: numbers[row["seat_id"]]),
            columns.date(t),
            columns.date_inferred(t),
            columns.coded(t("Where"), "scope", seat_scope_names(t)),
            columns.coded(t("Step"), "step", step_names(t)),
            columns.coded(t("Whose seat"), "who", who_names(t)),
            columns.text(t("What"), "title", t),
            columns.text(t("What is known"), "summary", t),
            columns.confidence(t),
            columns.note(t),
            columns.voice(data, t),
        ],
    )


def seat_list(data: Dataset, t: Translator) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """The steps of :func:`seats` under their lanes: the number of each, its words and its document."""
    lines: dict[str, list[tuple[int, str, str]]] = {}
    for step in steps_of(data):
        lines.setdefault(step.row["scope"], []).append((step.number, _line(step, t), step.row["source_id"]))
    return [(name, lines[lane]) for lane, name in seat_scope_names(t).items() if lane in lines]


def _line(step: Step, t: Translator) -> str:
    row = step.row
    what = f"{t.text(row, 'title')} ({step_names(t)[row['step']]}; {who_names(t)[row['who']]})"
    return f"{t.date(row['date_edtf'])} · {what}"
