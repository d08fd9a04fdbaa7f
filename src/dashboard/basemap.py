"""Base map layers: GeoJSON files in the ``basemap`` folder of the data package.

Made by ``scripts/build_basemap.py``, described in ``data/basemap/README.md``. They are drawings, not
tables, so the schema does not know them; this module checks just what a drawing needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.dataset import DataFaults, Dataset, Fault, load
from dashboard.i18n import later
from dashboard.paths import SHIPPED_DATA

Feature = dict[str, Any]

FOLDER = "basemap"
LAYERS = ("countries", "borders", "oblasts", "oblast_borders", "lakes", "rivers")
# Geometry -> how deep its positions lie in lists.
_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def layer(data: Dataset, name: str) -> list[Feature]:
    """Features of a base map layer, WGS84.

    A folder without the file gets the shipped layer: it is the same ground. The list is shared
    between visitors: read it, never write to it.

    Raises:
        DataFaults: the file is not readable, or not GeoJSON that can be drawn.
    """
    own = data.folder / FOLDER / f"{name}.geojson"
    path = own if own.is_file() else SHIPPED_DATA / FOLDER / own.name
    if not path.is_file():
        raise DataFaults((_fault(path, "the file is missing"),))
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def whole(folder: Path) -> Dataset:
    """A data package with a base map that can be drawn.

    Raises:
        DataFaults: the data package or its base map has faults.
    """
    data = load(folder)
    if found := faults(data):
        raise DataFaults(found)
    return data


def faults(data: Dataset) -> tuple[Fault, ...]:
    """Everything wrong in the base map that goes with a data package."""
    found: list[Fault] = []
    for name in LAYERS:
        try:
            layer(data, name)
        except DataFaults as error:
            found += error.faults
    return tuple(found)


@lru_cache(maxsize=16)
def _read(path: Path, _time: int, _size: int) -> list[Feature]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataFaults((_fault(path, later("not readable as JSON: {error}", error=str(error))),)) from error
    problems = list(_problems(content))
    if problems:
        raise DataFaults(tuple(_fault(path, problem) for problem in problems[:20]))
    features: list[Feature] = content["features"]
    return features


def _fault(path: Path, problem: str) -> Fault:
    return Fault(
        f"{FOLDER}/{path.name}",
        None,
        "",
        "",
        problem,
        later("a GeoJSON FeatureCollection in degrees (WGS84)"),
    )


def _problems(content: Any) -> Iterator[str]:
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        yield later("the file holds no FeatureCollection")
        return
    if not isinstance(content.get("features"), list):
        yield later("the FeatureCollection has no list of features")
        return
    for number, feature in enumerate(content["features"], start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            yield later("feature {number} has no properties", number=number)
            continue
        geometry = feature.get("geometry")
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(geometry, dict) or kind not in _DEPTH:
            yield later(
                "feature {number} has a geometry that cannot be drawn: {kind}", number=number, kind=kind
            )
        elif not _drawable(geometry.get("coordinates"), _DEPTH[kind]):
            yield later("feature {number} has coordinates that are no positions in degrees", number=number)


def _drawable(value: Any, depth: int) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if depth:
        return all(_drawable(item, depth - 1) for item in value)
    numbers = all(isinstance(item, (int, float)) and not isinstance(item, bool) for item in value)
    return numbers and len(value) >= 2 and -180 <= value[0] <= 180 and -90 <= value[1] <= 90
