"""The years of a scene as frames of one drawing: the last is seen, and whoever plays them shows another. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.figures.drawing.colours import INK, PAPER, Theme
from dashboard.figures.figure import MapSpec
from dashboard.figures.line_of_time import sign_of_violence
from dashboard.figures.years import Frame, Site, SoFar, Years, so_far
from dashboard.outputs.maps.map_look import legend_colours
from dashboard.outputs.maps.map_sheet import SCREEN, Sheet
from dashboard.outputs.pictures.lettering import SERIF
from dashboard.outputs.pictures.svg import element

# Px of the screen's map, as ``play_years.js`` and ``years.css`` have them.
_LEAST, _MORE = 7.5, 3.5  # radius of a disc: its area, not its width, says how many
_YEAR, _NUMBER = 38, 14
_NEW = 4  # from a disc to the middle of its second edge
_MOST = 60  # frames: more take minutes to play
_EDGE, _BAR = 12, 96  # of the year from the corner; length of the line under it


def frames(told: Years, spec: MapSpec, theme: Theme, width: float, *, plays: bool = True) -> Markup:
    """A group for each year, over a map of some width (px) that is drawn already.

    A silent year is a frame as well: ``data-new`` says how many events are new in it. Where nothing plays the last
    year is the only one.
    """
    ground, own = Sheet.of(spec, SCREEN), _played(told.frames)
    last = len(own) - 1
    groups = (
        element(
            "g",
            _year(frame.year, (number + 1) / (last + 1), theme),
            *_discs(told, frame, ground, theme),
            data_year=frame.year,
            data_new=sum(item.n for item in frame.new),
            **({} if number == last else {"display": "none"}),
        )
        for number, frame in enumerate(own)
        if plays or number == last
    )
    return element("g", *groups, transform=f"scale({width / SCREEN:.5f})")


def _played(all_years: Sequence[Frame]) -> Sequence[Frame]:
    """Frames that a hall has patience for: of very many years the last in which something happened."""
    if len(all_years) <= _MOST:
        return all_years
    return [frame for frame in all_years if frame.new][-_MOST:]


def _year(year: int, share: float, theme: Theme) -> Markup:
    """The year in the corner, and how far it is on the way to the last."""
    ground = element(
        "rect", width=_BAR + 2 * _EDGE, height=_YEAR + 2 * _EDGE, fill=PAPER[theme], fill_opacity=0.85
    )
    words = element(
        "text",
        str(year),
        x=_EDGE,
        y=_EDGE + 0.74 * _YEAR,
        font_size=_YEAR,
        font_weight=600,
        font_family=SERIF,
        fill=INK[theme],
    )
    y = _EDGE + _YEAR
    whole = element("rect", x=_EDGE, y=y, width=_BAR, height=4, fill=INK[theme], fill_opacity=0.2)
    past = element("rect", x=_EDGE, y=y, width=f"{_BAR * share:.1f}", height=4, fill=INK[theme])
    return element("g", ground, words, whole, past, **{"class": "year-plate"})


def _discs(told: Years, frame: Frame, ground: Sheet, theme: Theme) -> list[Markup]:
    """What has happened at each place so far; what is new has a second edge."""
    counts, new = so_far(told, frame.year), {item.place_id for item in frame.new}
    return [
        _disc(site, counts[site.place_id], ground, theme, is_new=site.place_id in new)
        for site in told.sites
        if site.place_id in counts
    ]


def _disc(site: Site, counts: SoFar, ground: Sheet, theme: Theme, *, is_new: bool) -> Markup:
    (lat, lon), radius = site.point, _LEAST + _MORE * math.sqrt(counts.all)
    x, y = ground.xy(lon, lat)
    at = {"cx": f"{x:.1f}", "cy": f"{y:.1f}"}
    edge = _edge(at, radius, theme) if is_new else Markup()
    disc = element("circle", **at, r=f"{radius:.1f}", fill=INK[theme], stroke=PAPER[theme], stroke_width=2)
    look = {"font_size": _NUMBER, "font_weight": 600}
    number = element(
        "text",
        str(counts.all),
        x=f"{x:.1f}",
        y=f"{y + 0.35 * _NUMBER:.1f}",
        text_anchor="middle",
        fill=PAPER[theme],
        **look,
    )
    if not counts.violent:
        return edge + disc + number
    beside = {"x": f"{x + radius * 0.7:.1f}", "y": f"{y - radius * 0.7:.1f}", **look}
    words = f"{sign_of_violence(counts.violent, counts.violent_sided)}{counts.violent}"
    halo = {"stroke": PAPER[theme], "stroke_width": 4, "stroke_linejoin": "round"}
    alert = element("text", words, **beside, **halo) + element(
        "text", words, **beside, fill=legend_colours(theme)["red"]
    )
    return edge + disc + number + alert


def _edge(at: Mapping[str, str], radius: float, theme: Theme) -> Markup:
    """The second edge of a disc, in its colour and apart from it: the circle of a deposit has another colour."""
    halo = element("circle", **at, r=f"{radius + _NEW + 3:.1f}", fill=PAPER[theme])
    line = {"fill": PAPER[theme], "stroke": INK[theme], "stroke_width": 3}
    return halo + element("circle", **at, r=f"{radius + _NEW:.1f}", **line)
