"""The map of the country: each deposit is named where it lies, or one name stands for all; no town that says something pays for it."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pandas as pd
import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.map.geo import Feature
from dashboard.figures.map.labels import labels
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from support import shipped, some

COUNTRY = Selection(view="kyrgyzstan")
NEAR = 1.0  # degrees that a name may stand off its deposit


def names(data: Dataset, lang: str) -> list[Feature]:
    t = Translator(lang)
    return labels(data, COUNTRY, t, maps.places(data, COUNTRY, t), maps.bounds(data, "kyrgyzstan"))[1]


@pytest.mark.parametrize("screen", ["wide", "phone"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_deposit_is_named_where_it_lies(lang: str, screen: str) -> None:
    data, t = shipped(), Translator(lang)
    drawn = {
        feature["properties"]["id"]: feature
        for feature in names(data, lang)
        if feature["properties"]["screen"] in ("", screen)
    }
    for place in some(place for place in maps.places(data, COUNTRY, t) if place.mine):
        assert place.point
        own = drawn[place.id]
        lon, lat = own["geometry"]["coordinates"]
        assert place.name in own["properties"]["label"]
        assert abs(lat - place.point[0]) < NEAR
        assert abs(lon - place.point[1]) < NEAR
    assert {"bishkek", "talas"} <= set(drawn), "towns where something happened keep their names"


def test_deposits_too_many_to_be_named_one_by_one_share_a_name() -> None:
    data = shipped()
    mines, places = data["mines"], data["places"]
    more_mines, more_places = [mines], [places]
    for n in range(12):
        more_mines.append(mines.head(1).assign(mine_id=f"more-{n}", place_id=f"more-{n}"))
        more_places.append(
            places[places.place_id == mines.place_id.iloc[0]].assign(
                place_id=f"more-{n}", lat=places.lat.max() - n / 50
            )
        )
    tables = {
        **data.tables,
        "mines": pd.concat(more_mines, ignore_index=True),
        "places": pd.concat(more_places, ignore_index=True),
    }
    crowded = dataclasses.replace(data, tables=MappingProxyType(tables))
    deposits = [one["properties"] for one in names(crowded, "en") if one["properties"]["style"] == "deposit"]
    assert {own["id"] for own in some(deposits)} == {""}
    assert {own["label"] for own in deposits} == {"15 gold deposits"}
