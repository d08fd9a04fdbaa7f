"""Counts of actions with their rules, which stand here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.event_records import concerns, event_frame, overlaps
from dashboard.selection import STUDY_YEARS

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


@once
def count(
    data: Dataset, kind: str, mines: tuple[str, ...] = (), years: tuple[int, int] = STUDY_YEARS
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
        years: first and last year, both included.

    Returns:
        Actions by id for both ends, and every record that an end leaves out with its reason; all empty for a kind
        that no event has.
    """
    frame = event_frame(data)
    rows = frame[(frame.kind == kind) & concerns(frame, mines) & overlaps(frame, *years)]
    primary = rows[(rows.duplicate_of == "") & (rows.transfer != "disclosure")]
    broad = tuple(dict.fromkeys(primary.action_id))
    not_strict = _not_strict(data, primary, frame[frame.action_id.isin(broad)], set(mines))
    return Count(
        kind=kind,
        mines=mines,
        years=years,
        strict=tuple(action for action in broad if action not in not_strict),
        broad=broad,
        probable=tuple(rows[rows.duplicate_certainty == "probable"].event_id),
        left_out=(*not_strict.values(), *_told_again(rows), *_disclosures(rows)),
        records=tuple(primary.event_id),
    )


def _not_strict(
    data: Dataset, primary: pd.DataFrame, records: pd.DataFrame, mines: set[str]
) -> dict[str, LeftOut]:
    """Actions that the strict end leaves out, by id, each with the first reason that applies to a record of it.

    Args:
        data: the data package.
        primary: the records that are counted.
        records: all records of their actions, whenever and wherever.
        mines: deposits; empty = all.
    """
    wanted = mines or set(data["mines"].mine_id)
    sure = set(records[records.confidence != "low"].action_id)
    main = {action for action, own in zip(records.action_id, records.mines, strict=True) if wanted & set(own)}
    same = data["actions"].set_index("action_id").possibly_same_as
    first_record = primary.drop_duplicates("action_id").set_index("action_id").event_id
    out: dict[str, LeftOut] = {}
    for row in primary.itertuples():
        action = row.action_id
        if action in out:
            continue
        if row.transfer in ("minority", "option"):
            out[action] = LeftOut(row.event_id, "not-control", "strict")
        elif action not in main:
            out[action] = LeftOut(row.event_id, "also-concerns", "strict")
        elif action not in sure:
            out[action] = LeftOut(row.event_id, "low-confidence", "strict")
        elif same[action] in first_record:
            out[action] = LeftOut(row.event_id, "may-be-same", "strict", first_record[same[action]])
    return out


def _told_again(rows: pd.DataFrame) -> Iterator[LeftOut]:
    """Records that surely or probably tell of another one again."""
    for row in rows[rows.duplicate_of != ""].itertuples():
        reason: Reason = "told-again" if row.duplicate_certainty == "certain" else "probably-told-again"
        yield LeftOut(row.event_id, reason, "both", row.duplicate_of)


def _disclosures(rows: pd.DataFrame) -> Iterator[LeftOut]:
    """Records that tell who owns: no change of hands."""
    for event in rows[rows.transfer == "disclosure"].event_id:
        yield LeftOut(event, "disclosure", "both")
