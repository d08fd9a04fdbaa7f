"""The relief of a map in a file: the piece of a picture that its sheet shows, within the drawing.

Pure but for reading the picture.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable

from markupsafe import Markup
from PIL import Image

from dashboard import relief
from dashboard.cache import once
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapSpec
from dashboard.outputs.maps.leaflet import embedded
from dashboard.outputs.pictures.svg import element
from dashboard.relief import Bounds

_QUALITY = 76  # of JPEG: a piece of a picture is pressed once more


def image(spec: MapSpec, xy: Callable[[float, float], tuple[float, float]], theme: Theme) -> Markup:
    """The piece of a picture that lies under a sheet, within the drawing itself.

    Args:
        spec: the map; one that is drawn narrower than its view gets less of the picture.
        xy: where a point (longitude, latitude) lies on the sheet, px.
        theme: colours.
    """
    pictures = relief.pictures()
    wanted = [pictures[name] for name in spec.relief]
    own = next((picture for picture in wanted if picture.shows(spec.bounds)), wanted[-1] if wanted else None)
    if own is None or not own.meets(spec.bounds):
        return Markup()
    content, ((south, west), (north, east)) = _piece(own.name, theme, spec.bounds)
    (left, top), (right, bottom) = xy(west, north), xy(east, south)
    return element(
        "image",
        x=f"{left:.2f}",
        y=f"{top:.2f}",
        width=f"{right - left:.2f}",
        height=f"{bottom - top:.2f}",
        preserveAspectRatio="none",
        href=embedded(content),
    )


@once
def _piece(name: str, theme: Theme, box: Bounds) -> tuple[bytes, Bounds]:
    """The part of a picture that meets a box, as JPEG, and its own bounds: whole pixels of the picture."""
    own = relief.pictures()[name]
    (south, west), (north, east) = own.bounds
    with Image.open(own.path(theme)) as picture:
        wide, high = picture.size
        across, down = wide / (east - west), high / (northing(north) - northing(south))
        left = max(0, math.floor((box[0][1] - west) * across))
        right = min(wide, math.ceil((box[1][1] - west) * across))
        top = max(0, math.floor((northing(north) - northing(box[1][0])) * down))
        bottom = min(high, math.ceil((northing(north) - northing(box[0][0])) * down))
        out = io.BytesIO()
        picture.crop((left, top, right, bottom)).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue(), (
        (_latitude(northing(north) - bottom / down), west + left / across),
        (_latitude(northing(north) - top / down), west + right / across),
    )


def northing(lat: float) -> float:
    """How far north a latitude lies on the web map, in degrees of its equator."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _latitude(north: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(north))))
