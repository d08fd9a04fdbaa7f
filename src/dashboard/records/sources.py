"""Documents, and what was searched for. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

SourceReadAs = Literal["stored-excerpt", "study-text", "package-file"]
SourceVoice = Literal[
    "press",
    "state",
    "company",
    "residents_ngo",
    "court",
    "academic",
    "international",
    "leak_repost",
    "investor",
    "reference",
]
SourceAccountVoice = Literal["state", "company", "residents_ngo", ""]


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A row of ``sources``."""

    source_id: str
    title_en: str
    title_ru: str
    title_ky: str
    title_original: str
    publisher: str
    date_edtf: str
    date_note_en: str
    date_note_ru: str
    date_note_ky: str
    lang: str
    url: str
    address_note_en: str
    address_note_ru: str
    address_note_ky: str
    accessed_edtf: str
    read_as: SourceReadAs
    voice: SourceVoice
    account_voice: SourceAccountVoice
    voice_note_en: str
    voice_note_ru: str
    voice_note_ky: str
    supports_en: str
    supports_ru: str
    supports_ky: str


DifferenceIndicator = Literal[
    "village",
    "ownership",
    "licensee",
    "status",
    "court",
    "peaceful",
    "violent",
    "recommendation",
    "names",
    "survey",
]


@dataclass(frozen=True, slots=True)
class Difference(Record):
    """A row of ``differences``."""

    difference_id: str
    mine_id: str
    indicator: DifferenceIndicator
    study_says_en: str
    study_says_ru: str
    study_says_ky: str
    documents_say_en: str
    documents_say_ru: str
    documents_say_ky: str
    since_edtf: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


NotFoundTopic = Literal[
    "events",
    "ownership",
    "court",
    "participation",
    "survey",
    "payments",
    "policy",
    "geography",
    "output",
    "outcome",
]


@dataclass(frozen=True, slots=True)
class NotFound(Record):
    """A row of ``not_found``."""

    not_found_id: str
    mine_id: str
    topic: NotFoundTopic
    text_en: str
    text_ru: str
    text_ky: str
    as_of_edtf: str


@dataclass(frozen=True, slots=True)
class Reading(Record):
    """A row of ``reading``."""

    reading_id: str
    authors: str
    year: int | None
    title: str
    finding_en: str
    finding_ru: str
    finding_ky: str
    source_id: str


PolicyStepTrack = Literal["eiti", "law", "funds", "local-power"]
PolicyStepConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class PolicyStep(Record):
    """A row of ``policy_steps``."""

    step_id: str
    track: PolicyStepTrack
    date_edtf: str
    date_inferred: bool
    title_en: str
    title_ru: str
    title_ky: str
    summary_en: str
    summary_ru: str
    summary_ky: str
    confidence: PolicyStepConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Instrument(Record):
    """A row of ``instruments``."""

    instrument_id: str
    label: str
    label_ru: str
    label_ky: str
    name_en: str
    name_ru: str
    name_ky: str
    definition_en: str
    definition_ru: str
    definition_ky: str
    why_en: str
    why_ru: str
    why_ky: str
    note_en: str
    note_ru: str
    note_ky: str
    in_study: bool
    further_urls: str
    source_id: str
