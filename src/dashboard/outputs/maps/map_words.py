"""The words of a map as SVG: each label beside its point, drawn inwards where the sheet ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.figures.drawing.colours import INK, PAPER, Theme
from dashboard.outputs.maps.map_look import GROUND, legend_colours
from dashboard.outputs.maps.map_sheet import Sheet
from dashboard.outputs.pictures.lettering import SERIF, drawable
from dashboard.outputs.pictures.svg import element
from dashboard.type_width import text_width


def _label_styles(theme: Theme) -> dict[str, dict[str, Any]]:
    """SVG attributes of a label by its role; the screen's own are in ``map_look.sheet_style``."""
    ground, ink = GROUND[theme], INK[theme]
    serif = {"font_family": SERIF}
    return {
        "deposit": {"font_size": 15, "font_weight": 600, "fill": ink},
        "dim": {"font_size": 14, "fill": ground["ground-text"]},
        "village": {"font_size": 14, "fill": ink},
        "town": {"font_size": 13, "fill": ink},
        "distance": {"font_size": 12, "fill": ground["ground-text"]},
        "water": {"font_size": 13, "font_style": "italic", **serif, "fill": ground["water-text"]},
        "region": {"font_size": 15, "letter_spacing": 0.9, **serif, "fill": ground["gold-text"]},
        "range": {
            "font_size": 12,
            "font_style": "italic",
            "letter_spacing": 1.2,
            **serif,
            "fill": ground["ground-text"],
        },
        "town-far": {"font_size": 12.5, "fill": ground["ground-text"]},
        "pass": {"font_size": 12, "fill": ground["ground-text"]},
        "ground-town": {"font_size": 12, "fill": ground["ground-text"]},
        "country": {"font_size": 12, "letter_spacing": 2.2, "fill": ground["ground-text"]},
    }


# Between parts of a label: a space that is a letter, since a shift (dx) is left out of the width by some that draw SVG.
_GAP = "\u00a0"


def label(feature: Mapping[str, Any], sheet: Sheet, theme: Theme) -> Markup:
    """A label beside its point: the name, how many actions, how many of them violent, a second line."""
    own = feature["properties"]
    looks = _label_styles(theme)
    if own["style"] not in looks or own.get("screen") == "phone":  # a dimmed distance has no words
        return Markup()
    x, y = sheet.xy(*feature["geometry"]["coordinates"])
    gap, side, high = own["gap"], own["side"], 30 if own.get("sub") and own["style"] != "dim" else 15
    anchor = {"e": "start", "w": "end"}.get(side[-1], "middle")
    left = x + {"e": gap, "w": -gap}.get(side[-1], 0)
    # Not words of the ground, which stand where there is room, nor of a place that is not on the sheet.
    if own["style"] not in ("water", "region", "range", "country") and 0 <= x <= sheet.width:
        left += _inwards(own, left, anchor, sheet.width)
    top = y + {"n": -gap - high, "s": gap, "ne": -high, "nw": -high, "se": 0, "sw": 0}.get(side, -high / 2)
    text = _label_text(own, f"{left:.1f}", top, theme, has_second_line=high == 30)
    common = {"text_anchor": anchor, **looks[own["style"]]}
    if own.get("turn"):
        common["transform"] = f"rotate({own['turn']:g} {x:.1f} {y:.1f})"
    halo = {"stroke": PAPER[theme], "stroke_width": 4, "stroke_linejoin": "round", "stroke_opacity": 0.9}
    # Twice, the halo below: an outline over the letters would eat them.
    words = element("text", *text, **common, **halo) + element("text", *text, **common)
    if own["style"] == "ground-town":  # its dot is not among those of the case
        words += element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=2.5, fill=common["fill"])
    return words


def _label_text(
    own: Mapping[str, Any], left: str, top: float, theme: Theme, *, has_second_line: bool
) -> list[Markup]:
    """The words of a label: its name, counts behind it, and the line below."""
    small = {"font_size": 12, "font_weight": 600}
    parts = [element("tspan", written(own["label"]), x=left, y=f"{top + 12:.1f}")]
    if own.get("badge"):
        parts.append(element("tspan", f"{_GAP}({own['badge']})", **small))
    if own.get("alert"):
        parts.append(element("tspan", f"{_GAP}{own['alert']}", **small, fill=legend_colours(theme)["red"]))
    if has_second_line:
        small["font_weight"] = 400
        parts.append(element("tspan", written(own["sub"]), x=left, y=f"{top + 26:.1f}", **small))
    return parts


def _inwards(own: Mapping[str, Any], left: float, anchor: str, width: float) -> float:
    """How far a label has to move aside so that none of its words is cut off by the sheet's edge."""
    marks = (own["label"], own.get("badge") and f"({own['badge']})", own.get("alert") and "▲0")
    wide = max(text_width(" ".join(filter(None, marks)), 14), text_width(own.get("sub", ""), 12)) + 6
    begin = left - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
    return max(0.0, 3 - begin) - max(0.0, begin + wide - (width - 3))


def written(words: str) -> str:
    """Words with signs that the type has."""
    return drawable(words.replace("◇", "◊"))
