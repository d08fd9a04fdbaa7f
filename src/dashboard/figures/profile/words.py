"""Words that profiles share."""

from __future__ import annotations

from dashboard.i18n import LANGUAGES
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def is_settlement(place: Row) -> bool:
    """Whether people live there."""
    return place["kind"] in ("village", "aiyl_aimak")


def other_names(place: Row, title: str) -> str:
    """A place's names in all languages, each once, but for the one that stands above them."""
    names = dict.fromkeys(place[f"name_{lang}"] for lang in LANGUAGES)
    return " · ".join(name for name in names if name and name != title)


def source_name(row: Row, data: Dataset) -> str:
    """Who says so."""
    return str(data.rows("sources")[row["source_id"]]["publisher"])
