"""The valley on the page of a place: a ring around that place and no other, and the ways of its water."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from dashboard.basemap import layer
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.map.geo import distance_km, point_of
from dashboard.i18n import Translator
from dashboard.outputs import valley
from dashboard.outputs.maps import map_look
from dashboard.reading.dataset import Dataset
from support import some

T = Translator()


def test_a_ring_is_around_the_place_that_a_page_is_about_and_around_no_other(data: Dataset) -> None:
    here = valley.around(data, T, "light", Selection(place="kara-oi"))
    assert here.count('class="here"') == 1
    whole = valley.valley(data, T, "light", Selection())
    assert whole and 'class="here"' not in whole
    assert not valley.around(data, T, "light", Selection(place="bishkek"))


@pytest.mark.parametrize("place", ["andash", "kopuro-bazar", "jerui", "kara-oi", "taldy-bulak"])
def test_where_many_ways_begin_side_by_side_they_are_thin_and_none_is_lost(data: Dataset, place: str) -> None:
    looks = map_look.styles("light")
    assert looks["way-near"]["weight"] <= looks["way"]["weight"] / 2
    drawn = list(maps.ways(data, place, T))
    assert {feature["properties"]["style"] for feature in drawn} <= {"way-near", "way"}
    shapes = [
        feature["geometry"]["coordinates"]
        for feature in layer(data, "drainage")
        if feature["properties"]["id"]
        in (place, *(f"{deposit} {place}" for deposit in data["mines"].place_id))
    ]

    def pieces(lines: Iterable[Any]) -> list[tuple[tuple[float, ...], ...]]:
        return sorted((tuple(a), tuple(b)) for line in lines for a, b in pairwise(line))

    assert pieces(line for shape in shapes for line in shape) == pieces(
        line for feature in drawn for line in feature["geometry"]["coordinates"]
    )
    circles = [
        (point, row["precision_m"] / 1000)
        for mine in data["mines"].place_id
        if (row := data.rows("places")[mine]) and (point := point_of(row))
    ]
    for feature in some(drawn):
        if feature["properties"]["style"] == "way":
            for (lon, lat), (lon2, lat2) in pieces(feature["geometry"]["coordinates"]):
                middle = (lat + lat2) / 2, (lon + lon2) / 2
                own = [radius for point, radius in circles if distance_km(point, middle) <= radius]
                assert not own, "no broad line in a circle"


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
