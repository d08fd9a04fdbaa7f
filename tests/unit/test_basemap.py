"""Layers of the base map: each can be drawn, a broken one is a fault with its reason, a missing one is the shipped one."""

import dataclasses
import json
from pathlib import Path

import pytest

from dashboard import basemap
from dashboard.outputs.maps import map_look
from dashboard.reading.dataset import DataFaults, Dataset
from drawn_maps import spec


def test_where_the_base_map_ends_it_fades_and_no_line_looks_like_a_frontier(data: Dataset) -> None:
    frame = next(layer for layer in spec(data, view="kyrgyzstan").base if layer.id == "frame")
    looks = [map_look.styles("light")[feature["properties"]["style"]] for feature in frame.features]
    assert len(looks) > 2 and not any(look["weight"] for look in looks)
    assert {look["fillOpacity"] < 1 for look in looks} == {True, False}


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
