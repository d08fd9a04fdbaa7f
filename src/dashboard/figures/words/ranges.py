"""Counts and dates in words that say how sure they are."""

from __future__ import annotations

from dashboard.choosing.counting import Count
from dashboard.i18n import Translator
from dashboard.records import Row


def status_date(mine: Row, t: Translator) -> str:
    """As of when the status of a deposit, a row of ``mines``, is known: "as of 2024, inferred"."""
    when = t.as_of(mine["status_as_of_edtf"])
    return (
        t("as of {date}, inferred", date=when)
        if mine["status_as_of_inferred"]
        else t("as of {date}", date=when)
    )


def band(t: Translator, found: Count) -> str:
    """A documented count as a range, from its strict end to its highest broad one: "11–13"."""
    return "–".join(dict.fromkeys((t.number(found.low), t.number(found.upper))))


def in_running_text(t: Translator, found: Count) -> str:
    """A band in running text, from the strict end to the highest broad one."""
    low, high = t.number(found.low), t.number(found.upper)
    return low if low == high else t("{low} to {high}", low=low, high=high)
