"""Rivers of the map and streams of the height model on one grid: which cells a mapped river stands for, and the lines of the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from build_basemap import OUT
from downhill import DEGREE_KM, Flow, Heights, Numbers
from numpy.typing import NDArray
from shapely.geometry import LineString, Point

STREAM_KM2 = 30.0  # land that drains into a stream before it is drawn
LARGE_KM2 = 200.0  # from here on it is drawn broader
JOINS_KM = 0.7  # a stream ends this near to a mapped river: the model's own bed runs beside it from there
BEYOND_BORDER = 0.03  # degrees of the neighbours' ground in which streams are drawn too
COARSE = 0.001  # degrees (about 0.1 km) by which a line may stray from the cells' middles
REACHES_KM = 3.0  # its last point lies on the mapped river, if that is this near
DECIMALS = 4


# --- the ground that rivers take ------------------------------------------------------------------


def rivers() -> list[LineString]:
    """The lines of the mapped rivers."""
    found = json.loads((OUT / "rivers.geojson").read_text(encoding="utf-8"))["features"]
    return [
        line
        for feature in found
        for line in shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
        if line.length
    ]


def lakes() -> Any:
    """The lakes as one shape."""
    found = json.loads((OUT / "lakes.geojson").read_text(encoding="utf-8"))["features"]
    return shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in found])


def home() -> Any:
    """Kyrgyzstan."""
    found = json.loads((OUT / "countries.geojson").read_text(encoding="utf-8"))["features"]
    return next(shapely.geometry.shape(item["geometry"]) for item in found if item["id"] == "kg")


class Ground:
    """Cells as points, and which of them lie at a mapped river or in a lake."""

    def __init__(self, heights: Heights, found: Flow) -> None:
        self.heights, self.flow = heights, found
        self.wide = len(heights.lon)
        self.place: Numbers = np.stack(
            [np.tile(heights.lon, len(heights.lat)), np.repeat(heights.lat, self.wide)], axis=1
        )
        self.lines = rivers()
        self.tree = shapely.STRtree(self.lines)
        self.is_stream = found.area_km2 >= STREAM_KM2
        self.is_river = self._rivers()

    def _rivers(self) -> NDArray[np.bool_]:
        """Streams that a mapped river or a lake stands for: those near it, and all that lies below them."""
        cells = np.flatnonzero(self.is_stream)
        points = shapely.points(self.place[cells])
        near = self.tree.query(points, "dwithin", JOINS_KM / DEGREE_KM)[0]
        shapely.prepare(water := lakes())
        taken = np.zeros(len(self.is_stream), bool)
        taken[cells[near]] = True
        taken[cells[shapely.contains(water, points)]] = True
        for cell in self.flow.downhill:
            below = self.flow.below[cell]
            if taken[cell] and below >= 0:
                taken[below] = True
        return taken

    def on_river(self, cell: int) -> tuple[float, float]:
        """The point of a mapped river nearest to a cell, or the cell itself where none is near (lon, lat)."""
        here = Point(self.place[cell])
        line = self.lines[int(self.tree.nearest(here))]
        point = line.interpolate(line.project(here))
        if point.distance(here) * DEGREE_KM > REACHES_KM:
            return here.x, here.y
        return point.x, point.y

    def down(self, cell: int) -> Iterator[int]:
        """A cell and all below it."""
        while cell >= 0:
            yield cell
            cell = int(self.flow.below[cell])


# --- streams --------------------------------------------------------------------------------------


def streams(ground: Ground) -> list[dict[str, Any]]:
    """Tributaries, the largest first: each from its head to where it meets a larger one or a mapped river."""
    area, below = ground.flow.area_km2, ground.flow.below
    drawn = ground.is_stream & ~ground.is_river
    cells = np.flatnonzero(drawn)
    largest_above: dict[int, int] = {}
    for cell in cells[np.argsort(area[cells])].tolist():  # the largest comes last and stays
        largest_above[int(below[cell])] = cell
    smooth: dict[int, tuple[float, float]] = {}
    features = []
    ends = [
        cell
        for cell in cells.tolist()
        if below[cell] >= 0 and (not drawn[below[cell]] or largest_above[int(below[cell])] != cell)
    ]
    for end in sorted(ends, key=lambda cell: (-area[cell], cell)):
        stem = [end]
        while stem[-1] in largest_above and drawn[largest_above[stem[-1]]]:
            stem.append(largest_above[stem[-1]])
        stem.reverse()
        last = int(below[end])
        mouth = smooth[last] if last in smooth else ground.on_river(last)
        line = softened([*(tuple(ground.place[cell]) for cell in stem), mouth])
        smooth.update(zip(stem, line, strict=False))
        split = next((at for at, cell in enumerate(stem) if area[cell] >= LARGE_KM2), len(stem))
        for part, is_large in ((line[: split + 1], False), (line[split:], True)):
            if len(part) > 1 and (is_large or split > 0):
                features.append(_stream(part, is_large, len(features)))
    country = home().buffer(BEYOND_BORDER)  # on the neighbours' plains a model of this grain says little
    shapely.prepare(country)
    return [inner for item in features if (inner := within(item, country))]


def within(item: dict[str, Any], country: Any) -> dict[str, Any] | None:
    """The part of a line in a country; None where there is none."""
    line = shapely.geometry.shape(item["geometry"])
    if country.contains(line):
        return item
    inner = country.intersection(line)
    return feature(item["id"], inner, size=item["properties"]["size"]) if inner.length > COARSE else None


def _stream(part: Sequence[tuple[float, float]], is_large: bool, number: int) -> dict[str, Any]:
    line = LineString(part).simplify(COARSE)
    return feature(f"stream-{number}", line, size="large" if is_large else "small")


def softened(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line without the steps of the grid; its ends stay."""
    line = np.array(points, dtype=np.float64)
    for _ in range(3):
        if len(line) > 2:
            line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return [(float(x), float(y)) for x, y in line]


def feature(ident: str, shape: Any, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature with rounded positions."""
    geometry = shapely.geometry.mapping(shapely.set_precision(shape, 10**-DECIMALS, mode="pointwise"))
    geometry = json.loads(json.dumps(geometry), parse_float=lambda text: round(float(text), DECIMALS))
    return {"type": "Feature", "id": ident, "properties": {"id": ident, **properties}, "geometry": geometry}
