"""Recommendations with what is linked to them; those of a view, and how many a choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from dashboard import searching
from dashboard.cache import derived
from dashboard.choosing.searched_words import searched_words
from dashboard.choosing.selection import Selection
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.recommendations import Followup, Recommendation

# facet of the explorer -> what it chooses by, a field of a recommendation
FACETS: Mapping[str, str] = {
    "stakeholders": "stakeholder_id",
    "themes": "theme",
    "instruments": "instruments",
    "statuses": "status",
}
# What of a selection decides which recommendations are shown.
NARROWING = (*FACETS, "q", "recommendation")


@dataclass(frozen=True, slots=True)
class Asked(Recommendation):
    """A row of ``recommendations`` with what is linked to it.

    Attributes:
        group_order: the place of its stakeholder in the study, from 1.
        instruments: ids of the instruments that it names.
        search: all its texts, the names of its stakeholder, and the texts of its instruments and steps, case-folded.
    """

    group_order: int
    instruments: tuple[str, ...]
    search: str


@derived
def every(data: Dataset) -> tuple[Asked, ...]:
    """All recommendations in the study's order."""
    order = {group.stakeholder_id: group.position for group in data.records.stakeholders}
    named: dict[str, list[str]] = {}
    for link in data.records.recommendation_instruments:
        if link.relation == "named":
            named.setdefault(link.recommendation_id, []).append(link.instrument_id)
    steps: dict[str, list[Followup]] = {}
    for step in data.records.followups:
        steps.setdefault(step.recommendation_id, []).append(step)
    made = []
    for row in data.records.recommendations:
        own = tuple(named.get(row.recommendation_id, ()))
        search = _searched(row, own, steps.get(row.recommendation_id, ()), data)
        made.append(Asked(**row, group_order=order[row.stakeholder_id], instruments=own, search=search))
    return tuple(sorted(made, key=attrgetter("group_order", "position")))


def _searched(row: Recommendation, instruments: Iterable[str], steps: Iterable[Row], data: Dataset) -> str:
    """All that is searched of a recommendation, in every language, as :class:`Asked` says."""
    parts = [
        *_texts(row, "text_", "short_", "status_reason_", "note_"),
        *_texts(data.rows("stakeholders")[row.stakeholder_id], "name_"),
        *(text for item in instruments for text in _texts(data.rows("instruments")[item], "label", "name_")),
        *(text for step in steps for text in _texts(step, "title_", "summary_")),
    ]
    return searching.folded(" ".join(parts))


def _texts(row: Row, *beginnings: str) -> Iterator[str]:
    """Texts of the columns whose names begin so."""
    return (str(value) for column, value in row.items() if column.startswith(beginnings))


def recommendations(data: Dataset, selection: Selection) -> tuple[Asked, ...]:
    """Recommendations of a selection, in the study's order.

    Args:
        data: the data package.
        selection: of which the four facets and the words searched for count here; every word must be found, in any
            order. One that is open is shown alone, whatever the filters.
    """
    if selection.recommendation:
        return tuple(asked for asked in every(data) if asked.recommendation_id == selection.recommendation)
    facets = [(field, set(getattr(selection, facet))) for facet, field in FACETS.items()]
    chosen = [(field, ids) for field, ids in facets if ids]
    words = searched_words(selection.q, data)
    return tuple(
        asked
        for asked in every(data)
        if all(ids.intersection(_ids(asked, field)) for field, ids in chosen)
        and searching.holds(asked.search, words)
    )


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
    rows = recommendations(data, replace(selection, recommendation="", **{facet: ()}))  # type: ignore[arg-type]
    return dict(Counter(item for asked in rows for item in _ids(asked, FACETS[facet])))


def _ids(asked: Asked, field: str) -> tuple[str, ...]:
    value = asked[field]
    return value if isinstance(value, tuple) else (value,)
