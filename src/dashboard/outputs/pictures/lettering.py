"""The type of pictures, and text that is broken and cut to fit where no browser does it. Pure.

The files are those that Streamlit shows its pages in (Source Sans 3, Source Serif 4), so a picture looks like
the screen, is the same on every machine, and has every Russian and Kyrgyz letter.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from PIL import ImageFont

from dashboard.paths import FONTS
from dashboard.type_width import Face, in_lines, text_width

# An SVG that is opened elsewhere takes the next that is there.
SANS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, serif"

_BREAKS = "\u00ad\u200b"  # where a word may be broken
# Heights in type sizes: a line, and the gap under a paragraph.
_LINE, _BETWEEN = 1.3, 0.45
_LITTLE = 2  # letters of a word that ends no line of a title
NO_LETTER = "□"  # stands for a letter that the type lacks


class _Drawn(dict[int, str]):
    """What is drawn of a letter, by its code; found when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        # The simple layout: the other one may draw marks that nobody sees, or none for what it lacks.
        self.font = ImageFont.truetype(
            FONTS / "SourceSans3-Regular.ttf", 20, layout_engine=ImageFont.Layout.BASIC
        )
        self.lacking = bytes(self.font.getmask("\uffff"))

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in "\n\r\t":
            shown = letter
        elif unicodedata.category(letter) == "Cf" and letter not in _BREAKS:
            shown = ""  # joins, marks of direction, tags: nothing to see, and some that a PDF forbids
        elif not 0xD800 <= code < 0xE000 and bytes(self.font.getmask(letter)) != self.lacking:
            shown = letter
        elif letter.isspace():
            shown = " "
        elif "VARIATION SELECTOR" in unicodedata.name(letter, ""):
            shown = ""
        else:
            shown = NO_LETTER
        self[code] = shown
        return shown


@cache
def _drawn() -> _Drawn:
    return _Drawn()


def drawable(text: str) -> str:
    """Text in letters that the type has: each other one as an empty square, so that a reader sees that one is missing.

    A machine's own types would draw them otherwise on each machine or leave them out, a PDF for screen readers is
    refused with them, and Vega cuts a label between the two halves of one.
    """
    return text if text.isascii() else text.translate(_drawn())


class _Unmarked(dict[int, int | None]):
    """A letter by its code, nothing for a mark; found when it is first asked for."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return kept


_UNMARKED = _Unmarked()


def without_loose_marks(text: str) -> str:
    """Text without the marks over and under letters that make no letter of their own with them, such as a stress.

    Typst draws them in its own text, but refuses a PDF for screen readers if a drawing in it has one.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNMARKED)


def wrapped(text: str, size: float, width: float, face: Face = "SourceSans3-Regular") -> list[str]:
    """Lines that fit a width, in letters that the type has; a word that is longer than a line is broken.

    Args:
        text: of any length; its own line breaks count as spaces.
        size: of the type, px.
        width: of a line, px.
        face: which type.

    Returns:
        No line for a text without a letter.
    """
    return in_lines(drawable(text), size, width, face)


def balanced(text: str, size: float, width: float) -> list[str]:
    """A title on one line, or on two that are as nearly as wide as each other, so that no word is left alone.

    Args:
        text: that needs two lines of the width at most; one that needs more is wrapped (:func:`wrapped`).
        size: of the type, px.
        width: of a line, px.
    """
    lines = wrapped(text, size, width)
    if len(lines) != 2:
        return lines
    words = drawable(text).split()
    ways = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)) if words[n] != "—")
    fit = [way for way in ways if max(text_width(line, size) for line in way) <= width]

    def badness(way: tuple[str, str]) -> tuple[bool, float]:
        """A number stays with the word that it counts, "in" with its year; then the longer line is to be short."""
        last = way[0].rpartition(" ")[2]
        return last[-1].isdigit() or len(last) <= _LITTLE, max(text_width(line, size) for line in way)

    return list(min(fit, key=badness, default=lines))


def fitting(
    texts: Sequence[str], width: float, height: float, sizes: Sequence[float], wider: float = 1
) -> float:
    """The first of some type sizes in which texts under each other fit a box, else the last.

    Args:
        texts: a paragraph each.
        width: of the box, in the unit of the sizes (px or pt).
        height: of the box, in the same unit.
        sizes: to try, the largest first.
        wider: how much wider another type is than the one that is measured here.

    Raises:
        IndexError: there are no sizes.
    """
    for size in sizes:
        lines = sum(len(wrapped(text, size * wider, width)) for text in texts)
        if (lines * _LINE + len(texts) * _BETWEEN) * size <= height:
            return size
    return sizes[-1]


def kept(texts: Sequence[str], width: float, lines: int, size: float) -> tuple[str, ...]:
    """Texts cut so that together they take so many lines: the longest lose most, and what is cut ends in an ellipsis.

    Args:
        texts: a paragraph each.
        width: of a line, px.
        lines: that there are for all of them; with more texts than lines the last are left out.
        size: of the type, px.
    """
    shown = texts[: max(lines, 0)]
    needs = [_lines(text, size, width, lines) for text in shown]
    most = max((n for n in range(1, lines + 1) if sum(min(need, n) for need in needs) <= lines), default=1)
    return tuple(
        _beginning(text, width, most, size)
        if need > most or (len(shown) < len(texts) and n == lines)
        else text
        for n, (text, need) in enumerate(zip(shown, needs, strict=True), start=1)
    )


def _lines(text: str, size: float, width: float, most: int) -> int:
    """How many lines a text takes, or one more than there may be: what would follow is not measured."""
    return len(in_lines(drawable(text), size, width, most=most + 1))


def _beginning(text: str, width: float, lines: int, size: float) -> str:
    """As much of a text as fits so many lines with an ellipsis behind it."""
    longest = bisect_right(
        range(1, len(text) + 1), lines, key=lambda n: _lines(f"{text[:n].rstrip()}…", size, width, lines)
    )
    begin = text[:longest]
    word = begin.rfind(" ") if longest < len(text) else -1
    return f"{(begin[:word] if word > longest * 0.8 else begin).rstrip(' ,;:.')}…"


def within(
    texts: Sequence[str], width: float, height: float, size: float, wider: float = 1
) -> tuple[str, ...]:
    """Texts cut so that they fit a box at a type size (all px), measured as :func:`fitting` does."""
    most = int(height / size / (_LINE + _BETWEEN))
    lines = int((height / size - _BETWEEN * len(texts)) / _LINE) if len(texts) <= most else most
    return kept(texts, width, lines, size * wider)
