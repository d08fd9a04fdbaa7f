"""Heights: near the published ones, of every place in the model, rounded and told as about."""

from __future__ import annotations

import json
import statistics

import pytest

from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset
from support import some

T = Translator()


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
