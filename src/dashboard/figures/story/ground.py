"""Scenes on the ground: the country, and the valley, on the same map."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.dataset import Dataset
from dashboard.figures import case_text, overview
from dashboard.figures import map as maps
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.map.geo import Bounds
from dashboard.figures.map.views import BOX
from dashboard.figures.story.sheet import HIGH, WIDE
from dashboard.figures.story.value import Scene
from dashboard.i18n import Translator
from dashboard.records.case import Scene as Row
from dashboard.selection import Selection


def opening(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the talk is about, over the whole country."""
    return replace(
        _country(data, t),
        id="opening",
        title=case_text.text(data, t, "overview-title"),
        foot=case_text.text(data, t, "talk-foot"),
        page="overview",
    )


def where(data: Dataset, t: Translator, _row: Row) -> Scene:
    """Where the deposits lie in the country."""
    return replace(
        _country(data, t),
        id="where",
        title=case_text.text(data, t, "locator-title"),
        foot=t("Points are approximate."),
        page="map",
        choices={"view": "kyrgyzstan"},
    )


def deposits(data: Dataset, t: Translator, _row: Row) -> Scene:
    """The deposits and the villages beside them, on relief."""
    figure = maps.overview(data, Selection(lang=t.lang), t)
    return Scene(
        id="deposits",
        title=figure.title,
        figure=figure,
        drawing=_drawing(figure),
        foot=t(
            "The wider the circle, the less certain the location. (7): documented events there. ▲2: of them violent. Dotted line: the distance as claimed."
        ),
        page="map",
    )


def _country(data: Dataset, t: Translator) -> Scene:
    """A scene on the map of the country; it rests also on the documents of the counts that open the talk."""
    figure = maps.overview(data, Selection(view="kyrgyzstan", lang=t.lang), t)
    figure = replace(figure, behind=(*figure.behind, overview.numbers(data, t).rows))
    return Scene(id="country", title=figure.title, figure=figure, drawing=_drawing(figure))


def _drawing(figure: Figure) -> MapSpec:
    """A map in the shape of the stage: the close part if there is one, with more ground at its sides."""
    spec = figure.chart
    assert isinstance(spec, MapSpec)
    box = _shaped(spec.close or spec.bounds)
    return replace(
        spec,
        bounds=box,
        base=tuple(_inside(spec.base, box, 0.06)),
        layers=tuple(_inside(spec.layers, box, 0.0)),
    )


def _shaped(box: Bounds) -> Bounds:
    """A box of the stage's shape around another: more at the sides, or above and below."""
    (south, west), (north, east) = box
    down, up = _northing(south), _northing(north)
    lack = (up - down) * WIDE / HIGH - (east - west)
    if (
        lack >= 0 and (east - west) + lack > BOX[1][1] - BOX[0][1]
    ):  # the base map ends: less above and below instead
        west, east = BOX[0][1], BOX[1][1]
        lack = (up - down) * WIDE / HIGH - (east - west)
        more = lack * HIGH / WIDE / 2
        south, north = _latitude(down + more), _latitude(up - more)
    elif lack >= 0:
        west, east = west - lack / 2, east + lack / 2
    else:
        more = -lack * HIGH / WIDE / 2
        south, north = _latitude(down - more), _latitude(up + more)
    return (south, west), (north, east)


def _northing(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _latitude(north: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(north))))


def _inside(layers: Iterable[Any], box: Bounds, share: float) -> Iterable[Any]:
    """Layers without labels whose point lies outside a box, or within a share of its edge."""
    (south, west), (north, east) = box
    aside, along = (east - west) * share, (north - south) * share
    for layer in layers:
        if layer.kind != "label":
            yield layer
            continue
        yield replace(
            layer,
            features=tuple(
                feature
                for feature in layer.features
                if _within(feature, (south + along, west + aside, north - along, east - aside))
            ),
        )


def _within(feature: Mapping[str, Any], box: tuple[float, float, float, float]) -> bool:
    lon, lat = feature["geometry"]["coordinates"]
    south, west, north, east = box
    return bool(south <= lat <= north and west <= lon <= east)
