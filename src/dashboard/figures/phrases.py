"""Phrases that a sentence takes whole: a number with its noun, so that each language can give both their form."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.counting import Count
from dashboard.i18n import Translator


def protests(t: Translator, found: Count) -> str:
    """Counted peaceful protests in running text: "4 peaceful protests", "14–18 peaceful protests"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} peaceful protest", "{n} peaceful protests", high)
    return t.plural("{low}–{n} peaceful protest", "{low}–{n} peaceful protests", high, low=t.number(low))


def incidents(t: Translator, found: Count) -> str:
    """Counted violent incidents in running text: "1 violent incident", "4–5 violent incidents"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} violent incident", "{n} violent incidents", high)
    return t.plural("{low}–{n} violent incident", "{low}–{n} violent incidents", high, low=t.number(low))


def court_cases(t: Translator, found: Count) -> str:
    """Counted court cases in running text: "8 court cases", "8–9 court cases"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} court case", "{n} court cases", high)
    return t.plural("{low}–{n} court case", "{low}–{n} court cases", high, low=t.number(low))


def at(t: Translator, names: Sequence[str]) -> str:
    """Where something is, by the names of deposits, or "" without one.

    A word for "deposit" takes the ending in Russian and Kyrgyz, so that a name stands as the table has it: «на
    месторождении Джеруй», «Жерүй кенинде».
    """
    return t.plural("at {names}", "at {names}", len(names), names=t.listed(names)) if names else ""
