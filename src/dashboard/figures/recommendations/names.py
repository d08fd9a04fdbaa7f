"""Recommendations, their themes and statuses, and those whom they address, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from dashboard.cache import once
from dashboard.choosing import recommended
from dashboard.choosing.recommended import Asked
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import apart, status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


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


def tally(asked: Sequence[Asked], t: Translator, *, is_leading: bool = False) -> str:
    """How recommendations stand, in running text: "2 have some steps towards them and 1 has no public evidence".

    `is_leading`: each part leads to its recommendations.
    """
    n = Counter[str](row.status for row in asked)
    told = {
        "acted": t.plural("{n} was acted on", "{n} were acted on", n["acted"]),
        "partly": t.plural("{n} has some steps towards it", "{n} have some steps towards them", n["partly"]),
        "reversed": t.plural("{n} was reversed", "{n} were reversed", n["reversed"]),
        "none-found": t.plural("{n} has no public evidence", "{n} have no public evidence", n["none-found"]),
    }
    shown = {status: words for status, words in told.items() if n[status]}
    return t.listed(leading(words, status) if is_leading else words for status, words in shown.items())


def judged(asked: Sequence[Asked], t: Translator) -> str:
    """How recommendations stand, as a title of them."""
    if len(asked) == 1:
        return t("One recommendation, which we judge “{status}”", status=status_names(t)[asked[0].status])
    return t.plural(
        "Of {n} recommendation, {tally}",
        "Of {n} recommendations, {tally}",
        len(asked),
        n=leading(t.number(len(asked)), "all"),
        tally=tally(asked, t, is_leading=True),
    )
