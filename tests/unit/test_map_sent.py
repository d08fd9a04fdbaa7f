"""The map that is kept as text has the ground that st_folium would send; it is made once; what moves costs little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jinja2
import pytest
import streamlit_folium

from dashboard import cache as kept
from dashboard.choosing.selection import VIEWS, Selection, View
from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapSpec
from dashboard.figures.map.room import Sheet
from dashboard.i18n import Translator
from dashboard.outputs.maps import leaflet, moving_parts
from dashboard.outputs.screen import folium_parts
from support import shipped

ADDRESSES = ("../a/", "../c/", "../d/")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What reaches the component."""
    calls: list[dict[str, Any]] = []

    def component(**given: Any) -> None:
        calls.append(given)

    monkeypatch.setattr(streamlit_folium, "_component_func", component)
    kept.forget()
    yield calls
    kept.forget()


def spec(selection: Selection, t: Translator) -> MapSpec:
    chart = maps.overview(shipped(), selection, t).chart
    assert isinstance(chart, MapSpec)
    return chart


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(view="kyrgyzstan"),
        Selection(mines=("jerui",), place="kopuro-bazar"),
        Selection(year_from=2024),
    ],
)
def test_the_component_gets_the_ground_that_st_folium_would_give_it(
    sent: list[dict[str, Any]], selection: Selection, theme: Theme
) -> None:
    t = Translator("ky")
    one = spec(selection, t)
    folium_parts.draw(folium_parts.arguments(one, theme, t, ADDRESSES, "atlas", 760), lambda _: None)
    streamlit_folium.st_folium(
        leaflet.base_map(one, theme, t, *ADDRESSES),
        key="atlas",
        height=760,
        use_container_width=True,
        returned_objects=list(folium_parts.UNTOUCHED),
    )
    ours, theirs = sent
    random = (ours.pop("id"), theirs.pop("id"))  # folium's own number of a map
    for given in (ours, theirs):
        given.pop("on_change")
    assert ours.pop("feature_group"), "drawn by a script of ours"
    assert not theirs.pop("feature_group")
    assert set(ours) == set(theirs)
    assert list(ours.pop("default")) == list(folium_parts.UNTOUCHED)
    assert set(theirs.pop("default")) == set(folium_parts.UNTOUCHED)
    for name, value in theirs.items():
        wanted = str(value).replace(random[1], "ID")
        assert str(ours[name]).replace(random[0], "ID") == wanted, name


def test_ground_and_moving_parts_are_made_once(
    sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for module, name in ((leaflet, "base_map"), (moving_parts, "MovingParts")):
        build = getattr(module, name)

        def noted(*given: Any, name: str = name, build: Any = build) -> Any:
            made.append(name)
            return build(*given)

        monkeypatch.setattr(module, name, noted)
    t = Translator("en")
    for mines in ((), ("jerui",), (), ("jerui",), ()):
        one = spec(Selection(mines=mines), t)
        folium_parts.draw(folium_parts.arguments(one, "light", t, ADDRESSES, "atlas", 760), lambda _: None)
    assert len(sent) == 5
    assert made.count("base_map") == 1
    assert made.count("MovingParts") == 2
    assert sent[0]["key"] == sent[1]["key"], "the map stays where it is when a filter changes"


@pytest.mark.parametrize("view", VIEWS)
def test_a_new_selection_compiles_no_template_and_fits_no_label_again(
    sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    t = Translator("ru")

    def shown(selection: Selection) -> None:
        one = spec(selection, t)
        folium_parts.draw(folium_parts.arguments(one, "light", t, ADDRESSES, "atlas", 760), lambda _: None)

    work: list[str] = []

    def noted(owner: Any, name: str) -> None:
        own = getattr(owner, name)

        def counted(*given: Any, **named: Any) -> Any:
            work.append(name)
            return own(*given, **named)

        monkeypatch.setattr(owner, name, counted)

    noted(jinja2.Environment, "compile")
    noted(Sheet, "fits")
    shown(Selection(view=view))
    assert {*work} == {"compile", "fits"}, "the first map of a view is made, and both are counted"
    work.clear()
    shown(Selection(view=view, mines=("jerui",), year_from=2011))
    shown(Selection(view=view, place="jerui", year_to=2012))
    assert not work
    assert len({given["feature_group"] for given in sent}) == 3


def test_lines_of_the_ground_that_look_alike_are_one_and_none_is_lost() -> None:
    one = spec(Selection(), Translator("en"))
    drawn = [layer for layer in one.base if layer.kind == "line" and layer.features]
    assert len(drawn) == 4
    for layer in drawn:
        joined = leaflet._joined(layer.features)
        looks = [feature["properties"]["style"] for feature in joined]
        assert sorted(looks) == sorted({feature["properties"]["style"] for feature in layer.features})
        for feature in joined:
            own = [
                part
                for found in layer.features
                if found["properties"]["style"] == feature["properties"]["style"]
                for part in parts_of(found["geometry"])
            ]
            assert parts_of(feature["geometry"]) == own


def parts_of(geometry: Mapping[str, Any]) -> list[Any]:
    """The single lines or areas of a geometry."""
    parts = geometry["coordinates"]
    return list(parts) if geometry["type"].startswith("Multi") else [parts]
