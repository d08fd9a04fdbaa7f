"""The board as a chart, for slides, briefs and pictures: on the screen its tiles are buttons.

A status is told by its word, by a colour, and by the band at the left of its tile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import TEXT
from dashboard.figures.drawing.keys import LABEL, SMALL
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.outcomes import STATUS
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.recommendations.tiles import Group, Tile
from dashboard.i18n import Translator
from dashboard.type_width import Face, in_lines

MOST_ACROSS = 3  # tiles in a line
# Pixels.
NAMES = 150  # left of the tiles
GAP = 6  # below a tile
BETWEEN = 8  # rows of groups
BAND = 9
LINE = 17
# Words have this much room at the narrowest plot that a picture has.
IN_TILE, IN_NAME = 168, NAMES - 12
BOLD: Face = "SourceSans3-SemiBold"
WORD_LINES, NAME_LINES, STATUS_LINES = 2, 4, 2  # at most


def board_chart(groups: Sequence[Group], t: Translator) -> Chart:
    """Tiles side by side, the names of their groups at the left.

    Args:
        groups: the rows of the board, at least one.
        t: language, for what a pointer shows.
    """
    rows = list(_rows(groups))
    placed = [tile for row in rows for tile in row["tiles"]]
    names = pd.DataFrame([{"y": row["y"], "text": row["name"]} for row in rows])
    bottom = max(tile["y2"] for tile in placed) + GAP
    across = min(MOST_ACROSS, max(len(group.tiles) for group in groups))
    x = alt.Scale(
        domain=[0, across],
        range=[alt.ExprRef(f"{NAMES}"), alt.ExprRef("width")],
        nice=False,
        zero=False,
    )
    plane = Plane(x, channels.pixels_down(bottom))
    layers = (*_tiles(pd.DataFrame(placed), plane, t), *_names(names, plane))
    return layered(*layers).properties(height=bottom)


def _rows(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """Each group with its place, and its tiles with theirs, from the top down."""
    deepest = max(
        len(_lines(tile.status_words, STATUS_LINES, BOLD)) for group in groups for tile in group.tiles
    )
    height, y = 14 + LINE * (WORD_LINES + deepest), 0.0
    for group in groups:
        tiles = [_placed(tile, place, y, height) for place, tile in enumerate(group.tiles)]
        yield {
            "y": y,
            "name": "\n".join(_lines(group.name, NAME_LINES, BOLD, LABEL, IN_NAME)),
            "tiles": tiles,
        }
        y = max(tile["y2"] for tile in tiles) + GAP + BETWEEN


def _placed(tile: Tile, place: int, top: float, height: float) -> dict[str, Any]:
    """A tile as it is drawn: the fields are those of the chart's rows."""
    down, across = divmod(place, MOST_ACROSS)
    y = top + down * (height + GAP)
    status = _lines(tile.status_words, STATUS_LINES, BOLD)
    return {
        "x": across,
        "x2": across + 0.97,
        "y": y,
        "y2": y + height,
        "status_y": y + height - 6 - LINE * len(status),
        "text": "\n".join(_lines(f"{tile.order} {tile.words}", WORD_LINES)),
        "status": tile.status_words,
        "status_lines": "\n".join(status),
        "colour": STATUS[tile.status].colour,
        "strokes": STATUS[tile.status].strokes,
        "name": tile.name,
        "words": tile.words,
    }


def _lines(
    words: str, most: int, face: Face = "SourceSans3-Regular", size: int = SMALL, room: int = IN_TILE
) -> list[str]:
    """Words in lines that fit their room, at most so many; the last ends in dots where words are left out."""
    return in_lines(words, size, room, face, most=most)


def _tiles(frame: pd.DataFrame, plane: Plane, t: Translator) -> tuple[alt.Chart, ...]:
    """Grounds, bands, first words, and the words of the status."""
    base = alt.Chart(frame)
    tooltip = [
        alt.Tooltip("name:N", title=t("Recommendation")),
        alt.Tooltip("words:N", title=t("The words of the recommendation")),
        alt.Tooltip("status:N", title=t("Our status")),
    ]
    ground = base.mark_rect(fillOpacity=0.13, strokeWidth=1, cornerRadius=3).encode(
        **plane.area(), fill=channels.fill("colour"), stroke=channels.stroke("colour"), tooltip=tooltip
    )
    bands = (
        alt.Chart(pd.DataFrame(list(_strokes(frame))))
        .mark_bar(size=BAND, xOffset=BAND / 2, aria=False)
        .encode(**plane.place(y2="y2"), color=channels.colour())
    )
    style: dict[str, Any] = {"align": "left", "baseline": "top", "dx": BAND + 7, "color": TEXT}
    words = base.mark_text(**style, dy=6, fontSize=SMALL, lineBreak="\n", lineHeight=LINE, aria=False).encode(
        **plane.place(), text=channels.words()
    )
    status = base.mark_text(
        **style, fontSize=SMALL, fontWeight="bold", lineBreak="\n", lineHeight=LINE, aria=False
    ).encode(**plane.place(y="status_y"), text=channels.words("status_lines"))
    return ground, bands, words, status


def _strokes(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The band of each tile, stroke by stroke."""
    for tile in frame.itertuples():
        stroke, gap = tile.strokes
        y = float(tile.y)
        while y < tile.y2:
            yield {"x": tile.x, "y": y, "y2": min(y + stroke, float(tile.y2)), "colour": tile.colour}
            y += stroke + gap


def _names(names: pd.DataFrame, plane: Plane) -> tuple[alt.Chart, ...]:
    """The names of the groups, each at the first line of its tiles."""
    place = {**plane.place("y"), "x": alt.XValue(0)}
    style: dict[str, Any] = {"align": "left", "baseline": "top", "dy": 5, "color": TEXT}
    return (
        alt.Chart(names)
        .mark_text(**style, fontSize=LABEL, fontWeight="bold", lineBreak="\n", lineHeight=18)
        .encode(**place, text=channels.words()),
    )
