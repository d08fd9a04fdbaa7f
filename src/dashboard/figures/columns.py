"""Columns of tables whose rows are records: a heading and what stands under it, side by side and said once.

A figure lists its columns, and :func:`table` makes rows of them with the record and the document behind each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.figure import Rows, record, rows_of
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import confidence_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


@dataclass(frozen=True)
class Column:
    """A heading in the visitor's language, and what a record says under it."""

    heading: str
    cell: Callable[[Row], Any]


def table(
    name: str,
    key: str,
    rows: Iterable[Row],
    columns: Sequence[Column],
    *,
    file: str = "data",
    title: str = "",
) -> Rows:
    """Records of one table of the data package as they are read, each resting on its own document.

    Args:
        name: table of the data package.
        key: its column that names a record.
        rows: records of it, with ``source_id``.
        columns: what is told of each, from left to right.
        file: ASCII name of the file that the rows become in a download.
        title: what the rows are; "" for the rows that are the figure itself.
    """
    return rows_of(
        [column.heading for column in columns],
        [
            ([record(name, row[key])], [row["source_id"]], [column.cell(row) for column in columns])
            for row in rows
        ],
        file,
        title,
    )


def text(heading: str, column: str, t: Translator) -> Column:
    """A text that the data has in several languages, for example ``note``."""
    return Column(heading, lambda row: t.text(row, column))


def coded(heading: str, column: str, names: Mapping[str, str]) -> Column:
    """A code in words."""
    return Column(heading, lambda row: names[row[column]])


def date(t: Translator, heading: str = "") -> Column:
    """When, as precisely as the data says."""
    return Column(heading or t("Date"), lambda row: t.date(row["date_edtf"]) or t("undated"))


def date_inferred(t: Translator) -> Column:
    """Whether the date is our inference."""
    return Column(t("Date inferred"), lambda row: t("yes") if row["date_inferred"] else t("no"))


def confidence(t: Translator) -> Column:
    """How sure we are of the record."""
    return coded(t("Confidence"), "confidence", confidence_names(t))


def note(t: Translator) -> Column:
    """What must be said with the record."""
    return text(t("Note"), "note", t)


def voice(data: Dataset, t: Translator, heading: str = "") -> Column:
    """Who speaks in the document."""
    return Column(heading or t("Whose account"), lambda row: voice_words([row["source_id"]], data, t))
