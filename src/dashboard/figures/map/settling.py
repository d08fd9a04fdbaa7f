"""Where labels that have room are read best: no line through them, no mark of another place beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.figures.map.room import Label, Room, Sheet, Spot, spots_on

_MOST_LABELS = 100  # of more each stays where it is
_MOST_TRIES = 2000
_NEVER = 10**6  # the harm of a spot that is not free


def settled(labels: Sequence[tuple[Label, Spot]], sheet: Sheet, *, phone: bool) -> list[Spot]:
    """The spots at which labels are read best, all labels together: none loses its room by that.

    Args:
        labels: with their spots, whose rooms are taken on the sheet; afterwards the new ones are.
        sheet: the screen.
        phone: whether it is a phone's.
    """
    own = {room for _, spot in labels for room in spot[2]}
    sheet.taken = [room for room in sheet.taken if room not in own]
    spots: list[Spot] = []
    ways: list[range] = []  # of each label: its spots by number, its own the first
    for label, spot in labels:
        others = spots_on(label, sheet, phone=phone) if label.minds_lines else ()
        spots += [spot, *others]
        ways.append(range(ways[-1].stop if ways else 0, len(spots)))
    harm = [
        sheet.harm(label, spots[way][2]) if label.minds_lines else 0
        for (label, _), own_ways in zip(labels, ways, strict=True)
        for way in own_ways
    ]
    starts = np.array([own_ways.start for own_ways in ways], int)
    chosen = starts
    if 0 < len(labels) <= _MOST_LABELS:
        clashes = _clashes([spot[2] for spot in spots])
        for own_ways in ways:  # of its own spots a label takes one alone
            clashes[own_ways.start : own_ways.stop, own_ways.start : own_ways.stop] = False
        chosen = _Search(starts, np.array(harm), clashes).best
    sheet.taken += [room for way in chosen for room in spots[way][2]]
    return [spots[way] for way in chosen]


def _clashes(rooms: Sequence[Sequence[Room]]) -> np.ndarray:
    """Which spots are in the way of which: a square of truth values."""
    left, top, right, bottom = np.array([room for own in rooms for room in own]).reshape(-1, 4).T
    touch = (
        (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    )
    first = np.cumsum([0, *(len(own) for own in rooms)])[:-1]
    by_spot: np.ndarray = np.logical_or.reduceat(np.logical_or.reduceat(touch, first, axis=0), first, axis=1)
    return by_spot


class _Search:
    """The spots, one of each label, that do the least harm together and are not in each other's way.

    Branch and bound: each label takes its least harmful spot; of labels that would so be in each other's way one is
    tried at each of its spots.
    """

    def __init__(self, starts: np.ndarray, harm: np.ndarray, clashes: np.ndarray) -> None:
        self.starts, self.harm, self.clashes = starts, harm, clashes
        self.best = starts  # spots by number: to begin with, of each label the first
        self.least = int(harm[starts].sum())
        self.tries = 0
        self._look(np.ones(len(harm), bool))

    def _look(self, is_free: np.ndarray) -> None:
        self.tries += 1
        harm = np.where(is_free, self.harm, _NEVER)
        total = int(np.minimum.reduceat(harm, self.starts).sum())
        if total >= self.least or self.tries > _MOST_TRIES:
            return
        ways = np.split(harm, self.starts[1:])
        chosen = self.starts + np.array([int(own.argmin()) for own in ways])
        in_the_way = self.clashes[np.ix_(chosen, chosen)].any(axis=0)
        if not in_the_way.any():
            self.best, self.least = chosen, total
            return
        label = min(np.flatnonzero(in_the_way), key=lambda label: int((ways[label] < _NEVER).sum()))
        for nth in np.argsort(ways[label], kind="stable"):
            if ways[label][nth] < _NEVER:
                way = self.starts[label] + nth
                rest = is_free & ~self.clashes[way]
                rest[self.starts[label] : self.starts[label] + len(ways[label])] = False
                rest[way] = True
                self._look(rest)
