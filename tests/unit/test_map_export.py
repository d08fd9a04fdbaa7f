"""A map to take away: it carries its relief, and says what is computed and how far off a place may be."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import re
from datetime import date
from types import MappingProxyType

import pytest
from PIL import Image

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.outputs import picture
from dashboard.outputs.citing import View
from dashboard.outputs.maps import leaflet, map_files
from dashboard.reading.dataset import Dataset
from support import some

T = Translator()
SEEN = View("Map", "http://127.0.0.1:8501/map", (), date(2026, 11, 27))
MEGABYTE = 1_000_000


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
