"""Steps in EITI, law, funds and local power over the years, a lane a track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.figures.drawing.colours import GOLD, GREEN, GREY, TEXT, VIOLET, WATER, Role
from dashboard.figures.drawing.keys import LABEL, SMALL, outline_key, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.packing import first_fit
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.study_date import study_marker
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import track_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

TRACK_COLOURS = {"eiti": WATER, "law": VIOLET, "funds": GOLD, "local-power": GREEN}
ROW = 26  # px
# Days that a mark and its number need on a phone, where a year is about 15 px wide.
_BEFORE, _AFTER = 180, 640
_APART = 30  # fewer of them answer a finger, so that neighbours never both do


@dataclass(frozen=True)
class _Lines:
    """The lines of the chart, from the top down: the name of each track, and beneath it its steps.

    Attributes:
        height: how many lines there are.
        names: the line of each track's name.
        steps: the line of each step, its number in the list and its row.
    """

    height: int
    names: tuple[tuple[int, str], ...]
    steps: tuple[tuple[int, int, Row], ...]

    @classmethod
    def of(cls, rows: Sequence[Row], t: Translator) -> _Lines:
        """Tracks that have dated steps; a track has as many lines as keep its marks apart."""
        line = 0
        names: list[tuple[int, str]] = []
        steps: list[tuple[int, int, Row]] = []
        for track, name in track_names(t).items():
            own = [
                (number, row)
                for number, row in enumerate(rows, start=1)
                if row["track"] == track and row["date_edtf"]
            ]
            if not own:
                continue
            names.append((line, name))
            line += 1
            slots = first_fit(_room(dates.span(row["date_edtf"])) for _, row in own)
            steps += [(line + slot, number, row) for slot, (number, row) in zip(slots, own, strict=True)]
            line += max(slots) + 1
        return cls(line, tuple(names), tuple(steps))


def _room(known: dates.Span) -> tuple[int, int]:
    """The days that a mark and its number take."""
    return known.first.toordinal() - _BEFORE, known.last.toordinal() + _AFTER


def chart(rows: Sequence[Row], data: Dataset, t: Translator) -> Chart:
    """A lane a track; marks that would touch on a phone stand beneath each other.

    Args:
        rows: steps in the order of the list, at least one of them dated.
        data: the data package.
        t: language.
    """
    lines = _Lines.of(rows, t)
    marks = [
        _mark(row, data, t) | {"y": line, "number": t.number(number)} for line, number, row in lines.steps
    ]
    frame = pd.DataFrame(marks)
    years = _Years.of(frame, study_marker(data, t))
    y = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(lines.height))))
    layers = (*_study_line(data, years, t), *_steps(frame, years, y, t), _track_names(lines, y))
    return with_key(layered(*layers).properties(height=alt.Step(ROW)), **outline_key(t))


@dataclass(frozen=True)
class _Years:
    """The years across, that of the study among them."""

    first: int
    last: int

    @classmethod
    def of(cls, frame: pd.DataFrame, marker: pd.DataFrame) -> _Years:
        """The years of all marks."""
        drawn = [frame["first"].min().year, frame["last"].max().year, *(at.year for at in marker["at"])]
        return cls(min(drawn), max(drawn))

    def x(self, field: str) -> alt.X:
        """A field as a moment; there is room on the right for the number of the last mark."""
        even = range(self.first + self.first % 2, self.last + 2, 4)
        axis = alt.Axis(
            values=[f"{year}-01-01" for year in even],
            format="%Y",
            orient="bottom",
            labelFontSize=SMALL,
            grid=True,
        )
        scale = alt.Scale(domain=[f"{self.first}-01-01", f"{self.last + 2}-06-01"])
        return alt.X(f"{field}:T", scale=scale, title=None, axis=axis)


def _mark(row: Row, data: Dataset, t: Translator) -> dict[str, Any]:
    """What is drawn of a step: the days it may mean, filled or hollow."""
    known = dates.span(row["date_edtf"])
    is_day = known.precision == "day" and not known.is_interval
    colour = TRACK_COLOURS[row["track"]]
    begin, end = map(pd.Timestamp, (known.first, known.last))
    return {
        "mark": row["step_id"],
        "touch_first": begin - timedelta(days=_BEFORE - _APART),
        "touch_last": end + timedelta(days=_AFTER - _APART),
        "first": begin,
        "last": pd.Timestamp(known.last if is_day else known.last + timedelta(days=1)),
        "exact": is_day,
        "colour": colour,
        "fill": Role.PAPER if side_of([row["source_id"]], data) else colour,
        "title": t.text(row, "title"),
        "date": t.date(row["date_edtf"]),
        "voice": voice_words([row["source_id"]], data, t),
    }


def _study_line(data: Dataset, years: _Years, t: Translator) -> tuple[alt.Chart, ...]:
    """The line of the study, and what it is; nothing without a study."""
    marker = study_marker(data, t)
    if marker.empty:
        return ()
    at = alt.Chart(marker).encode(x=years.x("at"))
    line = at.mark_rule(strokeDash=[4, 3], color=GREY, aria=False)
    label = at.mark_text(align="right", dx=-5, dy=-6, baseline="bottom", fontSize=SMALL, color=TEXT).encode(
        y=alt.YValue(0), text=alt.Text("label:N")
    )
    return line, label


def _steps(frame: pd.DataFrame, years: _Years, y: alt.Y, t: Translator) -> tuple[alt.Chart, ...]:
    """Bars over months and years, dots for days, and the number of each in the list; a click opens its record."""
    base = alt.Chart(frame).encode(y=y)
    tooltip = [
        alt.Tooltip("number:N", title=t("No.")),
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("title:N", title=t("Step")),
        alt.Tooltip("voice:N", title=t("Whose account")),
    ]
    drawn: dict[str, Any] = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("colour:N", scale=None),
        "tooltip": tooltip,
    }
    bars = (
        base.transform_filter("!datum.exact")
        .mark_bar(height=12, strokeWidth=2)
        .encode(x=years.x("first"), x2=alt.X2("last:T"), **drawn)
    )
    dots = (
        base.transform_filter("datum.exact")
        .mark_point(shape="circle", size=130, strokeWidth=2, opacity=1)
        .encode(x=years.x("first"), **drawn)
    )
    numbers = base.mark_text(align="left", dx=9, fontSize=SMALL, color=TEXT).encode(
        x=years.x("last"), text=alt.Text("number:N")
    )
    answering = touched(base, x=years.x("touch_first"), x2=alt.X2("touch_last:T"), tooltip=tooltip)
    return bars, dots, numbers, answering


def _track_names(lines: _Lines, y: alt.Y) -> alt.Chart:
    """The name of each track above its steps."""
    return (
        alt.Chart(pd.DataFrame(lines.names, columns=["y", "lane"]))
        .mark_text(align="left", fontSize=LABEL, fontWeight="bold", color=TEXT, dy=3)
        .encode(y=y, x=alt.XValue(0), text=alt.Text("lane:N"))
    )
