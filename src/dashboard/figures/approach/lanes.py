"""Arrows below a row of boxes: who is to turn to whom, each in a lane where none lies on another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

End = Literal["box", "outside", "word"]
OUTSIDE = "outside"
# Parts of the width of a picture:
INSIDE = 0.78  # where the frame around those who have a part ends
BESIDE = 0.82  # where what is outside begins
EDGE = 0.012  # from the frame to the boxes in it
_LETTER = 0.0085  # a letter of a word at the end of an arrow
# Parts of the way from a box to the next:
_SPREAD = 0.22  # from one arrow's end at a box to the next one's
_WIDEST = 0.9  # all ends at a box together: they stay below it
_STUB = 0.1  # of an arrow to a word
_JUST = 1e-9


@dataclass(frozen=True)
class Turn:
    """Somebody in the row is to turn to somebody.

    Attributes:
        who: place of the box at which the arrow begins.
        whom: where it ends: the place of another box; "outside" = beside the row; any other word = whoever that names,
            where no single box is meant.
    """

    who: int
    whom: int | str


@dataclass(frozen=True)
class Lane:
    """An arrow: down from a box, along its lane, and to its end.

    Attributes:
        begin: where it leaves its box; as all places, parts of the whole width.
        end: where it arrives; a word stands beyond it.
        level: which lane from above, from 0.
        to: up into a box, on to what stands outside, or to a word.
        word: the word at its end ("" = none).
    """

    begin: float
    end: float
    level: int
    to: End
    word: str = ""

    @property
    def goes_left(self) -> bool:
        """Whether it leads to the left."""
        return self.end < self.begin

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it and its word take room in its lane."""
        end = self.end + math.copysign(_LETTER * len(self.word), self.end - self.begin)
        return min(self.begin, end), max(self.begin, end)


def lanes(turns: Sequence[Turn], boxes: int, *, has_outside: bool) -> tuple[Lane, ...]:
    """Where arrows run: the shortest nearest to the boxes, so that few cross the way down of another.

    Args:
        turns: as the data has them, each once, and no more than one to a word from a box.
        boxes: how many there are in the row.
        has_outside: whether something stands outside, beside the frame around the boxes.
    """
    left, right = edges(has_outside=has_outside)
    step = (right - left) / max(boxes, 1)
    middles = [left + step * (place + 0.5) for place in range(boxes)]
    # At a box the ends stand in the order of where they lead; of two to one side the shorter one stands further out.
    at_box: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
    for number, turn in enumerate(turns):
        way = _way(turn, middles)
        at_box[turn.who].append((_order(way), number, "begin"))
        if isinstance(turn.whom, int):
            at_box[turn.whom].append((_order(-way), number, "end"))
    places: dict[tuple[int, str], float] = {}
    for box, ends in at_box.items():
        gaps = len(ends) - 1
        spread = min(_SPREAD, _WIDEST / max(gaps, 1)) * step
        for place, (_, number, which) in enumerate(sorted(ends)):
            places[number, which] = middles[box] + (place - gaps / 2) * spread
    run = []
    for number, turn in enumerate(turns):
        begin = places[number, "begin"]
        if isinstance(turn.whom, int):
            run.append(Lane(begin, places[number, "end"], 0, "box"))
        elif turn.whom == OUTSIDE:
            run.append(Lane(begin, BESIDE, 0, "outside"))
        else:
            run.append(
                Lane(begin, begin + math.copysign(_STUB * step, _way(turn, middles)), 0, "word", turn.whom)
            )
    return _levelled(run)


def depth(run: Sequence[Lane]) -> int:
    """How many lanes arrows take."""
    return 1 + max((lane.level for lane in run), default=-1)


def edges(*, has_outside: bool) -> tuple[float, float]:
    """From where to where boxes stand in the frame."""
    return EDGE, (INSIDE if has_outside else 1) - EDGE


def _way(turn: Turn, middles: Sequence[float]) -> float:
    """How far an arrow leads to the right; to a word only just, and from the first box alone not to the left."""
    if isinstance(turn.whom, int):
        return middles[turn.whom] - middles[turn.who]
    if turn.whom == OUTSIDE:
        return BESIDE - middles[turn.who]
    return -_JUST if turn.who else _JUST


def _order(way: float) -> float:
    """Ends by the side to which they lead; on a side the shortest way is the outermost."""
    return 1 / way if way else 0.0


def _levelled(run: Sequence[Lane]) -> tuple[Lane, ...]:
    """Each arrow in the first lane where nothing is beside it, words and short arrows before the longer ones."""
    levels = [0] * len(run)
    taken: list[list[tuple[float, float]]] = []
    for number in sorted(
        range(len(run)), key=lambda number: (run[number].to != "word", _length(run[number]))
    ):
        low, high = run[number].span
        level = next(
            (
                at
                for at, others in enumerate(taken)
                if all(high < left or right < low for left, right in others)
            ),
            len(taken),
        )
        if level == len(taken):
            taken.append([])
        taken[level].append((low, high))
        levels[number] = level
    return tuple(replace(lane, level=level) for lane, level in zip(run, levels, strict=True))


def _length(lane: Lane) -> float:
    return abs(lane.end - lane.begin)
