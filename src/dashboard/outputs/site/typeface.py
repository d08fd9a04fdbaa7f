"""The type of the copy as a file beside its pages: charts are laid out by the widths of its letters. Pure."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from dashboard.paths import FONTS

FOLDER = "fonts"
NAME = "SourceSans3.woff2"  # as the style sheet of the pages names it


def files() -> dict[str, bytes]:
    """Source Sans 3 in all weights, as Streamlit carries it, with its licence.

    Nothing where it carries it no more: pages name others after it.
    """
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "static" / "static" / "media"
    found = sorted(folder.glob("SourceSansVF-Upright.*.woff2"))
    if not found:
        return {}
    return {
        f"{FOLDER}/{NAME}": found[0].read_bytes(),
        f"{FOLDER}/OFL.txt": (FONTS / "OFL.txt").read_bytes(),
    }
