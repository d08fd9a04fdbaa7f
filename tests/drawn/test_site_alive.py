"""What comes to life on a page of the copy: charts and maps find what they load, and say how they are used."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from markupsafe import Markup, escape

from dashboard import case
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import PAPER
from dashboard.outputs.site import drawing, figure_html, live, views
from site_pages import target
from support import loosened, shipped, some


def test_maps_that_move_find_beside_them_all_that_they_load_and_share_their_ground(copied: Path) -> None:
    maps = some(sorted(copied.rglob("map-live*.html")))
    assert [path.name for path in maps] == ["map-live-dark.html", "map-live.html"] * 2, (
        "a pair in each language"
    )
    for path in maps:
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<script src="([^"]+)"|url\("(\.\./fonts/[^"]+)"\)|"url": "([^"]+)"', text)
        files = [next(filter(None, found)) for found in some(loaded)]
        assert [name for name in files if not target(path, name)[0].is_file()] == []
        assert len([name for name in files if "ground-" in name]) == 1
        assert "user-scalable" not in text
        assert (PAPER["dark"] in text) == ("dark" in path.name)
    assert len(list((copied / "live").glob("ground-*.js"))) == 1


def test_every_chart_of_a_page_that_comes_to_life_is_there_and_no_other(one: Path) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in some((one / "ru").glob("*.html")))
    named = set(re.findall(r'data-(?:live|behind)="(\w+)"', pages))
    there = {path.stem for path in (one / "live").glob("*.js")} - {"live", "vega", "leaflet"}
    assert len(named) > 20
    assert named == {name for name in there if not name.startswith("ground-")}


def test_the_frame_of_a_map_is_called_by_its_title_and_only_a_chart_tells_of_its_keys() -> None:
    data, t = shipped(), case.translator(shipped(), "en")
    cited = figure_html.Cited({item: n for n, item in enumerate(data.rows("sources"), start=1)})

    def called(name: str) -> str:
        figure = maps.overview(data, Selection(), t)
        told = figure_html.whole(
            figure, Markup("<svg/>"), "a", {}, {name: "x"}, cited, t, without_scripts="#a", has_table=False
        )
        found = re.search(r'data-called="([^"]+)"', told)
        assert found
        return loosened(found[1]).removeprefix(escape(figure.title))

    assert called("map") == ""
    assert called("live") == ". Use the arrow keys to go from mark to mark."


def test_the_script_of_the_charts_names_whoever_made_its_parts() -> None:
    head = live.library()[f"{live.FOLDER}/vega.js"].decode().partition("*/")[0]
    for name in (
        "Interactive Data Lab",
        "Mike Bostock",
        "Mapbox",
        "Schlueter",
        "Joachim Wester",
        "Simon Lydell",
    ):
        assert name in head, name


def test_the_years_of_the_views_follow_each_other_without_a_gap() -> None:
    spans = views.periods(shipped())
    assert (spans[0][0], spans[-1][1]) == all_years(shipped())
    assert all(before[1] + 1 == after[0] for before, after in pairwise(spans))


def test_a_line_told_from_corner_to_corner_has_the_same_corners() -> None:
    told = "M461.3,285.3L469.3,291.2L462,295.4ZM460.1,280L461,-1.7L463,283.2"
    (path,) = re.findall(
        ' d="([^"]+)"', drawing._CORNERS.sub(drawing._from_corner_to_corner, f'<path d="{told}"/>')
    )
    corners, here, begin = [], (0.0, 0.0), (0.0, 0.0)
    for command, right, down in re.findall(r"([mlz])(?:(-?[\d.]+),?(-?[\d.]+))?", path):
        if command == "z":
            here = begin
            continue
        here = (here[0] + float(right), here[1] + float(down))
        begin = here if command == "m" else begin
        corners.append((round(here[0], 6), round(here[1], 6)))
    assert corners == [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", told)]
    assert path.count("z") == 1 and len(path) < len(told)
