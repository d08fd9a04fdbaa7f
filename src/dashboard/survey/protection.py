"""What may be shown of answers: the rules that keep people unrecognisable (docs/decisions/0010)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import dates
from dashboard.survey.answers import Answer

MIN_CELL = 5  # an answer that fewer people gave is withheld
MIN_GROUP = 10  # of a smaller group of people nothing but its size is shown
MIN_SHARES = 30  # of a smaller group people are shown, never per cent


@dataclass(frozen=True)
class Cell:
    """What may be shown of an answer. ``people`` and ``percent`` are None where they are not to be shown."""

    answer: Answer
    people: float | None
    percent: float | None
    withheld: bool


def protect(answers: Sequence[Answer]) -> tuple[Cell, ...]:
    """What may be shown of the answers of one group (one question, place and date), in their order.

    If one to four people gave an answer, all answers of fewer than five people (zero too) are withheld,
    and with them the smallest of the others (all of them, if several are equally small), under one and
    the same label. So which withheld answer has which number cannot be told from n and the rest:
    exchanging the numbers of two withheld answers changes nothing that is shown.
    """
    n = min((answer.n for answer in answers), default=0)
    # Shares are often rounded: people within a hundredth of a per cent of each other count as equal.
    people = [round(answer.people, 2) for answer in answers]
    hidden: set[int] = set()
    if any(0 < value < MIN_CELL for value in people):
        rest = min((value for value in people if value >= MIN_CELL), default=0)
        hidden = {index for index, value in enumerate(people) if value < MIN_CELL or value == rest}
    if n < MIN_GROUP:
        hidden = set(range(len(answers)))
    return tuple(
        Cell(
            answer=answer,
            people=None if index in hidden else answer.people,
            percent=None if index in hidden or n < MIN_SHARES else answer.percent,
            withheld=index in hidden,
        )
        for index, answer in enumerate(answers)
    )


def groups(answers: Iterable[Answer], question_id: str) -> tuple[tuple[Answer, ...], ...]:
    """Answers to a question, a tuple for each place and date, in order of date, then place."""
    own = sorted(
        (answer for answer in answers if answer.question_id == question_id),
        key=lambda answer: (dates.span(answer.date).first, answer.date, answer.place),
    )
    return tuple(tuple(rows) for _, rows in groupby(own, key=lambda answer: answer.group))
