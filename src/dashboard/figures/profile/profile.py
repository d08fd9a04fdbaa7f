"""The profile of the place that a visitor has chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.line_of_time import behind_all, line_of_time, told
from dashboard.figures.profile.deposit import of_deposit
from dashboard.figures.profile.place import of_place
from dashboard.figures.profile.sections import at_place
from dashboard.figures.profile.value import Profile
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def profile(data: Dataset, selection: Selection, t: Translator) -> Profile | None:
    """The profile of the chosen place, or None when none is chosen."""
    place = data.rows("places").get(selection.place)
    if place is None:
        return None
    mine = next((mine for mine in data.records.mines if mine.place_id == selection.place), None)
    if mine:
        found = of_deposit(place, mine, data, selection, t)
        events = [
            event for event in maps.here(data, selection) if event_records.concerns(event, (mine.mine_id,))
        ]
    else:
        found, events = of_place(place, data, selection, t), at_place(place, data, selection)
    years, marks = line_of_time(events, data)
    sided = tuple(event.event_id for event in maps.told_by_one_side(events, data))
    numbers = partial(behind_all, tuple(event.event_id for event in events), sided, data, t)
    return replace(found, years=years, marks=marks, told=told(events, t), numbers=numbers)
