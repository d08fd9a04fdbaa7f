"""Where the words of a map stand: fitted once for each view and language, and not again for each selection."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from dashboard.basemap import layer
from dashboard.cache import derived
from dashboard.choosing.selection import View
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.geo import Bounds, Feature, Point, edge, point_of, rim, towards
from dashboard.figures.map.room import SIZES, Label, Sheet, spot_on, spots_of
from dashboard.figures.map.settling import settled
from dashboard.figures.map.views import close_box
from dashboard.reading.dataset import Dataset

# px that the button takes which plays the years, from the lower left corner on, with the credit under it
_BUTTON = (232, 84)
_CREDIT = 17, 30  # px at the foot of the map, on a laptop and on a phone
_AROUND = 14  # px that words of the ground keep from the circle of a deposit
_WORTH = 0.35  # degrees that a name may be moved off its deposit, for a town to keep its own
# What a filter dims keeps its room.
_UNDIMMED = {"dim": "deposit", "distance-dim": "distance"}

Names = tuple[Label, ...]


@dataclass(frozen=True)
class Stand:
    """Where a label stands: at a point, on a side of it, on one screen or ("") on both."""

    way: int  # which of the ways to name the deposits it belongs to; -1 = none of them
    number: int  # among the labels of that way, or of the others
    point: Point
    side: str
    screen: str
    is_short: bool  # without its second line


def stands(
    data: Dataset,
    view: View,
    box: Bounds,
    marks: Sequence[Point],
    ways: Sequence[Sequence[Label]],
    others: Sequence[Label],
) -> tuple[Stand, ...]:
    """Where labels stand at the start view, most important first; who finds no room is left out.

    Args:
        data: the data package.
        view: the view.
        box: what it shows at first.
        marks: points that no label may cover.
        ways: to name the deposits, of which the one is taken that costs the least room.
        others: all other labels, most important first.
    """
    return _stands(
        data,
        view,
        box,
        tuple(marks),
        tuple(tuple(map(_outline, names)) for names in ways),
        tuple(map(_outline, others)),
    )


def _outline(label: Label) -> Label:
    """What the room of a label depends on. That holds under every filter, so that nothing is fitted twice."""
    style = _UNDIMMED.get(label.style, label.style)
    return replace(label, style=style, badge="", alert="", tip="")


@derived
def _stands(
    data: Dataset, view: View, box: Bounds, marks: tuple[Point, ...], ways: tuple[Names, ...], others: Names
) -> tuple[Stand, ...]:
    wide, narrow = _sheets(data, view, box, marks)
    large, small = (
        _best(ways, others, sheet, phone=phone) for sheet, phone in ((wide, False), (narrow, True))
    )
    items = [
        *_named(ways, large.way, small.way),
        *((-1, number, others[number]) for number in _in_turn(others, large, small)),
    ]
    has_corner = True
    placed: list[_Placed] = []
    wanted = {(way, number): item for way, number, item in items}
    for way, number, item in items:
        # Words of the ground go out of the way of the button that plays the years; on a phone it is below the map.
        if item.fixed and has_corner:
            has_corner = False
            placed = list(_settled(placed, wide, narrow))
            wide.taken.append((0, wide.size[1] - _BUTTON[1], _BUTTON[0], wide.size[1]))
            _keep_off_circles(ways, (wide, narrow))
        plain = replace(item, sub="" if item.may_be_short else item.sub)
        first = plain if item.fixed else replace(plain, minds_lines=False)
        for point, side, screen in spots_of(first, wide, narrow):
            placed.append(_Placed(way, number, plain, point, side, screen))
    return tuple(
        # A second line that may be left out comes last: no name gives way to it.
        Stand(
            one.way,
            one.number,
            one.point,
            one.side,
            one.screen,
            one.item.may_be_short
            and (one.screen == "phone" or not wide.grows(wanted[one.way, one.number], one.point, one.side)),
        )
        for one in placed
    )


class _Placed(NamedTuple):
    """A label that has found room: at a point, on a side of it, on one screen or ("") on both."""

    way: int
    number: int
    item: Label
    point: Point
    side: str
    screen: str


def _settled(placed: Sequence[_Placed], wide: Sheet, narrow: Sheet) -> Iterator[_Placed]:
    """The same labels, each where it is read best while the others stay: none loses its room by that."""
    large, small = (
        _settled_on(sheet, [one for one in placed if one.screen in ("", name)], phone=name == "phone")
        for sheet, name in ((wide, "wide"), (narrow, "phone"))
    )
    for key in dict.fromkeys((one.way, one.number) for one in placed):
        one, other = large.get(key), small.get(key)
        if one and other and (one.point, one.side) == (other.point, other.side):
            yield one._replace(screen="")
        else:
            if one:
                yield one._replace(screen="wide")
            if other:
                yield other._replace(screen="phone")


def _settled_on(sheet: Sheet, placed: Sequence[_Placed], *, phone: bool) -> dict[tuple[int, int], _Placed]:
    """The labels of one screen, by way and number, each where it is read best."""
    at = [(one.point, one.side, tuple(sheet.rooms(one.item, one.point, one.side, phone))) for one in placed]
    if len(sheet.lines):
        at = settled([(one.item, spot) for one, spot in zip(placed, at, strict=True)], sheet, phone=phone)
    return {
        (one.way, one.number): one._replace(point=spot[0], side=spot[1])
        for one, spot in zip(placed, at, strict=True)
    }


def _sheets(data: Dataset, view: View, box: Bounds, marks: Sequence[Point]) -> tuple[Sheet, Sheet]:
    """The map on a laptop and on a phone, with what is taken on them before any label."""
    large, small = SIZES[view]
    wide, narrow = Sheet(box, large), Sheet(close_box(data, view) or box, small)
    for sheet in (wide, narrow):
        width, height = sheet.size
        # Zoom buttons, and the scale.
        sheet.taken += [(width - 50, 0, width, 86), (width - 150, height - 44, width, height)]
        for mark in marks:
            sheet.keep_free(mark, 5)
    if view == "home":
        for sheet, shown in ((wide, box), (narrow, close_box(data, view) or box)):
            sheet.lines, sheet.thin = struck_by(data, shown, sheet.size)
        for sheet, high in zip((wide, narrow), _CREDIT, strict=True):
            sheet.taken.append((0, sheet.size[1] - high, *sheet.size))
    return wide, narrow


def _keep_off_circles(ways: Sequence[Names], sheets: Iterable[Sheet]) -> None:
    """Let no label to come touch the circle of a deposit, on a phone smaller than the sheet either."""
    circles = {(label.point, label.radius_m) for names in ways for label in names if label.radius_m}
    for sheet in sheets:
        for point, radius in circles:
            (west, _), (east, _) = (sheet.pixel(edge(point, radius, side)) for side in "we")
            sheet.keep_free(point, (east - west) / 2 + _AROUND)


def _named(ways: Sequence[Names], wide: int, narrow: int) -> Iterator[tuple[int, int, Label]]:
    """The deposits by one way of naming them, which may be another one on a phone."""
    if wide == narrow:
        yield from ((wide, number, label) for number, label in enumerate(ways[wide]))
        return
    yield from ((wide, number, replace(label, narrow=False)) for number, label in enumerate(ways[wide]))
    yield from ((narrow, number, replace(label, wide=False)) for number, label in enumerate(ways[narrow]))


@dataclass(frozen=True)
class _Choice:
    """A way of naming the deposits, and whether what bounds the home region is named after all towns."""

    way: int
    is_late: bool


def _in_turn(others: Names, wide: _Choice, narrow: _Choice) -> list[int]:
    """The other labels by number, in the order in which they find room on their screens."""
    last = max((number for number, label in enumerate(others) if label.style == "town-far"), default=-1)

    def turn(number: int) -> tuple[int, int]:
        label = others[number]
        is_late = label.leads and (wide if label.wide else narrow).is_late
        return (max(last, number) if is_late else number), is_late

    return sorted(range(len(others)), key=turn)


def _best(ways: Sequence[Names], others: Names, sheet: Sheet, *, phone: bool) -> _Choice:
    """The way of naming the deposits that costs the least on a sheet, which stays as it is.

    First how many names of places are lost that say something; then whether all deposits share one; then how many
    ranges are lost at the rim of the home region; then what goes without its name, and how far names
    stand off their deposits. What comes first is tried alone, since it parts most ways; and words that may
    stand anywhere in a country or along a range far away count for nothing.
    """
    if len(ways) < 2:
        return _Choice(0, is_late=False)
    told = [
        _free(label, sheet, phone=phone)
        for label in others
        if (label.narrow if phone else label.wide)
        and (label.leads or not (label.fixed or label.style == "town-far"))
    ]
    tried = [_cost(names, told, sheet, phone=phone) for names in ways]
    least = min(cost[:3] for cost, _ in tried)
    # Several ways may come to the same.
    alike = {where: way for way, (cost, where) in enumerate(tried) if cost[:3] == least}
    choices = [_Choice(way, is_late) for way in alike.values() for is_late in (False, True)]
    rest = [_free(label, sheet, phone=phone) if label.leads else label for label in others]

    def cost(choice: _Choice) -> tuple[int, bool, int, float]:
        turns = _in_turn(others, choice, choice)
        beside = [rest[number] for number in turns if rest[number].leads or len(rest[number].spots) < 2]
        return _cost(ways[choice.way], beside, sheet, phone=phone)[0]

    return min(choices, key=cost)


def _free(label: Label, sheet: Sheet, *, phone: bool) -> Label:
    """A label with those of its spots alone that are free before any other label stands, which is asked once."""
    if len(label.spots) < 2:
        return label
    kept = [
        (spot, label.turn(spot))
        for spot in label.spots
        if any(
            all(map(sheet.fits, sheet.rooms(label, edge(spot, label.radius_m, side), side, phone)))
            for side in label.sides
        )
    ] or [(label.spots[0], label.turn(label.spots[0]))]
    return replace(label, spots=tuple(spot for spot, _ in kept), turns=tuple(turn for _, turn in kept))


def _cost(
    names: Sequence[Label], beside: Sequence[Label], sheet: Sheet, *, phone: bool
) -> tuple[tuple[int, bool, int, float], tuple[tuple[Point, str], ...]]:
    """What names of deposits cost on a sheet, beside other labels; and where they stand."""
    tried = copy(sheet)
    tried.taken = list(sheet.taken)
    lost, at = [], []
    for number, label in enumerate((*names, *beside)):
        if not (label.narrow if phone else label.wide):
            continue
        if spot := spot_on(label, tried, phone=phone):
            tried.taken += spot[2]
            at += [(spot[0], spot[1])] if number < len(names) else []
        else:
            lost.append(label)
    off = sum(math.dist(spot, label.point) for (spot, _), label in zip(at, names, strict=False))
    leading = sum(label.leads and label.style == "range" for label in lost)
    ground = sum(label.fixed for label in lost) - leading
    quiet = sum(label.style == "town-far" for label in lost)
    said = len(lost) - quiet - ground - leading
    return (said, len(names) == 1, leading, round(off / _WORTH + quiet + ground / 2, 2)), tuple(at)


@derived
def struck_by(data: Dataset, box: Bounds, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """What would strike words through on a map of a size: the pixels (x, y in a row) of broad lines, and of thin ones.

    Broad are the rivers that have a name, frontiers, borders of regions and the rims of the deposits' circles; thin are
    streams and the lines between deposits and villages.

    Args:
        data: the data package.
        box: what the map shows.
        size: its width and height in pixels.
    """
    sheet = Sheet(box, size)
    rivers = [river for river in layer(data, "rivers") if river["properties"].get("name_en")]
    broad = _lines_of((*rivers, *layer(data, "borders"), *layer(data, "oblast_borders")))
    thin = _lines_of(layer(data, "streams"))
    for mine, village, claimed in pairs(data):
        if point := point_of(mine):
            radius = mine["precision_m"] or 0
            broad.append(rim(point, radius))
            if claimed and (end := point_of(village)):
                thin.append([towards(point, end, float(radius)), end])
    return sheet.along(broad), sheet.along(thin)


def _lines_of(features: Iterable[Feature]) -> list[list[Point]]:
    """The lines of features, point by point."""
    shapes = [feature["geometry"] for feature in features]
    return [
        [(lat, lon) for lon, lat, *_ in line]
        for shape in shapes
        for line in ([shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"])
    ]
