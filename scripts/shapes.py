"""Shapes of the base map: read from TopoJSON, simplified on the arcs that neighbours share, cut at the box, written as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polylabel

Coord = tuple[float, float]
Json = dict[str, Any]

CLIP = (69.0, 39.0, 81.0, 44.0)  # west, south, east, north: the country view
FULL_DETAIL = (70.5, 41.6, 74.1, 43.3)  # every source vertex is kept in here: the home inset and a margin
TOLERANCE = 0.003  # degrees (about 0.3 km), outside FULL_DETAIL: under half a pixel at 1,200 px across
DECIMALS = 4  # 0.0001 degree is about 10 m, finer than any of the sources


def simplify(points: list[Coord]) -> list[Coord]:
    """Round, drop repeats, and simplify outside ``FULL_DETAIL``; both ends always stay."""
    line = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points]
    line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
    if len(line) < 3:
        return line
    west, south, east, north = FULL_DETAIL
    kept = (
        [0]
        + [i for i in range(1, len(line) - 1) if west <= line[i][0] <= east and south <= line[i][1] <= north]
        + [len(line) - 1]
    )
    result = [line[0]]
    for start, end in pairwise(kept):
        run = line[start : end + 1]
        if len(run) > 2:
            run = list(LineString(run).simplify(TOLERANCE, preserve_topology=False).coords)
        result += run[1:]
    # A small closed line must stay a ring
    return line if line[0] == line[-1] and len(result) < 4 else result


class Topology:
    """A TopoJSON file: decoded, simplified arcs and the geometries that share them."""

    def __init__(self, text: bytes, wanted: str) -> None:
        """``wanted`` is the name of the object; only arcs of chosen geometries are decoded, lazily."""
        self.raw: Json = json.loads(text)
        self.geometries: list[Json] = self.raw["objects"][wanted]["geometries"]
        self._arcs: dict[int, list[Coord]] = {}

    def arc(self, index: int) -> list[Coord]:
        """Arc ``index``; a negative index (ones' complement) is the arc walked backwards."""
        if index < 0:
            return self.arc(~index)[::-1]
        if index not in self._arcs:
            (sx, sy), (tx, ty) = self.raw["transform"]["scale"], self.raw["transform"]["translate"]
            steps = np.cumsum(np.array(self.raw["arcs"][index], dtype=np.int64)[:, :2], axis=0)
            self._arcs[index] = simplify([(int(x) * sx + tx, int(y) * sy + ty) for x, y in steps])
        return self._arcs[index]

    def ring(self, arcs: list[int]) -> list[Coord]:
        """One closed ring; consecutive arcs share their joint."""
        points: list[Coord] = []
        for index in arcs:
            points += self.arc(index)[1 if points else 0 :]
        return points

    def polygon(self, geometry: Json) -> MultiPolygon:
        """A Polygon or MultiPolygon; rings that vanish in rounding are left out."""
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        polygons = []
        for part in parts:
            rings = [ring for ring in map(self.ring, part) if len(ring) >= 4]
            if rings:
                polygons.append(Polygon(rings[0], rings[1:]))
        return MultiPolygon(polygons)

    def shared(self, chosen: dict[str, Json]) -> dict[tuple[str, str], list[LineString]]:
        """Lines between two of the chosen geometries, each line once, by pair of ids (in id order)."""
        users: dict[int, set[str]] = {}
        for key, geometry in chosen.items():
            for index in flat(geometry["arcs"]):
                users.setdefault(index if index >= 0 else ~index, set()).add(key)
        lines: dict[tuple[str, str], list[LineString]] = {}
        for index, keys in sorted(users.items()):
            if len(keys) == 2:
                first, second = sorted(keys)
                lines.setdefault((first, second), []).append(LineString(self.arc(index)))
        return dict(sorted(lines.items()))


def flat(nested: Iterable[Any]) -> Iterator[int]:
    """The integers in nested lists."""
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from flat(item)


def clipped(geometry: BaseGeometry) -> BaseGeometry:
    """The part inside ``CLIP`` that has the dimension of the input, tidy and in a fixed order."""
    dimension = shapely.get_dimensions(geometry)
    parts = [
        p
        for p in shapely.get_parts(geometry.intersection(box(*CLIP)))
        if shapely.get_dimensions(p) == dimension
    ]
    if dimension == 1:
        merged = linemerge(list(parts))
        return shapely.normalize(merged)
    whole = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return shapely.orient_polygons(shapely.normalize(whole))


def label_point(geometry: BaseGeometry) -> Json:
    """A point well inside the widest part of a polygon, not on the edge of the box."""
    widest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    point = polylabel(widest, 0.01)
    return {"label_lon": round(point.x, 2), "label_lat": round(point.y, 2)}


def rounded(value: Any) -> Any:
    """Coordinates as nested lists, rounded."""
    if isinstance(value, (int, float)):
        return round(float(value), DECIMALS)
    return [rounded(item) for item in value]


def feature(key: str, properties: Json, geometry: BaseGeometry) -> Json:
    """A GeoJSON feature; refuses empty or invalid geometry."""
    shape = mapping(geometry)
    coordinates = rounded(shape["coordinates"])
    check = shapely.geometry.shape({"type": shape["type"], "coordinates": coordinates})
    if check.is_empty or not check.is_valid:
        raise SystemExit(f"{key}: {shapely.is_valid_reason(check)}")
    return {
        "type": "Feature",
        "id": key,
        "properties": {"id": key, **properties},
        "geometry": {"type": shape["type"], "coordinates": coordinates},
    }


def names(en: str | None, ru: str | None, ky: str | None) -> Json:
    """The three name columns; None where the source and the research name nothing."""
    return {"name_en": en, "name_ru": ru, "name_ky": ky}
