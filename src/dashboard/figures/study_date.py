"""When the study was shown: what is background to it, what came after, and its line in a chart of years."""

from __future__ import annotations

import pandas as pd

from dashboard import case, dates
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def after_study(date: str, data: Dataset) -> bool:
    """Whether all days that a date may mean lie after those on which the study may have been shown.

    Without a study none does.
    """
    shown = case.background_until(data)
    return bool(date and shown) and dates.span(date).first > dates.span(shown).last


def study_date(data: Dataset, t: Translator) -> str:
    """When the study was shown, in words; "" without one."""
    return t.date(case.background_until(data))


def after_study_date(data: Dataset, t: Translator) -> str:
    """When the study was presented, as it follows "after"; "" where that is not known."""
    return t.after(case.background_until(data))


def study_marker(data: Dataset, t: Translator) -> pd.DataFrame:
    """What a chart of years draws the study's line from: ``at``, a moment, and its ``label``; one row, or none."""
    shown = case.background_until(data)
    rows = (
        [
            {
                "at": pd.Timestamp(dates.span(shown).first),
                "label": t("{study_short}, {date}", date=t.date(shown)),
            }
        ]
        if shown
        else []
    )
    return pd.DataFrame(rows, columns=["at", "label"])
