"""The valley on the screen: its style, and a small one around the place that a page is about."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.colours import GOLD, PAPER
from dashboard.outputs import valley
from dashboard.outputs.maps.map_look import GROUND, legend_colours
from dashboard.outputs.screen import style
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.style import by_theme, theme


def valley_style(*sheets: str, **values: str) -> None:
    """Style of the valley, and sheets that stand before its own, with what they call by name."""
    style.use(
        *sheets,
        "valley",
        ground=by_theme({look: GROUND[look]["sheet"] for look in PAPER}),
        water=by_theme({look: GROUND[look]["water-text"] for look in PAPER}),
        way=by_theme({look: legend_colours(look)["way"] for look in PAPER}),
        alert=by_theme({look: legend_colours(look)["red"] for look in PAPER}),
        gold=GOLD,
        **values,
    )


def around(place_id: str) -> Markup:
    """The valley with a ring around a place; "" where the place is not named on it. Without a place the whole."""
    here = visit()
    chosen = Selection(lang=here.t.lang, place=place_id)
    carried = chosen.with_(step=here.selection.step, talk=here.selection.talk)
    make = valley.around if place_id else valley.valley
    return make(here.data, here.t, theme(), carried)
