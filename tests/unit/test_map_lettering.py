"""Words on the map: no name hides another, a ring, a river or a button, and each is whole at every size."""

import math
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from dashboard import basemap, case
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import MapSpec
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.fitting import struck_by
from dashboard.figures.map.geo import Point, edge, inside, point_of
from dashboard.figures.map.lettering import LETTERING, LINE
from dashboard.figures.map.room import SIZES, Sheet
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.maps import map_drawing, map_look
from dashboard.paths import STYLES
from dashboard.reading.dataset import Dataset
from dashboard.type_width import Face, text_width
from drawn_maps import features, spec
from support import some

T = Translator()


@pytest.mark.parametrize("view", VIEWS)
def test_no_name_touches_the_ring_of_a_chosen_place_or_the_circle_of_a_district(
    data: Dataset, view: str
) -> None:
    looks = map_look.styles("light")
    whole = spec(data, view=view)
    districts = [item for item in features(whole, "places") if item["properties"]["style"] == "district"]
    for place in some(features(whole, "places")):
        chosen = spec(data, view=view, place=place["properties"]["id"])
        ringed = [(item, looks[item["properties"]["style"]]) for item in features(chosen, "selected")]
        round_about = [*ringed, *((item, looks["district"]) for item in districts)]
        for mark, look in some(round_about):
            for label in features(chosen, "labels"):
                if label["geometry"] == mark["geometry"] and label["properties"]["style"] != "distance":
                    assert label["properties"]["gap"] > look["radius"] + look["weight"] / 2 + 1, label


def test_every_deposit_and_its_village_is_named(data: Dataset) -> None:
    named = {item["properties"]["id"] for item in features(spec(data), "labels")}
    assert {*data["mines"].place_id, *data["mines"].village_place_id, "bekmoldo", "talas"} <= named


# Size in px and face of each kind of label, wide and on a phone, as map_look.sheet_style has them.
TYPE: dict[str, tuple[float, float, Face]] = {
    "deposit": (17, 15, "SourceSans3-SemiBold"),
    "village": (15, 14, "SourceSans3-Regular"),
    "town": (14, 14, "SourceSans3-Regular"),
    "town-far": (13, 13, "SourceSans3-Regular"),
    "distance": (13.5, 13.5, "SourceSans3-Regular"),
}
SECOND_LINE, COUNT, AIR = 13.5, 24, 1.2  # px of type; px of a count beside a name; height of a line


def size_of(own: dict[str, Any], small: bool) -> tuple[float, float]:
    """Width and height of a label in px, by the letters that are drawn."""
    wide, phone, face = TYPE[own["style"]]
    size, numbers = (phone if small else wide), COUNT * (bool(own["badge"]) + bool(own["alert"]))
    width, height = text_width(own["label"], size, face) + numbers, size * AIR
    if own["sub"] and not small:
        width, height = max(width, text_width(own["sub"], SECOND_LINE)), height + SECOND_LINE * AIR
    return width, height


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("view", VIEWS)
def test_labels_hide_no_other_label_at_the_start_view(data: Dataset, view: str, small: bool) -> None:
    """Measured by the type that is drawn, not by the widths that the placing reckons with."""
    box = maps.bounds(data, view)
    if small:
        box = maps.close_box(data, view) or box
    sheet = Sheet(box, SIZES[view][small])
    spots = {}
    for feature in features(spec(data, view=view), "labels"):
        own = feature["properties"]
        if own["style"] in TYPE and own["screen"] != ("wide" if small else "phone"):
            lon, lat = feature["geometry"]["coordinates"]
            spots[own["label"]] = sheet.rectangle((lat, lon), own["side"], *size_of(own, small), own["gap"])
    assert len(spots) > 5
    for (name, one), (other_name, other) in some(combinations(spots.items(), 2)):
        apart = (one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])
        assert max(apart) >= -0.1, (name, other_name)


# Of each language the names of which no side is free of a broad line: the river or the frontier runs beside the circle.
NO_SIDE_FREE = {"en": {"◇ Andash"}, "ru": {"◇ Андаш"}, "ky": {"◇ Андаш"}}
NAMES = ("deposit", "village", "town", "pass", "ground-town")


def in_rooms(
    data: Dataset, lang: str, small: bool, *styles: str
) -> Iterator[tuple[dict[str, Any], tuple[float, float, float, float], Sheet]]:
    """The labels of some styles on the map of the valley, with their room on the screen and that screen."""
    box = maps.bounds(data, "home")
    if small:
        box = maps.close_box(data, "home") or box
    sheet = Sheet(box, SIZES["home"][small])
    sheet.lines, _ = struck_by(data, box, sheet.size)
    chart = maps.overview(data, Selection(lang=lang), case.translator(data, lang)).chart
    assert isinstance(chart, MapSpec) and len(sheet.lines)
    for layer in (item for item in (*chart.base, *chart.layers) if item.kind == "label"):
        for item in layer.features:
            own, (lon, lat) = item["properties"], item["geometry"]["coordinates"]
            if own["style"] in styles and own["screen"] != ("wide" if small else "phone"):
                lettering = LETTERING[own["style"]]
                size = lettering.width(own["label"], own["sub"], small), lettering.height(own["sub"], small)
                size = size_of(own, small) if own["style"] in TYPE else size
                yield own, sheet.rectangle((lat, lon), own["side"], *size, own["gap"]), sheet


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_river_frontier_or_rim_strikes_the_words_of_a_distance_through(data: Dataset, lang: str) -> None:
    own = list(in_rooms(data, lang, False, "distance"))
    assert len(own) == len(data["mines"])
    for words, room, sheet in own:
        assert sheet.struck(room) < 0.35 * (room[2] - room[0]), words["label"]


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_river_frontier_border_or_rim_strikes_a_name_through_where_a_side_is_free(
    data: Dataset, lang: str, small: bool
) -> None:
    found = list(in_rooms(data, lang, small, *NAMES))
    struck = {own["label"] for own, room, sheet in found if sheet.struck(room) >= 0.3 * (room[2] - room[0])}
    assert len(found) > 7
    assert struck == (set() if small else NO_SIDE_FREE[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_town_of_the_ground_that_finds_no_clear_room_is_left_out(data: Dataset, lang: str) -> None:
    box = maps.bounds(data, "home")
    towns = {
        own["properties"][f"name_{lang}"]
        for own in basemap.layer(data, "names")
        if own["properties"].get("kind") == "town" and inside(own["geometry"]["coordinates"][1::-1], box)
    }
    villages = {own["label"] for own, *_ in in_rooms(data, lang, False, *NAMES)}
    left_out = [name for name in some(towns) if name not in villages]
    assert len(left_out) == 1, "beside it there is the river or another name"


SMALLEST = (286, 330)  # px of the map on a phone that is 320 px wide


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_the_smallest_phone_no_word_of_the_ground_touches_the_circle_of_a_deposit(
    data: Dataset, lang: str
) -> None:
    chart = maps.overview(data, Selection(lang=lang), Translator(lang)).chart
    assert isinstance(chart, MapSpec) and chart.close
    sheet = Sheet(chart.close, SMALLEST)
    words = [feature for item in chart.base if item.kind == "label" for feature in item.features]
    for item in some(word for word in words if word["properties"]["screen"] != "wide"):
        own, (lon, lat) = item["properties"], item["geometry"]["coordinates"]
        lettering = LETTERING[own["style"]]
        wide, high = lettering.width(own["label"], "", phone=True), lettering.height("", phone=True)
        left, top, right, bottom = sheet.rectangle((lat, lon), own["side"], wide, high, own["gap"])
        for name, (centre, radius) in some(circles(data).items()):
            (x, y), (rim, _) = sheet.pixel(centre), sheet.pixel(edge(centre, radius, "e"))
            off = math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
            assert off > rim - x + 2, (own["label"], name)


def circles(data: Dataset) -> dict[str, tuple[Point, float]]:
    """Centre and radius in metres of each deposit's circle."""
    drawn = ((T.name(mine), point_of(mine), mine["precision_m"]) for mine, _, _ in pairs(data))
    return {name: (point, metres) for name, point, metres in drawn if point and metres}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_word_of_the_ground_lies_under_the_button_that_plays_the_years(
    data: Dataset, view: str, lang: str
) -> None:
    chart = maps.overview(data, Selection(view=view, lang=lang), Translator(lang)).chart
    assert isinstance(chart, MapSpec)
    size = SIZES[view][0]
    sheet, left, top = Sheet(chart.bounds, size), 225, size[1] - 80
    for layer in some(layer for layer in chart.base if layer.kind == "label"):
        for feature in some(layer.features):
            own, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
            lettering = LETTERING[own["style"]]
            wide, high = (
                lettering.width(own["label"], own["sub"], phone=False),
                lettering.height(own["sub"], phone=False),
            )
            box = sheet.rectangle((lat, lon), own["side"], wide, high, own["gap"])
            assert box[0] >= left or box[3] <= top, own["label"]


def drawn_size(css: str, name: str) -> float | None:
    """The size in px that a style sheet gives to a class or to its second line; None = the map's own."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    sizes = [
        float(found[1])
        for names, body in rules
        if name in [one.strip() for one in names.split(",")]
        and (found := re.search(r"font-size: ([\d.]+)px", body))
    ]
    return sizes[0] if sizes else None


def test_labels_are_fitted_in_the_sizes_that_the_map_draws_them_in() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (STYLES / "leaflet.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    (fitted,) = {wide for (wide, _), _ in SIZES.values()}
    assert f"@media (min-width: {fitted}px) {{\n  .only-phone" in sheet  # no words where they were not fitted
    wide, _, phone = sheet.partition(f"@media (max-width: {fitted - 0.02}px) {{")
    own = re.search(r"font: ([\d.]+)px/([\d.]+)", wide)
    assert own and float(own[2]) == LINE
    for style, lettering in some(LETTERING.items()):
        if style in ("dim", "distance-dim"):  # they keep the room of what they are when no filter dims them
            continue
        size = drawn_size(wide, f".{style}") or float(own[1])
        assert lettering.size == size, style
        assert lettering.on_phone == (drawn_size(phone, f".{style}") or size), style
        second = drawn_size(wide, f".{style} small")
        if second or style == "deposit":
            assert lettering.second == (second or drawn_size(wide, ".l small")), style
        apart = re.search(rf"\.{style} \{{[^}}]*letter-spacing: ([\d.]+)em", wide)
        assert lettering.apart == (float(apart[1]) if apart else 0), style


def test_labels_stay_where_they_are_under_every_filter(data: Dataset) -> None:
    def sides(**choices: Any) -> dict[str, Any]:
        return {
            item["properties"]["label"]: (item["geometry"]["coordinates"], item["properties"]["side"])
            for item in features(spec(data, **choices), "labels")
        }

    assert sides() == sides(mines=("andash",), year_from=2015, place="kara-oi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_close_up_has_words_only_of_what_is_on_it(data: Dataset, lang: str) -> None:
    t = Translator(lang)
    figure = maps.close_up(maps.overview(data, Selection(), t))
    assert isinstance(figure.chart, MapSpec)
    (south, west), (north, east) = figure.chart.bounds
    words = [item for layer in (*figure.chart.base, *figure.chart.layers) if layer.kind == "label" for item in layer.features]  # fmt: skip
    assert words
    for item in words:
        lon, lat = item["geometry"]["coordinates"]
        assert west <= lon <= east and south <= lat <= north, item["properties"]["label"]
    names = " ".join(item["properties"]["label"] for item in words)
    for row in data["mines"].to_dict("records"):
        assert t.name(row) in names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_a_close_up_is_cut_by_the_edge(data: Dataset, lang: str) -> None:
    t = Translator(lang)
    figure = maps.close_up(maps.overview(data, Selection(), t))
    assert isinstance(figure.chart, MapSpec)
    drawn = map_drawing.sheet(figure.chart, "light", t, 1000, 1.35).markup
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', drawn)[0])
    found = re.findall(r'text-anchor="(\w+)"[^>]*><tspan x="(-?[\d.]+)" y="[^"]*">([^<]*)</tspan>', drawn)
    assert found
    for anchor, x, words in found:
        wide = text_width(words, 14)
        begin = float(x) - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
        assert begin >= 0 and begin + wide <= width, words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", ["wide", "phone"])
def test_a_resident_finds_the_name_of_the_village_on_every_screen(
    data: Dataset, screen: str, lang: str
) -> None:
    t = Translator(lang)
    chart = maps.overview(data, Selection(), t).chart
    assert isinstance(chart, MapSpec)
    shown = {item["properties"]["id"] for layer in chart.layers if layer.kind == "label" for item in layer.features if item["properties"]["screen"] in ("", screen)}  # fmt: skip
    assert set(data["mines"].village_place_id) <= shown
    assert set(data["mines"].place_id) <= shown
