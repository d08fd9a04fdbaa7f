"""Answers to the survey's questions, as the data package holds them or a file brings them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.reading.dataset import Dataset, Fault


@dataclass(frozen=True)
class Answer:
    """One answer to one question; ``share`` in per cent of ``n``, or ``count`` in people: one of the two."""

    question_id: str
    text: Mapping[str, str]  # language -> words; "" = not given
    share: float | None
    count: int | None
    n: int
    place: str
    date: str  # EDTF
    source: str

    @property
    def people(self) -> float:
        """People who gave the answer; of a share, as it works out."""
        return float(self.count) if self.count is not None else (self.share or 0.0) * self.n / 100

    @property
    def percent(self) -> float:
        """Share of those asked, per cent."""
        return self.share if self.share is not None else self.people * 100 / self.n

    @property
    def group(self) -> tuple[str, str, str]:
        """Who was asked what: question, place, date."""
        return self.question_id, self.place, self.date


@dataclass(frozen=True)
class Reading:
    """A file of answers as read: answers, or else what is wrong with it."""

    answers: tuple[Answer, ...] = ()
    faults: tuple[Fault, ...] = ()


def of_package(data: Dataset) -> tuple[Answer, ...]:
    """Answers that the data package holds."""
    return tuple(
        Answer(
            question_id=row.question_id,
            text={
                key.removeprefix("answer_"): value for key, value in row.items() if key.startswith("answer_")
            },
            share=row.share_percent,
            count=row.count,
            n=row.n,
            place=row.place,
            date=row.date_edtf,
            source=row.source,
        )
        for row in data.records.survey_answers
    )


def template(data: Dataset) -> str:
    """A CSV file with the header of ``survey_answers`` as the schema has it, and no row."""
    resource = next(item for item in data.schema["resources"] if item["name"] == "survey_answers")
    return ",".join(column["name"] for column in resource["schema"]["fields"]) + "\n"
