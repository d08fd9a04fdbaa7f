"""A :class:`MapSpec` drawn as SVG, for pictures: the same layers, roles and colours as on the screen. Pure.

The projection is the web map's (Mercator), so that a label has the place that was found for it there.
"""

from __future__ import annotations

import html
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import map as maps
from dashboard.figures.colours import INK, MUTED, PAPER, Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs.leaflet import GROUND, legend_colours, styles
from dashboard.outputs.lettering import SERIF, drawable, text_width
from dashboard.selection import View

SCREEN = 640  # width of the map that labels were placed for, px
EARTH_KM = 6371.0088  # mean radius, as the distances of the data use it
_LEGEND_SIZE = 17
_Point = tuple[float, float]  # on the sheet, px
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

    markup: str
    height: float


@dataclass(frozen=True)
class _Sheet:
    """Where a point of the ground lies on the sheet, in px of the screen's map."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    @classmethod
    def of(cls, spec: MapSpec, width: float) -> _Sheet:
        (south, west), (north, east) = spec.bounds
        scale = width / (east - west)
        return cls(west, _mercator(north), scale, width, (_mercator(north) - _mercator(south)) * scale)

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.scale, (self.north - _mercator(lat)) * self.scale

    def pixels(self, metres: float, lat: float) -> float:
        """A short length on the ground at a latitude."""
        return math.degrees(metres / 1000 / EARTH_KM) / math.cos(math.radians(lat)) * self.scale


def _mercator(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def drawing(spec: MapSpec, theme: Theme, t: Translator, width: float) -> Drawing:
    """The map at its start view with scale bar, credit and legend.

    Args:
        spec: what to draw.
        theme: colours.
        t: language of scale bar and legend; the map's own words are in ``spec``.
        width: px.
    """
    drawn = sheet(spec, theme, t, width)
    key = legend(spec.view, theme, t, width)
    credit = f'<text y="{drawn.height + 22 + key.height:.0f}" font-size="14" fill="{MUTED[theme]}">{html.escape(spec.credit)}</text>'
    return Drawing(
        f'{drawn.markup}<g transform="translate(0 {drawn.height + 8:.1f})">{key.markup}</g>{credit}',
        drawn.height + key.height + 34,
    )


def sheet(spec: MapSpec, theme: Theme, t: Translator, width: float, letters: float = 1) -> Drawing:
    """The map alone with its scale bar.

    Args:
        spec: what to draw.
        theme: colours.
        t: language of the scale bar.
        width: px; the height follows from the map's bounds.
        letters: above 1, words and dots are larger than the screen has them.
    """
    ground = _Sheet.of(spec, SCREEN / letters)
    layers = "".join(_layer(layer, ground, theme) for layer in (*spec.base, *spec.layers))
    high = ground.height * width / ground.width
    return Drawing(
        # Nested, so that what lies beyond the sheet is cut off.
        f'<svg width="{width:g}" height="{high:.1f}" viewBox="0 0 {ground.width:.2f} {ground.height:.2f}" overflow="hidden">'
        f'<rect width="{ground.width:.2f}" height="{ground.height:.2f}" fill="{GROUND[theme]["sheet"]}"/>{layers}{_scale_bar(spec, ground, theme, t)}</svg>',
        high,
    )


# --- layers ---------------------------------------------------------------------------------------


def _layer(layer: MapLayer, sheet: _Sheet, theme: Theme) -> str:
    drawn = {"area": _path, "line": _path, "circle": _circle, "dot": _circle}
    if layer.kind == "label":
        return "".join(_label(feature, sheet, theme) for feature in layer.features)
    looks = styles(theme)
    return "".join(
        drawn[layer.kind](feature, sheet, looks[feature["properties"]["style"]]) for feature in layer.features
    )


def _attributes(style: Mapping[str, Any], *, area: bool) -> str:
    """A Leaflet path style as SVG attributes; what it leaves out is Leaflet's own default."""
    own = {"weight": 3, "opacity": 1, "fillOpacity": 0.2, **style}
    if own.get("fill") is False or not area:
        own.update(fillColor="none", fillOpacity=0)
    if not own["weight"]:
        own["color"] = "none"
    return " ".join(f'{_SVG[name]}="{value}"' for name, value in own.items() if name in _SVG)


def _path(feature: Mapping[str, Any], sheet: _Sheet, style: Mapping[str, Any]) -> str:
    geometry = feature["geometry"]
    area = "Polygon" in geometry["type"]
    cut = _cut_ring if area else _cut_line
    path = ""
    for line in _strokes(geometry):
        for piece in cut([sheet.xy(point[0], point[1]) for point in line], sheet):
            path += f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in piece)}{'Z' if area else ''}"
    if not path:
        return ""
    return f'<path d="{path}" fill-rule="evenodd" stroke-linejoin="round" {_attributes(style, area=area)}/>'


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


# Shapes that reach far beyond the sheet are cut a little outside it: a drawing program needs seconds to hide them.
_BESIDE = 30.0  # px


def _cut_line(line: Sequence[_Point], sheet: _Sheet) -> Iterator[list[_Point]]:
    """The runs of a line that come near the sheet."""
    run: list[_Point] = []
    for one, other in itertools.pairwise(line):
        near = (
            max(one[0], other[0]) >= -_BESIDE
            and min(one[0], other[0]) <= sheet.width + _BESIDE
            and max(one[1], other[1]) >= -_BESIDE
            and min(one[1], other[1]) <= sheet.height + _BESIDE
        )
        if near:
            run = [*(run or [one]), other]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut_ring(ring: Sequence[_Point], sheet: _Sheet) -> Iterator[list[_Point]]:
    """A ring cut at the four sides one after the other (Sutherland and Hodgman)."""
    points = list(ring)
    limits = (
        (0, -_BESIDE, 1),
        (0, sheet.width + _BESIDE, -1),
        (1, -_BESIDE, 1),
        (1, sheet.height + _BESIDE, -1),
    )
    for axis, limit, sign in limits:
        kept: list[_Point] = []
        for one, other in zip(points, points[1:] + points[:1], strict=True):
            before, after = (one[axis] - limit) * sign, (other[axis] - limit) * sign
            if before >= 0:
                kept.append(one)
            if before * after < 0:
                share = before / (before - after)
                kept.append((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share))
        points = kept
    if len(points) > 2:
        yield points


def _circle(feature: Mapping[str, Any], sheet: _Sheet, style: Mapping[str, Any]) -> str:
    """A dot of the style's size, or a circle as wide as it is on the ground."""
    lon, lat = feature["geometry"]["coordinates"]
    x, y = sheet.xy(lon, lat)
    own = feature["properties"]
    radius = sheet.pixels(own["radius_m"], lat) if "radius_m" in own else style["radius"]
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {_attributes(style, area=True)}/>'


# --- words ----------------------------------------------------------------------------------------


def _label_styles(theme: Theme) -> dict[str, str]:
    """SVG attributes of a label by its role; the screen's own are in ``leaflet.sheet_style``."""
    ground, ink, muted = GROUND[theme], INK[theme], MUTED[theme]
    return {
        "deposit": f'font-size="15" font-weight="600" fill="{ink}"',
        "dim": f'font-size="14" fill="{muted}"',
        "village": f'font-size="14" fill="{ink}"',
        "town": f'font-size="13" fill="{ink}"',
        "distance": f'font-size="12" fill="{muted}"',
        "water": f'font-size="13" font-style="italic" font-family="{SERIF}" fill="{ground["water-text"]}"',
        "region": f'font-size="15" letter-spacing="0.9" font-family="{SERIF}" fill="{ground["gold-text"]}"',
        "country": f'font-size="12" letter-spacing="2.2" fill="{muted}"',
    }


# Between parts of a label: a space that is a letter, since a shift (dx) is left out of the width by some that draw SVG.
_GAP = "\u00a0"


def _label(feature: Mapping[str, Any], sheet: _Sheet, theme: Theme) -> str:
    """A label beside its point: the name, how many actions, how many of them violent, a second line."""
    own = feature["properties"]
    looks = _label_styles(theme)
    if own["style"] not in looks or own.get("screen") == "phone":  # a dimmed distance has no words
        return ""
    x, y = sheet.xy(*feature["geometry"]["coordinates"])
    gap, side, high = own["gap"], own["side"], 30 if own.get("sub") and own["style"] != "dim" else 15
    anchor = {"e": "start", "w": "end"}.get(side, "middle")
    left = x + {"e": gap, "w": -gap}.get(side, 0)
    # Not words of the ground, which stand where there is room, nor of a place that is not on the sheet.
    if own["style"] not in ("water", "region", "country") and 0 <= x <= sheet.width:
        left += _inwards(own, left, anchor, sheet.width)
    top = y + {"n": -gap - high, "s": gap}.get(side, -high / 2)
    parts = [f'<tspan x="{left:.1f}" y="{top + 12:.1f}">{_written(own["label"])}</tspan>']
    if own.get("badge"):
        parts.append(f'<tspan font-size="12" font-weight="600">{_GAP}({html.escape(own["badge"])})</tspan>')
    if own.get("alert"):
        red = legend_colours(theme)["red"]
        parts.append(
            f'<tspan font-size="12" font-weight="600" fill="{red}">{_GAP}▲{html.escape(own["alert"])}</tspan>'
        )
    if high == 30:
        parts.append(
            f'<tspan x="{left:.1f}" y="{top + 26:.1f}" font-size="12" font-weight="400">{_written(own["sub"])}</tspan>'
        )
    halo = f'stroke="{PAPER[theme]}" stroke-width="3" stroke-linejoin="round" stroke-opacity="0.85"'
    text = "".join(parts)
    # Twice, the halo below: an outline over the letters would eat them.
    common = f'text-anchor="{anchor}" {looks[own["style"]]}'
    return f"<text {common} {halo}>{text}</text><text {common}>{text}</text>"


def _inwards(own: Mapping[str, Any], left: float, anchor: str, width: float) -> float:
    """How far a label has to move aside so that none of its words is cut off by the sheet's edge."""
    marks = (own["label"], own.get("badge") and f"({own['badge']})", own.get("alert") and "▲0")
    wide = max(text_width(" ".join(filter(None, marks)), 14), text_width(own.get("sub", ""), 12)) + 6
    begin = left - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
    return max(0.0, 3 - begin) - max(0.0, begin + wide - (width - 3))


def _written(words: str) -> str:
    """Words with signs that the type has."""
    return html.escape(drawable(words.replace("◇", "◊")))


def _scale_bar(spec: MapSpec, sheet: _Sheet, theme: Theme, t: Translator) -> str:
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
        f'<rect x="{left - 6:.1f}" y="{y - 20:.1f}" width="{right - left + 12:.1f}" height="26" fill="{PAPER[theme]}" fill-opacity="0.8"/>'
        f'<path d="M{left:.1f},{y - 5:.1f}V{y:.1f}H{right}V{y - 5:.1f}" fill="none" stroke="{ink}" stroke-width="1.2"/>'
        f'<text x="{(left + right) / 2:.1f}" y="{y - 7:.1f}" font-size="12" text-anchor="middle" fill="{ink}">{html.escape(t("{n} km", n=t.number(length)))}</text>'
    )


def legend(view: View, theme: Theme, t: Translator, width: float) -> Drawing:
    """Shapes and their meaning in as many lines as ``width`` (px) asks for."""
    looks, colours = styles(theme), legend_colours(theme)
    out, x, y = [], 0.0, 24.0
    for role, mark, words in maps.legend(view, t):
        length = 34 + text_width(words, _LEGEND_SIZE) + 22
        if x and x + length > width:
            x, y = 0.0, y + 30
        if mark:
            colour = colours["red"] if role == "violent" else colours["ink"]
            sign = mark if role == "violent" else f"({mark})"
            out.append(
                f'<text x="{x + 12:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{_LEGEND_SIZE - 1}" font-weight="600" fill="{colour}">{sign}</text>'
            )
        elif role == "distance":
            out.append(
                f'<path d="M{x:.1f},{y - 6:.1f}h24" {_attributes({**looks[role], "weight": 2.4}, area=False)}/>'
            )
        else:
            radius = looks[role].get("radius", 10)
            out.append(
                f'<circle cx="{x + 12:.1f}" cy="{y - 6:.1f}" r="{radius}" {_attributes(looks[role], area=True)}/>'
            )
        out.append(
            f'<text x="{x + 32:.1f}" y="{y:.1f}" font-size="{_LEGEND_SIZE}" fill="{INK[theme]}">{_written(words)}</text>'
        )
        x += length
    return Drawing("".join(out), y + 8)
