"""A sheet for a hall: shapes and words where they stand, in px of a projector.

Pure values; how they look is drawn elsewhere.

A stage, a slide and a test read the same sheet, so none of them can show what the others do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.type_width import Face, measured, units

WIDE, HIGH = 1766, 800  # px: what a scene has on a projector of 1920 by 1080
NARROW = 800  # the same on a phone of 390 px, where the smallest letters so have 12; a sheet is as high as it must be
LEAST = 28  # px: smaller letters are not read from the back row
LINE = 1.24  # from line to line, in type sizes

Role = Literal[
    "ink", "quiet", "rule", "paper", "sand", "gold", "red", "water", "green", "violet", "grey", "none"
]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    """A rectangle; with ``radius`` its corners are round, and ``tint`` is how much of its colour its ground has."""

    x: float
    y: float
    width: float
    height: float
    fill: Role = "none"
    stroke: Role = "none"
    weight: float = 3
    is_dashed: bool = False
    opacity: float = 1
    radius: float = 0
    tint: float = 1


@dataclass(frozen=True)
class Mark:
    """A disc or a mark of some radius around its middle."""

    shape: Literal["disc", "triangle", "diamond"]
    x: float
    y: float
    radius: float
    fill: Role = "none"
    stroke: Role = "none"
    weight: float = 3
    is_dashed: bool = False
    opacity: float = 1


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    role: Role = "rule"
    weight: float = 3
    is_dashed: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of text; ``y`` is the top of the first."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    role: Role = "ink"
    anchor: Anchor = "start"
    is_bold: bool = False


@dataclass(frozen=True)
class Code:
    """Room for a QR code to the live atlas, drawn where its address can be reached.

    Elsewhere words stand in its place.
    """

    x: float
    y: float
    side: float
    words: str
    instead: Words


Shape = Box | Mark | Stroke | Words | Code


@dataclass(frozen=True)
class Sheet:
    """What stands on a scene."""

    shapes: tuple[Shape, ...]
    left_out: tuple[str, ...] = ()  # texts that had no room, or not in full: whole, for the speaker
    width: float = WIDE
    height: float = HIGH

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written on it and all that had no room, each text in one piece."""
        return self.left_out + tuple(
            shape.words if isinstance(shape, Code) else " ".join(shape.lines)
            for shape in self.shapes
            if isinstance(shape, (Words, Code))
        )


class Pen:
    """Puts shapes and words on a sheet."""

    def __init__(self) -> None:
        self._shapes: list[Shape] = []
        self._left_out: list[str] = []

    def put(self, *shapes: Shape) -> None:
        """Shapes, one over the other."""
        self._shapes.extend(shapes)

    def leave_out(self, *texts: str) -> None:
        """Texts for which there is no room: the speaker has them."""
        self._left_out.extend(texts)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: float = 32,
        *,
        most: int = 9,
        role: Role = "ink",
        anchor: Anchor = "start",
        is_bold: bool = False,
    ) -> float:
        """A text, broken into lines; what a box has no room for ends in an ellipsis.

        Args:
            text: one paragraph.
            x: of its begin, middle or end, as ``anchor`` says.
            y: top of the first line.
            width: of a line.
            size: of the letters; smaller, never below :data:`LEAST`, if a word would not fit.
            most: how many lines there may be.
            role: colour.
            anchor: what ``x`` is.
            is_bold: whether the letters are.

        Returns:
            How high it is, px.
        """
        lines, size = in_lines(text, size, width, most, is_bold=is_bold)
        if lines and lines[-1].endswith("…") and not text.rstrip().endswith("…"):
            self.leave_out(text)
        if not lines:
            return 0
        self._shapes.append(Words(x, y, tuple(lines), size, role, anchor, is_bold))
        return len(lines) * size * LINE

    def sheet(self, width: float = WIDE, height: float = HIGH) -> Sheet:
        """What was put so far, on a sheet of ``width`` and ``height``, px."""
        return Sheet(tuple(self._shapes), tuple(dict.fromkeys(self._left_out)), width, height)


def in_lines(
    text: str, size: float, width: float, most: int = 9, *, is_bold: bool = False
) -> tuple[list[str], float]:
    """A text in lines that fit a width, and the size of its letters.

    Args:
        text: one paragraph.
        size: of the letters, px, if all fits in it; smaller down to :data:`LEAST` otherwise.
        width: of a line, px.
        most: how many lines there may be; what has no room ends in an ellipsis.
        is_bold: whether the letters are.
    """
    for smaller in (size, *(step for step in (40, 36, 34, 32, 30, LEAST) if step < size)):
        lines = _broken(text, smaller, width, is_bold=is_bold, most=most)
        if lines is not None and len(lines) <= most:
            return lines, smaller
    words = text.split()

    def begin(n: int) -> list[str] | None:
        """The first words in lines, if they have room."""
        lines = _broken(" ".join(words[:n]) + "…", LEAST, width, is_bold=is_bold, most=most)
        return lines if lines is not None and len(lines) <= most else None

    # Of a text that fits in no size, as much as there is room for.
    n = bisect_left(range(1, len(words)), True, key=lambda n: begin(n) is None)
    if n and (lines := begin(n)):
        return lines, LEAST
    lengths = range(1, len(text) + 1)
    letters = bisect_right(lengths, width, key=lambda n: wide(text[:n] + "…", LEAST, is_bold))
    return ([text[: letters or 1].rstrip() + "…"] if text.strip() else []), LEAST


def _broken(
    text: str, size: float, width: float, *, is_bold: bool, most: int | None = None
) -> list[str] | None:
    """Lines of whole words, none ending with a short Russian one; None if a word is wider than a line.

    No more is broken once there are more lines than ``most``.
    """
    lines: list[str] = []
    for word in units(text, size, width, _face(is_bold)):
        if wide(word, size, is_bold) > width:
            return None
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
            if most is not None and len(lines) > most:
                break
    return lines


def wide(text: str, size: float, is_bold: bool = False) -> float:
    """Width of a line, px."""
    return measured(text, size, _face(is_bold))


def _face(is_bold: bool) -> Face:
    return "SourceSans3-SemiBold" if is_bold else "SourceSans3-Regular"


def high(texts: Sequence[str], size: float, width: float, between: float = 0.4) -> float:
    """Height of paragraphs under each other, px; infinite if a word does not fit."""
    total = 0.0
    for text in texts:
        lines = _broken(text, size, width, is_bold=False)
        if lines is None:
            return float("inf")
        total += (len(lines) * LINE + between) * size
    return total


def round_years(scale: float, room: float) -> int:
    """From one year that is written to the next, so that each has some room (px); ``scale`` is px a year."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    return next((step for step in steps if step * scale >= room), steps[-1])
