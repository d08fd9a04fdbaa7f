"""Pictures to share: of a fixed shape, with title and source inside, whatever the figure is."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import citing, picture, workshop
from dashboard.outputs.files import share
from pictures import NOTHING, T, built, view
from support import shipped, some

# A flat chart, a tall one, maps near and far, a table, cards of text.
KINDS = ("actions", "turnout", "board", "map", "country", "numbers")
shapes = pytest.mark.parametrize("shape", share.SIZES)


def made(name: str, shape: share.Shape) -> str:
    figure = built(name)
    return share.svg(figure, shape, "light", citing.credit(figure, view(), shipped(), T), T)


def words(svg: str) -> str:
    return re.sub(r"\s+", "", " ".join(ET.fromstring(svg).itertext()))


@shapes
@pytest.mark.parametrize("name", KINDS)
def test_a_picture_has_its_shape_its_title_and_what_it_rests_on(name: str, shape: share.Shape) -> None:
    figure, svg = built(name), made(name, shape)
    root, said = ET.fromstring(svg), words(svg)
    assert (int(root.get("width", 0)), int(root.get("height", 0))) == share.SIZES[shape]
    for text in (
        figure.title,
        figure.subtitle,
        f"data version {shipped().version}",
        view().address,
        "Sources:",
    ):
        assert re.sub(r"\s+", "", text) in said, text


@shapes
@pytest.mark.parametrize("name", KINDS)
def test_a_drawing_fills_its_shape_and_leaves_the_edge_free(name: str, shape: share.Shape) -> None:
    image = Image.open(io.BytesIO(workshop.png(made(name, shape), 0.25))).convert("L")
    wide, high = image.size
    paper = image.getpixel((2, high // 2))
    dark = image.point([0 if abs(value - paper) < 24 else 255 for value in range(256)])
    left, _, right, bottom = dark.crop((0, 4, wide, high)).getbbox() or (0, 0, 0, 0)
    assert left >= 8 and right <= wide - 8 and bottom <= high - 8, "nothing runs over the edge"
    assert right - left > 0.7 * wide and bottom > 0.85 * high, "and the shape is used"


@shapes
def test_a_view_without_rows_says_so(shape: share.Shape) -> None:
    figure = built("actions", NOTHING)
    svg = share.svg(figure, shape, "light", citing.credit(figure, view(NOTHING), shipped(), T), T)
    assert figure.empty and re.sub(r"\s+", "", figure.empty) in words(svg)


def test_a_title_without_an_end_stays_in_its_lines() -> None:
    svg = share.svg(replace(built("actions"), title="word " * 200), "wide", "light", (), T)
    lines = [span.text or "" for span in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}tspan")]
    title = [line for line in lines if line.startswith("word")]
    assert len(title) == 2 and title[-1].endswith("…")


@pytest.mark.parametrize("shape", [1.2, 1.5, 2.2])
@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_a_map_of_any_shape_names_every_deposit(shape: float, lang: str) -> None:
    t = Translator(lang)
    figure = maps.overview(shipped(), Selection(lang=lang), t)
    assert isinstance(figure.chart, MapSpec)
    spec = maps.shaped(figure.chart, shape)
    labels = {
        feature["properties"]["label"]
        for layer in spec.layers
        if layer.kind == "label"
        for feature in layer.features
    }
    for row in some(shipped().records.mines):
        name = t.name(shipped().rows("mines")[row.mine_id])
        assert any(name in label for label in labels), name


@shapes
def test_a_shared_map_of_the_country_ends_where_its_ground_does_and_names_the_ranges_as_the_screen_does(
    shape: share.Shape,
) -> None:
    figure = built("country")
    assert isinstance(figure.chart, MapSpec)
    wide, high = share.SIZES[shape]
    (south, _), (north, _) = maps.shaped(figure.chart, wide / high / 1.5).bounds
    assert (south, north) == (39.0, 44.0), "beyond, the base map has nothing"
    svg = made("country", shape)
    assert "Bishkek" in svg
    words = [one["properties"] for own in figure.chart.base if own.kind == "label" for one in own.features]
    named = [own["label"] for own in words if own["leads"] and own["screen"] == "wide"]
    assert all(name in svg for name in some(named))
    assert picture.letters(figure.chart) == 1, (
        "as large as the words were fitted in, so that none lies on another"
    )
