"""The screens as Streamlit knows them."""

from __future__ import annotations

from copy import copy
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.i18n import Translator
from dashboard.outputs.maps.leaflet import embedded
from dashboard.outputs.screen.state import is_first
from dashboard.paths import PACKAGE, PAGES
from dashboard.screens import SCREENS, Screen


def icon() -> str | None:
    """What stands before the name of a browser's tab; None once the visitor has it, as each run would draw it anew."""
    return _icon() if is_first() else None


@cache
def _icon() -> str:
    """Ours, as an address that holds it.

    For a symbol's name a browser would ask another server, and a file would be read anew in every run.
    """
    return embedded((PACKAGE / "assets" / "favicon.png").read_bytes(), "png")


def page_of(item: Screen, t: Translator) -> StreamlitPage:
    """A screen's page, a copy for each run, which writes into it."""
    return copy(_page(item, t.said(item.title)))


@cache
def _page(item: Screen, title: str) -> StreamlitPage:
    """Made once, not in each run: a page asks the disk about every folder on the way to its file."""
    return st.Page(PAGES / f"{item.url}.py", title=title, url_path=item.url, default=item == SCREENS[0])
