"""Context: figures about the area or the country that stand beside each other and are never joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.participation.card import Card
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.amounts import number
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import confidence_words, context_names, scope_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.events import ContextFigure


@once
def context(data: Dataset, scope: str, t: Translator) -> Figure:
    """Figures that stand beside each other and are never joined.

    Args:
        data: the data package.
        scope: ``national`` (with what is known elsewhere) or ``local``.
        t: language.
    """
    rows = _context_rows(data, scope)
    title, subtitle, sentence = (
        _national_words(len(rows), t) if scope == "national" else _local_words(len(rows), t)
    )
    return Figure(
        id=f"context-{scope}",
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        chart=None,
        rows=_table(rows, data, t),
        notes=(
            t(
                "Counts of different bodies, polls of different years and scores on different scales are not joined by lines. Open votes and claims without a measure are in the table only."
            ),
        ),
        empty="" if rows else t("There are no figures in the data."),
        numbers=partial(_behind, [row.figure_id for row in rows], title),
    )


def _behind(figures: Sequence[str], title: str) -> Mapping[str, Behind]:
    """All the figures, which its sentence counts."""
    return {"all": mark_of(title, (record("context_figures", name) for name in figures))}


def _national_words(n: int, t: Translator) -> tuple[str, str, str]:
    """Title, subtitle and sentence of what is known of the country."""
    return (
        t("Kyrgyzstan as a whole, not about mining in {area}"),
        t("Opinion, licences, economy and transparency, each with its date"),
        t.plural(
            "{n} figure about the country or other regions. It does not measure how people in {area} take part in decisions on mining.",
            "{n} figures about the country or other regions. None of them measures how people in {area} take part in decisions on mining.",
            n,
            n=leading(t.number(n), "all"),
        ),
    )


def _local_words(n: int, t: Translator) -> tuple[str, str, str]:
    """Title, subtitle and sentence of what is known of the area."""
    return (
        t("{Area}: figures that do not make a series"),
        t("What different sources count or claim, side by side"),
        t(
            "{n} figures about {area} from different sources; where they differ, all are shown.",
            n=leading(t.number(n), "all"),
        ),
    )


def _table(rows: Sequence[Row], data: Dataset, t: Translator) -> Rows:
    def on_a_card(row: Row) -> str:
        return t("yes") if _measures(row) else t("no: an open vote or a claim in words measures nothing")

    return columns.table(
        "context_figures",
        "figure_id",
        rows,
        [
            columns.coded(t("Topic"), "topic", context_names(t)),
            columns.coded(t("Where"), "scope", scope_names(t)),
            columns.text(t("What is measured"), "measure", t),
            columns.text(t("Figure"), "value_text", t),
            Column(t("n"), lambda row: number(row["sample_n"], t)),
            columns.date(t),
            columns.date_inferred(t),
            columns.confidence(t),
            columns.note(t),
            Column(t("Shown on a card"), on_a_card),
            columns.voice(data, t),
        ],
    )


def _context_rows(data: Dataset, scope: str) -> list[ContextFigure]:
    """Rows by topic, then date (undated last), as the data has them."""
    rows = [row for row in data.records.context_figures if (row.scope == "local") == (scope == "local")]
    topics = list(data.allowed("context_figures", "topic"))
    return sorted(
        rows,
        key=lambda row: (
            topics.index(row.topic),
            row.scope != "national",
            row.measure_en,
            row.date_edtf or "9999",
        ),
    )


def _measures(row: Row) -> bool:
    """Whether a row measures something: an open show of hands or a claim in words does not."""
    return row["topic"] not in ("opinion", "attendance") or pd.notna(row["value"])


def context_cards(data: Dataset, scope: str, t: Translator) -> list[tuple[str, list[Card]]]:
    """The figures of :func:`context` as cards under their topics; what measures nothing stands in the table only."""
    topics = context_names(t)
    groups: dict[str, list[Card]] = {}
    for row in _context_rows(data, scope):
        if not _measures(row):
            continue
        when = t.date(row["date_edtf"]) or t("undated")
        facts = [t("{date}, inferred", date=when) if row["date_inferred"] and row["date_edtf"] else when]
        if pd.notna(row["sample_n"]):
            facts.append(t("n = {n}", n=t.number(row["sample_n"])))
        elif row["topic"] in ("opinion", "confidence-index"):
            facts.append(t("n not shown"))
        facts.append(confidence_words(row, t))
        if side := side_of([row["source_id"]], data):
            facts.append(t("one side's account: {voice}", voice=voice_names(t)[side]))
        groups.setdefault(topics[row["topic"]], []).append(
            Card(t.text(row, "value_text"), t.text(row, "measure"), tuple(facts), t.text(row, "note"))
        )
    return list(groups.items())
