"""What filters and selection change on a map, drawn by a script of ours. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapLayer
from dashboard.outputs.maps import leaflet, map_look


class MovingParts(MacroElement):
    """The part of the map that filters and selection change, drawn by a script of ours.

    Folium would write one for each layer, and compile as a template whatever it writes: more than half of what a new
    selection cost.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}{{ this.script(this._parent.get_name()) }};{% endmacro %}"
    )

    def __init__(self, layers: Iterable[MapLayer], theme: Theme, *, shows_place: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "moving"
        # Where no server draws a chosen place, its address says which to show.
        self.ring = map_look.styles(theme)["ring"] if shows_place else None
        self.layers = [_moving_layer(layer, theme) for layer in layers if layer.features]

    def script(self, on: str) -> str:
        """JavaScript that draws it on a map, by the name of that, and gives Leaflet's group with all of it."""
        drawn = f"{leaflet.function('map_layers.js')}({on}, {htmlsafe_json_dumps(self.layers)})"
        if self.ring is None:
            return drawn
        return f"{leaflet.function('map_place.js')}({on}, {drawn}, {htmlsafe_json_dumps(self.ring)})"


def _moving_layer(layer: MapLayer, theme: Theme) -> dict[str, Any]:
    """A layer as ``map_layers.js`` takes it: each look once, and features that name theirs by its place in the list."""
    known = map_look.styles(theme)
    looks: list[dict[str, Any]] = []
    features = []
    for feature in layer.features:
        own = feature["properties"]
        drawn: dict[str, Any] = {
            "type": "Feature",
            "geometry": feature["geometry"],
            "properties": leaflet.properties(own),
        }
        if layer.kind == "label":
            drawn["label"] = leaflet.label_html(own)
        else:
            look = {**known[own["style"]]}
            if layer.kind == "circle":
                look["radius"] = own["radius_m"]
            if look not in looks:
                looks.append(look)
            drawn["look"] = looks.index(look)
        features.append(drawn)
    tips = all("tip" in drawn["properties"] for drawn in features)
    return {"kind": layer.kind, "looks": looks, "features": features, "tips": tips}
