"""Figures on money that do not join the reported sum, each in full on a card."""

from __future__ import annotations

from dashboard.figures.drawing.keys import claimed_by
from dashboard.figures.participation.card import Card, split_notes
from dashboard.figures.participation.money import RIVAL, amount, in_series
from dashboard.figures.words.names import confidence_words, reporter_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.participation import LocalPayment


def payment_groups(data: Dataset, t: Translator) -> list[tuple[str, list[LocalPayment]]]:
    """Figures that do not join the reported sum, by what they are about."""
    heads = {
        RIVAL: t("Reported by others, or for other periods"),
        "elsewhere": t("Elsewhere, for comparison"),
        "rule": t("The national rule, as EITI describes it"),
    }
    return [(head, rows) for series, head in heads.items() if (rows := in_series(data, series))]


def payment_cards(data: Dataset, t: Translator) -> list[tuple[str, list[Card]]]:
    """Figures that do not join the reported sum as cards under headings.

    A note that several cards under a heading share is told on the first of them; the others name that card.
    """
    names = reporter_names(t)
    out = []
    for heading, rows in payment_groups(data, t):
        cards: list[Card] = []
        told: dict[str, str] = {}
        notes = split_notes([t.text(row, "note") for row in rows])
        for row, (opening, rest) in zip(rows, notes, strict=True):
            side = claimed_by(row["claimant"], row["source_id"], data)
            facts = (
                t.text(row, "period"),
                t("says: {who}", who=names[row["claimant"]]),
                t.date(row["date_edtf"]) or t("undated"),
                confidence_words(row, t),
                *([t("one side's account: {voice}", voice=voice_names(t)[side])] if side else []),
            )
            label = t.text(row, "recipient")
            first = told.setdefault(opening, label) if opening else label
            shared = opening if first == label else t("Note as for “{label}”.", label=first)
            cards.append(Card(amount(row, t), label, facts, " ".join(filter(None, (shared, rest)))))
        out.append((heading, cards))
    return out
