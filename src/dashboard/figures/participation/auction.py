"""What became of the objects put to auction in 2025."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import voice_words
from dashboard.figures.colours import GOLD, GREY, WATER
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.keys import LABEL, with_key
from dashboard.figures.names import confidence_names, scope_names, voice_names
from dashboard.figures.participation.shared import number
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator

# The Geological Service counts the objects of 2025; the newspaper only passes it on and is no second voice.
REPORTER = "state"
MOST_SQUARES = 1000


def auction_outcomes(data: Dataset) -> dict[str, int]:
    """Objects of 2025 by outcome; "not-explained" is computed: announced minus sold minus without bids."""
    rows = data["auctions"]
    rows = rows[(rows.series == "2025") & rows.value.notna()]
    by = {row.outcome: int(row.value) for row in rows.itertuples()}
    if "announced" not in by:
        return {}
    sold, none = by.get("sold", 0), by.get("no-bids", 0)
    return {"sold": sold, "no-bids": none, "not-explained": max(by["announced"] - sold - none, 0)}


@once
def auctions(data: Dataset, t: Translator) -> Figure:
    """Outcome of the objects put to auction in 2025, a square an object; other facts in the table."""
    table = data["auctions"]
    outcomes = auction_outcomes(data)
    total = sum(outcomes.values())
    names = {"sold": t("sold"), "no-bids": t("no bids"), "not-explained": t("not explained")}
    scopes, levels = scope_names(t), confidence_names(t)
    rows = table.assign(first=[dates.span(text).first for text in table.date_edtf]).sort_values(
        "first", kind="stable"
    )
    conflicts = _conflicts(rows.to_dict("records"), outcomes, t)
    return Figure(
        id="auctions",
        title=t(
            "Two thirds of the objects announced for auction in 2025 were sold; {n} are not explained",
            n=t.number(outcomes["not-explained"]),
        )
        if outcomes and 3 * outcomes["sold"] == 2 * total
        else t("What became of the objects put to auction in 2025"),
        subtitle=t("Objects in all Kyrgyzstan, one square each, as the Geological Service reported"),
        sentence=t(
            "Of {total} objects announced for auction in 2025, {sold} were sold and {none} had no bids; the remaining {rest} are not explained.",
            total=t.number(total),
            sold=t.number(outcomes["sold"]),
            none=t.number(outcomes["no-bids"]),
            rest=t.number(outcomes["not-explained"]),
        )
        if outcomes
        else t("No outcome of auctions is in the data."),
        # More squares than one can see say less than the numbers.
        chart=_auction_chart(outcomes, names, t) if 0 < total <= MOST_SQUARES else None,
        rows=rows_of(
            [
                t("Date"),
                t("Date inferred"),
                t("Where"),
                t("What is counted"),
                t("Number"),
                t("Unit"),
                t("Confidence"),
                t("Note"),
                t("Counted in the chart"),
                t("Who speaks"),
            ],
            [
                (
                    [record("auctions", row["auction_id"])],
                    [row["source_id"]],
                    (
                        t.date(row["date_edtf"]),
                        t("yes") if row["date_inferred"] else t("no"),
                        scopes[row["scope"]],
                        t.text(row, "measure"),
                        number(row["value"], t),
                        t.text(row, "unit"),
                        levels[row["confidence"]],
                        t.text(row, "note"),
                        _counted(row, t),
                        voice_words([row["source_id"]], data, t),
                    ),
                )
                for row in rows.to_dict("records")
            ],
        ),
        conflicts=conflicts,
        notes=(
            *(line for line in conflicts if outcomes),
            t(
                "Outline: the state alone, through its Geological Service, tells what became of the objects; a newspaper passed it on."
            ),
            t(
                "“Not explained” is computed: announced minus sold minus no bids. Other facts about auctions, 2012 to 2026, are in the table and marked there."
            ),
        ),
        empty="" if outcomes else t("No outcome of auctions is in the data."),
    )


def _counted(row: Mapping[Any, Any], t: Translator) -> str:
    """Whether the chart counts a row, and why not."""
    if row["series"] == "rival":
        return t("no: a rival figure, beside the chart in words")
    if row["series"] == "other":
        return t("no: another fact about auctions")
    return t("yes") if row["outcome"] and pd.notna(row["value"]) else t("no: no number of objects")


def _conflicts(
    rows: Sequence[Mapping[Any, Any]], outcomes: Mapping[str, int], t: Translator
) -> tuple[str, ...]:
    """Where documents differ: figures coded as rival, and different numbers of one unit for one day and place.

    Of a whole year or month two documents may count different things, so there only the coded rivals are named.
    """
    lines = [
        t(
            "The chart has {sold} objects sold. {measure}: {number} {unit}. {note}",
            sold=t.number(outcomes["sold"]),
            measure=t.text(row, "measure"),
            number=number(row["value"], t),
            unit=t.text(row, "unit"),
            note=t.text(row, "note"),
        )
        for row in rows
        if row["series"] == "rival" and outcomes
    ]
    known = [
        row
        for row in rows
        if row["series"] == "other"
        and pd.notna(row["value"])
        and dates.span(row["date_edtf"]).precision == "day"
    ]
    for one, other in combinations(known, 2):
        same = all(one[name] == other[name] for name in ("date_edtf", "scope", "unit_en"))
        if same and one["value"] != other["value"] and one["source_id"] != other["source_id"]:
            lines.append(
                t(
                    "{date}, {unit}: {first} ({what}), or {second} ({rival}).",
                    date=t.date(one["date_edtf"]),
                    unit=t.text(one, "unit"),
                    first=number(one["value"], t),
                    what=t.text(one, "measure"),
                    second=number(other["value"], t),
                    rival=t.text(other, "measure"),
                )
            )
    return tuple(lines)


def _auction_chart(outcomes: Mapping[str, int], names: Mapping[str, str], t: Translator) -> Chart:
    """Outlines in rows of ten, in the order of the outcomes; colour and shape say which, outline that one side tells."""
    labels = {key: f"{names[key]}: {t.number(outcomes[key])}" for key in outcomes}
    codes = [key for key, n in outcomes.items() for _ in range(n)]
    frame = pd.DataFrame(
        [{"x": index % 10, "y": index // 10, "outcome": labels[key]} for index, key in enumerate(codes)]
    )
    domain = list(labels.values())
    chart = alt.layer(
        alt.Chart(frame)
        .mark_point(filled=False, size=380, strokeWidth=2.5, opacity=1)
        .encode(
            x=alt.X("x:O", axis=None),
            y=alt.Y("y:O", axis=None),
            color=alt.Color(
                "outcome:N",
                scale=alt.Scale(domain=domain, range=[WATER, GREY, GOLD]),
                legend=alt.Legend(
                    title=None, orient="top", symbolSize=220, labelFontSize=LABEL, labelLimit=300, columns=3
                ),
            ),
            shape=alt.Shape(
                "outcome:N",
                scale=alt.Scale(
                    domain=domain, range=["square", "M-1,-1H1V1H-1ZM-1,-1L1,1M1,-1L-1,1", "diamond"]
                ),
            ),
            tooltip=[alt.Tooltip("outcome:N", title=t("Outcome"))],
        )
    ).properties(height=alt.Step(34))
    return with_key(chart, "□ " + t("outline: one side's account, {voice}", voice=voice_names(t)[REPORTER]))
