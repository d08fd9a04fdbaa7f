"""The look of the map in Leaflet's terms: path options of every role, the sheet of its frame, its key's colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.figures.drawing.colours import GREY, INK, MUTED, PAPER, VIOLENCE, Theme
from dashboard.figures.map.room import SIZES
from dashboard.outputs.sheets import TYPES, filled, typefaces

# Ground of the map by theme; the accents are the palette's own.
GROUND: Mapping[str, Mapping[str, str]] = {
    "light": {
        "sheet": "#EFE9DC",
        "land": "#F6EDD9",
        "oblast": "#E7C25C",
        "lake": "#BFD7E2",
        "river": "#3F7FA3",
        "stream": "#6C9DB8",
        "way": "#1F6F9E",
        "border": "#6A6257",
        "oblast-border": "#A39883",
        "oblast-home": "#865B05",
        "water-text": "#1B5777",
        "gold": "#865B05",
        "gold-text": "#6F4B00",
        "ground-text": "#50483F",
    },
    "dark": {
        "sheet": "#1B1F24",
        "land": "#2F3029",
        "oblast": "#B98A2E",
        "lake": "#2A5268",
        "river": "#6BA6C4",
        "stream": "#4F8099",
        "way": "#8CCBEA",
        "border": "#A3A8AE",
        "oblast-border": "#6A7078",
        "oblast-home": "#CC9A38",
        "water-text": "#93C6DE",
        "gold": "#E0A632",
        "gold-text": "#EABF62",
        "ground-text": "#C0B8A8",
    },
}


# Statuses of deposits where nothing is mined: words say which, the circle only that.
IDLE = ("construction", "exploration", "planned", "suspended", "closed", "no-mining-seen")


def styles(theme: Theme) -> dict[str, dict[str, Any]]:
    """Leaflet path options of each role of a shape."""
    ground, ink, muted, paper = GROUND[theme], INK[theme], MUTED[theme], PAPER[theme]
    area = {"weight": 0, "fillOpacity": 1}
    line = {"fill": False, "opacity": 1}
    dot = {"fill": True, "fillOpacity": 1, "opacity": 1, "color": paper}
    operating = {"color": ground["gold"], "weight": 2.5, "fillColor": ground["gold"], "fillOpacity": 0.32}
    unseen = {"color": muted, "weight": 2, "dashArray": "6 5", "fillColor": GREY, "fillOpacity": 0.14}
    faint = {"color": muted, "weight": 1, "opacity": 0.45}
    dim = {**faint, "dashArray": "2 5", "fillColor": GREY, "fillOpacity": 0.03}
    # Where nobody says how far a deposit's point may be off: no circle, which would say so.
    point = {**dot, "radius": 6, "weight": 1.6}
    points = {
        "operating": {**point, "fillColor": ground["gold"]},
        **{status: {**point, "fillColor": GREY} for status in IDLE},
        "dim": {**point, "fillColor": GREY, "fillOpacity": 0.4},
    }
    chosen = {"weight": 4, "color": ink}
    return {
        # No line where the base map ends: it would be taken for a frontier. It fades into the sheet.
        "frame": {**area, "fillColor": ground["sheet"]},
        "frame-soft": {**area, "fillColor": ground["sheet"], "fillOpacity": 0.3},
        "land": {**area, "fillColor": ground["land"]},
        # Thin enough for the relief under it.
        "oblast": {**area, "fillColor": ground["oblast"], "fillOpacity": 0.16 if theme == "light" else 0.07},
        "stream": {**line, "color": ground["stream"], "weight": 0.8},
        "stream-large": {**line, "color": ground["stream"], "weight": 1.4},
        "way": {**line, "color": ground["way"], "weight": 2.8, "opacity": 0.85},
        # Where many begin side by side: broad lines would run together into a lake.
        "way-near": {**line, "color": ground["way"], "weight": 1, "opacity": 0.85},
        "lake": {**area, "weight": 0.8, "color": ground["river"], "fillColor": ground["lake"]},
        "river": {**line, "color": ground["river"], "weight": 1},
        "river-main": {**line, "color": ground["river"], "weight": 2.4},
        "border": {**line, "color": ground["border"], "weight": 1.4},
        "oblast-border": {**line, "color": ground["oblast-border"], "weight": 1, "dashArray": "4 3"},
        "oblast-home": {**line, "color": ground["oblast-home"], "weight": 1.6},
        "operating": operating,
        "operating-chosen": {**operating, **chosen},
        **dict.fromkeys(IDLE, unseen),
        **{f"{status}-chosen": {**unseen, **chosen} for status in IDLE},
        # On the country map: a broad rim is seen where the circle is a few pixels; when enlarged it is a circle again.
        "deposit-far": {**operating, "weight": 7, "fillOpacity": 1, "radius": 3},
        "dim": dim,
        "dim-chosen": {**dim, "weight": 3, "opacity": 0.8, "color": ink},
        **{f"{role}-point": look for role, look in points.items()},
        **{f"{role}-point-chosen": {**look, **chosen} for role, look in points.items()},
        **_on_screens("leader", {**line, "color": ink, "weight": 1}),
        "closer": {**line, "color": ink, "weight": 2.4},
        "distance": {**line, "color": muted, "weight": 1.6, "dashArray": "1 5", "lineCap": "round"},
        "distance-dim": {**line, "color": muted, "weight": 1, "dashArray": "1 7", "opacity": 0.4},
        "village": {**dot, "radius": 5, "weight": 1.2, "fillColor": ink},
        "district": {**dot, "radius": 9, "weight": 1.6, "color": ink, "fillOpacity": 0.12, "fillColor": ink},
        "town": {**dot, "radius": 5.5, "weight": 1.6, "color": ink, "fillColor": paper},
        **_on_screens("town-far", {**dot, "radius": 3, "weight": 0, "fillColor": muted}),
        "ring-water": {"radius": 10, "weight": 2.6, "color": ground["way"], "fill": False, "opacity": 1},
        "ring": {"radius": 10, "weight": 3, "color": ink, "fill": False, "opacity": 1},
    }


def _on_screens(role: str, look: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What stands on every screen, or on one alone.

    A line to a name that stands off its place there, or a dot that has its name there.
    """
    return {
        role: look,
        **{f"{role}-{name}": {**look, "className": f"only-{name}"} for name in ("wide", "phone")},
    }


def legend_colours(theme: Theme) -> dict[str, str]:
    """Colours that a legend beside the map needs."""
    return {
        **{name: GROUND[theme][name] for name in ("gold", "stream", "way")},
        "ink": INK[theme],
        "muted": MUTED[theme],
        "paper": PAPER[theme],
        "red": VIOLENCE[theme],
    }


NARROW = SIZES["home"][0][0]  # px; a narrower map has a phone's words and ground, and leaflet.css says so too


def sheet_style(theme: Theme, fonts: str) -> str:
    """CSS of the frame that the map is drawn in; ``fonts`` is the address of the folder with our types ("" = none)."""
    types = typefaces(fonts) if fonts else ""
    colours = legend_colours(theme) | {
        name: GROUND[theme][name] for name in ("sheet", "water-text", "gold-text", "ground-text")
    }
    return f"{types}\n{filled(colours | TYPES, 'leaflet')}"
