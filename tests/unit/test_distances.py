"""Distances on the map: those of the research, with how precise the points are and which is probably a misprint."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from drawn_maps import features, spec
from support import some

T = Translator()


def test_distance_claims_stand_beside_the_line_without_a_probable_misprint_as_the_title_has_them(
    data: Dataset,
) -> None:
    labels = [item["properties"]["label"] for item in features(spec(data), "labels")]
    assert "23 km (study) · 5–30 km elsewhere" in labels
    assert data["distances"].distance_km.min() < 5
    assert len(features(spec(data), "lines")) == 3


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
