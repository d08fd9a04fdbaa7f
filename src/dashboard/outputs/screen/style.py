"""Style sheets of the screens: files of ``assets/style/``, and the values that they take from Python."""

from __future__ import annotations

from functools import cache

import streamlit as st

from dashboard.paths import STYLES


def use(*sheets: str, **values: str) -> None:
    """Put style sheets on the page.

    Args:
        sheets: names of files, in the order in which they hold.
        values: what they call ``var(--name)``: colours and lengths in CSS.
    """
    own = "".join(f"--{name.replace('_', '-')}: {value};" for name, value in values.items())
    root = f":root {{{own}}}\n" if own else ""
    st.html(f"<style>{root}{''.join(map(sheet, sheets))}</style>")


@cache
def sheet(name: str) -> str:
    """A style sheet as it is written."""
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")
