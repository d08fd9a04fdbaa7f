"""The type of pictures, and how wide text is in it, where no browser measures it. Pure.

The files are those that Streamlit shows its pages in (Source Sans 3, Source Serif 4), so a picture looks like
the screen, is the same on every machine, and has every Russian and Kyrgyz letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from PIL import ImageFont

from dashboard.paths import FONTS

# An SVG that is opened elsewhere takes the next that is there.
SANS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, serif"

Face = Literal["SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold"]
_MEASURED_AT = 100  # px


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{face}.ttf", _MEASURED_AT)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, face: Face = "SourceSans3-Regular") -> float:
    """Width in px of one line of text at a type size."""
    return _font(face).getlength(text) / _MEASURED_AT * size


def wrapped(text: str, size: float, width: float, face: Face = "SourceSans3-Regular") -> list[str]:
    """Lines that fit a width in px; a word that is longer than a line is broken."""

    # Measured each time, not through the cache of `text_width`: the words may be of a file that a visitor dropped.
    def measured(text: str) -> float:
        return _font(face).getlength(text) / _MEASURED_AT * size

    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measured(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and measured(line) > width:
            cut = len(line) - 1
            while cut > 1 and measured(line[:cut]) > width:
                cut -= 1
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def fitting(
    texts: Sequence[str], width: float, height: float, sizes: Sequence[float], wider: float = 1
) -> float:
    """The first of some type sizes in which texts under each other fit a box, else the last; all in one unit.

    ``wider``: how much wider another type is than the one that is measured here.
    """
    for size in sizes:
        lines = sum(len(wrapped(text, size * wider, width)) for text in texts)
        if (lines * 1.3 + len(texts) * 0.45) * size <= height:
            return size
    return sizes[-1]
