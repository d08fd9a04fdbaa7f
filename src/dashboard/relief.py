"""The relief under the map: pictures made by ``scripts/build_relief.py``, and the ground that each shows.

They are the same for every data folder, as mountains are. The web server hands them out as files that a browser keeps;
a picture or a file that leaves the screen carries its own piece.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.paths import SHIPPED_DATA

FOLDER = SHIPPED_DATA / "basemap" / "relief"
_INDEX = FOLDER / "relief.json"

Bounds = tuple[tuple[float, float], tuple[float, float]]  # south-west, north-east as (lat, lon), degrees


@dataclass(frozen=True)
class Picture:
    """A picture in the web map's projection: its name, what it shows, its file by theme."""

    name: str
    bounds: Bounds
    files: Mapping[str, str]

    def path(self, theme: str) -> Path:
        """The file of a theme (light, dark)."""
        return FOLDER / self.files[theme]

    def shows(self, box: Bounds) -> bool:
        """Whether all of a box lies on it."""
        (south, west), (north, east) = self.bounds
        return south <= box[0][0] and west <= box[0][1] and box[1][0] <= north and box[1][1] <= east

    def meets(self, box: Bounds) -> bool:
        """Whether a part of a box lies on it."""
        (south, west), (north, east) = self.bounds
        return south < box[1][0] and west < box[1][1] and box[0][0] < north and box[0][1] < east


@cache
def pictures() -> Mapping[str, Picture]:
    """All pictures by name, the closest first, the finest last."""
    found = {}
    for name, own in json.loads(_INDEX.read_text(encoding="utf-8"))["pictures"].items():
        west, south, east, north = own["box"]
        files = {theme: own[theme]["file"] for theme in ("light", "dark")}
        found[name] = Picture(name, ((south, west), (north, east)), files)
    return found


@cache
def mark() -> str:
    """What changes when a picture does: eight letters of the index's digest, which holds the digest of each."""
    return hashlib.sha256(_INDEX.read_bytes()).hexdigest()[:8]


def under(box: Bounds, *, is_close: bool) -> tuple[Picture, ...]:
    """Pictures for a view, the one it opens with first; those after it are wanted when somebody looks beyond.

    Args:
        box: what the view opens with.
        is_close: whether it shows a part of the country; the whole needs no fine picture.

    Returns:
        None at all where the box lies beyond all of them.
    """
    close, country, fine = pictures().values()
    if not is_close:
        return (country,) if country.meets(box) else ()
    if close.shows(box):
        return close, country
    return (fine,) if fine.meets(box) else ()
