"""The documents behind a figure, each with what it stands behind there and the way to all that rests on it."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures.evidence import record_words
from dashboard.figures.figure import Figure
from dashboard.figures.words.names import confidence_names
from dashboard.outputs import citing
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.documents import document_words
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import listed, plain, quiet

# Of the rows that a document stands behind, this many are named; the others are in the table.
NAMED_ROWS = 3


def sources_face(figure: Figure) -> None:
    """The documents behind the rows shown: what each is, what it stands behind here, how sure that is."""
    here = visit()
    data, t = here.data, here.t
    if not figure.source_ids and not figure.own_sources:
        st.markdown(plain(t("This view shows no rows, so no document stands behind it.")))
        return
    quiet(citing.voices_in_words(figure, data, t))
    if figure.conflicts:
        st.markdown(f"**{plain(t('Where the documents disagree'))}**")
        st.html(listed(figure.conflicts))
    named: dict[str, dict[str, None]] = {}
    for rows in figure.all_rows:
        for records, sources in zip(rows.records, rows.sources, strict=True):
            for source_id in sources:
                named.setdefault(source_id, {}).setdefault(records[0])
    items = [
        {
            "document": document_words(source_id, data, t),
            "rows_here": _here(named[source_id]),
            "more": _more(source_id),
        }
        for source_id in figure.source_ids
    ]
    st.html(markup("documents", list="ol", items=items, own=figure.own_sources))


def _here(records: dict[str, None]) -> str:
    """What a document stands behind in a figure, with the confidence of each row."""
    here = visit()
    data, t = here.data, here.t
    named = []
    for name in list(records)[:NAMED_ROWS]:
        table, _, key = name.partition("/")
        level = data.rows(table)[key].get("confidence", "")
        words = record_words(name, data, t)
        named.append(
            t("{row} (confidence: {level})", row=words, level=confidence_names(t)[level]) if level else words
        )
    more = len(records) - len(named)
    lines = "; ".join(named)
    if more:
        lines = t("{rows}; and {n} more", rows=lines, n=t.number(more))
    return t("Behind: {rows}", rows=lines)


def numbered_documents(source_ids: tuple[str, ...], numbers: dict[str, str]) -> None:
    """Some of a figure's documents under the numbers that they have in its list."""
    here = visit()
    items = [
        {
            "number": numbers[source_id],
            "document": document_words(source_id, here.data, here.t),
            "more": _more(source_id),
        }
        for source_id in source_ids
    ]
    st.html(markup("documents", list="ol", items=items, own=()))


def _more(source_id: str) -> Markup:
    return document_link(source_id, visit().t("what else is based on it"))


def document_link(source_id: str, words: str) -> Markup:
    """A way to a document and all that rests on it, in a tab of its own."""
    query = written(Selection(lang=visit().t.lang, source=source_id))
    return markup("link", address=f"sources?{query}", words=words, is_outside=False)
