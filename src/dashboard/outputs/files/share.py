"""A figure as a picture to share: square or wide, with its title above and what it rests on below. Pure.

Such a picture goes from phone to phone without the page it came from, so all that must be said with it is inside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import GOLD, INK, MUTED, PAPER, Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import picture, workshop
from dashboard.outputs.maps import map_drawing
from dashboard.outputs.pictures.lettering import SANS, SERIF, kept, wrapped
from dashboard.outputs.pictures.svg import document, element, moved, spans
from dashboard.texts import printable
from dashboard.type_width import Face

Shape = Literal["square", "wide"]
_SERIF: Face = "SourceSerif4-SemiBold"
SIZES: Mapping[Shape, tuple[int, int]] = {"square": (1080, 1080), "wide": (1280, 720)}  # px
_EDGE, _GAP = 44, 18
_COLUMN = 400  # px of the words where they stand beside the drawing
_TITLES = (46, 42, 38, 34, 30, 26)  # sizes of a title, the largest first
_SUBTITLE, _FOOT = 21, 15
# A chart whose words have room from this width on, and how wide one is laid out at most.
_NARROW, _BROAD = picture.CHART_WIDTHS[0], 1700
_PHONE = 560  # px: every flat chart has room here, as on a phone
_SQUAT = 1.9  # width by height, from which on a drawing wants the whole width of a wide picture
_FILLED = 0.6  # of its room, that a drawing takes at least before another width is tried
_ROWS = (25, 16, 12, 9, 7, 5, 4, 3, 2, 1)  # of a table, until its letters are read on a phone
_LEAST = 0.8  # of its own size, that a table is made smaller at most


@dataclass(frozen=True)
class _Page:
    """Where words and drawing stand: the words above and below the drawing, or all at its left."""

    wide: int
    high: int
    is_beside: bool
    title_lines: int
    foot_lines: int

    @classmethod
    def of(cls, shape: Shape, *, is_tall: bool) -> _Page:
        """The page of a shape, for a drawing that is tall or not."""
        wide, high = SIZES[shape]
        if shape == "wide" and is_tall:
            return cls(wide, high, is_beside=True, title_lines=7, foot_lines=13)
        return cls(wide, high, is_beside=False, title_lines=3 if shape == "square" else 2, foot_lines=5)

    @property
    def column(self) -> int:
        """How wide lines of words are."""
        return _COLUMN if self.is_beside else self.wide - 2 * _EDGE

    def room(self, head: float, foot: float) -> tuple[float, float, int, int]:
        """Left, top, width and height (px) that are left for the drawing, beside words of some height (px)."""
        if self.is_beside:
            left = 2 * _EDGE + _COLUMN
            return left, _EDGE, self.wide - left - _EDGE, self.high - 2 * _EDGE
        top = _EDGE + head + _GAP
        return _EDGE, top, self.column, int(self.high - _EDGE / 2 - foot - _GAP - top)


def svg(figure: Figure, shape: Shape, theme: Theme, credit: Sequence[str], t: Translator) -> str:
    """The figure as an SVG document of a fixed size.

    Args:
        figure: what to draw; one that shows no row becomes a picture that says so.
        shape: square (1:1) or wide (16:9).
        theme: colours.
        credit: lines for the foot (:func:`dashboard.outputs.citing.credit`).
        t: language.

    Raises:
        NotDrawn: the chart could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    drawing = (
        "" if figure.empty or not isinstance(figure.chart, Spec) else _laid_out(figure, theme, t, _NARROW)
    )
    page = _Page.of(
        shape, is_tall=isinstance(figure.chart, MapSpec) or (bool(drawing) and _ratio(drawing) < _SQUAT)
    )
    head = _head(figure, page, theme)
    own = (figure.chart.credit,) if isinstance(figure.chart, MapSpec) else ()
    foot = _lines(
        kept((*credit, *own), page.column, page.foot_lines, _FOOT), _FOOT, MUTED[theme], page.column
    )
    left, top, *room = page.room(head.height, foot.height)
    body = _body(figure, drawing, theme, t, (room[0], room[1]))
    return printable(
        document(
            element("title", figure.title),
            element("desc", figure.empty or figure.sentence),
            element("rect", width=page.wide, height=page.high, fill=PAPER[theme]),
            element("rect", width=page.wide, height=8, fill=GOLD),
            moved(_EDGE, _EDGE, head.markup),
            moved(left, f"{top + max(0.0, (room[1] - body.height) / 2):.1f}", body.markup),
            moved(_EDGE, f"{page.high - _EDGE / 2 - foot.height:.1f}", foot.markup),
            role="img",
            width=page.wide,
            height=page.high,
        )
    )


def png(figure: Figure, shape: Shape, theme: Theme, credit: Sequence[str], t: Translator) -> bytes:
    """The same picture as a PNG at twice the size.

    Raises:
        NotDrawn: as :func:`svg`.
    """
    return workshop.png(svg(figure, shape, theme, credit, t), 2)


def _head(figure: Figure, page: _Page, theme: Theme) -> picture.Part:
    """Title and subtitle; of a title that is too long in the smallest letters, its begin."""
    most, width, face = page.title_lines, page.column, _SERIF
    # The last are those of a title that fits in no size: its begin, measured in the other type.
    tries = [(size, figure.title) for size in _TITLES]
    tries += [
        (_TITLES[-1], kept([figure.title], width * part, most, _TITLES[-1])[0]) for part in (0.9, 0.8, 0.7)
    ]
    size, shown = next((one for one in tries if len(wrapped(one[1], one[0], width, face)) <= most), tries[-1])
    title = _lines((shown,), size, INK[theme], width, face)
    lines = 6 if page.is_beside else 2
    below = _lines(kept([figure.subtitle], width, lines, _SUBTITLE), _SUBTITLE, MUTED[theme], width)
    both = title.markup + moved(0, f"{title.height + 8:.1f}", below.markup)
    return picture.Part(both, title.height + 8 + below.height)


def _lines(
    texts: Sequence[str], size: float, colour: str, width: float, face: Face = "SourceSans3-Regular"
) -> picture.Part:
    """Paragraphs under each other."""
    lines = [line for text in texts for line in wrapped(text, size, width, face)]
    style: dict[str, Any] = (
        {"font_family": SERIF, "font_weight": 600} if face == _SERIF else {"font_family": SANS}
    )
    words = element("text", *spans(lines, size), font_size=f"{size:g}", fill=colour, **style)
    return picture.Part(words if lines else Markup(), len(lines) * size * 1.3)


def _laid_out(figure: Figure, theme: Theme, t: Translator, plot: int) -> str:
    """A chart in its own size at a width of its plot."""
    assert isinstance(figure.chart, Spec)
    return picture.on_stage(figure.chart, theme, t, (9 * plot, 9 * plot), plot)


def _ratio(drawn: str) -> float:
    """Width by height of a drawing."""
    wide, high = picture.extent(drawn)
    return wide / high


def _body(figure: Figure, drawing: str, theme: Theme, t: Translator, room: tuple[int, int]) -> picture.Part:
    """The drawing, as large as it goes in its room."""
    if figure.empty:
        return _lines([figure.empty], 30, INK[theme], room[0])
    if figure.chart is None:
        return _table(figure, theme, t, room)
    if isinstance(figure.chart, MapSpec):
        return _map(figure.chart, theme, t, room)
    shape, own = room[0] / room[1], _ratio(drawing)
    if own / shape < _FILLED:  # too tall for its room: laid out wider
        drawing = _laid_out(figure, theme, t, min(_BROAD, int(_NARROW * shape / own)))
    elif own / shape > 1 / _FILLED:  # too flat: laid out narrower, so that its letters become larger
        drawing = _laid_out(figure, theme, t, _PHONE)
    return _middle(drawing, room)


def _middle(drawn: str, room: tuple[float, float]) -> picture.Part:
    """A drawing scaled to its room, in the middle of its width."""
    wide, high = picture.extent(drawn)
    scale = min(room[0] / wide, room[1] / high)
    left = (room[0] - wide * scale) / 2
    scaled = element("g", picture.nested(drawn), transform=f"translate({left:.1f} 0) scale({scale:.4f})")
    return picture.Part(scaled, high * scale)


def _map(spec: MapSpec, theme: Theme, t: Translator, room: tuple[int, int]) -> picture.Part:
    """The map in the shape of its room, and below it what its marks mean."""
    wide, high = room
    key = map_drawing.legend(spec, theme, t, wide)
    tall = high - key.height - 8
    ground = _middle(
        picture.on_stage(maps.shaped(spec, wide / tall, picture.letters(spec)), theme, t, (wide, int(tall))),
        (wide, tall),
    )
    below = moved(0, f"{ground.height + 8:.1f}", key.markup)
    return picture.Part(ground.markup + below, ground.height + 8 + key.height)


def _table(figure: Figure, theme: Theme, t: Translator, room: tuple[int, int]) -> picture.Part:
    """As many rows as can be read."""
    wide, high = room
    for most in _ROWS:
        made = picture.table(figure.rows, theme, t, most)
        scale = min(wide / picture.INSIDE, high / made.height)
        if scale >= _LEAST:
            break
    return picture.Part(element("g", made.markup, transform=f"scale({scale:.4f})"), made.height * scale)
