"""What the browser gets of a map: one constant part, names that stay text, and nothing of another server."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.choosing.selection import VIEWS
from dashboard.figures.figure import MapSpec
from dashboard.i18n import Translator
from dashboard.outputs.maps import leaflet
from dashboard.outputs.screen import folium_parts
from dashboard.reading.dataset import Dataset
from drawn_maps import spec
from other_rows import with_columns

T = Translator()
HOSTILE = """<img src=x onerror="alert(1)"> ${alert(2)} `x` {{ 7 * 191 }} {% x %} </script>"""


def scripts(one: MapSpec, theme: leaflet.Theme = "light") -> tuple[str, str]:
    """What the browser gets: the constant map and the part that varies."""
    import streamlit_folium as bridge

    base = leaflet.base_map(one, theme, T, "leaflet/", "fonts/", "relief/")
    base.render()
    script = bridge._get_header(base) + bridge._get_map_string(base)
    return script, folium_parts.moving(one.layers, theme)


def test_filters_change_the_variable_part_only(data: Dataset) -> None:
    whole, some = scripts(spec(data)), scripts(spec(data, mines=("jerui",), year_from=2010, place="aral"))
    assert whole[0] == some[0]
    assert whole[1] != some[1]


def test_the_same_view_gives_the_same_script(data: Dataset) -> None:
    assert scripts(spec(data)) == scripts(spec(data))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hostile_names_stay_text(data: Dataset, view: str, theme: leaflet.Theme) -> None:
    hostile = with_columns(data, "places", name_en=HOSTILE, study_label=HOSTILE)
    hostile = with_columns(hostile, "mines", name_en=HOSTILE)
    base, moving = scripts(spec(hostile, view=view, place="jerui"), theme)
    assert r"\u0026lt;img src=x onerror=\u0026#34;alert(1)" in moving, "the names are there, as text"
    for script in (base, moving):
        assert "<img" not in script
        assert "${alert" not in script
        assert "`x`" not in script
        assert "1337" not in script
        assert "</script>" not in script.replace("</script>\n", "")


@given(st.text())
def test_escaped_text_has_nothing_that_runs(text: str) -> None:
    assert not set(leaflet.escaped(text)) & set("<>`${}\"'")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_asked_of_another_server(data: Dataset, view: str) -> None:
    base = leaflet.base_map(spec(data, view=view), "light", T, "../a/", "../c/", "../d/")
    assert [address for _, address in [*base.default_js, *base.default_css]] == [
        "../a/leaflet.js", "../a/leaflet.css",
    ]  # fmt: skip
    script = "".join(scripts(spec(data, view=view)))
    assert not re.search(r"(https?:)?//[a-z0-9.-]+\.(com|org|net)/", script)
