"""A :class:`MapSpec` drawn as SVG, for pictures: the same layers, roles and colours as on the screen. Pure.

The projection is the web map's (Mercator), so that a label has the place that was found for it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import INK, MUTED, PAPER, Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs.maps import map_relief, map_words
from dashboard.outputs.maps.map_look import GROUND, legend_colours, styles
from dashboard.outputs.maps.map_sheet import SCREEN, Sheet
from dashboard.outputs.pictures.clipping import cut_line, cut_ring
from dashboard.outputs.pictures.svg import element, moved
from dashboard.type_width import in_lines, text_width

_LEGEND_SIZE = 17
_WIDER = 1.12  # than our type, that which a file has elsewhere
# Leaflet's names for what SVG calls otherwise.
_SVG = {
    "color": "stroke",
    "weight": "stroke-width",
    "opacity": "stroke-opacity",
    "dashArray": "stroke-dasharray",
    "lineCap": "stroke-linecap",
    "fillColor": "fill",
    "fillOpacity": "fill-opacity",
}


@dataclass(frozen=True)
class Drawing:
    """SVG that begins at its own upper left corner."""

    markup: Markup
    height: float


def drawing(spec: MapSpec, theme: Theme, t: Translator, width: float) -> Drawing:
    """The map at its start view with scale bar, credit and legend.

    Args:
        spec: what to draw.
        theme: colours.
        t: language of scale bar and legend; the map's own words are in ``spec``.
        width: px.
    """
    drawn = sheet(spec, theme, t, width)
    key = legend(spec, theme, t, width)
    credit_y = f"{drawn.height + 22 + key.height:.0f}"
    credit = element("text", spec.credit, y=credit_y, font_size=14, fill=MUTED[theme])
    below = moved(0, f"{drawn.height + 8:.1f}", key.markup)
    return Drawing(drawn.markup + below + credit, drawn.height + key.height + 34)


def sheet(spec: MapSpec, theme: Theme, t: Translator, width: float, letters: float = 1) -> Drawing:
    """The map alone with its scale bar.

    Args:
        spec: what to draw.
        theme: colours.
        t: language of the scale bar.
        width: px; the height follows from the map's bounds.
        letters: above 1, words and dots are larger than the screen has them.
    """
    ground = Sheet.of(spec, SCREEN / letters)
    wide, tall = f"{ground.width:.2f}", f"{ground.height:.2f}"
    high = ground.height * width / ground.width
    drawn = element(
        "svg",  # nested, so that what lies beyond the sheet is cut off
        element("rect", width=wide, height=tall, fill=GROUND[theme]["sheet"]),
        map_relief.image(spec, ground.xy, theme),
        *(drawn_layer(layer, ground, theme) for layer in (*spec.base, *spec.layers)),
        _scale_bar(spec, ground, theme, t),
        width=f"{width:g}",
        height=f"{high:.1f}",
        viewBox=f"0 0 {wide} {tall}",
        overflow="hidden",
    )
    return Drawing(drawn, high)


# --- layers ---------------------------------------------------------------------------------------


def drawn_layer(layer: MapLayer, sheet: Sheet, theme: Theme) -> Markup:
    """A layer of a map as SVG."""
    if layer.kind == "label":
        return Markup().join(map_words.label(feature, sheet, theme) for feature in layer.features)
    drawn, looks = {"area": _path, "line": _path, "circle": _circle, "dot": _circle}, styles(theme)
    return Markup().join(
        drawn[layer.kind](feature, sheet, looks[feature["properties"]["style"]]) for feature in layer.features
    )


def _attributes(style: Mapping[str, Any], *, area: bool) -> dict[str, Any]:
    """A Leaflet path style as SVG attributes; what it leaves out is Leaflet's own default."""
    own = {"weight": 3, "opacity": 1, "fillOpacity": 0.2, **style}
    if own.get("fill") is False or not area:
        own.update(fillColor="none", fillOpacity=0)
    if not own["weight"]:
        own["color"] = "none"
    return {_SVG[name]: value for name, value in own.items() if name in _SVG}


def _path(feature: Mapping[str, Any], sheet: Sheet, style: Mapping[str, Any]) -> Markup:
    if style.get("className") == "only-phone":
        return Markup()
    geometry = feature["geometry"]
    area = "Polygon" in geometry["type"]
    cut = cut_ring if area else cut_line
    path = ""
    for line in _strokes(geometry):
        for piece in cut([sheet.xy(point[0], point[1]) for point in line], sheet.width, sheet.height):
            path += f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in piece)}{'Z' if area else ''}"
    if not path:
        return Markup()
    look = _attributes(style, area=area)
    return element("path", d=path, fill_rule="evenodd", stroke_linejoin="round", **look)


def _strokes(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """The lines or rings of a geometry."""
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "LineString":
            yield coordinates
        case "MultiLineString" | "Polygon":
            yield from coordinates
        case "MultiPolygon":
            for polygon in coordinates:
                yield from polygon


def _circle(feature: Mapping[str, Any], sheet: Sheet, style: Mapping[str, Any]) -> Markup:
    """A dot of the style's size, or a circle as wide as it is on the ground."""
    lon, lat = feature["geometry"]["coordinates"]
    x, y = sheet.xy(lon, lat)
    own = feature["properties"]
    radius = sheet.pixels(own["radius_m"], lat) if "radius_m" in own else style["radius"]
    look = _attributes(style, area=True)
    return element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", **look)


def _scale_bar(spec: MapSpec, sheet: Sheet, theme: Theme, t: Translator) -> Markup:
    """A bar of a round length in the lower right corner, true at the middle of the sheet."""
    (south, _), (north, _) = spec.bounds
    middle = (south + north) / 2
    length = next(
        km
        for km in (500, 200, 100, 50, 20, 10, 5, 2, 1)
        if sheet.pixels(km * 1000, middle) <= sheet.width / 5
    )
    right, y = sheet.width - 12, sheet.height - 12
    left = right - sheet.pixels(length * 1000, middle)
    ink = INK[theme]
    return (
        element(
            "rect",
            x=f"{left - 6:.1f}",
            y=f"{y - 20:.1f}",
            width=f"{right - left + 12:.1f}",
            height=26,
            fill=PAPER[theme],
            fill_opacity=0.8,
        )
        + element(
            "path",
            d=f"M{left:.1f},{y - 5:.1f}V{y:.1f}H{right}V{y - 5:.1f}",
            fill="none",
            stroke=ink,
            stroke_width=1.2,
        )
        + element(
            "text",
            t("{n} km", n=t.number(length)),
            x=f"{(left + right) / 2:.1f}",
            y=f"{y - 7:.1f}",
            font_size=12,
            text_anchor="middle",
            fill=ink,
        )
    )


def legend(spec: MapSpec, theme: Theme, t: Translator, width: float) -> Drawing:
    """Shapes and their meaning in as many lines as ``width`` (px) asks for."""
    out, x, y = [], 0.0, 24.0
    look = {"font_size": _LEGEND_SIZE, "fill": INK[theme]}
    for role, mark, words in maps.legend(spec, t):
        lines = in_lines(words, _LEGEND_SIZE, (width - 34) / _WIDER)
        length = 34 + max((text_width(line, _LEGEND_SIZE) for line in lines), default=0) + 22
        if x and x + length > width:
            x, y = 0.0, y + 30
        out.append(moved(f"{x:.1f}", f"{y:.1f}", _sign(role, mark, theme)))
        for number, line in enumerate(lines):
            y += 22 * bool(number)
            out.append(element("text", map_words.written(line), x=f"{x + 32:.1f}", y=f"{y:.1f}", **look))
        x += width if len(lines) > 1 else length
    return Drawing(Markup().join(out), y + 8)


def _sign(role: str, mark: str, theme: Theme) -> Markup:
    """What a line of the legend explains: a mark beside a name, a distance, or a shape."""
    look, colours = styles(theme).get(role, {}), legend_colours(theme)
    if mark:
        is_violent = role == "violent"
        return element(
            "text",
            mark if is_violent else f"({mark})",
            x=12,
            text_anchor="middle",
            font_size=_LEGEND_SIZE - 1,
            font_weight=600,
            fill=colours["red" if is_violent else "ink"],
        )
    if role in ("distance", "stream", "way"):
        return element(
            "path", d="M0,-6h24", **_attributes({**look, "weight": max(look["weight"], 1.6)}, area=False)
        )
    return element("circle", cx=12, cy=-6, r=look.get("radius", 10), **_attributes(look, area=True))
