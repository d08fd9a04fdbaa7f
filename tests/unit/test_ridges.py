"""Names of ranges along their crests: the map of the country names those that cut the home region off."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from itertools import combinations, pairwise
from typing import Any

import pytest

from dashboard import basemap, case
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import MapSpec
from dashboard.figures.map.geo import Bounds, Point, rings
from dashboard.figures.map.lettering import LETTERING
from dashboard.figures.map.ridges import ridges
from dashboard.figures.map.room import SIZES, Label, Sheet
from dashboard.figures.story.ground import opening
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import hall
from dashboard.outputs.maps import map_drawing
from dashboard.reading.dataset import Dataset
from support import shipped, some

NEAR = 0.1  # degrees between a crest and the rim of the home region that it runs along
SCREENS = ("wide", "phone")
Corners = list[tuple[float, float]]


def chart(lang: str, view: str = "kyrgyzstan", data: Dataset | None = None) -> MapSpec:
    data = data or shipped()
    found = maps.overview(data, Selection(view=view, lang=lang), case.translator(data, lang)).chart
    assert isinstance(found, MapSpec)
    return found


def labels(one: MapSpec, screen: str) -> list[Any]:
    return [
        feature
        for layer in (*one.base, *one.layers)
        if layer.kind == "label"
        for feature in layer.features
        if feature["properties"]["screen"] in ("", screen)
    ]


def crests(data: Dataset) -> dict[str, Any]:
    """Each range by its id, with the points of its crest (longitude, latitude)."""
    return {
        one["properties"]["id"]: one
        for one in basemap.layer(data, "names")
        if one["properties"].get("kind") == "range"
    }


def at_home(data: Dataset) -> dict[str, Any]:
    """The ranges that run along the rim of the home region."""
    rim = [point for area in case.home_features(data) for ring in rings(area["geometry"]) for point in ring]
    return {
        name: one
        for name, one in crests(data).items()
        if min(math.dist(a, b[:2]) for a in one["geometry"]["coordinates"] for b in some(rim)) < NEAR
    }


# --- what is named --------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_of_the_country_names_the_ranges_that_cut_the_home_region_off(lang: str, screen: str) -> None:
    named = {
        " ".join(one["properties"]["label"].split())
        for one in labels(chart(lang), screen)
        if one["properties"]["style"] == "range"
    }
    own = at_home(shipped())
    assert set(own) == {"kyrgyz-ala-too", "talas-ala-too"}
    assert {one["properties"][f"name_{lang}"] for one in own.values()} <= named


def test_the_title_is_true_a_range_with_a_name_lies_between_the_deposits_and_the_capital() -> None:
    data = shipped()
    places = {row.place_id: row for row in data.records.places}
    capital = places["bishkek"]
    for mine in some(data.records.mines):
        here = places[mine.place_id]
        way = [(here.lon, here.lat), (capital.lon, capital.lat)]
        crossed = [
            name
            for name, one in at_home(data).items()
            if any(_cross(way, pair) for pair in _pairs(one["geometry"]["coordinates"]))
        ]
        assert crossed, mine.mine_id


def _pairs(line: list[Any]) -> list[list[Any]]:
    return [[a[:2], b[:2]] for a, b in pairwise(line)]


def _cross(one: list[Any], other: list[Any]) -> bool:
    """Whether two pieces of lines cross."""

    def side(a: Any, b: Any, c: Any) -> bool:
        return bool((b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]))

    (a, b), (c, d) = one, other
    return side(a, c, d) != side(b, c, d) and side(a, b, c) != side(a, b, d)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_places_where_something_happened_and_deposits_keep_their_names_beside_the_ranges(lang: str) -> None:
    data = shipped()
    for screen in SCREENS:
        named = {one["properties"]["id"] for one in labels(chart(lang), screen)}
        assert {"bishkek", "talas", *data["mines"].place_id} <= named


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_large_screen_names_each_deposit_at_its_mark_and_else_a_line_joins_them(lang: str) -> None:
    data, one = shipped(), chart(lang)
    points = {
        place.id: place.point for place in maps.places(data, Selection(), Translator(lang)) if place.mine
    }
    drawn = next(layer for layer in one.layers if layer.id == "leaders").features
    ends = {tuple(map(tuple, item["geometry"]["coordinates"])): item["properties"]["style"] for item in drawn}
    for screen in SCREENS:
        for name in some(item for item in labels(one, screen) if item["properties"]["id"] in points):
            (lat, lon), at = points[name["properties"]["id"]], tuple(name["geometry"]["coordinates"])  # type: ignore[misc]
            is_off = math.dist(at, (lon, lat)) > 0.05
            assert not is_off or ends[(at, (lon, lat))] in ("leader", f"leader-{screen}")
            assert not is_off or screen == "phone"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_dot_of_the_country_has_its_name_on_the_screens_that_draw_it(lang: str) -> None:
    one = chart(lang)
    dots = [dot["properties"] for dot in next(layer for layer in one.layers if layer.id == "places").features]
    for screen in SCREENS:
        named = {label["properties"]["id"] for label in labels(one, screen)}
        elsewhere = tuple(f"-{other}" for other in SCREENS if other != screen)
        drawn = [dot["id"] for dot in dots if not dot["style"].endswith(elsewhere)]
        assert len(drawn) > 8
        assert set(drawn) <= named
    assert "kara-balta" not in [dot["id"] for dot in dots], "it has no room for its name"
    chosen = maps.overview(
        shipped(), Selection(lang=lang, view="kyrgyzstan", place="kara-balta"), Translator(lang)
    )
    assert isinstance(chosen.chart, MapSpec)
    places = next(layer for layer in chosen.chart.layers if layer.id == "places").features
    assert "kara-balta" in [dot["properties"]["id"] for dot in places], "who chooses it sees where it is"


# --- how they lie ---------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_a_range_lies_along_its_crest(lang: str, view: str) -> None:
    data = shipped()
    known = {
        one["properties"][f"name_{lang}"]: one["geometry"]["coordinates"] for one in crests(data).values()
    }
    wide = chart(lang, view).bounds[1][1] - chart(lang, view).bounds[0][1]
    for screen in SCREENS if view == "kyrgyzstan" else ("wide",):
        for one in some(
            item for item in labels(chart(lang, view), screen) if item["properties"]["style"] == "range"
        ):
            own, at = one["properties"], one["geometry"]["coordinates"]
            crest = known[" ".join(own["label"].split())]
            assert min(math.dist(at, point) for point in crest) < max(0.05 * wide, NEAR), own["label"]
            assert -60 < own["turn"] < 60, "nobody turns the head"
            if screen == "wide" and view == "kyrgyzstan":
                near = [point for point in crest if abs(point[0] - at[0]) < 0.08 * wide]
                (west, south), (east, north) = near[0][:2], near[-1][:2]
                slope = -math.degrees(
                    math.atan2((north - south) / math.cos(math.radians(south)), east - west)
                )
                assert abs(slope - own["turn"]) < 25, (own["label"], slope)


def corners(sheet: Sheet, feature: Any, *, small: bool) -> Corners:
    """The corners of a label's words, px, turned as they are."""
    own, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
    numbers = 24 * (bool(own["badge"]) + bool(own["alert"]))
    sub = "" if small else own["sub"]
    words = Label((lat, lon), own["style"], own["label"], "c", sub=sub, numbers=numbers)
    size = words.width(small), words.height(small)
    left, top, right, bottom = sheet.rectangle((lat, lon), own["side"], *size, own["gap"])
    x, y = (left + right) / 2, (top + bottom) / 2
    east, south = math.cos(math.radians(own["turn"])), math.sin(math.radians(own["turn"]))
    return [
        (x + a * east - b * south, y + a * south + b * east)
        for a, b in (
            (left - x, top - y),
            (right - x, top - y),
            (right - x, bottom - y),
            (left - x, bottom - y),
        )
    ]


def apart(one: Corners, other: Corners) -> float:
    """How far two convex shapes are apart, along the best of their sides; below zero they lie on each other."""
    best = -math.inf
    for shape in (one, other):
        for (x, y), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
            long = math.hypot(x2 - x, y2 - y)
            east, south = (y2 - y) / long, (x - x2) / long
            a, b = ([px * east + py * south for px, py in points] for points in (one, other))
            best = max(best, min(b) - max(a), min(a) - max(b))
    return best


@pytest.mark.parametrize("small", [False, True], ids=SCREENS)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_map_lies_on_another_turned_or_not(lang: str, view: str, small: bool) -> None:
    one = chart(lang, view)
    box: Bounds = (one.close or one.bounds) if small else one.bounds
    sheet = Sheet(box, SIZES[view][small])  # type: ignore[index]
    found = [
        (item["properties"]["label"], corners(sheet, item, small=small))
        for item in labels(one, SCREENS[small])
        if item["properties"]["style"] in LETTERING
    ]
    for (name, shape), (other_name, other) in some(combinations(found, 2)):
        assert apart(shape, other) > -1.5, (name, other_name)


# --- in files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_turns_the_same_words_by_as_much(lang: str) -> None:
    one, t = chart(lang), Translator(lang)
    svg = str(map_drawing.sheet(one, "light", t, 640).markup)
    own = [item["properties"] for item in labels(one, "wide") if item["properties"]["style"] == "range"]
    for label in some(own):
        turned = re.findall(
            rf'<text[^>]*transform="rotate\({label["turn"]:g} [^>]*>(?:(?!</text>).)*{label["label"]}', svg
        )
        assert len(turned) == 2, "the halo and the letters"
    assert "\n" not in "".join(label["label"] for label in own), "what a phone breaks is not in a file"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_scene_of_the_country_names_them_on_the_stage(lang: str) -> None:
    data = shipped()
    t = case.translator(data, lang)
    svg = hall.drawn(opening(data, t, data.records.scenes[0]), "dark", t)
    for one in some(at_home(data).values()):
        assert svg.count(one["properties"][f"name_{lang}"]) == 2, "the halo and the letters"


# --- any data -------------------------------------------------------------------------------------


def test_a_range_known_by_one_point_is_named_there_and_one_elsewhere_does_not_lead() -> None:
    data = shipped()
    for one in some(ridges(data, maps.bounds(data, "kyrgyzstan"))):
        assert one.is_home == (one.own["id"] in at_home(data))
        assert len(one.spots) == len(one.turns) > 10
    point: Point = (41.0, 74.0)
    layers = {
        "names": [
            {
                "type": "Feature",
                "properties": {"id": "x", "name_en": "A range", "kind": "range"},
                "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
            }
        ]
    }
    other = dataclasses.replace(data, layers={**data.layers, **layers})
    (own,) = ridges(other, maps.bounds(data, "kyrgyzstan"))
    assert (own.spots, own.turns, own.is_home) == ((point,), (0.0,), False)


def test_crests_are_the_models_and_keep_to_high_ground() -> None:
    """The line is that of the file; heights along it were looked up when it was made (scripts/crests.py)."""
    for name, one in some(crests(shipped()).items()):
        line = one["geometry"]["coordinates"]
        assert one["geometry"]["type"] == "LineString", name
        assert 10 < len(line) < 100, json.dumps(name)
