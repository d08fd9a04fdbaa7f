"""The valley: relief under every map, heights near the known ones, and which places lie below which deposit, with its limits."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import importlib
import io
import json
import re
import statistics
import sys
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dashboard import basemap, relief
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.figures import profile as profiles
from dashboard.figures.figure import MapSpec
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import picture, valley
from dashboard.outputs.citing import View
from dashboard.outputs.maps import leaflet, map_files, map_look
from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset
from support import shipped, some

T = Translator()
SEEN = View("Map", "http://127.0.0.1:8501/map", (), date(2026, 11, 27))
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def data() -> Dataset:
    return shipped()


def chart(data: Dataset, t: Translator = T, **choices: Any) -> MapSpec:
    found = maps.overview(data, Selection(**choices), t).chart
    assert isinstance(found, MapSpec)
    return found


def elsewhere(data: Dataset, north: float, east: float) -> Dataset:
    """The same data with every point moved, as another case whose map opens on its own points."""
    places = data["places"].assign(lat=data["places"].lat + north, lon=data["places"].lon + east)
    tables = {**data.tables, "places": places, "cases": data["cases"][:0]}
    return dataclasses.replace(data, tables=MappingProxyType(tables))


# --- heights --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "known"), [("talas", 1280), ("kopuro-bazar", 1948), ("jerui", 3457)])
def test_heights_are_near_the_published_ones(data: Dataset, place: str, known: int) -> None:
    """Talas and Kopuro-Bazar as GeoNames has them; Jerui in the middle of what documents say of it (3,205 to 3,710 m)."""
    assert abs(data.rows("heights")[place]["height_m"] - known) <= 120


def test_every_place_with_a_published_height_agrees_with_the_model(data: Dataset) -> None:
    heights = data.rows("heights")
    published = some(row for row in data.records.places if row.elevation_m is not None)
    off = [abs(heights[row.place_id]["height_m"] - row.elevation_m) for row in published]
    assert len(off) >= 8
    assert max(off) <= 60
    assert statistics.median(off) <= 20


def test_the_pass_into_the_valley_is_as_high_in_the_model_as_on_its_sign() -> None:
    features = json.loads((ROOT / "data" / "basemap" / "names.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    (otmok,) = (item["properties"] for item in features if item["id"] == "otmok")
    assert otmok["height_m"] == 3330
    assert abs(otmok["model_m"] - otmok["height_m"]) <= 30


def test_a_height_is_rounded_and_told_as_about(data: Dataset) -> None:
    for row in some(data.records.heights):
        assert all(value is None or value % 10 == 0 for value in (row.height_m, row.lowest_m, row.highest_m))
    assert maps.height_words(data, "kara-oi", T).replace("\u00a0", " ") == "about 1,690 m"
    assert maps.height_words(data, "jerui", T).replace("\u00a0", " ") == "2,170 to 4,120 m within the circle"
    assert maps.height_words(data, "manas-village", T) == ""


# --- who lies below -------------------------------------------------------------------------------


def test_whose_water_runs_past_whom_wherever_the_deposit_lies(data: Dataset) -> None:
    whole = {
        (row.deposit_place_id, row.below_place_id)
        for row in data.records.drainage
        if row.cells_past == row.cells
    }
    assert whole == {
        ("jerui", "bekmoldo"),
        ("jerui", "sasyk-bulak"),
        ("jerui", "chong-tokoy"),
        ("andash", "aral"),
        ("andash", "chong-tokoy"),
        ("taldy-bulak", "chong-tokoy"),
    }
    (kara_oi,) = maps.above(data, "kara-oi")
    assert (kara_oi.deposit_place_id, kara_oi.cells_past, kara_oi.cells) == ("jerui", 577, 710)


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_paper_and_talk_say_who_lies_below_only_where_all_water_runs_past(data: Dataset, lang: str) -> None:
    t, places = Translator(lang), data.rows("places")
    told = maps.downstream_words(data, t)
    sure = [row for row in data.records.drainage if row.cells_past == row.cells]
    assert {row.deposit_place_id for row in sure} == {"jerui", "andash", "taldy-bulak"}
    for row in sure:
        assert t.name(places[row.below_place_id]) in told
    assert t.name(places["kara-oi"]) not in told, "not all water of Jerui's circle runs past it"
    said = t.text(next(row for row in data.records.scenes if row.figure == "deposits"), "said")
    below_jerui = {row.below_place_id for row in sure if row.deposit_place_id == "jerui"}
    villages = [row for row in data.records.places if row.kind in ("village", "aiyl_aimak")]
    named = {row.place_id for row in villages if t.name(row) in said}
    assert named == below_jerui, "no village is put below Jerui on stage but those"


def test_below_is_lower_and_each_row_says_how_it_was_found(data: Dataset) -> None:
    heights, places = data.rows("heights"), data.rows("places")
    for row in some(data.records.drainage):
        assert 0 < row.cells_past <= row.cells
        assert heights[row.below_place_id]["height_m"] < heights[row.deposit_place_id]["lowest_m"]
        assert row.source_id == "gebco-2023"
        assert places[row.deposit_place_id]["kind"] == "mine"
        assert "canals are unknown" in row.method_en
        assert "nothing on what the water carries" in row.method_en
        assert row.method_ru
        assert row.method_ky


def test_each_row_has_its_way_on_the_map_and_it_runs_past_the_place(data: Dataset) -> None:
    ways = {item["properties"]["id"]: item["geometry"] for item in basemap.layer(data, "drainage")}
    places = data.rows("places")
    pairs = {f"{row.deposit_place_id} {row.below_place_id}": row for row in some(data.records.drainage)}
    assert set(ways) == set(pairs) | {row.deposit_place_id for row in pairs.values()}
    for name, row in pairs.items():
        place = places[row.below_place_id]
        there = (place["lat"], place["lon"])
        lines = ways[name]["coordinates"]
        nearest = min(maps.distance_km((lat, lon), there) for line in lines for lon, lat in line)
        assert nearest <= row.within_m / 1000 + 0.5, (
            name
        )  # the line is drawn on the mapped river, a little beside the cells


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_profile_of_a_deposit_says_it_with_its_limits_beside_it(data: Dataset, lang: str) -> None:
    t = Translator(lang)
    found = profiles.profile(data, Selection(place="jerui"), t)
    assert found
    (water,) = (item for item in found.sections if item.id == "water")
    row = maps.below(data, "jerui")[0]
    assert water.is_open
    ((text, detail),) = ((item.text, item.detail) for item in water.items)
    assert detail[1:] == (t.text(row, "method"),)
    names = data.rows("places")
    for place in ("bekmoldo", "sasyk-bulak", "chong-tokoy", "kara-oi"):
        assert t.name(names[place]) in text
    assert "577" in detail[0]
    assert "gebco-2023" in found.source_ids


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_village_reads_which_deposits_lie_above_it(data: Dataset, lang: str) -> None:
    t = Translator(lang)
    found = profiles.profile(data, Selection(place="chong-tokoy"), t)
    assert found
    (water,) = (item for item in found.sections if item.id == "water")
    mines = {row.place_id: row for row in data.records.mines}
    assert all(t.name(mines[mine]) in water.items[0].text for mine in ("jerui", "andash", "taldy-bulak"))
    other = profiles.profile(data, Selection(place="talas"), t)
    assert other
    assert not [item for item in other.sections if item.id == "water"]


@pytest.mark.parametrize(("place", "rings"), [("jerui", 4), ("kara-oi", 0), ("talas", 0), ("", 0)])
def test_the_way_of_the_water_is_drawn_when_a_deposit_or_a_village_is_chosen(
    data: Dataset, place: str, rings: int
) -> None:
    layers = {layer.id: layer.features for layer in chart(data, place=place).layers}
    assert bool(layers["ways"]) == (place in ("jerui", "kara-oi"))
    assert all("canals are unknown" in feature["properties"]["tip"] for feature in layers["ways"])
    # Sasyk-Bulak lies on the same point as Bekmoldo: two rings, one upon the other.
    assert len(layers["below"]) == rings


def test_a_way_that_belongs_to_another_deposit_of_the_same_name_is_not_drawn(data: Dataset) -> None:
    other = chart(elsewhere(data, -0.9, 3.4), place="jerui").layers
    here, there = (
        {layer.id: layer.features for layer in layers}
        for layers in (chart(data, place="jerui").layers, other)
    )
    assert here["ways"] and here["deposits"] and there["deposits"]
    assert not there["ways"]


# --- relief ---------------------------------------------------------------------------------------


def test_the_pictures_are_those_of_the_index_and_small() -> None:
    index = json.loads((relief.FOLDER / "relief.json").read_text(encoding="utf-8"))["pictures"]
    total = 0
    for name, own in some(relief.pictures().items()):
        for theme in ("light", "dark"):
            content = own.path(theme).read_bytes()
            assert hashlib.sha256(content).hexdigest() == index[name][theme]["sha256"]
            assert content.startswith(b"\xff\xd8\xff"), "typst writes a small PDF of JPEG only"
            assert len(content) <= (0.17 if name != "kyrgyzstan-fine" else 0.6) * MEGABYTE, f"{name}, {theme}"
            total += len(content)
    assert total <= 2 * MEGABYTE


@pytest.mark.parametrize("name", ["valley", "kyrgyzstan", "kyrgyzstan-fine"])
def test_a_picture_has_the_shape_of_its_ground_on_the_web_map(name: str) -> None:
    own = relief.pictures()[name]
    (south, west), (north, east) = own.bounds
    up = [float(np.degrees(np.arcsinh(np.tan(np.radians(lat))))) for lat in (south, north)]
    with Image.open(own.path("light")) as light, Image.open(own.path("dark")) as dark:
        assert light.size == dark.size
        assert light.height == pytest.approx(light.width * (up[1] - up[0]) / (east - west), abs=1)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_with_one_picture_that_shows_all_of_it(data: Dataset, view: str) -> None:
    one = chart(data, view=view)
    assert relief.pictures()[one.relief[0]].shows(one.bounds)
    assert not [layer for layer in one.base if layer.id == "land" and layer.features], (
        "the land is in the picture"
    )


@pytest.mark.parametrize(
    ("north", "east", "wanted"),
    [
        (-1.0, 3.0, "kyrgyzstan-fine"),
        (-1.5, 0.2, "kyrgyzstan-fine"),
        (0.0, 0.02, "valley"),
        (-60.0, 40.0, None),
    ],
)
def test_another_valley_gets_its_relief_and_another_country_its_land(
    data: Dataset, north: float, east: float, wanted: str | None
) -> None:
    one = chart(elsewhere(data, north, east))
    assert (one.relief[0] if one.relief else None) == wanted
    svg = picture.svg(maps.overview(elsewhere(data, north, east), Selection(), T), "light", [], T)
    assert ("<image" in svg) == (wanted is not None)
    assert any(layer.id == "land" and layer.features for layer in one.base) == (wanted is None)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_relief_is_a_file_of_our_server_and_does_not_travel_with_the_page(
    data: Dataset, view: str, theme: leaflet.Theme
) -> None:
    one = chart(data, view=view)
    sheet = leaflet.base_map(one, theme, T, "../a/", "../c/", "../d/")
    sheet.render()  # type: ignore[no-untyped-call]
    script = sheet.get_root().script.render()  # type: ignore[no-untyped-call]
    assert "data:image" not in script
    assert re.findall(r'"(\.\./d/[^"]+)"', script) == [
        f"../d/{relief.pictures()[name].files[theme]}" for name in one.relief
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_file_to_take_away_carries_its_relief(data: Dataset, theme: leaflet.Theme) -> None:
    figure = maps.overview(data, Selection(), T)
    page = map_files.page(figure, SEEN, theme, [], data, T)
    assert page.count("data:image/jpeg;base64,") == 1
    (found,) = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', picture.svg(figure, theme, [], T))
    content = base64.b64decode(found)
    with Image.open(io.BytesIO(content)) as piece:
        assert piece.width > 600, "what the view opens with, as fine as it is there"
    assert len(content) < 0.12 * MEGABYTE


def test_the_exported_map_has_streams_and_says_that_they_are_computed(data: Dataset) -> None:
    figure = maps.overview(data, Selection(place="jerui"), T)
    features = json.loads(map_files.geojson(figure, SEEN, data, T))["features"]
    streams = some(item for item in features if item["properties"]["layer"] == "streams")
    assert {item["properties"]["words"] for item in streams} == {"stream, computed from a height model"}
    assert [item for item in features if item["properties"]["layer"] == "ways"]


def test_an_exported_place_says_how_far_off_it_may_be_and_nothing_where_nobody_knows(data: Dataset) -> None:
    places = data["places"]
    unknown = places.assign(precision_m=places.precision_m.mask(places.place_id == "jerui"))
    other = dataclasses.replace(data, tables=MappingProxyType({**data.tables, "places": unknown}))
    exported = json.loads(map_files.geojson(maps.overview(other, Selection(), T), SEEN, other, T))["features"]
    told = {
        own["place_id"]: own["uncertain_by_m"]
        for item in exported
        if "place_id" in (own := item["properties"])
    }
    assert told.pop("jerui") is None
    rows = data.rows("places")
    assert told == {place: rows[place]["precision_m"] for place in some(told)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_credit_names_whose_heights_they_are(data: Dataset, lang: str) -> None:
    credit = chart(data, Translator(lang)).credit
    assert "GEBCO 2023" in credit
    assert "GeoNames (CC BY 4.0)" in credit


def test_the_country_view_names_the_pass_to_the_valley_where_it_has_room_and_the_valley_always(
    data: Dataset,
) -> None:
    """In Russian and Kyrgyz its longer name gives way to the ranges that it leads over."""

    def named(one: MapSpec) -> set[str]:
        return {
            f["properties"]["label"].replace(")(", "").strip()
            for layer in one.base
            if layer.kind == "label"
            for f in layer.features
        }

    assert {"Otmok pass", "Terskey Ala-Too"} <= named(chart(data, view="kyrgyzstan"))
    for lang, name in {
        "en": "Otmok pass",
        "ru": "перевал Отмок",
        "ky": "Өтмөк ашуусу",
    }.items():
        assert name in named(chart(data, Translator(lang)))
    assert {"Kyrgyz Ala-Too", "Talas Ala-Too"} <= named(chart(data))


# --- streams --------------------------------------------------------------------------------------


def test_streams_are_those_around_the_view_and_none_are_drawn_of_the_whole_country(data: Dataset) -> None:
    (near,) = (layer for layer in chart(data).base if layer.id == "streams")
    lines = [line for item in near.features for line in item["geometry"]["coordinates"]]
    assert 60 < len(lines) < 400
    (far,) = (layer for layer in chart(data, view="kyrgyzstan").base if layer.id == "streams")
    assert not far.features


@pytest.fixture(scope="module")
def downhill() -> Any:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module("downhill")
    finally:
        sys.path.pop(0)


def grid(downhill: Any, metres: list[list[float]]) -> Any:
    height = np.array(metres, dtype=float)
    lat = 42 + np.arange(height.shape[0]) * downhill.STEP
    lon = 72 + np.arange(height.shape[1]) * downhill.STEP
    return downhill.Heights(lat, lon, height)


def test_water_runs_to_the_lowest_neighbour_and_all_of_it_leaves_the_grid(downhill: Any) -> None:
    steep = grid(downhill, [[row * 10 + abs(column - 3) * 100 for column in range(7)] for row in range(9)])
    found = downhill.flow(steep)
    area = steep.areas_km2()
    assert found.area_km2[found.below < 0].sum() == pytest.approx(area.sum())
    cell = 4 * 7 + 1
    way = []
    while cell >= 0:
        way.append(divmod(cell, 7))
        cell = int(found.below[cell])
    assert way[:3] == [(4, 1), (3, 2), (2, 3)]  # down the side of the valley, then along its floor
    assert way[-1] == (0, 3)
    assert found.area_km2.argmax() == 3


def test_a_hollow_fills_up_and_runs_over_at_its_lowest_rim(downhill: Any) -> None:
    metres = [[50.0] * 7 for _ in range(7)]
    for row in range(2, 5):
        for column in range(2, 5):
            metres[row][column] = 10.0
    metres[3][5] = metres[3][6] = 30.0  # the gap
    found = downhill.flow(grid(downhill, metres))
    cell, way = 3 * 7 + 3, []
    while cell >= 0:
        way.append(divmod(cell, 7))
        cell = int(found.below[cell])
    assert way[-2:] == [(3, 5), (3, 6)]


def test_a_ring_is_around_the_place_that_a_page_is_about_and_around_no_other(data: Dataset) -> None:
    here = valley.around(data, T, "light", Selection(place="kara-oi"))
    assert here.count('class="here"') == 1
    whole = valley.valley(data, T, "light", Selection())
    assert whole and 'class="here"' not in whole
    assert not valley.around(data, T, "light", Selection(place="bishkek"))


def test_around_a_place_the_ways_of_its_water_are_drawn_and_told(data: Dataset) -> None:
    whole, way = valley.ground(data, T, "light"), f'"{map_look.GROUND["light"]["way"]}"'
    assert way not in whole
    for place in ("kara-oi", "aral", "jerui"):  # two villages, and a deposit
        own = valley.ground(data, T, "light", place)
        assert own.count(way) == len(list(maps.ways(data, place, T))) >= 1
        assert f"{valley.GROUNDS}/{place}/" in valley.around(data, T, "light", Selection(place=place))
        assert "height model" in valley.water_words(data, T, place)
    assert not list(maps.ways(data, "talas", T)) and not valley.water_words(data, T, "talas")
    assert valley.ground_address(data, T, "light", "talas") == valley.ground_address(data, T, "light")


def test_the_sign_of_a_pass_stands_on_the_side_of_its_point() -> None:
    drawn = [
        item["properties"]
        for lang in LANGUAGES
        for view in VIEWS
        for layer in chart(shipped(), Translator(lang), view=view).base
        if layer.kind == "label"
        for item in layer.features
        if item["properties"]["style"] == "pass"
    ]
    at_west = [own["label"] for own in drawn if own["side"].endswith("w")]
    assert all(words.endswith(" )(") and words.count(")(") == 1 for words in some(at_west))
    others = [own["label"] for own in drawn if own["label"] not in at_west]
    assert all(words.startswith(")( ") and words.count(")(") == 1 for words in some(others))
