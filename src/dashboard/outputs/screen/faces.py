"""A Figure on the screen with its four faces: chart, table, sources, download. One way for all pages."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.figures.evidence import record_words
from dashboard.figures.figure import Figure, MapSpec, Rows, spec
from dashboard.figures.filters import filters
from dashboard.figures.names import confidence_names
from dashboard.figures.vega import Spec
from dashboard.outputs import bundle, citing, map_files, picture
from dashboard.outputs.citing import View
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.core import (
    FACE,
    begin_part,
    document_words,
    here_at,
    plain,
    quiet,
    segments,
    theme,
    visit,
)
from dashboard.outputs.screen.faults import apart, hide, report
from dashboard.view_address import to_query

# Of the rows that a document stands behind, this many are named; the others are in the table.
NAMED_ROWS = 3


def show(
    figure: Figure,
    *,
    level: int = 2,
    draw: Callable[[], None] | None = None,
    draw_empty: Callable[[], None] | None = None,
) -> None:
    """A figure with its faces. Only the face that is open is made; one that is a table by itself has no chart.

    It runs alone when nothing but it changes (a face, a row). One that fails leaves nothing half drawn.

    Args:
        figure: what to show.
        level: heading level of the title (2 or 3), so that headings of a page never skip one.
        draw: draws the chart face instead of Altair (the map, texts side by side).
        draw_empty: draws what stands where a chart would, instead of the words in ``figure.empty``.
    """
    _alone(figure, level, draw, draw_empty)


@st.fragment
def _alone(
    figure: Figure, level: int, draw: Callable[[], None] | None, draw_empty: Callable[[], None] | None
) -> None:
    begin_part()
    with apart(f"the figure {figure.id}", is_private=figure.is_private):
        try:
            _show(figure, level, draw, draw_empty)
        except Exception:
            hide(f"figure-{figure.id}")
            raise


def _show(
    figure: Figure, level: int, draw: Callable[[], None] | None, draw_empty: Callable[[], None] | None
) -> None:
    t = visit().t
    with st.container(key=f"figure-{figure.id}", gap="xsmall"):
        (st.header if level == 2 else st.subheader)(plain(figure.title), anchor=figure.id)
        if figure.subtitle:
            quiet(figure.subtitle)
        is_drawn = figure.chart is not None or draw is not None or bool(figure.empty)
        is_text = figure.chart is None and not figure.empty
        first = t("Map") if isinstance(figure.chart, MapSpec) else t("In words") if is_text else t("Chart")
        names = {"table": t("Table"), "sources": t("Sources"), "download": t("Download")}
        if is_drawn:
            names = {"chart": first, **names}
        # Not tabs: in a run those still to come are disabled, and a keyboard that is on one falls to the page.
        options = tuple(names)
        face = segments(figure.title, options, names, f"{FACE}{figure.id}.{t.lang}", options[0])
        with st.container():  # of its own, so that what follows keeps its place
            if face == "chart":
                _chart(figure, draw, draw_empty)
                _differences(figure)
            elif face == "table":
                for rows in (figure.rows, *figure.behind):
                    _rows(figure, rows)
            elif face == "sources":
                _sources(figure)
            else:
                _downloads(figure)
        # After the drawing, whose words for a screen reader it is: title and measure are enough before it.
        st.markdown(plain(figure.sentence))
        for note in figure.notes:
            quiet(note)


def _chart(figure: Figure, draw: Callable[[], None] | None, draw_empty: Callable[[], None] | None) -> None:
    if figure.empty and draw_empty:
        draw_empty()
    elif figure.empty:
        st.info(plain(figure.empty), icon=":material/info:")
    elif draw:
        draw()
    elif isinstance(figure.chart, Spec):
        st.vega_lite_chart(
            spec=spec(figure.chart),
            width="stretch",
            key=f"chart-{figure.id}",
            alt=figure.sentence,
        )


def _differences(figure: Figure) -> None:
    """Where accounts differ, beside what is drawn: nobody should have to look for it."""
    t = visit().t
    if not figure.conflicts:
        return
    label = t.plural(
        "{n} place where accounts differ", "{n} places where accounts differ", len(figure.conflicts)
    )
    with st.expander(label, icon=":material/compare_arrows:"):
        st.html(_listed(figure.conflicts))


def _listed(lines: Iterable[str]) -> Markup:
    return markup("lines", heading="", lines=lines, kind="sources")


def _rows(figure: Figure, rows: Rows) -> None:
    """Rows as a table that a keyboard and a screen reader can read; a chosen row shows its documents below."""
    here = visit()
    t = here.t
    if rows.title:
        st.markdown(f"**{plain(rows.title)}**")
    if rows.frame.empty:
        st.markdown(plain(t("No rows in this view.")))
        return
    numbers = {source_id: str(number) for number, source_id in enumerate(figure.source_ids, start=1)}
    documents = [", ".join(numbers[source_id] for source_id in sources) for sources in rows.sources]
    shown = rows.frame.copy()
    if any(documents):  # first, or a narrow screen would scroll them away
        shown.insert(0, t("Documents no."), documents)
    # A row chosen is a row of these records: other rows get a table of their own.
    state = zlib.crc32(repr(rows.records).encode())
    name = f"{FACE}{figure.id}.{rows.name}.{state}.{t.lang}"
    picked = st.dataframe(
        shown,
        width="stretch",
        hide_index=True,
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
        _documents(rows.sources[row], numbers)


def draw_rows(figure: Figure) -> None:
    """The rows of a figure as a table whose texts are read whole; each number leads to the document behind the row."""
    t = visit().t
    heads = [str(name) for name in figure.rows.frame.columns]
    numbers = {source_id: number for number, source_id in enumerate(figure.source_ids, start=1)}
    rows = []
    for cells, sources in zip(figure.rows.frame.itertuples(index=False), figure.rows.sources, strict=True):
        row = [(head, _cell(str(cell))) for head, cell in zip(heads, cells, strict=True)]
        if numbers:
            links = (_link(source_id, str(numbers[source_id])) for source_id in sources)
            row.append((t("Documents no."), Markup(", ").join(links)))
        rows.append(row)
    if numbers:
        heads.append(t("Documents no."))
    st.html(markup("rows", heads=heads, rows=rows))


def _cell(text: str) -> str | None:
    if web_address(text) is None:
        return text or None
    return markup("link", address=text, words=text, is_outside=True)


def _documents(source_ids: tuple[str, ...], numbers: dict[str, str]) -> None:
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
    """The way from a document to everything that rests on it, in a tab of its own."""
    return _link(source_id, visit().t("what else rests on it"))


def _link(source_id: str, words: str) -> Markup:
    query = urlencode({"lang": visit().t.lang, "source": source_id})
    return markup("link", address=f"sources?{query}", words=words, is_outside=False)


def _sources(figure: Figure) -> None:
    """The documents behind the rows shown: what each is, what it stands behind here, how sure that is."""
    here = visit()
    data, t = here.data, here.t
    if not figure.source_ids and not figure.own_sources:
        st.markdown(plain(t("No document stands behind this view, because it shows no row.")))
        return
    quiet(citing.voices_in_words(figure, data, t))
    if figure.conflicts:
        st.markdown(f"**{plain(t('Where the documents disagree'))}**")
        st.html(_listed(figure.conflicts))
    behind: dict[str, dict[str, None]] = {}
    for rows in (figure.rows, *figure.behind):
        for records, sources in zip(rows.records, rows.sources, strict=True):
            for source_id in sources:
                behind.setdefault(source_id, {}).setdefault(records[0])
    items = [
        {
            "document": document_words(source_id, data, t),
            "behind": _here(behind[source_id]),
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
        level = data.rows(table)[key].get("confidence")
        words = record_words(name, data, t)
        named.append(
            t("{row} (confidence: {level})", row=words, level=confidence_names(t)[level]) if level else words
        )
    more = len(records) - len(named)
    lines = "; ".join(named)
    if more:
        lines = t("{rows}; and {n} more", rows=lines, n=t.number(more))
    return t("Behind: {rows}", rows=lines)


# --- what leaves the screen -----------------------------------------------------------------------


def seen(figure: Figure) -> View:
    """Where the visitor sees a figure now, with the address that gives this view again."""
    here = visit()
    query = urlencode(to_query(here.selection.with_(step=0)), safe=",")
    return View(
        screen=here.screen,
        address=f"{here_at()}?{query}#{figure.id}",
        filters=tuple(filters(here.selection, here.data, here.t)),
        day=datetime.now(UTC).date(),
    )


def _made(make: Callable[[], bytes | str], figure: Figure) -> bytes | str:
    """A file for a visitor. If it cannot be made, the log says why under a number, and nothing of a dropped file."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - the visitor gets a number, whatever it is
        number = report(f"a file of {figure.id}", error, is_private=figure.is_private)
        raise RuntimeError(f"see {number}") from None


def _downloads(figure: Figure) -> None:
    """Pictures, files, the reference and the link. A file is made on the click."""
    here = visit()
    data, t, view, look = here.data, here.t, seen(figure), theme()
    if figure.empty:
        quiet(t("This view shows no row; its files say so."))
    credit = citing.credit(figure, view, data, t)
    files: list[tuple[str, str, str, Callable[[], bytes | str]]] = [
        (t("Picture for a slide (PNG)"), "png", "image/png", partial(picture.png, figure, look, credit, t)),
        (t("Drawing (SVG)"), "svg", "image/svg+xml", partial(picture.svg, figure, look, credit, t)),
        (
            t("Data and sources (ZIP)"),
            "zip",
            "application/zip",
            partial(bundle.bundle, figure, view, data, t),
        ),
    ]
    if isinstance(figure.chart, MapSpec):
        files += [
            (
                t("What is drawn (GeoJSON)"),
                "geojson",
                "application/geo+json",
                partial(map_files.geojson, figure, view, data, t),
            ),
            (
                t("Map to open offline (HTML)"),
                "html",
                "text/html",
                partial(map_files.page, figure, view, look, credit, data, t),
            ),
        ]
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in files:
            st.download_button(
                label,
                partial(_made, make, figure),
                f"{data.name}-{figure.id}.{ending}",
                mime,
                key=f"download-{figure.id}-{ending}",
                icon=":material/download:",
                on_click="ignore",
            )
    for label, text in (
        (t("Link to this view"), view.address),
        (t("How to cite"), citing.citation(figure, view, data, t)),
        (t("The same for BibTeX"), citing.bibtex(figure, view, data)),
    ):
        quiet(label)
        st.code(text, language=None, wrap_lines=True)
    quiet(
        t(
            "Our texts and tables: {licence}. The deck's words and the titles of documents are quoted and belong to their authors.",
            licence=citing.LICENCE,
        )
    )
