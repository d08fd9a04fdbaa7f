"""Maps of the talk: the shape of the stage, one thing to see, years that play, and what a phone shows first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard import case
from dashboard.figures import story
from dashboard.figures.drawing.colours import INK, Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.story.sheet import HIGH, LEAST, WIDE
from dashboard.figures.years import Frame
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import hall
from dashboard.outputs.maps.map_look import legend_colours
from dashboard.outputs.markup import markup
from dashboard.reading.dataset import load
from package_changes import SMALL, Put, accepted, changed
from package_rows import written
from support import shipped, some
from talk import alone, scenes, told


def test_maps_of_the_stage_have_its_shape_and_letters_that_are_read() -> None:
    for scene in some(item for item in scenes() if isinstance(item.drawing, MapSpec)):
        svg = hall.drawn(scene, "light", Translator())
        wide_, high = (
            float(value) for value in re.findall(r'<svg [^>]*?width="(\d+)" height="(\d+)"', svg)[0]
        )
        assert wide_ == WIDE and high == pytest.approx(HIGH, abs=4), scene.id
        inside = re.findall(r'<svg width="[\d.]+" height="[\d.]+" viewBox="0 0 ([\d.]+)', svg)[0]
        sizes = [float(size) * WIDE / float(inside) for size in re.findall(r'font-size="([\d.]+)"', svg)]
        assert sizes and min(sizes) >= LEAST


def test_the_first_map_has_the_frame_that_the_second_fills() -> None:
    country, valley = (told(name).drawing for name in ("opening", "deposits"))
    assert isinstance(country, MapSpec) and isinstance(valley, MapSpec)
    (frame,) = next(layer for layer in country.layers if layer.id == "closer").features
    (south, west), (north, east) = valley.bounds
    assert {tuple(point) for point in frame["geometry"]["coordinates"]} == {
        (x, y) for x in (west, east) for y in (south, north)
    }


_PAGE = {"title": "", "step": 1, "drawing": "", "narrow": "", "seen": None, "notes": ""}


def frames(svg: str) -> list[tuple[int, int, bool]]:
    """Of each year on a drawing: which it is, how much is new in it, whether it is seen."""
    found = re.findall(r'<g data-year="(\d+)" data-new="(\d+)"( display="none")?>', svg)
    return [(int(year), int(new), not hidden) for year, new, hidden in found]


def test_the_years_of_a_scene_are_those_of_the_map_and_a_picture_shows_the_last() -> None:
    scene = told("years")
    assert scene.years
    drawn = frames(hall.drawn(scene, "light", Translator(), plays=True))
    assert [year for year, _, _ in drawn] == [frame.year for frame in scene.years.frames]
    assert [new for _, new, _ in drawn] == [len(frame.new) for frame in scene.years.frames]
    assert [year for year, _, is_seen in drawn if is_seen] == [2026]
    (still,) = frames(hall.drawn(scene, "light", Translator()))
    assert still == drawn[-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_new_in_a_year_has_a_second_edge_that_no_circle_of_a_deposit_has(theme: Theme) -> None:
    scene = told("years")
    assert scene.years
    svg = hall.drawn(scene, theme, Translator(), plays=True)
    ground, *years = re.split(r'<g data-year="\d+"', svg)
    circles = some(re.findall(r"<circle [^>]*>", "".join(years)))
    edges = [circle for circle in circles if 'stroke-width="3"' in circle]
    assert len(edges) == sum(len({item.place_id for item in frame.new}) for frame in scene.years.frames)
    assert all(f'stroke="{INK[theme]}"' in circle for circle in edges)
    gold = legend_colours(theme)["gold"]
    assert gold in ground and gold not in "".join(circles)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sign_of_violence_is_red_in_the_words_under_a_map_as_on_it(lang: str) -> None:
    parts = hall.signed(told("years", lang).foot)
    assert parts[1::2] == ["▲", "△"] and not {"▲", "△"} & {*"".join(parts[::2])}
    page = str(markup("stage_scene", **_PAGE, scene=told("years", lang), foot=parts))
    assert page.count('<b class="sign">▲</b>') == 1
    deposits = hall.signed(told("deposits", lang).foot)
    assert deposits[1::2] == ["▲2", "△"]


def test_the_ground_of_the_years_has_names_alone() -> None:
    ground = told("years").drawing
    assert isinstance(ground, MapSpec)
    own = [one["properties"] for layer in ground.layers for one in layer.features]
    assert {one["label"] for one in own if one.get("label")} >= {"◆ Jerui", "Aral", "Kopuro-Bazar"}
    assert not [one for one in own if one.get("badge") or one.get("alert") or "distance" in one["style"]]


def test_what_the_years_leave_out_is_said_under_them() -> None:
    scene = told("years")
    assert scene.years and scene.years.not_shown
    assert f"{scene.years.not_shown} documented events name no place" in scene.foot


def test_a_scene_of_years_without_any_is_the_map_alone(tmp_path: Path) -> None:
    tables = changed()
    for row in tables["events"]:
        row["place_id"] = ""
    data = load(written(tables, tmp_path / "package"))
    t, scene = case.translator(data, "en"), alone(data, "years")
    assert scene.years and not scene.years.frames
    assert frames(hall.drawn(scene, "light", t, plays=True)) == []


def test_of_a_thousand_years_a_hall_sees_the_last_in_which_something_happened() -> None:
    scene = told("years")
    assert scene.years and isinstance(scene.drawing, MapSpec)
    first, *_, last = scene.years.frames
    past = tuple(replace(first, year=year) for year in range(1000, 1900))
    silent = tuple(Frame(year, ()) for year in range(1900, last.year))
    many = replace(scene, years=replace(scene.years, frames=(*past, *silent, last)))
    drawn = [year for year, _, _ in frames(hall.drawn(many, "light", Translator(), plays=True))]
    assert drawn == [*range(1841, 1900), last.year]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_map_has_one_thing_to_see(lang: str) -> None:
    country = told("opening", lang).drawing
    assert isinstance(country, MapSpec)
    labels = [
        one for layer in (*country.base, *country.layers) if layer.kind == "label" for one in layer.features
    ]
    (frame,) = next(layer for layer in country.layers if layer.id == "closer").features
    ring = frame["geometry"]["coordinates"]
    beside = set()
    for one in some(labels):
        own, (lon, lat) = one["properties"], one["geometry"]["coordinates"]
        assert not own.get("badge") and own["style"] != "pass", own
        assert own["style"] != "range" or own["leads"], "those alone that cut the home region off"
        if (
            min(x for x, _ in ring) - 0.4 <= lon <= max(x for x, _ in ring) + 0.4
            and abs(lat - ring[0][1]) < 0.8
        ):
            beside.add(own["style"])
    assert beside - {"range"} == {"deposit", "town"}, "the deposits and the town of the case"


def test_a_map_of_the_talk_knows_where_across_it_its_names_lie_and_no_other_drawing_does() -> None:
    """A phone shows a part of the country: it begins there, wherever in it the case is."""
    data, t = shipped(), Translator()
    east = accepted(*SMALL, Put("places", "lon", "78.0"))
    here, there = (hall.seen_first(story.scene(known, t, 1)) for known in (data, east))
    assert here is not None
    assert there is not None
    assert 0 < here[0] < 0.4 < 0.6 < there[0] < 1
    drawings = scenes()
    assert 1 < sum(hall.seen_first(scene) is not None for scene in drawings) < len(drawings)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_the_villages_of_a_map_of_the_talk_with_their_names_whole(lang: str) -> None:
    """No wider than a phone can show them, and no narrower than their names."""
    drawings = [
        story.scene(shipped(), Translator(lang), step) for step in range(2, story.last(shipped()) + 1)
    ]
    seen = {scene.id: found for scene in drawings if (found := hall.seen_first(scene))}
    assert set(seen) == {"deposits", "years"}
    for _, share in seen.values():
        assert 0.5 < share < 0.8, "as wide as the names, and no wider, or words would be too small"
    begin = {scene: middle - share / 2 for scene, (middle, share) in seen.items()}
    assert begin["deposits"] > 0.05, "Talas, far down the valley, does not decide where nobody names it"
    assert begin["years"] < 0.01, "the title names Talas"


def test_a_phone_shows_what_stands_below_a_name_whole_too() -> None:
    def wordier(layer: MapLayer) -> MapLayer:
        if layer.kind != "label":
            return layer
        return replace(layer, features=tuple(map(longer, layer.features)))

    def longer(feature: Mapping[str, Any]) -> Mapping[str, Any]:
        own = feature["properties"]
        return {**feature, "properties": {**own, "sub": own["sub"] and own["sub"] * 2}}

    scene = told("deposits")
    assert isinstance(scene.drawing, MapSpec)
    drawing = replace(scene.drawing, layers=tuple(map(wordier, scene.drawing.layers)))
    shown, more = (hall.seen_first(one) for one in (scene, replace(scene, drawing=drawing)))
    assert shown and more and more[1] > shown[1]
