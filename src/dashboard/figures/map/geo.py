"""Points, boxes and distances on the ground. Latitude comes first, in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.records import Row

Point = tuple[float, float]  # latitude, longitude, degrees
Bounds = tuple[Point, Point]  # south-west, north-east
Feature = Mapping[str, Any]  # of GeoJSON
EARTH_KM = 6371.0088  # mean radius


def point_of(row: Row) -> Point | None:
    """The point of a row of ``places``, latitude and longitude in degrees; None where none is known."""
    if pd.isna(row["lat"]) or pd.isna(row["lon"]):
        return None
    return float(row["lat"]), float(row["lon"])


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance of two points (degrees) in km, on a globe of the mean radius."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def edge(centre: Point, radius_m: float, side: str) -> Point:
    """The point (degrees) of a circle on the ground that lies furthest to a side: n, e, s, w; else its middle.

    ``radius_m`` is in metres.
    """
    if not radius_m:
        return centre
    north = math.degrees(radius_m / 1000 / EARTH_KM)
    east = north / math.cos(math.radians(centre[0]))
    up, right = {"n": (north, 0.0), "s": (-north, 0.0), "e": (0.0, east), "w": (0.0, -east)}.get(
        side, (0.0, 0.0)
    )
    return centre[0] + up, centre[1] + right


def rim(centre: Point, radius_m: float) -> list[Point]:
    """A circle on the ground as a closed line of 24 pieces (degrees); ``radius_m`` is in metres."""
    up, right = edge(centre, radius_m, "n")[0] - centre[0], edge(centre, radius_m, "e")[1] - centre[1]
    turns = (math.tau * n / 24 for n in range(25))
    return [(centre[0] + up * math.cos(turn), centre[1] + right * math.sin(turn)) for turn in turns]


def towards(centre: Point, other: Point, radius_m: float) -> Point:
    """Where the way from the middle of a circle to a point leaves the circle; the middle if the point is within.

    Points in degrees, ``radius_m`` in metres.
    """
    share = radius_m / 1000 / (distance_km(centre, other) or 1)
    if share >= 1:
        return centre
    return centre[0] + (other[0] - centre[0]) * share, centre[1] + (other[1] - centre[1]) * share


def ring_within(box: Bounds, share: float) -> Bounds:
    """A box (degrees) without a border that is a share of its size, 0 to 1, at each side.

    A label whose point lies in the border would be cut.
    """
    (south, west), (north, east) = box
    high, wide = (north - south) * share, (east - west) * share
    return (south + high, west + wide), (north - high, east - wide)


def inside(point: Point, box: Bounds) -> bool:
    """Whether a point lies in a box (both in degrees), its rim included."""
    return box[0][0] <= point[0] <= box[1][0] and box[0][1] <= point[1] <= box[1][1]


def rings(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    """The rings of a polygon or of several, each of longitude and latitude in degrees, as GeoJSON has them."""
    shape = geometry["coordinates"]
    return [ring for part in shape for ring in part] if geometry["type"] == "MultiPolygon" else list(shape)


def reach(areas: Iterable[Feature]) -> Bounds | None:
    """The box around areas, as far as they reach to each side; None without any."""
    points = [point for area in areas for ring in rings(area["geometry"]) for point in ring]
    if not points:
        return None
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return (min(lats), min(lons)), (max(lats), max(lons))


def feature_at(point: Point, **properties: Any) -> Feature:
    """A point as a GeoJSON feature."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": properties,
    }
