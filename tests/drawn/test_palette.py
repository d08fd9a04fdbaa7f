"""The palette, measured: what is written is read on its ground, what is drawn stands out from it, and colours
that mean different things in one chart differ to every eye, or in shape.

Contrast is that of WCAG 2.2 (1.4.3, 1.4.11). Colour blindness is simulated after Machado, Oliveira and Fernandes
(2009) at full severity, in linear light; what then still differs is measured as CIEDE2000.
"""

from __future__ import annotations

import io
import math
import re
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from PIL import Image

import pictures
from dashboard import relief
from dashboard.figures.drawing import colours
from dashboard.figures.drawing.colours import BY_ROLE, KIND_COLOURS, PAPER, RED, Role, Theme
from dashboard.outputs.maps import map_look
from dashboard.paths import ROOT
from dashboard.type_width import text_width
from pictures import FIGURES, MORE, UNDRAWN

LOOKS: tuple[Theme, ...] = ("light", "dark")
TEXT, LARGE, MARK = 4.5, 3.0, 3.0  # contrast that WCAG asks for
# CIEDE2000. Below it two filled marks of 10 px are easily taken for each other: what once failed was at 0.5.
APART = 7.0

CHARTS = [name for name in (*FIGURES, *MORE) if name not in UNDRAWN]
each_chart = pytest.mark.parametrize(("name", "look"), list(product(CHARTS, LOOKS)))
each_look = pytest.mark.parametrize("look", LOOKS)

# What lies under marks and words and says nothing by itself: the study's window, lanes, lines of years, land.
GROUNDS = (PAPER, *(BY_ROLE[role] for role in (Role.STUDY_WINDOW, Role.LINE, Role.REGION)))
SHAPES_ON_THE_MAP = (
    *(
        "operating",
        "no-mining-seen",
        "village",
        "town",
        "district",
        "ring",
        "deposit-far",
        "town-far",
    ),
    *("distance", "border", "oblast-home", "way", "ring-water"),
)
HALO = 0.85  # of a label's halo is paper, the rest is the ground
# (figure, why its marks may be paler than MARK)
PALE = {"effort": "shades beneath numbers, which say the same"}
# (figure, what besides colour tells its marks apart, when it is not shape)
PLACED = {"policy": "a track is a lane with its name above"}

# --- colours, as eyes see them --------------------------------------------------------------------

EYES = {
    "any eye": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


@cache
def channels(colour: str) -> tuple[int, ...]:
    """``#RRGGBB`` as three numbers."""
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", colour), colour
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def laid_over(colour: str, ground: str, opacity: float) -> str:
    """A colour that lets its ground through."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(top * opacity + under * (1 - opacity)):02X}" for top, under in pairs)


@cache
def light(colour: str) -> tuple[float, ...]:
    """Channels in linear light."""
    shares = (value / 255 for value in channels(colour))
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21."""
    dark, bright = sorted(
        sum(a * b for a, b in zip(_XYZ[1], light(colour), strict=True)) for colour in (one, other)
    )
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as an eye sees it, in CIELAB."""
    seen = tuple(min(1.0, max(0.0, value)) for value in times(EYES[eye], light(colour)))
    x, y, z = (
        share ** (1 / 3) if (share := value / white) > 216 / 24389 else (24389 / 27 * share + 16) / 116
        for value, white in zip(times(_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """How far two CIELAB colours are apart (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    bright, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    waves = ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    t = 1 - sum(size * math.cos(math.radians(times_ * hue + shift)) for size, times_, shift in waves)
    sl = 1 + 0.015 * (bright - 50) ** 2 / math.sqrt(20 + (bright - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    rt = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(blue)
    l_, c_, h_ = dl / sl, dc / sc, dh / sh
    return math.sqrt(l_**2 + c_**2 + h_**2 + rt * c_ * h_)


def nearest(one: str, other: str) -> tuple[float, str]:
    """How far two colours are apart to the eye that tells them apart worst, and which eye that is."""
    return min((ciede2000(lab(one, eye), lab(other, eye)), eye) for eye in EYES)


def test_the_measures_are_the_published_ones() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    for one, other, apart in (  # three of Sharma's pairs
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ):
        assert ciede2000(one, other) == pytest.approx(apart, abs=1e-4)
    assert nearest("#C80000", "#5A6A00")[1] in ("protanopia", "deuteranopia")
    assert nearest("#2F7396", "#7A5C99")[0] < 1  # water and the violet of old: one colour without green cones


# --- what a picture is made of --------------------------------------------------------------------


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


def drawn(name: str, look: Theme) -> str:
    """A figure's picture as SVG."""
    return pictures.drawn(name, look=look)[1]


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


@each_chart
def test_words_are_read_on_what_lies_beneath_them(name: str, look: Theme) -> None:
    svg = drawn(name, look)
    # Half of its size where no relief lies beneath: grounds are then areas, of which words cover many pixels all the same.
    shrunk = 1 if "<image" in svg else 0.5
    ground = without_words(svg, shrunk)
    faint, read = [], 0
    for piece in parts(ET.fromstring(svg)):
        text = piece.element
        if (
            not text.tag.endswith("}text") or text.get("stroke", "none") != "none"
        ):  # a halo has its letters above it
            continue
        for span in [text, *(child for child in text if child.tag.endswith("tspan"))]:
            words = (span.text or "").strip()
            if not words:
                continue
            colour = span.get("fill") or text.get("fill", "")
            size = float((span.get("font-size") or text.get("font-size") or "16").removesuffix("px"))
            bold = (span.get("font-weight") or text.get("font-weight") or "400") in ("bold", "600", "700")
            wide = text_width(words, size) * piece.scale
            shift = {"middle": 0.5, "end": 1}.get(text.get("text-anchor", ""), 0) * wide
            left = piece.x + float(span.get("x") or text.get("x") or 0) * piece.scale - shift
            base_line = piece.y + float(span.get("y") or text.get("y") or 0) * piece.scale
            spots = product(
                (left + wide * step / 10 for step in range(1, 10)),
                (base_line - size * piece.scale * step / 10 for step in (0, 2, 4, 6)),
            )
            beneath = [
                "#{:02X}{:02X}{:02X}".format(*ground.getpixel((int(x * shrunk), int(y * shrunk))))  # type: ignore[misc]
                for x, y in spots
                if 0 <= x * shrunk < ground.width and 0 <= y * shrunk < ground.height
            ]
            assert beneath, f"{words} stands outside the picture"
            # The middle of many spots: a line that crosses a word does not make it unreadable.
            found = statistics.median(
                contrast(laid_over(colour, under, piece.opacity), under) for under in beneath
            )
            read += 1
            if found < (LARGE if size >= 24 or (bold and size >= 18.66) else TEXT):
                faint.append(f"{words!r} in {colour}: {found:.2f}")
    assert read > 5
    assert not faint, f"{name}, {look}: too faint to read: {faint}"


def _exempt(colour: str, look: Theme) -> bool:
    return colour in {ground[look] for ground in GROUNDS}


@each_chart
def test_what_is_drawn_stands_out_from_the_paper(name: str, look: Theme) -> None:
    faint: dict[str, float] = {}
    for piece in parts(ET.fromstring(drawn(name, look))):
        if "mark-text" in piece.role or not re.search("role-(mark|legend-symbol)", piece.role):
            continue
        paints = [paint for side in ("fill", "stroke") if (paint := piece.paint(side))]
        # Parts of a ribbon fade towards an end that nobody knows: the fading is what they say.
        if not paints or all(_exempt(colour, look) for colour, _ in paints) or _fades(paints, look):
            continue
        found = max(
            contrast(laid_over(colour, PAPER[look], opacity), PAPER[look]) for colour, opacity in paints
        )
        if found < MARK:
            faint[f"{piece.role} {paints}"] = round(found, 2)
    assert bool(faint) == (name in PALE), f"{name}, {look}: too pale: {faint}"


def _fades(paints: list[tuple[str, float]], look: Theme) -> bool:
    return all(colour == BY_ROLE[Role.HOLDER][look] and opacity < 0.85 for colour, opacity in paints)


@each_chart
def test_colours_of_one_chart_differ_to_every_eye_or_in_shape(name: str, look: Theme) -> None:
    glyphs: dict[tuple[int, float, float], list[tuple[str, str]]] = defaultdict(list)
    for piece in parts(ET.fromstring(drawn(name, look))):
        if "mark-symbol" not in piece.role or not piece.element.tag.endswith("path"):
            continue
        fill, stroke = piece.paint("fill"), piece.paint("stroke")
        if not fill and not stroke:  # room for a finger
            continue
        colour = fill[0] if fill and not _exempt(fill[0], look) else stroke[0] if stroke else PAPER[look]
        # Marks on one spot are read as one: a square with a triangle in it.
        spot = (piece.group, round(piece.x, 1), round(piece.y, 1))
        glyphs[spot].append((colour, shape(piece.element.get("d", ""))))
    seen = {
        (next((colour for colour, _ in found if not _exempt(colour, look)), PAPER[look]), tuple(sorted({outline for _, outline in found})))
        for found in glyphs.values()
    }  # fmt: skip
    alike = [
        f"{one} and {other} as {outline}: {apart:.1f} to {eye}"
        for (one, outline), (other, its) in combinations(sorted(seen), 2)
        if one != other
        and outline == its
        and (apart := (found := nearest(one, other))[0]) < APART
        and (eye := found[1])
    ]
    assert bool(alike) == (name in PLACED), f"{name}, {look}: not told apart: {alike}"


@each_chart
def test_red_is_for_violence_alone(name: str, look: Theme) -> None:
    used = RED.lower() in drawn(name, look).lower()
    assert used == (name in ("timeline", "tall", "actions")), (
        "the figures that show kinds of events, and no other"
    )
    assert [kind for kind, colour in KIND_COLOURS.items() if colour == RED] == ["violent"]


# --- tokens ---------------------------------------------------------------------------------------


@each_look
@pytest.mark.parametrize("token", ["GOLD", "WATER", "RED", "GREY", "VIOLET", "GREEN"])
def test_an_accent_stands_out_from_paper_and_from_the_window_of_the_study(token: str, look: Theme) -> None:
    for ground in (PAPER[look], BY_ROLE[Role.STUDY_WINDOW][look]):
        assert contrast(getattr(colours, token), ground) >= MARK, f"{token} on {ground}"


@cache
def streamlit_theme() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


@each_look
def test_streamlit_wears_the_palette(look: Theme) -> None:
    own = streamlit_theme()[look]
    assert (own["backgroundColor"], own["textColor"]) == (PAPER[look], colours.INK[look])
    for ground in (own["backgroundColor"], own["secondaryBackgroundColor"]):
        for name, colour in (
            ("text", own["textColor"]),
            ("links", own["linkColor"]),
            ("quiet text", colours.MUTED[look]),
        ):
            assert contrast(colour, ground) >= TEXT, f"{name} on {ground}"
        assert contrast(own["primaryColor"], ground) >= MARK, f"what is chosen or focused, on {ground}"
    tokens = {colours.GOLD, colours.WATER, colours.VIOLET, colours.GREEN, colours.GREY, colours.RED}
    assert set(streamlit_theme()["chartCategoricalColors"]) == tokens, "a chart without colours of its own"


def _filled_in(css: str) -> str:
    """A style sheet with the values that its own properties have."""
    values = dict(re.findall(r"--([\w-]+): ([^;]+);", css))
    return re.sub(r"var\(--([\w-]+)\)", lambda part: values.get(part[1], part[0]), css)


@cache
def relief_tones(look: Theme) -> dict[str, str]:
    """What lies under the maps: of each picture the tones that a tenth of it is darker, half of it, and a tenth brighter than."""
    found = {"sheet": map_look.GROUND[look]["sheet"], "land": map_look.GROUND[look]["land"]}
    tint = map_look.styles(look)["oblast"]
    for name, own in relief.pictures().items():
        with Image.open(own.path(look)) as picture:
            small = picture.convert("RGB").resize((400, 220), Image.Resampling.NEAREST)
        pixels = sorted(
            (small.getpixel((x, y)) for x, y in product(range(400), range(220))),
            key=lambda pixel: 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2],  # type: ignore[index,operator]
        )
        for share in (10, 50, 90):
            tone = "#{:02X}{:02X}{:02X}".format(*pixels[len(pixels) * share // 100])  # type: ignore[misc]
            found[f"{name}, {share} %"] = tone
            found[f"{name} in the oblast, {share} %"] = laid_over(
                tint["fillColor"], tone, tint["fillOpacity"]
            )
    assert len(found) == 2 + 3 * 6
    return found


@each_look
def test_shapes_on_the_map_stand_out_from_the_relief(look: Theme) -> None:
    measured = set()
    for role, own in map_look.styles(look).items():
        if (bare := role.removesuffix("-chosen")) not in SHAPES_ON_THE_MAP:
            continue
        measured.add(bare)
        paints = [own["color"], *([own["fillColor"]] if own.get("fillOpacity") == 1 else [])]
        for name, beneath in relief_tones(look).items():
            found = max(contrast(paint, beneath) for paint in paints)
            assert found >= MARK, f"{role} on {name}: {found:.2f}"
    assert measured == set(SHAPES_ON_THE_MAP)


@each_look
def test_names_on_the_map_are_read_on_the_relief(look: Theme) -> None:
    """Their halo is paper that lets a little of the ground through; without it they are still read on half of the ground."""
    css = _filled_in(map_look.sheet_style(look, ""))
    written = re.findall(
        r"\.(?:l|deposit|village|dim|distance|water|region|range|pass|town-far|ground-town|country) ?[bi]? ?\{([^}]*)\}",
        css,
    )
    named = [
        (rule, colour)
        for rule in written
        if (colour := re.search(r"(?<![-\w])color: (#\w{6})", rule)) and "background" not in rule
    ]
    assert len(named) >= 7
    for (rule, colour), (name, beneath) in product(named, relief_tones(look).items()):
        halo = laid_over(PAPER[look], beneath, HALO)
        assert contrast(colour[1], halo) >= TEXT, f"{rule} on {name}"
        if "50 %" in name:
            assert contrast(colour[1], beneath) >= LARGE, f"{rule} on {name}, without its halo"
        assert "opacity" not in rule, f"{rule}: letters that let the map through are fainter than measured"
