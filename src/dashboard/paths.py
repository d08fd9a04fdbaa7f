"""Where things lie: in a clone, and in an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent

# The wheel carries app.py, pages/, data/ and .streamlit/ in `_site/`; a clone has them two folders up.
# They must not lie beside main.py: Streamlit would then run a page of a deep link without its frame.
_SITE = PACKAGE / "_site"
ROOT = _SITE if _SITE.is_dir() else PACKAGE.parents[1]

APP = ROOT / "app.py"
PAGES = ROOT / "pages"
MAIN = PACKAGE / "main.py"
FONTS = PACKAGE / "assets" / "fonts"
STYLES = PACKAGE / "assets" / "style"
SCRIPTS = PACKAGE / "assets" / "scripts"
TEMPLATES = PACKAGE / "assets" / "templates"
SHIPPED_DATA = ROOT / "data"

DATA_VARIABLE = "DASHBOARD_DATA"


def data_dir() -> Path:
    """The folder of the data package: ``DASHBOARD_DATA`` if it is set, else the shipped one.

    Read at every call, so that a test or an embedding program can change it.
    """
    chosen = os.environ.get(DATA_VARIABLE)
    if not chosen:
        return SHIPPED_DATA
    try:
        return Path(chosen).expanduser().resolve()
    except (OSError, RuntimeError):  # nobody's home, or a link to itself: whoever reads the folder says so
        return Path(chosen).absolute()
