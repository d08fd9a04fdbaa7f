"""From a chart, which is the same on light and on dark paper, to the specification that is drawn on one of them.

Pure.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from dashboard import map_assets, relief
from dashboard.figures.drawing.colours import BY_ROLE, Role, Theme
from dashboard.figures.drawing.vega import Spec

_ROLE = re.compile(
    r'"\\u001b([^"]*)"'
)  # a role as JSON writes it; its first character stands in no text of the data

_SIDES = ("left", "right", "top", "bottom")


def painted(chart: Spec, theme: Theme) -> dict[str, Any]:
    """A specification for light or dark paper.

    Returns:
        A new dictionary, for each caller; its height (px) is that of the plot, without legends and keys.

    Raises:
        ValueError: the chart names a role that nobody plays.
    """
    looks = _looks(theme)
    own: dict[str, Any] = json.loads(_ROLE.sub(lambda found: looks[Role(f"\x1b{found[1]}")], chart.text))
    return own


def fitted(chart: Spec, theme: Theme) -> dict[str, Any]:
    """A painted specification that is as wide as its place."""
    return {"autosize": {"type": "fit-x", "contains": "padding"}, **painted(chart, theme)}


def unmeasured(chart: Spec, theme: Theme) -> dict[str, Any]:
    """A painted specification that is as wide as its place, of a chart that keeps within its width and height.

    Whatever else Streamlit's look says, a browser would measure what it has drawn, change height or width by it, and
    draw all once more, three times a page.
    """
    return {"autosize": "none", "padding": dict.fromkeys(_SIDES, 0), **painted(chart, theme)}


@cache
def _looks(theme: Theme) -> dict[Role, str]:
    """What each role is on a paper, as JSON."""
    address = map_assets.relief_address() + relief.pictures()["kyrgyzstan"].files[theme]
    looks = {role: look[theme] for role, look in BY_ROLE.items()} | {Role.RELIEF: address}
    return {role: json.dumps(look) for role, look in looks.items()}
