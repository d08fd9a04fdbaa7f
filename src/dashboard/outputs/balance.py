"""Things in columns that are about as high as each other, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

Thing = TypeVar("Thing")


def balanced(things: Sequence[Thing], most: int, height: Callable[[Thing], int]) -> list[Sequence[Thing]]:
    """Things in at most so many columns that the highest is as low as can be; none is empty.

    Args:
        things: in the order in which they are read, down one column after the other.
        most: columns.
        height: of one of them, in any unit.
    """
    if not things:
        return []
    ways = [
        [things[begin:end] for begin, end in pairwise((0, *cuts, len(things)))]
        for cuts in combinations(range(1, len(things)), min(most, len(things)) - 1)
    ]
    return min(ways, key=lambda columns: max(sum(map(height, column)) for column in columns))
