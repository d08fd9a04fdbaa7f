"""What a visitor takes away of a figure: pictures, data, the reference, the address of the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.filters import filters
from dashboard.outputs import bundle, citing, map_files, picture
from dashboard.outputs.citing import View
from dashboard.outputs.screen.faults import report
from dashboard.outputs.screen.links import here_at
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import quiet
from dashboard.view_address import to_query


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


File = tuple[str, str, str, Callable[[], bytes | str]]  # what it is, end of its name, kind, and what makes it


def _files(figure: Figure, view: View, credit: Sequence[str]) -> list[File]:
    """The files of a figure; a map has two more."""
    data, t, look = visit().data, visit().t, theme()
    zipped = partial(bundle.bundle, figure, view, data, t)
    files: list[File] = [
        (t("Picture for a slide (PNG)"), "png", "image/png", partial(picture.png, figure, look, credit, t)),
        (t("Drawing (SVG)"), "svg", "image/svg+xml", partial(picture.svg, figure, look, credit, t)),
        (t("Data and sources (ZIP)"), "zip", "application/zip", zipped),
    ]
    if isinstance(figure.chart, MapSpec):
        drawn = partial(map_files.geojson, figure, view, data, t)
        page = partial(map_files.page, figure, view, look, credit, data, t)
        files += [
            (t("What is drawn (GeoJSON)"), "geojson", "application/geo+json", drawn),
            (t("Map to open offline (HTML)"), "html", "text/html", page),
        ]
    return files


def download_face(figure: Figure) -> None:
    """Pictures, files, the reference and the link. A file is made on the click."""
    here = visit()
    data, t, view = here.data, here.t, seen(figure)
    if figure.empty:
        quiet(t("No row fits these filters; the files say so."))
    credit = citing.credit(figure, view, data, t)
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in _files(figure, view, credit):
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
            "Our texts and tables: {licence}. Quotations and titles of documents belong to their authors.",
            licence=citing.LICENCE,
        )
    )
