"""Streams: water runs to the lowest neighbour, and those around a view are drawn."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import numpy as np
import pytest

from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset
from drawn_maps import spec


def test_streams_are_those_around_the_view_and_none_are_drawn_of_the_whole_country(data: Dataset) -> None:
    (near,) = (layer for layer in spec(data).base if layer.id == "streams")
    lines = [line for item in near.features for line in item["geometry"]["coordinates"]]
    assert 60 < len(lines) < 400
    (far,) = (layer for layer in spec(data, view="kyrgyzstan").base if layer.id == "streams")
    assert not far.features


@pytest.fixture(scope="module")
def downhill() -> Any:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module("downhill")
    finally:
        sys.path.pop(0)


def grid(downhill: Any, metres: list[list[float]]) -> Any:
    height = np.array(metres, dtype=float)
    lat = 42 + np.arange(height.shape[0]) * downhill.STEP
    lon = 72 + np.arange(height.shape[1]) * downhill.STEP
    return downhill.Heights(lat, lon, height)


def test_water_runs_to_the_lowest_neighbour_and_all_of_it_leaves_the_grid(downhill: Any) -> None:
    steep = grid(downhill, [[row * 10 + abs(column - 3) * 100 for column in range(7)] for row in range(9)])
    found = downhill.flow(steep)
    area = steep.areas_km2()
    assert found.area_km2[found.below < 0].sum() == pytest.approx(area.sum())
    cell = 4 * 7 + 1
    way = []
    while cell >= 0:
        way.append(divmod(cell, 7))
        cell = int(found.below[cell])
    assert way[:3] == [(4, 1), (3, 2), (2, 3)]  # down the side of the valley, then along its floor
    assert way[-1] == (0, 3)
    assert found.area_km2.argmax() == 3


def test_a_hollow_fills_up_and_runs_over_at_its_lowest_rim(downhill: Any) -> None:
    metres = [[50.0] * 7 for _ in range(7)]
    for row in range(2, 5):
        for column in range(2, 5):
            metres[row][column] = 10.0
    metres[3][5] = metres[3][6] = 30.0  # the gap
    found = downhill.flow(grid(downhill, metres))
    cell, way = 3 * 7 + 3, []
    while cell >= 0:
        way.append(divmod(cell, 7))
        cell = int(found.below[cell])
    assert way[-2:] == [(3, 5), (3, 6)]
