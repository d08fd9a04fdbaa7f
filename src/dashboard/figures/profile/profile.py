"""The profile of the place that a visitor has chosen."""

from __future__ import annotations

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.profile.deposit import of_deposit
from dashboard.figures.profile.place import of_place
from dashboard.figures.profile.value import Profile
from dashboard.i18n import Translator
from dashboard.selection import Selection


@once
def profile(data: Dataset, selection: Selection, t: Translator) -> Profile | None:
    """The profile of the chosen place, or None when none is chosen."""
    rows = data["places"]
    chosen = rows[rows.place_id == selection.place]
    if chosen.empty:
        return None
    place = chosen.to_dict("records")[0]
    mines = data["mines"]
    mine = mines[mines.place_id == selection.place].to_dict("records")
    if mine:
        return of_deposit(place, mine[0], data, selection, t)
    return of_place(place, data, selection, t)
