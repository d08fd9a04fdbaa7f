"""Counts of actions with their rules, which stand here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from dashboard import case
from dashboard.cache import once
from dashboard.choosing.event_records import EventRecord, at, by_action, index
from dashboard.reading.dataset import Dataset

Reason = Literal[
    "low-confidence",
    "may-be-same",
    "also-concerns",
    "not-control",
    "disclosure",
    "told-again",
    "probably-told-again",
]


@dataclass(frozen=True)
class LeftOut:
    """A record that a count leaves out: of the strict end only, or of both ends."""

    event_id: str
    reason: Reason
    of: Literal["strict", "both"]
    other: str = ""  # the event it repeats or may repeat


@dataclass(frozen=True)
class Count:
    """A documented count as a band, in actions.

    ``strict`` holds the actions that are clearly distinct, of medium confidence or better and about
    the deposit itself; ``broad`` all but those told twice. ``probable`` holds records that are probably,
    not surely, told twice: with them the broad end rises to ``upper``.
    """

    kind: str
    mines: tuple[str, ...]
    years: tuple[int, int]
    strict: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    probable: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)
    records: tuple[str, ...] = field(default=(), repr=False)  # primary records of the broad actions

    @property
    def low(self) -> int:
        """The strict end."""
        return len(self.strict)

    @property
    def high(self) -> int:
        """The broad end, without probable repeats."""
        return len(self.broad)

    @property
    def upper(self) -> int:
        """The broad end, were every probable repeat an action of its own."""
        return len(self.broad) + len(self.probable)


def count(
    data: Dataset, kind: str, mines: tuple[str, ...] = (), years: tuple[int, int] | None = None
) -> Count:
    """Count actions of a kind. The rules stand here and nowhere else.

    - The unit is the action: a shared rally, or an arbitration's start and end, is one.
    - Strict: about one of these deposits, at least one record of medium confidence or better, and not
      possibly the same as another action counted here. For ownership: control changes hands.
    - Broad: every action; a record told again is never counted; a notice of who owns is no change.
    - An action that may lie in the years is in.

    Args:
        data: the data package.
        kind: an event kind.
        mines: deposits; empty = all (then a shared action counts once).
        years: first and last year, both included; None = those of the case.

    Returns:
        Actions by id for both ends, and every record that an end leaves out with its reason; all empty for a kind
        that no event has.
    """
    return _counted(data, kind, mines, years or case.years(data))


@once
def _counted(data: Dataset, kind: str, mines: tuple[str, ...], years: tuple[int, int]) -> Count:
    """The count of some years, kept."""
    known = index(data)
    fits = known.is_kind((kind,)) & known.concerns(mines) & known.overlaps(*years)
    rows = at(data, np.flatnonzero(fits))
    primary = [event for event in rows if event.is_primary and event.transfer != "disclosure"]
    broad = tuple(dict.fromkeys(event.action_id for event in primary))
    not_strict = _not_strict(data, primary, set(mines))
    return Count(
        kind=kind,
        mines=mines,
        years=years,
        strict=tuple(action for action in broad if action not in not_strict),
        broad=broad,
        probable=tuple(event.event_id for event in rows if event.duplicate_certainty == "probable"),
        left_out=(*not_strict.values(), *_told_again(rows), *_disclosures(rows)),
        records=tuple(event.event_id for event in primary),
    )


def _not_strict(data: Dataset, primary: Sequence[EventRecord], mines: set[str]) -> dict[str, LeftOut]:
    """Actions that the strict end leaves out, by id, each with the first reason that applies to a record of it.

    Of all records of an action, whenever and wherever, one of medium confidence makes it sure, and one that is about
    a deposit makes it that deposit's.

    Args:
        data: the data package.
        primary: the records that are counted.
        mines: deposits; empty = all.
    """
    wanted = mines or {mine.mine_id for mine in data.records.mines}
    told, actions = by_action(data), data.rows("actions")
    first_record: dict[str, str] = {}
    for event in primary:
        first_record.setdefault(event.action_id, event.event_id)
    out: dict[str, LeftOut] = {}
    for event in primary:
        action = event.action_id
        if action in out:
            continue
        same = actions[action].possibly_same_as
        if event.transfer in ("minority", "option"):
            out[action] = LeftOut(event.event_id, "not-control", "strict")
        elif not any(wanted & set(other.mines) for other in told[action]):
            out[action] = LeftOut(event.event_id, "also-concerns", "strict")
        elif all(other.confidence == "low" for other in told[action]):
            out[action] = LeftOut(event.event_id, "low-confidence", "strict")
        elif same in first_record:
            out[action] = LeftOut(event.event_id, "may-be-same", "strict", first_record[same])
    return out


def _told_again(rows: Iterable[EventRecord]) -> Iterator[LeftOut]:
    """Records that surely or probably tell of another one again."""
    for event in rows:
        if event.duplicate_of:
            reason: Reason = "told-again" if event.duplicate_certainty == "certain" else "probably-told-again"
            yield LeftOut(event.event_id, reason, "both", event.duplicate_of)


def _disclosures(rows: Iterable[EventRecord]) -> Iterator[LeftOut]:
    """Records that tell who owns: no change of hands."""
    for event in rows:
        if event.transfer == "disclosure":
            yield LeftOut(event.event_id, "disclosure", "both")
