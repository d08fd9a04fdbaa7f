"""Numbers in words: as they are read, as exact as they are stored, and tallies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator

UNKNOWN = "unknown"  # what records are called by that have no code


def tally(
    counts: Mapping[str, int], names: Mapping[str, str], t: Translator, *, is_leading: bool = False
) -> str:
    """Counts in words, the largest first: "press 186, company 48" («пресса — 186»); zeros are left out.

    ``is_leading``: each number leads to the records that are called by its code.
    """
    ranked = sorted((code for code in names if counts.get(code)), key=lambda code: -counts[code])
    told = {
        code: leading(t.number(counts[code]), code or UNKNOWN) if is_leading else counts[code]
        for code in ranked
    }
    return ", ".join(counted(names[code], told[code], t) for code in ranked)


def counted(what: str, n: int | str, t: Translator) -> str:
    """A name with its number, as lists in running text have them; Russian and Kyrgyz put a dash between the two."""
    return t("{what} {n}", what=what, n=n if isinstance(n, str) else t.number(n))


def small(text: str) -> str:
    """Words of ours, a code's, as they stand within a sentence.

    An abbreviation keeps its capitals, and a name in quotes. Not for texts of the data: these may begin with a name.
    """
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def exact(value: float, t: Translator) -> str:
    """A number with all the decimals that are stored, no more and no fewer."""
    digits = len(repr(float(value)).partition(".")[2]) if float(value) != int(value) else 0
    return t.number(value, digits)


def msom(value: float, t: Translator) -> str:
    """Million soms as they are read: to a tenth, and less than one as it is stored. Tables have it exactly."""
    return t.number(round(value, 1) if value >= 1 else value)


def number(value: Any, t: Translator) -> str:
    """A number as it is read; "" where there is none."""
    return "" if value is None or pd.isna(value) else t.number(value)
