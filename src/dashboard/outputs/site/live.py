"""Charts that answer a pointer and the keyboard: Vega beside the pages, and each chart, loaded when it is seen. Pure.

A page is whole without them: its drawings stand in it. Nothing is evaluated from text, so a page needs no right to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dashboard.figures.drawing.colours import BY_ROLE, Role
from dashboard.figures.drawing.marks import with_hand
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.outputs import workshop
from dashboard.outputs.pictures.lettering import SANS
from dashboard.paths import SCRIPTS

FOLDER = "live"
OWN = f"{FOLDER}/live.js"  # the script that pages load; it loads the others

_WORDS = {"labelColor": Role.INK, "titleColor": Role.MUTED, "labelFontSize": 13, "titleFontSize": 13}
_CONFIG = {
    "font": SANS,
    "view": {"stroke": None},
    "axis": {
        **_WORDS,
        "titleFontWeight": 400,
        "gridColor": Role.LINE,
        "domainColor": Role.LINE,
        "tickColor": Role.LINE,
    },
    "legend": {**_WORDS, "titleFontWeight": 400, "labelLimit": 400},
    "header": _WORDS,
    "text": {"color": Role.INK},
}


def name(figure: Figure) -> str:
    """What the file of a figure's live chart is called, without its folder and ending.

    "" where a drawing is all there is.

    A map of the ground moves in a page of its own; a chart on such a map stays a drawing, since nothing in it answers.
    """
    chart = figure.chart
    if figure.empty or not isinstance(chart, Spec) or '"projection"' in chart.text:
        return ""
    return hashlib.sha256(chart.text.encode()).hexdigest()[:12]


def files(figures: Iterable[Figure]) -> dict[str, bytes]:
    """The charts of some figures, each a script that hands over its specification."""
    named = {name(figure): figure for figure in figures}
    return {f"{FOLDER}/{key}.js": handed_over(key, _written(figure)) for key, figure in named.items() if key}


def handed_over(key: str, text: str) -> bytes:
    """A script that hands JSON over to the page that has asked for it by this name."""
    return f'atlasChart("{key}","{_packed(text)}");'.encode()


def _packed(text: str) -> str:
    """A text as a script can hold it in an eighth of its bytes: zlib in Base64, the same each time."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _written(figure: Figure) -> str:
    assert isinstance(figure.chart, Spec)
    spec = {"autosize": {"type": "fit-x", "contains": "padding"}, **with_hand(json.loads(figure.chart.text))}
    whole = {"spec": _rows_once({**spec, "background": None, "padding": 0}), "config": _CONFIG}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _rows_once(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A specification whose layers name their rows, which stand in it once however many layers draw them."""
    rows: dict[str, str] = {}

    def walked(part: Any) -> Any:
        if isinstance(part, list):
            return [walked(item) for item in part]
        if not isinstance(part, dict):
            return part
        own = {key: walked(value) for key, value in part.items() if key != "data"}
        if "data" in part:
            own["data"] = part["data"]
            if isinstance(part["data"], dict) and "values" in part["data"]:
                text = json.dumps(part["data"]["values"], ensure_ascii=False)
                own["data"] = {**part["data"], "name": rows.setdefault(text, f"rows-{len(rows)}")}
                del own["data"]["values"]
        return own

    whole: dict[str, Any] = walked(spec)
    return {**whole, "datasets": {key: json.loads(text) for text, key in rows.items()}}


@cache
def library() -> dict[str, bytes]:
    """The script that pages load, and Vega.

    Raises:
        NotDrawn: Vega could not be had of its package (:mod:`dashboard.outputs.workshop`).
    """
    own = _script("site_live").replace('"looks of roles"', _looks()) + _script("copying")
    # Between braces, so that none of its many names is seen by another script.
    notice = _script("site_vega_notice")
    vega = f"{notice}(()=>{{{workshop.library()}}})();"
    return {OWN: own.encode(), f"{FOLDER}/vega.js": vega.encode()}


def _script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def _looks() -> str:
    """What each role is on light and on dark paper, as the script takes it."""
    looks = {
        theme: {role.value[1:]: look[theme] for role, look in BY_ROLE.items()} for theme in ("light", "dark")
    }
    return json.dumps(looks)
