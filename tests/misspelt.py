"""What is misspelt in a record fails the type checker, which reads this file with the code: each line is excused, and an excuse
without need is a fault too (``strict`` in pyproject.toml). Nothing runs it."""

from __future__ import annotations

from dashboard.choosing import event_records, recommended
from dashboard.reading.dataset import Dataset


def misspelt(data: Dataset) -> tuple[object, ...]:
    """A column, a code, a number that may be missing, a table, and what other tables say of an event and a recommendation."""
    return (
        data.records.mines[0].nmae_en,  # type: ignore[attr-defined]
        data.records.events[0].kind == "voilent",  # type: ignore[comparison-overlap]
        data.records.places[0].lat + 1,  # type: ignore[operator]
        data.records.mine,  # type: ignore[attr-defined]
        event_records.every(data)[0].frist,  # type: ignore[attr-defined]
        recommended.every(data)[0].instrument,  # type: ignore[attr-defined]
    )
