"""Counts of actions with their rules, which stand here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.event_records import concerns, event_frame, overlaps
from dashboard.selection import DECK_YEARS

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
    data: Dataset, kind: str, mines: tuple[str, ...] = (), years: tuple[int, int] = DECK_YEARS
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
        Actions by id for both ends, and every record that an end leaves out with its reason; all empty for a kind that no event has.
    """
    frame = event_frame(data)
    rows = frame[(frame.kind == kind) & concerns(frame, mines) & overlaps(frame, *years)]
    primary = rows[(rows.duplicate_of == "") & (rows.transfer != "disclosure")]
    broad = tuple(dict.fromkeys(primary.action_id))
    best: dict[str, bool] = {}
    wanted = set(mines) or set(data["mines"].mine_id)
    main: dict[str, bool] = {}
    for row in frame[frame.action_id.isin(broad)].itertuples():
        best[row.action_id] = best.get(row.action_id, False) or row.confidence != "low"
        main[row.action_id] = main.get(row.action_id, False) or bool(wanted & set(row.mines))
    same = data["actions"].set_index("action_id").possibly_same_as
    left: list[LeftOut] = []
    reasons: dict[str, LeftOut] = {}
    record_of = {row.action_id: row.event_id for row in reversed(list(primary.itertuples()))}
    for row in primary.itertuples():
        action, reason, other = row.action_id, "", ""
        if row.transfer in ("minority", "option"):
            reason = "not-control"
        elif not main[action]:
            reason = "also-concerns"
        elif not best[action]:
            reason = "low-confidence"
        elif same[action] in broad:
            reason, other = "may-be-same", record_of[same[action]]
        if reason and action not in reasons:
            reasons[action] = LeftOut(row.event_id, reason, "strict", other)  # type: ignore[arg-type]
    left += reasons.values()
    for row in rows[rows.duplicate_of != ""].itertuples():
        certain = row.duplicate_certainty == "certain"
        left.append(
            LeftOut(
                row.event_id, "told-again" if certain else "probably-told-again", "both", row.duplicate_of
            )
        )
    left += [
        LeftOut(row.event_id, "disclosure", "both")
        for row in rows[rows.transfer == "disclosure"].itertuples()
    ]
    return Count(
        kind=kind,
        mines=mines,
        years=years,
        strict=tuple(action for action in broad if action not in reasons),
        broad=broad,
        probable=tuple(rows[rows.duplicate_certainty == "probable"].event_id),
        left_out=tuple(left),
        records=tuple(primary.event_id),
    )
