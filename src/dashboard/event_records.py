"""Event records with the days that they may mean, their deposits and documents; those of a view."""

from __future__ import annotations

from datetime import MAXYEAR

import pandas as pd

from dashboard import dates
from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.selection import FIRST_YEAR, Selection


@derived
def event_frame(data: Dataset) -> pd.DataFrame:
    """All event records with the days they may mean.

    Returns:
        ``events`` plus ``first``, ``last`` (``datetime.date``), ``precision``, ``is_interval``,
        ``mines`` and ``also`` (tuples of mine ids by role), ``sources`` (tuple of source ids; a primary
        record also carries those of the records that tell of it again). Sorted by first day.
    """
    frame = data["events"].copy()
    spans = [dates.span(text) for text in frame.date_edtf]
    frame["first"] = [item.first for item in spans]
    frame["last"] = [item.last for item in spans]
    frame["precision"] = [item.precision for item in spans]
    frame["is_interval"] = [item.is_interval for item in spans]
    links = data["event_mines"]
    for role, column in (("main", "mines"), ("also", "also")):
        by_event = links[links.role == role].groupby("event_id").mine_id.agg(tuple)
        frame[column] = [by_event.get(event, ()) for event in frame.event_id]
    sources: dict[str, list[str]] = {event: [] for event in frame.event_id}
    for row in data["event_sources"].itertuples():
        sources[row.event_id].append(row.source_id)
    for row in frame[frame.duplicate_of != ""].itertuples():
        sources[row.duplicate_of] += [s for s in sources[row.event_id] if s not in sources[row.duplicate_of]]
    frame["sources"] = [tuple(sources[event]) for event in frame.event_id]
    return frame.sort_values(["first", "last", "event_id"], ignore_index=True)


def concerns(frame: pd.DataFrame, mines: tuple[str, ...]) -> pd.Series:
    """Which rows concern any of the deposits, in whichever role.

    Args:
        frame: rows with ``mines`` and ``also``, as :func:`event_frame` has them.
        mines: deposits; empty = all rows.

    Returns:
        True or False for each row, with the frame's index.
    """
    if not mines:
        return pd.Series(True, index=frame.index)
    wanted = set(mines)
    return pd.Series(
        [bool(wanted & {*main, *also}) for main, also in zip(frame.mines, frame.also, strict=True)],
        index=frame.index,
        dtype=bool,
    )


def overlaps(frame: pd.DataFrame, year_from: int, year_to: int) -> pd.Series:
    """Which rows may lie in the years given.

    Args:
        frame: rows with ``first`` and ``last``, as :func:`event_frame` has them.
        year_from: first year, included.
        year_to: last year, included.

    Returns:
        True or False for each row, with the frame's index.
    """
    return pd.Series(
        [
            first.year <= year_to and last.year >= year_from
            for first, last in zip(frame["first"], frame["last"], strict=True)
        ],
        index=frame.index,
        dtype=bool,
    )


def events(data: Dataset, selection: Selection) -> pd.DataFrame:
    """Event records of a selection: those that tell of something again are left out.

    Events before the first year belong to the view while the period is whole.

    Args:
        data: the data package.
        selection: of which deposits, years and kinds count here.

    Returns:
        Rows with the columns of :func:`event_frame`, sorted by first day, numbered from 0; a copy.
    """
    frame = event_frame(data)
    keep = (frame.duplicate_of == "") & concerns(frame, selection.mines)
    year_from = selection.year_from or FIRST_YEAR
    keep &= overlaps(frame, 0 if year_from <= FIRST_YEAR else year_from, selection.year_to or MAXYEAR)
    if selection.kinds:
        keep &= frame.kind.isin(selection.kinds)
    return frame[keep].reset_index(drop=True)
