"""What several figures of the screen share: cards and their notes, the actions of a selection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard import event_records
from dashboard.dataset import Dataset
from dashboard.event_records import EventRecord
from dashboard.i18n import Translator
from dashboard.selection import Selection

PROTESTS = ("peaceful", "violent")


@dataclass(frozen=True)
class Card:
    """One figure that stands beside others and is never joined to them."""

    value: str
    label: str
    facts: tuple[str, ...]
    note: str = ""


def actions_of(data: Dataset, selection: Selection, protests: bool) -> tuple[EventRecord, ...]:
    """Primary records of the selection, one an action: protests, or else hearings and meetings."""
    known, where = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    own = where[known.is_kind(PROTESTS)[where] == protests]
    firsts = np.unique(known.action[own], return_index=True)[1]
    return event_records.at(data, own[np.sort(firsts)])


def number(value: Any, t: Translator) -> str:
    """A number as it is read; "" where there is none."""
    return "" if value is None or pd.isna(value) else t.number(value)


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
