"""Figures that stand beside others as cards, and their notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One figure that stands beside others and is never joined to them."""

    value: str
    label: str
    facts: tuple[str, ...]
    note: str = ""


def split_notes(notes: Sequence[str]) -> list[tuple[str, str]]:
    """Each note as (opening, rest): the whole sentences that it begins with like others of the notes, and its own.

    The opening is "" in a note that begins like no other.
    """
    parts = [re.split(r"(?<=[.!?])\s+", note) if note else [] for note in notes]
    out = []
    for own in parts:
        alike = [other for other in parts if own and other and other[0] == own[0]]
        common = 0
        if len(alike) > 1:
            columns = zip(*alike, strict=False)  # as far as the shortest of them
            common = next((i for i, cells in enumerate(columns) if len(set(cells)) > 1), min(map(len, alike)))
        out.append((" ".join(own[:common]), " ".join(own[common:])))
    return out
