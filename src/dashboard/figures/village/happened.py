"""What happened at a place: dated lines that open, and a small line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.profile.happened import dated, heading, items
from dashboard.figures.profile.value import Item
from dashboard.figures.timeline.event import event_card
from dashboard.figures.village.belonging import home_of, rural_district_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Mine


def events_at(place_id: str, data: Dataset) -> tuple[EventRecord, ...]:
    """Event records at a place, within it, or in the rural district around it, whatever is filtered.

    The oldest first.
    """
    home = set(home_of(place_id, data))
    return tuple(event for event in event_records.events(data, Selection()) if event.place_id in home)


def district_of(place_id: str, events: Sequence[EventRecord], data: Dataset, t: Translator) -> str:
    """The name of the rural district around a village, if documents place some of these events just there.

    "" if they place all of them in the village itself.
    """
    around = rural_district_of(place_id, data)
    is_told = bool(around) and any(event.place_id == around for event in events)
    return t.name(data.rows("places")[around]) if is_told else ""


def events_about(mine_id: str, data: Dataset) -> tuple[EventRecord, ...]:
    """Event records about a deposit, wherever they happened; the oldest first."""
    return event_records.events(data, Selection(mines=(mine_id,)))


class Latest(NamedTuple):
    """An event record later than all that happened at a place."""

    event: EventRecord
    mines: tuple[str, ...]  # deposits that it is the latest about
    is_sure: bool  # whether no other about them may be as late or later


def latest_about(mines: Sequence[Mine], here: Sequence[EventRecord], data: Dataset) -> tuple[Latest, ...]:
    """The latest event record about each deposit, wherever it happened, if it is later than the last one here."""
    last = here[-1].first if here else date.min
    found: dict[str, Latest] = {}
    for mine in mines:
        *others, event = events_about(mine.mine_id, data) or (None,)
        if event is None or event.first <= last:
            continue
        is_sure = all(other.last < event.first for other in others if other.action_id != event.action_id)
        known = found.get(event.event_id, Latest(event, (), True))
        found[event.event_id] = Latest(event, (*known.mines, mine.mine_id), known.is_sure and is_sure)
    return tuple(found.values())


def latest_words(latest: Latest, data: Dataset, t: Translator) -> str:
    """Such an event in a sentence, with its date, and that one side alone tells of it where that is so."""
    event = latest.event
    sided = t("one side's account") if side_of(event.sources, data) else ""
    names = mine_names(data, t)
    words = {
        "deposit": t.listed(names[mine] for mine in latest.mines),
        "title": phrases.within(t.text(event, "title")),
        "known": "; ".join(filter(None, (dated(event, t), sided))),
    }
    if latest.is_sure:
        return t("The latest event on record about {deposit} is “{title}” ({known}).", **words)
    return t("Among the latest events on record about {deposit} is “{title}” ({known}).", **words)


def happened(
    place: Row, events: Sequence[EventRecord], mines: Sequence[Mine], data: Dataset, t: Translator
) -> Part | None:
    """What is documented at a place, the oldest first, as beside the map and on the line of time."""
    if not events:
        return None
    return Part(
        "happened",
        heading(place, events, t, district_of(place["place_id"], events, data, t)),
        tuple(_line(told, data, t) for told in items(place["place_id"], events, data, t)),
        folds=True,
        more=t("All events about {deposits}", deposits=", ".join(map(t.name, mines))) if mines else "",
        leads_to="timeline" if mines else "",
        choices=(("mines", tuple(mine.mine_id for mine in mines)),),
    )


def _line(told: Item, data: Dataset, t: Translator) -> Line:
    return Line(
        told.text,
        event_card(data, told.event, t).source_ids,
        when=told.when,
        facts=told.detail,
        look=told.look,
        event=told.event,
    )
