"""A file of answers -> answers, or all faults in words."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from dashboard.i18n import Translator
from dashboard.reading import checks
from dashboard.reading.dataset import Dataset
from dashboard.reading.faults import Fault
from dashboard.survey import cells, table
from dashboard.survey.answers import Answer, Reading, of_package
from dashboard.survey.told import Refused, Told


def read(content: bytes, name: str, data: Dataset, t: Translator) -> Reading:
    """Read a file of answers.

    Args:
        content: the file as it came.
        name: its name, for the faults.
        data: the questions there are.
        t: language of the faults.

    Returns:
        All answers, or all faults found; never some of each.
    """
    told = Told(name[:80], t)
    try:
        lines = table.rows(content, told)
    except Refused as refusal:
        return Reading(faults=(refusal.fault,))
    if told.faults:
        return Reading(faults=tuple(told.faults))
    questions = _questions(data)
    answers = [(line, cells.answer(line, row, questions, told)) for line, row in lines]
    good = [(line, answer) for line, answer in answers if answer]
    _together(good, told)
    if told.faults:
        return Reading(faults=tuple(told.faults))
    return Reading(answers=tuple(answer for _, answer in good))


def package_faults(data: Dataset, t: Translator) -> tuple[Fault, ...]:
    """What the schema cannot say about the answers of the data package: rows that contradict each other."""
    told = Told("survey_answers.csv", t)
    _together(list(enumerate(of_package(data), start=2)), told)
    return tuple(told.faults)


def _questions(data: Dataset) -> dict[str, str]:
    """Ids of the questions by their ids and their words, in the order of the questions."""
    found: dict[str, str] = {}
    for row in sorted(data.records.survey_questions, key=attrgetter("position")):
        words = [value for key, value in row.items() if key.startswith("text_") and value]
        found |= {cells.folded(text): row["question_id"] for text in (row["question_id"], *words)}
    return found


def _together(answers: Sequence[tuple[int, Answer]], told: Told) -> None:
    """What must hold between rows: no answer twice; one n, one source and at most all people a group."""
    rows = [
        checks.Told(
            line=line,
            group=answer.group,
            answer=answer.text["en"],
            people=answer.people,
            # A rounded share may be half a unit of its last place too great.
            rounded=0 if answer.share is None else 0.5 * answer.n / 100,
            n=answer.n,
            source=answer.source,
        )
        for line, answer in answers
    ]
    for fault in checks.contradictions(told.name, rows):
        told.fault(
            fault.row, fault.column, fault.value, told.t.said(fault.problem), told.t.said(fault.allowed)
        )
