"""A figure with all its faces on a page: title, drawing, sentence, notes, table, documents, file. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.cache import derived
from dashboard.figures.figure import Figure, Rows
from dashboard.figures.words.accounts import account_words
from dashboard.i18n import Translator
from dashboard.outputs import findings, replies
from dashboard.outputs.markup import markup
from dashboard.outputs.site.value import href
from dashboard.reading.dataset import Dataset

ALL_DOCUMENTS = "search"  # the page that lists every document
LARGEST = 200  # rows of a table on a page; one with more is in its file only
LONGEST = 12  # rows of a figure without a drawing that stand open; more are behind their title


_OWN_LIST = re.compile(r'href="#d(?=\d+")')


@derived
def numbered(data: Dataset) -> Mapping[str, int]:
    """Document -> its number, the same on every page of a copy."""
    return {source_id: number for number, source_id in enumerate(data.rows("sources"), start=1)}


@dataclass(frozen=True)
class Cited:
    """Documents by their number, which is the same on every page of a copy, and those that a page lists itself.

    Attributes:
        numbers: document -> number.
        here: documents in the list at the end of the page; the way to others leads to the page of all.
    """

    numbers: Mapping[str, int]
    here: frozenset[str] = frozenset()

    def ways(self, source_ids: Iterable[str]) -> Markup:
        """Numbers of documents, each the way to where it is listed."""
        found = (
            markup(
                "site_way",
                page="" if source_id in self.here else f"{ALL_DOCUMENTS}.html",
                number=self.numbers[source_id],
            )
            for source_id in source_ids
        )
        return Markup(", ").join(found)


def whole(
    figure: Figure,
    drawing: Markup,
    anchor: str,
    files: Mapping[str, str],
    live: Mapping[str, str],
    cited: Cited,
    t: Translator,
    *,
    without_scripts: str,
    lines: Markup | str = "",
    behind: str = "",
    has_table: bool = True,
) -> Markup:
    """A figure as HTML.

    Args:
        figure: what to show.
        drawing: its drawing, "" where its rows are all that it shows.
        anchor: its id on the page.
        files: address of each file of its rows -> what is in it.
        live: what brings the drawing to life, by the names that the page's script knows; none where it is all there is.
        cited: documents by their numbers.
        t: language.
        without_scripts: where a number of its words leads if no script opens what is behind it.
        lines: what a phone shows instead of the drawing; "" where that is the drawing.
        behind: name of the file that has what is behind its marks and numbers; "" where nothing is.
        has_table: whether its rows stand on the page; they are in the file in any case.
    """
    is_in_rows = {item for row in figure.rows.sources for item in row} == set(figure.source_ids)

    def way(_: str) -> str:
        return without_scripts

    shown = bool(has_table and 0 < len(figure.table) <= LARGEST)
    return markup(
        "site_figure",
        anchor=anchor,
        figure=figure,
        heading=findings.drawn(figure.finding, findings.HEADING, way, t),
        sentence=findings.drawn(figure.statement, findings.PARAGRAPH, way, t),
        behind=behind,
        drawing=drawing,
        lines=lines,
        live=live,
        keys=_keys(figure, t) if "live" in live else "",
        table=table(figure.rows, cited, t, places(figure)) if shown else "",
        rows_at=f"{figure.id}.html" if places(figure) and not shown else "",
        is_open=not drawing and len(figure.table) <= LONGEST,
        table_label=t("Table"),
        notes_label=t("Notes"),
        notes=[
            *figure.conflicts,
            *(replies.with_way(note, f"{href('sources')}#reuse", t) for note in figure.notes),
        ],
        documents_label=t.plural("{n} document", "{n} documents", len(figure.source_ids)),
        documents="" if shown and is_in_rows else cited.ways(figure.source_ids),
        files=files if len(figure.table) else {},
        files_label=t("Files"),
    )


def _keys(figure: Figure, t: Translator) -> str:
    """What a chart that lives is called, and what keys do in it."""
    if figure.marks or figure.id == "timeline":
        return t(
            "{title}. Use the arrow keys to go from mark to mark, and Enter to open what is behind one.",
            title=figure.title,
        )
    return t("{title}. Use the arrow keys to go from mark to mark.", title=figure.title)


def places(figure: Figure) -> Sequence[str]:
    """Where each row of the timeline is found: a mark of its chart is an event, and leads to the event's row."""
    if figure.id != "timeline":
        return ()
    names = [records[0].replace("events/", "event-") for records in figure.rows.records]
    return ["" if name in names[:at] else name for at, name in enumerate(names)]


def table(rows: Rows, cited: Cited, t: Translator, places: Sequence[str] = ()) -> Markup:
    """Rows as they are read on the screen, each with the numbers of its documents, at the places that they have."""
    heads = [str(name) for name in rows.frame.columns]
    last = t("Documents")
    lines = [
        [*map(_shown, cells), cited.ways(sources) or None]
        for cells, sources in zip(rows.frame.itertuples(index=False, name=None), rows.sources, strict=True)
    ]
    return markup("site_table", heads=[*heads, last], rows=lines, places=places)


def _shown(cell: Any) -> str | None:
    """A cell as it stands on a page: an address is the way there."""
    words = written(cell)
    address = web_address(words) if words else None
    return markup("link", address=address, words=words, is_outside=True) if address else words


def labels(anchor: str, figure: Figure, t: Translator) -> str:
    """Style of a table on a phone, where each cell says its column: written once a column, not in each cell."""
    heads = [*map(str, figure.table.columns), t("Documents")] if 0 < len(figure.table) <= LARGEST else []
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


def listed(source_ids: Iterable[str], cited: Cited, data: Dataset, t: Translator) -> Markup:
    """Documents as the list at the end of a page, by their numbers; "" if there are none."""
    found = sorted((cited.numbers[source_id], document(source_id, data, t)) for source_id in source_ids)
    return markup("site_documents", title=t("Documents"), documents=found) if found else Markup()


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
        t("whose account: {voice}", voice=account_words(source_id, data, t)),
        "" if address else row["url"] or t("no address"),
    )
    return markup(
        "site_document",
        title=t.text(row, "title"),
        address=address,
        facts=[fact for fact in facts if fact],
    )


def short(source_ids: Iterable[str], data: Dataset, t: Translator) -> list[Markup]:
    """Documents in a line: who published each when, and the way to where it is listed on the page."""
    known, numbers = data.rows("sources"), numbered(data)
    out: list[Markup] = []
    for source_id in dict.fromkeys(source_ids):
        row = known[source_id]
        words = ", ".join(filter(None, (row["publisher"], t.date(row["date_edtf"])))) or t.text(row, "title")
        words = f"{words} ({account_words(source_id, data, t)})"
        out.append(markup("link", address=f"#d{numbers[source_id]}", words=words, is_outside=False))
    return out


def elsewhere(part: Markup) -> Markup:
    """A part of a page that lists no documents itself: its ways lead to the page of all."""
    return Markup(_OWN_LIST.sub(f'href="{ALL_DOCUMENTS}.html#d', part))  # noqa: S704 - as it was
