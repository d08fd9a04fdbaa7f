"""Water followed downhill on a grid of heights. Nothing but numpy, so that the tests can try it on small grids."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


def window(heights: Heights, box: tuple[float, float, float, float]) -> Heights:
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
