"""When the study was shown: what is background to it, what came after, and its line in a chart of years."""

from __future__ import annotations

import pandas as pd

from dashboard import dates
from dashboard.i18n import Translator

STUDY_DATE = "2017-10"  # the study was shown in October 2017: steps before it are background


def after_study(date: str) -> bool:
    """Whether all days that a date may mean lie after the month in which the study was shown."""
    return bool(date) and dates.span(date).first > dates.span(STUDY_DATE).last


def study_marker(t: Translator) -> pd.DataFrame:
    """The one row that a chart of years draws the study's line from: ``at``, a moment, and its ``label``."""
    return pd.DataFrame({"at": [pd.Timestamp(f"{STUDY_DATE}-01")], "label": [t("{study_short}, {date}")]})
