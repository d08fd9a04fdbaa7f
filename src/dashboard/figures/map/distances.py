"""Distances between a deposit and the village that the study names beside it: as published, and computed."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.figures.map.geo import distance_km, point_of
from dashboard.figures.map.places import km
from dashboard.i18n import Translator
from dashboard.records import Row

STUDY = "study-text"  # how the study was read, as `sources.read_as` says


def study_sources(data: Dataset) -> set[str]:
    """The documents that are the study itself."""
    rows = data["sources"]
    return set(rows[rows.read_as == STUDY].source_id)


def claims(data: Dataset, one: str, other: str) -> pd.DataFrame:
    """Published distances between two places, in either direction; the study's first, then by size.

    Returns:
        Rows of ``distances`` with a column ``is_study``.
    """
    rows = data["distances"]
    pair = rows[
        ((rows.from_place_id == one) & (rows.to_place_id == other))
        | ((rows.from_place_id == other) & (rows.to_place_id == one))
    ]
    pair = pair.assign(is_study=pair.source_id.isin(study_sources(data)))
    return pair.sort_values(["is_study", "distance_km"], ascending=[False, True], ignore_index=True)


def distance_words(rows: pd.DataFrame, t: Translator) -> str:
    """Distance claims in short: the study's, then the range of the others, without a probable misprint (the table has it, marked)."""
    rows = rows[~rows.is_suspect.astype(bool)]
    parts = [t("{km} km ({study_short})", km=km(value, t)) for value in rows[rows.is_study].distance_km]
    others = list(rows[~rows.is_study].distance_km)
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
        text += " " + t(
            "Circular: a point here was worked out from published distances, so this cannot test them."
        )
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
def pairs(data: Dataset) -> tuple[tuple[Row, Row, pd.DataFrame], ...]:
    """Deposit and village (rows of ``places``) that the study puts side by side, with the distance claims."""
    rows = {row["place_id"]: row for row in data.records.places}
    return tuple(
        (
            rows[mine["place_id"]],
            rows[mine["village_place_id"]],
            claims(data, mine["place_id"], mine["village_place_id"]),
        )
        for mine in sorted(data.records.mines, key=attrgetter("position"))
    )
