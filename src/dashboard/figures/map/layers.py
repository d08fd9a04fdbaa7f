"""The layers of a view as plain GeoJSON: ground, lines, circles, dots, labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard import relief
from dashboard.basemap import layer
from dashboard.cache import once
from dashboard.case import home_features
from dashboard.choosing.selection import Selection, View
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.map.distances import distance_words, pairs
from dashboard.figures.map.drainage import concerned, ways
from dashboard.figures.map.geo import Bounds, Feature, feature_at, inside, point_of, towards
from dashboard.figures.map.labels import labels
from dashboard.figures.map.legend import signs
from dashboard.figures.map.places import Place, tip
from dashboard.figures.map.views import BOX, bounds, close_box, is_dim, visible_places
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def _between(feature: Mapping[str, Any]) -> set[Any]:
    """Which two regions a border parts."""
    found = feature["properties"].get("between")
    return {item for item in found if isinstance(item, str)} if isinstance(found, list) else set()


def spec(data: Dataset, selection: Selection, t: Translator, found: Sequence[Place]) -> MapSpec:
    """The layers of the view."""
    box = bounds(data, selection.view)
    fixed, moving = labels(data, selection, t, found, box)
    under = relief.under(box, is_close=selection.view != "kyrgyzstan")
    base = (
        *ground(data, box, selection.view, has_relief=bool(under)),
        MapLayer("base-labels", "label", tuple(fixed)),
    )
    visible = visible_places(found, selection)
    is_close = selection.view != "kyrgyzstan"
    layers = (
        MapLayer("ways", "line", tuple(ways(data, selection.place, t)) if is_close else ()),
        MapLayer("lines", "line", tuple(_line_features(data, selection, t))),
        MapLayer("leaders", "line", () if is_close else tuple(_leaders(visible, moving))),
        MapLayer(
            "deposits",
            "circle",
            tuple(_deposit(place, selection, t) for place in visible if place.mine and place.precision_m),
        ),
        MapLayer(
            "places",
            "dot",
            tuple(_dots(visible, selection, t, moving)),
        ),
        MapLayer(
            "selected",
            "dot",
            tuple(
                _ring(place)
                for place in found
                if place.id == selection.place and place.point and not place.mine
            ),
        ),
        MapLayer("below", "dot", tuple(_touched(data, selection, visible)) if is_close else ()),
        MapLayer("labels", "label", tuple(moving)),
    )
    seen = [place for place in visible if place.point and inside(place.point, box)]
    return MapSpec(
        selection.view,
        box,
        base,
        layers,
        credit(t),
        close_box(data, selection.view),
        relief=tuple(picture.name for picture in under),
        signs=tuple(signs(data, seen, base, selection.view)),
    )


def credit(t: Translator) -> str:
    """Whose ground it is, and what of it is ours."""
    return t(
        "Relief and heights: GEBCO 2023; streams computed from it. Base map: Natural Earth, GSHHG. Points: GeoNames (CC BY 4.0), USGS; circles ours."
    )


@once
def ground(data: Dataset, box: Bounds, view: View, *, has_relief: bool) -> tuple[MapLayer, ...]:
    """What no filter changes, without its words.

    It is kept, since looking through all streams of the country takes a while.
    """
    country = [f for f in layer(data, "countries") if f["properties"].get("id") == "kg"]
    home = home_features(data)
    home_ids = {f["properties"].get("id") for f in home}
    rivers = layer(data, "rivers")
    named = {id(f): "river-main" if f["properties"].get("name_en") else "river" for f in rivers}
    homes = {
        id(f): "oblast-home" if home_ids & _between(f) else "oblast-border"
        for f in layer(data, "oblast_borders")
    }
    return (
        # The relief has the land in it.
        MapLayer("land", "area", () if has_relief else tuple(_shape(f, "land") for f in country)),
        MapLayer("oblast", "area", tuple(_shape(f, "oblast") for f in home)),
        MapLayer("streams", "line", tuple(_streams(data, box)) if view != "kyrgyzstan" else ()),
        MapLayer("rivers", "line", tuple(_shape(f, named[id(f)]) for f in rivers)),
        MapLayer("lakes", "area", tuple(_shape(f, "lake") for f in layer(data, "lakes"))),
        MapLayer(
            "oblast-borders", "line", tuple(_shape(f, homes[id(f)]) for f in layer(data, "oblast_borders"))
        ),
        MapLayer("borders", "line", tuple(_shape(f, "border") for f in layer(data, "borders"))),
        MapLayer("frame", "area", tuple(_frame())),
    )


_BESIDE = 0.35  # degrees beyond what a view opens with, in which streams are drawn too


def _streams(data: Dataset, box: Bounds) -> Iterator[Feature]:
    """Computed streams in and around a view: one shape a size, which is quicker to draw than hundreds."""
    (south, west), (north, east) = box
    wide = (south - _BESIDE, west - _BESIDE), (north + _BESIDE, east + _BESIDE)
    lines: dict[str, list[Any]] = {"stream": [], "stream-large": []}
    for feature in layer(data, "streams"):
        shape = feature["geometry"]
        style = "stream-large" if feature["properties"].get("size") == "large" else "stream"
        for line in [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]:
            if any(inside((lat, lon), wide) for lon, lat, *_ in line):
                lines[style].append(line)
    for style, found in lines.items():
        if found:
            yield _shape({"geometry": {"type": "MultiLineString", "coordinates": found}}, style)


def _shape(feature: Mapping[str, Any], style: str) -> Feature:
    return {"type": "Feature", "geometry": feature["geometry"], "properties": {"id": "", "style": style}}


_FADES = (
    0.06,
    0.12,
    0.18,
    0.24,
)  # degrees within the base map's end, from which on it is covered a little more


def _frame() -> Iterator[Feature]:
    """The sheet's margin: covers where the base map breaks off, and a little of what lies before."""
    for inwards in (0.0, *_FADES):
        (south, west), (north, east) = BOX
        far = _around(west - 40, south - 30, east + 40, north + 30)
        hole = _around(west + inwards, south + inwards, east - inwards, north - inwards)
        yield {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [far, hole[::-1]]},
            "properties": {"id": "", "style": "frame-soft" if inwards else "frame"},
        }


def _around(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """The edge of a box, against the clock."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


_LEAST_OFF = 0.05  # degrees between a deposit and its name, from which on a line joins them


def _leaders(visible: Sequence[Place], names: Sequence[Feature]) -> Iterator[Feature]:
    """Lines from names that stand off their deposits to these, on the screens where they do."""
    points = {place.id: place.point for place in visible if place.mine and place.point}
    for name in names:
        own, at = name["properties"], name["geometry"]["coordinates"]
        if own["id"] in points:
            lat, lon = points[own["id"]]
            if math.dist(at, (lon, lat)) > _LEAST_OFF:
                style = f"leader-{own['screen']}" if own["screen"] else "leader"
                yield _shape({"geometry": {"type": "LineString", "coordinates": [at, [lon, lat]]}}, style)


def _deposit(place: Place, selection: Selection, t: Translator) -> Feature:
    assert place.point
    look = _deposit_style(place, selection)
    return feature_at(place.point, id=place.id, style=look, tip=tip(place, t), radius_m=place.precision_m)


def _deposit_style(place: Place, selection: Selection) -> str:
    style = "dim" if is_dim(place.mine, selection) else place.status
    if not place.precision_m:
        style += "-point"
    if place.id == selection.place:
        style += "-chosen"
    elif selection.view == "kyrgyzstan" and not style.startswith("dim"):
        style = "deposit-far"  # its status is said by the sign before its name
    return style


def _dots(
    visible: Sequence[Place], selection: Selection, t: Translator, names: Sequence[Feature]
) -> Iterator[Feature]:
    """Places as dots; on the country map towns where nothing is documented step back.

    Such a town is there for the eye: it is drawn only on the screens that have room for its name, unless it is chosen.
    A deposit is a dot only where nobody says how far its point may be off: then no circle would be true.
    """
    screens: dict[str, set[str]] = {}
    for name in names:
        screens.setdefault(name["properties"]["id"], set()).add(name["properties"]["screen"])
    for place in visible:
        if place.mine and place.precision_m:
            continue
        assert place.point
        style = _dot_style(place, selection)
        named = screens.get(place.id, set())
        if style == "town-far" and place.id != selection.place and "" not in named and len(named) < 2:
            if not named:
                continue
            style += f"-{min(named)}"
        yield feature_at(place.point, id=place.id, style=style, tip=tip(place, t))


def _dot_style(place: Place, selection: Selection) -> str:
    if place.mine:
        return _deposit_style(place, selection)
    town = "town-far" if selection.view == "kyrgyzstan" and not place.has_history else "town"
    return {"village": "village", "aiyl_aimak": "district"}.get(place.kind, town)


def _touched(data: Dataset, selection: Selection, visible: Sequence[Place]) -> Iterator[Feature]:
    """Rings around the villages below the deposit that is chosen."""
    touched = concerned(data, selection.place)
    for place in visible:
        if place.id in touched and place.point and not place.mine:
            yield feature_at(place.point, id=place.id, style="ring-water")


def _ring(place: Place) -> Feature:
    assert place.point
    return feature_at(place.point, id=place.id, style="ring")


def _line_features(data: Dataset, selection: Selection, t: Translator) -> Iterator[Feature]:
    mines = {row.place_id: row.mine_id for row in data.records.mines}
    for mine, village, claimed in pairs(data):
        a, b = point_of(mine), point_of(village)
        if a is None or b is None or not claimed or selection.view != "home":
            continue
        dim = is_dim(mines[mine["place_id"]], selection)
        words = t(
            "{village} to {mine}: {claims}",
            village=t.name(village),
            mine=t.name(mine),
            claims=distance_words(claimed, t),
        )
        # To the rim of the circle only: where in it the deposit lies is not known.
        rim = towards(a, b, float(mine["precision_m"] or 0))
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[rim[1], rim[0]], [b[1], b[0]]]},
            "properties": {
                "id": mine["place_id"],
                "style": "distance-dim" if dim else "distance",
                "tip": words,
            },
        }
