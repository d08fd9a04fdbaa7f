"""Local payments: the parts of one reported sum, and beside it what does not fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import altair as alt
import pandas as pd

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.colours import TEXT
from dashboard.figures.drawing.keys import (
    LABEL,
    SMALL,
    claimed_by,
    fill_opacity,
    in_a_row,
    outline_key,
    row_labels,
    with_key,
)
from dashboard.figures.drawing.layered import Layered, layered
from dashboard.figures.drawing.marks import Behind, mark_of, touched
from dashboard.figures.drawing.outcomes import STAGE
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.participation.card import split_notes
from dashboard.figures.words import case_text
from dashboard.figures.words.amounts import counted, msom, number
from dashboard.figures.words.names import reporter_names, stage_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.participation import LocalPayment

# Series of payments: the parts of one reported sum, the sum itself, and what does not join them.
PARTS, WHOLE, RIVAL = "parts", "whole", "rival"


@once
def payments(data: Dataset, t: Translator) -> Figure:
    """Who received the reported local payments: the parts of one reported sum."""
    # The largest first; without its sum a part has no bar.
    of_one_sum = sorted(
        in_series(data, PARTS), key=lambda row: (row.amount_msom is None, -(row.amount_msom or 0))
    )
    whole = in_series(data, WHOLE)
    parts = [row for row in of_one_sum if row.amount_msom is not None]
    shown = {row.payment_id for row in of_one_sum}
    rivals = [row for row in data.records.local_payments if row.rival_of in shown]
    rows = [*of_one_sum, *whole]
    none_known = t("There are no payments in the data.")
    counted_in = Column(t("Counted in the chart"), lambda row: _counted(row, t))
    return Figure(
        id="local-payments",
        title=t("Half of the reported local payments went to the regional fund")
        if _half(parts, whole)
        else t("Where local payments go"),
        subtitle=case_text.text(data, t, "payments-subtitle"),
        sentence=_sentence(parts, whole, data, t) if parts else none_known,
        chart=_payment_chart(parts, data, t) if parts else None,
        rows=payment_table(rows, data, t, further=[counted_in]),
        further_rows=(
            payment_table(rivals, data, t, "rivals", t("Differing figures by others"), [counted_in]),
        )
        if rivals
        else (),
        conflicts=rival_lines(rivals, t),
        notes=_unrepeated([t.text(row, "note") for row in rows if row["note_en"]]),
        empty="" if parts else none_known,
        marks=partial(_marks, data, t),
    )


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The figure behind each bar, with its document."""
    return {
        row.payment_id: mark_of(amount(row, t), (record("local_payments", row.payment_id),))
        for row in in_series(data, PARTS)
    }


def in_series(data: Dataset, series: str) -> list[LocalPayment]:
    """Rows of ``local_payments`` of one series, in the order of the data; none of a series that is not there."""
    return [row for row in data.records.local_payments if row.series == series]


def _sum_of(rows: Sequence[Row]) -> float:
    return float(sum(row["amount_msom"] for row in rows if pd.notna(row["amount_msom"])))


def _sentence(parts: Sequence[Row], whole: Sequence[Row], data: Dataset, t: Translator) -> str:
    return t(
        "Local payments of {total} million soms were reported: {amounts}.",
        total=t.number(_sum_of(whole), 1),
        amounts=", ".join(
            counted(t.text(row, "recipient"), t.number(row["amount_msom"], 1), t) for row in parts
        ),
    ) + case_text.after_a_space(case_text.text(data, t, "payments-note"))


def _unrepeated(notes: Sequence[str]) -> tuple[str, ...]:
    """What the notes say, each thing once: what several begin with first."""
    parts = split_notes(notes)
    return tuple(
        dict.fromkeys(filter(None, (*(opening for opening, _ in parts), *(rest for _, rest in parts))))
    )


def _half(parts: Sequence[Row], whole: Sequence[Row]) -> bool:
    """Whether the largest part was paid to the regional fund and is half of the reported sum."""
    return (
        bool(parts and whole)
        and parts[0]["recipient_level"] == "region"
        and parts[0]["stage"] == "paid"
        and abs(2 * parts[0]["amount_msom"] - _sum_of(whole)) < 0.1
    )


def amount(row: Row, t: Translator) -> str:
    """What a row of ``local_payments`` says to be paid: million soms, or a percentage where no sum is given.

    Neither is said to be not stated, which is no zero.
    """
    if pd.notna(row["amount_msom"]):
        return t("{n}\u00a0m soms", n=msom(row["amount_msom"], t))
    if pd.notna(row["share_percent"]):
        return t("{n}% of the money", n=number(row["share_percent"], t))
    return t("not stated")


def rival_lines(rivals: Sequence[Row], t: Translator) -> tuple[str, ...]:
    """Figures that do not join the reported sum, a line each: what, when and by whom."""
    names = reporter_names(t)
    return tuple(
        t(
            "{recipient}: {amount}. {period}. According to: {who}. {note}",
            recipient=t.text(row, "recipient"),
            amount=amount(row, t),
            period=t.text(row, "period"),
            who=names[row["claimant"]],
            note=t.text(row, "note"),
        ).strip()
        for row in rivals
    )


def _payment_chart(parts: Sequence[Row], data: Dataset, t: Translator) -> Chart:
    """A bar a part with its recipient above, the largest first; outline where one side alone tells of it."""
    told_by = [claimed_by(row["claimant"], row["source_id"], data) for row in parts]
    frame = pd.DataFrame(
        [
            {
                "mark": row["payment_id"],
                "y": y,
                "label": t.text(row, "recipient"),
                "value": float(row["amount_msom"]),
                "amount": t("{n}\u00a0m soms", n=t.number(row["amount_msom"], 1)),
                "hollow": bool(side),
                "stage": stage_words(row, t),
                "reporter": reporter_names(t)[row["claimant"]],
            }
            for y, (row, side) in enumerate(zip(parts, told_by, strict=True))
        ]
    )
    looks = {stage_words(row, t): STAGE[row["stage"]].colour for row in parts}
    sides = [voice_names(t)[side] for side in dict.fromkeys(told_by) if side]
    return with_key(
        _payment_bars(frame, looks, t),
        filled="" if all(told_by) else outline_key(t)["filled"],
        outline=t("outline: one side's account, {voice}", voice=", ".join(sides)) if sides else "",
        shape="square",
    )


def _payment_bars(frame: pd.DataFrame, looks: Mapping[str, str], t: Translator) -> Layered:
    """The bars; what is said of the money has a key of its colours (word -> ``#RRGGBB``) where it is not one thing."""
    scale = alt.Scale(domain=[*looks], range=[*looks.values()])
    legend = (
        in_a_row((*looks,), title=None, orient="bottom", labelLimit=150, symbolType="square", symbolOpacity=1)
        if len(looks) > 1
        else None
    )
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, float(frame.value.max()) * 1.45], nice=False),
        title=t("million soms"),
        axis=alt.Axis(tickCount=4, labelFontSize=SMALL, titleFontSize=SMALL),
    )
    base = alt.Chart(frame).encode(y=alt.Y("y:O", axis=None))
    tooltip = [
        alt.Tooltip("label:N", title=t("Recipient")),
        alt.Tooltip("amount:N", title=t("Amount")),
        alt.Tooltip("stage:N", title=t("Paid or promised")),
        alt.Tooltip("reporter:N", title=t("Who reports it")),
    ]
    bars = base.mark_bar(height=18, yOffset=11, strokeWidth=2).encode(
        x=x,
        tooltip=tooltip,
        fill=alt.Fill("stage:N", scale=scale, legend=legend),
        stroke=alt.Stroke("stage:N", scale=scale, legend=legend),
        fillOpacity=fill_opacity(),
    )
    ends = base.mark_text(align="left", dx=6, dy=11, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=x, text=alt.Text("amount:N")
    )
    line = touched(base, x=alt.XValue(0), x2=alt.X2Value("width"), tooltip=tooltip)
    return layered(bars, ends, row_labels(base, "label:N"), line).properties(height=alt.Step(56))


def payment_table(
    rows: Sequence[Row],
    data: Dataset,
    t: Translator,
    file: str = "data",
    title: str = "",
    further: Sequence[Column] = (),
) -> Rows:
    """Payments as they are read, with further columns before the last."""
    return columns.table(
        "local_payments",
        "payment_id",
        rows,
        [
            columns.text(t("Recipient"), "recipient", t),
            Column(t("Million soms"), lambda row: number(row["amount_msom"], t)),
            Column(t("Share as published, %"), lambda row: number(row["share_percent"], t)),
            Column(t("Paid or promised"), lambda row: stage_words(row, t)),
            columns.text(t("Period"), "period", t),
            columns.coded(t("Who reports it"), "claimant", reporter_names(t)),
            columns.date(t, t("Reported")),
            columns.confidence(t),
            columns.note(t),
            *further,
            columns.voice(data, t),
        ],
        file=file,
        title=title,
    )


def stage_words(row: Row, t: Translator) -> str:
    """Whether the source says that the money was paid, promised or else."""
    return stage_names(t)[row["stage"]] if row["stage"] else t("not stated")


def _counted(row: Row, t: Translator) -> str:
    """Whether the chart counts a row, and why not."""
    if row["series"] == PARTS:
        return t("yes") if pd.notna(row["amount_msom"]) else t("no: no sum is given")
    if row["series"] == WHOLE:
        return t("no: the total as stated; the bars are its parts")
    return t("no: not part of the sum shown in the chart")
