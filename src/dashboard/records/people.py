"""Groups, what they are asked, what came of it, who sits where, what is paid. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

LocalPaymentSeries = Literal["parts", "whole", "rival", "elsewhere", "rule"]
LocalPaymentClaimant = Literal["company", "officials", "press", "international", "state-company"]
LocalPaymentConfidence = Literal["high", "medium", "low"]
LocalPaymentRecipientLevel = Literal["region", "district", "rural-district", ""]


@dataclass(frozen=True, slots=True)
class LocalPayment(Record):
    """A row of ``local_payments``."""

    payment_id: str
    series: LocalPaymentSeries
    recipient_en: str
    recipient_ru: str
    recipient_ky: str
    amount_msom: float | None
    share_percent: float | None
    period_en: str
    period_ru: str
    period_ky: str
    date_edtf: str
    claimant: LocalPaymentClaimant
    confidence: LocalPaymentConfidence
    note_en: str
    note_ru: str
    note_ky: str
    place_id: str
    mine_id: str
    source_id: str
    recipient_level: LocalPaymentRecipientLevel
    rival_of: str


SeatScope = Literal["local", "elsewhere", "national-law"]
SeatStep = Literal["demanded", "promised", "granted", "held", "changed", "blocked"]
SeatWho = Literal["residents", "officials", "both", "not-stated"]
SeatConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Seat(Record):
    """A row of ``seats``."""

    seat_id: str
    date_edtf: str
    date_inferred: bool
    scope: SeatScope
    step: SeatStep
    who: SeatWho
    title_en: str
    title_ru: str
    title_ky: str
    summary_en: str
    summary_ru: str
    summary_ky: str
    confidence: SeatConfidence
    note_en: str
    note_ru: str
    note_ky: str
    place_id: str
    mine_id: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Stakeholder(Record):
    """A row of ``stakeholders``."""

    stakeholder_id: str
    name_en: str
    name_ru: str
    name_ky: str
    study_name: str
    position: int
    approach_order: int | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Approach(Record):
    """A row of ``approaches``."""

    approach_id: str
    stakeholder_id: str
    position: int
    text_en: str
    text_ru: str
    text_ky: str
    source_id: str


ApproachSinceConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class ApproachSince(Record):
    """A row of ``approaches_since``."""

    since_id: str
    stakeholder_id: str
    title_en: str
    title_ru: str
    title_ky: str
    summary_en: str
    summary_ru: str
    summary_ky: str
    date_edtf: str
    date_inferred: bool
    confidence: ApproachSinceConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


FindingKind = Literal["finding", "conclusion"]


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """A row of ``findings``."""

    finding_id: str
    kind: FindingKind
    position: int
    verbatim: str
    verbatim_ru: str
    verbatim_ky: str
    heading_en: str
    heading_ru: str
    heading_ky: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


@dataclass(frozen=True, slots=True)
class SurveyQuestion(Record):
    """A row of ``survey_questions``."""

    question_id: str
    position: int
    text_en: str
    text_ru: str
    text_ky: str
    status_en: str
    status_ru: str
    status_ky: str
    source_id: str


@dataclass(frozen=True, slots=True)
class SurveyAnswer(Record):
    """A row of ``survey_answers``."""

    question_id: str
    answer_en: str
    answer_ru: str
    answer_ky: str
    share_percent: float | None
    count: int | None
    n: int
    place: str
    date_edtf: str
    source: str


RecommendationTheme = Literal[
    "participation",
    "needs-assessment",
    "programming",
    "environment",
    "research",
    "capacity",
    "decentralisation",
    "pilots",
    "monitoring",
    "transparency",
]
RecommendationStatus = Literal["acted", "partly", "reversed", "none-found"]
RecommendationConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Recommendation(Record):
    """A row of ``recommendations``."""

    recommendation_id: str
    stakeholder_id: str
    position: int
    text_en: str
    text_ru: str
    text_ky: str
    theme: RecommendationTheme
    status: RecommendationStatus
    status_reason_en: str
    status_reason_ru: str
    status_reason_ky: str
    status_as_of_edtf: str
    confidence: RecommendationConfidence
    overlaps_with: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


FollowupRelation = Literal["support", "setback", "background", "context"]


@dataclass(frozen=True, slots=True)
class Followup(Record):
    """A row of ``followups``."""

    followup_id: str
    recommendation_id: str
    date_edtf: str
    date_inferred: bool
    relation: FollowupRelation
    title_en: str
    title_ru: str
    title_ky: str
    summary_en: str
    summary_ru: str
    summary_ky: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Reply(Record):
    """A row of ``replies``."""

    reply_id: str
    name_en: str
    name_ru: str
    name_ky: str
    date_edtf: str
    stakeholder_id: str
    mine_id: str
    recommendation_id: str
    event_id: str
    lang: str
    verbatim: str
    text_en: str
    text_ru: str
    text_ky: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


RecommendationInstrumentRelation = Literal["named", "related"]


@dataclass(frozen=True, slots=True)
class RecommendationInstrument(Record):
    """A row of ``recommendation_instruments``."""

    recommendation_id: str
    instrument_id: str
    relation: RecommendationInstrumentRelation
