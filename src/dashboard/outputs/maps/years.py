"""The years of the map as a script for its frame: played in the browser, without the server. Pure."""

from __future__ import annotations

import json

from dashboard.cache import once
from dashboard.figures.years import Years, limits
from dashboard.i18n import Translator
from dashboard.outputs.maps.leaflet import function
from dashboard.outputs.sheets import sheet


@once
def script(told: Years, t: Translator, *, grows: bool = False) -> str:
    """What is run in the map's frame after its layers are drawn; "" where there is nothing to play.

    With ``grows``, and on a phone, the frame grows by the bar's height while years are shown; otherwise the map gives
    it the room. Texts are handed over as JSON and written into the page as text, so that no name in the data can
    become markup.
    """
    if not told.frames:
        return ""
    settings = {
        "years": [
            {
                "year": frame.year,
                "new": [
                    [item.place_id, item.look, item.date, item.title, item.n, item.is_one_sided]
                    for item in frame.new
                ],
            }
            for frame in told.frames
        ],
        "points": {site.place_id: site.point for site in told.sites},
        "names": {site.place_id: site.name for site in told.sites},
        "limits": limits(told, t),
        "grows": grows,
        "words": {
            "open": t("Play the years"),
            "stepped": t("Step through the years"),
            "play": t("Play"),
            "pause": t("Pause"),
            "back": t("One year back"),
            "forward": t("One year on"),
            "close": t("Back to the whole map"),
            "nothing": t("No event at a place on this map is documented for this year."),
        },
        "style": sheet("years"),
    }
    # A line end of JavaScript may stand in JSON; "</" would end a script if this were ever written into a page.
    written = json.dumps(settings, ensure_ascii=True, separators=(",", ":")).replace("</", "<\\/")
    return f"\n{function('play_years.js')}(window.map, {written});\n"
