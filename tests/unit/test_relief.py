"""The relief under every map: small pictures of the right shape, wherever a case lies, and whose heights they are."""

from __future__ import annotations

import hashlib
import json
import re

import numpy as np
import pytest
from PIL import Image

from dashboard import relief
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import picture
from dashboard.outputs.maps import leaflet
from dashboard.reading.dataset import Dataset
from drawn_maps import elsewhere, spec
from support import some

T = Translator()
MEGABYTE = 1_000_000


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
    one = spec(data, view=view)
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
    one = spec(elsewhere(data, north, east))
    assert (one.relief[0] if one.relief else None) == wanted
    svg = picture.svg(maps.overview(elsewhere(data, north, east), Selection(), T), "light", [], T)
    assert ("<image" in svg) == (wanted is not None)
    assert any(layer.id == "land" and layer.features for layer in one.base) == (wanted is None)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_relief_is_a_file_of_our_server_and_does_not_travel_with_the_page(
    data: Dataset, view: str, theme: leaflet.Theme
) -> None:
    one = spec(data, view=view)
    sheet = leaflet.base_map(one, theme, T, "../a/", "../c/", "../d/")
    sheet.render()  # type: ignore[no-untyped-call]
    script = sheet.get_root().script.render()  # type: ignore[no-untyped-call]
    assert "data:image" not in script
    assert re.findall(r'"(\.\./d/[^"]+)"', script) == [
        f"../d/{relief.pictures()[name].files[theme]}" for name in one.relief
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_credit_names_whose_heights_they_are(data: Dataset, lang: str) -> None:
    credit = spec(data, Translator(lang)).credit
    assert "GEBCO 2023" in credit
    assert "GeoNames (CC BY 4.0)" in credit
