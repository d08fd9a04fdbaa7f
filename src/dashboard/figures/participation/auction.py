"""What became of the objects put to auction in a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.colours import GOLD, GREY, WATER
from dashboard.figures.drawing.keys import LABEL, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import MARK, Behind, clickable, mark_of
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.words import case_text
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.amounts import number
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import scope_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Auction

MOST_SQUARES = 1000
ROOMY = 520  # px of width in which the words of all outcomes stand beside each other, in any language
_EDGE = 2.5  # px, of a square, also in the key
SQUARES_A_ROW = 10
CROSSED = "M-1,-1H1V1H-1ZM-1,-1L1,1M1,-1L-1,1"  # a square with both its diagonals


def auction_outcomes(data: Dataset) -> dict[str, int]:
    """Objects of one year by outcome; "not-explained" is computed: announced minus sold minus without bids."""
    rows = (row for row in data.records.auctions if row.series == "objects")
    by = {row.outcome: int(row.value) for row in rows if row.value is not None}
    if "announced" not in by:
        return {}
    sold, none = by.get("sold", 0), by.get("no-bids", 0)
    return {"sold": sold, "no-bids": none, "not-explained": max(by["announced"] - sold - none, 0)}


def auction_year(data: Dataset) -> str:
    """The year of the objects whose outcomes are counted; "" without any."""
    years = [row.date_edtf[:4] for row in data.records.auctions if row.series == "objects"]
    return max(years, default="")


@once
def auctions(data: Dataset, t: Translator) -> Figure:
    """Outcome of the objects put to auction in a year, a square an object; other facts in the table."""
    outcomes = auction_outcomes(data)
    rows = sorted(data.records.auctions, key=lambda row: dates.span(row["date_edtf"]).first)
    conflicts = _conflicts(data, outcomes, t)
    none_known = t("There are no auction outcomes in the data.")
    return Figure(
        id="auctions",
        title=_title(outcomes, auction_year(data), t),
        subtitle=case_text.text(data, t, "auctions-subtitle"),
        sentence=_sentence(outcomes, auction_year(data), t) if outcomes else none_known,
        # More squares than one can see say less than the numbers.
        chart=_squares(outcomes, _side(data), t) if 0 < sum(outcomes.values()) <= MOST_SQUARES else None,
        rows=_rows(rows, data, t),
        conflicts=conflicts,
        notes=(
            *(conflicts if outcomes else ()),
            *filter(None, [case_text.text(data, t, "auctions-note")]),
            t(
                "“Not explained” is computed: announced minus sold minus no bids. Other facts about auctions are in the table and marked there."
            ),
        ),
        empty="" if outcomes else none_known,
        marks=partial(_marks, data, t),
        numbers=partial(_behind, data, t),
    )


def _title(outcomes: Mapping[str, int], year: str, t: Translator) -> str:
    is_said = outcomes and outcomes["not-explained"] and 3 * outcomes["sold"] == 2 * sum(outcomes.values())
    if is_said:
        return t(
            "Two thirds of the sites put up for auction in {year} were sold; what became of {n} is not explained",
            year=year,
            n=leading(t.number(outcomes["not-explained"]), "not-explained"),
        )
    return (
        t("What became of the sites put up for auction in {year}", year=year)
        if year
        else t("What became of the sites put up for auction")
    )


def _sentence(outcomes: Mapping[str, int], year: str, t: Translator) -> str:
    told = t.plural(
        "Of {n} site put up for auction in {year}, {sold} were sold and {none} drew no bids.",
        "Of {n} sites put up for auction in {year}, {sold} were sold and {none} drew no bids.",
        sum(outcomes.values()),
        n=leading(t.number(sum(outcomes.values())), "announced"),
        year=year,
        sold=leading(t.number(outcomes["sold"]), "sold"),
        none=leading(t.number(outcomes["no-bids"]), "no-bids"),
    )
    if not outcomes["not-explained"]:
        return told
    rest = t(
        "The source does not say what became of the other {rest}.",
        rest=leading(t.number(outcomes["not-explained"]), "not-explained"),
    )
    return f"{told} {rest}"


def _rows(rows: Sequence[Row], data: Dataset, t: Translator) -> Rows:
    return columns.table(
        "auctions",
        "auction_id",
        rows,
        [
            columns.date(t),
            columns.date_inferred(t),
            columns.coded(t("Where"), "scope", scope_names(t)),
            columns.text(t("What is counted"), "measure", t),
            Column(t("Number"), lambda row: number(row["value"], t)),
            columns.text(t("Unit"), "unit", t),
            columns.confidence(t),
            columns.note(t),
            Column(t("Counted in the chart"), lambda row: _counted(row, t)),
            columns.voice(data, t),
        ],
    )


def _counted(row: Row, t: Translator) -> str:
    """Whether the chart counts a row, and why not."""
    if row["series"] == "rival":
        return t("no: a differing figure, given beside the chart")
    if row["series"] == "other":
        return t("no: another fact about auctions")
    return t("yes") if row["outcome"] and pd.notna(row["value"]) else t("no: it is not a number of sites")


def rivals(data: Dataset) -> list[tuple[Auction, tuple[Auction, ...]]]:
    """Figures, each with those that do not match it, in the order of the rows."""
    rows, told = data.rows("auctions"), dict[str, list[Auction]]()
    for row in data.records.auctions:
        if row.rival_of and row.value != rows[row.rival_of]["value"]:
            told.setdefault(row.rival_of, []).append(row)
    return [(row, tuple(told[row.auction_id])) for row in data.records.auctions if row.auction_id in told]


def _conflicts(data: Dataset, outcomes: Mapping[str, int], t: Translator) -> tuple[str, ...]:
    """Where documents differ, figures coded as rival to what the chart shows first."""
    coded = [
        t(
            "The chart shows {sold} sites sold. {measure}: {number} {unit}. {note}",
            sold=t.number(outcomes["sold"]),
            measure=t.text(row, "measure"),
            number=number(row.value, t),
            unit=t.text(row, "unit"),
            note=t.text(row, "note"),
        )
        for row in data.records.auctions
        if row.series == "rival" and outcomes
    ]
    found = [
        t(
            "{date}, {unit}. {what}: {first}. {rival}: {second}.",
            date=t.date(row.date_edtf),
            unit=t.text(row, "unit"),
            first=number(row.value, t),
            what=t.text(row, "measure"),
            second=number(rival.value, t),
            rival=t.text(rival, "measure"),
        )
        for row, own in rivals(data)
        for rival in own
        if rival.series == "other"
    ]
    return (*coded, *found)


def _side(data: Dataset) -> str:
    """The side that alone tells what became of the objects, or ""."""
    return side_of((row.source_id for row in data.records.auctions if row.series == "objects"), data)


def _outcome_names(t: Translator) -> dict[str, str]:
    return {"sold": t("sold"), "no-bids": t("no bids"), "not-explained": t("not explained")}


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The figures behind the squares of an outcome; what is computed rests on all of them."""
    found = _behind(data, t)
    return {outcome: found[outcome] for outcome, n in auction_outcomes(data).items() if n}


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The figures behind each outcome, and behind how many there were at all."""
    objects = [
        row
        for row in data.records.auctions
        if row.series == "objects" and row.outcome and row.value is not None
    ]
    outcomes = auction_outcomes(data)
    names = {**_outcome_names(t), "announced": t("put up for auction")}
    counts = {**outcomes, "announced": sum(outcomes.values())}
    return {
        outcome: mark_of(
            f"{names[outcome]}: {t.number(n)}",
            (
                record("auctions", row.auction_id)
                for row in objects
                if row.outcome == outcome or outcome == "not-explained"
            ),
        )
        for outcome, n in counts.items()
    }


def _squares(outcomes: Mapping[str, int], side: str, t: Translator) -> Chart:
    """A square an object, in the order of the outcomes; all are outlines where one side alone tells of them."""
    names = _outcome_names(t)
    labels = {key: f"{names[key]}: {t.number(outcomes[key])}" for key in outcomes}
    objects = [key for key in labels for _ in range(outcomes[key])]
    frame = pd.DataFrame(
        [
            {"x": place % SQUARES_A_ROW, "y": place // SQUARES_A_ROW, "outcome": labels[key], MARK: key}
            for place, key in enumerate(objects)
        ]
    )
    domain = list(labels.values())
    legend = alt.Legend(
        title=None,
        orient="top",
        symbolSize=220,
        symbolStrokeWidth=_EDGE,
        labelFontSize=LABEL,
        labelLimit=300,
        columns=alt.ExprRef(f"width < {ROOMY} ? 1 : 3"),
    )
    squares = (
        alt.Chart(frame)
        .mark_point(filled=not side, size=380, strokeWidth=_EDGE, opacity=1)
        .encode(
            x=alt.X("x:O", axis=None),
            y=alt.Y("y:O", axis=None),
            color=alt.Color(
                "outcome:N", scale=alt.Scale(domain=domain, range=[WATER, GREY, GOLD]), legend=legend
            ),
            shape=alt.Shape(
                "outcome:N", scale=alt.Scale(domain=domain, range=["square", CROSSED, "diamond"])
            ),
            tooltip=[alt.Tooltip("outcome:N", title=t("Outcome"))],
        )
    )
    chart = layered(clickable(squares)).properties(height=alt.Step(34))
    if not side:
        return chart
    return with_key(
        chart, outline=t("outline: one side's account, {voice}", voice=voice_names(t)[side]), shape="square"
    )
