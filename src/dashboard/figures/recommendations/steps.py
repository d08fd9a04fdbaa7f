"""Documented steps on what was recommended, in their order."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import dates
from dashboard.dataset import Dataset
from dashboard.records import Row


def steps(data: Dataset, recommendation_id: str) -> pd.DataFrame:
    """Documented steps of a recommendation, in the columns of ``followups``: dated ones by date, then undated ones."""
    rows = data["followups"][data["followups"].recommendation_id == recommendation_id]
    places = [_place(step) for step in rows.to_dict("records")]
    return rows.iloc[sorted(range(len(rows)), key=places.__getitem__)].reset_index(drop=True)


def _place(step: Row) -> tuple[bool, date, str]:
    """Dated steps first, by the first day that they may mean."""
    text = step["date_edtf"]
    return not text, dates.span(text).first if text else date.max, step["followup_id"]
