"""The crest of a range on the height model: the way between its ends that keeps to the highest ground."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
from downhill import DEGREE_KM, STEP, Heights, window

LOWER_M = 250.0  # of height lost, by which a step costs e times as much
BESIDE = 0.5  # degrees around the ends of a range in which its crest is looked for
SUMMIT = 3  # cells around an end, the highest of which the crest begins or ends on
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))

LatLon = tuple[float, float]  # degrees


def crest(one: LatLon, other: LatLon, heights: Heights) -> list[tuple[float, float]]:
    """The crest between two ends (lat, lon) as points (lon, lat), from the first to the second.

    Each step costs its length, and the more the lower its ground lies (Dijkstra). Same heights, same crest.
    """
    (south, north), (west, east) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    near = window(heights, (west - BESIDE, south - BESIDE, east + BESIDE, north + BESIDE))
    start, end = (_summit(spot, near) for spot in (one, other))
    cost = np.exp((near.metres.max() - near.metres) / LOWER_M)
    best, came = {start: 0.0}, {start: start}
    waiting, done = [(0.0, start)], set[tuple[int, int]]()
    while waiting:
        so_far, cell = heapq.heappop(waiting)
        if cell == end:
            break
        if cell in done:
            continue
        done.add(cell)
        for beside, km in _steps(cell, near):
            total = so_far + km * float(cost[beside])
            if total < best.get(beside, np.inf):
                best[beside], came[beside] = total, cell
                heapq.heappush(waiting, (total, beside))
    cells = [end]
    while cells[-1] != start:
        cells.append(came[cells[-1]])
    return [(float(near.lon[column]), float(near.lat[row])) for row, column in reversed(cells)]


def _summit(spot: LatLon, heights: Heights) -> tuple[int, int]:
    """The highest cell around a point."""
    row, column = heights.cell(*spot)
    top, left = max(0, row - SUMMIT), max(0, column - SUMMIT)
    around = heights.metres[top : row + SUMMIT + 1, left : column + SUMMIT + 1]
    down, right = divmod(int(around.argmax()), around.shape[1])
    return top + down, left + right


def _steps(cell: tuple[int, int], heights: Heights) -> Iterator[tuple[tuple[int, int], float]]:
    """The cells beside one, and how far away they are, km."""
    high, wide = heights.metres.shape
    narrow = np.cos(np.radians(heights.lat[cell[0]]))
    for down, right in AROUND:
        row, column = cell[0] + down, cell[1] + right
        if 0 <= row < high and 0 <= column < wide:
            yield (row, column), float(np.hypot(down, right * narrow) * STEP * DEGREE_KM)
