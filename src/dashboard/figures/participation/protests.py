"""The actions that figures on participation count: protests, or hearings and meetings."""

from __future__ import annotations

import numpy as np

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.reading.dataset import Dataset

PROTESTS = ("peaceful", "violent")


def actions_of(data: Dataset, selection: Selection, protests: bool) -> tuple[EventRecord, ...]:
    """Primary records of the selection, one an action: protests, or else hearings and meetings."""
    known, where = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    own = where[known.is_kind(PROTESTS)[where] == protests]
    firsts = np.unique(known.action[own], return_index=True)[1]
    return event_records.at(data, own[np.sort(firsts)])
