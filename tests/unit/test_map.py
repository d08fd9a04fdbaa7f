"""Map: circles as wide as the points are uncertain, counts by the rules, nothing that a text can run."""

import dataclasses
import json
import math
import re
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import basemap, case
from dashboard.choosing.event_records import actions, every
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.figures import profile as profiles
from dashboard.figures.figure import MapSpec
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.fitting import struck_by
from dashboard.figures.map.geo import Point, edge, point_of
from dashboard.figures.map.lettering import LETTERING, LINE
from dashboard.figures.map.room import SIZES, Sheet
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.maps import leaflet, map_drawing, map_look
from dashboard.outputs.screen import folium_parts
from dashboard.paths import ROOT, STYLES
from dashboard.reading.dataset import DataFaults, Dataset, load
from dashboard.type_width import Face, text_width
from support import shipped, some

T = Translator()
HOSTILE = """<img src=x onerror="alert(1)"> ${alert(2)} `x` {{ 7 * 191 }} {% x %} </script>"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return shipped()


def spec(data: Dataset, **choices: Any) -> MapSpec:
    chart = maps.overview(data, Selection(**choices), T).chart
    assert isinstance(chart, MapSpec)
    return chart


def features(one: MapSpec, layer: str) -> list[Any]:
    return [feature for item in one.layers if item.id == layer for feature in item.features]


def scripts(one: MapSpec, theme: leaflet.Theme = "light") -> tuple[str, str]:
    """What the browser gets: the constant map and the part that varies."""
    import streamlit_folium as bridge

    base = leaflet.base_map(one, theme, T, "leaflet/", "fonts/", "relief/")
    base.render()
    script = bridge._get_header(base) + bridge._get_map_string(base)
    return script, folium_parts.moving(one.layers, theme)


def with_table(data: Dataset, name: str, **columns: Any) -> Dataset:
    frame = data[name].assign(**columns)
    return dataclasses.replace(data, tables=MappingProxyType({**data.tables, name: frame}))


# --- what is drawn --------------------------------------------------------------------------------


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


@pytest.mark.parametrize("view", VIEWS)
def test_a_deposit_is_a_circle_of_its_precision_and_nothing_else(data: Dataset, view: str) -> None:
    one = spec(data, view=view)
    places = data["places"].set_index("place_id")
    drawn = {item["properties"]["id"]: item["properties"]["radius_m"] for item in features(one, "deposits")}
    assert drawn == {mine: places.at[mine, "precision_m"] for mine in data["mines"].place_id}
    assert drawn["jerui"] == 6000
    assert drawn["taldy-bulak"] == 4000
    assert not {item["properties"]["id"] for item in features(one, "places")} & set(drawn)


def test_status_is_told_by_style_and_by_shape(data: Dataset) -> None:
    one = spec(data)
    styles = {item["properties"]["id"]: item["properties"]["style"] for item in features(one, "deposits")}
    assert styles == {"jerui": "operating", "andash": "no-mining-seen", "taldy-bulak": "no-mining-seen"}
    labels = {item["properties"]["id"]: item["properties"] for item in features(one, "labels")}
    assert labels["jerui"]["label"][0] != labels["andash"]["label"][0]
    assert labels["jerui"]["sub"] == "operating, ±6 km"


def test_the_legend_explains_what_the_map_has_and_no_more(data: Dataset) -> None:
    close = spec(data)
    styles = {
        item["properties"]["style"] for layer in (*close.base, *close.layers) for item in layer.features
    }
    dots = {"village", "district", "town"}
    assert dots <= {*close.signs} & styles and {"count", "violent", "distance", "stream", "way"} < {
        *close.signs
    }
    far = spec(data, view="kyrgyzstan")
    assert not {*far.signs} & {"village", "district", "distance", "stream", "way"}
    for one in (close, far):
        assert len(maps.legend(one, T)) >= len(one.signs) - 1


def test_a_map_without_points_promises_no_circle_no_line_and_no_number() -> None:
    pointless = load(ROOT / "examples" / "solton-sary")
    figure = maps.overview(pointless, Selection(), T)
    assert isinstance(figure.chart, MapSpec) and figure.chart.signs == ("stream",)
    assert figure.title == "No point is known for any place here" and not figure.notes
    assert "circle" not in figure.sentence and "numbers" not in figure.sentence
    assert "11 documented events" in figure.sentence
    nothing = maps.overview(pointless, Selection(year_from=1900, year_to=1901), T)
    assert nothing.sentence == "The map shows the ground alone.", "what is drawn has words"


def test_the_namesake_village_is_listed_with_its_warning_and_not_drawn(data: Dataset) -> None:
    figure = maps.overview(data, Selection(), T)
    assert isinstance(figure.chart, MapSpec)
    drawn = {item["properties"]["id"] for layer in figure.chart.layers for item in layer.features}
    assert "taldy-bulak-village" not in drawn
    listed = {place.id: place for place in maps.places(data, Selection(), T)}
    assert [name for name, place in listed.items() if place.is_namesake] == ["taldy-bulak-village"]
    assert any("Taldy-Bulak (village)" in note for note in figure.notes)


def test_a_namesake_is_one_because_the_data_says_so_and_not_for_its_name(data: Dataset) -> None:
    unsaid = with_table(data, "places", namesake_mine_id="")
    assert not [place.id for place in maps.places(unsaid, Selection(), T) if place.is_namesake]
    reworded = with_table(data, "mines", name_en="A deposit")
    assert [place.id for place in maps.places(reworded, Selection(), T) if place.is_namesake] == [
        "taldy-bulak-village"
    ]


def test_the_country_view_names_the_towns_of_the_study_as_the_list_beside_it_does(
    data: Dataset,
) -> None:
    """All sixteen but one, between the deposits and the capital: the name of the range has the room."""
    one = spec(data, view="kyrgyzstan")
    labels = {item["properties"]["label"].removeprefix("↙ ") for item in features(one, "labels")}
    places = data["places"]
    towns = set(places[(places.kind == "town") & (places.study_label != "")].name_en)
    assert len(towns) == 16
    assert towns - labels == {"Kara-Balta"}
    ground = {
        feature["properties"]["label"]
        for layer in one.base
        if layer.id == "base-labels"
        for feature in layer.features
    }
    assert {"KAZAKHSTAN", "CHINA", "UZBEKISTAN"} <= ground


def test_every_deposit_and_its_village_is_named(data: Dataset) -> None:
    named = {item["properties"]["id"] for item in features(spec(data), "labels")}
    assert {*data["mines"].place_id, *data["mines"].village_place_id, "bekmoldo", "talas"} <= named


def test_distance_claims_stand_beside_the_line_without_a_probable_misprint_as_the_title_has_them(
    data: Dataset,
) -> None:
    labels = [item["properties"]["label"] for item in features(spec(data), "labels")]
    assert "23 km (study) · 5–30 km elsewhere" in labels
    assert data["distances"].distance_km.min() < 5
    assert len(features(spec(data), "lines")) == 3


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_river_frontier_or_rim_strikes_the_words_of_a_distance_through(data: Dataset, lang: str) -> None:
    box = maps.bounds(data, "home")
    sheet = Sheet(box, SIZES["home"][0])
    sheet.lines = struck_by(data, box)
    chart = maps.overview(data, Selection(), case.translator(data, lang)).chart
    assert isinstance(chart, MapSpec)
    own = [item for item in features(chart, "labels") if item["properties"]["style"] == "distance"]
    assert len(own) == len(data["mines"]) and sheet.lines
    for item in own:
        words, (lon, lat) = item["properties"], item["geometry"]["coordinates"]
        width, height = size_of(words, small=False)
        room = sheet.rectangle((lat, lon), words["side"], width, height, words["gap"])
        assert sheet.struck(room) < 0.35 * width, words["label"]


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


def test_where_the_base_map_ends_it_fades_and_no_line_looks_like_a_frontier(data: Dataset) -> None:
    frame = next(layer for layer in spec(data, view="kyrgyzstan").base if layer.id == "frame")
    looks = [map_look.styles("light")[feature["properties"]["style"]] for feature in frame.features]
    assert len(looks) > 2 and not any(look["weight"] for look in looks)
    assert {look["fillOpacity"] < 1 for look in looks} == {True, False}


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


# --- filters --------------------------------------------------------------------------------------


def test_filters_change_the_variable_part_only(data: Dataset) -> None:
    whole, some = scripts(spec(data)), scripts(spec(data, mines=("jerui",), year_from=2010, place="aral"))
    assert whole[0] == some[0]
    assert whole[1] != some[1]


def test_the_same_view_gives_the_same_script(data: Dataset) -> None:
    assert scripts(spec(data)) == scripts(spec(data))


def test_labels_stay_where_they_are_under_every_filter(data: Dataset) -> None:
    def sides(**choices: Any) -> dict[str, Any]:
        return {
            item["properties"]["label"]: (item["geometry"]["coordinates"], item["properties"]["side"])
            for item in features(spec(data, **choices), "labels")
        }

    assert sides() == sides(mines=("andash",), year_from=2015, place="kara-oi")


def test_a_deposit_filter_dims_the_others(data: Dataset) -> None:
    styles = {
        item["properties"]["id"]: item["properties"]["style"]
        for item in features(spec(data, mines=("jerui",)), "deposits")
    }
    assert styles == {"jerui": "operating", "andash": "dim", "taldy-bulak": "dim"}


def test_counts_are_actions_of_the_years_and_deposits(data: Dataset) -> None:
    aral = [event for event in every(data) if event.place_id == "aral" and event.is_primary]
    counts = {place.id: place for place in maps.places(data, Selection(), T)}
    assert counts["aral"].actions == len(actions(aral))
    assert counts["aral"].violent == len(actions(event for event in aral if event.kind == "violent"))
    later = {place.id: place.actions for place in maps.places(data, Selection(year_from=2020), T)}
    assert later["aral"] < counts["aral"].actions
    # The kind filter belongs to the Timeline.
    assert counts == {place.id: place for place in maps.places(data, Selection(kinds=("court",)), T)}


def test_places_without_a_point_are_listed(data: Dataset) -> None:
    pointless = {place.id for place in maps.places(data, Selection(), T) if place.group == "pointless"}
    assert {"manas-village", "kara-suu", "road-to-andash"} <= pointless


# --- distances and precision ----------------------------------------------------------------------


def test_distances_are_those_of_the_research(data: Dataset) -> None:
    rows = data["places"].set_index("place_id")

    def between(one: str, other: str) -> float:
        return maps.distance_km(tuple(rows.loc[one, ["lat", "lon"]]), tuple(rows.loc[other, ["lat", "lon"]]))

    assert between("jerui", "kara-oi") == pytest.approx(17.8, abs=0.1)
    assert between("andash", "kopuro-bazar") == pytest.approx(2.8, abs=0.1)
    assert between("taldy-bulak", "aral") == pytest.approx(9.0, abs=0.1)


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(10, 20_000), st.sampled_from("nesw"))
def test_the_edge_of_a_circle_is_its_radius_away(lat: float, lon: float, radius: float, side: str) -> None:
    away = maps.distance_km((lat, lon), maps.edge((lat, lon), radius, side))
    assert math.isclose(away * 1000, radius, rel_tol=0.02, abs_tol=1)


def test_a_distance_from_a_derived_point_says_that_it_checks_nothing(data: Dataset) -> None:
    rows = {row["place_id"]: row for row in data["places"].to_dict("records")}
    assert "cannot check the others" in maps.computed(rows["taldy-bulak"], rows["aral"], T)
    assert "cannot check" not in maps.computed(rows["jerui"], rows["kara-oi"], T)
    assert maps.computed(rows["jerui"], rows["kara-oi"], T).startswith("About 18 km")
    assert "7 km" in maps.computed(rows["jerui"], rows["kara-oi"], T)


def test_no_coordinate_is_finer_than_a_kilometre(data: Dataset) -> None:
    table = maps.overview(data, Selection(view="kyrgyzstan"), T).table
    for column in ("Latitude, degrees", "Longitude, degrees"):
        assert all(re.fullmatch(r"(\d+\.\d\d)?", cell) for cell in some(table[column]))


# --- profiles -------------------------------------------------------------------------------------


def section(profile: profiles.Profile | None, name: str) -> profiles.Section:
    assert profile
    return next(item for item in profile.sections if item.id == name)


@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_a_deposit_shows_the_studys_row_to_the_letter(data: Dataset, mine: str) -> None:
    cells = data["study_counts"]
    wanted = set(cells[cells.mine_id == mine].verbatim)
    shown = section(profiles.profile(data, Selection(place=mine), T), "study").rows[1:]
    assert len(shown) == 7
    assert {cell for _, cell in shown} == wanted


def test_documented_counts_are_bands_beside_the_study(data: Dataset) -> None:
    rows = section(profiles.profile(data, Selection(place="jerui"), T), "documented").rows
    peaceful = next(row for row in rows if row[0] == "Peaceful protests")
    assert peaceful == ("Peaceful protests", "12", "11–13")
    assert next(row for row in rows if row[0] == "Violent incidents")[1] == "-"


def test_every_distance_claim_is_listed(data: Dataset) -> None:
    texts = [
        item.text
        for item in section(profiles.profile(data, Selection(place="kara-oi"), T), "distances").items
    ]
    assert [f"Jerui: {km} km" for km in ("23", "26", "30", "5", "2.3")] == texts[:5]
    assert "Jerui, computed" in texts


@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_a_deposit_tells_of_what_was_not_found_about_it_and_of_no_other(data: Dataset, mine: str) -> None:
    own = [T.text(row, "text") for row in data.records.not_found if row.mine_id == mine]
    found = profiles.profile(data, Selection(place=str(data.rows("mines")[mine]["place_id"])), T)
    assert found
    assert [item.text for item in section(found, "not-found").items] == own
    assert 0 < len(own) < len(data.records.not_found)


def test_of_the_published_distances_of_a_place_only_a_probable_misprint_is_called_one(data: Dataset) -> None:
    own = [row for row in data.records.distances if "kara-oi" in (row.from_place_id, row.to_place_id)]
    items = section(profiles.profile(data, Selection(place="kara-oi"), T), "distances").items[: len(own)]
    called = ["probably a misprint" in item.detail for item in items]
    assert called == [row.is_suspect for row in own]
    assert set(called) == {True, False}


def test_a_village_reads_that_the_study_asks_nothing_of_residents(data: Dataset) -> None:
    found = profiles.profile(data, Selection(place="kopuro-bazar"), T)
    assert found
    assert any("asks nothing of residents themselves" in line for line in found.lines)
    assert all(item.event for item in section(found, "actions").items)


def test_every_place_has_a_profile_with_known_sources(data: Dataset) -> None:
    known = set(data["sources"].source_id)
    for place in data["places"].place_id:
        found = profiles.profile(data, Selection(place=place, view="kyrgyzstan"), T)
        assert found
        assert found.source_ids
        assert set(found.source_ids) <= known
        assert found.title not in found.names.split(" · "), "the name above is not said again"
    assert profiles.profile(data, Selection(), T) is None


@pytest.mark.parametrize(
    ("place", "begins"), [("jerui", "What happened at the site"), ("kara-oi", "What happened here")]
)
def test_the_profile_of_a_deposit_counts_what_happened_there_apart_from_what_is_about_it(
    data: Dataset, place: str, begins: str
) -> None:
    found = section(profiles.profile(data, Selection(place=place), T), "actions")
    assert found.title.startswith(f"{begins} (")
    assert f"({len(found.items)} event" in found.title


def test_every_row_drawn_has_its_source(data: Dataset) -> None:
    figure = maps.overview(data, Selection(), T)
    assert set(figure.source_ids) <= set(data["sources"].source_id)
    assert set(data["mines"].source_id) <= set(figure.source_ids)


# --- safety ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hostile_names_stay_text(data: Dataset, view: str, theme: leaflet.Theme) -> None:
    hostile = with_table(data, "places", name_en=HOSTILE, study_label=HOSTILE)
    hostile = with_table(hostile, "mines", name_en=HOSTILE)
    base, moving = scripts(spec(hostile, view=view, place="jerui"), theme)
    assert r"\u0026lt;img src=x onerror=\u0026#34;alert(1)" in moving, "the names are there, as text"
    for script in (base, moving):
        assert "<img" not in script
        assert "${alert" not in script
        assert "`x`" not in script
        assert "1337" not in script
        assert "</script>" not in script.replace("</script>\n", "")


@given(st.text())
def test_escaped_text_has_nothing_that_runs(text: str) -> None:
    assert not set(leaflet.escaped(text)) & set("<>`${}\"'")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_asked_of_another_server(data: Dataset, view: str) -> None:
    base = leaflet.base_map(spec(data, view=view), "light", T, "../a/", "../c/", "../d/")
    assert [address for _, address in [*base.default_js, *base.default_css]] == [
        "../a/leaflet.js", "../a/leaflet.css",
    ]  # fmt: skip
    script = "".join(scripts(spec(data, view=view)))
    assert not re.search(r"(https?:)?//[a-z0-9.-]+\.(com|org|net)/", script)


def test_only_what_a_view_draws_is_counted_as_on_it(data: Dataset) -> None:
    for view, away in (("home", "Bishkek"), ("kyrgyzstan", "Aral")):
        figure = maps.overview(data, Selection(view=view), T)
        (records,) = (rows for rows in figure.further_rows if rows.name == "actions")
        counted = records.frame[records.frame["Counted on the map"] == "yes"]
        assert away in set(records.frame["Place"]) and away not in set(counted["Place"])


# --- base map -------------------------------------------------------------------------------------


def test_every_shipped_layer_can_be_drawn(data: Dataset) -> None:
    assert not basemap.faults(data)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "not readable as JSON"),
        ("[]", "no FeatureCollection"),
        ('{"type": "FeatureCollection"}', "no list of features"),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', "has no properties"),
        ('{"type": "FeatureCollection", "features": [{"properties": {}, "geometry": null}]}', "cannot be drawn"),
        (
            json.dumps({"type": "FeatureCollection", "features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": [999, 0]}}]}),
            "not positions in degrees",
        ),
    ],
)  # fmt: skip
def test_a_broken_layer_is_a_fault_with_file_and_reason(
    data: Dataset, tmp_path: Path, content: str, problem: str
) -> None:
    (tmp_path / "basemap").mkdir()
    (tmp_path / "basemap" / "rivers.geojson").write_text(content, encoding="utf-8")
    foreign = dataclasses.replace(data, folder=tmp_path)
    with pytest.raises(DataFaults) as error:
        basemap.layer(foreign, "rivers")
    assert error.value.faults[0].file == "basemap/rivers.geojson"
    assert problem in str(error.value)


def test_a_folder_without_a_layer_gets_the_shipped_one(data: Dataset, tmp_path: Path) -> None:
    foreign = dataclasses.replace(data, folder=tmp_path)
    assert basemap.layer(foreign, "lakes") == basemap.layer(data, "lakes")


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


def test_the_line_to_a_village_ends_at_the_rim_of_what_is_not_known(data: Dataset) -> None:
    places = data.rows("places")
    for feature in some(features(spec(data), "lines")):
        own = places[feature["properties"]["id"]]
        lon, lat = feature["geometry"]["coordinates"][0]
        away = maps.distance_km((lat, lon), (own["lat"], own["lon"])) * 1000
        assert away == pytest.approx(own["precision_m"], rel=0.02)


def test_a_probable_misprint_is_named_as_one_beside_the_distances(data: Dataset) -> None:
    figure = maps.overview(data, Selection(view="home"), T)
    for row in some(row for row in data.records.distances if row.is_suspect):
        assert any(f"{row.distance_km} (probably a misprint)" in line for line in figure.conflicts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_of_the_country_says_where_in_it_the_deposits_lie_and_what_cuts_them_off(
    data: Dataset, lang: str
) -> None:
    t = case.translator(data, lang)
    told = maps.overview(data, Selection(lang=lang, view="kyrgyzstan"), t).title
    assert told == case.own_text(data, t, "locator-title") != ""
    assert any(word in told for word in ("mountains", "горы", "тоолор"))
    assert maps.overview(data, Selection(lang=lang), t).title != told
