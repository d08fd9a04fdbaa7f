"""Drawings of the copy: the figure's own, as SVG to stand in a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from markupsafe import Markup, escape

from dashboard.figures.drawing.colours import Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import apart, picture, workshop
from dashboard.outputs.maps import map_drawing
from dashboard.outputs.pictures.lettering import SANS
from dashboard.outputs.pictures.svg import document

ROOM = (1192, 6000)  # px that a drawing may take on a page
MAP = 960  # px of a map, with its legend under it
PLOT = 1000  # px at which a chart is laid out before it is enlarged to that
Drawn = Mapping[Spec | MapSpec, str]

# Only inside of tags: words of a drawing stay as they are.
_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'(\bid="|url\(#|href="#)')
_LONG = re.compile(r"(\d+\.\d\d)\d+")  # a hundredth of a pixel is finer than any screen
# Where something lies: a tenth of one is seen by nobody, but scales and opacities need theirs.
_PLACE = re.compile(r' (?:d|points|[xy][12]?|c[xy])="[^"]*"|translate\([^)]*\)')
_FRACTION = re.compile(r"\d+\.\d\d+")
_ZEROS = re.compile(r"(\d)\.0+(?!\d)|(\.[1-9])0+(?!\d)")
# What no reader sees: words for a screen reader of each mark (the page tells it the whole), names of Vega's parts,
# and what is so anyway.
_UNSEEN = re.compile(
    r' (?:aria-[a-z]+|role|class|xmlns(?::xlink)?|version|pointer-events)="[^"]*"'
    rf'| font-family="(?:{re.escape(SANS)}|{re.escape(str(escape(SANS)))})"'
    r'| (?:fill-|stroke-)?opacity="1"| text-anchor="start"| stroke="[^"]*" stroke-width="0"'
    r'| transform="translate\(0,0\)"'
)
# A line or an outline from corner to corner, each told from the sheet's own corner.
_CORNERS = re.compile(r' d="((?:[ML]-?[\d.]+,-?[\d.]+|Z){4,})"')
_CORNER = re.compile(r"([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?")
# A group of marks of one sort, as Vega writes them, and what each takes from its group if it says nothing itself.
_ALIKE = re.compile(
    r"<g>((?:<(?P<sort>path|line|rect|circle)\b[^>]*/>)(?:<(?P=sort)\b[^>]*/>){2,}"
    r"|(?:<text\b[^>]*>[^<]*</text>){3,})</g>"
)
_TAKEN = re.compile(
    r' (?:fill|stroke|stroke-width|stroke-dasharray|fill-opacity|font-size|font-weight|text-anchor)="[^"]*"'
)
# Bars too narrow to be seen, and marks that are not there.
_NOTHING = re.compile(
    r'<path d="M[\d.,-]+h0(?:\.0\d?)?v[\d.]+h-0(?:\.0\d?)?Z"[^>]*/>|<path d="" display="none"/>'
)
# A disc and a line of words where they are, not moved there.
_DISC = re.compile(
    r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0"'
)
_PLACED = re.compile(r'(<text\b[^>]*) transform="translate\(([-\d.]+),([-\d.]+)\)"([^>]*>)(?!<tspan)')
# Squares or discs that differ in their places alone: a mark for each of hundreds of documents or people.
_SQUARES = re.compile(
    r'<rect x="([\d.]+)" y="([\d.]+)" width="(?P<wide>[\d.]+)" height="(?P<high>[\d.]+)" rx="0"(?P<look>[^>]*)/>'
    r'(?:<rect x="[\d.]+" y="[\d.]+" width="(?P=wide)" height="(?P=high)" rx="0"(?P=look)/>)+'
)
_DISCS = re.compile(
    r'<circle cx="[\d.]+" cy="[\d.]+" r="(?P<radius>[\d.]+)" fill="(?P<fill>[^"]+)"(?P<look>(?: opacity="[\d.]+")?)/>'
    r'(?:<circle cx="[\d.]+" cy="[\d.]+" r="(?P=radius)" fill="(?P=fill)"(?P=look)/>)+'
)
_LINE = re.compile(r'<text([^>]*)><tspan( x="[^"]*" y="[^"]*")>([^<]*)</tspan></text>')  # words in one line
_AT = re.compile(r'<\w+ c?x="([\d.]+)" c?y="([\d.]+)"')
_HEAD = re.compile(r"<(?:path|line|rect|circle|text)\b[^>]*>")


def _said_once(found: re.Match[str]) -> str:
    """A group of marks with what they all say said by the group."""
    marks = _HEAD.findall(found[1])
    shared = [said for said in dict.fromkeys(_TAKEN.findall(marks[0])) if all(said in mark for mark in marks)]
    inside = _HEAD.sub(lambda mark: _without(mark[0], shared), found[1])
    return f"<g{''.join(shared)}>{inside}</g>"


def _without(mark: str, shared: Iterable[str]) -> str:
    for said in shared:
        mark = mark.replace(said, "", 1)
    return mark


def drawings(
    figures: Iterable[Figure], t: Translator, said: Callable[[int, int], None], theme: Theme = "light"
) -> Drawn:
    """Every drawing once, as many at a time as there are processes that draw.

    Args:
        figures: those of all pages; the ones that are not drawn are passed over.
        t: language.
        said: is told after each drawing how many are made, and of how many.
        theme: colours.

    Raises:
        NotDrawn: one could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    charts = list(dict.fromkeys(figure.drawing for figure in figures if _is_drawn(figure)))

    def one(chart: Spec | MapSpec) -> str:
        if isinstance(chart, MapSpec):
            sheet = map_drawing.drawing(chart, theme, t, MAP)
            return document(sheet.markup, width=MAP, height=round(sheet.height))
        return picture.on_stage(chart, theme, t, ROOM, PLOT)

    made: dict[Spec | MapSpec, str] = {}
    with ThreadPoolExecutor(workshop.PROCESSES) as pool:
        for number, (chart, drawn) in enumerate(zip(charts, pool.map(one, charts), strict=True), start=1):
            made[chart] = drawn
            said(number, len(charts))
    return made


def _is_drawn(figure: Figure) -> bool:
    return figure.chart is not None and not figure.empty


def pictures(drawn: Iterable[str]) -> dict[str, bytes]:
    """The pictures of the ground under drawings, by their names from the root of the copy."""
    return {name: content for markup in drawn for name, content in apart.pictures(markup).items()}


def inline(figure: Figure, drawn: Drawn, own: str, *, is_alone: bool = False) -> Markup:
    """The drawing of a figure for a page; "" where its rows are all that it shows.

    Args:
        figure: whose.
        drawn: what :func:`drawings` made.
        own: letters before each id in the drawing, so that no two on a page share one.
        is_alone: the pictures under it stay within it, for a page that has nothing beside it.
    """
    if not _is_drawn(figure):
        return Markup()
    return embedded(drawn[figure.drawing], own, is_alone=is_alone)


def embedded(markup: str, own: str, *, is_alone: bool = False) -> Markup:
    """An SVG document of ours as a part of a page; `own` and `is_alone` as in :func:`inline`."""
    wide, high = picture.extent(markup)
    if not is_alone:
        markup = apart.named(markup)
    markup = _TAG.sub(lambda tag: _slim(tag[0], own), markup[markup.index("<svg") :])
    markup = _DISC.sub(r'<circle cx="\1" cy="\2" r="\3"', _NOTHING.sub("", markup))
    markup = _LINE.sub(r"<text\2\1>\3</text>", markup)
    markup = _DISCS.sub(_dotted, _SQUARES.sub(_squared, markup))
    markup = _ALIKE.sub(_said_once, _PLACED.sub(r'\1 x="\2" y="\3"\4', markup))
    # The sentence below the drawing says the same, so that a screen reader is told once.
    head = f'<svg aria-hidden="true" focusable="false" style="--wide:{wide:.0f}px;aspect-ratio:{wide:.0f}/{high:.0f}"'
    return Markup(markup.replace("<svg", head, 1))  # noqa: S704 - as picture wrote it


def _squared(found: re.Match[str]) -> str:
    """Squares as one outline: a quarter of their letters."""
    wide, high, look = found["wide"], found["high"], found["look"]
    return f'<path d="{_each(found[0], f"h{wide}v{high}h-{wide}z")}"{look}/>'


def _dotted(found: re.Match[str]) -> str:
    """Discs as one line that does not move, with round ends."""
    across, fill, look = 2 * float(found["radius"]), found["fill"], found["look"]
    path = _each(found[0], "h0")
    return f'<path d="{path}" stroke="{fill}" stroke-width="{across:g}" stroke-linecap="round"{look}/>'


def _each(marks: str, outline: str) -> str:
    """An outline at the place of each mark, the places told from the one before in whole tenths."""
    path, here = "", (0, 0)
    for place in _AT.findall(marks):
        there = (round(float(place[0]) * 10), round(float(place[1]) * 10))
        right, down = (f"{(to - at) / 10:g}" for to, at in zip(there, here, strict=True))
        path += f"m{right}{'' if down[0] == '-' else ','}{down}{outline}"
        here = there
    return path


def _slim(tag: str, own: str) -> str:
    placed = _PLACE.sub(lambda found: _FRACTION.sub(_to_a_tenth, found[0]), _UNSEEN.sub("", tag))
    short = _ZEROS.sub(r"\1\2", _LONG.sub(r"\1", placed))
    return _ID.sub(rf"\g<1>{own}-", _CORNERS.sub(_from_corner_to_corner, short))


def _from_corner_to_corner(found: re.Match[str]) -> str:
    """The same corners, each told from the one before, in whole tenths, so that none is moved: a third shorter."""
    path, here, begin = "", (0, 0), (0, 0)
    for command, *place in _CORNER.findall(found[1]):
        if command == "Z":
            path, here = f"{path}z", begin
            continue
        there = (round(float(place[0]) * 10), round(float(place[1]) * 10))
        right, down = (f"{(to - at) / 10:g}" for to, at in zip(there, here, strict=True))
        path += f"{command.lower()}{right}{'' if down[0] == '-' else ','}{down}"
        here, begin = there, there if command == "M" else begin
    return f' d="{path}"'


def _to_a_tenth(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}"
