"""The two survey questions of the study: an empty frame until there are answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import altair as alt
import pandas as pd

from dashboard import case, survey
from dashboard.figures import columns
from dashboard.figures.drawing.colours import TEXT, WATER
from dashboard.figures.drawing.keys import SMALL, row_labels
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def question_ids(data: Dataset) -> Iterable[str]:
    """The survey questions, in the study's order."""
    rows = sorted(data.records.survey_questions, key=attrgetter("position"))
    return tuple(row.question_id for row in rows)


def question(data: Dataset, question_id: str, t: Translator, dropped: Sequence[survey.Answer] = ()) -> Figure:
    """One of the two survey questions: an empty frame until there are answers, then bars.

    Args:
        data: the data package.
        question_id: one of ``survey_questions``.
        t: language.
        dropped: answers of a file that the visitor dropped on the page, shown beside those of the package.
            They belong to one session, so this figure is never kept for others (no ``once``).
    """
    row = data.rows("survey_questions")[question_id]
    faults = survey.package_faults(data, t)
    packaged = () if faults else survey.groups(survey.of_package(data), question_id)
    groups = [*packaged, *survey.groups(dropped, question_id)]
    cells = [survey.protect(group) for group in groups]
    shown = sum(not cell.withheld for group in cells for cell in group)
    in_shares = all(group[0].n >= survey.MIN_SHARES for group in groups)
    if groups:
        subtitle = t("Per cent of those asked") if in_shares else t("People")
    else:
        subtitle = (
            t("Asked for {study}; the answers are lost")
            if case.study(data)
            else t("There are no answers in the data")
        )
    return Figure(
        id=f"survey-{question_id}",
        title=t("“{question}”", question=t.text(row, "text")),
        subtitle=subtitle,
        sentence=_survey_sentence(t, groups, shown),
        chart=_survey_chart(cells, in_shares, t) if shown else None,
        rows=_survey_rows(cells, len(packaged), t),
        further_rows=(_question_row(row, data, t),),
        notes=_notes(cells, in_shares, data, t),
        empty=_why_empty(
            t, t.text(row, "status"), bool(groups), bool(shown), [str(fault) for fault in faults]
        ),
        own_sources=tuple(dict.fromkeys(group[0].source for group in groups)),
        is_private=bool(dropped),
    )


def _question_row(row: Row, data: Dataset, t: Translator) -> Rows:
    """The question itself, and what it rests on."""
    return columns.table(
        "survey_questions",
        "question_id",
        [row],
        [
            columns.text(t("Question"), "text", t),
            columns.text(t("What is known of the answers"), "status", t),
        ],
        file="question",
        title=t("The question, as the author of {study} asked it")
        if case.study(data)
        else t("The question, as asked"),
    )


def _notes(
    cells: Sequence[tuple[survey.Cell, ...]], in_shares: bool, data: Dataset, t: Translator
) -> tuple[str, ...]:
    """What is not known, not shown and not coded of the answers."""
    if not cells:
        return tuple(filter(None, [case_text.text(data, t, "survey-asked")]))
    notes = []
    if any(cell.withheld for group in cells for cell in group):
        notes.append(
            t(
                "Withheld: answers of fewer than {min} people, and beside them one more, so that they cannot be worked out from n. "
                "Of fewer than {group} people no answer is shown.",
                min=t.number(survey.MIN_CELL),
                group=t.number(survey.MIN_GROUP),
            )
        )
    if not in_shares:
        notes.append(
            t(
                "People, not per cent, because fewer than {n} people were asked.",
                n=t.number(survey.MIN_SHARES),
            )
        )
    not_coded = t(
        "The data name the documents behind these answers but not whose account they give, so no bar is marked as one side's account."
    )
    return (*notes, not_coded)


def _why_empty(t: Translator, status: str, given: bool, shown: bool, faults: Sequence[str]) -> str:
    if shown:
        return ""
    if faults:
        return t(
            "The answers in survey_answers.csv contradict each other and are not shown. {faults}",
            faults=" ".join(faults[:3]),
        )
    if given:
        return t("Every answer is withheld, because too few people were asked.")
    return status


def _survey_sentence(t: Translator, groups: Sequence[tuple[survey.Answer, ...]], shown: int) -> str:
    if not groups:
        return t("There are no answers to show, so no bar is drawn.")
    asked = "; ".join(_asked(group[0], t) for group in groups)
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
    return t("{share}%", share=t.number(round(cell.percent, 1 if cell.answer.n >= 1000 else 0)))


def answer_text(answer: survey.Answer, t: Translator) -> str:
    """An answer in the visitor's language, else as it is given."""
    return answer.text.get(t.lang) or answer.text["en"]


def _survey_rows(cells: Sequence[tuple[survey.Cell, ...]], packaged: int, t: Translator) -> Rows:
    """The answers of groups, of which the first come from the data package.

    An answer names its document in words (``own_sources``), so no row has one of the package's documents:
    the study stands behind the question alone. What a visitor dropped is no record of the package, and of a
    withheld answer no record is named: a download would carry the number that is withheld.
    """
    columns = [t("Answer"), t("Shown"), t("People"), t("n"), t("Place"), t("Date"), t("Source")]
    items: list[tuple[list[str], list[str], tuple[str, ...]]] = []
    for number, group in enumerate(cells):
        for cell in group:
            answer = cell.answer
            key = (answer.question_id, answer.text["en"], answer.place, answer.date)
            people = t.number(answer.count) if answer.count is not None and not cell.withheld else ""
            items.append(
                (
                    [record("survey_answers", *key)] if number < packaged and not cell.withheld else [],
                    [],
                    (
                        answer_text(answer, t),
                        amount(cell, t),
                        people,
                        t.number(answer.n),
                        answer.place,
                        t.date(answer.date),
                        answer.source,
                    ),
                )
            )
    return rows_of(columns, items)


def _survey_chart(cells: Sequence[tuple[survey.Cell, ...]], in_shares: bool, t: Translator) -> Chart:
    """A line of text a group, then a bar an answer with its label above."""
    frame = _marks(cells, in_shares, t)
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
    ends = values.mark_text(align="left", dx=6, dy=9, fontSize=SMALL, color=TEXT).encode(
        x=x, text=alt.Text("amount:N")
    )
    withheld = (
        base.transform_filter("!isValid(datum.value) && !datum.heading")
        .mark_text(
            align="left", dy=9, fontSize=SMALL, fontStyle="italic", color=TEXT, limit=alt.expr("width")
        )
        .encode(x=alt.XValue(0), text=alt.Text("amount:N"))
    )
    labels = row_labels(base.transform_filter("!datum.heading"), "label:N")
    headings = row_labels(base.transform_filter("datum.heading"), "label:N", bold=True)
    return layered(bars, ends, withheld, labels, headings).properties(height=alt.Step(44))


def _marks(cells: Sequence[tuple[survey.Cell, ...]], in_shares: bool, t: Translator) -> pd.DataFrame:
    """A row a group with the words of its heading, then a row an answer; what is withheld has no value."""
    marks: list[dict[str, Any]] = []

    def add(label: str, value: float | None, amount: str, *, heading: bool) -> None:
        mark = {"y": len(marks), "label": label, "value": value, "amount": amount, "heading": heading}
        marks.append(mark)

    for group in cells:
        add(_asked(group[0].answer, t), None, "", heading=True)
        for cell in group:
            value = cell.percent if in_shares else cell.people
            label = answer_text(cell.answer, t)
            add(label, None if cell.withheld else value, amount(cell, t), heading=False)
    return pd.DataFrame(marks)


def _asked(answer: survey.Answer, t: Translator) -> str:
    """Where and when a group was asked, and how many."""
    return t("{place}, {date}: n = {n}", place=answer.place, date=t.date(answer.date), n=t.number(answer.n))
