"""The words on the map, most important first where room is short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dashboard.cache import derived
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.keys import cut
from dashboard.figures.map.distances import distance_words, pairs
from dashboard.figures.map.drainage import concerned
from dashboard.figures.map.far_labels import far_ways
from dashboard.figures.map.fitting import stands
from dashboard.figures.map.geo import Bounds, Feature, Point, edge, feature_at, inside, point_of
from dashboard.figures.map.ground import at_its_side, base_labels, bounding
from dashboard.figures.map.places import GLYPHS, Place, alert, off_by, tip
from dashboard.figures.map.room import Label
from dashboard.figures.map.views import BOX, KYRGYZSTAN, close_box, is_dim, visible_places
from dashboard.figures.words.names import mine_status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

_LABEL_DEGREES = 0.06  # of latitude, that a label of two lines takes on the map of a laptop
_BADGE, _ALERT = 28, 24  # px, of the numbers beside a name: events, and those that were violent
_ABOVE_BUTTON = 1.45  # degrees of latitude, from the lower edge of the country's map on
MOST_LETTERS = 32  # of a label
# px from the middle of a place to its name: of one with a dot, in the circle of a district, with a ring around it
DOT_GAP, CIRCLE_GAP, RING_GAP = 9, 13, 14


def labels(
    data: Dataset,
    selection: Selection,
    t: Translator,
    found: Sequence[Place],
    box: Bounds,
    shared: Label | None = None,
    around: Sequence[Point] = (),
) -> tuple[list[Feature], list[Feature]]:
    """Labels of the base map, and labels that filters change; most important first where room is short.

    Args:
        data: the data package.
        selection: what is chosen.
        t: language.
        found: the places of the view.
        box: what it shows at first.
        shared: one name for all deposits, in the place of their own.
        around: further points that no label may cover.
    """
    visible = visible_places(found, selection)
    deposits = [place for place in visible if place.mine]
    others = list(_wanted(data, selection, t, visible, box))
    ways: Sequence[Sequence[Label]] = (
        [[shared]]
        if shared
        else [[_deposit_label(place, data, selection, t) for place in deposits]]
        if selection.view == "home"
        else far_ways(deposits, data, selection, t)
    )
    marks = [*(place.point for place in visible if place.point), *around]
    clear = _clear(data, selection, visible)
    fixed: list[Feature] = []
    moving: list[Feature] = []
    for stand in stands(data, selection.view, box, marks, ways, others):
        item = others[stand.number] if stand.way < 0 else ways[stand.way][stand.number]
        feature = feature_at(
            stand.point,
            id=item.id,
            style=item.style,
            label=at_its_side(item, stand.side),
            badge=item.badge,
            alert=item.alert,
            sub="" if stand.is_short else item.sub,
            tip=item.tip,
            side=stand.side,
            turn=round(item.turn(stand.point), 1),
            leads=item.leads,
            screen=stand.screen,
            # A label keeps its spot whatever is chosen, and stands clear of what is around its place.
            gap=max(item.gap, clear.get(item.id, 0)),
        )
        (fixed if item.fixed else moving).append(feature)
    return fixed, moving


def _clear(data: Dataset, selection: Selection, visible: Sequence[Place]) -> Mapping[str, int]:
    """How far names of places have to be from their middle, px: of those in a district's circle or in a ring."""
    towns = [place for place in visible if not place.mine]
    circles = {place.point for place in towns if place.kind == "aiyl_aimak"}
    ringed = {selection.place, *concerned(data, selection.place)}
    rings = {place.point for place in towns if place.id in ringed}
    gaps = {place.id: (place.point in circles) * CIRCLE_GAP for place in towns}
    return gaps | {place.id: RING_GAP for place in towns if place.point in rings}


def _wanted(
    data: Dataset, selection: Selection, t: Translator, visible: Sequence[Place], box: Bounds
) -> Iterator[Label]:
    """What is named after the deposits."""
    local = selection.view == "home"
    towns = list(_town_labels(data, t, visible, box))
    told = len(towns) if local else sum(label.style != "town-far" for label in towns)
    yield from towns[:told]
    if local:
        yield from _distance_labels(data, selection, t)
    else:  # what cuts the home region off comes before towns that are there for the eye
        yield from bounding(data, t, box)
    yield from towns[told:]
    yield from base_labels(data, t, box, local)


def _town_labels(data: Dataset, t: Translator, visible: Sequence[Place], box: Bounds) -> Iterator[Label]:
    """Villages and towns, those first that say something."""
    near = list(data["mines"].village_place_id)
    towns = [place for place in visible if not place.mine]
    for place in sorted(  # of the study's villages the longest name first: it has the fewest spots
        towns,
        key=lambda place: (
            place.id not in near,
            not place.has_history,
            place.kind == "aiyl_aimak",
            -len(place.name) * (place.id in near),
        ),
    ):
        yield _place_label(place, t, box, _line_sides(data).get(place.id, "") if box != KYRGYZSTAN else "")


def _counts(place: Place, t: Translator) -> dict[str, Any]:
    return {
        "numbers": _BADGE * place.has_history + _ALERT * place.has_violence,
        "badge": t.number(place.actions) if place.actions else "",
        "alert": alert(place.violent, place.violent_sided, t),
    }


def _deposit_label(place: Place, data: Dataset, selection: Selection, t: Translator) -> Label:
    assert place.point
    dim = is_dim(place.mine, selection)
    return Label(
        place.point,
        "dim" if dim else "deposit",
        f"{GLYPHS[place.status]} {cut(place.name, MOST_LETTERS)}",
        "enws" if _has_room_above(place, data) else "ewsn",
        id=place.id,
        # Kept when dimmed, so that labels stay where they are under every filter.
        sub=f"{mine_status_names(t)[place.status]}, {off_by(place, t)}",
        tip=tip(place, t),
        gap=5 if place.precision_m else 10,
        radius_m=place.precision_m or 0,
        minds_lines=True,
        **_counts(place, t),
    )


def _has_room_above(place: Place, data: Dataset) -> bool:
    """Whether a label above a deposit would still be on a close-up, which ends not far beyond the northernmost."""
    box = close_box(data, "home")
    if box is None or place.point is None:
        return True
    return edge(place.point, place.precision_m or 0, "n")[0] + _LABEL_DEGREES <= box[1][0]


def _is_quiet(place: Place, box: Bounds) -> bool:
    """Whether a town is on the map of the country only to show where one is: a small dot with a small name."""
    return place.kind in ("town", "city") and box == KYRGYZSTAN and not place.has_history


@derived
def _line_sides(data: Dataset) -> Mapping[str, str]:
    """On which side of each village (n or s) its line to the first of its deposits leaves it."""
    sides: dict[str, str] = {}
    for mine, village, _ in pairs(data):
        a, b = point_of(mine), point_of(village)
        if a and b:
            sides.setdefault(village["place_id"], "n" if a[0] > b[0] else "s")
    return MappingProxyType(sides)


def _place_label(place: Place, t: Translator, box: Bounds, last: str = "") -> Label:
    """The label of a place; ``last`` is the side that is taken only if no other is free."""
    assert place.point
    style = "town" if place.kind in ("town", "city") else "village"
    point, name, sides = (
        place.point,
        place.name,
        "ewns",
    )
    if not inside(point, BOX) and place.study_label and box == KYRGYZSTAN:
        # Beyond the base map: named at its edge, with an arrow, above the button that plays the years.
        arrow = "↙" if point[0] < BOX[0][0] else "→"
        point = max(point[0], box[0][0] + _ABOVE_BUTTON), max(point[1], box[0][1] + 0.05)
        name, sides = f"{arrow} {name}", "en"
    if place.kind == "aiyl_aimak":
        sides = "swne"
    if last:
        sides = sides.replace(last, "") + last
    return Label(
        point,
        "town-far" if _is_quiet(place, box) else style,
        cut(name, MOST_LETTERS),
        (*sides, "nw", "sw", "ne", "se"),
        id=place.id,
        tip=tip(place, t),
        gap=CIRCLE_GAP if place.kind == "aiyl_aimak" else DOT_GAP,
        sub=place.height if box != KYRGYZSTAN else "",
        may_be_short=True,
        minds_lines=True,
        **_counts(place, t),
    )


def _distance_labels(data: Dataset, selection: Selection, t: Translator) -> Iterator[Label]:
    mines = {row.place_id: row.mine_id for row in data.records.mines}
    for mine, village, claimed in pairs(data):
        a, b = point_of(mine), point_of(village)
        if a is None or b is None or not claimed:
            continue
        style = "distance-dim" if is_dim(mines[mine["place_id"]], selection) else "distance"
        # Nearer to the village, where the circle of the deposit leaves room; beside the circle where the line is short.
        spots = [(b[0] + (a[0] - b[0]) * share, b[1] + (a[1] - b[1]) * share) for share in (0.38, 0.6, 0.2)]
        radius = mine["precision_m"] or 0
        beside = [edge(a, radius, side) for side in "ew"]
        yield Label(
            spots[0],
            style,
            distance_words(claimed, t),
            ("e", "w", "n", "s", "ne", "nw", "se", "sw"),
            tip="",
            gap=8,
            spots=(*spots, *beside),
            narrow=False,
            minds_lines=True,
        )
