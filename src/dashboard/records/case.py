"""What an atlas is about, its own texts and its talk. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

CaseHomeRegion = Literal["kg-b", "kg-c", "kg-gb", "kg-j", "kg-n", "kg-o", "kg-t", "kg-y", ""]


@dataclass(frozen=True, slots=True)
class Case(Record):
    """A row of ``cases``."""

    case_id: str
    home_region: CaseHomeRegion
    year_from: int | None
    year_to: int | None
    frame_south: float | None
    frame_west: float | None
    frame_north: float | None
    frame_east: float | None


@dataclass(frozen=True, slots=True)
class Study(Record):
    """A row of ``studies``."""

    study_id: str
    name_en: str
    name_ru: str
    name_ky: str
    short_en: str
    short_ru: str
    short_ky: str
    author_en: str
    author_ru: str
    author_ky: str
    event_en: str
    event_ru: str
    event_ky: str
    date_edtf: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Text(Record):
    """A row of ``texts``."""

    text_id: str
    text_en: str
    text_ru: str
    text_ky: str
    note: str


SceneTalk = Literal["full", "short", "both", ""]
SceneFigure = Literal[
    "opening",
    "locator",
    "deposits",
    "years",
    "holders",
    "actions-per-year",
    "event",
    "turnout",
    "demands",
    "counts",
    "seats",
    "approach",
    "findings",
    "recommendations",
    "since",
    "sources",
]


@dataclass(frozen=True, slots=True)
class Scene(Record):
    """A row of ``scenes``."""

    scene_id: str
    position: int
    talk: SceneTalk
    figure: SceneFigure
    mines: str
    stakeholders: str
    kinds: str
    event: str
    year_from: int | None
    year_to: int | None
    title_en: str
    title_ru: str
    title_ky: str
    said_en: str
    said_ru: str
    said_ky: str
    notes_en: str
    notes_ru: str
    notes_ky: str
