"""Groups, how to approach them, and what those who are named here reply. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

StakeholderKind = Literal["companies", "authorities", "organisations", ""]


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
    kind: StakeholderKind
    source_id: str


ApproachToward = Literal["residents", "companies", "authorities", "organisations", ""]


@dataclass(frozen=True, slots=True)
class Approach(Record):
    """A row of ``approaches``."""

    approach_id: str
    stakeholder_id: str
    position: int
    text_en: str
    text_ru: str
    text_ky: str
    toward: ApproachToward
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
