"""Style sheets of ours, as they are written in ``assets/style/``; the values that they call ``var(--name)``; our types.

Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

from dashboard.figures.drawing.colours import INK, LINK, MUTED, PAPER, Theme
from dashboard.i18n import Translator
from dashboard.outputs.pictures.lettering import SANS, SERIF
from dashboard.paths import FONTS, STYLES

TYPES = {"sans": SANS, "serif": SERIF}  # as every style sheet calls them
_FACES = "typefaces"
_NEW_TAB = "new-tab"


@cache
def sheet(name: str) -> str:
    """A style sheet as it is written."""
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


def filled(values: Mapping[str, str], *names: str) -> str:
    """Style sheets, one after the other, with the values that they call by name: colours, types and lengths in CSS."""
    own = "".join(f"--{name}: {value};" for name, value in values.items())
    return "\n".join([*([f":root {{{own}}}"] if own else []), *map(sheet, names)])


def new_tab(t: Translator) -> dict[str, str]:
    """What the sheet of this name says of a link to a screen reader, as a value that it calls by name."""
    return {_NEW_TAB: json.dumps(f" ({t('opens in a new tab')})", ensure_ascii=False)}


def paper(theme: Theme) -> dict[str, str]:
    """The types and colours of a page of ours without Streamlit, by the names that its style sheets call."""
    return {
        **TYPES,
        "paper": PAPER[theme],
        "ink": INK[theme],
        "muted": MUTED[theme],
        "link": LINK[theme],
    }


def by_scheme(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Values for a page that follows a reader's wish for light or dark; on paper it is light."""
    return f"{filled(light)}\n@media screen and (prefers-color-scheme: dark) {{ {filled(dark)} }}"


def typefaces(folder: str) -> str:
    """The style that loads our types from an address that ends with a slash."""
    return sheet(_FACES).replace('url("', f'url("{folder}')


def typeface_files() -> dict[str, bytes]:
    """The files that :func:`typefaces` names, and the licence that goes with them."""
    names = re.findall(r'url\("([^"]+)"\)', sheet(_FACES))
    return {name: (FONTS / name).read_bytes() for name in (*names, "OFL.txt")}
