"""Where the words of a map stand: fitted once for each view and language, and not again for each selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from dashboard.basemap import layer
from dashboard.cache import derived
from dashboard.choosing.selection import View
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.geo import Bounds, Point, edge, point_of
from dashboard.figures.map.room import SIZES, Label, Sheet, spot_on, spots_of
from dashboard.figures.map.views import close_box
from dashboard.reading.dataset import Dataset

# px that the button takes which plays the years, from the lower left corner on, with the credit under it
_BUTTON = (232, 84)
_AROUND = 14  # px that words of the ground keep from the circle of a deposit
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
    items = [
        *_named(ways, others, (wide, narrow)),
        *((-1, number, label) for number, label in enumerate(others)),
    ]
    has_corner = True
    placed = []
    for way, number, item in items:
        # Words of the ground go out of the way of the button that plays the years; on a phone it is below the map.
        if item.fixed and has_corner:
            has_corner = False
            wide.taken.append((0, wide.size[1] - _BUTTON[1], _BUTTON[0], wide.size[1]))
            _keep_off_circles(ways, (wide, narrow))
        for spot in spots_of(replace(item, sub="") if item.may_be_short else item, wide, narrow):
            placed.append((way, number, item, spot))
    return tuple(
        # A second line that may be left out comes last: no name gives way to it.
        Stand(
            way,
            number,
            point,
            side,
            screen,
            item.may_be_short and (screen == "phone" or not wide.grows(item, point, side)),
        )
        for way, number, item, (point, side, screen) in placed
    )


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
        wide.lines = struck_by(data, box)
    return wide, narrow


def _keep_off_circles(ways: Sequence[Names], sheets: Iterable[Sheet]) -> None:
    """Let no label to come touch the circle of a deposit, on a phone smaller than the sheet either."""
    circles = {(label.point, label.radius_m) for names in ways for label in names if label.radius_m}
    for sheet in sheets:
        for point, radius in circles:
            (west, _), (east, _) = (sheet.pixel(edge(point, radius, side)) for side in "we")
            sheet.keep_free(point, (east - west) / 2 + _AROUND)


def _named(
    ways: Sequence[Names], others: Names, sheets: tuple[Sheet, Sheet]
) -> Iterator[tuple[int, int, Label]]:
    """The deposits by the way of naming them that costs the least, which may be another one on a phone."""
    wide, narrow = (
        min(
            range(len(ways)),
            key=lambda way: _cost(ways[way], others, sheet, phone=phone),
        )
        if len(ways) > 1
        else 0
        for sheet, phone in zip(sheets, (False, True), strict=True)
    )
    if wide == narrow:
        yield from ((wide, number, label) for number, label in enumerate(ways[wide]))
        return
    yield from ((wide, number, replace(label, narrow=False)) for number, label in enumerate(ways[wide]))
    yield from ((narrow, number, replace(label, wide=False)) for number, label in enumerate(ways[narrow]))


def _cost(
    names: Sequence[Label], beside: Sequence[Label], sheet: Sheet, *, phone: bool
) -> tuple[int, bool, int, int]:
    """What names of deposits cost on a sheet, which stays as it is.

    First how many names of places are lost that say something; then whether all deposits share one; then how many
    passes, ranges and waters go without their names; then how many other towns.
    """
    tried = copy(sheet)
    tried.taken = list(sheet.taken)
    lost = []
    for label in (*names, *beside):
        spot = spot_on(label, tried, phone=phone)
        if spot:
            tried.taken.append(spot[2])
        else:
            lost.append(label)
    ground = sum(label.fixed for label in lost)
    quiet = sum(label.style == "town-far" for label in lost)
    return len(lost) - quiet - ground, len(names) == 1, ground, quiet


@derived
def struck_by(data: Dataset, box: Bounds) -> Sequence[Point]:
    """Where the rivers that have a name, frontiers and the rims of the deposits' circles are on a laptop, in pixels."""
    sheet = Sheet(box, SIZES["home"][0])
    rivers = [river for river in layer(data, "rivers") if river["properties"].get("name_en")]
    shapes = [feature["geometry"] for feature in (*rivers, *layer(data, "borders"))]
    lines = [
        [(lat, lon) for lon, lat, *_ in line]
        for shape in shapes
        for line in ([shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"])
    ]
    for mine, _, _ in pairs(data):
        if point := point_of(mine):
            lines.append([edge(point, mine["precision_m"] or 0, side) for side in "neswn"])
    return tuple(point for line in lines for point in sheet.along(line))
