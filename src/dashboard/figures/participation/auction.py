"""What became of the objects put to auction in 2025."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.dataset import Dataset
from dashboard.figures.base import GOLD, GREY, WATER, Chart, Figure, confidence_names, once, ordered_sources
from dashboard.figures.participation.shared import LABEL, number, scope_names
from dashboard.i18n import Translator


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
    rival = table[table.series == "rival"]
    rivals = [
        f"{t.text(row, 'measure')}: {number(row['value'], t)} {t.text(row, 'unit')}. {t.text(row, 'note')}"
        for row in rival.to_dict("records")
    ]
    scopes, levels = scope_names(t), confidence_names(t)
    rows = table.assign(first=[dates.span(text).first for text in table.date_edtf]).sort_values(
        "first", kind="stable"
    )
    return Figure(
        id="auctions",
        title=t("Two thirds of the objects announced for auction in 2025 were sold; {n} are not explained", n=t.number(outcomes["not-explained"]))
        if outcomes and 3 * outcomes["sold"] == 2 * total
        else t("What became of the objects put to auction in 2025"),
        subtitle=t("Objects in all Kyrgyzstan, one square each, as the Geological Service reported. Filters do not change this figure"),
        sentence=t(
            "Of {total} objects announced for auction in 2025, {sold} were sold and {none} had no bids; the remaining {rest} are not explained.",
            total=t.number(total), sold=t.number(outcomes["sold"]), none=t.number(outcomes["no-bids"]), rest=t.number(outcomes["not-explained"]),
        ) if outcomes else t("No outcome of auctions is in the data."),
        chart=_auction_chart(outcomes, names, t) if outcomes else None,
        table=pd.DataFrame(
            [
                (t.date(row["date_edtf"]), t("yes") if row["date_inferred"] else t("no"), scopes[row["scope"]], t.text(row, "measure"),
                 number(row["value"], t), t.text(row, "unit"), levels[row["confidence"]], t.text(row, "note"))
                for row in rows.to_dict("records")
            ],
            columns=[t("Date"), t("Date inferred"), t("Where"), t("What is counted"), t("Number"), t("Unit"), t("Confidence"), t("Note")],
        ),
        source_ids=ordered_sources([table[table.series == "2025"].source_id, rival.source_id, rows.source_id]),
        notes=(*rivals, t("“Not explained” is computed: announced minus sold minus no bids. Other facts about auctions, 2012 to 2026, are in the table.")),
        empty="" if outcomes else t("No outcome of auctions is in the data."),
    )  # fmt: skip


def _auction_chart(outcomes: Mapping[str, int], names: Mapping[str, str], t: Translator) -> Chart:
    """Squares in rows of ten, in the order of the outcomes; colour and shape say which."""
    labels = {key: f"{names[key]}: {t.number(outcomes[key])}" for key in outcomes}
    codes = [key for key, n in outcomes.items() for _ in range(n)]
    frame = pd.DataFrame(
        [{"x": index % 10, "y": index // 10, "outcome": labels[key]} for index, key in enumerate(codes)]
    )
    domain = list(labels.values())
    return alt.layer(
        alt.Chart(frame)
        .mark_point(filled=True, size=420, opacity=1)
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
                    domain=domain, range=["square", "M-1,-1H1V1H-1ZM-0.65,-0.65V0.65H0.65V-0.65Z", "diamond"]
                ),
            ),
            tooltip=[alt.Tooltip("outcome:N", title=t("Outcome"))],
        )
    ).properties(height=alt.Step(34))
