"""Figures on the evidence as tests read them: tables and voices of the shipped data, the row of a record, what a chart draws, answers to the survey."""

from typing import Any

import pandas as pd

from dashboard.figures.figure import Figure
from dashboard.reading.dataset import Dataset
from other_rows import with_table
from support import drawn_rows, shipped

TABLES = tuple(resource["name"] for resource in shipped().schema["resources"])
VOICES = shipped().allowed("sources", "voice")


def row_of(figure: Figure, name: str) -> dict[Any, Any]:
    """The row of a figure whose own record this is."""
    index = next(index for index, records in enumerate(figure.rows.records) if records[0] == name)
    return figure.table.iloc[index].to_dict()


def drawn(figure: Figure) -> list[dict[str, Any]]:
    """What a chart draws, its datasets in a row."""
    return drawn_rows(figure.chart.to_dict())  # type: ignore[union-attr]


def survey_of(*answers: tuple[str, int]) -> Dataset:
    frame = shipped()["survey_answers"]
    total = sum(count for _, count in answers)
    rows = [
        {**dict.fromkeys(frame.columns, ""), "question_id": "hearings", "answer_en": text, "share_percent": None, "count": count,
         "n": total, "place": "Aral", "date_edtf": "2017-09", "source": "A study, a publisher"}
        for text, count in answers
    ]  # fmt: skip
    return with_table(
        shipped(), "survey_answers", pd.DataFrame(rows)[list(frame.columns)].astype(frame.dtypes.to_dict())
    )
