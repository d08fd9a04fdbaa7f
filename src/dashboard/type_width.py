"""How wide text is, where no browser measures it: figures are laid out by it, and pictures are drawn by it.

The files are those that Streamlit shows its pages in (Source Sans 3, Source Serif 4).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from PIL import ImageFont

from dashboard.paths import FONTS

Face = Literal["SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold", "SourceSerif4-Italic"]
_MEASURED_AT = 100  # px


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{face}.ttf", _MEASURED_AT)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, face: Face = "SourceSans3-Regular") -> float:
    """Width in px of a text at a type size; of one with several lines that of the longest."""
    return measured(text, size, face)


def measured(text: str, size: float, face: Face) -> float:
    """The same, and nothing of the text is kept: it may be of a file that a visitor dropped."""
    lines = text.splitlines() or [""]
    return max(_font(face).getlength(line) for line in lines) / _MEASURED_AT * size
