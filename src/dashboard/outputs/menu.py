"""The menu over every screen, and the switch of languages, as one piece of HTML.

As links of Streamlit it was eleven elements of every run, each with a message of its own, and the greater part of what
the frame cost.
"""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from dashboard import i18n
from dashboard.cache import once
from dashboard.choosing import view_address
from dashboard.choosing.selection import Selection
from dashboard.figures.parts import has_screen
from dashboard.i18n import Translator
from dashboard.outputs.markup import Html, markup
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS, Screen

# What the links say themselves.
_TOLD = tuple(name for name in view_address.FRAME if name not in view_address.FILTERS)


def menu(data: Dataset, t: Translator, chosen: Selection) -> Html:
    """Links to the screens that have data, to the search, and back to a talk.

    It tells neither which screen it stands on nor which filters are chosen, so a browser leaves it as it is from
    screen to screen and from filter to filter, and the keyboard stays where it was. The page's script marks the screen,
    and has each link take the filters along (``menu.js``).
    """
    return _menu(data, t, chosen.only(*_TOLD))


@once
def _menu(data: Dataset, t: Translator, chosen: Selection) -> Html:
    def way(item: Screen) -> dict[str, str]:
        address = view_address.address(item.path, chosen, *_TOLD)
        return {"address": address, "icon": item.icon, "title": t.said(item.title)}

    back = None
    if chosen.step:
        stage = next(item for item in SCREENS if item.is_alone)
        words = t("Back to the talk (slide {n})", n=t.number(chosen.step))
        back = {"address": view_address.address(stage.path, chosen), "words": words}
    screens = [
        way(item)
        for item in SCREENS
        if item.is_in_menu and has_screen(data, item.url) and not (item.is_alone and back)
    ]
    search = way(next(item for item in SCREENS if item.url == "search"))
    return markup(
        "menu",
        lang=t.lang,
        keeps=[view_address.ADDRESS[name] for name in view_address.FILTERS],
        label=t("Screens"),
        back=back,
        screens=screens,
        search=search,
        languages=languages(t),
    )


def languages(t: Translator) -> Markup:
    """The switch of languages, each named in its own; nothing where there is one."""
    found = i18n.available()
    if len(found) < 2:
        return Markup()
    options = [
        {"sets": urlencode({"lang": lang}), "lang": lang, "words": i18n.LANGUAGES[lang]} for lang in found
    ]
    return markup("choice", look="languages", label=t("Language"), options=options)
