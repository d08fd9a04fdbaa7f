"""The finding of a timeline on which no kind of protest is chosen: how often owners changed, or what there is of it."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.choosing import counting, event_records
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import record
from dashboard.figures.number import behind_number
from dashboard.figures.words import phrases
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset

_HANDS = {"ownership", "licence"}


def without_protest(selection: Selection) -> bool:
    """Whether kinds are chosen, and none of them is one of protest."""
    return bool(selection.kinds) and not {"peaceful", "violent"} & set(selection.kinds)


def _is_on_owners(data: Dataset, selection: Selection) -> bool:
    """Whether it is of licences and owners alone, and these changed more than once."""
    if "ownership" not in selection.kinds or not set(selection.kinds) <= _HANDS:
        return False
    return counting.count(data, "ownership", selection.mines, years_of(data, selection)).upper > 1


def finding(data: Dataset, selection: Selection, t: Translator) -> str:
    """What the chosen kinds say, in numbers of events."""
    first, last = years_of(data, selection)
    years = {"first": str(first), "last": str(last)}
    if _is_on_owners(data, selection):
        found = counting.count(data, "ownership", selection.mines, (first, last))
        return t(
            "The owners kept changing, with {changes} on record, {first}–{last}",
            changes=leading(phrases.changes(t, found), "all"),
            **years,
        )
    counts = {kind: counting.count(data, kind, selection.mines, (first, last)) for kind in selection.kinds}
    events = phrases.by_kind(t, {kind: found.high for kind, found in counts.items()})
    if selection.kinds == ("court",):  # of these, too, a lower and an upper count are told
        events = phrases.court_cases(t, counts["court"])
    return t("{events} on record, {first}–{last}", events=leading(capital(events), "all"), **years)


def behind_finding(data: Dataset, selection: Selection, t: Translator) -> Mapping[str, Behind]:
    """The records behind the numbers of the finding."""
    years = years_of(data, selection)
    told = "ownership" if _is_on_owners(data, selection) else "court" if selection.kinds == ("court",) else ""
    if told:  # a range, with what is left out of it
        return {"all": behind_number(data, selection.mines, told, t, years)}
    heading = " · ".join(kind_names(t)[kind] for kind in selection.kinds)
    # An action once, and none beyond the years that the finding names.
    found = (counting.count(data, kind, selection.mines, years) for kind in selection.kinds)
    wanted = {event for count in found for event in count.records}
    rows = [row for row in event_records.events(data, selection) if row.event_id in wanted]
    own = {row.action_id: record("events", row.event_id) for row in reversed(rows)}
    return {"all": mark_of(heading, reversed(own.values()))}
