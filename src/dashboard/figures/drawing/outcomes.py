"""What became of what was asked, in one look for all pictures: demanded, promised, met, undone, or none of these.

The words of each kind stand under the same table and column in :mod:`dashboard.figures.words.code_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.figures.drawing.colours import INKS, Ink

WHOLE = (64, 0)


class Look(NamedTuple):
    """How one kind is drawn.

    Attributes:
        ink: name of its colour; each meaning has one: gold what is asked, water what is answered or promised, green
            what is met or moved towards it, violet what went against it, grey what is neither.
        shape: of its mark in a chart, as Vega names it; in a row of squares and on a board it is a square.
        is_full: whether a square of it is full; only what was met is.
        is_dashed: whether the edge of a square is dashed.
        strokes: of the band at the left of its tile, and the gaps between them, px.
    """

    ink: Ink
    shape: str = "square"
    is_full: bool = False
    is_dashed: bool = False
    strokes: tuple[int, int] = WHOLE

    @property
    def colour(self) -> str:
        """As ``#RRGGBB``, the same on light and on dark paper."""
        return INKS[self.ink]


# The marks of charts as letters have them: filled, and outlined where one side alone says it.
SIGNS: Mapping[str, tuple[str, str]] = {
    "circle": ("●", "○"),
    "diamond": ("◆", "◇"),
    "square": ("■", "□"),
    "triangle-down": ("▼", "▽"),
    "triangle-right": ("▶", "▷"),
    "cross": ("✚", "✚"),
}
ASKED: Ink = "gold"
ANSWERED: Ink = "water"
STATUS: Mapping[str, Look] = {
    "acted": Look("green", is_full=True),
    "partly": Look("green", strokes=(8, 6)),
    "reversed": Look("violet", strokes=(3, 3)),
    "none-found": Look("grey", strokes=(1, 6)),
}
RELATION: Mapping[str, Look] = {
    "support": Look("green", "circle"),
    "setback": Look("violet", "triangle-down"),
    "background": Look("grey", "square"),
    "context": Look("grey", "diamond"),
}
STEP: Mapping[str, Look] = {
    "demanded": Look(ASKED, is_dashed=True),
    "promised": Look(ANSWERED),
    "granted": Look("green", is_full=True),
    "held": Look("grey"),
    "changed": Look("grey", is_dashed=True),
    "blocked": Look("violet", is_dashed=True),
}
STAGE: Mapping[str, Look] = {
    "paid": Look("green", "circle"),
    "promised": Look(ANSWERED, "diamond"),
    "held": Look("grey", "square"),
    "returned": Look("violet", "triangle-down"),
    "": Look("grey", "triangle-right"),
}
# Table and column -> code -> look: the keys are those of the words.
LOOKS: Mapping[tuple[str, str], Mapping[str, Look]] = {
    ("recommendations", "status"): STATUS,
    ("followups", "relation"): RELATION,
    ("seats", "step"): STEP,
    ("local_payments", "stage"): STAGE,
}


def colours(kind: str, looks: Mapping[str, Look]) -> dict[str, str]:
    """The colours of some looks as a style sheet takes them: ``kind-code`` -> ``#RRGGBB``."""
    return {f"{kind}-{code}": look.colour for code, look in looks.items()}
