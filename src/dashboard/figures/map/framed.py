"""The map of the country with the frame of what is looked at next: all deposits named once, other words around both."""

from __future__ import annotations

from dataclasses import replace

from dashboard.choosing.selection import Selection
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.map.geo import Bounds, Feature, Point, feature_at, inside
from dashboard.figures.map.labels import labels
from dashboard.figures.map.places import places
from dashboard.figures.map.room import Label
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

_UNDER = (0.08, 0.2, 0.35)  # degrees below the frame, where the deposits are named
BESIDE = 0.4  # degrees around the frame in which of towns only those are named where something happened
_WITHIN = 0.05  # degrees within the frame, from which on words keep off it
_APART = 12  # pieces of a side of the frame, at whose ends no word may lie


def framed(
    spec: MapSpec, data: Dataset, selection: Selection, t: Translator, near: Bounds, names: str
) -> MapSpec:
    """The same map with its words put anew around a frame and the names of all deposits below that.

    Args:
        spec: the map of a view.
        data: the data package.
        selection: that of the map.
        t: language.
        near: what the frame is around.
        names: all deposits in one line.
    """
    (south, west), (north, east) = near
    spots = tuple((south - under, west) for under in _UNDER)
    # From a corner of the frame on: beside it, further west, there is room for the name of a range.
    below = Label(spots[0], "deposit", names, ("se",), spots=spots, gap=0)
    ring = tuple(_ring(south + _WITHIN, west + _WITHIN, north - _WITHIN, east - _WITHIN))
    beside = (south - BESIDE, west - BESIDE), (north + BESIDE, east + BESIDE)
    found = [
        place
        for place in places(data, selection, t)
        if place.mine or place.has_history or not (place.point and inside(place.point, beside))
    ]
    fixed, moving = labels(data, selection, t, found, spec.bounds, below, ring)
    if not any(
        one["properties"]["style"] == "deposit" for one in moving
    ):  # no room: they are named all the same
        bare = dict.fromkeys(("badge", "alert", "sub", "tip", "screen", "id"), "")
        middle = south, (west + east) / 2
        moving.append(
            feature_at(middle, style="deposit", label=names, side="s", gap=4, turn=0.0, leads=False, **bare)
        )

    def put(layer: MapLayer, words: list[Feature]) -> MapLayer:
        return replace(layer, features=tuple(words))

    base = (put(layer, fixed) if layer.id == "base-labels" else layer for layer in spec.base)
    kept = [layer for layer in spec.layers if layer.id != "leaders"]
    layers = (put(layer, moving) if layer.id == "labels" else layer for layer in kept)
    return replace(spec, base=tuple(base), layers=tuple(layers))


def _ring(south: float, west: float, north: float, east: float) -> list[Point]:
    """Points along a frame."""
    shares = [n / _APART for n in range(_APART + 1)]
    upright = [(south + (north - south) * share, lon) for share in shares for lon in (west, east)]
    return upright + [(lat, west + (east - west) * share) for share in shares for lat in (south, north)]
