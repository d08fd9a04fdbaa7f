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

LONGEST = 12  # rows of a figure without a drawing that stand open; more are behind their title


def faces(
    figure: Figure,
    drawing: Markup,
    anchor: str,
    files: Mapping[str, str],
    live: Mapping[str, str],
    cited: Mapping[str, int],
    t: Translator,
) -> Markup:
    """A figure as HTML.

    Args:
        figure: what to show.
        drawing: its drawing, "" where its rows are all that it shows.
        anchor: its id on the page.
        files: address of each file of its rows -> what is in it.
        live: what brings the drawing to life, by the names that the page's script knows; none where it is all there is.
        cited: document -> its number in the list of the page.
        t: language.
    """
    return markup(
        "site_figure",
        anchor=anchor,
        figure=figure,
        drawing=drawing,
        live=live,
        keys=t("{title}. Arrow keys lead from mark to mark.", title=figure.title) if live else "",
        table=table(figure.rows, cited, t),
        is_open=not drawing and len(figure.table) <= LONGEST,
        table_label=t("Table"),
        notes_label=t("Notes"),
        notes=(*figure.conflicts, *figure.notes),
        documents_label=t.plural("{n} document", "{n} documents", len(figure.source_ids)),
        documents=_ways(figure.source_ids, cited),
        files=files,
        files_label=t("Files"),
    )


def table(rows: Rows, cited: Mapping[str, int], t: Translator) -> Markup:
    """Rows as they are read on the screen, each with the numbers of its documents in the list under it; "" if there are none."""
    heads = [str(name) for name in rows.frame.columns]
    if not len(rows.frame):
        return Markup()
    last = t("Documents")
    lines = [
        [
            *map(written, cells),
            _ways(sources, cited) or None,
        ]
        for cells, sources in zip(rows.frame.itertuples(index=False, name=None), rows.sources, strict=True)
    ]
    return markup("site_table", heads=[*heads, last], rows=lines)


def _ways(source_ids: Iterable[str], cited: Mapping[str, int]) -> Markup:
    """Numbers of documents, each the way to its place in the list of the page."""
    ways = (markup("site_way", number=cited[source_id]) for source_id in source_ids)
    return Markup(", ").join(ways)


def labels(anchor: str, figure: Figure, t: Translator) -> str:
    """Style of a figure's table on a phone, where each cell says its column: written once a column, not in each cell."""
    heads = [*map(str, figure.table.columns), t("Documents")] if len(figure.table) else []
    return "".join(
        f'#{anchor} .rows td:nth-child({number}):not(:empty)::before{{content:"{_in_style(head)}: "}}'
        for number, head in enumerate(heads, start=1)
    )


def _in_style(words: str) -> str:
    """Words inside quotation marks of a style sheet: whatever is no letter, digit or space by its number."""
    return "".join(mark if mark.isalnum() or mark == " " else f"\\{ord(mark):x} " for mark in words)


def written(cell: Any) -> str | None:
    """A cell in words; None where nothing is known, which is not zero."""
    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        return None
    if isinstance(cell, (list, tuple)):
        return ", ".join(map(str, cell)) or None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) or None


def listed(cited: Mapping[str, int], data: Dataset, t: Translator) -> Markup:
    """The documents of a page, once each however many figures rest on them; "" if there are none."""
    if not cited:
        return Markup()
    found = [(number, document(source_id, data, t)) for source_id, number in cited.items()]
    return markup("site_documents", title=t("Documents"), documents=found)


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
