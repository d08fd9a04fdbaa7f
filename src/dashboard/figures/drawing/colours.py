"""Colours and shapes: one accent for gold, one for water, red only for violence. Every code also has a shape."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

Theme = Literal["light", "dark"]
# Contrast with both papers, and what a colour-blind eye tells apart, is measured in tests/drawn/test_palette.py.
PAPER: Mapping[Theme, str] = {"light": "#FBF8F1", "dark": "#15181C"}
INK: Mapping[Theme, str] = {"light": "#22262B", "dark": "#ECE6DA"}
MUTED: Mapping[Theme, str] = {"light": "#5C6168", "dark": "#A8A69E"}
RULE: Mapping[Theme, str] = {"light": "#D9D0BC", "dark": "#3A4048"}  # between parts of a page
LINK: Mapping[Theme, str] = {
    "light": "#1F5F80",
    "dark": "#8FC1DD",
}  # as the theme in .streamlit/config.toml has it
TEXT = "currentColor"  # the colour of the text around a chart, light or dark
GOLD = "#A8740B"
WATER = "#2F7396"
RED = "#C43D2F"
GREY = "#7C7F83"
# Red beside words and in small marks, which is read on both papers.
VIOLENCE: Mapping[Theme, str] = {"light": "#B23528", "dark": "#F08A7C"}
VIOLET = "#8E7AB6"
GREEN = "#4C7F5B"
Ink = Literal["gold", "red", "water", "green", "violet", "grey"]
INKS: Mapping[Ink, str] = {
    "gold": GOLD,
    "red": RED,
    "water": WATER,
    "green": GREEN,
    "violet": VIOLET,
    "grey": GREY,
}


class Role(StrEnum):
    """What is not the same on light and on dark paper. A chart names it, and who shows the chart puts in what it is.

    The first character of a role is one that no text of the data may hold (:mod:`dashboard.texts`): no cell is taken
    for a role.
    """

    PAPER = "\x1bpaper"
    INK = "\x1bink"
    MUTED = "\x1bmuted"
    LINE = "\x1bline"  # of years and numbers, under what is drawn
    STUDY_WINDOW = "\x1bstudy-window"
    NAMED_YEARS = "\x1bnamed-years"  # under the years that a headline names
    HOLDER = "\x1bholder"
    SHADE = "\x1bshade"  # how much the band of a count covers, 0 to 1
    REGION = "\x1bregion"
    REGION_EDGE = "\x1bregion-edge"
    BORDER = "\x1bborder"
    LAKE = "\x1blake"
    RELIEF = "\x1brelief"  # the address of the country's relief


BY_ROLE: Mapping[Role, Mapping[Theme, str]] = {
    Role.PAPER: PAPER,
    Role.INK: INK,
    Role.MUTED: MUTED,
    Role.LINE: {"light": "#DCD3BF", "dark": "#333A42"},
    Role.STUDY_WINDOW: {"light": "#EFE6D0", "dark": "#1F1F1E"},
    Role.NAMED_YEARS: {"light": "#F3E8CB", "dark": "#2B2109"},
    Role.HOLDER: {"light": "#75787D", "dark": "#7C8086"},
    Role.SHADE: {"light": "0.8", "dark": "1"},
    Role.REGION: {"light": "#E4D3A6", "dark": "#5A4A22"},
    Role.REGION_EDGE: {"light": "#865B05", "dark": "#CC9A38"},
    Role.BORDER: {"light": "#6A6257", "dark": "#A3A8AE"},
    Role.LAKE: {"light": "#A9C8D8", "dark": "#2F5A70"},
}
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
# Every kind has a closed shape of its own, so that outline and fill differ and colour is never alone.
KIND_SHAPES: Mapping[str, str] = {
    "peaceful": "circle",
    "violent": "triangle-up",
    "court": "diamond",
    "ownership": "square",
    "licence": "triangle-left",
    "operation": "cross",
    "policy": "triangle-down",
    "agreement": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
    "hearing": "triangle-right",
}
