"""Places, deposits, and who holds them. By scripts/records.py from the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.records.record import Record

PlaceKind = Literal["mine", "village", "aiyl_aimak", "town", "region", "river", "country", "city"]
PlacePointBasis = Literal["published", "published-coarse", "derived", "none"]


@dataclass(frozen=True, slots=True)
class Place(Record):
    """A row of ``places``."""

    place_id: str
    kind: PlaceKind
    name_en: str
    name_ru: str
    name_ky: str
    study_label: str
    lat: float | None
    lon: float | None
    precision_m: int | None
    point_basis: PlacePointBasis
    elevation_m: int | None
    population: int | None
    population_year: int | None
    district_en: str
    district_ru: str
    district_ky: str
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str
    namesake_mine_id: str


@dataclass(frozen=True, slots=True)
class PlacePart(Record):
    """A row of ``place_parts``."""

    place_id: str
    whole_place_id: str
    source_id: str


MineMetal = Literal[
    "gold",
    "silver",
    "copper",
    "polymetals",
    "iron",
    "tin",
    "tungsten",
    "antimony",
    "mercury",
    "uranium",
    "rare-earths",
    "coal",
    "other",
]
MineStatus = Literal[
    "planned",
    "exploration",
    "construction",
    "operating",
    "suspended",
    "closed",
    "no-mining-seen",
]
MineConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Mine(Record):
    """A row of ``mines``."""

    mine_id: str
    name_en: str
    name_ru: str
    name_ky: str
    place_id: str
    village_place_id: str
    position: int
    metal: MineMetal
    status: MineStatus
    status_text_en: str
    status_text_ru: str
    status_text_ky: str
    status_as_of_edtf: str
    status_as_of_inferred: bool
    confidence: MineConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


MineFactTopic = Literal[
    "gold",
    "resource",
    "elevation",
    "location",
    "village",
    "discovery",
    "staff",
    "payments",
    "plant",
]
MineFactConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class MineFact(Record):
    """A row of ``mine_facts``."""

    mine_fact_id: str
    mine_id: str
    topic: MineFactTopic
    claim_en: str
    claim_ru: str
    claim_ky: str
    date_edtf: str
    confidence: MineFactConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


StudyCountIndicator = Literal["village", "ownership", "licensee", "status", "court", "peaceful", "violent"]


@dataclass(frozen=True, slots=True)
class StudyCount(Record):
    """A row of ``study_counts``."""

    study_count_id: str
    mine_id: str
    indicator: StudyCountIndicator
    study_column: str
    study_column_ru: str
    study_column_ky: str
    verbatim: str
    verbatim_ru: str
    verbatim_ky: str
    value: int | None
    source_id: str


DistanceMeasure = Literal["road", "straight", "not-stated"]


@dataclass(frozen=True, slots=True)
class Distance(Record):
    """A row of ``distances``."""

    distance_id: str
    from_place_id: str
    to_place_id: str
    distance_km: float
    measure: DistanceMeasure
    is_suspect: bool
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Height(Record):
    """A row of ``heights``."""

    place_id: str
    height_m: int
    lowest_m: int | None
    highest_m: int | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Drainage(Record):
    """A row of ``drainage``."""

    deposit_place_id: str
    below_place_id: str
    cells: int
    cells_past: int
    within_m: int
    method_en: str
    method_ru: str
    method_ky: str
    source_id: str


HolderRole = Literal["licence", "owner", "option", "minority"]
HolderConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Holder(Record):
    """A row of ``holders``."""

    holder_id: str
    mine_id: str
    name_en: str
    name_ru: str
    name_ky: str
    role: HolderRole
    is_vacant: bool
    share_en: str
    share_ru: str
    share_ky: str
    start_edtf: str
    end_edtf: str
    as_of_edtf: str
    country: str
    event_id: str
    confidence: HolderConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str


AuctionSeries = Literal["objects", "rival", "other"]
AuctionScope = Literal["local", "elsewhere", "national"]
AuctionOutcome = Literal["announced", "sold", "no-bids", ""]
AuctionConfidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Auction(Record):
    """A row of ``auctions``."""

    auction_id: str
    date_edtf: str
    series: AuctionSeries
    scope: AuctionScope
    measure_en: str
    measure_ru: str
    measure_ky: str
    outcome: AuctionOutcome
    value: float | None
    unit_en: str
    unit_ru: str
    unit_ky: str
    date_inferred: bool
    confidence: AuctionConfidence
    note_en: str
    note_ru: str
    note_ky: str
    source_id: str
    rival_of: str
