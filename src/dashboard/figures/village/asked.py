"""Who asked for what, what was answered, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.choosing.event_records import EventRecord
from dashboard.figures.profile.happened import answered_to, asked_of, dated, when
from dashboard.figures.timeline.event import event_card
from dashboard.figures.village.value import Line, Part
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def asked(events: Sequence[EventRecord], data: Dataset, t: Translator) -> Part | None:
    """The events at which sources state a demand or an answer, the oldest first; each action once."""
    lines = tuple(_lines(events, data, t))
    if not lines:
        return None
    return Part(
        "asked",
        t("What was demanded, what was answered"),
        lines,
        lead=t(
            "Where no answer is given, none was found in the documents. That does not mean that there was none."
        ),
        more=t("Demands and answers of all places"),
        leads_to="participation",
        choices=(("part", "demands"),),
    )


def _lines(events: Sequence[EventRecord], data: Dataset, t: Translator) -> Iterator[Line]:
    told: set[str] = set()
    for event in events:
        action = event.action_id
        if action in told:
            continue
        told.add(action)
        asked_for, answered = asked_of(action, data, t), answered_to(action, data, t)
        if not (asked_for or answered):
            continue
        outcome = t.text(event, "outcome")
        yield Line(
            t("Demanded: {demands}", demands=asked_for) if asked_for else t.text(event, "title"),
            event_card(data, event.event_id, t).source_ids,
            when=when(event, t),
            facts=tuple(
                filter(
                    None,
                    (
                        t("Answered: {answers}", answers=answered) if answered else "",
                        t("What came of it? {outcome}", outcome=outcome) if outcome else "",
                    ),
                )
            ),
            event=event.event_id,
        )


def last_demand(events: Sequence[EventRecord], data: Dataset, t: Translator) -> tuple[str, ...]:
    """The last demand that sources state and what was answered to it, a sentence each; none without a demand."""
    found = [(event, words) for event in events if (words := asked_of(event.action_id, data, t))]
    if not found:
        return ()
    # As the list has them: an event of unknown day stands by its first that may be meant.
    event, words = found[-1]
    answered = answered_to(event.action_id, data, t, is_short=True)
    return (
        t(
            "The last demand on record ({date}) concerned {demands}.",
            date=dated(event, t),
            demands=words,
        ),
        t("The answer was “{answers}”.", answers=answered) if answered else t("No answer to it was found."),
    )
