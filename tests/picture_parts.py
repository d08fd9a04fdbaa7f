"""What a picture is made of: its elements where they stand, its ground without its words, the shape of a symbol."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import vl_convert
from PIL import Image


@dataclass(frozen=True)
class Part:
    """One element of a picture, with where it stands in it."""

    element: ET.Element
    scale: float
    x: float
    y: float
    opacity: float
    role: str  # class of the group that Vega puts it in
    group: int  # that group's own group: layers of one plot share it

    def paint(self, name: str) -> tuple[str, float] | None:
        """Colour and opacity of ``fill`` or ``stroke``; None if there is none."""
        value = self.element.get(name, "")
        opacity = self.opacity * float(self.element.get(f"{name}-opacity", 1))
        return (value, opacity) if value.startswith("#") and opacity else None


def parts(
    element: ET.Element, scale: float = 1, x: float = 0, y: float = 0, opacity: float = 1, role: str = "", group: int = 0
) -> Iterator[Part]:  # fmt: skip
    """All elements of a picture, with the shifts, scales and opacities of the groups around them."""
    for name, values in re.findall(r"(translate|scale)\(([^)]*)\)", element.get("transform", "")):
        numbers = [float(value) for value in re.split(r"[ ,]+", values.strip())]
        if name == "scale":
            scale *= numbers[0]
        else:
            x, y = x + scale * numbers[0], y + scale * (numbers[1] if len(numbers) > 1 else 0)
    opacity *= float(element.get("opacity", 1))
    if element.get("class", "").startswith("mark-"):
        role = element.get("class", "")
    yield Part(element, scale, x, y, opacity, role, group)
    within = id(element) if "mark-group" in element.get("class", "") else group
    for child in element:
        yield from parts(child, scale, x, y, opacity, role, within)


def without_words(svg: str, scale: float) -> Image.Image:
    """What lies beneath the words of a picture: the ground, and on it their halos."""
    root = ET.fromstring(svg)
    for parent in root.iter():
        for child in list(parent):
            if child.tag.endswith("text"):
                halo = child.get("stroke", "none")
                if halo == "none":
                    parent.remove(child)
                else:  # the letters, which would be above it, are in its colour
                    child.set("fill", halo)
                    child.set("fill-opacity", child.get("stroke-opacity", "1"))
                    for span in child:
                        span.attrib.pop("fill", None)
    return Image.open(
        io.BytesIO(vl_convert.svg_to_png(ET.tostring(root, encoding="unicode"), scale=scale))
    ).convert("RGB")


def shape(path: str) -> str:
    """A symbol's outline whatever its size: letters, and numbers in parts of the largest."""
    if "A" in path:
        return "circle"
    numbers = [abs(float(value)) for value in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", path)]
    most = max(numbers, default=1) or 1
    return re.sub(r"-?\d+\.?\d*(?:e-?\d+)?", lambda number: f"{float(number[0]) / most:.1f} ", path)
