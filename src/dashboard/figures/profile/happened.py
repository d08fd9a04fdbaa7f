"""An event in the list of a place: one way to tell it, beside the map and on the place's page."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.choosing.event_records import EventRecord, actions
from dashboard.figures.line_of_time import look_of
from dashboard.figures.profile.value import Item
from dashboard.figures.timeline.event import EventCard, event_card
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import sided_ids
from dashboard.figures.words.names import UNSTATED, demand_names, mine_names, response_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def heading(place: Row, events: Sequence[EventRecord], t: Translator, district: str = "") -> str:
    """What the list is called; of a deposit most that is documented happened elsewhere, so its own site is named.

    ``district``: the rural district around a village, in words, if some is placed there and not in the village.
    """
    n = len(actions(events))
    if district:
        return t.plural(
            "What happened here or in the rural district {district} ({n} event)",
            "What happened here or in the rural district {district} ({n} events)",
            n,
            district=district,
        )
    if place["kind"] == "mine":
        return t.plural("What happened at the site ({n} event)", "What happened at the site ({n} events)", n)
    return t.plural("What happened here ({n} event)", "What happened here ({n} events)", n)


def items(place_id: str, events: Sequence[EventRecord], data: Dataset, t: Translator) -> tuple[Item, ...]:
    """Events as lines that open; which deposit each is about is said where not all are about the same."""
    is_mixed = len({(event.mines, event.also) for event in events}) > 1
    return tuple(_item(place_id, event, is_mixed, data, t) for event in events)


def _item(place_id: str, event: EventRecord, is_mixed: bool, data: Dataset, t: Translator) -> Item:
    """An event as a line; where it was is said if it was elsewhere in the place's district."""
    card = event_card(data, event.event_id, t)
    elsewhere = "" if event.place_id == place_id else f" ({card.place})"
    return Item(
        card.title + elsewhere,
        tuple(_facts(event, card, is_mixed, data, t)),
        card.event_id,
        when=when(event, t),
        look=look_of(event),
        is_one_sided=event.event_id in sided_ids(data),
    )


def when(event: EventRecord, t: Translator) -> str:
    """Its date, as it begins a line; one of which a part is inferred says so first."""
    return capital(dated(event, t)) if event.date_inferred else dated(event, t)


def dated(event: EventRecord, t: Translator) -> str:
    """The same within a sentence."""
    words = t.date(event.date_edtf)
    return t("about {date}", date=words) if event.date_inferred else words


def _facts(event: EventRecord, card: EventCard, is_mixed: bool, data: Dataset, t: Translator) -> list[str]:
    """What is known of an event besides; what is not stated is not said."""
    asked, answered = asked_of(event.action_id, data, t), answered_to(event.action_id, data, t)
    names = mine_names(data, t)
    about = ", ".join(names[mine] for mine in (*event.mines, *event.also))
    told = [
        card.summary,
        t("How many came: {claims}", claims="; ".join(claim.rstrip(".") for claim in card.turnout))
        if card.turnout
        else "",
        t("Demanded: {demands}.", demands=asked) if asked else "",
        t("Answer: {answers}", answers=answered) if answered else "",
        f"{capital(card.harm)}." if card.harm else "",
        t("What came of it? {outcome}", outcome=card.outcome) if card.outcome else "",
        card.note,
        capital(t("about {deposits}", deposits=about)) + "." if about and is_mixed else "",
        t("Kind: {kind}. Confidence: {level}.", kind=card.kind, level=card.confidence),
    ]
    return [text for text in told if text]


def asked_of(action_id: str, data: Dataset, t: Translator) -> str:
    """What was demanded at an action, in words; "" where no source states it."""
    names = demand_names(t)
    return ", ".join(
        names[row.demand]
        for row in data.records.demands
        if row.action_id == action_id and row.demand != UNSTATED
    )


def answered_to(action_id: str, data: Dataset, t: Translator, *, is_short: bool = False) -> str:
    """What was answered to an action, in sentences; "" where no source states it. ``is_short``: its kinds alone."""
    names = response_names(t)
    rows = [row for row in data.records.responses if row.action_id == action_id and row.response != UNSTATED]
    if is_short:
        return ", ".join(names[row.response] for row in rows)
    told = (phrases.answer(names[row.response], t.text(row, "detail")) for row in rows)
    return " ".join(f"{words.rstrip('.')}." for words in told)
