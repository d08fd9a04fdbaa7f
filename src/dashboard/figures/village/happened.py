"""What happened at a place: dated lines that open, and a small line of time."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.line_of_time import LOOKS
from dashboard.figures.timeline.event import EventCard, event_card
from dashboard.figures.village.belonging import home_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words.names import demand_names, response_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Mine

UNSTATED = "not-stated"


def events_at(place_id: str, data: Dataset) -> tuple[EventRecord, ...]:
    """Event records at a place, within it, or in the rural district around it, whatever is filtered.

    The oldest first.
    """
    home = set(home_of(place_id, data))
    return tuple(event for event in event_records.events(data, Selection()) if event.place_id in home)


def events_about(mine_id: str, data: Dataset) -> tuple[EventRecord, ...]:
    """Event records about a deposit, wherever they happened; the oldest first."""
    return event_records.events(data, Selection(mines=(mine_id,)))


def happened(
    place: Row, events: Sequence[EventRecord], mines: Sequence[Mine], data: Dataset, t: Translator
) -> Part | None:
    """What is documented at a place, the newest first: that is what people remember."""
    if not events:
        return None
    return Part(
        "happened",
        t.plural("What happened here ({n} event)", "What happened here ({n} events)", len(events)),
        tuple(_line(place["place_id"], event, data, t) for event in reversed(events)),
        folds=True,
        more=t("All events about {deposits}", deposits=", ".join(map(t.name, mines))) if mines else "",
        leads_to="timeline" if mines else "",
        choices=(("mines", tuple(mine.mine_id for mine in mines)),),
    )


def _line(place_id: str, event: EventRecord, data: Dataset, t: Translator) -> Line:
    card = event_card(data, event.event_id, t)
    elsewhere = "" if event.place_id == place_id else f" ({card.place})"
    return Line(
        card.title + elsewhere,
        card.source_ids,
        when=t.date(event.date_edtf),
        facts=tuple(_facts(event, card, data, t)),
        look=LOOKS.get(event.kind, "other"),
        event=card.event_id,
    )


def _facts(event: EventRecord, card: EventCard, data: Dataset, t: Translator) -> list[str]:
    """What is known of an event besides; what is not stated is not said."""
    asked, answered = asked_of(event.action_id, data, t), answered_to(event.action_id, data, t)
    told = [
        card.summary,
        t("How many came: {claims}", claims="; ".join(claim.rstrip(".") for claim in card.turnout))
        if card.turnout
        else "",
        t("Demanded: {demands}.", demands=asked) if asked else "",
        t("Answer: {answers}.", answers=answered) if answered else "",
        f"{capital(card.harm)}." if card.harm else "",
        t("Outcome: {outcome}", outcome=card.outcome) if card.outcome else "",
        card.note,
        t("Kind: {kind}. Confidence: {level}.", kind=card.kind, level=card.confidence),
    ]
    if event.date_inferred:
        told.append(t("The date, or a part of it, is inferred."))
    return [text for text in told if text]


def asked_of(action_id: str, data: Dataset, t: Translator) -> str:
    """What was demanded at an action, in words; "" where no source states it."""
    names = demand_names(t)
    return ", ".join(
        names[row.demand]
        for row in data.records.demands
        if row.action_id == action_id and row.demand != UNSTATED
    )


def answered_to(action_id: str, data: Dataset, t: Translator) -> str:
    """What was answered to an action, in words; "" where no source states it."""
    names = response_names(t)
    return "; ".join(
        names[row.response] + (f" ({detail.rstrip('.')})" if (detail := t.text(row, "detail")) else "")
        for row in data.records.responses
        if row.action_id == action_id and row.response != UNSTATED
    )
