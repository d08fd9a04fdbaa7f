"""Steps over the years, a row a recommendation, the name of its group above the rows of each group."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.figures.drawing.colours import GREY, TEXT
from dashboard.figures.drawing.keys import SMALL, outline_key, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import clickable
from dashboard.figures.drawing.outcomes import RELATION
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.recommendations.line import years
from dashboard.figures.recommendations.names import orders, stakeholder_names
from dashboard.figures.study_date import study_marker
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import relation_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.type_width import text_width

ROOMY, NAMES_WIDE = 640, 330  # px of a chart whose rows have words, and what these take
ASKED = 44  # letters of the request that name a row on a wide screen
ROW = 27  # px
# Undated steps of a recommendation stand side by side beyond the years: room for one, and for how many at least.
BESIDE, LEAST_BESIDE = timedelta(days=110), 3


@dataclass(frozen=True, slots=True)
class _Mark:
    """A step as it is drawn: a dot in the middle of the days that it may mean, and a line over all of them."""

    mark: str
    recommendation: str
    x: pd.Timestamp
    first: pd.Timestamp
    last: pd.Timestamp
    relation: str
    title: str
    date: str
    voice: str
    sided: bool


@dataclass(frozen=True)
class _Years:
    """The years across, and beyond them a gutter for steps without a date."""

    first: int
    end: int  # the year after the last
    undated: int  # at most of one recommendation

    @classmethod
    def of(cls, found: Sequence[Row], data: Dataset) -> _Years:
        """Years in which all steps of the data have room, so that no filter moves them."""
        undated = Counter(step["recommendation_id"] for step in found if not step["date_edtf"])
        first, last = years(data)
        return cls(
            first=first,
            end=last + 1,
            undated=max(undated.values(), default=0),
        )

    @property
    def gutter(self) -> pd.Timestamp:
        """Where the first undated step stands."""
        return pd.Timestamp(f"{self.end}-09-01")

    @property
    def edge(self) -> pd.Timestamp:
        """Where the gutter begins."""
        return pd.Timestamp(f"{self.end}-05-01")

    def scale(self) -> alt.Scale:
        """From left to right: room for the names of rows, the years, the gutter.

        The names stand in the plot: an axis would take room by their length, and their length depends on the room.
        """
        begin = pd.Timestamp(f"{self.first}-01-01")
        end = self.gutter + BESIDE * max(self.undated, LEAST_BESIDE)
        return alt.Scale(
            domain=[begin.isoformat(), end.isoformat()],
            range=[alt.ExprRef(f"width < {ROOMY} ? 18 : {NAMES_WIDE}"), alt.ExprRef("width")],
        )

    def axis(self) -> alt.Axis:
        """About eight years with their numbers."""
        years = range(self.first, self.end, max(2, (self.end - self.first) // 8))
        return alt.Axis(values=[f"{year}-01-01" for year in years], format="%Y", grid=True)


def chart(data: Dataset, found: Sequence[Row], names: Mapping[str, str], t: Translator) -> Chart:
    """A dot a step: day and month as a dot, a year as a bar over it; undated steps in a gutter.

    The name of a group stands above the rows of its recommendations, so that a phone has room for the years.

    Args:
        data: the data package.
        found: rows of ``followups``.
        names: recommendation -> its name, in the order of the rows.
        t: language.
    """
    years = _Years.of(found, data)
    scale = years.scale()
    groups = _by_group(data, names, t)
    lanes = [lane for group, labels in groups.items() for lane in (group, *labels)]
    y = alt.Y(
        "recommendation:N",
        sort=lanes,
        scale=alt.Scale(domain=lanes),
        title=None,
        axis=alt.Axis(labels=False, grid=True, ticks=False, domain=False),
    )
    layers = (
        *_study_line(data, scale, t),
        *_gutter_edge(years, scale, t),
        *_steps(_frame(found, years, names, data, t), years, scale, y, t),
        _row_names(data, names, y, t),
        _group_names(groups, y),
    )
    return with_key(layered(*layers).properties(height=ROW * len(lanes)), **outline_key(t))


def _by_group(data: Dataset, names: Mapping[str, str], t: Translator) -> dict[str, list[str]]:
    """Name of a group -> names of its recommendations, both in the order in which they come."""
    asked, groups = data.rows("recommendations"), stakeholder_names(data, t)
    found: dict[str, list[str]] = {}
    for item, label in names.items():
        found.setdefault(groups[asked[item]["stakeholder_id"]], []).append(label)
    return found


def _frame(
    found: Sequence[Row], years: _Years, names: Mapping[str, str], data: Dataset, t: Translator
) -> pd.DataFrame:
    """A mark a step."""
    relations, undated = relation_names(t), Counter[str]()
    marks = []
    for step in found:
        text, item = step["date_edtf"], step["recommendation_id"]
        if text:
            x, first, last = _days(text)
        else:
            x = first = last = years.gutter + BESIDE * undated[item]
            undated[item] += 1
        mark = _Mark(
            mark=step["followup_id"],
            recommendation=names[item],
            x=x,
            first=first,
            last=last,
            relation=relations[step["relation"]],
            title=t.text(step, "title"),
            date=t.date(text) or t("undated"),
            voice=voice_words([step["source_id"]], data, t),
            sided=bool(side_of([step["source_id"]], data)),
        )
        marks.append(mark)
    return pd.DataFrame(marks, columns=[field.name for field in fields(_Mark)])


def _days(text: str) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """Middle, begin and end of the days that a date may mean; a day is a point in time."""
    known = dates.span(text)
    middle = known.first + (known.last - known.first) / 2
    end = known.first if known.precision == "day" else known.last + timedelta(days=1)
    return pd.Timestamp(middle), pd.Timestamp(known.first), pd.Timestamp(end)


def _study_line(data: Dataset, scale: alt.Scale, t: Translator) -> tuple[alt.Chart, ...]:
    """The line of the study, and what it is; nothing without a study.

    Where the words would be wider than the room left of their line, the year: else the whole chart would shrink
    for them.
    """
    marker = study_marker(data, t)
    if marker.empty:
        return ()
    needed, year = text_width(marker.label[0], SMALL), marker["at"][0].year
    x = alt.X("at:T", scale=scale)
    line = alt.Chart(marker).mark_rule(strokeDash=[4, 3], color=GREY).encode(x=x)
    label = (
        alt.Chart(marker)
        .transform_calculate(shown=f"width < {ROOMY} && width * 0.33 < {needed} ? '{year}' : datum.label")
        .mark_text(align="right", dx=-5, dy=-6, color=TEXT, fontSize=SMALL, baseline="bottom")
        .encode(x=x, y=alt.YValue(0), text=alt.Text("shown:N"))
    )
    return line, label


def _gutter_edge(years: _Years, scale: alt.Scale, t: Translator) -> tuple[alt.Chart, alt.Chart]:
    """Where the years end and undated steps begin."""
    edge = alt.Chart(pd.DataFrame({"at": [years.edge], "label": [t("undated")]}))
    line = edge.mark_rule(color=GREY).encode(x=alt.X("at:T", scale=scale))
    label = edge.mark_text(align="right", dy=-6, color=TEXT, fontSize=SMALL, baseline="bottom").encode(
        x=alt.XValue(alt.expr("width")), y=alt.YValue(0), text=alt.Text("label:N")
    )
    return line, label


def _steps(
    frame: pd.DataFrame, years: _Years, scale: alt.Scale, y: alt.Y, t: Translator
) -> tuple[alt.Chart, ...]:
    """Lines over the days that steps may mean, then their dots: those that one side alone tells of are hollow."""
    base = alt.Chart(frame).encode(y=y)
    coded = _relation_channels(t)
    spans = base.mark_rule(aria=False, strokeWidth=2).encode(
        x=alt.X("first:T", scale=scale, title=None), x2=alt.X2("last:T"), color=coded["color"]
    )
    tooltip = [
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("title:N", title=t("Step")),
        alt.Tooltip("relation:N", title=t("For or against")),
        alt.Tooltip("voice:N", title=t("Whose account")),
    ]
    x = alt.X("x:T", scale=scale, title=None, axis=years.axis())

    def dots(which: str, *, filled: bool) -> alt.Chart:
        return (
            base.transform_filter(which)
            .mark_point(filled=filled, size=90, opacity=0.95, strokeWidth=2)
            .encode(x=x, tooltip=tooltip, **coded)
        )

    # Wider than a dot, for fingers; a click opens the record.
    answering = clickable(
        base.mark_point(filled=True, size=220, opacity=0, aria=False).encode(x=x, tooltip=tooltip)
    )
    return spans, dots("!datum.sided", filled=True), dots("datum.sided", filled=False), answering


def _relation_channels(t: Translator) -> dict[str, Any]:
    """How a step bears on a recommendation, by colour and by shape: one legend says both."""
    relations = relation_names(t)
    words = list(relations.values())
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=alt.ExprRef(f"width < {ROOMY} ? 1 : 4"),
        labelLimit=320,
        labelFontSize=SMALL,
        symbolOpacity=1,
    )
    colours = alt.Scale(domain=words, range=[RELATION[key].colour for key in relations])
    shapes = alt.Scale(domain=words, range=[RELATION[key].shape for key in relations])
    return {
        "color": alt.Color("relation:N", scale=colours, legend=legend),
        "shape": alt.Shape("relation:N", scale=shapes, legend=legend),
    }


def _row_names(data: Dataset, names: Mapping[str, str], y: alt.Y, t: Translator) -> alt.Chart:
    """The number of each recommendation within its group; where there is room also how its text begins."""
    asked, order = data.rows("recommendations"), orders(data)
    rows = []
    for item, label in names.items():
        words = textwrap.shorten(
            t.text(asked[item], "text").rstrip(";. "), ASKED, placeholder=" …", break_on_hyphens=False
        )
        rows.append({"recommendation": label, "short": str(order[item]), "long": f"{order[item]} {words}"})
    return (
        alt.Chart(pd.DataFrame(rows))
        .transform_calculate(shown=f"width < {ROOMY} ? datum.short : datum.long")
        .mark_text(align="left", fontSize=SMALL, color=TEXT, limit=NAMES_WIDE - 10)
        .encode(y=y, x=alt.XValue(0), text=alt.Text("shown:N"))
    )


def _group_names(groups: Mapping[str, Sequence[str]], y: alt.Y) -> alt.Chart:
    """The name of each group above its rows."""
    return (
        alt.Chart(pd.DataFrame({"recommendation": list(groups)}))
        .mark_text(
            align="left", fontSize=SMALL, fontWeight="bold", color=TEXT, dy=5, limit=alt.expr("width - 4")
        )
        .encode(y=y, x=alt.XValue(0), text=alt.Text("recommendation:N"))
    )
