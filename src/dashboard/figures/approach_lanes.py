"""Arrows below a row of boxes: who is to turn to whom, each in a lane where none lies on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

End = Literal["box", "outside", "word"]
OUTSIDE = "outside"
# Parts of the width of a picture.
INSIDE, BESIDE = (
    0.78,
    0.82,
)  # where the frame around those who have a part ends, and where what is outside begins
EDGE = 0.012  # from the frame to the boxes in it
_SPREAD = 0.22  # of the way from a box to the next, from one arrow's end at a box to the next one's


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
        end: where it arrives.
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


def lanes(turns: Sequence[Turn], boxes: int, *, has_outside: bool) -> tuple[Lane, ...]:
    """Where arrows run: the shortest nearest to the boxes, so that few cross the way down of another.

    Args:
        turns: as the data has them, each once.
        boxes: how many there are in the row.
        has_outside: whether something stands outside, beside the frame around the boxes.
    """
    outside = BESIDE
    left, right = edges(has_outside=has_outside)
    middles = [left + (right - left) * (place + 0.5) / boxes for place in range(boxes)]
    step = middles[1] - middles[0] if len(middles) > 1 else outside
    aims = [_aim(turn, middles, outside, step) for turn in turns]
    # At a box the ends stand in the order of where they lead; of two to one side the shorter one stands further out.
    at_box: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
    for number, (turn, aim) in enumerate(zip(turns, aims, strict=True)):
        at_box[turn.who].append((_order(aim - middles[turn.who]), number, "begin"))
        if isinstance(turn.whom, int):
            at_box[turn.whom].append((_order(middles[turn.who] - aim), number, "end"))
    places = {(number, "end"): aim for number, aim in enumerate(aims)}
    for box, ends in at_box.items():
        for place, (_, number, which) in enumerate(sorted(ends)):
            places[number, which] = middles[box] + (place - (len(ends) - 1) / 2) * _SPREAD * step
    spans = [(places[number, "begin"], places[number, "end"]) for number in range(len(turns))]
    levels = _levels(spans)
    return tuple(
        Lane(begin, end, levels[number], *_end(turn))
        for number, (turn, (begin, end)) in enumerate(zip(turns, spans, strict=True))
    )


def edges(*, has_outside: bool) -> tuple[float, float]:
    """From where to where boxes stand in the frame."""
    return EDGE, (INSIDE if has_outside else 1) - EDGE


def _aim(turn: Turn, middles: Sequence[float], outside: float, step: float) -> float:
    if isinstance(turn.whom, int):
        return middles[turn.whom]
    if turn.whom == OUTSIDE:
        return outside
    # A word stands below the neighbour, most of the way to its middle.
    return middles[turn.who] + (-step if turn.who else step) * 0.62


def _order(way: float) -> float:
    """Ends by the side to which they lead; on a side the shortest way is the outermost."""
    return 1 / way if way else 0.0


def _levels(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The lane of each span: the first without another one beside it, the shorter spans before the longer ones."""
    levels = [0] * len(spans)
    taken: list[list[tuple[float, float]]] = []
    for number in sorted(range(len(spans)), key=lambda number: abs(spans[number][1] - spans[number][0])):
        low, high = sorted(spans[number])
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
    return levels


def _end(turn: Turn) -> tuple[End, str]:
    if isinstance(turn.whom, int):
        return "box", ""
    return ("outside", "") if turn.whom == OUTSIDE else ("word", turn.whom)
