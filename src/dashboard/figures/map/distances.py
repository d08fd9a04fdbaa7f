"""Distances between a deposit and the village that the study names beside it: as published, and computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.cache import derived
from dashboard.case import STUDY_TEXT
from dashboard.figures.drawing.marks import Behind, Line, Part
from dashboard.figures.figure import record
from dashboard.figures.map.geo import distance_km, point_of
from dashboard.figures.map.places import km
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Distance


@dataclass(frozen=True)
class Claim:
    """A published distance between two places, and whether it is the study that says it."""

    distance: Distance
    is_study: bool

    @property
    def km(self) -> float:
        """How far, kilometres."""
        return self.distance.distance_km


@derived
def study_sources(data: Dataset) -> frozenset[str]:
    """The documents that are the study itself."""
    return frozenset(row.source_id for row in data.records.sources if row.read_as == STUDY_TEXT)


@derived
def _by_pair(data: Dataset) -> Mapping[frozenset[str], tuple[Claim, ...]]:
    """Published distances by the two places, in either direction."""
    found: dict[frozenset[str], list[Claim]] = {}
    for row in data.records.distances:
        claim = Claim(row, row.source_id in study_sources(data))
        found.setdefault(frozenset((row.from_place_id, row.to_place_id)), []).append(claim)
    return MappingProxyType(
        {
            pair: tuple(sorted(own, key=lambda claim: (not claim.is_study, claim.km)))
            for pair, own in found.items()
        }
    )


def claims(data: Dataset, one: str, other: str) -> tuple[Claim, ...]:
    """Published distances between two places, in either direction; the study's first, then by size.

    From table ``distances``, kilometres; both places by their ids in ``places``. Probable misprints are among them.
    """
    return _by_pair(data).get(frozenset((one, other)), ())


def distance_words(claimed: Sequence[Claim], t: Translator) -> str:
    """Distance claims in short: the study's, then the range of the others.

    Without a probable misprint: the table has it, marked.
    """
    claimed = [claim for claim in claimed if not claim.distance.is_suspect]
    parts = [t("{km} km ({study_short})", km=km(claim.km, t)) for claim in claimed if claim.is_study]
    others = [claim.km for claim in claimed if not claim.is_study]
    if others:
        low, high = km(min(others), t), km(max(others), t)
        text = (
            t("{low}–{high} km elsewhere", low=low, high=high)
            if low != high
            else t("{km} km elsewhere", km=low)
        )
        parts.append(text)
    return " · ".join(parts)


def computed(one: Row, other: Row, t: Translator) -> str:
    """The straight line between two points in words, with what it can and cannot tell ("" without points)."""
    a, b = point_of(one), point_of(other)
    if a is None or b is None:
        return ""
    text = _straight(distance_km(a, b), [one["precision_m"], other["precision_m"]], t)
    if "derived" in (one["point_basis"], other["point_basis"]):
        text += " " + t("This distance cannot check the others: the point was worked out from them.")
    return text


def _straight(length: float, radii: Sequence[Any], t: Translator) -> str:
    """A length in km between points that may be off by some metres; NA = nobody says by how much."""
    rounded = t.number(round(length), 0)
    if any(pd.isna(radius) for radius in radii):
        return t(
            "About {km} km in a straight line between our points; how far these may be off is not known.",
            km=rounded,
        )
    within = km(sum(map(int, radii)) / 1000, t)
    return t(
        "About {km} km in a straight line between our points, give or take {within} km.",
        km=rounded,
        within=within,
    )


@derived
def pairs(data: Dataset) -> tuple[tuple[Row, Row, tuple[Claim, ...]], ...]:
    """Deposit and village (rows of ``places``) that the study puts side by side, with the claims of ``distances``.

    By ``mines.village_place_id``; claims are none where nobody says how far it is.
    """
    rows = {row["place_id"]: row for row in data.records.places}
    return tuple(
        (
            rows[mine["place_id"]],
            rows[mine["village_place_id"]],
            claims(data, mine["place_id"], mine["village_place_id"]),
        )
        for mine in sorted(data.records.mines, key=attrgetter("position"))
    )


def are_joined(data: Dataset) -> bool:
    """Whether the close map joins any deposit to its village: both have a point, and a document says how far it is."""
    return any(claims and point_of(mine) and point_of(village) for mine, village, claims in pairs(data))


def how_far(data: Dataset, place: str, t: Translator) -> str:
    """How far apart the published distances of a place are, in a sentence, both ends as ways to all of them.

    "" where they agree, or the place is neither a deposit nor the village beside one.
    """
    found = _furthest(data, place)
    if found is None:
        return ""
    mine, village, claimed = found
    return t(
        "How far is {mine} from {village}? Published answers run from {least} to {most} km.",
        mine=t.name(next(row for row in data.records.mines if row.place_id == mine["place_id"])),
        village=t.name(village),
        least=leading(km(min(_counted(claimed)), t), "distances"),
        most=leading(km(max(_counted(claimed)), t), "distances"),
    )


def behind_how_far(data: Dataset, place: str, t: Translator) -> Mapping[str, Behind]:
    """The distances that :func:`how_far` tells of, and last those that it leaves out."""
    found = _furthest(data, place)
    if found is None:
        return {}
    lines = [
        Line(
            record("distances", claim.distance.distance_id),
            t("probably a misprint") if claim.distance.is_suspect else "",
        )
        for claim in sorted(found[2], key=lambda claim: claim.distance.is_suspect)
    ]
    return {"distances": Behind(t("Distance claims"), (Part("", tuple(lines)),))}


def _furthest(data: Dataset, place: str) -> tuple[Row, Row, tuple[Claim, ...]] | None:
    """The deposit and village of a place between which published distances lie furthest apart."""
    differing = [
        (mine, village, claimed)
        for mine, village, claimed in pairs(data)
        if place in (mine["place_id"], village["place_id"]) and len(set(_counted(claimed))) > 1
    ]
    return max(differing, key=lambda item: max(_counted(item[2])) - min(_counted(item[2])), default=None)


def _counted(claims: Sequence[Claim]) -> list[float]:
    """Published distances without probable misprints, kilometres."""
    return [claim.km for claim in claims if not claim.distance.is_suspect]
