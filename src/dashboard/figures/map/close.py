"""The same map, no wider than its deposits and the villages beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.figures.figure import Figure, MapLayer, MapSpec
from dashboard.figures.map.geo import Bounds, Point, inside, ring_within

_STAGE_SHAPE = 1.45  # width by height of a close-up


def close_up(figure: Figure, shape: float = _STAGE_SHAPE) -> Figure:
    """The same map, no wider than its deposits and the villages beside them.

    For a stage, where words are large, and for a first view.

    Args:
        figure: the map of a view.
        shape: width divided by height.
    """
    assert isinstance(figure.chart, MapSpec)
    if figure.chart.close is None:
        return figure
    (south, west), (north, east) = figure.chart.close
    aside = ((north - south) / math.cos(math.radians(south)) * shape - (east - west)) / 2
    above = 0.0
    if aside < 0:  # narrower than the ground: more of it above and below
        above, aside = ((east - west) / shape * math.cos(math.radians(south)) - (north - south)) / 2, 0.0
    tight = ((south - above, west - aside), (north + above, east + aside))
    # Words of the ground need room around them; a place keeps its words while its point is on the sheet.
    base = _only_inside(figure.chart.base, ring_within(tight, 0.12))
    layers = _only_inside(figure.chart.layers, tight)
    return replace(figure, chart=replace(figure.chart, bounds=tight, base=base, layers=layers))


def _only_inside(layers: Iterable[MapLayer], box: Bounds) -> tuple[MapLayer, ...]:
    """Layers whose labels have their point in a box: a label beyond it would be cut, or moved to where nothing is."""
    return tuple(
        replace(
            item, features=tuple(feature for feature in item.features if inside(_label_point(feature), box))
        )
        if item.kind == "label"
        else item
        for item in layers
    )


def _label_point(feature: Mapping[str, Any]) -> Point:
    lon, lat = feature["geometry"]["coordinates"]
    return lat, lon
