"""The valley on the page of a place: a ring around that place and no other, and the ways of its water."""

from __future__ import annotations

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.outputs import valley
from dashboard.outputs.maps import map_look
from dashboard.reading.dataset import Dataset

T = Translator()


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
