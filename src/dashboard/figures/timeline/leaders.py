"""Words of turning points beside lanes, and the leader of each, which crosses no mark and no words.

Pure arithmetic in pixels; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.figures.timeline.layout import stagger
from dashboard.type_width import in_two, text_width

LINE = 17  # from a line of words to the next
SIZE = 13  # of the words
_FROM_LEADER = 5  # to its words
_BESIDE = 14  # what words have of room on both sides
_AIR = 1.5  # between a leader and a mark that it passes
_APART = 6.0  # two leaders
_STEP, _FURTHEST = (
    3,
    36,
)  # how a leader looks for its way beside a mark, and how far where nothing else is said


@dataclass(frozen=True)
class Box:
    """What a mark covers."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both cover a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def wider(self, by: float) -> Box:
        """The same with so many px around it."""
        return Box(self.left - by, self.right + by, self.top - by, self.bottom + by)


@dataclass(frozen=True)
class Mark:
    """The mark of a turning point: its words, its middle, what it covers, and its event."""

    label: str
    x: float
    y: float
    box: Box
    event: str = ""


@dataclass(frozen=True)
class Leader:
    """A line from words down, or up, to ``end``: the edge of a mark or its middle, and from there to its side."""

    x: float
    end: float
    # Where the line to the side of the mark ends; None: it ends over or under the mark.
    foot: float | None = None

    def lines(self, begin: float) -> Iterator[Box]:
        """What it covers, from the words on, which are ``begin`` px from the top."""
        yield Box(self.x, self.x, min(begin, self.end), max(begin, self.end))
        if self.foot is not None:
            yield Box(min(self.x, self.foot), max(self.x, self.foot), self.end, self.end)


def leaders_of(
    marks: Sequence[Mark], others: Sequence[Box], edge: float, furthest: int = _FURTHEST
) -> list[Leader]:
    """The way of each leader from the edge of the lanes to its mark.

    Where no way within reach is free, it ends at the edge, over its mark.

    Args:
        marks: in order of their place from the left.
        others: what all marks cover, those of ``marks`` included.
        edge: where the lanes begin (or end, if they lie above their words), px.
        furthest: how far beside its mark a leader may stand, px.
    """
    found: list[Leader] = []
    for mark in marks:
        in_way = [box.wider(_AIR) for box in others if box != mark.box]
        taken = [line.wider(_APART / 2) for other in found for line in other.lines(edge)]
        ways = (_way(mark, mark.x + aside, edge) for aside in _asides(furthest))
        free = (
            way
            for way in ways
            if not any(line.meets(box) for line in way.lines(edge) for box in in_way)
            and not any(line.wider(_APART / 2).meets(box) for line in way.lines(edge) for box in taken)
        )
        found.append(next(free, Leader(mark.x, edge)))
    return found


def _asides(furthest: int) -> Iterator[float]:
    yield 0
    for aside in range(_STEP, furthest + 1, _STEP):
        yield from (-aside, aside)


def _way(mark: Mark, x: float, edge: float) -> Leader:
    """A leader at a place: onto its mark if that is under it, else beside it."""
    if mark.box.left < x < mark.box.right:
        return Leader(x, mark.box.top if edge <= mark.y else mark.box.bottom)
    return Leader(x, mark.y, mark.box.left if x < mark.x else mark.box.right)


@dataclass(frozen=True)
class Words:
    """Words of a turning point, one line below the other, beside their leader."""

    lines: tuple[str, ...]
    x: float  # where they begin
    level: int  # of the line next to the lanes: 0 stands at them
    is_before: bool = False  # they end at ``x``


def words_of(
    labels: Sequence[str], at: Sequence[float], right: float, size: int = SIZE
) -> tuple[list[Words], int]:
    """Where words stand beside their leaders, and how many levels they take.

    They stand right of their leader, in two lines where one would leave the chart. Where even two would, they end
    left of it, on a level of their own, the furthest from the lanes, and so do those that its leader would cross.

    Args:
        labels: the words.
        at: where the leader of each stands, px.
        right: where the chart ends, px.
        size: of the words, px.
    """
    lines = [_lines(label, x, right, size) for label, x in zip(labels, at, strict=True)]
    ends = [x + _width(own, size) for x, own in zip(at, lines, strict=True)]
    inside = _standing_right(at, ends, right)
    lines = [own if ok else (label,) for own, ok, label in zip(lines, inside, labels, strict=True)]
    hanging = [(x, end, len(own)) for x, end, own, ok in zip(at, ends, lines, inside, strict=True) if ok]
    levels = stagger([(x, end) for x, end, _ in hanging], [n for _, _, n in hanging])
    highest = max((level + n for level, (_, _, n) in zip(levels, hanging, strict=True)), default=0)
    from_lanes, outside = iter(levels), iter(range(highest, highest + len(labels)))
    placed = [
        Words(own, x + _FROM_LEADER, next(from_lanes))
        if ok
        else Words(own, x - _FROM_LEADER, next(outside), is_before=True)
        for x, own, ok in zip(at, lines, inside, strict=True)
    ]
    return placed, highest + inside.count(False)


def _standing_right(at: Sequence[float], ends: Sequence[float], right: float) -> list[bool]:
    """Which words stand right of their leader: those that end in the chart and that no leader from above crosses."""
    inside = [end <= right for end in ends]
    while True:
        others = [x for x, ok in zip(at, inside, strict=True) if not ok]
        crossed = [any(x < other < end for other in others) for x, end in zip(at, ends, strict=True)]
        clear = [ok and not bad for ok, bad in zip(inside, crossed, strict=True)]
        if clear == inside:
            return inside
        inside = clear


def _lines(label: str, x: float, right: float, size: int) -> tuple[str, ...]:
    """A label in one line, or in two of about the same width where that brings it into the chart."""
    if x + _width((label,), size) <= right:
        return (label,)
    best = in_two(label, size)
    return best if x + _width(best, size) <= right else (label,)


def _width(lines: Sequence[str], size: int) -> float:
    """What lines and the room beside them take."""
    return max(text_width(line, size) for line in lines) + _BESIDE
