"""Map: deposits as wide as they are uncertain, villages, and where documented actions happened.

Pure: a :class:`MapSpec` of plain GeoJSON and texts. How it looks is in ``outputs/leaflet.py``.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from dashboard import selection as select
from dashboard.basemap import layer
from dashboard.cache import derived, once
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    Figure,
    MapLayer,
    MapSpec,
    Rows,
    kind_names,
    record,
    rows_of,
    side_of,
    voice_words,
)
from dashboard.figures.overview import status_names
from dashboard.i18n import Translator
from dashboard.selection import Selection, View

Point = tuple[float, float]  # latitude, longitude, degrees
Bounds = tuple[Point, Point]  # south-west, north-east
Row = Mapping[str, Any]

EARTH_KM = 6371.0088  # mean radius
DECK = "deck-text"  # how the deck was read, as `sources.read_as` says

# Where the base map ends, and what each view shows of it.
BOX: Bounds = ((39.0, 69.0), (44.0, 81.0))
_KYRGYZSTAN: Bounds = ((39.05, 69.1), (43.45, 80.4))
_TALAS: Bounds = ((42.12, 72.0), (42.74, 73.2))
# What labels are fitted on at the start, in pixels: the map on a laptop, and on a phone.
_SIZES = {"talas": ((640, 425), (350, 400)), "kyrgyzstan": ((640, 356), (350, 330))}


MOST_LETTERS, MOST_SHARED = 32, 44  # of a label, and of one that several deposits share
_STAGE_SHAPE = 1.45  # width by height of a close-up

# --- places ---------------------------------------------------------------------------------------

Group = Literal["deposits", "villages", "elsewhere", "pointless"]
GROUPS: tuple[Group, ...] = ("deposits", "villages", "elsewhere", "pointless")


@dataclass(frozen=True)
class Place:
    """A place in short, in the visitor's language, with what is documented there in the view."""

    id: str
    kind: str
    group: Group
    name: str
    point: Point | None
    precision_m: int | None
    basis: str
    actions: int
    violent: int
    sided: int  # of the actions, told by one side alone
    has_history: bool  # anything is documented there, whatever the filters
    has_violence: bool  # a violent incident is, whatever the filters
    mine: str  # deposit that lies here, else ""
    status: str  # of that deposit, our code
    is_namesake: bool
    deck_label: str
    source_id: str


def place_groups(t: Translator) -> dict[Group, str]:
    """Headings of the list."""
    return {
        "deposits": t("Deposits"), "villages": t("Villages and rural districts"),
        "elsewhere": t("Towns"), "pointless": t("Not on the map"),
    }  # fmt: skip


def kind_of_place(t: Translator) -> dict[str, str]:
    """Kinds of place in words."""
    return {
        "mine": t("deposit"), "village": t("village"), "aiyl_aimak": t("rural district"), "town": t("town"),
        "region": t("region or stretch of road"), "river": t("river"), "country": t("country"), "city": t("city"),
    }  # fmt: skip


def here(data: Dataset, selection: Selection) -> pd.DataFrame:
    """Primary event records of the view's deposits and years, of every kind (the kind filter is the Timeline's)."""
    return select.events(data, selection.with_(kinds=()))


def told_by_one_side(events: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """The records that rest on one side's account alone."""
    sided = (bool(side_of(documents, data)) for documents in events.sources)
    return events[pd.Series(sided, index=events.index, dtype=bool)]


def places(data: Dataset, selection: Selection, t: Translator) -> list[Place]:
    """Every place that the view lists, grouped, in the data's order.

    Towns and countries of the deck's locator in which nothing is documented stand in the country view only.
    """
    events = here(data, selection)
    total = events[events.place_id != ""].groupby("place_id").action_id.nunique()
    violent = events[events.kind == "violent"].groupby("place_id").action_id.nunique()
    one_side = told_by_one_side(events, data).groupby("place_id").action_id.nunique()
    every = select.event_frame(data)
    ever, ever_violent = set(every.place_id), set(every[every.kind == "violent"].place_id)
    mines = {row["place_id"]: row for row in data["mines"].to_dict("records")}
    out = []
    for row in data["places"].to_dict("records"):
        point = _point(row)
        mine = mines.get(row["place_id"])
        on_locator = (
            row["kind"] in ("town", "city") and bool(row["deck_label"]) and selection.view == "kyrgyzstan"
        )
        local = row["kind"] in ("mine", "village", "aiyl_aimak")
        if not (local or on_locator or row["place_id"] in ever or row["place_id"] == selection.place):
            continue
        group: Group = "elsewhere"
        if point is None:
            group = "pointless"
        elif mine:
            group = "deposits"
        elif local:
            group = "villages"
        out.append(
            Place(
                id=row["place_id"],
                kind=row["kind"],
                group=group,
                name=t.name(mine) if mine else t.name(row),
                point=point,
                precision_m=None if pd.isna(row["precision_m"]) else int(row["precision_m"]),
                basis=row["point_basis"],
                actions=int(total.get(row["place_id"], 0)),
                violent=int(violent.get(row["place_id"], 0)),
                sided=int(one_side.get(row["place_id"], 0)),
                has_history=row["place_id"] in ever,
                has_violence=row["place_id"] in ever_violent,
                mine=mine["mine_id"] if mine else "",
                status=mine["status"] if mine else "",
                is_namesake=_is_namesake(row, data),
                deck_label=row["deck_label"],
                source_id=row["source_id"],
            )
        )
    order = list(data["mines"].sort_values("deck_order").mine_id)
    near = list(
        data["mines"].sort_values("deck_order").village_place_id
    )  # the villages that the deck names first
    return sorted(
        out,
        key=lambda item: (
            GROUPS.index(item.group),
            order.index(item.mine) if item.mine else near.index(item.id) if item.id in near else len(near),
        ),
    )


def _point(row: Row) -> Point | None:
    if pd.isna(row["lat"]) or pd.isna(row["lon"]):
        return None
    return float(row["lat"]), float(row["lon"])


def _is_namesake(row: Row, data: Dataset) -> bool:
    """A place that has a deposit's name, but is neither the deposit nor the village the deck names beside it."""
    mines = data["mines"]
    if row["kind"] == "mine" or row["place_id"] in set(mines.village_place_id):
        return False
    bare = row["name_en"].partition(" (")[0]
    return bare in {name.partition(" (")[0] for name in mines.name_en}


# --- distances and precision ----------------------------------------------------------------------


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance in km."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def edge(centre: Point, radius_m: float, side: str) -> Point:
    """The point of a circle on the ground that lies furthest to a side (n, e, s, w)."""
    north = math.degrees(radius_m / 1000 / EARTH_KM)
    east = north / math.cos(math.radians(centre[0]))
    up, right = {"n": (north, 0.0), "s": (-north, 0.0), "e": (0.0, east), "w": (0.0, -east)}.get(
        side, (0.0, 0.0)
    )
    return centre[0] + up, centre[1] + right


def _towards(centre: Point, other: Point, radius_m: float) -> Point:
    """Where the way from the middle of a circle to another point leaves the circle; the middle if the point lies within."""
    share = radius_m / 1000 / (distance_km(centre, other) or 1)
    if share >= 1:
        return centre
    return centre[0] + (other[0] - centre[0]) * share, centre[1] + (other[1] - centre[1]) * share


def km(value: float, t: Translator) -> str:
    """Kilometres, with a decimal only where one was given."""
    return t.number(value, None if value != int(value) else 0)


def precision(basis: str, precision_m: int | None, t: Translator) -> str:
    """How good a point is, in words."""
    if basis == "none":
        return t("no point known")
    if precision_m is None:
        return t("how far it may be off is not known")
    radius = km(precision_m / 1000, t)
    if basis == "derived":
        return t("derived, not published; within about {km} km", km=radius)
    if basis == "published-coarse":
        return t("published in whole minutes only; within about {km} km", km=radius)
    return t("published; within about {km} km", km=radius)


def deck_sources(data: Dataset) -> set[str]:
    """The documents that are the deck itself."""
    rows = data["sources"]
    return set(rows[rows.read_as == DECK].source_id)


def claims(data: Dataset, one: str, other: str) -> pd.DataFrame:
    """Published distances between two places, in either direction; the deck's first, then by size.

    Returns:
        Rows of ``distances`` with a column ``is_deck``.
    """
    rows = data["distances"]
    pair = rows[
        ((rows.from_place_id == one) & (rows.to_place_id == other))
        | ((rows.from_place_id == other) & (rows.to_place_id == one))
    ]
    pair = pair.assign(is_deck=pair.source_id.isin(deck_sources(data)))
    return pair.sort_values(["is_deck", "distance_km"], ascending=[False, True], ignore_index=True)


def distance_words(rows: pd.DataFrame, t: Translator) -> str:
    """Distance claims in short: the deck's, then the range of the others."""
    parts = [t("{km} km (deck)", km=km(value, t)) for value in rows[rows.is_deck].distance_km]
    others = list(rows[~rows.is_deck].distance_km)
    if others:
        low, high = km(min(others), t), km(max(others), t)
        text = (
            t("{low}–{high} km elsewhere", low=low, high=high)
            if low != high
            else t("{km} km elsewhere", km=low)
        )
        parts.append(text)
    return " · ".join(parts)


def computed(one: Row, other: Row, t: Translator) -> str:
    """The straight line between two points in words, with what it can and cannot tell ("" without points)."""
    a, b = _point(one), _point(other)
    if a is None or b is None:
        return ""
    text = _straight(distance_km(a, b), [one["precision_m"], other["precision_m"]], t)
    if "derived" in (one["point_basis"], other["point_basis"]):
        text += " " + t(
            "Circular: a point here was itself derived from published distances, so this tests none of them."
        )
    return text


def _straight(length: float, radii: Sequence[Any], t: Translator) -> str:
    """A length in km between points that may be off by some metres; NA = nobody says by how much."""
    rounded = t.number(round(length), 0)
    if any(pd.isna(radius) for radius in radii):
        return t(
            "About {km} km in a straight line between our points; how far these may be off is not known.",
            km=rounded,
        )
    within = km(sum(map(int, radii)) / 1000, t)
    return t(
        "About {km} km in a straight line between our points, give or take {within} km.",
        km=rounded,
        within=within,
    )


def off_by(place: Place, t: Translator) -> str:
    """How far the point of a deposit may be off, in short: "±6 km"; "±?" where nobody says."""
    return f"±{km(place.precision_m / 1000, t)} {t('km')}" if place.precision_m else "±?"


# --- the figure -----------------------------------------------------------------------------------


def overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """The map of the view with its places as a table."""
    # Kept for all who look at the same places and years, whatever else they have chosen.
    return _overview(
        data,
        Selection(
            mines=selection.mines, year_from=selection.year_from, year_to=selection.year_to,
            place=selection.place, view=selection.view,
        ),
        t,
    )  # fmt: skip


@once
def _overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    found = places(data, selection, t)
    box = bounds(data, selection.view)
    drawn = [place for place in _visible(found, selection) if place.point and _inside(place.point, box)]
    events = here(data, selection)
    placed = events[events.place_id.isin([place.id for place in drawn])]
    lost = events[~events.place_id.isin([place.id for place in drawn])]
    kinds, statuses = kind_of_place(t), status_names(t)
    table = []
    for place in found:
        there = events[events.place_id == place.id]
        mine = [data.rows("mines")[place.mine]] if place.mine else []
        records = [
            record("places", place.id),
            *(record("mines", row["mine_id"]) for row in mine),
            *(record("events", item) for item in there.event_id),
        ]
        documents = [
            place.source_id,
            *(row["source_id"] for row in mine),
            *itertools.chain.from_iterable(there.sources),
        ]
        cells = [
            place.name,
            kinds[place.kind],
            statuses.get(place.status, ""),
            place.actions,
            place.violent,
            place.sided,
            _degrees(place.point, 0, t),
            _degrees(place.point, 1, t),
            precision(place.basis, place.precision_m, t),
        ]
        table.append((records, documents, cells))
    mines = [place for place in drawn if place.mine]
    years = {"first": str(selection.year_from), "last": str(selection.year_to)}
    period = t("all years") if selection.whole_period else t("{first}–{last}", **years)
    count, lost_count = placed.action_id.nunique(), lost.action_id.nunique()
    sentence = t(
        "Circles are as wide as the points are uncertain: {circles}. "
        "Numbers count documented events at a place ({period}): {count} at {places} places on this map; {lost} more name no place, or one that is not on it.",
        circles=", ".join(f"{place.name} {off_by(place, t)}" for place in mines) or t("none"),
        period=period,
        count=t.number(count),
        places=t.number(placed.place_id.nunique()),
        lost=t.number(lost_count),
    )
    return Figure(
        id="map",
        title=_title(mines, t),
        subtitle=t(
            "Deposits by newest documented status, villages, and documented events at each place, {period}",
            period=period,
        ),
        sentence=sentence,
        chart=spec(data, selection, t, found),
        rows=rows_of(
            [
                t("Place"),
                t("Kind"),
                t("Status"),
                t("Documented events here"),
                t("of them violent incidents"),
                t("of them told by one side alone"),
                t("Latitude, degrees"),
                t("Longitude, degrees"),
                t("How good the point is"),
            ],
            table,
        ),
        behind=(_distance_rows(data, selection, t), _action_rows(data, events, drawn, t)),
        conflicts=tuple(
            t(
                "{village} to {mine}, as published: {claims} km",
                village=t.name(village),
                mine=t.name(mine),
                claims="; ".join(
                    km(row.distance_km, t) + (t(" (deck)") if row.is_deck else "")
                    for row in rows.itertuples()
                ),
            )
            for mine, village, rows in _lines(data)
            if rows.distance_km.nunique() > 1 and selection.view == "talas"
        ),
        notes=tuple(_notes(found, t)),
    )


def _title(mines: Sequence[Place], t: Translator) -> str:
    if len(mines) < 2:
        return t("Where the deposits lie, and where people acted")
    operating = [place.name for place in mines if place.status == "operating"]
    mined = t("gold is mined at: {names}", names=", ".join(operating)) if operating else t("no mining seen")
    return f"{t('{n} gold deposits', n=t.number(len(mines)))}; {mined}"


def _notes(found: Sequence[Place], t: Translator) -> Iterator[str]:
    yield t(
        "A circle says where the true place may lie; it is not the size of the mine. Its radius is our estimate."
    )
    yield t(
        "A line joins a deposit with the village that the deck names beside it; its figures are published claims, not measured here."
    )
    names = [place.name for place in found if place.is_namesake]
    if names:
        yield t(
            "Listed but not drawn, because it is a namesake and not the deposit: {names}.",
            names=", ".join(names),
        )


def _degrees(point: Point | None, axis: int, t: Translator) -> str:
    # Two decimals are about a kilometre: no point here is known better.
    return t.number(point[axis], 2) if point else ""


def _distance_rows(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The distance claims behind the lines of the view (the country view draws none)."""
    return rows_of(
        [t("From"), t("To"), t("Kilometres, as published"), t("Probably a misprint"), t("Note")],
        [
            ([record("distances", row["distance_id"])], [row["source_id"]],
             [t.name(village), t.name(mine), row["distance_km"], t("yes") if row["is_suspect"] else t("no"), t.text(row, "note")])
            for mine, village, rows in _lines(data)
            for row in rows.to_dict("records")
            if selection.view == "talas"
        ],
        "distances",
        t("Distances between a deposit and the village the deck names"),
    )  # fmt: skip


def _action_rows(data: Dataset, events: pd.DataFrame, drawn: Sequence[Place], t: Translator) -> Rows:
    """The records of actions that the numbers count, and those that no point on the map can show."""
    kinds, known, places_ = kind_names(t), {place.id for place in drawn}, data.rows("places")
    return rows_of(
        [t("Place"), t("Date"), t("Kind"), t("Action"), t("Counted on the map"), t("Who speaks")],
        [
            ([record("events", row["event_id"])], row["sources"],
             [t.name(places_[row["place_id"]]) if row["place_id"] else t("place not stated"), t.date(row["date_edtf"]), kinds[row["kind"]], t.text(row, "title"),
              t("yes") if row["place_id"] in known else t("no: no point on this map"), voice_words(row["sources"], data, t)])
            for row in events.to_dict("records")
        ],
        "actions",
        t("Records of the documented events"),
    )  # fmt: skip


@derived
def _lines(data: Dataset) -> tuple[tuple[Row, Row, pd.DataFrame], ...]:
    """Deposit and village (rows of ``places``) that the deck puts side by side, with the distance claims."""
    rows = {row["place_id"]: row for row in data["places"].to_dict("records")}
    return tuple(
        (
            rows[mine["place_id"]],
            rows[mine["village_place_id"]],
            claims(data, mine["place_id"], mine["village_place_id"]),
        )
        for mine in data["mines"].sort_values("deck_order").to_dict("records")
    )


# --- the drawing ----------------------------------------------------------------------------------


def bounds(data: Dataset, view: str) -> Bounds:
    """What a view shows at first: the country, or the ground around deposits and villages.

    A foreign folder without a point in the shipped valley gets a frame around its own points.
    """
    if view == "kyrgyzstan":
        return _KYRGYZSTAN
    rows = data["places"]
    local = [
        point
        for row in rows[rows.kind.isin(["mine", "village", "aiyl_aimak"])].to_dict("records")
        if (point := _point(row))
    ]
    if not local or any(_inside(point, _TALAS) for point in local):
        return _TALAS
    lats, lons = [lat for lat, _ in local], [lon for _, lon in local]
    return (min(lats) - 0.2, min(lons) - 0.3), (max(lats) + 0.2, max(lons) + 0.3)


def close_box(data: Dataset, view: str) -> Bounds | None:
    """The ground around the deposits and the villages beside them; None where a view has no such part."""
    ends = [point for mine, village, _ in _lines(data) for row in (mine, village) if (point := _point(row))]
    if view != "talas" or not ends:
        return None
    lats, lons = [point[0] for point in ends], [point[1] for point in ends]
    return (min(lats) - 0.08, min(lons) - 0.15), (max(lats) + 0.05, max(lons) + 0.15)


def close_up(figure: Figure) -> Figure:
    """The same map, no wider than its deposits and the villages beside them: for a stage, where words are large."""
    assert isinstance(figure.chart, MapSpec)
    if figure.chart.close is None:
        return figure
    (south, west), (north, east) = figure.chart.close
    aside = ((north - south) / math.cos(math.radians(south)) * _STAGE_SHAPE - (east - west)) / 2
    tight = ((south, west - aside), (north, east + aside))
    # Words of the ground need room around them; a place keeps its words while its point is on the sheet.
    base = _only_inside(figure.chart.base, _ring_within(tight, 0.12))
    layers = _only_inside(figure.chart.layers, tight)
    return replace(figure, chart=replace(figure.chart, bounds=tight, base=base, layers=layers))


def _only_inside(layers: Iterable[MapLayer], box: Bounds) -> tuple[MapLayer, ...]:
    """Layers whose labels have their point in a box: a label beyond it would be cut, or moved to where nothing is."""
    return tuple(
        replace(
            item, features=tuple(feature for feature in item.features if _inside(_point_of(feature), box))
        )
        if item.kind == "label"
        else item
        for item in layers
    )


def _ring_within(box: Bounds, share: float) -> Bounds:
    """A box without a border that is a share of its size: a label whose point lies in the border would be cut."""
    (south, west), (north, east) = box
    high, wide = (north - south) * share, (east - west) * share
    return (south + high, west + wide), (north - high, east - wide)


def _point_of(feature: Mapping[str, Any]) -> Point:
    lon, lat = feature["geometry"]["coordinates"]
    return lat, lon


def _inside(point: Point, box: Bounds) -> bool:
    return box[0][0] <= point[0] <= box[1][0] and box[0][1] <= point[1] <= box[1][1]


def spec(data: Dataset, selection: Selection, t: Translator, found: Sequence[Place]) -> MapSpec:
    """The layers of the view."""
    box = bounds(data, selection.view)
    fixed, moving = _labels(data, selection, t, found, box)
    country = [f for f in layer(data, "countries") if f["properties"].get("id") == "kg"]
    home = [f for f in layer(data, "oblasts") if f["properties"].get("is_talas")]
    oblast_lines = layer(data, "oblast_borders")
    base = (
        MapLayer("land", "area", tuple(_shape(f, "land") for f in country)),
        MapLayer("oblast", "area", tuple(_shape(f, "oblast") for f in home)),
        MapLayer(
            "rivers",
            "line",
            tuple(
                _shape(f, "river-main" if f["properties"].get("name_en") else "river")
                for f in layer(data, "rivers")
            ),
        ),
        MapLayer("lakes", "area", tuple(_shape(f, "lake") for f in layer(data, "lakes"))),
        MapLayer(
            "oblast-borders",
            "line",
            tuple(
                _shape(f, "oblast-home" if f["properties"].get("is_talas") else "oblast-border")
                for f in oblast_lines
            ),
        ),
        MapLayer("borders", "line", tuple(_shape(f, "border") for f in layer(data, "borders"))),
        MapLayer("frame", "area", (_frame(),)),
        MapLayer("base-labels", "label", tuple(fixed)),
    )
    visible = _visible(found, selection)
    layers = (
        MapLayer("lines", "line", tuple(_line_features(data, selection, t))),
        MapLayer(
            "deposits",
            "circle",
            tuple(_deposit(place, selection, t) for place in visible if place.mine and place.precision_m),
        ),
        MapLayer(
            "places",
            "dot",
            tuple(_dot(place, selection, t) for place in visible if not (place.mine and place.precision_m)),
        ),
        MapLayer(
            "selected",
            "dot",
            tuple(
                _ring(place)
                for place in found
                if place.id == selection.place and place.point and not place.mine
            ),
        ),
        MapLayer("labels", "label", tuple(moving)),
    )
    credit = t("Base map: Natural Earth, GSHHG. Points: GeoNames (CC BY 4.0), USGS; circles ours.")
    return MapSpec(selection.view, box, base, layers, credit, close_box(data, selection.view))


def _visible(found: Sequence[Place], selection: Selection) -> list[Place]:
    """Places that are drawn: no namesake, and on the country map no village (they would lie on each other)."""
    kinds = (
        ("mine", "town", "city")
        if selection.view == "kyrgyzstan"
        else ("mine", "village", "aiyl_aimak", "town", "city")
    )
    return [place for place in found if place.point and not place.is_namesake and place.kind in kinds]


def _shape(feature: Mapping[str, Any], style: str) -> Row:
    return {"type": "Feature", "geometry": feature["geometry"], "properties": {"id": "", "style": style}}


def _frame() -> Row:
    """The sheet's margin: covers where the base map breaks off."""
    (south, west), (north, east) = BOX
    hole = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    far = [
        [west - 40, south - 30],
        [east + 40, south - 30],
        [east + 40, north + 30],
        [west - 40, north + 30],
        [west - 40, south - 30],
    ]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [far, hole]},
        "properties": {"id": "", "style": "frame"},
    }


def _at(point: Point, **properties: Any) -> Row:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": properties,
    }


def legend(view: View, t: Translator) -> list[tuple[str, str, str]]:
    """What the shapes of a view mean: (role of the shape, mark inside it, words)."""
    statuses = status_names(t)
    counted = [
        ("count", "7", t("documented events there")),
        ("violent", "▲2", t("of them violent incidents")),
    ]
    if view == "kyrgyzstan":
        return [
            (
                "deposit-far",
                "",
                "  ".join([t("deposit"), *(f"{GLYPHS[key]} {statuses[key]}" for key in GLYPHS)]),
            ),
            ("town-far", "", t("town")),
            *counted,
        ]
    return [
        *(
            (
                status,
                "",
                f"{GLYPHS[status]} {t('deposit, somewhere within the circle: {status}', status=statuses[status])}",
            )
            for status in GLYPHS
        ),
        ("village", "", t("village")),
        ("district", "", t("rural district, at its main village")),
        ("town", "", t("town")),
        *counted,
        ("distance", "", t("deposit and the village the deck names")),
    ]


def _is_dim(mine: str, selection: Selection) -> bool:
    return bool(selection.mines) and mine not in selection.mines


def _deposit(place: Place, selection: Selection, t: Translator) -> Row:
    assert place.point
    look = _deposit_style(place, selection)
    return _at(place.point, id=place.id, style=look, tip=tip(place, t), radius_m=place.precision_m)


def _deposit_style(place: Place, selection: Selection) -> str:
    style = "dim" if _is_dim(place.mine, selection) else place.status
    if not place.precision_m:
        style += "-point"
    if place.id == selection.place:
        style += "-chosen"
    elif selection.view == "kyrgyzstan" and not style.startswith("dim"):
        style = "deposit-far"  # its status is said by the sign before its name
    return style


def _dot(place: Place, selection: Selection, t: Translator) -> Row:
    """A place as a dot; on the country map towns where nothing is documented step back.

    A deposit is one only where nobody says how far its point may be off: then no circle would be true.
    """
    assert place.point
    if place.mine:
        return _at(place.point, id=place.id, style=_deposit_style(place, selection), tip=tip(place, t))
    town = "town-far" if selection.view == "kyrgyzstan" and not place.has_history else "town"
    style = {"village": "village", "aiyl_aimak": "district"}.get(place.kind, town)
    return _at(place.point, id=place.id, style=style, tip=tip(place, t))


def _ring(place: Place) -> Row:
    assert place.point
    return _at(place.point, id=place.id, style="ring")


def tip(place: Place, t: Translator) -> str:
    """What a place says when pointed at."""
    lines = [f"{place.name}: {kind_of_place(t)[place.kind]}"]
    if place.status:
        lines[0] += f", {status_names(t)[place.status]}"
    lines.append(actions_words(place.actions, place.violent, place.sided, t))
    lines.append(t("Point: {words}", words=precision(place.basis, place.precision_m, t)))
    return "\n".join(lines)


def actions_words(actions: int, violent: int, sided: int, t: Translator) -> str:
    """How much is documented at a place, in words."""
    if not actions:
        return t("No event here is documented in this view")
    text = t.plural("{n} documented event here", "{n} documented events here", actions)
    if violent:
        text += ", " + t.plural("{n} of them a violent incident", "{n} of them violent incidents", violent)
    if sided:
        text += ", " + t.plural(
            "{n} of them told by one side alone", "{n} of them told by one side alone", sided
        )
    return text


def _line_features(data: Dataset, selection: Selection, t: Translator) -> Iterator[Row]:
    mines = dict(zip(data["mines"].place_id, data["mines"].mine_id, strict=True))
    for mine, village, rows in _lines(data):
        a, b = _point(mine), _point(village)
        if a is None or b is None or rows.empty or selection.view != "talas":
            continue
        dim = _is_dim(mines[mine["place_id"]], selection)
        words = t(
            "{village} to {mine}: {claims}",
            village=t.name(village),
            mine=t.name(mine),
            claims=distance_words(rows, t),
        )
        # To the rim of the circle only: where in it the deposit lies is not known.
        rim = _towards(a, b, float(mine["precision_m"] or 0))
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[rim[1], rim[0]], [b[1], b[0]]]},
            "properties": {
                "id": mine["place_id"],
                "style": "distance-dim" if dim else "distance",
                "tip": words,
            },
        }


# --- labels ---------------------------------------------------------------------------------------


class _Sheet:
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

    @staticmethod
    def _y(lat: float) -> float:
        return math.degrees(math.asinh(math.tan(math.radians(lat))))

    def pixel(self, point: Point) -> Point:
        return (
            self.left + (point[1] - self.west) * self.scale,
            self.top + (self.north - self._y(point[0])) * self.scale,
        )

    def keep_free(self, point: Point, radius: float) -> None:
        x, y = self.pixel(point)
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def rectangle(
        self, point: Point, side: str, width: float, height: float, gap: float
    ) -> tuple[float, float, float, float]:
        x, y = self.pixel(point)
        dx = {"e": gap, "w": -gap - width}.get(side, -width / 2)
        dy = {"n": -gap - height, "s": gap}.get(side, -height / 2)
        return x + dx, y + dy, x + dx + width, y + dy + height

    def fits(self, box: tuple[float, float, float, float]) -> bool:
        if box[0] < 4 or box[1] < 4 or box[2] > self.size[0] - 4 or box[3] > self.size[1] - 4:
            return False
        return all(box[2] <= o[0] or box[0] >= o[2] or box[3] <= o[1] or box[1] >= o[3] for o in self.taken)


@dataclass(frozen=True)
class _Label:
    point: Point
    style: str
    label: str
    sides: str
    id: str = ""
    badge: str = ""
    alert: str = ""
    sub: str = ""
    tip: str = ""
    gap: float = 7.0
    spots: tuple[Point, ...] = ()  # other points that would do
    radius_m: float = 0.0  # of the circle that the label stands beside
    numbers: int = 0  # pixels kept for them, under every filter
    narrow: bool = True  # worth its room on a phone
    fixed: bool = False  # part of the base map

    def width(self, narrow: bool) -> float:
        if self.style == "country":
            return len(self.label) * 11.5
        main = len(self.label) * (8.2 if self.style in ("deposit", "dim") else 7.2) + self.numbers
        return max(main, 0 if narrow else len(self.sub) * 7)

    def height(self, narrow: bool) -> float:
        return 17 if narrow or not self.sub else 32


def _labels(
    data: Dataset, selection: Selection, t: Translator, found: Sequence[Place], box: Bounds
) -> tuple[list[Row], list[Row]]:
    """Labels of the base map, and labels that filters change; most important first where room is short."""
    large, small = _SIZES[selection.view]
    wide, narrow = _Sheet(box, large), _Sheet(close_box(data, selection.view) or box, small)
    visible = _visible(found, selection)
    for sheet in (wide, narrow):
        width, height = sheet.size
        sheet.taken += [
            (width - 50, 0, width, 86),
            (width - 150, height - 44, width, height),
        ]  # zoom buttons, scale
        for place in visible:
            assert place.point
            sheet.keep_free(place.point, 5)
    fixed: list[Row] = []
    moving: list[Row] = []
    for item in _wanted(data, selection, t, visible, box):
        for point, side, screen in _spots_of(item, wide, narrow):
            feature = _at(
                point, id=item.id, style=item.style, label=item.label, badge=item.badge, alert=item.alert, sub=item.sub,
                tip=item.tip, side=side, screen=screen, gap=item.gap,
            )  # fmt: skip
            (fixed if item.fixed else moving).append(feature)
    return fixed, moving


def _spots_of(item: _Label, wide: _Sheet, narrow: _Sheet) -> list[tuple[Point, str, str]]:
    """Where a label fits: point, side of it, and on which screen ("" = on both, at the same spot)."""
    large = _spot_on(item, wide, phone=False)
    small = _spot_on(item, narrow, phone=True, first=large) if item.narrow else None
    for sheet, spot in ((wide, large), (narrow, small)):
        if spot:
            sheet.taken.append(spot[2])
    if large and small and large[:2] == small[:2]:
        return [(*large[:2], "")]
    return [(*spot[:2], name) for spot, name in ((large, "wide"), (small, "phone")) if spot]


_Spot = tuple[Point, str, tuple[float, float, float, float]]  # point, side, and the room it takes


def _spot_on(item: _Label, sheet: _Sheet, *, phone: bool, first: _Spot | None = None) -> _Spot | None:
    """The first spot that is free on a screen; ``first``: the one that should be tried before all."""
    tried = [
        (edge(centre, item.radius_m, side), side)
        for centre in item.spots or (item.point,)
        for side in item.sides
    ]
    for point, side in [*([first[:2]] if first else []), *tried]:
        room = sheet.rectangle(point, side, item.width(phone), item.height(phone), item.gap)
        if sheet.fits(room):
            return point, side, room
    return None


def _wanted(
    data: Dataset, selection: Selection, t: Translator, visible: Sequence[Place], box: Bounds
) -> Iterator[_Label]:
    local = selection.view == "talas"
    deposits = [place for place in visible if place.mine]
    near = list(data["mines"].village_place_id)
    if local:
        yield from (_deposit_label(place, selection, t) for place in deposits)
    elif deposits:
        yield _shared_label(deposits, t)
    towns = [place for place in visible if not place.mine]
    for place in sorted(  # of the deck's villages the longest name first: it has the fewest spots
        towns,
        key=lambda place: (
            place.id not in near, not place.has_history, place.kind == "aiyl_aimak", -len(place.name) * (place.id in near),
        ),
    ):  # fmt: skip
        yield _place_label(place, t, box, _line_side(data, place) if local else "")
    if local:
        yield from _distance_labels(data, selection, t)
    yield from _base_labels(data, t, box, local)


def _counts(place: Place, t: Translator) -> dict[str, Any]:
    return {
        "numbers": (30 if place.has_history else 0) + (24 if place.has_violence else 0),
        "badge": t.number(place.actions) if place.actions else "",
        "alert": t.number(place.violent) if place.violent else "",
    }


def _deposit_label(place: Place, selection: Selection, t: Translator) -> _Label:
    assert place.point
    dim = _is_dim(place.mine, selection)
    return _Label(
        place.point, "dim" if dim else "deposit", f"{GLYPHS[place.status]} {_cut(place.name)}", "enws", id=place.id,
        # Kept when dimmed, so that labels stay where they are under every filter.
        sub=f"{status_names(t)[place.status]}, {off_by(place, t)}",
        tip=tip(place, t), gap=5 if place.precision_m else 10, radius_m=place.precision_m or 0, **_counts(place, t),
    )  # fmt: skip


GLYPHS: Mapping[str, str] = {
    "operating": "◆",
    "no-mining-seen": "◇",
}  # shapes of the status, beside its colour


def _cut(name: str) -> str:
    """A name as a label has it: one without an end would find no room and be left out."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip()}…"


def _shared_label(deposits: Sequence[Place], t: Translator) -> _Label:
    """One label for deposits that a country map cannot tell apart."""
    points = [place.point for place in deposits if place.point]
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    lon = sum(lon for _, lon in points) / len(points)
    # Below the deposits or above them, and as far beside them as it takes.
    spots = tuple(
        (lat, lon + aside) for lat in (south, north, north + 0.5) for aside in (0, -1.2, 1.2, -2.4, 2.4)
    )
    names = "  ".join(f"{GLYPHS[place.status]} {place.name}" for place in deposits)
    if len(names) > MOST_SHARED:
        names = t("{n} gold deposits", n=t.number(len(deposits)))
    return _Label(spots[0], "deposit", names, "sn", gap=9, spots=spots)


def _line_side(data: Dataset, place: Place) -> str:
    """On which side of a village (n or s) its line to a deposit leaves it ("" = no line)."""
    for mine, village, _ in _lines(data):
        a, b = _point(mine), _point(village)
        if village["place_id"] == place.id and a and b:
            return "n" if a[0] > b[0] else "s"
    return ""


def _place_label(place: Place, t: Translator, box: Bounds, last: str = "") -> _Label:
    """The label of a place; ``last`` is the side that is taken only if no other is free."""
    assert place.point
    style = "town" if place.kind in ("town", "city") else "village"
    point, name, sides = (
        place.point,
        place.deck_label if style == "town" and t.lang == "en" and place.deck_label else place.name,
        "ewns",
    )
    if not _inside(point, BOX) and place.deck_label and box == _KYRGYZSTAN:
        # Beyond the base map: named at its edge, with an arrow.
        arrow = "↙" if point[0] < BOX[0][0] else "→"
        point = max(point[0], box[0][0] + 0.1), max(point[1], box[0][1] + 0.05)
        name, sides = f"{arrow} {name}", "en"
    if place.kind == "aiyl_aimak":
        sides = "swne"
    if last:
        sides = sides.replace(last, "") + last
    gap = 13 if place.kind == "aiyl_aimak" else 9
    return _Label(
        point, style, _cut(name), sides, id=place.id, tip=tip(place, t), gap=gap, **_counts(place, t)
    )


def _distance_labels(data: Dataset, selection: Selection, t: Translator) -> Iterator[_Label]:
    mines = dict(zip(data["mines"].place_id, data["mines"].mine_id, strict=True))
    for mine, village, rows in _lines(data):
        a, b = _point(mine), _point(village)
        if a is None or b is None or rows.empty:
            continue
        style = "distance-dim" if _is_dim(mines[mine["place_id"]], selection) else "distance"
        # Nearer to the village, where the circle of the deposit leaves room.
        middle = b[0] + (a[0] - b[0]) * 0.38, b[1] + (a[1] - b[1]) * 0.38
        yield _Label(middle, style, distance_words(rows, t), "ewns", tip="", gap=8, narrow=False)


@once
def _base_labels(data: Dataset, t: Translator, box: Bounds, local: bool) -> tuple[_Label, ...]:
    """Labels of the ground, kept: looking for room in an outline takes a while."""
    return tuple(_ground(data, t, box, local))


def _ground(data: Dataset, t: Translator, box: Bounds, local: bool) -> Iterator[_Label]:
    for feature in layer(data, "oblasts"):
        own = feature["properties"]
        if own.get("is_talas") and (rooms := _rooms(feature, box)):
            yield _Label(rooms[0], "region", _name(own, t), "c", gap=0, spots=rooms, fixed=True)
    for feature in layer(data, "countries"):
        own = feature["properties"]
        if (own.get("id") != "kg" or not local) and (rooms := _rooms(feature, box)):
            yield _Label(
                rooms[0], "country", _name(own, t).upper(), "c", gap=0, spots=rooms, fixed=True, narrow=local
            )
    for feature in layer(data, "rivers"):
        own = feature["properties"]
        if own.get("name_en") and (point := _river_spot(feature, box)):
            name = t("{name} river", name=_name(own, t))
            yield _Label(point, "water", name, "nsew", gap=4, fixed=True, narrow=bool(own.get("is_talas")))
    for feature in layer(data, "lakes"):
        if point := _spot(feature, box):
            yield _Label(point, "water", _name(feature["properties"], t), "c", gap=0, fixed=True)


def _name(properties: Mapping[str, Any], t: Translator) -> str:
    return str(properties.get(f"name_{t.lang}") or properties.get("name_en") or "")


def _spot(feature: Mapping[str, Any], box: Bounds) -> Point | None:
    own = feature["properties"]
    if not own.get("name_en") or own.get("label_lat") is None or own.get("label_lon") is None:
        return None
    point = float(own["label_lat"]), float(own["label_lon"])
    return point if _inside(point, box) else None


def _rooms(feature: Mapping[str, Any], box: Bounds) -> tuple[Point, ...]:
    """Points of a grid where an area lies within a frame, those with most room around them first.

    A point with less than a third of the best one's room is none: there a name would reach over a border.
    """
    outline = [point for point in _vertices(feature["geometry"]["coordinates"]) if _inside(point, box)]
    rings = _rings(feature["geometry"])
    (south, west), (north, east) = box
    ranked = []
    for row in range(1, 28):
        lat = south + (north - south) * row / 28
        rims = _crossings(lat, rings)
        for column in range(1, 48):
            point = lat, west + (east - west) * column / 48
            if (len(rims) - bisect.bisect(rims, point[1])) % 2 == 0:  # even-odd rule, so holes are out
                continue
            rim = min(point[0] - south, north - point[0], (point[1] - west) / 2, (east - point[1]) / 2)
            ranked.append(
                (
                    min([rim, *(math.hypot(point[0] - y, (point[1] - x) / 2) for y, x in outline)]),
                    point,
                )
            )
    widest = max((room for room, _ in ranked), default=0)
    return tuple(point for room, point in sorted(ranked, reverse=True) if room >= widest / 3)


def _rings(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    shape = geometry["coordinates"]
    return [ring for part in shape for ring in part] if geometry["type"] == "MultiPolygon" else list(shape)


def _crossings(lat: float, rings: Iterable[list[list[float]]]) -> list[float]:
    """Longitudes, in order, at which the rim of an area crosses a latitude."""
    return sorted(
        (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1, *_), (x2, y2, *_) in itertools.pairwise(ring)
        if (y1 > lat) != (y2 > lat)
    )


def _river_spot(feature: Mapping[str, Any], box: Bounds) -> Point | None:
    """The label point, or in a closer view the vertex nearest to a quarter of its width."""
    if point := _spot(feature, box):
        return point
    quarter = box[0][1] + (box[1][1] - box[0][1]) * 0.2
    seen = [
        (lat, lon) for lat, lon in _vertices(feature["geometry"]["coordinates"]) if _inside((lat, lon), box)
    ]
    return min(seen, key=lambda point: abs(point[1] - quarter), default=None)


def _vertices(coordinates: Iterable[Any]) -> Iterator[Point]:
    for item in coordinates:
        if isinstance(item[0], (int, float)):
            yield float(item[1]), float(item[0])
        else:
            yield from _vertices(item)
