"""Actions of so many that squares would be a tower: a column a year.

In it the lower count stands under what the upper one adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GREY, KIND_COLOURS, Role
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.timeline.legend import PHONE, Way, key_layers, kinds_key, ways_key
from dashboard.figures.timeline.year_axis import left_edge, year_labels, year_layer, year_scale
from dashboard.i18n import Translator

MOST_SQUARES = 25  # on each other in a year

# Pixels.
_HEAD = 44.0  # the key of the kinds, and the number of the highest column
_TALL = 260.0  # the highest column
_FOOT = 26.0  # the names of the years
_PALE = 0.35  # opacity of what the upper count adds


@dataclass(frozen=True)
class Dated:
    """An action as it is counted in columns.

    Attributes:
        kind: of the event.
        first, last: the years that its first record may mean.
        is_strict: whether the lower count has it.
    """

    kind: str
    first: int
    last: int
    is_strict: bool

    @property
    def is_span(self) -> bool:
        """Whether only a span over years is known, so that it stands in no column."""
        return self.first != self.last


def by_year(actions: Iterable[Dated]) -> Counter[int]:
    """How many actions have each year."""
    return Counter(action.first for action in actions if not action.is_span)


def is_crowded(actions: Iterable[Dated]) -> bool:
    """Whether squares would stand higher than anybody can count."""
    return max(by_year(actions).values(), default=0) > MOST_SQUARES


def column_chart(
    actions: Sequence[Dated], years: tuple[int, int], kinds: Mapping[str, str], t: Translator
) -> Chart:
    """A column for each year, kinds on each other, what only the upper count has above and pale."""
    key = kinds_key(list(kinds.items()), 8, PHONE)
    floor = _HEAD + key.further + _TALL
    ways, height = ways_key(
        [Way(t("clearly distinct")), Way(t("pale: in the upper count only"), GREY, shade=_PALE)],
        floor + _FOOT,
    )
    plane = Plane(year_scale(years), channels.pixels_down(height), "year")
    ground = {**plane.place(), "x": alt.XValue(left_edge()), "x2": alt.X2Value("width")}
    sizes = by_year(actions)
    parts = _parts(actions, sizes, kinds, floor, t)
    sums = parts.groupby("year", as_index=False).y2.min().assign(middle=lambda frame: frame.year + 0.5)
    sums = sums.assign(word=[t.number(sizes[year]) for year in sums.year], y=sums.y2 - 9)
    tip = [
        alt.Tooltip("of_year:N", title=t("Year")),
        alt.Tooltip("what:N", title=t("Kind")),
        alt.Tooltip("n:N", title=t("Events")),
        alt.Tooltip("sure:N", title=t("Count")),
    ]
    layers = [
        alt.Chart(pd.DataFrame({"y": [floor]})).mark_rule(color=Role.LINE).encode(**ground),
        alt.Chart(parts)
        .mark_rect()
        .encode(
            **plane.place("first", "y", x2="last", y2="y2"),
            fill=channels.fill(),
            opacity=channels.opacity(),
            tooltip=tip,
        ),
        alt.Chart(sums)
        .transform_filter(f"(width - 180) / {years[1] + 1 - years[0]} > 22")  # or the numbers would touch
        .mark_text(fontSize=12, color=Role.MUTED)
        .encode(**plane.place("middle"), text=channels.words("word")),
        year_layer(year_labels(years, floor + 15), plane),
        *key_layers(plane.y_scale, key, ways),
    ]
    return layered(*layers).properties(height=height)


def _parts(
    actions: Sequence[Dated], sizes: Mapping[int, int], kinds: Mapping[str, str], floor: float, t: Translator
) -> pd.DataFrame:
    """The parts of the columns on a floor, px: their year, height, colour and words."""
    tally = Counter((action.first, action.kind, action.is_strict) for action in actions if not action.is_span)
    unit = _TALL / max(sizes.values(), default=1)
    order = [(kind, is_strict) for is_strict in (True, False) for kind in kinds]
    top: dict[int, float] = {}
    rows = []
    for year in sorted({year for year, _, _ in tally}):
        for kind, is_strict in order:
            if n := tally[year, kind, is_strict]:
                foot = top.get(year, floor)
                top[year] = foot - n * unit
                rows.append(
                    {
                        "year": year,
                        "of_year": str(year),
                        "first": year + 0.08,
                        "last": year + 0.92,
                        "y": foot,
                        "y2": top[year],
                        "fill": KIND_COLOURS[kind],
                        "opacity": 1.0 if is_strict else _PALE,
                        "what": kinds[kind],
                        "n": t.number(n),
                        "sure": t("clearly distinct") if is_strict else t("in the upper count only"),
                    }
                )
    return pd.DataFrame(rows)
