"""The valley of the first view as HTML: relief, ground as a picture, and words on it that lead on. Pure.

The page keeps no SVG in HTML, so the ground is an image; words are HTML, so that they keep their size on every screen,
are read aloud and can be followed. All places are shares of the sheet: a narrow screen shows the middle of a larger
one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from dashboard import map_assets, relief
from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import address
from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.map.geo import Feature, edge
from dashboard.figures.overview import first_view
from dashboard.figures.words.names import mine_status_names
from dashboard.i18n import Translator
from dashboard.outputs.maps.leaflet import embedded
from dashboard.outputs.maps.map_drawing import drawn_layer
from dashboard.outputs.maps.map_sheet import Sheet
from dashboard.outputs.markup import markup
from dashboard.outputs.pictures.svg import document
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

Leads = Callable[[maps.Place], str]  # the address that the name of a place leads to
GROUNDS = "preview/ground"  # the folder of the grounds among our addresses
WIDTH = 1000  # px of the ground as it is drawn; a screen stretches it
_HALF, _DOT = 0.5, 0.003  # of the width: its middle, and by how much dots are larger here than on the map
# What is seen of the sheet on a laptop and on a phone, in px across, and how large a village is written there.
_SEEN, _LETTERS = (640, 350), 14.4
_BELOW = 0.9  # em: how large the second line of a deposit is beside its name on a phone (valley.css)
_GROUND_WORDS = ("water", "range", "country")  # styles of words of the ground that stand here too


@dataclass(frozen=True)
class Word:
    """A word on the map: what it is and says, where it stands, and where it leads ("" = nowhere).

    Places are shares of the sheet; how far beside its place it stands is a share of the width.
    """

    look: str
    words: str
    left: float
    top: float
    side: str
    gap: float = 0
    below: str = ""
    alert: str = ""
    address: str = ""
    long: float = 0  # of a place's words, em: they are moved in where an edge would cut them
    wide: float = 0  # of the circle around it, a share of the sheet's width
    turn: float = 0  # degrees with the clock, of words that lie along a crest
    is_edge: bool = False  # a narrow window does not show it


@once
def valley(data: Dataset, t: Translator, theme: Theme, chosen: Selection) -> Markup:
    """The map as HTML; "" where no deposit has a point on it.

    Args:
        data: the data package.
        t: language.
        theme: colours.
        chosen: language and step of a talk, which links carry on; the place that has a ring around it, if any.
    """

    def leads_to(place: maps.Place) -> str:
        """A deposit to its profile on the map, any other place to its page."""
        return address("map" if place.mine else "place", replace(chosen, place=place.id), "place")

    def of_server(picture: relief.Picture) -> str:
        return map_assets.relief_address() + picture.files[theme]

    return _drawn(data, t, chosen.place, (ground_address(data, t, theme, chosen.place),), of_server, leads_to)


def in_page(data: Dataset, t: Translator, place_id: str, leads_to: Leads) -> Markup:
    """The map around a place with its pictures within it, light; "" where the map does not name the place.

    What is the same for every place is a picture of its own.

    Args:
        data: the data package.
        t: language.
        place_id: the place.
        leads_to: the address of the page of a place.
    """
    if not _is_named(data, t, place_id):
        return Markup()
    grounds = [ground(data, t, "light")]
    if _ways(data, t, place_id):
        grounds.append(ground(data, t, "light", place_id, only="ways"))

    def within(picture: relief.Picture) -> str:
        return _whole(picture.path("light"))

    return _drawn(
        data, t, place_id, tuple(embedded(one.encode(), "svg+xml") for one in grounds), within, leads_to
    )


@lru_cache(maxsize=4)  # a copy draws the same few for each place and language
def _whole(path: Path) -> str:
    """A picture of the relief as an address that holds it whole."""
    return embedded(path.read_bytes())


def _drawn(
    data: Dataset,
    t: Translator,
    place_id: str,
    grounds: Sequence[str],
    picture_at: Callable[[relief.Picture], str],
    leads_to: Leads,
) -> Markup:
    """The map, given where its pictures lie and its words lead."""
    figure = first_view.valley(data, t)
    if figure is None:
        return Markup()
    spec = figure.drawing
    assert isinstance(spec, MapSpec)
    sheet = Sheet.of(spec, WIDTH)
    return markup(
        "valley",
        shape=sheet.width / sheet.height,
        phone=_phone_share(spec),
        relief=_relief(spec, sheet, picture_at),
        grounds=grounds,
        words=list(_words(data, spec, sheet, place_id, t, leads_to)),
        told=figure.sentence,
    )


def around(data: Dataset, t: Translator, theme: Theme, chosen: Selection) -> Markup:
    """The map with a ring around the place that is chosen; "" where the map does not name it.

    Args:
        data: the data package.
        t: language.
        theme: colours.
        chosen: the place, and the step of a talk, which links carry on.
    """
    return valley(data, t, theme, chosen) if _is_named(data, t, chosen.place) else Markup()


def _is_named(data: Dataset, t: Translator, place_id: str) -> bool:
    """Whether the map has found room for the name of a place."""
    figure = first_view.valley(data, t)
    spec = figure.drawing if figure else None
    return isinstance(spec, MapSpec) and place_id in _named(spec)


def _phone_share(spec: MapSpec) -> float:
    """How much of the sheet's width deposits and villages take.

    A screen that is narrower than that shows less ground above and below.
    """
    (_, west), (_, east) = spec.close or spec.bounds
    (_, left), (_, right) = spec.bounds
    return min((east - west) / (right - left), 1.0)


def _relief(spec: MapSpec, sheet: Sheet, picture_at: Callable[[relief.Picture], str]) -> dict[str, Any]:
    """The picture under the sheet, and where it lies on it, in shares.

    Nothing where it shows none of it.
    """
    wanted = [relief.pictures()[name] for name in spec.relief]
    own = next((picture for picture in wanted if picture.shows(spec.bounds)), None)
    if own is None:
        return {}
    (south, west), (north, east) = own.bounds
    (left, top), (right, bottom) = sheet.xy(west, north), sheet.xy(east, south)
    return {
        "address": picture_at(own),
        "left": left / sheet.width,
        "top": top / sheet.height,
        "width": (right - left) / sheet.width,
        "height": (bottom - top) / sheet.height,
    }


@once
def ground(data: Dataset, t: Translator, theme: Theme, place_id: str = "", only: str = "") -> str:
    """Rivers, borders, circles and dots as SVG; "" where no deposit has a point on the map.

    Around a place the ways of the water between it and the deposits, too. ``only``: one of these layers alone.
    """
    figure = first_view.valley(data, t)
    if figure is None:
        return ""
    spec = figure.drawing
    assert isinstance(spec, MapSpec)
    sheet, named = Sheet.of(spec, WIDTH), _named(spec)

    def shown(layer: MapLayer) -> Sequence[Mapping[str, Any]]:
        if layer.id == "ways":
            return _ways(data, t, place_id)
        if layer.kind == "dot":  # nobody can say what a dot without a name is
            return [_plain(dot) for dot in layer.features if dot["properties"]["id"] in named]
        return layer.features

    layers = [
        layer for layer in (*spec.base, *spec.layers) if layer.kind != "label" and only in ("", layer.id)
    ]
    return document(
        *(drawn_layer(replace(layer, features=shown(layer)), sheet, theme) for layer in layers),
        width=round(sheet.width),
        height=round(sheet.height),
        preserveAspectRatio="none",
    )


def _plain(dot: Mapping[str, Any]) -> Mapping[str, Any]:
    """A dot as it is where no legend explains the circle of a district: one of its main village."""
    own = dot["properties"]
    return {**dot, "properties": {**own, "style": "village"}} if own["style"] == "district" else dot


def ground_address(data: Dataset, t: Translator, theme: Theme, place_id: str = "") -> str:
    """Where the server has the ground, relative to a page: a file that a browser keeps, named by what is in it."""
    own = place_id if _ways(data, t, place_id) else ""
    mark = hashlib.sha256(ground(data, t, theme, own).encode()).hexdigest()[:8]
    return f"{GROUNDS}/{own + '/' if own else ''}{t.lang}-{theme}-{mark}.svg"


def water_words(data: Dataset, t: Translator, place_id: str) -> str:
    """What the ways of the water around a place are; "" where none is drawn."""
    return t("Where the water runs, computed from a height model") if _ways(data, t, place_id) else ""


def _ways(data: Dataset, t: Translator, place_id: str) -> list[Feature]:
    """The ways of the water below a deposit, or from the deposits down to a place; none without a place."""
    return list(maps.ways(data, place_id, t)) if place_id else []


def _words(
    data: Dataset, spec: MapSpec, sheet: Sheet, place_id: str, t: Translator, leads_to: Leads
) -> Iterator[Word]:
    """Words of the ground, then villages, then deposits, which nothing may cover."""
    for layer in spec.base:
        for feature in layer.features if layer.kind == "label" else ():
            own = feature["properties"]
            if own["style"] in _GROUND_WORDS and own["screen"] != "phone":
                left, top = _at(feature, sheet)
                gap, turn = own["gap"] / WIDTH, own["turn"]
                yield Word(own["style"], own["label"], left, top, own["side"], gap, turn=turn)
    beside = _named(spec)
    found = maps.places(data, Selection(lang=t.lang), t)
    for place in sorted(found, key=lambda place: bool(place.mine)):
        if place.id in beside and place.point:
            if place.mine and place.precision_m:
                yield _circle(place, sheet, leads_to)
            if place.id == place_id:
                left, top = _share(place.point[1], place.point[0], sheet)
                yield Word("here", "", left, top, "c")
            word = _of_place(place, beside[place.id], sheet, t, leads_to)
            if not place.mine and _is_cut(word, _phone_share(spec)):
                word = replace(word, side="n")
            yield replace(word, is_edge=abs(word.left - _HALF) > _phone_share(spec) / 2)


def _named(spec: MapSpec) -> dict[str, Any]:
    """The labels for which the map has found room, by place."""
    return {
        feature["properties"]["id"]: feature
        for layer in spec.layers
        if layer.kind == "label"
        for feature in layer.features
        if feature["properties"]["screen"] != "phone"
    }


def _circle(place: maps.Place, sheet: Sheet, leads_to: Leads) -> Word:
    """The circle within which a deposit lies, to be pressed like its name."""
    assert place.point
    assert place.precision_m
    left, top = _share(place.point[1], place.point[0], sheet)
    wide = 2 * sheet.pixels(place.precision_m, place.point[0]) / sheet.width
    return Word("circle", "", left, top, "c", address=leads_to(place), wide=wide)


def _of_place(place: maps.Place, label: Any, sheet: Sheet, t: Translator, leads_to: Leads) -> Word:
    """A place's name where the map has found room for it, and how a deposit stands."""
    assert place.point
    side, gap = label["properties"]["side"], label["properties"]["gap"] / WIDTH
    left, top = _at(label, sheet)
    inwards = "e" if left < _HALF else "w"
    below = mine_status_names(t)[place.status] if place.mine else ""
    if place.mine and side in "ew" and side != inwards:
        # A phone shows the middle of the sheet alone: what is moved in from its edge would lie on its own circle.
        side, rim = inwards, edge(place.point, place.precision_m or 0, inwards)
        left, top = _share(rim[1], rim[0], sheet)
    alert = maps.alert(place.violent, place.violent_sided, t)
    return Word(
        "deposit" if place.mine else "village",
        place.name,
        left,
        top,
        side,
        gap + (0 if place.mine else _DOT),
        below=below,
        alert=alert,
        address=leads_to(place),
        long=max(text_width(f"{place.name} {alert}", 1, "SourceSans3-SemiBold"), text_width(below, _BELOW)),
    )


def _is_cut(word: Word, phone: float) -> bool:
    """Whether words beside a place reach over the edge: moved in from there they would lie on its own dot.

    A window shows the middle of the sheet: a laptop all of it, a phone the share ``phone``.
    """
    if word.side not in "ew":  # those at a corner are above or below it
        return False
    outwards = word.left if word.side == "w" else 1 - word.left
    rooms = [(outwards - (1 - share) / 2) / share * px for share, px in zip((1, phone), _SEEN, strict=True)]
    return any(0 < room < word.long * _LETTERS + word.gap * px for room, px in zip(rooms, _SEEN, strict=True))


def _at(feature: Any, sheet: Sheet) -> tuple[float, float]:
    lon, lat = feature["geometry"]["coordinates"]
    return _share(lon, lat, sheet)


def _share(lon: float, lat: float, sheet: Sheet) -> tuple[float, float]:
    """Where a point lies, as shares of the sheet's width and height."""
    x, y = sheet.xy(lon, lat)
    return x / sheet.width, y / sheet.height
