"""Timelines as tests read them: the specification of a chart, and the rows that its layers draw."""

from __future__ import annotations

from typing import Any

from dashboard.figures import timeline
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from drawings import layers


def spec(figure: Figure, event: str = "") -> dict[str, Any]:
    assert isinstance(figure.chart, Spec)
    return timeline.with_opened(figure.chart.to_dict(), event)


def rows_with(figure: Figure, *columns: str) -> list[dict[str, Any]]:
    """Rows of all layers that have these columns; those that layers share once."""
    data = {id(layer["data"]): layer["data"] for layer in layers(spec(figure))}
    return [row for rows in data.values() for row in rows["values"] if all(name in row for name in columns)]
