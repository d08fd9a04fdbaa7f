"""Style sheets of the screens: files of ``assets/style/``, and the values that they take from Python."""

from __future__ import annotations

from functools import cache

import streamlit as st
from markupsafe import Markup

from dashboard.outputs.markup import markup
from dashboard.paths import STYLES


def use(*sheets: str, **values: str) -> None:
    """Put style sheets on the page.

    Args:
        sheets: names of files, in the order in which they hold.
        values: what they call ``var(--name)``: colours and lengths in CSS.
    """
    named = {name.replace("_", "-"): value for name, value in values.items()}
    st.html(markup("style", sheets=[sheet(name) for name in sheets], values=named))


@cache
def sheet(name: str) -> Markup:
    """A style sheet as it is written."""
    return Markup((STYLES / f"{name}.css").read_text(encoding="utf-8"))  # noqa: S704  # a file of ours
