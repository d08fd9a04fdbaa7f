"""Actions, the records that tell of them, and who came. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

ActionKind = Literal[
    "peaceful",
    "violent",
    "court",
    "ownership",
    "licence",
    "operation",
    "policy",
    "agreement",
    "hearing",
]


@dataclass(frozen=True, slots=True)
class Action(Record):
    """A row of ``actions``."""

    action_id: str
    kind: ActionKind
    possibly_same_as: str
    distinct_note_en: str
    distinct_note_ru: str
    distinct_note_ky: str


EventKind = Literal[
    "peaceful",
    "violent",
    "court",
    "ownership",
    "licence",
    "operation",
    "policy",
    "agreement",
    "hearing",
]
EventTransfer = Literal["control", "minority", "option", "disclosure", ""]
EventDuplicateCertainty = Literal["certain", "probable", ""]
EventConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Event(Record):
    """A row of ``events``."""

    event_id: str
    action_id: str
    kind: EventKind
    date_edtf: str
    date_inferred: bool
    title_en: str
    title_ru: str
    title_ky: str
    summary_en: str
    summary_ru: str
    summary_ky: str
    place_id: str
    killed: int | None
    injured: int | None
    arrested: int | None
    arrested_most: int | None
    police_force: bool
    is_borderline: bool
    is_forced_vote: bool
    outcome_en: str
    outcome_ru: str
    outcome_ky: str
    transfer: EventTransfer
    duplicate_of: str
    duplicate_certainty: EventDuplicateCertainty
    is_turning_point: bool
    short_label_en: str
    short_label_ru: str
    short_label_ky: str
    confidence: EventConfidence
    note_en: str
    note_ru: str
    note_ky: str


EventMineRole = Literal["main", "also"]


@dataclass(frozen=True, slots=True)
class EventMine(Record):
    """A row of ``event_mines``."""

    event_id: str
    mine_id: str
    role: EventMineRole


@dataclass(frozen=True, slots=True)
class EventSource(Record):
    """A row of ``event_sources``."""

    event_id: str
    source_id: str


@dataclass(frozen=True, slots=True)
class FormerId(Record):
    """A row of ``former_ids``."""

    former_id: str
    event_id: str


DemandDemand = Literal[
    "water",
    "pasture",
    "ecology",
    "health",
    "jobs",
    "money",
    "closure",
    "moratorium",
    "release",
    "licence",
    "participation",
    "quarantine",
    "policing",
    "not-stated",
]


@dataclass(frozen=True, slots=True)
class Demand(Record):
    """A row of ``demands``."""

    action_id: str
    demand: DemandDemand


ResponseResponse = Literal[
    "talks",
    "promise",
    "works-stopped",
    "works-continue",
    "police",
    "arrests",
    "investigation",
    "agreement",
    "policy",
    "not-stated",
]


@dataclass(frozen=True, slots=True)
class Response(Record):
    """A row of ``responses``."""

    action_id: str
    response: ResponseResponse
    detail_en: str
    detail_ru: str
    detail_ky: str


TurnoutClaimClaimant = Literal[
    "police",
    "organiser",
    "company",
    "press",
    "observers",
    "officials",
    "residents",
    "not-stated",
]
TurnoutClaimBound = Literal["exact", "about", "at-least", "up-to"]


@dataclass(frozen=True, slots=True)
class TurnoutClaim(Record):
    """A row of ``turnout_claims``."""

    turnout_id: str
    event_id: str
    claimant: TurnoutClaimClaimant
    bound: TurnoutClaimBound
    people: int
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


ContextFigureTopic = Literal[
    "opinion",
    "confidence-index",
    "attendance",
    "licences",
    "economy",
    "output",
    "payments",
    "staff",
    "population",
    "poverty",
    "protests",
    "petitions",
    "eiti",
    "auctions",
    "survey-lead",
]
ContextFigureScope = Literal["local", "elsewhere", "national"]
ContextFigureConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class ContextFigure(Record):
    """A row of ``context_figures``."""

    figure_id: str
    topic: ContextFigureTopic
    scope: ContextFigureScope
    measure_en: str
    measure_ru: str
    measure_ky: str
    value_text_en: str
    value_text_ru: str
    value_text_ky: str
    value: float | None
    unit_en: str
    unit_ru: str
    unit_ky: str
    sample_n: int | None
    date_edtf: str
    date_inferred: bool
    confidence: ContextFigureConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str
    measure: str
