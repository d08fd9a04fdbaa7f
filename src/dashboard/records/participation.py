"""Who sits where, what is paid locally, and what residents were asked. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

LocalPaymentSeries = Literal["parts", "whole", "rival", "elsewhere", "rule"]
LocalPaymentClaimant = Literal["company", "officials", "press", "international", "state-company"]
LocalPaymentConfidence = Literal["high", "medium", "low"]
LocalPaymentRecipientLevel = Literal["region", "district", "rural-district", ""]
LocalPaymentStage = Literal["paid", "promised", "held", "returned", ""]


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
    stage: LocalPaymentStage


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
