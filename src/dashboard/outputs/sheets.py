"""Style sheets of ours, as they are written in ``assets/style/``, and the values that they call ``var(--name)``.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dashboard.figures.colours import INK, LINK, MUTED, PAPER, Theme
from dashboard.paths import STYLES


@cache
def sheet(name: str) -> str:
    """A style sheet as it is written."""
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


def filled(values: Mapping[str, str], *names: str) -> str:
    """Style sheets, one after the other, with the values that they call by name: colours, types and lengths in CSS."""
    own = "".join(f"--{name}: {value};" for name, value in values.items())
    return "\n".join([*([f":root {{{own}}}"] if own else []), *map(sheet, names)])


def paper(theme: Theme) -> dict[str, str]:
    """The colours of a page of ours without Streamlit, by the names that its style sheets call."""
    return {"paper": PAPER[theme], "ink": INK[theme], "muted": MUTED[theme], "link": LINK[theme]}


def under(folder: str, name: str) -> str:
    """A style sheet whose files, named in it without a folder, lie under an address that ends with a slash."""
    return sheet(name).replace('url("', f'url("{folder}')
