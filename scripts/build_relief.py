# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1", "pillow==13.0.0", "shapely==2.2.0", "pip==26.3"]
# ///
"""Draw the relief under the map, ``data/basemap/relief``: one JPEG a view and theme, shaded from a height model.

    uv run scripts/build_relief.py                  # fetch the package (12 MB), write the pictures
    uv run scripts/build_relief.py --packages DIR   # use an archive that is already there

A picture is a sheet of the web map's projection (Mercator): ground tinted by height, light from three sides, countries
beyond the border a little greyer. Nothing is lettered. What it is made from, and its faults: ``data/basemap/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from build_basemap import OUT
from downhill import STEP, Heights, Numbers
from height_model import CREDIT, read
from PIL import Image, ImageDraw
from scipy import ndimage

FOLDER = "relief"
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Sheet:
    """A picture: its name, its ground (west, south, east, north in degrees), its width in px, how well JPEG keeps it."""

    name: str
    box: tuple[float, float, float, float]
    width: int
    quality: int

    def lines(self) -> tuple[Numbers, Numbers]:
        """Latitudes of its rows from the top, longitudes of its columns (degrees)."""
        west, south, east, north = self.box
        low, high = mercator(south), mercator(north)
        rows = round(self.width * (high - low) / math.radians(east - west))
        up = high - (np.arange(rows) + 0.5) * (high - low) / rows
        across = west + (np.arange(self.width) + 0.5) * (east - west) / self.width
        return np.degrees(np.arctan(np.sinh(up))), across


SHEETS = (
    Sheet("valley", (71.2, 41.75, 74.0, 43.05), 1600, 80),
    Sheet("kyrgyzstan", (69.0, 39.0, 81.0, 44.0), 1400, 80),
    # Another valley of the country is cut out of this one: as fine as the height model.
    Sheet("kyrgyzstan-fine", (69.0, 39.0, 81.0, 44.0), 3600, 66),
)


@dataclass(frozen=True)
class Look:
    """Colours of a theme: the ground at each height (m), beyond the border, in shadow and in light."""

    ground: tuple[tuple[int, Colour], ...]
    abroad: Colour
    shadow: Colour
    light: Colour
    depth: float  # how dark the darkest shadow gets, 0 to 1
    shine: float  # the same of light


LOOKS = {
    "light": Look(
        ((500, (226, 226, 200)), (1200, (233, 228, 199)), (2000, (243, 231, 203)), (3000, (248, 240, 224)), (4200, (253, 251, 247))),
        abroad=(230, 226, 216), shadow=(116, 101, 86), light=(255, 254, 250), depth=0.62, shine=0.5,
    ),
    "dark": Look(
        ((500, (32, 38, 34)), (1200, (40, 43, 36)), (2000, (49, 46, 37)), (3000, (60, 57, 51)), (4200, (80, 79, 77))),
        abroad=(27, 31, 36), shadow=(9, 11, 13), light=(128, 122, 110), depth=0.7, shine=0.5,
    ),
}  # fmt: skip
ABROAD = 0.7  # how much of the colour beyond the border is laid over the ground there
# Light: where it comes from (degrees from north), how high it stands (degrees), its share. Most from the north-west.
LIGHTS = ((315, 45, 0.55), (270, 55, 0.2), (0, 55, 0.15), (225, 60, 0.1))
STEEPER = 1.6  # slopes are drawn so many times as steep
SOFT = 0.6  # cells by which the model is smoothed, so that its steps do not show


def mercator(lat: float) -> float:
    """Northing of a latitude (degrees) on the web map, radians."""
    return math.asinh(math.tan(math.radians(lat)))


def shaded(heights: Heights, lat: Numbers, lon: Numbers) -> tuple[Numbers, Numbers]:
    """Height (m) and light (0 = as flat ground has it) at each spot of a sheet."""
    soft = ndimage.gaussian_filter(heights.metres, SOFT)
    rows, columns = (lat - heights.lat[0]) / STEP, (lon - heights.lon[0]) / STEP
    metres = ndimage.map_coordinates(soft, np.meshgrid(rows, columns, indexing="ij"), order=3, mode="nearest")
    wide = (lon[1] - lon[0]) * 111_195 * np.cos(np.radians(lat))[:, None]  # metres of a px
    down, right = np.gradient(metres)
    east, north = right / wide * STEEPER, -down / wide * STEEPER
    steep = 1 / np.sqrt(1 + east**2 + north**2)
    light = np.zeros_like(metres)
    for side, high, share in LIGHTS:
        a, h = math.radians(side), math.radians(high)
        fall = -east * math.sin(a) * math.cos(h) - north * math.cos(a) * math.cos(h) + math.sin(h)
        light += share * (fall * steep - math.sin(h))
    return metres, light


def painted(sheet: Sheet, look: Look, heights: Heights, countries: list[dict[str, Any]]) -> Image.Image:
    """The picture of a sheet."""
    lat, lon = sheet.lines()
    metres, light = shaded(heights, lat, lon)
    steps = [step for step, _ in look.ground]
    ground = np.stack(
        [np.interp(metres, steps, [colour[channel] for _, colour in look.ground]) for channel in range(3)],
        axis=-1,
    )
    veil = (1 - home(sheet, len(lat), countries)[..., None]) * ABROAD
    ground = ground * (1 - veil) + np.array(look.abroad) * veil
    dark = np.clip(-light * 1.25, 0, look.depth)[..., None]
    ground = ground * (1 - dark) + np.array(look.shadow) * dark
    bright = np.clip(light * 0.9, 0, 1)[..., None] * look.shine
    ground = ground * (1 - bright) + np.array(look.light) * bright
    return Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))


def home(sheet: Sheet, rows: int, countries: list[dict[str, Any]]) -> Numbers:
    """1 within Kyrgyzstan, 0 beyond its border, for each px; drawn larger first, so that the border is smooth."""
    larger = 2
    mask = Image.new("L", (sheet.width * larger, rows * larger), 0)
    pen = ImageDraw.Draw(mask)
    west, south, east, north = sheet.box
    high, low = mercator(north), mercator(south)
    for country in countries:
        if country["properties"]["id"] != "kg":
            continue
        shape = country["geometry"]
        for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
            for fill, ring in enumerate(polygon):  # the first is the rim, others are holes
                pen.polygon(
                    [
                        (
                            (x - west) / (east - west) * mask.width,
                            (high - mercator(y)) / (high - low) * mask.height,
                        )
                        for x, y in ring
                    ],
                    fill=0 if fill else 255,
                )
    return np.asarray(mask.resize((sheet.width, rows), Image.Resampling.BOX), dtype=np.float64) / 255


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """A picture as bytes: JPEG, since typst writes a small PDF of it."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def main() -> int:
    """Write the pictures and what they show."""
    parser = argparse.ArgumentParser(description="Draw the relief under the map.")
    parser.add_argument("--packages", type=Path, help="folder with the archive (fetched when it is missing)")
    parser.add_argument("--out", type=Path, default=OUT / FOLDER, help="folder to write to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        heights = read((options.packages or Path(scratch)).resolve())
    countries = json.loads((OUT / "countries.geojson").read_text(encoding="utf-8"))["features"]
    options.out.mkdir(parents=True, exist_ok=True)
    told: dict[str, Any] = {"source": CREDIT, "licence": "public domain", "pictures": {}}
    for sheet in SHEETS:
        files = {}
        for theme, look in LOOKS.items():
            content = jpeg(painted(sheet, look, heights, countries), sheet.quality)
            file = f"{sheet.name}-{theme}.jpg"
            (options.out / file).write_bytes(content)
            files[theme] = {"file": file, "sha256": hashlib.sha256(content).hexdigest()}
            print(f"{file:28} {len(content):9,} bytes")
        told["pictures"][sheet.name] = {"box": sheet.box, **files}
    (options.out / "relief.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
