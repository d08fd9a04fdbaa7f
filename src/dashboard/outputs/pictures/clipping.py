"""Lines and rings cut a little outside a sheet, so that nobody draws what nobody sees. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]  # on the sheet, px

# Shapes that reach far beyond the sheet are cut a little outside it: a drawing program needs seconds to hide them.
_BESIDE = 30.0  # px
_FINE = 1.0  # px that two points of a line must lie apart to be told apart


def cut_line(line: Sequence[Point], width: float, height: float) -> Iterator[list[Point]]:
    """The runs of a line that come near a sheet of some width and height, all in the same unit."""
    run: list[Point] = []
    for one, other in itertools.pairwise(line):
        near = (
            max(one[0], other[0]) >= -_BESIDE
            and min(one[0], other[0]) <= width + _BESIDE
            and max(one[1], other[1]) >= -_BESIDE
            and min(one[1], other[1]) <= height + _BESIDE
        )
        if near:
            run = [*(run or [one]), other]
        elif run:
            yield _thinned(run)
            run = []
    if run:
        yield _thinned(run)


def cut_ring(ring: Sequence[Point], width: float, height: float) -> Iterator[list[Point]]:
    """A ring cut at a sheet's sides, one after the other (Sutherland and Hodgman); units as in :func:`cut_line`."""
    points = list(ring)
    limits = (
        (0, -_BESIDE, 1),
        (0, width + _BESIDE, -1),
        (1, -_BESIDE, 1),
        (1, height + _BESIDE, -1),
    )
    for axis, limit, sign in limits:
        kept: list[Point] = []
        for one, other in zip(points, points[1:] + points[:1], strict=True):
            before, after = (one[axis] - limit) * sign, (other[axis] - limit) * sign
            if before >= 0:
                kept.append(one)
            if before * after < 0:
                share = before / (before - after)
                kept.append((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share))
        points = kept
    if len(points) > 2:
        yield _thinned(points)


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The same without points that lie on the one before, as far as one sees; it begins and ends where it did."""
    kept = list(points[:1])
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= _FINE:
            kept.append(point)
    return [*kept, *points[1:][-1:]]
