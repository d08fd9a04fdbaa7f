"""One event in words: everything known of it, for the card."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.figures.figure import ordered_sources
from dashboard.figures.harm import harm_words
from dashboard.figures.timeline.events import deposits_in_words, title_in_list
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import (
    UNSTATED,
    claimant_names,
    confidence_names,
    demand_names,
    kind_words,
    mine_names,
    response_names,
)
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True)
class EventCard:
    """Everything known of one event, in words of the visitor's language; what is empty was not found."""

    event_id: str
    title: str
    kind: str
    date: str
    place: str
    deposits: str
    summary: str
    outcome: str
    note: str
    confidence: str
    voice: str
    harm: str
    demands: tuple[str, ...]
    responses: tuple[str, ...]
    turnout: tuple[str, ...]
    again: tuple[tuple[str, str], ...]  # (event id, line) of the records of the same action
    source_ids: tuple[str, ...]


@once
def event_card(data: Dataset, event_id: str, t: Translator) -> EventCard:
    """What is known of one event.

    Raises:
        KeyError: no such event.
    """
    row = event_records.by_id(data)[event_id]
    action = row.action_id
    family = event_records.by_action(data)[action]
    told = {event.event_id for event in family}
    demands, answers, claimants = demand_names(t), response_names(t), claimant_names(t)
    claims = [claim for claim in data.records.turnout_claims if claim.event_id in told]
    outcome = t.text(row, "outcome")
    return EventCard(
        event_id=event_id,
        title=t.text(row, "title"),
        kind=kind_words(row, t),
        date=t.date(row.date_edtf) + (t(" (inferred)") if row.date_inferred else ""),
        place=t.name(data.rows("places")[row.place_id]) if row.place_id else t("place not stated"),
        deposits=deposits_in_words(row, mine_names(data, t), t),
        summary=t.text(row, "summary"),
        outcome=outcome
        or (t("Outcome not found") if row.kind == "court" or row.arrested is not None else ""),
        note=t.text(row, "note"),
        confidence=confidence_names(t)[row.confidence],
        voice=voice_words(row.sources, data, t),
        harm=harm_words(row, t),
        demands=tuple(
            demands[item.demand]
            for item in data.records.demands
            if item.action_id == action and item.demand != UNSTATED
        ),
        responses=tuple(
            detail if item.response == UNSTATED else phrases.answer(answers[item.response], detail)
            for item in data.records.responses
            if item.action_id == action and ((detail := t.text(item, "detail")) or item.response != UNSTATED)
        ),
        turnout=tuple(
            f"{phrases.headcount(t, item.bound, item.people)} ({claimants[item.claimant]})"
            + (f". {note}" if (note := t.text(item, "note")) else "")
            for item in claims
        ),
        again=tuple(
            (other.event_id, title_in_list(other, t)) for other in family if other.event_id != event_id
        ),
        source_ids=ordered_sources([row.sources, [item.source_id for item in claims]]),
    )
