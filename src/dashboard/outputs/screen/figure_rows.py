"""The rows of a figure: as a table to choose from, and as one whose texts are read whole."""

from __future__ import annotations

import zlib

import streamlit as st
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.figures.figure import Figure, Rows
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.figure_documents import document_link, numbered_documents
from dashboard.outputs.screen.state import ROWS, visit
from dashboard.outputs.screen.words import plain, quiet


def table_face(figure: Figure, rows: Rows) -> None:
    """Rows as a table that a keyboard and a screen reader can read; a chosen row shows its documents below."""
    here = visit()
    t = here.t
    if rows.title:
        st.markdown(f"**{plain(rows.title)}**")
    if rows.frame.empty:
        st.markdown(plain(t("No rows with these filters.")))
        return
    numbers = {source_id: str(number) for number, source_id in enumerate(figure.source_ids, start=1)}
    documents = [", ".join(numbers[source_id] for source_id in sources) for sources in rows.sources]
    shown = rows.frame.copy()
    narrow = {}
    if any(documents):  # beside what the row is, or a narrow screen would scroll them away
        shown.insert(1, t("Source no."), documents)
        narrow[t("Source no.")] = st.column_config.TextColumn(width="small")
    # A row chosen is a row of these records: other rows get a table of their own.
    contents = zlib.crc32(repr(rows.records).encode())
    name = f"{ROWS}{figure.id}.{rows.name}.{contents}.{t.lang}"
    picked = st.dataframe(
        shown,
        width="stretch",
        hide_index=True,
        column_config=narrow,
        key=name,
        alt=rows.title
        or f"{figure.sentence} {figure.subtitle}".strip(),  # two tables may say the same sentence
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = [row for row in picked.selection.rows if row < len(rows.sources)]
    if not any(documents):
        return
    if not chosen:
        quiet(t("Choose a row to read its documents here. The numbers are those of the list under Sources."))
    for row in chosen:
        cells = " · ".join(str(cell) for cell in rows.frame.iloc[row].head(3) if str(cell))
        st.markdown(f"**{plain(t('Documents behind: {row}', row=cells))}**")
        numbered_documents(rows.sources[row], numbers)


def draw_rows(figure: Figure) -> None:
    """The rows of a figure as a table whose texts are read whole; each number leads to the document behind the row."""
    t = visit().t
    heads = [str(name) for name in figure.rows.frame.columns]
    numbers = {source_id: number for number, source_id in enumerate(figure.source_ids, start=1)}
    rows = []
    for cells, sources in zip(figure.rows.frame.itertuples(index=False), figure.rows.sources, strict=True):
        row = [(head, _cell(str(cell))) for head, cell in zip(heads, cells, strict=True)]
        if numbers:
            links = (document_link(source_id, str(numbers[source_id])) for source_id in sources)
            row.append((t("Source no."), Markup(", ").join(links)))
        rows.append(row)
    if numbers:
        heads.append(t("Source no."))
    st.html(markup("rows", heads=heads, rows=rows))


def _cell(text: str) -> str | None:
    if web_address(text) is None:
        return text or None
    return markup("link", address=text, words=text, is_outside=True)
