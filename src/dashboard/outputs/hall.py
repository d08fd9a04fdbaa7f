"""A scene's drawing as SVG: a sheet or a map, as large as a stage has room. Pure.

The same markup stands on the stage, where it is drawn sharp at every size, and becomes the picture of a slide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import segno
from markupsafe import Markup

from dashboard.cache import once
from dashboard.figures.drawing.colours import INK, INKS, MUTED, PAPER, RULE, Ink, Theme
from dashboard.figures.figure import MapSpec
from dashboard.figures.map.lettering import LETTERING
from dashboard.figures.story import Scene
from dashboard.figures.story.sheet import LINE, WIDE, Box, Code, Mark, Role, Shape, Sheet, Stroke, Words
from dashboard.figures.words.headline import pieces
from dashboard.figures.years import Years
from dashboard.i18n import Translator
from dashboard.outputs import qr
from dashboard.outputs.maps import map_drawing, map_sheet, played
from dashboard.outputs.pictures.lettering import drawable
from dashboard.outputs.pictures.svg import document, element, moved
from dashboard.texts import printable

_SAND: Mapping[Theme, str] = {"light": "#F1EBDD", "dark": "#242930"}
_BRIGHT: Mapping[Ink, str] = {  # on dark paper, where the colours of light paper are too dim for a hall
    "gold": "#D9A43B", "red": "#EE6A5B", "water": "#6AB0D3", "green": "#7DB68D", "violet": "#B3A1DA", "grey": "#A3A8AE",
}  # fmt: skip
_GROUND: Mapping[str, Mapping[Theme, str]] = {
    "ink": INK,
    "quiet": MUTED,
    "rule": RULE,
    "paper": PAPER,
    "sand": _SAND,
}
_DASH = "10 8"
_SIGN = re.compile("([▲△][0-9]*)")
_SEEN_FIRST = ("deposit", "dim", "village")  # styles of the names that a narrow screen shows first
_NEAR = 0.25  # of a map's width, that the name of a range may lie aside of them to be shown with them
_FADE, _LEAST_SEEN = (
    0.12,
    0.46,
)  # of a map's width: what fades at the edges of a narrow screen, and what it shows


def colour(role: Role, theme: Theme) -> str:
    """The colour of a role."""
    match role:
        case "none":
            return "none"
        case "ink" | "quiet" | "rule" | "paper" | "sand":
            return _GROUND[role][theme]
        case ink:
            return (_BRIGHT if theme == "dark" else INKS)[ink]


def signed(text: str) -> Sequence[str]:
    """A text in parts: every second one, from the second on, is a sign of violence, red as on the maps."""
    return _SIGN.split(text)


def drawn(scene: Scene, theme: Theme, t: Translator, address: str = "", *, plays: bool = False) -> str:
    """A scene's drawing as an SVG document of the stage's size.

    Args:
        scene: what to draw; made for the same language.
        theme: colours.
        t: language of a map's scale bar.
        address: of the live atlas, for a QR code; "" draws none.
        plays: whether years that build up are all in it, for a stage; else the last alone.
    """
    if isinstance(scene.drawing, MapSpec):
        return _map(scene.drawing, scene.years, theme, t, plays=plays)
    return sheet(scene.drawing, theme, address)


def seen_first(scene: Scene) -> tuple[float, float] | None:
    """What a narrow screen shows of a map first: the middle of its names, and how much they take.

    Names are those of deposits and villages, of what the title names, and with them those of the ranges that cut the
    home region off; both are shares of the map's width. None for what is no map, or a map without names of deposits and
    villages.
    """
    spec = scene.drawing
    if not isinstance(spec, MapSpec):
        return None
    across = map_sheet.Sheet.of(spec, WIDE)
    words = [
        feature
        for layer in (*spec.base, *spec.layers)
        if layer.kind == "label"
        for feature in layer.features
        if feature["properties"]["screen"] != "phone"
    ]
    if not any(one["properties"]["style"] in _SEEN_FIRST for one in words):
        return None
    told = _told(scene)
    named = [
        one
        for one in words
        if one["properties"]["style"] in _SEEN_FIRST or one["properties"].get("id") in told
    ]
    edges = [edge for one in named for edge in _edges(one, across)]
    middle = (min(edges) + max(edges)) / 2
    bounding = [_edges(one, across) for one in words if one["properties"]["leads"]]
    edges += [edge for ends in bounding for edge in ends if abs(sum(ends) / 2 - middle) < _NEAR]
    left, right = max(min(edges), 0.0), min(max(edges), 1.0)
    return (left + right) / 2, min(max(right - left + _FADE, _LEAST_SEEN), 1.0)


def _told(scene: Scene) -> set[str]:
    """The places that a title names."""
    figure = scene.figure
    return {piece.number for piece in pieces(figure.finding)} - {""} if scene.title == figure.title else set()


def _edges(label: Mapping[str, Any], across: map_sheet.Sheet) -> tuple[float, float]:
    """From where to where a label and the mark beside it run, as shares of the map's width."""
    own = label["properties"]
    at = across.xy(*label["geometry"]["coordinates"])[0]
    wide = (
        LETTERING[own["style"]].width(own["label"], own.get("sub", ""), phone=False) * WIDE / map_sheet.SCREEN
    )
    begin = {"e": at + own["gap"], "w": at - own["gap"] - wide}.get(own["side"][-1], at - wide / 2)
    left, right = min(begin, at - own["gap"]), max(begin + wide, at + own["gap"])
    return left / across.width, right / across.width


@once
def _map(spec: MapSpec, told: Years | None, theme: Theme, t: Translator, *, plays: bool) -> str:
    made = map_drawing.sheet(spec, theme, t, WIDE)
    frames = played.frames(told, spec, theme, WIDE, plays=plays) if told else Markup()
    return printable(document(made.markup, frames, width=WIDE, height=round(made.height)))


def sheet(own: Sheet, theme: Theme, address: str = "") -> str:
    """A sheet as an SVG document."""
    shapes = Markup().join(_shape(shape, theme, address) for shape in own.shapes)
    ground = element("rect", width=own.width, height=round(own.height), fill=PAPER[theme])
    return printable(document(ground, shapes, width=round(own.width), height=round(own.height)))


def _shape(shape: Shape, theme: Theme, address: str) -> Markup:
    match shape:
        case Words():
            return _words(shape, theme)
        case Code():
            return _code(shape, theme, address)
        case Stroke():
            return element(
                "line",
                x1=f"{shape.x:.1f}", y1=f"{shape.y:.1f}", x2=f"{shape.to_x:.1f}", y2=f"{shape.to_y:.1f}",
                stroke=colour(shape.role, theme), stroke_width=shape.weight,
                **({"stroke_dasharray": _DASH} if shape.is_dashed else {}),
            )  # fmt: skip
        case Box():
            line = (
                0 if shape.stroke == "none" else shape.weight
            )  # within the box: the edge of the stage cuts none
            return element(
                "rect",
                x=f"{shape.x + line / 2:.1f}", y=f"{shape.y + line / 2:.1f}",
                width=f"{shape.width - line:.1f}", height=f"{shape.height - line:.1f}",
                rx=shape.radius, **_look(shape, theme),
            )  # fmt: skip
        case Mark():
            return _mark(shape, theme)


def _look(shape: Box | Mark, theme: Theme) -> dict[str, object]:
    look: dict[str, object] = {"fill": colour(shape.fill, theme)}
    if shape.stroke != "none":
        look |= {"stroke": colour(shape.stroke, theme), "stroke_width": shape.weight}
    if shape.is_dashed:
        look["stroke_dasharray"] = _DASH
    if isinstance(shape, Box) and shape.tint < 1:
        look["fill_opacity"] = f"{shape.tint:.2f}"
    return look | ({"opacity": f"{shape.opacity:.2f}"} if shape.opacity < 1 else {})


def _mark(shape: Mark, theme: Theme) -> Markup:
    x, y, r = shape.x, shape.y, shape.radius
    if shape.shape == "disc":
        return element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:.1f}", **_look(shape, theme))
    corners = {
        "triangle": ((x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)),
        "diamond": ((x, y - r), (x + r, y), (x, y + r), (x - r, y)),
    }[shape.shape]
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in corners)
    return element("polygon", points=points, stroke_linejoin="round", **_look(shape, theme))


def _words(shape: Words, theme: Theme) -> Markup:
    lines = [
        element(
            "tspan", drawable(line), x=f"{shape.x:.1f}", y=f"{shape.y + shape.size * (0.94 + LINE * n):.1f}"
        )
        for n, line in enumerate(shape.lines)
    ]
    style: dict[str, object] = {"font_weight": 600} if shape.is_bold else {}
    return element(
        "text", *lines, font_size=f"{shape.size:g}", fill=colour(shape.role, theme), text_anchor=shape.anchor, **style
    )  # fmt: skip


def _code(shape: Code, theme: Theme, address: str) -> Markup:
    """The QR code, dark on white in every theme, and under it what it is."""
    if not qr.is_reachable(address):
        return _words(shape.instead, theme)
    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=qr.QUIET_ZONE))
    unit = shape.side / len(rows)
    path = "".join(
        f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    ground = element("rect", width=len(rows), height=len(rows), fill="#fff")
    code = element("g", ground, element("path", d=path, fill="#000"), transform=f"scale({unit:.4f})")
    words = element(
        "text", drawable(shape.words), x=f"{shape.x + shape.side / 2:.1f}", y=f"{shape.y + shape.side + 40:.1f}",
        font_size=30, fill=colour("ink", theme), text_anchor="middle",
    )  # fmt: skip
    return moved(f"{shape.x:.1f}", f"{shape.y:.1f}", code) + words
