"""The same map in another shape: what a stage or a picture has room for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.map.geo import Bounds
from dashboard.figures.map.lettering import LETTERING
from dashboard.figures.map.room import SIZES
from dashboard.figures.map.views import BOX

_BAR = (0.3, 0.16)  # of a map's width and height, that its scale bar may take in the lower right corner

_SCREEN = SIZES["home"][0][0]  # px: how wide the map is that words are placed for
_AIR = 1  # px between a word and the edge


def shaped(spec: MapSpec, shape: float, letters: float = 1) -> MapSpec:
    """A map in some shape: its close part if there is one, with more ground at two of its sides.

    Args:
        spec: the map of a view.
        shape: width divided by height, as drawn.
        letters: how much larger beside the map its words are drawn than on a screen.
    """
    box = _around(spec.close or spec.bounds, shape)
    return replace(
        spec,
        bounds=box,
        base=tuple(_inside(spec.base, box, 0.06, letters / _SCREEN)),
        layers=tuple(_inside(spec.layers, box, 0.0, 0.0)),
    )


def _around(box: Bounds, shape: float) -> Bounds:
    """A box of some shape around another: more at the sides, or above and below."""
    (south, west), (north, east) = box
    down, up = _northing(south), _northing(north)
    lack = (up - down) * shape - (east - west)
    if (
        lack >= 0 and (east - west) + lack > BOX[1][1] - BOX[0][1]
    ):  # the base map ends: less above and below instead
        west, east = BOX[0][1], BOX[1][1]
        lack = (up - down) * shape - (east - west)
        more = lack / shape / 2
        south, north = _latitude(down + more), _latitude(up - more)
    elif lack >= 0:
        west, east = west - lack / 2, east + lack / 2
    else:
        more = -lack / shape / 2
        # No further than the base map; beyond it a drawing would show an empty band.
        south = max(_latitude(down - more), min(south, BOX[0][0]))
        north = min(_latitude(up + more), max(north, BOX[1][0]))
    return (south, west), (north, east)


def _northing(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _latitude(north: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def _inside(layers: Iterable[MapLayer], box: Bounds, share: float, px: float) -> Iterable[MapLayer]:
    """Layers without labels that lie outside a box or, with a share, so near to its edge that they would be cut.

    ``px`` is a pixel of the type as a share of the map's width.
    """
    (south, west), (north, east) = box
    along = (north - south) * share

    def is_kept(feature: Mapping[str, Any]) -> bool:
        aside = (east - west) * max(share, _half_width(feature) * px) if share else 0.0
        ring = (south + along, west + aside, north - along, east - aside)
        return _within(feature, ring) and not (share and _is_under_bar(feature, box))

    for layer in layers:
        if layer.kind != "label":
            yield layer
            continue
        yield replace(layer, features=tuple(filter(is_kept, layer.features)))


def _half_width(feature: Mapping[str, Any]) -> float:
    """Px that a label takes to each side of its middle, and a little ground beside it."""
    own = feature["properties"]
    return LETTERING[own["style"]].width(own["label"], "", phone=False) / 2 + _AIR


def _is_under_bar(feature: Mapping[str, Any], box: Bounds) -> bool:
    """Whether a word of the ground would stand where the scale bar is drawn."""
    lon, lat = feature["geometry"]["coordinates"]
    (south, west), (north, east) = box
    return bool(lon > east - (east - west) * _BAR[0] and lat < south + (north - south) * _BAR[1])


def _within(feature: Mapping[str, Any], box: tuple[float, float, float, float]) -> bool:
    lon, lat = feature["geometry"]["coordinates"]
    south, west, north, east = box
    return bool(south <= lat <= north and west <= lon <= east)
