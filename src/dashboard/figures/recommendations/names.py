"""Recommendations, their themes and statuses, and those whom they address, in words."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from dashboard.cache import once
from dashboard.choosing import recommended
from dashboard.choosing.recommended import Asked
from dashboard.figures.words import phrases
from dashboard.figures.words.headline import begun, leading
from dashboard.figures.words.names import apart, status_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset

FIRST_WORDS = 64  # letters of a recommendation where it has no room for all


@once
def stakeholder_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the five groups, in study order."""
    rows = sorted(data.records.stakeholders, key=attrgetter("position"))
    return apart({row["stakeholder_id"]: t.name(row) for row in rows})


def number(recommendation_id: str, data: Dataset, t: Translator) -> str:
    """A recommendation's name on screen: its group and its number within it."""
    group = data.rows("recommendations")[recommendation_id]["stakeholder_id"]
    return f"{stakeholder_names(data, t)[group]} {orders(data)[recommendation_id]}"


def in_short(row: Mapping[str, Any] | Any, t: Translator) -> str:
    """What a recommendation asks, in a clause of ours; where the data has none, its own first words."""
    return t.text(row, "short") if row["short_en"] else first_words(t.text(row, "text"))


def first_words(text: str) -> str:
    """How the words of a recommendation begin."""
    words = text.rstrip(";. ")
    return textwrap.shorten(words, FIRST_WORDS, placeholder="\u00a0…", break_on_hyphens=False)


def heading(recommendation_id: str, data: Dataset, t: Translator) -> str:
    """What stands over a recommendation where its group is said: its number within it, and what it asks."""
    row = data.rows("recommendations")[recommendation_id]
    return f"{orders(data)[recommendation_id]}. {capital(in_short(row, t))}"


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
    """How recommendations stand: "there are some steps towards two; no public evidence was found on the other three".

    `is_leading`: each part leads to its recommendations.
    """
    n = Counter[str](row.status for row in asked)

    def told(status: str, words: str) -> str:
        return leading(words, status) if is_leading else words

    found = [
        told(status, _said(status, n[status], phrases.few(t, n[status]), t))
        for status in ("acted", "partly", "reversed")
        if n[status]
    ]
    if not n["none-found"]:
        return t.listed(found)
    those = phrases.few(t, n["none-found"])
    if not found:
        return told("none-found", _said("none-found", n["none-found"], those, t))
    rest = t.plural(
        "no public evidence was found on the other",
        "no public evidence was found on the other {those}",
        n["none-found"],
        those=those,
    )
    return t("{found}; {rest}", found=t.listed(found), rest=told("none-found", rest))


def _said(status: str, n: int, those: str, t: Translator) -> str:
    """What became of some recommendations; ``those`` names the ``n`` of them."""
    if status == "none-found":
        return t("no public evidence was found on {those}", those=those)
    return {
        "acted": t.plural("{those} was acted on", "{those} were acted on", n, those=those),
        "partly": t("there are some steps towards {those}", those=those),
        "reversed": t.plural("{those} was reversed", "{those} were reversed", n, those=those),
    }[status]


def judged(asked: Sequence[Asked], data: Dataset, t: Translator) -> str:
    """How recommendations stand, as a title of them."""
    if not asked:
        return t("No recommendation fits these filters")
    n, of, first = len(asked), len(data.records.recommendations), asked[0].status
    if n == of == 1:
        return t("One recommendation, which we judge “{status}”", status=status_names(t)[first])
    if all(row.status == first for row in asked):
        those = (
            t.plural("all {n} recommendation", "all {n} recommendations", of)
            if n == of
            else t("{n} of the {all} recommendations", n=phrases.few(t, n), all=t.number(of))
        )
        return begun(leading(_said(first, n, those, t), first))
    title = t.plural(
        "Of {n} recommendation, {tally}",
        "Of {n} recommendations, {tally}",
        n,
        n=leading(phrases.few_of(t, n), "all"),
        tally=tally(asked, t, is_leading=True),
    )
    return begun(title)
