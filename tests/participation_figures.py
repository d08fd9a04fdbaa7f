"""Figures on participation for tests: what they draw, all of them, and the shipped data with answers to the survey."""

from typing import Any

import pandas as pd

from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from other_rows import with_table

T = Translator()
ALL = Selection()


def with_answers(data: Dataset, rows: list[dict[str, Any]]) -> Dataset:
    empty = data["survey_answers"]
    frame = pd.DataFrame(
        [{**dict.fromkeys(empty.columns, ""), "share_percent": None, "count": None, **row} for row in rows]
    )
    return with_table(data, "survey_answers", frame[list(empty.columns)].astype(empty.dtypes.to_dict()))


def answer(
    text: str, count: int | None = None, share: float | None = None, n: int = 60, **more: str
) -> dict[str, Any]:
    row = {"question_id": "hearings", "answer_en": text, "count": count, "share_percent": share, "n": n}
    return {**row, "place": "Aral", "date_edtf": "2017-09", "source": "A study, a publisher", **more}


def drawn(figure: Figure) -> dict[str, Any]:
    assert figure.chart is not None
    return figure.chart.to_dict()  # type: ignore[union-attr]


def behind_actions(data: Dataset, action_ids: set[str]) -> dict[str, set[str]]:
    """Documents of all event records of each action, straight from the tables."""
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    found: dict[str, set[str]] = {action: set() for action in action_ids}
    for link in data["event_sources"].itertuples():
        if action_of[link.event_id] in action_ids:
            found[action_of[link.event_id]].add(link.source_id)
    return found


def every(data: Dataset, selection: Selection = ALL) -> list[Figure]:
    return [
        *(figures.question(data, item, T) for item in figures.question_ids(data)),
        figures.turnout(data, selection, T), figures.meetings(data, selection, T), figures.demands(data, selection, T),
        figures.responses(data, selection, T), figures.payments(data, T), figures.money_claims(data, T),
        figures.auctions(data, T), figures.seats(data, T), figures.context(data, "local", T), figures.context(data, "national", T),
    ]  # fmt: skip
