"""Which places lie below which deposit: the way of the water, with its limits beside it, and no village that not all of it passes."""

from __future__ import annotations

import pytest

from dashboard import basemap
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import profile as profiles
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from drawn_maps import elsewhere, spec
from support import some


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
    layers = {layer.id: layer.features for layer in spec(data, place=place).layers}
    assert bool(layers["ways"]) == (place in ("jerui", "kara-oi"))
    assert all("canals are unknown" in feature["properties"]["tip"] for feature in layers["ways"])
    # Sasyk-Bulak lies on the same point as Bekmoldo: two rings, one upon the other.
    assert len(layers["below"]) == rings


def test_a_way_that_belongs_to_another_deposit_of_the_same_name_is_not_drawn(data: Dataset) -> None:
    other = spec(elsewhere(data, -0.9, 3.4), place="jerui").layers
    here, there = (
        {layer.id: layer.features for layer in layers} for layers in (spec(data, place="jerui").layers, other)
    )
    assert here["ways"] and here["deposits"] and there["deposits"]
    assert not there["ways"]
