"""What each view shows of the ground."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import case
from dashboard.cache import derived
from dashboard.choosing.selection import Selection
from dashboard.figures.map.distances import pairs
from dashboard.figures.map.geo import Bounds, inside, point_of, reach
from dashboard.figures.map.places import Place
from dashboard.reading.dataset import Dataset

# Where the base map ends, and what each view shows of it.
BOX: Bounds = ((39.0, 69.0), (44.0, 81.0))
KYRGYZSTAN: Bounds = ((39.05, 69.1), (43.45, 80.4))


@derived
def bounds(data: Dataset, view: str) -> Bounds:
    """What a view shows at first: the country, or what the case says.

    Where it says nothing: the ground around deposits and villages, or without any the country.
    """
    if view == "kyrgyzstan":
        return KYRGYZSTAN
    if frame := case.frame(data):
        return frame
    rows = data["places"]
    local = [
        point
        for row in rows[rows.kind.isin(["mine", "village", "aiyl_aimak"])].to_dict("records")
        if (point := point_of(row))
    ]
    if not local:
        return KYRGYZSTAN
    lats, lons = [lat for lat, _ in local], [lon for _, lon in local]
    return (min(lats) - 0.2, min(lons) - 0.3), (max(lats) + 0.2, max(lons) + 0.3)


@derived
def close_box(data: Dataset, view: str) -> Bounds | None:
    """The ground around the deposits and the villages beside them; None where a view has no such part."""
    ends = [point for mine, village, _ in pairs(data) for row in (mine, village) if (point := point_of(row))]
    if view != "home" or not ends:
        return None
    lats, lons = [point[0] for point in ends], [point[1] for point in ends]
    return (min(lats) - 0.08, min(lons) - 0.15), (max(lats) + 0.05, max(lons) + 0.15)


def visible_places(found: Sequence[Place], selection: Selection) -> list[Place]:
    """Places that are drawn: no namesake, and on the country map no village (they would lie on each other)."""
    kinds = (
        ("mine", "town", "city")
        if selection.view == "kyrgyzstan"
        else ("mine", "village", "aiyl_aimak", "town", "city")
    )
    return [place for place in found if place.point and not place.is_namesake and place.kind in kinds]


def is_dim(mine: str, selection: Selection) -> bool:
    """Whether a deposit steps back, because others are chosen."""
    return bool(selection.mines) and mine not in selection.mines


@derived
def in_home(data: Dataset) -> bool:
    """Whether every deposit has a point in the home region, as far as it reaches to each side."""
    box, places = reach(case.home_features(data)), data.rows("places")
    points = [point_of(places[mine["place_id"]]) for mine in data.records.mines]
    return box is not None and bool(points) and all(point and inside(point, box) for point in points)
