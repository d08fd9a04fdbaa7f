"""The frame around every screen: address, navigation, filters, foot. Run by ``st.App``."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from dashboard import __version__, case, edition, i18n
from dashboard.choosing import view_address
from dashboard.figures.parts import has_screen
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.filters import filters
from dashboard.outputs.markup import markup
from dashboard.outputs.menu import menu
from dashboard.outputs.screen import state, style
from dashboard.outputs.screen.faults import apart, fault_screen, pending_faults
from dashboard.outputs.screen.links import printed_address
from dashboard.outputs.screen.one_piece import in_one_piece
from dashboard.outputs.screen.pages import icon, page_of
from dashboard.outputs.screen.reconnect import run_when_back
from dashboard.outputs.screen.words import plain, quiet, title
from dashboard.paths import data_dir
from dashboard.reading.dataset import DataFaults, Dataset
from dashboard.screens import SCREENS, Screen


def frame() -> None:
    """Draw the frame and the page within it."""
    st.set_page_config(page_icon=icon(), layout="wide")
    try:
        shown = edition.current(data_dir())
    except DataFaults as error:
        begin(t := i18n.translator(i18n.nearest(st.context.locale)))
        fault_screen(error, t)
        return
    data = shown.data
    begin(t := case.translator(data, state.arrive(data).lang))
    pages = {item.url: page_of(item, t) for item in SCREENS}
    here, page = enter(pages, data, t)
    if here.is_alone:
        run(here, page)
        state.drawn()
        left_out(t)
        return
    row = head(here, data, t)
    pending_faults(shown.pending, t)
    run(here, page)
    state.drawn()
    foot(here, data, t)
    with row:
        left_out(t)  # what no figure answers is known when all are drawn


def begin(t: Translator) -> None:
    """What every page begins with: how it looks, and what brings it back after a break."""
    style.use_frame(t)
    run_when_back()


def enter(pages: dict[str, StreamlitPage], data: Dataset, t: Translator) -> tuple[Screen, StreamlitPage]:
    """The screen that the address names, and its page; the window gets its name."""
    page = st.navigation(list(pages.values()), position="hidden")
    here = next((item for item in SCREENS if item.url == page.url_path), SCREENS[0])
    name, product = t.said(here.title), case.title(data, t)
    st.set_page_config(page_title=product if here == SCREENS[0] else f"{name} · {product}")
    state.enter(data, t, name)
    return here, page


def run(here: Screen, page: StreamlitPage) -> None:
    """Draw a screen; if it fails as a whole, what is around it stays."""
    state.write_address()
    if not has_screen(state.visit().data, here.url):
        no_screen(here, state.visit().t)
        return
    with apart(f"the screen {here.url}"):
        page.run()


def no_screen(here: Screen, t: Translator) -> None:
    """That this data package has nothing to show on a screen that an address asked for."""
    title(t.said(here.title))
    st.markdown(plain(t("This atlas has no data for this screen. The menu shows the screens that it has.")))


def head(here: Screen, data: Dataset, t: Translator) -> DeltaGenerator:
    """The menu, and below it the filters where a screen follows them. Returns the room of the menu."""
    chosen = state.visit().selection
    row = st.container(key="frame-menu")
    row.html(menu(data, t, chosen))
    if here.follows_filters(chosen.part) and (choices := filters(data, t)):
        st.html(choices)
    return row


def left_out(t: Translator) -> None:
    """What was asked for and cannot be shown, in a quiet line."""
    found = state.left_out()
    if found.unknown:
        items = view_address.named(found.unknown, t)
        quiet(t("Not understood in the address, and left out: {items}", items=items))
    if found.absent:
        items = view_address.named(found.absent, t)
        quiet(t("This atlas has no data for this part, and leaves it out: {items}", items=items))
    if found.gone:
        items = view_address.named(found.gone, t)
        quiet(t("No longer in the data, and left out: {items}", items=items))


def foot(here: Screen, data: Dataset, t: Translator) -> None:
    """Where everything on the screen comes from, and under which terms; that the words are our translation."""
    lines = [
        t(
            "{title}, data {data_version}, app {app_version}. {credit} Our texts and tables: {licences}. Code: MIT.",
            title=case.title(data, t),
            data_version=data.version,
            app_version=__version__,
            credit=case_text.text(data, t, "credit"),
            licences=citing.licence(data, t),
        )
    ]
    if data.records.not_found:
        lines[0] += " " + t("What we did not find is listed.")
    if t.lang != i18n.DEFAULT:
        told = t("Unofficial translation by the project from English. Quoted words can be opened in English.")
        lines.insert(0, told)
    address = "" if here.url == "place" else printed_address()  # a place shows its own, on a screen too
    st.html(markup("frame_foot", address=address, lines=lines))


with in_one_piece():
    frame()
