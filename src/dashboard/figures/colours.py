"""Colours and shapes: one accent for gold, one for water, red only for violence. Every code also has a shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Theme = Literal["light", "dark"]
# Colours: one accent for gold, one for water, red only for violence. Every code also has a shape.
# Contrast with both papers, and what a colour-blind eye tells apart, is measured in tests/unit/test_palette.py.
PAPER: Mapping[Theme, str] = {"light": "#FBF8F1", "dark": "#15181C"}
INK: Mapping[Theme, str] = {"light": "#22262B", "dark": "#ECE6DA"}
MUTED: Mapping[Theme, str] = {"light": "#5C6168", "dark": "#A8A69E"}
LINK: Mapping[Theme, str] = {
    "light": "#1F5F80",
    "dark": "#8FC1DD",
}  # as the theme in .streamlit/config.toml has it
TEXT = "currentColor"  # the colour of the text around a chart, light or dark
GOLD = "#A8740B"
WATER = "#2F7396"
RED = "#C43D2F"
GREY = "#7C7F83"
VIOLET = "#8E7AB6"
GREEN = "#4C7F5B"
KIND_COLOURS: Mapping[str, str] = {
    "peaceful": GOLD,
    "violent": RED,
    "court": VIOLET,
    "ownership": GREY,
    "licence": GREY,
    "operation": GREY,
    "policy": WATER,
    "agreement": GREEN,
    "hearing": WATER,
}
KIND_SHAPES: Mapping[str, str] = {
    "peaceful": "circle",
    "violent": "triangle-up",
    "court": "diamond",
    "ownership": "square",
    "licence": "square",
    "operation": "cross",
    "policy": "triangle-down",
    "agreement": "stroke",
    "hearing": "triangle-right",
}
