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
    place = data.rows("places").get(selection.place)
    if place is None:
        return None
    for mine in data.records.mines:
        if mine.place_id == selection.place:
            return of_deposit(place, mine, data, selection, t)
    return of_place(place, data, selection, t)
