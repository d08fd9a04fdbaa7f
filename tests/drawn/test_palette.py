"""The palette, measured: what is written is read on its ground, what is drawn stands out from it, and colours
that mean different things in one chart differ to every eye, or in shape.
"""

from __future__ import annotations

import re
import statistics
import tomllib
from collections import defaultdict
from functools import cache
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

import pictures
from dashboard import relief
from dashboard.figures.drawing import colours
from dashboard.figures.drawing.colours import BY_ROLE, KIND_COLOURS, PAPER, RED, VIOLENCE, Role, Theme
from dashboard.outputs import sheets
from dashboard.outputs.maps import map_look
from dashboard.outputs.screen import style
from dashboard.paths import ROOT
from dashboard.type_width import text_width
from eyes import ciede2000, contrast, laid_over, nearest
from picture_parts import parts, shape, without_words
from pictures import FIGURES, MORE, UNDRAWN

LOOKS: tuple[Theme, ...] = ("light", "dark")
TEXT, LARGE, MARK = 4.5, 3.0, 3.0  # contrast that WCAG asks for
# CIEDE2000. Below it two filled marks of 10 px are easily taken for each other: what once failed was at 0.5.
APART = 7.0

CHARTS = [name for name in (*FIGURES, *MORE) if name not in UNDRAWN]
each_chart = pytest.mark.parametrize(("name", "look"), list(product(CHARTS, LOOKS)))
each_look = pytest.mark.parametrize("look", LOOKS)

# What lies under marks and words and says nothing by itself: the study's window, lanes, lines of years, land.
GROUNDS = (PAPER, *(BY_ROLE[role] for role in (Role.STUDY_WINDOW, Role.NAMED_YEARS, Role.LINE, Role.REGION)))
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


def drawn(name: str, look: Theme) -> str:
    """A figure's picture as SVG."""
    return pictures.drawn(name, look=look)[1]


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


@each_look
@pytest.mark.parametrize("token", ["GOLD", "WATER", "RED", "GREY", "VIOLET", "GREEN"])
def test_an_accent_stands_out_from_paper_and_from_grounds_of_years(token: str, look: Theme) -> None:
    for ground in (PAPER[look], BY_ROLE[Role.STUDY_WINDOW][look], BY_ROLE[Role.NAMED_YEARS][look]):
        assert contrast(getattr(colours, token), ground) >= MARK, f"{token} on {ground}"


@each_look
def test_small_marks_of_events_stand_out_and_their_red_is_that_of_the_map(look: Theme) -> None:
    assert contrast(VIOLENCE[look], PAPER[look]) >= TEXT
    assert map_look.legend_colours(look)["red"] == VIOLENCE[look]
    assert VIOLENCE[look] in style.EVENT_MARKS["violent"]
    for name in ("protest", "other"):
        assert contrast(style.EVENT_MARKS[name], PAPER[look]) >= MARK
    assert "opacity" not in sheets.sheet("strip"), "nothing makes them paler"


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
