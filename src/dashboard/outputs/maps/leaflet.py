"""A :class:`MapSpec` as a folium map that asks nothing of any other server. No Streamlit here.

What never changes under a filter is the map; what does is a list of layers that a script of ours draws.
Names in it are those of the layers (streamlit-folium evens out folium's random ones), so the same spec
gives the same script, and an unchanged map is not drawn again.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from markupsafe import escape

from dashboard import relief
from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs.maps.map_look import NARROW, sheet_style, styles
from dashboard.outputs.markup import markup
from dashboard.paths import SCRIPTS

# Beside HTML's own: a JavaScript template's marks, and Jinja's, which folium compiles its own output as.
_MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in "`${}"})


def escaped(text: str) -> str:
    """Text of the data as HTML that neither a browser nor a template engine can run."""
    return str(escape(text)).translate(_MARKS)


class OfflineMap(folium.Map):
    """A folium map without tiles whose scripts come from this server's own packages.

    ``leaflet`` is the address of the folder that holds it, relative to the map's frame. Folium's own lists name jQuery
    and Bootstrap, too, which nothing of ours uses: a map is there sooner without them.
    """

    def __init__(self, leaflet: str, **options: Any) -> None:
        # Folium reads these from the object; its own lists name other servers.
        self.default_js = [("leaflet", f"{leaflet}leaflet.js")]
        self.default_css = [("leaflet_css", f"{leaflet}leaflet.css")]
        super().__init__(tiles=None, **options)


@cache
def function(name: str) -> str:
    """A function of ours for the map's frame, without the first line of its file, which is about the file."""
    return (SCRIPTS / name).read_text(encoding="utf-8").partition("\n")[2].strip()


class _Furniture(MacroElement):
    """Scale, zoom, credit, bounds, and a page that scrolls under a finger."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>{{ this.css }}</style>{% endmacro %}
        {% macro script(this, kwargs) %}
        {{ this.function }}({{ this._parent.get_name() }}, {{ this.set|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, css: str, settings: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "furniture"
        self.css = css
        self.function = function("map_furniture.js")
        self.set = dict(settings)


def base_map(
    spec: MapSpec, theme: Theme, t: Translator, leaflet: str, fonts: str, pictures: str
) -> OfflineMap:
    """The part of the map that no filter changes.

    Args:
        spec: the map.
        theme: colours.
        t: language of the buttons; the map's own words are in ``spec``.
        leaflet: address of Leaflet's folder, relative to the map's frame; "" = it stands in the page.
        fonts: the same for the types; "" = the machine's own.
        pictures: the same for the relief; "" = it stands in the page.
    """
    sheet = OfflineMap(
        leaflet,
        zoom_control=False,
        attributionControl=False,
        scrollWheelZoom=False,
        zoomSnap=0.02,
        zoomDelta=0.7,
        min_zoom=4,
        max_zoom=13,
    )
    (south, west), (north, east) = maps.BOX
    settings = {
        "bounds": [list(corner) for corner in spec.bounds],
        "close": [list(corner) for corner in spec.close or spec.bounds],
        "narrow": NARROW,
        # Nobody looks further than the base map, or than a case elsewhere does.
        "edge": [
            [min(south, spec.bounds[0][0]), min(west, spec.bounds[0][1])],
            [max(north, spec.bounds[1][0]), max(east, spec.bounds[1][1])],
        ],
        "minZoom": 7.5 if spec.view == "home" else 5.5,
        "relief": _relief(spec, theme, pictures),
        "credit": escaped(spec.credit),
        "zoomIn": t("Zoom in"),
        "zoomOut": t("Zoom out"),
        "km": t("km"),
        "m": t("m"),
    }
    _Furniture(sheet_style(theme, fonts), settings).add_to(sheet)
    for layer in spec.base:
        _add(layer, sheet, theme)
    return sheet


def _relief(spec: MapSpec, theme: Theme, folder: str) -> list[dict[str, Any]]:
    """Pictures under a map, the one that it opens with first: address and bounds."""
    found = []
    for name in spec.relief if folder else spec.relief[:1]:
        picture = relief.pictures()[name]
        address = f"{folder}{picture.files[theme]}" if folder else embedded(picture.path(theme).read_bytes())
        found.append({"url": address, "bounds": [list(corner) for corner in picture.bounds]})
    return found


def embedded(picture: bytes, kind: str = "jpeg") -> str:
    """A picture as an address that holds it."""
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"


def _add(layer: MapLayer, parent: Any, theme: Theme) -> None:
    """A layer of the ground, which nobody can point at."""
    if not layer.features:  # folium refuses an empty collection
        return
    own_features = _joined(layer.features) if layer.kind == "line" else list(layer.features)
    name = f"{layer.id.replace('-', '')}base"
    features = [
        {
            "type": "Feature",
            "id": f"{name}{number}",
            "geometry": feature["geometry"],
            "properties": properties(feature["properties"]),
        }
        for number, feature in enumerate(own_features)
    ]
    by_id = {item["id"]: feature["properties"] for item, feature in zip(features, own_features, strict=True)}
    looks = styles(theme)

    def style(feature: Mapping[str, Any]) -> dict[str, Any]:
        own = by_id[feature["id"]]
        return (
            {"html": label_html(own), "className": "base"} if layer.kind == "label" else looks[own["style"]]
        )

    marker: folium.Marker | None = None
    if layer.kind == "label":
        icon = folium.DivIcon(html="", icon_size=(0, 0), icon_anchor=(0, 0), class_name="atlas-label")
        marker = folium.Marker(icon=icon, interactive=False, keyboard=False)
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        name=name,
        control=False,
        style_function=style,
        marker=marker,
        smooth_factor=0.6,
        interactive=False,
    ).add_to(parent)


def _joined(features: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Lines of one look as one: Leaflet takes as long for a short river as for all of them.

    Not areas, of which some lie upon each other: as one they would be holes in each other.
    """
    looks: dict[str, list[Mapping[str, Any]]] = {}
    for feature in features:
        looks.setdefault(feature["properties"]["style"], []).append(feature)
    joined: list[Mapping[str, Any]] = []
    for own in looks.values():
        parts: list[Any] = []
        for geometry in (feature["geometry"] for feature in own):
            parts += (
                geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]
            )
        kind = own[0]["geometry"]["type"].removeprefix("Multi")
        joined.append({**own[0], "geometry": {"type": f"Multi{kind}", "coordinates": parts}})
    return joined


def properties(own: Mapping[str, Any]) -> dict[str, str]:
    """What the browser gets of a feature: its id, and its tip as safe HTML."""
    kept = {"id": own["id"]}
    if own.get("tip"):
        kept["tip"] = "<br>".join(escaped(line) for line in own["tip"].splitlines())
    return kept


def label_html(own: Mapping[str, Any]) -> str:
    """A label: the name, how many actions, how many of them violent (a triangle), and a second line."""
    shown = {
        name: own.get(name, "")
        for name in ("label", "badge", "alert", "sub", "screen", "side", "style", "turn")
    }
    if own["style"] == "dim":
        shown["sub"] = ""
    return markup("map_label", **shown, gap=f"{own['gap']:.0f}").translate(_MARKS)
