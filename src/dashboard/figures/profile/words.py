"""Words that profiles share."""

from __future__ import annotations

from dashboard.dataset import Dataset
from dashboard.figures.names import confidence_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.records import Row


def topic_names(t: Translator) -> dict[str, str]:
    """Topics of claims about a deposit."""
    return {
        "gold": t("Gold"),
        "resource": t("Resource"),
        "elevation": t("Elevation"),
        "location": t("Location"),
        "village": t("Village"),
        "discovery": t("Discovery"),
        "staff": t("Staff"),
        "payments": t("Payments"),
        "plant": t("Plant"),
    }


def role_names(t: Translator) -> dict[str, str]:
    """How somebody holds a deposit."""
    return {
        "licence": t("licence holder"),
        "owner": t("owner of the licence holder"),
        "option": t("option or purchase without the licence"),
        "minority": t("minority stake"),
    }


def is_settlement(place: Row) -> bool:
    """Whether people live there."""
    return place["kind"] in ("village", "aiyl_aimak")


def names_of(place: Row) -> str:
    """A place's names in all languages, each once."""
    return " · ".join(dict.fromkeys(place[f"name_{lang}"] for lang in LANGUAGES if place[f"name_{lang}"]))


def confidence(row: Row, t: Translator) -> str:
    """How sure a row is, in words."""
    return t("confidence: {level}", level=confidence_names(t)[row["confidence"]])


def source_name(row: Row, data: Dataset) -> str:
    """Who says so."""
    return str(data.rows("sources")[row["source_id"]]["publisher"])
