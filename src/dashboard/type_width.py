"""How wide text is, where no browser measures it: figures are laid out by it, and pictures are drawn by it.

The files are those that Streamlit shows its pages in (Source Sans 3, Source Serif 4), and they are read by HarfBuzz,
as a browser reads them: with letters that move together, on every machine.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import uharfbuzz

from dashboard.paths import FONTS
from dashboard.texts import TIE, tied

Face = Literal["SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold", "SourceSerif4-Italic"]


@cache
def _font(face: Face) -> uharfbuzz.Font:
    file = uharfbuzz.Blob.from_file_path(FONTS / f"{face}.ttf")
    return uharfbuzz.Font(uharfbuzz.Face(file))


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, face: Face = "SourceSans3-Regular") -> float:
    """Width in px of a text at a type size (px); of one with several lines that of the longest.

    By the type's own file.
    """
    return measured(text, size, face)


def measured(text: str, size: float, face: Face) -> float:
    """The same, and nothing of the text is kept: it may be of a file that a visitor dropped."""
    font = _font(face)
    return max(_advance(line, font) for line in text.splitlines() or [""]) / font.face.upem * size


def _advance(line: str, font: uharfbuzz.Font) -> int:
    """How far a line without breaks leads, in the type's own units."""
    glyphs = uharfbuzz.Buffer()
    glyphs.add_str(line)
    glyphs.guess_segment_properties()
    uharfbuzz.shape(font, glyphs)
    return sum(glyph.x_advance for glyph in glyphs.glyph_positions or ())  # none of no letter


_SPACE = re.compile(rf"[^\S{TIE}]+")
_LEFT_OUT = " …"  # ends a text of which words are left out


def in_lines(
    text: str,
    size: float,
    width: float,
    face: Face = "SourceSans3-Regular",
    *,
    most: int | None = None,
    longest: float | None = None,
) -> list[str]:
    """A text in lines that fit a width.

    Args:
        text: of any length; its own line breaks count as spaces.
        size: of the type, px.
        width: of a line, px.
        face: which type.
        most: how many lines there may be; the last of a text that needs more ends in dots.
        longest: a word that is no wider than this, px, may stick out of its line; one that is wider is broken. The
            width, if nothing is said.

    Returns:
        No line for a text without a letter.
    """
    lines: list[str] = []
    line = ""
    for word in units(text, size, width, face):
        longer = f"{line} {word}" if line else word
        if measured(longer, size, face) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        if most is not None and len(lines) >= most:
            return [*lines[: most - 1], _with_dots(lines[most - 1], size, width, face)]
        line = word
        while len(line) > 1 and measured(line, size, face) > max(width, longest or 0):
            if most is not None and len(lines) > most:
                break
            cut = _begin(line, size, width, face)
            lines.append(line[:cut])
            line = line[cut:]
    lines = [*lines, line] if line else lines
    if most is not None and len(lines) > most:  # a word that was broken
        return [*lines[: most - 1], _with_dots(lines[most - 1], size, width, face)]
    return lines


def in_two(text: str, size: float) -> tuple[str, ...]:
    """A text in two lines of about the same width, or in one if it is a single word; ``size`` of the type, px."""
    words = tied(text).split(" ")
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    broken = [(one.replace(TIE, " "), other.replace(TIE, " ")) for one, other in halves]
    return min(broken, key=lambda lines: max(text_width(line, size) for line in lines), default=(text,))


def units(text: str, size: float, width: float, face: Face) -> Iterator[str]:
    """The words of a text; a short Russian one with the next, where a line (``width``, px) has room for both."""
    for unit in _SPACE.split(tied(text).strip()):
        words = unit.split()
        together = " ".join(words)
        yield from [together] if len(words) > 1 and measured(together, size, face) <= width else words


def _begin(word: str, size: float, width: float, face: Face) -> int:
    """How many letters of a word that is too long fit a width in px, at least one."""
    # No letter that one sees is narrower than a tenth of its size.
    most = min(len(word), int(width / size * 10) + 2)
    n = max(1, bisect_right(range(1, most), width, key=lambda n: measured(word[:n], size, face)))
    return word.rfind("-", 1, n) + 1 or n  # behind a hyphen, if one is there


def _with_dots(line: str, size: float, width: float, face: Face) -> str:
    """A line of whole words with dots behind it, as many of them as have room; of a single word its begin."""
    while " " in line and measured(line + _LEFT_OUT, size, face) > width:
        line = line.rpartition(" ")[0]
    room = width - measured(_LEFT_OUT, size, face)
    return (
        line[: _begin(line, size, room, face)] + _LEFT_OUT
        if measured(line, size, face) > room
        else line + _LEFT_OUT
    )
