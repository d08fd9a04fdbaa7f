"""What a visitor takes away of a figure: pictures, data, the reference, the address of the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from dashboard import partners
from dashboard.choosing.view_address import written
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.filters import filters
from dashboard.i18n import Translator
from dashboard.outputs import citing, embedding, picture, qr
from dashboard.outputs.citing import View
from dashboard.outputs.files import bundle, reference_files, share
from dashboard.outputs.maps import map_files
from dashboard.outputs.screen.choices import segments
from dashboard.outputs.screen.faults import report
from dashboard.outputs.screen.links import here_at, home
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import quiet


def seen(figure: Figure) -> View:
    """Where the visitor sees a figure now, with the address that gives this view again."""
    here = visit()
    query = written(here.selection.with_(step=0, talk="full", faces=()))
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


def _shape(figure: Figure) -> str:
    """Which shape the pictures get: as the screen has it, square or wide."""
    t = visit().t
    labels = {
        "": t("As shown here"),
        "square": t("Square, 1:1"),
        "wide": t("Wide, 16:9"),
    }
    return segments(t("Shape of the picture"), tuple(labels), labels, f"shape-{figure.id}", "")


def _drawers(
    figure: Figure, shape: str, look: Theme, credit: Sequence[str], t: Translator
) -> tuple[Callable[[], bytes], Callable[[], str]]:
    """How a picture and a drawing of a shape are made."""
    for name in share.SIZES:
        if name == shape:
            return partial(share.png, figure, name, look, credit, t), partial(
                share.svg, figure, name, look, credit, t
            )
    return partial(picture.png, figure, look, credit, t), partial(picture.svg, figure, look, credit, t)


File = tuple[str, str, str, Callable[[], bytes | str]]  # what it is, end of its name, kind, and what makes it


def _files(figure: Figure, view: View, credit: Sequence[str], shape: str) -> list[File]:
    """The files of a figure, its pictures in a shape; a map has two more."""
    data, t, look = visit().data, visit().t, theme()
    shown = credit
    if shape in share.SIZES and not qr.is_reachable(view.address):  # such a picture goes to other machines
        shown = citing.credit(figure, replace(view, address=""), data, t)
    png, svg = _drawers(figure, shape, look, shown, t)
    cut = f"-{shape}" if shape in share.SIZES else ""
    zipped = partial(bundle.bundle, figure, view, data, t)
    files: list[File] = [
        (t("Picture for a slide (PNG)"), f"{cut}.png", "image/png", png),
        (t("Drawing (SVG)"), f"{cut}.svg", "image/svg+xml", svg),
        (t("Data and sources (ZIP)"), ".zip", "application/zip", zipped),
    ]
    if isinstance(figure.chart, MapSpec):
        drawn = partial(map_files.geojson, figure, view, data, t)
        page = partial(map_files.page, figure, view, look, credit, data, t)
        files += [
            (t("What is drawn (GeoJSON)"), ".geojson", "application/geo+json", drawn),
            (t("Map to open offline (HTML)"), ".html", "text/html", page),
        ]
    return files


def _offer(figure: Figure, file: File, name: str, icon: str) -> None:
    """A button for a file; ``name`` tells it from the others of its figure."""
    label, ending, mime, make = file
    st.download_button(
        label,
        partial(_made, make, figure),
        f"{visit().data.name}-{figure.id}{ending}",
        mime,
        key=f"download-{figure.id}-{name}",
        icon=icon,
        on_click="ignore",
    )


def download_face(figure: Figure) -> None:
    """Pictures, files, the reference and the link. A file is made on the click."""
    here = visit()
    data, t, view = here.data, here.t, seen(figure)
    credit = citing.credit(figure, view, data, t)
    shape = _shape(figure)
    with st.container(horizontal=True, gap="small"):
        for file in _files(figure, view, credit, shape):
            _offer(figure, file, file[1].rpartition(".")[2], ":material/download:")
    embed = embedding.code(figure, here.selection, home()) if partners.hosts() and home() else ""
    for label, text in (
        (t("Link to this view"), view.address),
        (t("How to cite"), citing.citation(figure, view, data, t)),
        (t("The same for BibTeX"), citing.bibtex(figure, view, data)),
        *([(t("Code to show this figure in a page of yours"), embed)] if embed else []),
    ):
        quiet(label)
        st.code(text, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        for name, ending, mime, write in (
            ("RIS", "ris", "application/x-research-info-systems", reference_files.ris),
            ("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", reference_files.csl),
        ):
            written = partial(write, figure, view, data)
            reference = (t("Reference ({format})", format=name), f".{ending}", mime, written)
            _offer(figure, reference, ending, ":material/format_quote:")
    quiet(
        t(
            "Our texts and tables: {licence}. Quotations and titles of documents belong to their authors.",
            licence=citing.licence(data, t),
        )
    )
