"""The look of the screens: the visitor's theme, style sheets, and the values that they take from Python.

The sheets are in ``assets/style/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from dashboard.figures.drawing.colours import GOLD, GREY, MUTED, PAPER, VIOLENCE, Theme
from dashboard.i18n import Translator
from dashboard.outputs import sheets
from dashboard.outputs.markup import Html, markup


def theme() -> Theme:
    """The visitor's theme, as of the last run: a change of theme alone runs nothing."""
    return "dark" if st.context.theme.type == "dark" else "light"


def by_theme(colours: Mapping[Theme, str]) -> str:
    """A colour in CSS that follows the theme in the browser, also between two runs."""
    return f"light-dark({colours['light']}, {colours['dark']})"


# Colours of the small marks of events, by the names that style sheets call; red stands for violence alone.
EVENT_MARKS: Mapping[str, str] = {"violent": by_theme(VIOLENCE), "protest": GOLD, "other": GREY}


def use_frame(t: Translator) -> None:
    """Put the style of every screen on the page, and the words that it says to a screen reader."""
    link, focus, chosen = (
        by_theme({look: st.get_option(f"theme.{look}.{name}") for look in PAPER})
        for name in ("linkColor", "primaryColor", "secondaryBackgroundColor")
    )
    use(
        "words",
        "tables",
        "frame",
        "choice",
        "faces",
        "filters",
        "lists",
        "new-tab",
        "print",
        "paper",
        "streamlit",
        quiet=by_theme(MUTED),
        paper=by_theme(PAPER),
        link=link,
        focus=focus,
        chosen=chosen,
        **sheets.new_tab(t),
    )


def use(*names: str, **values: str) -> None:
    """Put style sheets on the page.

    Args:
        names: of files, in the order in which they hold.
        values: what they call ``var(--name)``: colours and lengths in CSS.
    """
    st.html(_written(names, tuple(values.items())))


@lru_cache(64)  # a few a screen: none depends on what is chosen but the side of an event's card
def _written(names: tuple[str, ...], values: tuple[tuple[str, str], ...]) -> Html:
    named = {name.replace("_", "-"): value for name, value in values}
    return markup("style", css=Markup(sheets.filled(named, *names)))  # noqa: S704  # files and values of ours
