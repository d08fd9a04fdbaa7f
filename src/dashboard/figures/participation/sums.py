"""All figures on local money in one view: who says them, when, how much, and whether it was paid or promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.cache import once
from dashboard.figures.drawing.keys import claimed_by
from dashboard.figures.drawing.marks import Behind, Line, Part, mark_of
from dashboard.figures.drawing.outcomes import SIGNS
from dashboard.figures.figure import Figure, record
from dashboard.figures.participation.money import (
    RIVAL,
    amount,
    in_series,
    payment_table,
    rival_lines,
    stage_words,
)
from dashboard.figures.participation.sums_chart import LOOKS, NO_SUM, chart, in_order
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import reporter_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records.participation import LocalPayment

MONEY_CLAIMS = "money-claims"  # the id of the figure


@once
def money_claims(data: Dataset, t: Translator) -> Figure:
    """Every figure on local money by the year in which it was said and by who said it; none is added to another."""
    rows = list(data.records.local_payments)
    none_known = t("There are no payments in the data.")
    return Figure(
        id=MONEY_CLAIMS,
        title=_title(rows, t),
        subtitle=t("Million soms, by who says it and by the year in which it was said; a mark is one figure"),
        sentence=_sentence(rows, t) if rows else none_known,
        chart=chart(rows, data, t) if rows else None,
        rows=payment_table(rows, data, t),
        conflicts=rival_lines(in_series(data, RIVAL), t),
        notes=(
            t(
                "Whether money was paid or promised is what the source says; where it does not say, we do not guess."
            ),
        )
        if rows
        else (),
        empty="" if rows else none_known,
        marks=partial(_marks, data, t),
        numbers=partial(_numbers, data, t),
    )


@dataclass(frozen=True)
class MoneyLine:
    """A figure where a drawing has no room for names: the recipient, and below it mark, sum, stage and date.

    Its sum is marked by the payment, as the drawing's mark is called.
    """

    recipient: str
    told: str


@once
def money_lines(data: Dataset, t: Translator) -> tuple[tuple[str, tuple[MoneyLine, ...]], ...]:
    """What :func:`money_claims` draws as lines under who says them, in the order of the drawing."""
    rows, names = data.records.local_payments, reporter_names(t)
    groups = (
        (capital(name), in_order(row for row in rows if row.claimant == code)) for code, name in names.items()
    )
    return tuple((name, tuple(_line(row, data, t) for row in own)) for name, own in groups if own)


def _line(row: LocalPayment, data: Dataset, t: Translator) -> MoneyLine:
    full, hollow = SIGNS[LOOKS[row.stage if row.amount_msom is not None else NO_SUM].shape]
    sign = hollow if claimed_by(row.claimant, row.source_id, data) else full
    words = leading(amount(row, t), row.payment_id)
    when = t.date(row.date_edtf) or t("undated")
    stage = stage_words(row, t) if row.stage else ""
    return MoneyLine(t.text(row, "recipient"), ", ".join(filter(None, (f"{sign}\u00a0{words}", stage, when))))


def _title(rows: Sequence[LocalPayment], t: Translator) -> str:
    """How many figures there are, and that the largest sum is only promised, while it is."""
    n, largest = len(rows), max((row.amount_msom or 0 for row in rows), default=0)
    found = leading(t.number(n), "all")
    if n > 1 and any(row.amount_msom == largest and row.stage == "promised" for row in rows):
        return t.plural(
            "Of {n} figure on local money the largest is a promise",
            "Of {n} figures on local money the largest is a promise",
            n,
            n=found,
        )
    return t.plural("{n} figure on local money", "{n} figures on local money", n, n=found)


def _sentence(rows: Sequence[LocalPayment], t: Translator) -> str:
    undated, unknown = _undated(rows), _without_sum(rows)
    return t(
        "They cover different periods and funds and are not added up. Undated: {undated}; without a sum: {unknown}.",
        undated=leading(t.number(len(undated)), "undated"),
        unknown=leading(t.number(len(unknown)), "without-sum"),
    )


def _undated(rows: Sequence[LocalPayment]) -> list[LocalPayment]:
    return [row for row in rows if not row.date_edtf]


def _without_sum(rows: Sequence[LocalPayment]) -> list[LocalPayment]:
    return [row for row in rows if row.amount_msom is None]


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The figure behind each mark, with its document."""
    return {
        row.payment_id: mark_of(f"{t.text(row, 'recipient')} · {amount(row, t)}", (_record(row),))
        for row in data.records.local_payments
    }


def _numbers(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """All figures by who says them, those without a date and those without a sum."""
    rows = data.records.local_payments
    by_whom = [
        Part(name, tuple(Line(_record(row)) for row in rows if row.claimant == code))
        for code, name in reporter_names(t).items()
    ]
    return {
        "all": Behind(t("Figures on local money"), tuple(part for part in by_whom if part.lines)),
        "undated": mark_of(t("Undated"), map(_record, _undated(rows))),
        "without-sum": mark_of(t("Without a sum"), map(_record, _without_sum(rows))),
    }


def _record(row: LocalPayment) -> str:
    return record("local_payments", row.payment_id)
