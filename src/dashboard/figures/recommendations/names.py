"""Recommendations, their themes and statuses, and those whom they address, in words."""

from __future__ import annotations

from operator import attrgetter

from dashboard import recommended
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.names import apart
from dashboard.i18n import Translator


def status_names(t: Translator) -> dict[str, str]:
    """Our statuses in words."""
    return {
        "acted": t("action taken"),
        "partly": t("partly"),
        "reversed": t("reversed"),
        "none-found": t("no public evidence found"),
    }


def theme_names(t: Translator) -> dict[str, str]:
    """Our theme labels in words."""
    return {
        "participation": t("participation"),
        "needs-assessment": t("needs assessment"),
        "programming": t("programming"),
        "environment": t("environment"),
        "research": t("research"),
        "capacity": t("capacity"),
        "decentralisation": t("decentralisation"),
        "pilots": t("pilots"),
        "monitoring": t("monitoring"),
        "transparency": t("transparency"),
    }


def relation_names(t: Translator) -> dict[str, str]:
    """How a step bears on a recommendation."""
    return {
        "support": t("a step towards it"),
        "setback": t("a step against it"),
        "background": t("background, before the recommendations"),
        "context": t("context"),
    }


@once
def stakeholder_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the five groups, in study order."""
    rows = sorted(data.records.stakeholders, key=attrgetter("position"))
    return apart({row["stakeholder_id"]: t.name(row) for row in rows})


def number(recommendation_id: str, data: Dataset, t: Translator) -> str:
    """A recommendation's name on screen: its group and its number within it."""
    group = data.rows("recommendations")[recommendation_id]["stakeholder_id"]
    return f"{stakeholder_names(data, t)[group]} {orders(data)[recommendation_id]}"


@once
def orders(data: Dataset) -> dict[str, int]:
    """The number of each recommendation within its group, in the study's order; ids may be called anything."""
    rows = recommended.recommendation_frame(data)
    return dict(zip(rows.recommendation_id, rows.groupby("stakeholder_id").cumcount() + 1, strict=True))
