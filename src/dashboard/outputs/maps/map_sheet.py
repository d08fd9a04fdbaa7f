"""Where a point of the ground lies on a sheet, as the web map has it (Mercator)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.figures.figure import MapSpec
from dashboard.outputs.maps import map_relief

SCREEN = 640  # width of the map that labels were placed for, px
_EARTH_KM = 6371.0088  # mean radius, as the distances of the data use it


@dataclass(frozen=True)
class Sheet:
    """Where a point of the ground lies on a sheet, in px of the screen's map, and how large that is."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    @classmethod
    def of(cls, spec: MapSpec, width: float) -> Sheet:
        """The sheet of a map that is so many px wide."""
        (south, west), (north, east) = spec.bounds
        scale = width / (east - west)
        return cls(
            west,
            map_relief.northing(north),
            scale,
            width,
            (map_relief.northing(north) - map_relief.northing(south)) * scale,
        )

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point (degrees) lies, px from the upper left corner; beyond the sheet too."""
        return (lon - self.west) * self.scale, (self.north - map_relief.northing(lat)) * self.scale

    def pixels(self, metres: float, lat: float) -> float:
        """A short length on the ground at a latitude (degrees), in px of the sheet."""
        return math.degrees(metres / 1000 / _EARTH_KM) / math.cos(math.radians(lat)) * self.scale
