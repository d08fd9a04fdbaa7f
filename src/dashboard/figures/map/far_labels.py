"""Names of deposits on the map of the country, where they lie a few pixels apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from dashboard.choosing.selection import Selection
from dashboard.figures.map.geo import Point
from dashboard.figures.map.places import GLYPHS, Place, tip
from dashboard.figures.map.room import SIZES, Label, Sheet
from dashboard.figures.map.views import KYRGYZSTAN, is_dim
from dashboard.figures.words.names import deposits_counted
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

_ASIDE = 0.3  # of longitude, that a shared label is moved at a time where it has no room
# Degrees of latitude and longitude, that a name is moved off its point where it must, the least first.
_OFF, _BESIDE = (0.15, 0.35, 0.55, 0.75), (0.0, 0.9)
_MOST_WAYS = 64  # of naming the deposits, that are tried
MOST_SHARED = 44  # letters of a label that several deposits share
_TOWARDS = {"e": (1, 0), "s": (0, 1), "n": (0, -1), "w": (-1, 0)}  # on a screen: to the right, down


def far_ways(
    deposits: Sequence[Place], data: Dataset, selection: Selection, t: Translator
) -> Sequence[Sequence[Label]]:
    """Ways to name the deposits: each by its own name in three orders of its sides, or one label for all.

    Where their names take the room of others the last one is better; which is best is tried once (`fitting`).

    Args:
        deposits: those of the view.
        data: the data package.
        selection: deposits that it leaves out step back.
        t: language.
    """
    points = [(place, place.point) for place in deposits if place.point]
    if not points:
        return [[]]
    flat = Sheet(KYRGYZSTAN, SIZES["kyrgyzstan"][0])
    at = [flat.pixel(point) for _, point in points]
    east, south = sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at)
    sides = [_outwards(x - east, y - south) for x, y in at]
    spots = [
        _spots(point, north=y < south, west=x < east) for (_, point), (x, y) in zip(points, at, strict=True)
    ]
    own = [
        Label(
            point,
            "dim" if is_dim(place.mine, selection) else "deposit",
            f"{GLYPHS[place.status]} {place.name}",
            best,
            id=place.id,
            tip=tip(place, t),
            spots=near,
            gap=6,
            is_joined=True,
        )
        for (place, point), best, near in zip(points, sides, spots, strict=True)
    ]
    ways = [
        _in_turn(label, _upright(north=y < south, west=x < east))
        for label, (x, y) in zip(own, at, strict=True)
    ]
    shared = [_shared_label(deposits, [point for _, point in points], data, t)]
    is_few = len(ways[0]) ** len(ways) <= _MOST_WAYS
    return *(product(*ways) if is_few else zip(*ways, strict=True)), shared


def _in_turn(label: Label, upright: tuple[str, str]) -> tuple[Label, ...]:
    """A name as near to its point as it goes, on any side or upright; or further off, which leaves room around it."""
    side, lean = upright
    across = (side + ("e" if lean[-1] == "w" else "w"),)
    off, further = label.spots[5:], label.spots[7:]
    return (
        label,
        replace(label, sides=upright),
        replace(label, sides=across, spots=off),
        replace(label, sides=across, spots=further),
    )


def _spots(point: Point, *, north: bool, west: bool) -> tuple[Point, ...]:
    """Where a name may stand: at its point, or away from the middle of its group."""
    up, right = 1 if north else -1, -1 if west else 1
    return point, *((point[0] + up * off, point[1] + right * aside) for off in _OFF for aside in _BESIDE)


def _outwards(east: float, south: float) -> tuple[str, ...]:
    """The sides of a point, then its corners, each from the one on that leads away from the middle of its group."""
    sides = sorted(_TOWARDS, key=lambda side: -(_TOWARDS[side][0] * east + _TOWARDS[side][1] * south))
    corners = sorted(("ne", "se", "nw", "sw"), key=lambda corner: sum(map(sides.index, corner)))
    return *sides, *corners


def _upright(*, north: bool, west: bool) -> tuple[str, str]:
    """Above a point or below it, also where the name must be moved off it for that."""
    first = "n" if north else "s"
    return first, first + ("w" if west else "e")


def _shared_label(deposits: Sequence[Place], points: Sequence[Point], data: Dataset, t: Translator) -> Label:
    """One label for deposits whose names do not fit at their points."""
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    lon = sum(lon for _, lon in points) / len(points)
    # Below the deposits or above them, and no further beside them than it takes.
    aside = [0.0, *(side * step * _ASIDE for step in range(1, 9) for side in (-1, 1))]
    spots = tuple((lat, lon + east) for lat in (south, north, north + 0.5) for east in aside)
    names = "  ".join(f"{GLYPHS[place.status]} {place.name}" for place in deposits)
    if len(names) > MOST_SHARED:
        names = deposits_counted(len(deposits), data, t)
    return Label(spots[0], "deposit", names, "sn", gap=7, spots=spots)
