"""Documents per year and actions per year, on the timeline's own axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import altair as alt
import pandas as pd

from dashboard import selection as select
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    GREY,
    KIND_COLOURS,
    MUTED,
    PAPER,
    SIDES,
    Figure,
    Theme,
    account_of,
    band,
    kind_names,
    mine_names,
    record,
    rows_of,
    side_of,
    voice_words,
)
from dashboard.figures.counts import borderline
from dashboard.figures.counts import marks as count_marks
from dashboard.figures.keys import with_key
from dashboard.figures.timeline.events import deposits_in_words
from dashboard.figures.timeline.layout import GUTTER, pack, window_of
from dashboard.figures.timeline.marks import LINE, SHAPES, frame_of, legend_layers, legend_rows
from dashboard.figures.vega import Spec
from dashboard.i18n import Translator
from dashboard.selection import FIRST_YEAR, Count, Selection


def documents_of_years(data: Dataset, selection: Selection) -> dict[int, tuple[str, ...]]:
    """Documents behind the event records that may lie in each year of the selection, of any kind."""
    frame = select.event_frame(data)
    frame = frame[select.concerns(frame, selection.mines)]
    out: dict[int, dict[str, None]] = {year: {} for year in range(selection.year_from, selection.year_to + 1)}
    for row in frame.to_dict("records"):
        for year in range(
            max(row["first"].year, selection.year_from), min(row["last"].year, selection.year_to) + 1
        ):
            out[year].update(dict.fromkeys(row["sources"]))
    return {year: tuple(found) for year, found in out.items()}


@once
def documents_per_year(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """How many documents speak for each year, on the timeline's own axis."""
    found = documents_of_years(data, selection)
    sided = {
        year: sum(account_of(source, data) in SIDES for source in sources) for year, sources in found.items()
    }
    numbers = {year: len(sources) for year, sources in found.items()}
    silent = [year for year, number in numbers.items() if not number]
    most = max(numbers.values())
    best = [year for year, number in numbers.items() if number == most]
    frame = pd.DataFrame({"year": list(numbers), "n": list(numbers.values())})
    frame["first"], frame["last"] = frame.year + 0.08, frame.year + 0.92
    frame["sided"] = list(sided.values())
    frame["word"] = [t.number(number) for number in frame.n]
    frame["tip"] = [t.plural("{n} document", "{n} documents", number) for number in frame.n]
    frame["side_tip"] = [t.number(number) for number in frame.sided]
    chart = _strip(frame, most, selection, t, theme)
    quiet_years = ", ".join(_year_runs(silent)) or t("none")
    return Figure(
        id="documents-per-year",
        title=t("The silence of sources is not calm"),
        subtitle=t("Number of documents that speak for each year, of every kind of event"),
        sentence=t(
            "Most documents speak for {best} ({most}); years without any: {silent}. A year with few documents may have seen more than is shown.",
            best=", ".join(str(year) for year in best) if most else t("no year"),
            most=t.number(most),
            silent=quiet_years,
        ),
        chart=chart if most else None,
        rows=rows_of(
            [t("Year"), t("Documents"), t("of them by a side of the conflict")],
            [([record("sources", source) for source in found[year]], found[year], [str(year), numbers[year], sided[year]]) for year in found],
        ),
        notes=(t("Filled: documents of the press, courts, research and other outside voices. Outline: the account of a side of the conflict (company, state, residents or NGO), also where the press only passes it on."), t("A document counts in each year that an event it tells of may lie in, so the years do not add up to the number of documents."),),
        empty="" if most else t("No document speaks for these years and deposits in what was read."),
    )  # fmt: skip


def _year_runs(years: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _pixels(wide: float, narrow: float = 4.0) -> alt.ExprRef:
    """A left margin for lane names on wide charts; narrow ones have none."""
    return alt.ExprRef(f"width < 700 ? {narrow} : {wide}")


def _year_labels(selection: Selection, y: float, theme: Theme) -> pd.DataFrame:
    """Labels in the middle of their years, as the timeline has them."""
    years = range(selection.year_from, selection.year_to + 1)
    step = 1 if len(years) <= 12 else 4
    return pd.DataFrame(
        [
            {"year": year + 0.5, "y": y, "text": str(year), "colour": MUTED[theme]}
            for year in years
            if (year - FIRST_YEAR) % step == 0
        ]
    )


def _year_scale(selection: Selection) -> alt.Scale:
    return alt.Scale(
        domain=list(window_of(selection)),
        range=[_pixels(GUTTER), alt.ExprRef("width - 4")],
        nice=False,
        zero=False,
    )


def _strip(
    frame: pd.DataFrame, most: int, selection: Selection, t: Translator, theme: Theme
) -> alt.LayerChart:
    """Bars in pixels of height, on the timeline's own years."""
    tall_, foot = 64.0, 22.0
    rows = frame.assign(y=18 + tall_ * (1 - frame.n / max(most, 1)), y2=18 + tall_, middle=frame.year + 0.5)
    rows["between"] = 18 + tall_ * (1 - (frame.n - frame.sided) / max(most, 1))
    rows.loc[rows.n == 0, "y"] = 18 + tall_ - 8.0
    scale = alt.Scale(domain=[18 + tall_ + foot, 0], nice=False, zero=False)
    y, x_scale = alt.Y("y:Q", scale=scale, axis=None), _year_scale(selection)
    tip = [
        alt.Tooltip("year:Q", title=t("Year"), format="d"),
        alt.Tooltip("tip:N", title=t("Documents")),
        alt.Tooltip("side_tip:N", title=t("of them by a side of the conflict")),
    ]
    base, labels = alt.Chart(rows), alt.Chart(_year_labels(selection, 18 + tall_ + 13, theme))
    silent = alt.Chart(rows[rows.n == 0])
    chart = alt.layer(
        alt.Chart(rows[rows.n > rows.sided])
        .mark_rect(color=GREY, opacity=1).encode(x=alt.X("first:Q", scale=x_scale, axis=None), x2=alt.X2("last"), y=alt.Y("between:Q", scale=scale, axis=None), y2=alt.Y2("y2"), tooltip=tip),
        alt.Chart(rows[rows.sided > 0])
        .mark_rect(fill=PAPER[theme], stroke=GREY, strokeWidth=1.2, aria=False).encode(x=alt.X("first:Q", scale=x_scale, axis=None), x2=alt.X2("last"), y=y, y2=alt.Y2("between"), tooltip=tip),
        # A year without documents is marked, not left blank.
        silent.mark_rect(fillOpacity=0, stroke=GREY, strokeDash=[2, 2], aria=False).encode(x=alt.X("first:Q", scale=x_scale, axis=None), x2=alt.X2("last"), y=y, y2=alt.Y2("y2"), tooltip=tip),
        base.transform_calculate(shown="width < 700 ? '' : datum.word").mark_text(dy=-8, fontSize=12, color=MUTED[theme]).encode(x=alt.X("middle:Q", scale=x_scale, axis=None), y=y, text=alt.Text("shown:N")),
        labels.mark_text(fontSize=12, baseline="middle", color=MUTED[theme]).encode(x=alt.X("year:Q", scale=x_scale, axis=None), y=y, text=alt.Text("text:N")),
    )  # fmt: skip
    key = (
        "■ " + t("press, courts, research and other outside voices"),
        "□ " + t("a side of the conflict"),
        "¦ " + t("no document found"),
    )
    return with_key(chart.properties(height=18 + tall_ + foot), *key).configure_view(stroke=None)


@once
def actions_per_year(
    data: Dataset, selection: Selection, t: Translator, theme: Theme, frame_of_years: Selection | None = None
) -> Figure:
    """One square an action, in its year; an action known only to a span over years is a bracket apart.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
        theme: colours.
        frame_of_years: a selection with more years, whose axes are drawn, so that pictures of growing periods match.
    """
    kinds = kind_names(t)
    chosen = [kind for kind in kinds if kind in (selection.kinds or ("peaceful", "violent"))]
    years = (selection.year_from, selection.year_to)
    frame = select.event_frame(data).set_index("event_id", drop=False)
    squares: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    items: list[tuple[list[str], tuple[str, ...], list[str]]] = []
    stacked: dict[int, int] = {}
    tally: list[str] = []
    names = mine_names(data, t)
    by_kind = {kind: select.count(data, kind, selection.mines, years) for kind in chosen}
    for kind in chosen:
        found = by_kind[kind]
        strict = set(found.strict)
        tally.append(f"{kinds[kind]}: {t.number(found.high)}")
        drawn: set[str] = set()
        for event, (extent, reason) in count_marks(found, data, t).items():
            row = frame.loc[event].to_dict()
            first, last = row["first"].year, row["last"].year
            span = str(first) if first == last else f"{first}–{last}"
            cells = [
                span,
                t.date(row["date_edtf"]),
                kinds[kind],
                t.text(row, "title"),
                deposits_in_words(row, names, t),
            ]
            items.append(([record("events", event)], row["sources"], [*cells, extent, reason]))
            if event not in found.records or row["action_id"] in drawn:
                continue
            drawn.add(row["action_id"])
            is_strict = row["action_id"] in strict
            family = frame.loc[list(found.records)]
            side = side_of(chain.from_iterable(family[family.action_id == row["action_id"]].sources), data)
            words = {
                "event_id": event, "title": t.text(row, "title"), "date": t.date(row["date_edtf"]), "kind": kinds[kind],
                "sure": t("clearly distinct") if is_strict else t("in the broad count only"), "deposits": deposits_in_words(row, names, t),
                "voice": voice_words(row["sources"], data, t),
                "fill": PAPER[theme] if side else KIND_COLOURS[kind], "stroke": KIND_COLOURS[kind], "dash": [1, 0] if is_strict else [3, 2],
                "shade": 1.0 if is_strict or side else 0.35,
                "inner": KIND_COLOURS[kind] if side or not is_strict else PAPER[theme], "shape": SHAPES[kind],
            }  # fmt: skip
            if first == last:
                squares.append({**words, "year": first + 0.5, "at": stacked.get(first, 0) + 0.5})
                stacked[first] = stacked.get(first, 0) + 1
            else:
                spans.append(
                    {**words, "year": max(first, years[0]) + 0.1, "until": min(last, years[1]) + 0.9}
                )
    total = len(squares) + len(spans)
    axes, least = selection, 0.0
    if frame_of_years:
        whole = actions_per_year(data, frame_of_years, t, theme).chart
        axes, least = frame_of_years, whole.height if isinstance(whole, Spec) else 0.0
    sentence = t(
        "{n} actions in {first}–{last} ({tally}). Known only to a span over years, and drawn as brackets above them: {spans}. A shared action is one square.",
        n=t.number(total), first=str(years[0]), last=str(years[1]), tally="; ".join(tally), spans=t.number(len(spans)),
    )  # fmt: skip
    return Figure(
        id="actions-per-year",
        title=_squares_title(stacked, by_kind, total, t),
        subtitle=t("Actions per year, {first}–{last}, one square each: {kinds}; all deposits shown together, a shared action once", first=str(years[0]), last=str(years[1]), kinds=", ".join(kinds[kind] for kind in chosen)),
        sentence=sentence if total else t("No action of these kinds is documented for these deposits and years. That does not mean that none took place."),
        chart=_squares(squares, spans, max(stacked.values(), default=0), axes, [(kind, kinds[kind]) for kind in chosen], t, theme, least) if total or frame_of_years else None,
        rows=rows_of([t("Year"), t("Date"), t("Kind"), t("Action"), t("Deposit"), t("In the count"), t("Reason")], items),
        notes=(t("Full edge: clearly distinct, of medium confidence or better (strict). Dashed and pale: in the broad count only. Hollow: one side alone tells of it. Records told again are not drawn; where that is only probable, they raise the upper end of a range. The table marks them."), *borderline(by_kind.values(), data, t)) if total else (),
        empty="" if total or frame_of_years else t("No action fits these filters. Take one filter away to see more."),
    )  # fmt: skip


def _squares_title(
    stacked: Mapping[int, int], by_kind: Mapping[str, Count], total: int, t: Translator
) -> str:
    best = max(stacked.values(), default=0)
    peaks = [str(year) for year in sorted(stacked) if stacked[year] == best]
    if not total:
        return t("No action fits these filters")
    if set(by_kind) == {"peaceful", "violent"} and all(found.upper for found in by_kind.values()):
        return t(
            "Peaceful demonstrations: {peaceful}; violent incidents: {violent}",
            peaceful=band(t, by_kind["peaceful"]),
            violent=band(t, by_kind["violent"]),
        )
    if best < 2 or len(peaks) > 2:
        return t.plural("{n} documented action, year by year", "{n} documented actions, year by year", total)
    if len(peaks) == 2:
        return t(
            "Most documented actions fall in {year} and {other}: {n} each",
            year=peaks[0],
            other=peaks[1],
            n=t.number(best),
        )
    return t("Most documented actions fall in {year}: {n}", year=peaks[0], n=t.number(best))


def _squares(
    squares: list[dict[str, Any]], spans: list[dict[str, Any]], highest: int, selection: Selection, legend: Sequence[tuple[str, str]], t: Translator, theme: Theme,
    least: float,
) -> alt.LayerChart:  # fmt: skip
    """Squares on the years of a selection, at least ``least`` px high."""
    unit, head, foot = 26.0, 30.0, 26.0
    levels = pack([(row["year"], row["until"]) for row in spans])
    floor = max(head + unit * (highest + max(levels, default=-1) + 1) + 4, least - foot)
    for row in squares:
        row["y"] = floor - unit * row["at"]
    for row, level in zip(spans, levels, strict=True):
        row["y"] = floor - unit * (highest + level + 0.5) - 4
    height = floor + foot
    columns = (
        "event_id",
        "title",
        "date",
        "kind",
        "sure",
        "deposits",
        "voice",
        "dash",
        "shade",
        "fill",
        "stroke",
        "inner",
        "shape",
        "year",
        "until",
        "y",
    )
    count_of_years = selection.year_to + 1 - selection.year_from
    size = f"min(22, (width - (width < 700 ? 8 : {GUTTER + 4})) / {count_of_years} * 0.8)"
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    x = alt.X("year:Q", scale=_year_scale(selection), axis=None)
    fill, stroke = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    inner, line = alt.Fill("inner:N", scale=None, legend=None), alt.Color("stroke:N", scale=None, legend=None)
    shape = alt.Shape("shape:N", scale=None, legend=None)
    dash = alt.StrokeDash("dash:N", scale=None, legend=None)
    shade = alt.FillOpacity("shade:Q", scale=None, legend=None)
    tip = [
        alt.Tooltip("title:N", title=t("What")), alt.Tooltip("date:N", title=t("Date")), alt.Tooltip("kind:N", title=t("Kind")),
        alt.Tooltip("deposits:N", title=t("Deposit")), alt.Tooltip("sure:N", title=t("Count")), alt.Tooltip("voice:N", title=t("Told by")),
    ]  # fmt: skip
    base, brackets = alt.Chart(frame_of(squares, columns)), alt.Chart(frame_of(spans, columns))
    ends = alt.Chart(
        frame_of([{**row, "year": row[side]} for row in spans for side in ("year", "until")], columns)
    )
    middles = alt.Chart(
        frame_of([{**row, "year": (row["year"] + row["until"]) / 2} for row in spans], columns)
    )
    marks, words = legend_rows(legend, 0, t, theme)
    ground = pd.DataFrame({"y": [floor + 2]})
    years = alt.Chart(_year_labels(selection, floor + 15, theme))
    # Left away when there is nothing in them: a layer of nothing says that it is a picture without a name.
    spanning = [
        brackets.mark_rule(strokeWidth=2).encode(x=x, x2=alt.X2(field="until"), y=y, color=line, tooltip=tip),
        ends.mark_tick(orient="vertical", size=12, thickness=2, opacity=1).encode(x=x, y=y, color=line),
        middles.mark_point(size=90, strokeWidth=1.6, opacity=1).encode(
            x=x, y=y, fill=fill, stroke=stroke, strokeDash=dash, fillOpacity=shade, shape=shape, tooltip=tip
        ),
    ]
    layers: list[alt.Chart] = [
        alt.Chart(ground)
        .mark_rule(color=LINE[theme])
        .encode(x=alt.XValue(_pixels(GUTTER)), x2=alt.X2Value("width"), y=y),
        base.mark_point(
            shape="square", size=alt.ExprRef(f"pow({size}, 2)"), strokeWidth=1.6, opacity=1
        ).encode(x=x, y=y, fill=fill, stroke=stroke, strokeDash=dash, fillOpacity=shade, tooltip=tip),
        base.mark_point(size=alt.ExprRef(f"pow({size} * 0.5, 2)"), strokeWidth=0, opacity=1).encode(
            x=x, y=y, fill=inner, shape=shape, tooltip=tip
        ),
        *(spanning if spans else ()),
        years.mark_text(fontSize=12, baseline="middle", color=MUTED[theme]).encode(
            x=x, y=y, text=alt.Text("text:N")
        ),
        *legend_layers(marks[: len(legend)], words[: len(legend)], y),
    ]
    key = (
        "□ " + t("outline: one side's account"),
        "¦ " + t("dashed and pale: in the broad count only"),
        "|–| " + t("known only to a span of years"),
    )
    return with_key(alt.layer(*layers).properties(height=height), *key).configure_view(stroke=None)
