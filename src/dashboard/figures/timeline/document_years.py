"""Documents per year, on the timeline's own axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing import channels
from dashboard.figures.drawing.channels import Plane
from dashboard.figures.drawing.colours import GREY, Role
from dashboard.figures.drawing.keys import DASHES, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import Behind, mark_of, touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.figure import Figure, Item, record, rows_of
from dashboard.figures.timeline.year_axis import NARROW, year_labels, year_layer, year_scale
from dashboard.figures.words.accounts import SIDES, account_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

# Pixels.
_TOP = 18  # above the highest bar: its number
_TALL = 64.0  # the highest bar
_FOOT = 22.0  # the names of the years
_SILENT = 8.0  # the mark of a year without documents


def documents_of_years(data: Dataset, selection: Selection) -> dict[int, tuple[str, ...]]:
    """Documents behind the event records that may lie in each year of the selection, of any kind."""
    begin, end = years_of(data, selection)
    known = event_records.index(data)
    record, document = known.of_source[:, known.concerns(selection.mines)[known.of_source[0]]]
    first, last = known.first[record], known.last[record]
    out = {}
    for year in range(begin, end + 1):
        codes, at = np.unique(document[(first <= year) & (last >= year)], return_index=True)
        out[year] = tuple(known.sources[code] for code in codes[np.argsort(at)].tolist())
    return out


@once
def documents_per_year(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many documents speak for each year, on the timeline's own axis."""
    found = documents_of_years(data, selection)
    sided = {
        year: sum(account_of(source, data) in SIDES for source in sources) for year, sources in found.items()
    }
    numbers = {year: len(sources) for year, sources in found.items()}
    silent = [year for year, number in numbers.items() if not number]
    most = max(numbers.values())
    best = [year for year, number in numbers.items() if number == most]
    empty = "" if most else t("No document that was read is about these years and deposits.")
    return Figure(
        id="documents-per-year",
        title=t("A year without sources is not a year without events"),
        subtitle=t("Number of documents about the events of each year, of every kind"),
        sentence=empty or _sentence(best if len(numbers) > 1 else [], most, silent, t),
        chart=_chart(_bars(numbers, sided, t), years_of(data, selection), t) if most else None,
        rows=rows_of(
            [t("Year"), t("Documents"), t("by a side of the conflict")],
            partial(_items, data, selection),
        ),
        notes=(
            t(
                "Filled bars are press, courts, research and other outside sources; an outline is the account of a side in the conflict (company, state, residents or NGO), even where the press passes it on."
            ),
            t(
                "A document counts in every year in which one of its events may have happened. So the years add up to more than the number of documents."
            ),
        ),
        empty=empty,
        marks=partial(_marks, data, selection),
    )


def _marks(data: Dataset, selection: Selection) -> Mapping[str, Behind]:
    """The documents about the events of each year that has any."""
    return {
        str(year): mark_of(str(year), (record("sources", source) for source in sources))
        for year, sources in documents_of_years(data, selection).items()
        if sources
    }


def _items(data: Dataset, selection: Selection) -> Iterator[Item]:
    for year, sources in documents_of_years(data, selection).items():
        sided = sum(account_of(source, data) in SIDES for source in sources)
        yield [record("sources", source) for source in sources], sources, [str(year), len(sources), sided]


def _sentence(best: list[int], most: int, silent: list[int], t: Translator) -> str:
    """In which years documents are most and none, and what that says of a year; of one year alone none has most."""
    sentences = []
    if best:
        sentences.append(
            t(
                "More documents are about {best} ({most}) than about any other year.",
                best=t.listed(map(str, best)),
                most=t.number(most),
            )
        )
    if silent:
        sentences.append(t("None is about {silent}.", silent=t.listed(_year_runs(silent))))
    return " ".join((*sentences, t("A year with few documents may have seen more than is shown.")))


def _year_runs(years: Sequence[int]) -> list[str]:
    """Years in order, those that follow each other as one: 1996, 1998–2001."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _bars(numbers: Mapping[int, int], sided: Mapping[int, int], t: Translator) -> pd.DataFrame:
    """A bar for each year: its documents, those of a side among them, and both as heights in px."""
    bars = pd.DataFrame({"year": list(numbers), "n": list(numbers.values())})
    bars["mark"] = [str(year) for year in bars.year]
    bars["first"], bars["last"] = bars.year + 0.08, bars.year + 0.92
    bars["sided"] = list(sided.values())
    bars["word"] = [t.number(number) for number in bars.n]
    bars["tip"] = [t.plural("{n} document", "{n} documents", number) for number in bars.n]
    bars["side_tip"] = [t.number(number) for number in bars.sided]
    most = max(*numbers.values(), 1)
    bars["y"] = _TOP + _TALL * (1 - bars.n / most)
    bars["y2"] = _TOP + _TALL
    bars["top"] = 0
    bars["middle"] = bars.year + 0.5
    bars["between"] = _TOP + _TALL * (1 - (bars.n - bars.sided) / most)
    bars.loc[bars.n == 0, "y"] = _TOP + _TALL - _SILENT
    return bars


def _chart(bars: pd.DataFrame, years: tuple[int, int], t: Translator) -> Chart:
    """Bars in pixels of height, on the timeline's own years."""
    plane = Plane(year_scale(years))
    tip = channels.told(
        {t("Year"): "mark", t("Documents"): "tip", t("by a side of the conflict"): "side_tip"}
    )
    outside, of_a_side, silent, told = (
        alt.Chart(rows)
        for rows in (bars[bars.n > bars.sided], bars[bars.sided > 0], bars[bars.n == 0], bars[bars.n > 0])
    )
    drawn = layered(
        outside.mark_rect(color=GREY, opacity=1, tooltip=tip).encode(
            **plane.place("first", "between", x2="last", y2="y2")
        ),
        of_a_side.mark_rect(fill=Role.PAPER, stroke=GREY, strokeWidth=1.2, aria=False, tooltip=tip).encode(
            **plane.place("first", "y", x2="last", y2="between")
        ),
        # A year without documents is marked, not left blank.
        silent.mark_rect(fillOpacity=0, stroke=GREY, strokeDash=DASHES, aria=False, tooltip=tip).encode(
            **plane.place("first", "y", x2="last", y2="y2")
        ),
        alt.Chart(bars)
        .transform_calculate(shown=f"{NARROW} ? '' : datum.word")
        .mark_text(dy=-8, fontSize=12, color=Role.MUTED)
        .encode(**plane.place("middle"), text=channels.words("shown")),
        year_layer(year_labels(years, _TOP + _TALL + 13), plane),
        touched(told, **plane.place("first", "top", x2="last", y2="y2"), tooltip=alt.TooltipValue(tip)),
    ).properties(height=_TOP + _TALL + _FOOT)
    return with_key(
        drawn,
        filled=t("outside sources, such as the press"),
        outline=t("a side of the conflict"),
        dashed=t("no document found"),
        shape="square",
    )
