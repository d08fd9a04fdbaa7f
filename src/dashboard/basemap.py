"""Base map layers: GeoJSON files in the ``basemap`` folder of the data package.

Made by ``scripts/build_basemap.py``, described in ``data/basemap/README.md``. They are drawings, not
tables, so the schema does not know them; this module checks just what a drawing needs, and keeps no more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from dashboard.i18n import LANGUAGES, Message, later
from dashboard.paths import SHIPPED_DATA
from dashboard.reading import dataset, files
from dashboard.reading.dataset import BASE_MAP, DataFaults, Dataset, Fault
from dashboard.texts import unprintable, visible

Feature = dict[str, Any]

_AREA, _LINE = ("Polygon", "MultiPolygon"), ("LineString", "MultiLineString")
# Layer -> geometries that it may hold: what is filled, and what is stroked.
_GEOMETRIES: Mapping[str, tuple[str, ...]] = {
    "countries": _AREA,
    "borders": _LINE,
    "oblasts": _AREA,
    "oblast_borders": _LINE,
    "lakes": _AREA,
    "rivers": _LINE,
    "streams": _LINE,
    "drainage": _LINE,
    "names": ("Point", "LineString"),  # a range may be the line of its crest
}
LAYERS = tuple(_GEOMETRIES)
_CODES = ("kind", "size")  # properties that say how a feature is drawn
# Geometry -> how deep its positions lie in lists.
_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_NAMES = tuple(f"name_{lang}" for lang in LANGUAGES)
# Properties that the maps read -> whether a value is one that they can draw. Others are let go.
_LABEL_POINT = {"label_lat": 90, "label_lon": 180}  # degrees, at most
_MOST_FEATURES, _MOST_POSITIONS = (
    5_000,
    200_000,
)  # of a layer; the largest shipped one has 2,512 features, 20,000 positions
_HIGHEST = 9_000  # metres
_MOST_FAULTS = 20
_LONGEST_NAME = 100  # characters


def layer(data: Dataset, name: str) -> list[Feature]:
    """Features of a base map layer, WGS84.

    A folder without the file gets the shipped layer: it is the same ground. The list is shared
    between visitors: read it, never write to it.

    Raises:
        DataFaults: the data was read without its base map, and that cannot be drawn.
    """
    return data.layers[name] if name in data.layers else _kept(*_file(data.folder, name))


@dataset.kept_while_unchanged
def whole(folder: Path) -> Dataset:
    """A data package with a base map that can be drawn, kept until a file changes.

    Raises:
        DataFaults: the data package or its base map has faults.
    """
    return read(folder)


def read(folder: Path) -> Dataset:
    """Read a data package and its base map now, each file once; only layers that did not change are kept.

    Raises:
        DataFaults: everything that is wrong in them, never another exception.
    """
    found: list[Fault] = []
    layers: dict[str, list[Feature]] = {}
    data = None
    try:
        data = dataset.read(folder)
    except DataFaults as error:
        found += error.faults
    for name in LAYERS:
        try:
            layers[name] = _kept(*_file(dataset.absolute(folder), name))
        except DataFaults as error:
            found += error.faults
    if found or data is None:
        raise DataFaults(tuple(found))
    return replace(data, layers=layers)


def faults(data: Dataset) -> tuple[Fault, ...]:
    """Everything wrong in the base map that goes with a data package."""
    found: list[Fault] = []
    for name in LAYERS:
        try:
            layer(data, name)
        except DataFaults as error:
            found += error.faults
    return tuple(found)


def _file(folder: Path, name: str) -> tuple[Path, files.Stamp]:
    """The file of a layer, and what tells that it was changed."""
    own = folder / BASE_MAP / f"{name}.geojson"
    path = own if os.path.lexists(own) else SHIPPED_DATA / BASE_MAP / own.name
    return path, files.stamp(path)


@lru_cache(maxsize=24)  # the nine shipped layers serve every folder that brings none
def _kept(path: Path, _stamp: files.Stamp) -> list[Feature]:
    return _features(path)


def _features(path: Path) -> list[Feature]:
    """The features of a layer, with what the maps read of them and nothing else."""
    file, name = f"{BASE_MAP}/{path.name}", path.stem
    content = files.json_value(files.content(path, file), file)
    allowed = later("a GeoJSON FeatureCollection in degrees (WGS84)")
    if found := [
        Fault.of_file(file, problem, allowed) for problem in islice(_problems(content, name), _MOST_FAULTS)
    ]:
        raise DataFaults(tuple(found))
    keys = ("id", *_NAMES, *_LABEL_POINT, *_CODES, "height_m", "iso", "between")
    return [
        {
            "type": "Feature",
            "properties": {key: feature["properties"][key] for key in keys if key in feature["properties"]},
            "geometry": {key: feature["geometry"][key] for key in ("type", "coordinates")},
        }
        for feature in content["features"]
    ]


def _problems(content: Any, name: str) -> Iterator[Message]:
    """What keeps a layer from being drawn, feature by feature."""
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        yield later("the file holds no FeatureCollection")
        return
    features = content.get("features")
    if not isinstance(features, list):
        yield later("the FeatureCollection has no list of features")
        return
    if len(features) > _MOST_FEATURES:
        yield later("more than {n} features", n=_MOST_FEATURES)
        return
    positions = 0
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            yield later("feature {number} has no properties", number=number)
            continue
        yield from _property_problems(feature["properties"], name, number)
        geometry = feature.get("geometry")
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(kind, str) or kind not in _GEOMETRIES[name]:
            yield later(
                "feature {number} has a geometry that cannot be drawn: {kind}",
                number=number,
                kind=visible(str(kind), 40),
            )
        if isinstance(kind, str) and kind in _DEPTH:
            coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
            if not _drawable(coordinates, _DEPTH[kind], closed=kind in _AREA):
                yield later(
                    "feature {number} has coordinates that are not positions in degrees", number=number
                )
            else:
                positions += _count(coordinates, _DEPTH[kind])
    if positions > _MOST_POSITIONS:
        yield later("more than {n} positions", n=_MOST_POSITIONS)


def _property_problems(own: Mapping[str, Any], name: str, number: int) -> Iterator[Message]:
    """Properties that the maps read must be what they read them as; each may be left out, but not a country's id."""
    if (name == "countries" and not own.get("id")) or not isinstance(own.get("id"), (str, int, type(None))):
        yield later("feature {number} has no id", number=number)
    for key in _NAMES:
        value = own.get(key)
        if value is None:
            continue
        if not isinstance(value, str) or len(value) > _LONGEST_NAME or unprintable(value):
            yield later("feature {number} has a {key} that is not plain text", number=number, key=key)
    for key in _CODES:
        if not isinstance(own.get(key), (str, type(None))):
            yield later("feature {number} has a {key} that is not plain text", number=number, key=key)
    if own.get("height_m") is not None and not _is_number(own["height_m"], _HIGHEST):
        yield later("feature {number} has a height that is not a number of metres", number=number)
    for key, most in _LABEL_POINT.items():
        if own.get(key) is not None and not _is_number(own[key], most):
            yield later(
                "feature {number} has a {key} that is not a position in degrees", number=number, key=key
            )


def _is_number(value: Any, most: float) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -most <= value <= most


def _drawable(value: Any, depth: int, *, closed: bool) -> bool:
    """Whether positions lie as deep in lists as the geometry has them: lines of two and more, rings that close."""
    if not isinstance(value, list) or not value:
        return False
    if depth == 0:
        # A third number is a height, which no map draws.
        return 2 <= len(value) <= 3 and all(
            _is_number(item, most) for item, most in zip(value, (180, 90, 1e5), strict=False)
        )
    if not all(_drawable(item, depth - 1, closed=closed) for item in value):
        return False
    if depth > 1:
        return True
    return len(value) >= 4 and value[0] == value[-1] if closed else len(value) >= 2


def _count(coordinates: Any, depth: int) -> int:
    return sum(_count(item, depth - 1) for item in coordinates) if depth else 1
