"""What the study concludes and advises, and what came of it. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

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
    short_en: str
    short_ru: str
    short_ky: str
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


RecommendationInstrumentRelation = Literal["named", "related"]


@dataclass(frozen=True, slots=True)
class RecommendationInstrument(Record):
    """A row of ``recommendation_instruments``."""

    recommendation_id: str
    instrument_id: str
    relation: RecommendationInstrumentRelation
