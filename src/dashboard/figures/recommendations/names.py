"""Recommendations, their themes and statuses, and those whom they address, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from dashboard import recommended
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.names import apart, status_names
from dashboard.i18n import Translator
from dashboard.recommended import Asked


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
    counted = Counter[str]()
    numbers = {}
    for asked in recommended.every(data):
        counted[asked.stakeholder_id] += 1
        numbers[asked.recommendation_id] = counted[asked.stakeholder_id]
    return numbers


def tally(asked: Sequence[Asked], t: Translator) -> str:
    """How many recommendations have each status, in words."""
    counts = Counter[str](row.status for row in asked)
    return "; ".join(
        f"{words}: {t.number(counts[status])}" for status, words in status_names(t).items() if counts[status]
    )
