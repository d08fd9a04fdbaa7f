"""Words of the ground: countries, oblasts, rivers and lakes, each where its shape leaves room."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.basemap import layer
from dashboard.cache import once
from dashboard.case import home_features
from dashboard.figures.map.geo import Bounds, Feature, Point, inside, reach, rings
from dashboard.figures.map.ridges import at_home, ridges
from dashboard.figures.map.room import Label
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def base_labels(data: Dataset, t: Translator, box: Bounds, local: bool) -> tuple[Label, ...]:
    """Labels of the ground, kept: looking for room in an outline takes a while."""
    return tuple(_ground(data, t, box, local))


def _ground(data: Dataset, t: Translator, box: Bounds, local: bool) -> Iterator[Label]:
    home = home_features(data)
    # What has one spot only comes before what has many.
    for feature in layer(data, "rivers"):
        own = feature["properties"]
        if own.get("name_en") and (point := _river_spot(feature, box)):
            name = t("{name} river", name=_name(own, t))
            yield Label(point, "water", name, "nsew", gap=4, fixed=True, narrow=_is_within(own, home))
    for feature in layer(data, "lakes"):
        if point := _spot(feature, box):
            yield Label(point, "water", _name(feature["properties"], t), "c", gap=0, fixed=True)
    for feature in home:
        own = feature["properties"]
        if rooms := _rooms(feature, box):
            yield Label(
                rooms[0], "region", _name(own, t), "c", gap=0, spots=rooms, fixed=True, minds_lines=True
            )
    for feature in layer(data, "countries"):
        own = feature["properties"]
        if (own.get("id") != "kg" or not local) and (rooms := _above_the_credit(_rooms(feature, box), box)):
            yield Label(
                rooms[0], "country", _name(own, t).upper(), "c", gap=0, spots=rooms, fixed=True, narrow=local
            )
    yield from _named(data, t, box, local)


_SADDLE = ")("  # the sign of a pass
_CORNERS = ("w", "e", "s", "n", "sw", "se", "nw", "ne")
_EAST = ("e", "se", "ne", "s", "n")
_FOOT = 0.1  # of a map's height, that its credit may take


def bounding(data: Dataset, t: Translator, box: Bounds) -> Iterator[Label]:
    """Names of ranges and passes at the rim of the home region: what cuts it off, and the ways over that."""
    # The sign of a pass stands before its name, so the name is to the east of it.
    passes = (label for is_home, label in _passes(data, t, box, local=False) if is_home)
    yield from (replace(label, sides=_EAST, leads=True) for label in passes)
    for is_home, label in _ranges(data, t, box):
        if is_home:
            yield replace(label, leads=True)
            # On a phone in two lines, upright: along a crest of so few pixels it would lie on towns.
            yield replace(label, label=_in_two(label.label), turns=(), wide=False, narrow=True, leads=True)


def _in_two(name: str) -> str:
    """A name in two lines, parted where these are most alike; a single word stays one."""
    words = name.split()
    parted = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return "\n".join(min(parted, key=lambda lines: max(map(len, lines)), default=(name,)))


def _ranges(data: Dataset, t: Translator, box: Bounds) -> Iterator[tuple[bool, Label]]:
    """Names of ranges along their crests, and whether each bounds the home region."""
    for one in ridges(data, box):
        if one.spots and (name := _name(one.own, t)):
            label = Label(
                one.spots[0],
                "range",
                name,
                "c",
                gap=0,
                spots=one.spots,
                turns=one.turns,
                fixed=True,
                narrow=False,
            )
            yield one.is_home, label


def _passes(data: Dataset, t: Translator, box: Bounds, *, local: bool) -> Iterator[tuple[bool, Label]]:
    """Names of passes, and whether each leads into the home region."""
    for own, (lat, lon) in _points(data, "pass", box):
        if name := _name(own, t):
            height = own.get("height_m")
            sub = t("{n} m", n=t.number(height)) if height and local else ""
            label = Label(
                (lat, lon),
                "pass",
                f"{_SADDLE} {name}",
                _CORNERS,
                sub=sub,
                gap=3,
                fixed=True,
                narrow=False,
                minds_lines=True,
                may_be_short=True,
            )
            yield at_home(data, np.array([[lon, lat]])), label


def at_its_side(item: Label, side: str) -> str:
    """The words of a label at a side of its point: the sign of a pass stands where the pass is."""
    name = item.label.removeprefix(f"{_SADDLE} ")
    return f"{name} {_SADDLE}" if item.style == "pass" and side.endswith("w") else item.label


def _points(data: Dataset, kind: str, box: Bounds) -> Iterator[tuple[Mapping[str, Any], Point]]:
    """What is known of passes or towns of the ground that are on a map, and where they lie."""
    for feature in layer(data, "names"):
        own, shape = feature["properties"], feature["geometry"]
        if own.get("kind") == kind and shape["type"] == "Point":
            lon, lat, *_ = shape["coordinates"]
            if inside((lat, lon), box):
                yield own, (lat, lon)


def _named(data: Dataset, t: Translator, box: Bounds, local: bool) -> Iterator[Label]:
    """Passes, ranges and towns of the ground; on the map of the country not those at the rim of the home region."""
    found = (*_passes(data, t, box, local=local), *_ranges(data, t, box))
    yield from (label for is_home, label in found if local or not is_home)
    drawn = {row.name_en for row in data.records.places if row.lat is not None}
    for own, point in _points(data, "town", box) if local else ():
        if (name := _name(own, t)) and own.get("name_en") not in drawn:
            yield Label(
                point,
                "ground-town",
                name,
                _CORNERS,
                gap=6,
                fixed=True,
                narrow=False,
                minds_lines=True,
                or_nowhere=True,
            )


def _is_within(own: Mapping[str, Any], home: Iterable[Feature]) -> bool:
    """Whether the name of a river belongs to the home region, as far as that reaches to each side."""
    lat, lon = own.get("label_lat"), own.get("label_lon")
    if lat is None or lon is None:
        return False
    boxes = (reach([area]) for area in home)
    return any(box and inside((lat, lon), box) for box in boxes)


def _name(properties: Mapping[str, Any], t: Translator) -> str:
    return str(properties.get(f"name_{t.lang}") or properties.get("name_en") or "")


def _spot(feature: Mapping[str, Any], box: Bounds) -> Point | None:
    own = feature["properties"]
    if not own.get("name_en") or own.get("label_lat") is None or own.get("label_lon") is None:
        return None
    point = float(own["label_lat"]), float(own["label_lon"])
    return point if inside(point, box) else None


def _rooms(feature: Mapping[str, Any], box: Bounds) -> tuple[Point, ...]:
    """Points of a grid where an area lies within a frame, those with most room around them first.

    A point with less than a third of the best one's room is none: there a name would reach over a border.
    """
    outline = np.array(
        [point for point in _vertices(feature["geometry"]["coordinates"]) if inside(point, box)], float
    ).reshape(-1, 2)
    edges = _edges(feature["geometry"])
    (south, west), (north, east) = box
    ranked = []
    for row in range(1, 28):
        lat = south + (north - south) * row / 28
        rims = _crossings(lat, edges)
        for column in range(1, 48):
            point = lat, west + (east - west) * column / 48
            if (len(rims) - bisect.bisect(rims, point[1])) % 2 == 0:  # even-odd rule, so holes are out
                continue
            rim = min(point[0] - south, north - point[0], (point[1] - west) / 2, (east - point[1]) / 2)
            apart = np.hypot(point[0] - outline[:, 0], (point[1] - outline[:, 1]) / 2)
            ranked.append((float(min(rim, apart.min(initial=rim))), point))
    widest = max((room for room, _ in ranked), default=0)
    return tuple(point for room, point in sorted(ranked, reverse=True) if room >= widest / 3)


def _above_the_credit(rooms: tuple[Point, ...], box: Bounds) -> tuple[Point, ...]:
    """Points with those last that lie where the credit stands, at the foot of a map."""
    (south, _), (north, _) = box
    return tuple(sorted(rooms, key=lambda point: point[0] < south + (north - south) * _FOOT))


def _edges(geometry: Mapping[str, Any]) -> np.ndarray:
    """The rim of an area: begin and end (longitude, latitude) of each of its edges, four in a row."""
    points = [np.array([point[:2] for point in ring], float).reshape(-1, 2) for ring in rings(geometry)]
    return np.concatenate([np.empty((0, 4)), *(np.hstack([ring[:-1], ring[1:]]) for ring in points)])


def _crossings(lat: float, edges: np.ndarray) -> list[float]:
    """Longitudes, in order, at which the rim of an area crosses a latitude."""
    x1, y1, x2, y2 = edges[(edges[:, 1] > lat) != (edges[:, 3] > lat)].T
    crossed: list[float] = np.sort((x2 - x1) * (lat - y1) / (y2 - y1) + x1).tolist()
    return crossed


def _river_spot(feature: Mapping[str, Any], box: Bounds) -> Point | None:
    """The label point, or in a closer view the vertex nearest to a quarter of its width."""
    if point := _spot(feature, box):
        return point
    quarter = box[0][1] + (box[1][1] - box[0][1]) * 0.2
    seen = [
        (lat, lon) for lat, lon in _vertices(feature["geometry"]["coordinates"]) if inside((lat, lon), box)
    ]
    return min(seen, key=lambda point: abs(point[1] - quarter), default=None)


def _vertices(coordinates: Iterable[Any]) -> Iterator[Point]:
    for item in coordinates:
        if isinstance(item[0], (int, float)):
            yield float(item[1]), float(item[0])
        else:
            yield from _vertices(item)
