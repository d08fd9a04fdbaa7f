"""The timeline's own years as the axis of other charts, which narrow screens show without its gutter."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import Role
from dashboard.figures.timeline.layout import GUTTER, RIGHT, window_of

NARROW = "width < 700"  # a chart so narrow has no gutter for the names of lanes
NARROW_LEFT = 4.0  # px left of the years of a narrow chart


def left_edge() -> alt.ExprRef:
    """Where the years begin, px."""
    return alt.ExprRef(f"{NARROW} ? {NARROW_LEFT} : {GUTTER}")


def year_scale(years: tuple[int, int]) -> alt.Scale:
    """Decimal years across, from the left edge to the right of the chart."""
    return alt.Scale(
        domain=list(window_of(years)),
        range=[left_edge(), alt.ExprRef(f"width - {RIGHT}")],
        nice=False,
        zero=False,
    )


def year_labels(years: tuple[int, int], y: float) -> pd.DataFrame:
    """Labels in the middle of their years, as the timeline has them: of more than twelve years every fourth.

    Columns ``year`` (decimal), ``y`` (as given, px from the top), ``text`` and ``colour``.
    """
    named = range(years[0], years[1] + 1)
    step = 1 if len(named) <= 12 else 4
    return pd.DataFrame(
        [
            {"year": year + 0.5, "y": y, "text": str(year), "colour": Role.MUTED}
            for year in named
            if year % step == 0
        ]
    )


def year_layer(labels: pd.DataFrame, plane: Plane) -> alt.Chart:
    """The names of the years, from the rows of :func:`year_labels`."""
    return (
        alt.Chart(labels)
        .mark_text(fontSize=12, baseline="middle", color=Role.MUTED)
        .encode(**plane.place("year"), text=channels.words())
    )
