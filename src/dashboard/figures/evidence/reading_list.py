"""Studies to read further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.sources import Reading


@once
def reading(data: Dataset, t: Translator) -> Figure:
    """The reading list by year; studies without a year come last."""
    rows = sorted(data.records.reading, key=lambda row: (row.year is None, row.year))
    own = _parts(data)
    years = [int(row["year"]) for row in rows if pd.notna(row["year"])]
    empty = "" if rows else t("There are no studies in the data.")
    return Figure(
        id="reading",
        title=t.plural(
            "{n} study to read further",
            "{n} studies to read further",
            len(rows),
            n=leading(t.number(len(rows)), "all"),
        )
        if rows
        else t("No study is on the reading list"),
        subtitle=t(
            "Studies of {first} to {last}, with one line on each",
            first=str(min(years)),
            last=str(max(years)),
        )
        if years
        else t("Each study with one line on it"),
        sentence=t.plural(
            "The list has {n} study, {undated} without a year. We read {excerpts} in excerpts.",
            "The list has {n} studies, {undated} without a year. We read {excerpts} in excerpts.",
            len(rows),
            n=leading(t.number(len(rows)), "all"),
            undated=leading(t.number(len(own["undated"])), "undated"),
            excerpts=leading(t.number(len(own["excerpts"])), "excerpts"),
        )
        if rows
        else empty,
        chart=None,
        rows=_rows(rows, data, t),
        notes=(t("A finding in one line does not replace the study."),) if rows else (),
        empty=empty,
        numbers=partial(_behind, data, t),
    )


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """All studies of the list, those without a year, and those read in excerpts."""
    return {
        name: mark_of(t("Study"), (record("reading", row.reading_id) for row in rows))
        for name, rows in _parts(data).items()
    }


def _parts(data: Dataset) -> Mapping[str, list[Reading]]:
    """The studies that a sentence counts, by the name of its number."""
    rows, documents = list(data.records.reading), data.rows("sources")
    return {
        "all": rows,
        "undated": [row for row in rows if row.year is None],
        "excerpts": [row for row in rows if documents[row.source_id]["read_as"] == "stored-excerpt"],
    }


def _rows(rows: Sequence[Row], data: Dataset, t: Translator) -> Rows:
    documents = data.rows("sources")

    def year(row: Row) -> str:
        return str(row["year"]) if pd.notna(row["year"]) else t("not stated")

    return columns.table(
        "reading",
        "reading_id",
        rows,
        [
            Column(t("Authors"), lambda row: row["authors"]),
            Column(t("Year"), year),
            Column(t("Study"), lambda row: row["title"]),
            columns.text(t("Main finding"), "finding", t),
            Column(t("Address"), lambda row: documents[row["source_id"]]["url"] or t("no address")),
        ],
        file="reading",
    )
