"""Words that profiles share."""

from __future__ import annotations

from dashboard.i18n import LANGUAGES
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def is_settlement(place: Row) -> bool:
    """Whether people live there."""
    return place["kind"] in ("village", "aiyl_aimak")


def names_of(place: Row) -> str:
    """A place's names in all languages, each once."""
    return " · ".join(dict.fromkeys(place[f"name_{lang}"] for lang in LANGUAGES if place[f"name_{lang}"]))


def source_name(row: Row, data: Dataset) -> str:
    """Who says so."""
    return str(data.rows("sources")[row["source_id"]]["publisher"])
