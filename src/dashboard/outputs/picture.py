"""A figure as a picture for a slide or a page: title, drawing, and at the foot what it rests on. Pure.

An SVG is the picture; a PNG is that SVG drawn at twice its size. Charts are drawn by Vega-Lite itself
(vl-convert), maps by :mod:`dashboard.outputs.maps.map_drawing`, and a figure without a chart as the table of its rows.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard import map_assets, relief
from dashboard.figures.drawing.colours import INK, MUTED, PAPER, RULE, Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec, Rows
from dashboard.i18n import Translator
from dashboard.outputs import workshop
from dashboard.outputs.maps import map_drawing
from dashboard.outputs.maps.leaflet import embedded
from dashboard.outputs.pictures.lettering import SANS, SERIF, drawable, wrapped
from dashboard.outputs.pictures.painting import fitted
from dashboard.outputs.pictures.svg import document, element, moved, spans
from dashboard.texts import printable
from dashboard.type_width import Face, text_width

WIDTH = 1280  # of a picture, px: the width of a slide
MARGIN = 40
INSIDE = WIDTH - 2 * MARGIN
_MOST_WANTED = 900  # px on one line that a cell of a table may ask for
# A chart is laid out this wide and enlarged to the picture's width, so that its letters are read from afar;
# a chart that would become taller than wide is laid out in the picture's own size.
CHART_WIDTHS = (800, INSIDE)
STAGE_LETTERS = 1.35  # how much larger words on a map are there
STAGE_WIDTH = 760  # px of the plot of a chart for a stage: enlarged to a projector, 13 px become 30
TABLE_ROWS = 25  # of a figure without a chart; a picture with more could not be read
# A chart is laid out in a type that vl-convert carries on every machine; those it was told of later it draws, but takes
# their letters for 0.6 of their size a byte, and Cyrillic ones for twice as wide. Ours is a little narrower, so all
# words have room.
_MEASURED = "Liberation Sans"
_CUT = re.compile(r' clip-path="[^"]*"')


@dataclass(frozen=True)
class Part:
    """A piece of a picture: SVG that begins at its own upper left corner, and its height."""

    markup: Markup
    height: float


def svg(figure: Figure, theme: Theme, credit: Sequence[str], t: Translator) -> str:
    """The figure as an SVG document, 1280 px wide.

    Args:
        figure: what to draw; one that shows no row becomes a picture that says so.
        theme: colours.
        credit: lines for the foot (:func:`dashboard.outputs.citing.credit`).
        t: language.

    Returns:
        Markup without scripts and without links to other files; as high as its contents.

    Raises:
        NotDrawn: the chart could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    parts = [
        _text(figure.title, 34, INK[theme], is_title=True, after=8),
        _text(figure.subtitle, 20, MUTED[theme], after=18),
        _body(figure, theme, t),
        Part(_line(18, theme), 30),
        *(_text(line, 15, MUTED[theme], after=3) for line in credit),
    ]
    y, placed = float(MARGIN), []
    for part in parts:
        placed.append(moved(MARGIN, f"{y:.1f}", part.markup))
        y += part.height
    height = math.ceil(y + MARGIN - 12)
    return printable(
        document(
            element("title", figure.title),
            element("desc", figure.empty or figure.sentence),
            element("rect", width=WIDTH, height=height, fill=PAPER[theme]),
            *placed,
            role="img",
            width=WIDTH,
            height=height,
        )
    )


def png(figure: Figure, theme: Theme, credit: Sequence[str], t: Translator) -> bytes:
    """The same picture as a PNG at twice the size, 2560 px wide.

    Raises:
        NotDrawn: as :func:`svg`.
    """
    return workshop.png(svg(figure, theme, credit, t), 2)


def on_stage(
    chart: Spec | MapSpec, theme: Theme, t: Translator, room: tuple[int, int], plot: int = STAGE_WIDTH
) -> str:
    """The drawing alone as an SVG document, as large as it goes in some room, so that its letters are read from afar.

    Args:
        chart: what to draw.
        theme: colours.
        t: language.
        room: width and height in px.
        plot: width in px at which a chart is laid out before it is enlarged.

    Raises:
        NotDrawn: the chart could not be drawn.
    """
    wide, high = room
    if isinstance(chart, MapSpec):
        drawn = map_drawing.sheet(chart, theme, t, wide, letters(chart))
        if drawn.height > high:
            wide = int(wide * high / drawn.height)
            drawn = map_drawing.sheet(chart, theme, t, wide, letters(chart))
        return _on_paper(drawn.markup, wide, drawn.height, PAPER[theme])
    markup, own, tall = _laid_out(chart, theme, plot)
    scale = min(wide / own, high / tall)
    return _on_paper(_enlarged(markup, scale), own * scale, tall * scale, PAPER[theme])


def letters(spec: MapSpec) -> float:
    """How much larger beside a map its words are drawn on a stage.

    On a map of the country they keep their size: its towns lie as near to each other as their names allow.
    """
    return STAGE_LETTERS if spec.close else 1.0


def extent(drawn: str) -> tuple[float, float]:
    """Width and height in px of a drawing of ours."""
    return _size(drawn)


def nested(drawn: str) -> Markup:
    """A drawing of ours as a part of another."""
    return Markup(drawn)  # noqa: S704 - as :func:`on_stage` wrote it


def _enlarged(markup: Markup, scale: float) -> Markup:
    return element("g", markup, transform=f"scale({scale:.4f})")


def _line(y: str | float, theme: Theme) -> Markup:
    """A fine line across a picture."""
    return element("rect", x=0, y=y, width=INSIDE, height=1, fill=RULE[theme])


def _on_paper(markup: Markup, width: float, height: float, paper: str) -> str:
    # Whole pixels: half of one at the edge would be drawn as a grey line.
    wide, high = math.ceil(width), math.ceil(height)
    ground = element("rect", x=-1, y=-1, width=wide + 2, height=high + 2, fill=paper)
    return printable(document(ground, markup, width=wide, height=high))


def _body(figure: Figure, theme: Theme, t: Translator) -> Part:
    if figure.empty:
        return _text(figure.empty, 22, INK[theme], after=10)
    if figure.chart is None:
        return table(figure.rows, theme, t)
    if isinstance(figure.chart, MapSpec):
        drawn = map_drawing.drawing(figure.chart, theme, t, INSIDE)
        return Part(drawn.markup, drawn.height)
    assert isinstance(figure.chart, Spec)
    return _chart(figure.chart, theme)


# --- charts ---------------------------------------------------------------------------------------


def _chart(chart: Spec, theme: Theme) -> Part:
    for width in CHART_WIDTHS:
        markup, wide, high = _laid_out(chart, theme, width)
        if high <= wide * 0.75:
            break
    scale = INSIDE / wide
    return Part(_enlarged(markup, scale), high * scale)


def _laid_out(chart: Spec, theme: Theme, width: int) -> tuple[Markup, float, float]:
    """A chart as SVG at a width of its plot, and the width and height that it takes."""
    # Where the page's own colour of text is meant, a picture has no page to take it from.
    text = drawable(json.dumps(fitted(chart, theme), ensure_ascii=False)).replace("currentColor", INK[theme])
    own = json.loads(_with_relief(text))
    markup = workshop.chart({**own, "width": width, "background": None, "padding": 0}, _look(theme))
    markup = markup.replace(f'font-family="{_MEASURED}"', f'font-family="{SANS}"')
    if "projection" in own:
        # A map fills its picture, whose edge cuts it off; the paths that cut each layer take most of the time to draw.
        markup = _CUT.sub("", markup)
    return Markup(markup), *_size(markup)  # noqa: S704 - as Vega wrote it


def _with_relief(text: str) -> str:
    """A specification in which a picture of our server is put in where its address stood."""
    for picture in relief.pictures().values():
        for look, name in picture.files.items():
            address = map_assets.relief_address() + name
            if address in text:
                text = text.replace(address, embedded(picture.path(look).read_bytes()))
    return text


def _size(markup: str) -> tuple[float, float]:
    """Width and height of an SVG from its ``viewBox``."""
    box = markup.partition('viewBox="')[2].partition('"')[0].split()
    return float(box[2]), float(box[3])


def _look(theme: Theme) -> dict[str, Any]:
    """What a browser's page gives to a chart: type and colours of axes and legends."""
    quiet = {"labelColor": INK[theme], "titleColor": MUTED[theme], "labelFontSize": 13, "titleFontSize": 13}
    return {
        "font": _MEASURED,
        "view": {"stroke": None},
        "axis": {
            **quiet,
            "titleFontWeight": 400,
            "gridColor": RULE[theme],
            "domainColor": RULE[theme],
            "tickColor": RULE[theme],
        },
        "legend": {**quiet, "titleFontWeight": 400, "labelLimit": 400},
        "header": quiet,
        "text": {"color": INK[theme]},
    }


# --- words ----------------------------------------------------------------------------------------


def _text(text: str, size: float, colour: str, *, is_title: bool = False, after: float = 0) -> Part:
    if not text:
        return Part(Markup(), 0)
    face: Face = "SourceSerif4-SemiBold" if is_title else "SourceSans3-Regular"
    lines = wrapped(text, size, INSIDE, face)
    style: dict[str, Any] = {"font_family": SERIF, "font_weight": 600} if is_title else {"font_family": SANS}
    words = element("text", *spans(lines, size), font_size=f"{size:g}", fill=colour, **style)
    return Part(words, len(lines) * size * 1.3 + after)


def table(rows: Rows, theme: Theme, t: Translator, most: int = TABLE_ROWS) -> Part:
    """Rows as a table; of a long one its first so many, and how many more there are."""
    size, gap = 17, 20
    frame = rows.frame.iloc[:most]
    cells = [[str(name) for name in frame.columns], *([str(cell) for cell in row] for row in frame.values)]
    widths = _column_widths(cells, size, gap)
    out, y = [], 0.0
    for number, row in enumerate(cells):
        face: Face = "SourceSans3-Regular" if number else "SourceSans3-SemiBold"
        split = [wrapped(cell, size, width - gap, face) for cell, width in zip(row, widths, strict=True)]
        x = 0.0
        weight, colour = (400, INK[theme]) if number else (600, MUTED[theme])
        for lines, width in zip(split, widths, strict=True):
            words = element("text", *spans(lines, size), font_size=size, font_weight=weight, fill=colour)
            out.append(moved(f"{x:.1f}", f"{y:.1f}", words))
            x += width
        y += max(len(lines) for lines in split) * size * 1.3 + 8
        out.append(_line(f"{y:.1f}", theme))
        y += 8
    more = len(rows.frame) - len(frame)
    if not more:
        return Part(Markup().join(out), y)
    last = _text(
        t.plural("And {n} more row, in the data file.", "And {n} more rows, in the data file.", more),
        size,
        MUTED[theme],
    )
    out.append(moved(0, f"{y:.1f}", last.markup))
    return Part(Markup().join(out), y + last.height)


def _column_widths(cells: Sequence[Sequence[str]], size: float, gap: float) -> list[float]:
    """Every column holds its longest word if there is room for all; the rest goes to those with much to say."""
    columns = list(zip(*cells, strict=True))
    least = [
        max(
            text_width(word, size, "SourceSans3-SemiBold")
            for cell in column
            for word in (cell.split() or [""])
        )
        + gap
        for column in columns
    ]
    if sum(least) > INSIDE:
        return [width / sum(least) * INSIDE for width in least]
    wanted = [min(max(text_width(cell, size) for cell in column), _MOST_WANTED) for column in columns]
    left = INSIDE - sum(least)
    return [width + left * want / (sum(wanted) or 1) for width, want in zip(least, wanted, strict=True)]
