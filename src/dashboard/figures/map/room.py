"""Room for labels: which spots are free on a screen of a given size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.figures.map.geo import Bounds, Point, edge
from dashboard.figures.map.lettering import LETTERING

# What labels are fitted on at the start, in pixels: the map on a laptop, and on a phone. A map that is narrower than
# the first has the words of the second (``leaflet.css``).
SIZES = {"home": ((640, 425), (350, 400)), "kyrgyzstan": ((640, 356), (350, 280))}

_Room = tuple[float, float, float, float]  # of a label on a sheet: left, top, right, bottom, in pixels
_LEADING = 3  # px above and below the letters of a line
_MARK = 8  # px around a place, that are its mark's own
_AIR = 8  # px that a second line keeps from the words beside it, or the two would be read as one


class Sheet:
    """Puts labels where they hide no other label at the start view, on a screen of a given size."""

    def __init__(self, box: Bounds, size: tuple[int, int]) -> None:
        (south, west), (north, east) = box
        self.west, self.north = west, self._y(north)
        wide, high = east - west, self._y(north) - self._y(south)
        self.scale = min(size[0] / wide, size[1] / high)
        # The box is centred, so what lies beside it on a screen of another shape is seen too.
        self.left, self.top = (size[0] - wide * self.scale) / 2, (size[1] - high * self.scale) / 2
        self.size = size
        self.taken: list[tuple[float, float, float, float]] = []
        self.lines: Sequence[Point] = ()  # what would strike words through, pixel by pixel

    @staticmethod
    def _y(lat: float) -> float:
        return math.degrees(math.asinh(math.tan(math.radians(lat))))

    def pixel(self, point: Point) -> Point:
        """Where a point lies on the screen."""
        return (
            self.left + (point[1] - self.west) * self.scale,
            self.top + (self.north - self._y(point[0])) * self.scale,
        )

    def keep_free(self, point: Point, radius: float) -> None:
        """Let no label cover a mark: a point and so many pixels around it."""
        x, y = self.pixel(point)
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def along(self, line: Sequence[Point]) -> Iterator[Point]:
        """The points of a line that are on the screen, a pixel apart."""
        for (x, y), (x2, y2) in pairwise(map(self.pixel, line)):
            steps = max(1, round(math.hypot(x2 - x, y2 - y)))
            for step in range(steps):
                px, py = x + (x2 - x) * step / steps, y + (y2 - y) * step / steps
                if 0 <= px <= self.size[0] and 0 <= py <= self.size[1]:
                    yield px, py

    def struck(self, room: _Room) -> int:
        """How much of the lines lies upon the letters in a room, in pixels."""
        left, top, right, bottom = room[0], room[1] + _LEADING, room[2], room[3] - _LEADING
        return sum(left < x < right and top < y < bottom for x, y in self.lines)

    def rectangle(
        self, point: Point, side: str, width: float, height: float, gap: float
    ) -> tuple[float, float, float, float]:
        """The room of a label, in pixels, that stands to a side of a point."""
        x, y = self.pixel(point)
        dx = {"e": gap, "w": -gap - width}.get(side[-1], -width / 2)
        dy = {"n": -gap - height, "s": gap, "ne": -height, "nw": -height, "se": 0, "sw": 0}.get(
            side, -height / 2
        )
        return x + dx, y + dy, x + dx + width, y + dy + height

    def rooms(self, item: Label, point: Point, side: str, narrow: bool) -> tuple[_Room, ...]:
        """The room of a label that stands to a side of a point: one, or several along words that are turned."""
        width, height, turn = item.width(narrow), item.height(narrow), item.turn(point)
        if not turn:
            return self.rectangle(point, side, width, height, item.gap), *self._leader(item, point)
        x, y = self.pixel(point)
        pieces = max(1, math.ceil(width / height))
        east, south = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        half = width / pieces / 2
        across = half * abs(east) + height / 2 * abs(south)
        down = half * abs(south) + height / 2 * abs(east)
        middles = (half * (2 * number + 1 - pieces) for number in range(pieces))
        return tuple(
            (x + at * east - across, y + at * south - down, x + at * east + across, y + at * south + down)
            for at in middles
        )

    def _leader(self, item: Label, point: Point) -> Iterator[_Room]:
        """The room of the line that joins words to their place where they stand off it."""
        if item.is_joined and point != item.point:
            (x, y), (x2, y2) = self.pixel(point), self.pixel(item.point)
            long = math.hypot(x2 - x, y2 - y)
            for at in range(0, int(long - _MARK), 2):
                px, py = x + (x2 - x) * at / long, y + (y2 - y) * at / long
                yield px - 1, py - 1, px + 1, py + 1

    def grows(self, item: Label, point: Point, side: str) -> bool:
        """Give a label that has its spot room for its second line, too; whether there was any."""
        short = replace(item, sub="")
        own = self.rectangle(point, side, short.width(narrow=False), short.height(narrow=False), item.gap)
        width = item.width(narrow=False) + _AIR
        larger = self.rectangle(point, side, width, item.height(narrow=False), item.gap)
        others = [room for room in self.taken if room != own]
        self.taken, before = others, self.taken
        if not self.fits(larger):
            self.taken = before
            return False
        self.taken.append(larger)
        return True

    def fits(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a room is on the screen, and nobody's yet."""
        left, top, right, bottom = box
        if left < 4 or top < 4 or right > self.size[0] - 4 or bottom > self.size[1] - 4:
            return False
        for west, north, east, south in self.taken:  # asked very often: a plain loop is twice as fast
            if right > west and left < east and bottom > north and top < south:
                return False
        return True


@dataclass(frozen=True)
class Label:
    """Words that want room: where they may stand, and what belongs to them."""

    point: Point
    style: str
    label: str
    sides: Sequence[str]  # of the point, the best first: n, e, s, w, c (upon it), or two of them (a corner)
    id: str = ""
    badge: str = ""
    alert: str = ""
    sub: str = ""
    tip: str = ""
    gap: float = 7.0
    spots: tuple[Point, ...] = ()  # other points that would do
    turns: tuple[float, ...] = ()  # of the words at each of them, degrees with the clock
    radius_m: float = 0.0  # of the circle that the label stands beside
    numbers: int = 0  # pixels kept for them, under every filter
    narrow: bool = True  # worth its room on a phone
    wide: bool = True  # and on a larger screen
    fixed: bool = False  # part of the base map
    leads: bool = False  # and comes before towns that are there for the eye alone
    is_joined: bool = False  # by a line to its place where it stands off that
    may_be_short: bool = False  # without its second line, where that has no room
    minds_lines: bool = False  # stands where rivers and frontiers strike least of it through

    def turn(self, point: Point) -> float:
        """By how many degrees the words are turned at one of their points, with the clock."""
        return self.turns[self.spots.index(point)] if self.turns and point in self.spots else 0.0

    def width(self, narrow: bool) -> float:
        """Pixels, with those kept for numbers beside the name."""
        own = LETTERING[self.style]
        return max(own.width(self.label, "", narrow) + self.numbers, own.width("", self.sub, narrow))

    def height(self, narrow: bool) -> float:
        """Pixels."""
        return LETTERING[self.style].height(self.sub, narrow, self.label.count("\n") + 1)


def spots_of(item: Label, wide: Sheet, narrow: Sheet) -> list[tuple[Point, str, str]]:
    """Where a label fits: point, side of it, and on which screen ("" = on both, at the same spot)."""
    large = spot_on(item, wide, phone=False) if item.wide else None
    small = spot_on(item, narrow, phone=True, first=large) if item.narrow else None
    for sheet, spot in ((wide, large), (narrow, small)):
        if spot:
            sheet.taken += spot[2]
    if large and small and large[:2] == small[:2]:
        return [(*large[:2], "")]
    return [(*spot[:2], name) for spot, name in ((large, "wide"), (small, "phone")) if spot]


Spot = tuple[Point, str, tuple[_Room, ...]]  # point, side, and the room it takes


def spot_on(item: Label, sheet: Sheet, *, phone: bool, first: Spot | None = None) -> Spot | None:
    """The first spot that is free on a screen; ``first``: the one that should be tried before all."""
    tried = [
        (edge(centre, item.radius_m, side), side)
        for centre in item.spots or (item.point,)
        for side in item.sides
    ]
    rooms = (
        (point, side, sheet.rooms(item, point, side, phone))
        for point, side in [*([first[:2]] if first else []), *tried]
    )
    free = (spot for spot in rooms if all(map(sheet.fits, spot[2])))
    if item.minds_lines:
        return min(free, key=lambda spot: sum(map(sheet.struck, spot[2])), default=None)
    return next(free, None)
