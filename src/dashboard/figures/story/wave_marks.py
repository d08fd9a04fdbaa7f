"""The marks of the years of protest: what each looks like, the axis under them, and their key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.figures.story.sheet import LEAST, WIDE, Box, Mark, Pen, Role, Stroke, round_years, wide
from dashboard.figures.words.names import indicator_names
from dashboard.i18n import Translator

COUNTED = ("peaceful", "violent")
GROUND = 690  # px: where the marks stand
BEFORE_WORDS, IN_KEY = 11, 14  # px: radius of a mark before the words that tell of it, and in the key
OTHER = "other"  # what is no protest: told, and drawn so that its words lead to a mark
LOOKS: dict[str, tuple[Literal["disc", "triangle", "diamond"], Role]] = {
    "peaceful": ("disc", "gold"),
    "violent": ("triangle", "red"),
    OTHER: ("diamond", "grey"),
}  # from the axis up


@dataclass(frozen=True)
class Action:
    """An action as it is drawn, in the first year in which it may lie."""

    year: int
    kind: str
    is_sure: bool
    is_one_sided: bool


def axis(
    pen: Pen,
    first: int,
    last: int,
    scale: float,
    years: tuple[int, int],
    ground: float = GROUND,
    width: float = WIDE,
) -> None:
    """The line that the marks stand on, with its years, those that are told in bold.

    ``scale`` is the px of a year, ``ground`` the px down to the line, ``width`` its length in px.
    """
    pen.put(Stroke(0, ground, width, ground, "quiet", 2))
    step = round_years(scale, 76 if width == WIDE else 110)
    for year in range(first, last + 1):
        if (year - first) % step == 0:
            is_told = years[0] <= year <= years[1]
            x = (year - first + 0.5) * scale
            pen.words(
                str(year), min(max(x, 32), width - 32), ground + 8, 120, LEAST,
                role="ink" if is_told else "quiet", anchor="middle", is_bold=is_told,
            )  # fmt: skip


def column(
    pen: Pen,
    stack: Sequence[Action],
    x: float,
    width: float,
    unit: float,
    foot: float = GROUND,
    *,
    is_new: bool,
) -> None:
    """Of more actions than marks can be told apart a column, as high as they are many: violence above.

    It has ``width`` px around ``x`` and ``unit`` px an action, and stands on ``foot``, px down.
    """
    for kind, (_, role) in LOOKS.items():
        height = unit * sum(item.kind == kind for item in stack)
        foot -= height
        pen.put(Box(x - width / 2, foot, width, height, role, opacity=1 if is_new else 0.45))


def mark(pen: Pen, item: Action, x: float, y: float, radius: float, *, is_new: bool) -> None:
    """A disc for a peaceful protest, a triangle for violence, a diamond for all else; what was told steps back.

    Its middle is at ``x`` and ``y``, its ``radius`` in px as they are.
    """
    shape, role = LOOKS[item.kind]
    is_hollow = item.is_one_sided or not item.is_sure
    pen.put(
        Mark(
            shape,
            x,
            y,
            radius,
            fill="paper" if is_hollow else role,
            stroke=role,
            weight=4,
            is_dashed=not item.is_sure,
            opacity=1 if is_new else 0.45,
        )
    )


def key(pen: Pen, kinds: Sequence[str], t: Translator, y: float = 772) -> None:
    """What the marks are, in one line whose middle is ``y`` px down."""
    x = float(IN_KEY)
    names = {**indicator_names(t), OTHER: t("Other turning points")}
    for kind in kinds:
        (shape, role), words = LOOKS[kind], names[kind]
        pen.put(Mark(shape, x, y, IN_KEY, role))
        pen.words(words, x + 26, y - 17, 700, LEAST)
        x += wide(words, LEAST) + 90
