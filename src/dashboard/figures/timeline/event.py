"""One event in words: everything known of it, for the card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import event_records
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import voice_words
from dashboard.figures.figure import ordered_sources
from dashboard.figures.names import (
    claimant_names,
    confidence_names,
    demand_names,
    kind_names,
    mine_names,
    response_names,
)
from dashboard.figures.timeline.events import deposits_in_words, title_in_list
from dashboard.i18n import Translator


@dataclass(frozen=True)
class EventCard:
    """Everything known of one event, in words of the visitor's language; empty strings were not found."""

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


def claim(bound: str, people: int, t: Translator) -> str:
    """A turnout claim in words."""
    number = t.number(people)
    words = {"exact": "{n}", "about": t("about {n}"), "at-least": t("at least {n}"), "up-to": t("up to {n}")}
    return words[bound].format(n=number)


def _kind_words(row: Mapping[str, Any], t: Translator) -> str:
    """The kind of an event; where it is our judgement it says so."""
    kind = kind_names(t)[row["kind"]]
    if row["is_borderline"]:
        return t("{kind} (our judgement, borderline)", kind=kind)
    return t("{kind} (our judgement)", kind=kind) if row["kind"] == "violent" else kind


def _harm(row: Mapping[str, Any], t: Translator) -> Iterator[str]:
    """What is reported of people and police."""
    if row["police_force"]:
        yield t("police used force, as reported")
    if not pd.isna(row["injured"]):
        yield t("reported hurt: {n}", n=t.number(row["injured"]))
    if not pd.isna(row["arrested"]):
        yield t("reported detained: {n}, the lowest number told", n=t.number(row["arrested"]))


@once
def event_card(data: Dataset, event_id: str, t: Translator) -> EventCard:
    """What is known of one event.

    Raises:
        KeyError: no such event.
    """
    frame = event_records.event_frame(data).set_index("event_id", drop=False)
    row = frame.loc[event_id].to_dict()
    action = row["action_id"]
    family = frame[frame.action_id == action]
    places = data["places"].set_index("place_id")
    demands, answers, claimants = demand_names(t), response_names(t), claimant_names(t)
    claims = data["turnout_claims"][data["turnout_claims"].event_id.isin(family.event_id)]
    responses = data["responses"][data["responses"].action_id == action]
    outcome = t.text(row, "outcome")
    return EventCard(
        event_id=event_id,
        title=t.text(row, "title"),
        kind=_kind_words(row, t),
        date=t.date(row["date_edtf"]) + (t(" (inferred)") if row["date_inferred"] else ""),
        place=t.name(places.loc[row["place_id"]]) if row["place_id"] else t("place not stated"),
        deposits=deposits_in_words(row, mine_names(data, t), t),
        summary=t.text(row, "summary"),
        outcome=outcome
        or (t("Outcome not found") if row["kind"] == "court" or not pd.isna(row["arrested"]) else ""),
        note=t.text(row, "note"),
        confidence=confidence_names(t)[row["confidence"]],
        voice=voice_words(row["sources"], data, t),
        harm="; ".join(_harm(row, t)),
        demands=tuple(demands[item] for item in data["demands"][data["demands"].action_id == action].demand),
        responses=tuple(
            answers[item["response"]] + (f": {detail}" if (detail := t.text(item, "detail")) else "")
            for item in responses.to_dict("records")
        ),
        turnout=tuple(
            f"{claim(item['bound'], item['people'], t)} ({claimants[item['claimant']]})"
            + (f". {note}" if (note := t.text(item, "note")) else "")
            for item in claims.to_dict("records")
        ),
        again=tuple(
            (other["event_id"], title_in_list(other, t))
            for other in family.to_dict("records")
            if other["event_id"] != event_id
        ),
        source_ids=ordered_sources([row["sources"], claims.source_id]),
    )
