"""A figure with all its faces on a page: title, drawing, sentence, notes, table, documents, file. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.dataset import Dataset
from dashboard.figures.figure import Figure, Rows
from dashboard.figures.names import voice_names
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup

LONG = 30  # rows of a table that a phone shifts sideways, rather than show it cell by cell
LONGEST = 12  # rows of a figure without a drawing that stand open; more are behind their title


def faces(
    figure: Figure, drawing: Markup, anchor: str, files: Mapping[str, str], data: Dataset, t: Translator
) -> Markup:
    """A figure as HTML.

    Args:
        figure: what to show.
        drawing: its drawing, "" where its rows are all that it shows.
        anchor: its id on the page.
        files: address of each file of its rows -> what is in it.
        data: the data package.
        t: language.
    """
    cited = {source_id: number for number, source_id in enumerate(figure.source_ids, start=1)}
    return markup(
        "site_figure",
        anchor=anchor,
        figure=figure,
        drawing=drawing,
        table=table(figure.rows, cited, t),
        is_open=not drawing and len(figure.table) <= LONGEST,
        table_label=t("Table"),
        notes_label=t("Notes"),
        notes=(*figure.conflicts, *figure.notes),
        documents_label=t.plural("{n} document", "{n} documents", len(figure.source_ids)),
        documents=documents(figure.source_ids, data, t),
        files=files,
        files_label=t("Files"),
    )


def table(rows: Rows, cited: Mapping[str, int], t: Translator) -> Markup:
    """Rows as they are read on the screen, each with the numbers of its documents in the list under it.

    "" if there are none.
    """
    heads = [str(name) for name in rows.frame.columns]
    if not len(rows.frame):
        return Markup()
    last = t("Documents")
    lines = [
        [
            *map(written, cells),
            ", ".join(str(cited[item]) for item in sources) or None,
        ]
        for cells, sources in zip(rows.frame.itertuples(index=False, name=None), rows.sources, strict=True)
    ]
    return markup("site_table", heads=[*heads, last], rows=lines, is_long=len(lines) > LONG)


def written(cell: Any) -> str | None:
    """A cell in words; None where nothing is known, which is not zero."""
    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        return None
    if isinstance(cell, (list, tuple)):
        return ", ".join(map(str, cell)) or None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) or None


def documents(source_ids: Sequence[str], data: Dataset, t: Translator) -> Markup:
    """A numbered list of documents; "" if there are none."""
    if not source_ids:
        return Markup()
    items = [{"document": document(source_id, data, t)} for source_id in source_ids]
    return markup("documents", list="ol", items=items, own=())


def document(source_id: str, data: Dataset, t: Translator) -> Markup:
    """A document: its title with its address, who published it when, who speaks."""
    row = data.rows("sources")[source_id]
    address = web_address(row["url"]) or ""
    facts = (
        row["publisher"],
        t.date(row["date_edtf"]) or t("undated"),
        row["lang"].upper(),
        t("voice: {voice}", voice=voice_names(t)[row["voice"]]),
        "" if address else row["url"] or t("no address"),
    )
    return markup(
        "site_document",
        title=t.text(row, "title"),
        address=address,
        facts=[fact for fact in facts if fact],
    )


def short(source_ids: Iterable[str], data: Dataset, t: Translator) -> list[Markup]:
    """Documents in a line: who published each when, with its address."""
    out = []
    for source_id in dict.fromkeys(source_ids):
        row = data.rows("sources")[source_id]
        words = ", ".join(filter(None, (row["publisher"], t.date(row["date_edtf"])))) or t.text(row, "title")
        words = f"{words} ({voice_names(t)[row['voice']]})"
        title, address = t.text(row, "title"), web_address(row["url"]) or ""
        out.append(markup("source_short", words=words, title=title, address=address))
    return out
