"""A folium map on the screen whose parts are made once and kept as the text that is sent.

`st_folium` renders its map anew in every run, with all templates, which took a quarter of a processor's time while many
people looked at the map. Here the same functions of streamlit-folium make the ground, but once for each view, language
and theme, and what moves on it is a script of our own, made once for each selection; then its component gets them. A
test compares the ground with what `st_folium` sends, but for one value that we know better.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.cache import once
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs.maps import leaflet, moving_parts
from dashboard.outputs.screen.state import held

# What the component tells of itself, in its own order, and as it is before anything is clicked. It compares what it
# would tell with this default, letter by letter. With st_folium's own, of nothing but None, each map that is drawn
# would at once have the page run a second time.
UNTOUCHED = {"last_object_clicked_count": 0, "last_active_drawing": None}


@dataclass(frozen=True)
class Ground:
    """What no selection changes, as streamlit-folium's component takes it.

    ``mark`` is the key that it keeps the map under.
    """

    script: str
    header: str
    html: str
    id: str
    css_links: tuple[str, ...]
    js_links: tuple[str, ...]
    mark: str


def arguments(
    spec: MapSpec, theme: Theme, t: Translator, addresses: tuple[str, str, str], key: str, height: int
) -> dict[str, Any]:
    """All that streamlit-folium's component is given, but what to do on a change.

    ``addresses`` are those of the folders with Leaflet, the type and the relief, relative to the map's frame.
    ``height`` is px.
    """
    fixed = ground(replace(spec, layers=()), theme, t, addresses, key)
    return {
        "script": fixed.script,
        "header": fixed.header,
        "html": fixed.html,
        "id": fixed.id,
        "key": fixed.mark,
        "height": height,
        "width": None,
        "returned_objects": list(UNTOUCHED),
        "default": dict(UNTOUCHED),
        "zoom": None,
        "center": None,
        "feature_group": moving(spec.layers, theme),
        "return_on_hover": False,
        "layer_control": None,
        "pixelated": False,
        "css_links": list(fixed.css_links),
        "js_links": list(fixed.js_links),
        "wrap_longitude": False,
    }


def draw(given: Mapping[str, Any], on_click: Callable[[Mapping[str, Any]], None]) -> None:
    """The map on the screen; ``on_click`` gets what its component tells."""
    import streamlit_folium

    def changed() -> None:
        on_click(held(given["key"]) or {})

    streamlit_folium._component_func(**given, on_change=changed)  # noqa: SLF001 - see above


@once
def ground(spec: MapSpec, theme: Theme, t: Translator, addresses: tuple[str, str, str], key: str) -> Ground:
    """The map without what moves on it."""
    # Not at the top: outside a script run its component would not be registered, for anyone.
    import streamlit_folium as sent

    sheet = leaflet.base_map(spec, theme, t, *addresses)
    root: Any = sheet.get_root()
    root.render()
    sheet.render()  # type: ignore[no-untyped-call]
    html, header = sent._get_html(sheet), sent._get_header(sheet)  # noqa: SLF001
    script = sent._get_map_string(sheet)  # noqa: SLF001
    return Ground(
        script=script,
        header=header,
        html=html,
        id=sent.get_full_id(sheet),
        css_links=tuple(dict.fromkeys(address for _, address in sheet.default_css)),
        js_links=tuple(dict.fromkeys(address for _, address in sheet.default_js)),
        mark=sent.generate_js_hash(script, key, False),
    )


@once
def moving(layers: Sequence[MapLayer], theme: Theme) -> str:
    """What filters and selection change, as a script that streamlit-folium's frame runs after the map's own.

    It takes away what the frame keeps in ``feature_group``, and then runs this.
    """
    return f"window.feature_group = [{moving_parts.MovingParts(layers, theme).script('map_div')}];\n"
