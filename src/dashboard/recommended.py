"""Recommendations with what is linked to them; those of a view, and how many a choice would leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.selection import Selection

# facet of the explorer -> column of the recommendation frame
FACETS: Mapping[str, str] = {
    "stakeholders": "stakeholder_id",
    "themes": "theme",
    "instruments": "instruments",
    "statuses": "status",
}


@derived
def recommendation_frame(data: Dataset) -> pd.DataFrame:
    """Recommendations in study order, with what is searched.

    Returns:
        ``recommendations`` plus ``group_order`` (of its stakeholder), ``instruments`` (tuple of the ids that the
        recommendation names) and ``search`` (all its texts and those of its follow-ups, in every language,
        case-folded).
    """
    frame = data["recommendations"].merge(
        data["stakeholders"][["stakeholder_id", "position"]].rename(columns={"position": "group_order"}),
        on="stakeholder_id",
    )
    frame = frame.sort_values(["group_order", "position"], ignore_index=True)
    links = data["recommendation_instruments"]
    named = links[links.relation == "named"].groupby("recommendation_id").instrument_id.agg(tuple)
    frame["instruments"] = [named.get(item, ()) for item in frame.recommendation_id]
    followups = dict(list(data["followups"].groupby("recommendation_id")))
    none = data["followups"].iloc[:0]
    frame["search"] = [
        _searched(row, followups.get(row["recommendation_id"], none), data)
        for row in frame.to_dict("records")
    ]
    return frame


def _searched(row: Mapping[Any, Any], followups: pd.DataFrame, data: Dataset) -> str:
    """All that is searched of a recommendation, in every language: its texts, its instruments, its steps."""
    instruments = [data.rows("instruments")[item] for item in row["instruments"]]
    parts = [
        *_texts(row, "text_", "status_reason_", "note_"),
        *(text for instrument in instruments for text in _texts(instrument, "label", "name_")),
        *(
            text
            for column in followups
            if column.startswith(("title_", "summary_"))
            for text in followups[column]
        ),
    ]
    return " ".join(parts).casefold()


def _texts(row: Mapping[Any, Any], *beginnings: str) -> Iterator[str]:
    """Texts of the columns whose names begin so."""
    return (str(value) for column, value in row.items() if str(column).startswith(beginnings))


def recommendations(data: Dataset, selection: Selection) -> pd.DataFrame:
    """Recommendations of a selection, in study order.

    Args:
        data: the data package.
        selection: of which the four facets and the words searched for count here; every word must be found, in any
            order.

    Returns:
        Rows with the columns of :func:`recommendation_frame`, numbered from 0.
    """
    frame = recommendation_frame(data)
    keep = pd.Series(True, index=frame.index)
    for facet, column in FACETS.items():
        chosen = set(getattr(selection, facet))
        if chosen:
            keep &= pd.Series([bool(chosen & _as_set(value)) for value in frame[column]], index=frame.index)
    for word in selection.q.casefold().split():
        keep &= frame.search.str.contains(word, regex=False)
    return frame[keep].reset_index(drop=True)


def facet_counts(data: Dataset, selection: Selection, facet: str) -> dict[str, int]:
    """How many recommendations each choice of a facet would show, the other filters kept.

    Args:
        data: the data package.
        selection: the other filters; what it has chosen of this facet does not count.
        facet: a key of :data:`FACETS`.

    Returns:
        Id -> number; choices that would show none are not in it.

    Raises:
        KeyError: no such facet.
    """
    rows = recommendations(data, replace(selection, **{facet: ()}))  # type: ignore[arg-type]
    counts: dict[str, int] = {}
    for value in rows[FACETS[facet]]:
        for item in _as_set(value):
            counts[item] = counts.get(item, 0) + 1
    return counts


def _as_set(value: str | tuple[str, ...]) -> set[str]:
    return set(value) if isinstance(value, tuple) else {value}
