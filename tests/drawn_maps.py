"""Maps as tests read them: what is drawn of a view, the marks of a layer, and the same case elsewhere."""

import dataclasses
from types import MappingProxyType
from typing import Any

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import MapSpec
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

T = Translator()


def spec(data: Dataset, t: Translator = T, **choices: Any) -> MapSpec:
    chart = maps.overview(data, Selection(**choices), t).chart
    assert isinstance(chart, MapSpec)
    return chart


def features(one: MapSpec, layer: str) -> list[Any]:
    return [feature for item in one.layers if item.id == layer for feature in item.features]


def elsewhere(data: Dataset, north: float, east: float) -> Dataset:
    """The same data with every point moved, as another case whose map opens on its own points."""
    places = data["places"].assign(lat=data["places"].lat + north, lon=data["places"].lon + east)
    tables = {**data.tables, "places": places, "cases": data["cases"][:0]}
    return dataclasses.replace(data, tables=MappingProxyType(tables))
