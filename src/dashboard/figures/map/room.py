"""Room for labels: which spots are free on a screen of a given size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from dashboard.figures.map.geo import Bounds, Point, edge
from dashboard.figures.map.lettering import LETTERING

# What labels are fitted on at the start, in pixels: the map on a laptop, and on a phone. A map that is narrower than
# the first has the words of the second (``leaflet.css``).
SIZES = {"home": ((640, 425), (350, 400)), "kyrgyzstan": ((640, 356), (350, 280))}

Room = tuple[float, float, float, float]  # of a label on a sheet: left, top, right, bottom, in pixels
Spot = tuple[Point, str, tuple[Room, ...]]  # point, side, and the room it takes
_LEADING = 3  # px above and below the letters of a line
_MARK = 8  # px around a place, that are its mark's own
_NO_LINE = np.empty((0, 2))
_THIN = 0.4  # what a pixel of a thin line weighs beside one of a broad line
_UNSEEN = 4  # px of lines upon a word that nobody minds: for so little no word leaves its better side
_NEAR = 11  # px from words to the mark of another place, within which they could be read as its name
_MISREAD = 20  # what that weighs, in pixels of a line through the words
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
        # What would strike words through, and what would do so less: the pixels of lines, in rows (x, y).
        self.lines, self.thin = _NO_LINE, _NO_LINE
        self.marks: list[Point] = []  # of places, in pixels

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
        self.marks.append((x, y))
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def along(self, lines: Iterable[Sequence[Point]]) -> np.ndarray:
        """The points of lines that are on the screen, a pixel apart: rows (x, y)."""
        ends = [(*a, *b) for line in lines for a, b in pairwise(map(self.pixel, line))]
        x, y, x2, y2 = np.array(ends, float).reshape(-1, 4).T
        steps = np.maximum(1, np.rint(np.hypot(x2 - x, y2 - y)))
        begin, end = self._within((x, y), (x2 - x, y2 - y))
        first = np.clip(np.floor(begin * steps) - 1, 0, steps).astype(int)
        last = np.clip(np.ceil(end * steps) + 1, 0, steps).astype(int)
        most = np.maximum(last - first, 0)
        own = np.repeat(np.arange(len(most)), most)  # of each point its piece, and how far along that it lies
        nth = np.arange(len(own)) - np.repeat(np.cumsum(most) - most, most) + first[own]
        points = np.column_stack(
            (x[own] + (x2 - x)[own] * nth / steps[own], y[own] + (y2 - y)[own] * nth / steps[own])
        )
        on_screen: np.ndarray = points[((points >= 0) & (points <= self.size)).all(axis=1)]
        return on_screen

    def _within(
        self, start: tuple[np.ndarray, ...], way: tuple[np.ndarray, ...]
    ) -> tuple[np.ndarray, np.ndarray]:
        """From which to which share of its way each piece of a line is on the screen; never, if the first is greater.

        A frontier of a thousand kilometres has millions of pixels on the map of one village.
        """
        begin, end = np.zeros(len(way[0])), np.ones(len(way[0]))
        for at, by, size in zip(start, way, self.size, strict=True):
            with np.errstate(divide="ignore", invalid="ignore"):
                near, far = -at / by, (size - at) / by
            # A piece that goes along the other side alone is on the screen all its way, or never.
            is_still, is_in = by == 0, (at >= 0) & (at <= size)
            begin = np.maximum(begin, np.where(is_still, np.where(is_in, 0, 1), np.minimum(near, far)))
            end = np.minimum(end, np.where(is_still, np.where(is_in, 1, 0), np.maximum(near, far)))
        return begin, end

    def struck(self, room: Room) -> float:
        """How much of the lines lies upon the letters in a room, in pixels; a thin one counts for less."""
        left, top, right, bottom = room[0], room[1] + _LEADING, room[2], room[3] - _LEADING

        def upon(lines: np.ndarray) -> int:
            x, y = lines.T
            return int(np.count_nonzero((left < x) & (x < right) & (top < y) & (y < bottom)))

        return upon(self.lines) + upon(self.thin) * _THIN

    def beside_others(self, room: Room, own: Point) -> int:
        """How many marks of other places a room is so near to that its words could be read as theirs."""
        left, top, right, bottom = room
        x, y = self.pixel(own)
        return sum(
            math.hypot(max(left - mx, 0, mx - right), max(top - my, 0, my - bottom)) < _NEAR
            for mx, my in self.marks
            if math.hypot(mx - x, my - y) > 1
        )

    def harm(self, item: Label, rooms: Sequence[Room]) -> int:
        """How badly a label would be read in its rooms: struck through, or beside the mark of another place."""
        lines = sum(map(self.struck, rooms)) // _UNSEEN * _UNSEEN
        if item.spots:  # words of a line or of the ground, which no mark is taken for
            return round(lines)
        return round(lines + _MISREAD * sum(self.beside_others(room, item.point) for room in rooms))

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

    def rooms(self, item: Label, point: Point, side: str, narrow: bool) -> tuple[Room, ...]:
        """The room of a label that stands to a side of a point: one, or several along words that are turned."""
        (width, height), turn = item.sizes[narrow], item.turn(point)
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

    def _leader(self, item: Label, point: Point) -> Iterator[Room]:
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
        if not self.fits(larger) or self.harm(item, (larger,)) > self.harm(item, (own,)) + _MISREAD:
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
    minds_lines: bool = False  # stands where rivers and frontiers strike least of it through,
    or_nowhere: bool = False  # and nowhere if that is more than a little

    @cached_property
    def sizes(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Width and height on a larger screen, and on a phone; asked at each of its spots."""
        large, small = ((self.width(narrow), self.height(narrow)) for narrow in (False, True))
        return large, small

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


def spots_on(item: Label, sheet: Sheet, *, phone: bool, first: Spot | None = None) -> Iterator[Spot]:
    """The spots that are free on a screen, the best side first; ``first``: the one that comes before all."""
    tried = [
        (edge(centre, item.radius_m, side), side)
        for centre in item.spots or (item.point,)
        for side in item.sides
    ]
    for point, side in [*([first[:2]] if first else []), *tried]:
        rooms = sheet.rooms(item, point, side, phone)
        if all(map(sheet.fits, rooms)):
            yield point, side, rooms


def spot_on(item: Label, sheet: Sheet, *, phone: bool, first: Spot | None = None) -> Spot | None:
    """The first spot that is free on a screen, or of a label that minds lines the one at which it is read best."""
    free = spots_on(item, sheet, phone=phone, first=first)
    if not (item.minds_lines and len(sheet.lines)):
        return next(free, None)
    struck: list[tuple[int, Spot]] = []
    for spot in free:
        if not (harm := sheet.harm(item, spot[2])):
            return spot
        if harm <= _MISREAD or not item.or_nowhere:
            struck.append((harm, spot))
    return min(struck, key=lambda one: one[0], default=(0, None))[1]
