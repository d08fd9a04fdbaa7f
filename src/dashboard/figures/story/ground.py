"""Scenes on the ground: the country, and the valley, on the same map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import Figure, MapLayer, MapSpec
from dashboard.figures.map.geo import Bounds
from dashboard.figures.overview import locator, overview
from dashboard.figures.story.sheet import HIGH, WIDE
from dashboard.figures.story.value import Scene
from dashboard.figures.words import case_text
from dashboard.figures.words.names import mine_names
from dashboard.figures.years import limits, years
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row

_ROOM_OF_A_DISC = 16  # px, that a name gives way to what grows at its point


def opening(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the talk is about, over the whole country."""
    scene, chosen = _country(data, t), Selection(view="kyrgyzstan", lang=t.lang)
    near = _drawing(maps.overview(data, Selection(lang=t.lang), t)).bounds
    assert isinstance(scene.figure.chart, MapSpec)
    names = " · ".join(mine_names(data, t).values())
    around = maps.framed(scene.figure.chart, data, chosen, t, near, names)
    return replace(
        scene,
        id="opening",
        title=case_text.text(data, t, "overview-title"),
        drawing=_with_frame(_plain(_in_shape(around), near), near),
        foot=case_text.text(data, t, "talk-foot"),
        page="overview",
    )


def where(data: Dataset, t: Translator, _row: Row) -> Scene:
    """Where the deposits lie in the country."""
    return replace(
        _country(data, t),
        id="where",
        title=locator.title(data, t),
        foot=t("Points are approximate."),
        page="map",
        choices={"view": "kyrgyzstan"},
    )


def deposits(data: Dataset, t: Translator, _row: Row) -> Scene:
    """The deposits and the villages beside them, on relief."""
    chosen = Selection(lang=t.lang)
    figure = maps.overview(data, chosen, t)
    drawing = _drawing(figure)
    return Scene(
        id="deposits",
        title=figure.title,
        figure=figure,
        drawing=drawing,
        foot=" ".join(
            filter(None, (*_marks(drawing, t), maps.counted_elsewhere(data, chosen, t, is_brief=True)))
        ),
        page="map",
    )


def _marks(spec: MapSpec, t: Translator) -> Iterator[str]:
    """What the marks of a map are, of those that it has."""
    drawn = [(layer.kind, one["properties"]) for layer in spec.layers for one in layer.features]
    if any(kind == "circle" for kind, _ in drawn):
        yield t("The wider the circle, the less certain the location.")
    if any(kind == "label" and own.get("alert") for kind, own in drawn):
        if maps.has_sided_alert(spec):
            yield t("(7) counts documented events there, ▲2 the violent ones, △ by one side's account.")
        else:
            yield t("(7) counts documented events there, ▲2 the violent ones.")
    elif any(kind == "label" and own.get("badge") for kind, own in drawn):
        yield t("(7) counts documented events there.")
    if any(own.get("style", "").startswith("distance") for _, own in drawn):
        yield t("A dotted line is the distance as claimed.")


def built_up(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What happened where, a frame a year: the valley without its totals, which are those of the end."""
    chosen = Selection(lang=t.lang)
    figure, told = maps.overview(data, chosen, t), years(data, chosen, t)
    figure = replace(figure, notes=(*figure.notes, *filter(None, (limits(told, t),))))
    marks = t(
        "The number counts documented events so far, ▲ the violent ones. A double edge marks what is new in that year."
    )
    new = (item for frame in told.frames for item in frame.new)
    sided = (
        t("△ is one side's account.")
        if any(item.look == "violent" and item.is_one_sided for item in new)
        else ""
    )
    return Scene(
        id="years",
        title=t("What happened where, year by year"),
        figure=figure,
        drawing=_without_totals(_drawing(figure)),
        years=told,
        foot=" ".join(filter(None, (marks, sided, limits(told, t)))),
        page="map",
    )


def _without_totals(spec: MapSpec) -> MapSpec:
    """A map with names alone, a little further from their points, on which discs grow; no distances."""

    def plainer(feature: Mapping[str, Any]) -> Mapping[str, Any]:
        own = feature["properties"]
        gap = own["gap"] + _ROOM_OF_A_DISC
        return {**feature, "properties": {**own, "badge": "", "alert": "", "sub": "", "gap": gap}}

    def less(layer: MapLayer) -> MapLayer:
        kept = [one for one in layer.features if not one["properties"]["style"].startswith("distance")]
        if layer.kind == "label":
            kept = list(map(plainer, kept))
        return replace(layer, features=tuple(kept))

    return replace(spec, layers=tuple(map(less, spec.layers)))


def _country(data: Dataset, t: Translator) -> Scene:
    """A scene on the map of the country; it rests also on the documents of the counts that open the talk."""
    figure = maps.overview(data, Selection(view="kyrgyzstan", lang=t.lang), t)
    figure = replace(figure, further_rows=(*figure.further_rows, overview.numbers(data, t).rows))
    return Scene(id="country", title=figure.title, figure=figure, drawing=_drawing(figure))


def _drawing(figure: Figure) -> MapSpec:
    """A map in the shape of the stage: the close part if there is one, with more ground at its sides."""
    assert isinstance(figure.chart, MapSpec)
    return _in_shape(figure.chart)


def _in_shape(spec: MapSpec) -> MapSpec:
    return maps.shaped(spec, WIDE / HIGH)


def _plain(spec: MapSpec, near: Bounds) -> MapSpec:
    """A map of the country with one thing to see, and the ranges that cut it off.

    No counts, no other ranges, no passes, no town or river named beside the frame, no dot without a name.
    """
    (south, west), (north, east) = near
    aside = maps.BESIDE
    words = [one for layer in (*spec.base, *spec.layers) for one in _labels(layer)]

    def is_far(feature: Mapping[str, Any]) -> bool:
        lon, lat = feature["geometry"]["coordinates"]
        is_beside = west - aside <= lon <= east + aside and south - aside <= lat <= north + aside
        return feature["properties"]["style"] in ("town-far", "water") and is_beside

    def is_wanted(feature: Mapping[str, Any]) -> bool:
        own = feature["properties"]
        return not is_far(feature) and (own["leads"] if own["style"] == "range" else own["style"] != "pass")

    def plainer(feature: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**feature, "properties": {**feature["properties"], "badge": "", "alert": ""}}

    named = {
        one["properties"]["id"] for one in words if is_wanted(one) and one["properties"]["screen"] != "phone"
    }

    def less(layer: MapLayer) -> MapLayer:
        if layer.kind == "label":
            return replace(layer, features=tuple(map(plainer, filter(is_wanted, layer.features))))
        kept = [one for one in layer.features if one["properties"].get("id") in named]
        return replace(layer, features=tuple(kept)) if layer.kind == "dot" else layer

    return replace(spec, base=tuple(map(less, spec.base)), layers=tuple(map(less, spec.layers)))


def _labels(layer: MapLayer) -> Sequence[Mapping[str, Any]]:
    return layer.features if layer.kind == "label" else ()


def _with_frame(spec: MapSpec, box: Bounds) -> MapSpec:
    """A map with the frame of what is looked at next, so that a hall sees where it goes."""
    (south, west), (north, east) = box
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    line = {"type": "LineString", "coordinates": ring}
    feature = {"type": "Feature", "geometry": line, "properties": {"style": "closer"}}
    frame = MapLayer("closer", "line", (feature,))
    return replace(spec, layers=(frame, *spec.layers))
