"""Documented steps on what was recommended, in their order."""

from __future__ import annotations

from datetime import date

from dashboard import dates
from dashboard.reading.dataset import Dataset
from dashboard.records.recommendations import Followup


def steps(data: Dataset, recommendation_id: str) -> list[Followup]:
    """Documented steps of a recommendation: dated ones by date, then undated ones."""
    own = (step for step in data.records.followups if step.recommendation_id == recommendation_id)
    return sorted(own, key=_place)


def _place(step: Followup) -> tuple[bool, date, str]:
    """Dated steps first, by the first day that they may mean."""
    text = step.date_edtf
    return not text, dates.span(text).first if text else date.max, step.followup_id
