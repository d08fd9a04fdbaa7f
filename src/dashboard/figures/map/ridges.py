"""Where the name of a range may lie along its crest, as words on a map of mountains do: at a slant, never across it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.basemap import layer
from dashboard.cache import derived
from dashboard.case import home_features
from dashboard.figures.map.geo import Bounds, Point, inside, rings
from dashboard.reading.dataset import Dataset

_LONG, _LEAST = 0.15, 1.0  # of a map's width, and degrees at least: the piece of a crest that a name follows
_PARTS = 12  # of that piece, in which a crest is looked at
_MOST = 5_000  # points of a line, however long somebody draws it
_STATIONS = 25  # along a crest, at most
_ASIDE = (
    0.0,
    0.008,
    -0.008,
    0.014,
    -0.014,
    0.028,
    -0.028,
    0.042,
    -0.042,
)  # of a map's width: how far off its crest a name may lie
_HIGH = (
    0.012  # of a map's width: how far a line has to keep from the middle of a name to leave its letters alone
)
# How much worse it is to lie off a crest, along a bent piece, or struck through, than further from its middle.
_OFF, _BENT, _STRUCK = 6.0, 3.0, 0.15
_BESIDE = (
    0.1  # degrees between a crest or a pass and the rim of the home region, for it to be one that bounds it
)

Line = NDArray[np.float64]  # points in rows: longitude, and latitude or how far north it is on the web map


@dataclass(frozen=True)
class Ridge:
    """Where the name of a range may lie, the best first: middles, and how it is turned there, degrees clockwise."""

    own: Mapping[str, Any]
    is_home: bool  # it runs along the rim of the home region, and so is what cuts that off
    spots: tuple[Point, ...]
    turns: tuple[float, ...]


@derived
def ridges(data: Dataset, box: Bounds) -> tuple[Ridge, ...]:
    """Where on a map the names of ranges may lie: on their crests or a little off, near the middle of what is seen."""
    frontiers = _frontiers(data, box)
    found = []
    for feature in layer(data, "names"):
        if feature["properties"].get("kind") == "range":
            shape = feature["geometry"]
            points = [shape["coordinates"]] if shape["type"] == "Point" else shape["coordinates"]
            crest = np.array([point[:2] for point in points], float)
            places = _places(crest, box, frontiers)
            spots, turns = tuple(point for point, _ in places), tuple(turn for _, turn in places)
            found.append(
                Ridge(
                    feature["properties"],
                    at_home(data, _evenly(crest, _BESIDE / 2) if len(crest) > 1 else crest),
                    spots,
                    turns,
                )
            )
    return tuple(found)


def _places(crest: Line, box: Bounds, frontiers: Line) -> list[tuple[Point, float]]:
    """Middles of a name and its turns, the best first."""
    if len(crest) < 2:
        (lon, lat) = crest[0]
        return [((float(lat), float(lon)), 0.0)] if inside((lat, lon), box) else []
    wide = box[1][1] - box[0][1]
    long = max(wide * _LONG, _LEAST)
    points = _evenly(crest, long / _PARTS)
    seen = [number for number, (lon, lat) in enumerate(points) if inside((lat, lon), box)]
    if len(seen) < 2:
        return []
    flat, first, last = _flat(points), seen[0], seen[-1]
    near = np.all(np.abs(frontiers - flat.mean(axis=0)) < np.ptp(flat, axis=0) / 2 + long, axis=1)
    frontiers = frontiers[near]
    found = []
    # A name may reach beyond the end of its crest, by a quarter of it.
    within = min(_PARTS // 4, (last - first) // 2)
    for at in range(first + within, last - within + 1, max(1, (last - first) // _STATIONS)):
        middle, turn, bent = _straight(flat[max(0, at - _PARTS // 2) : at + _PARTS // 2 + 1])
        along = np.array([math.cos(math.radians(turn)), -math.sin(math.radians(turn))])
        middle = middle + along * float((flat[at] - middle) @ along)
        from_middle = abs(at - (first + last) / 2) / _PARTS * _LONG
        for aside in _ASIDE:
            spot = middle + np.array([-along[1], along[0]]) * aside * wide
            struck = _struck(spot, along, wide, frontiers)
            cost = from_middle + _OFF * abs(aside) + _BENT * bent / wide + _STRUCK * struck
            found.append((cost, ((_latitude(spot[1]), float(spot[0])), turn)))
    return [place for _, place in sorted(found, key=lambda item: item[0])]


def _struck(middle: Line, along: Line, wide: float, lines: Line) -> float:
    """Which share of a name lies under lines, as these are drawn: points, about as far apart as a letter is wide."""
    if not len(lines):
        return 0.0
    off = lines - middle
    east, north = off @ along, off @ np.array([-along[1], along[0]])
    under = east[(np.abs(north) < wide * _HIGH) & (np.abs(east) < wide * _LONG / 2)]
    return len(np.unique(np.floor(under / (wide * _LONG / _PARTS)))) / _PARTS


@derived
def _frontiers(data: Dataset, box: Bounds) -> Line:
    """Points along the borders of countries and of the home region that a map shows, on the web map."""
    step = (box[1][1] - box[0][1]) * _LONG / _PARTS / 2
    shapes = [feature["geometry"] for feature in layer(data, "borders")]
    lines = [
        line
        for shape in shapes
        for line in ([shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"])
    ]
    lines += [ring for area in home_features(data) for ring in rings(area["geometry"])]
    dense = [_evenly(np.array([point[:2] for point in line], float), step) for line in lines]
    return _flat(np.concatenate(dense)) if dense else np.empty((0, 2))


def at_home(data: Dataset, points: Line) -> bool:
    """Whether one of some points (longitude, latitude) lies at the rim of the home region."""
    rim = _rim(data)
    return bool(len(rim)) and any(np.hypot(*(rim - point).T).min() < _BESIDE for point in points)


@derived
def _rim(data: Dataset) -> Line:
    """Points along the edge of the home region (longitude, latitude), no further apart than a range may lie off it."""
    edges: Iterable[Any] = (ring for area in home_features(data) for ring in rings(area["geometry"]))
    dense = [_evenly(np.array([point[:2] for point in ring], float), _BESIDE / 2) for ring in edges]
    return np.concatenate(dense) if dense else np.empty((0, 2))


def _evenly(line: Line, step: float) -> Line:
    """Points of a line about a step (degrees) apart, both ends among them."""
    along = np.concatenate([[0.0], np.hypot(*np.diff(line, axis=0).T).cumsum()])
    at = np.linspace(0.0, along[-1], min(max(2, round(along[-1] / step) + 1), _MOST))
    return np.column_stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)])


def _straight(piece: Line) -> tuple[Line, float, float]:
    """The straight line along a piece of a crest: its middle, its turn, and how far the piece leaves it."""
    middle = piece.mean(axis=0)
    _, spread, axes = np.linalg.svd(piece - middle)
    east, north = axes[0] if axes[0][0] >= 0 else -axes[0]
    return middle, -math.degrees(math.atan2(north, east)), float(spread[1]) / math.sqrt(len(piece))


def _flat(points: Line) -> Line:
    """Points as the web map has them, degrees of longitude to both sides."""
    return np.column_stack([points[:, 0], np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1]))))])


def _latitude(north: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(float(north)))))
