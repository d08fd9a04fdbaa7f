"""The page that is shown where no screen lies: said in the visitor's language, with the ways to all screens.

Pure, and without a script.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard import case, i18n, map_assets
from dashboard.figures.drawing.colours import INK, LINK, MUTED, PAPER
from dashboard.figures.parts import has_screen
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.sheets import TYPES, filled, typefaces
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS

_COLOURS = {"paper": PAPER, "ink": INK, "quiet": MUTED, "link": LINK}


def page(data: Dataset | None, lang: str, base: str) -> Markup:
    """The whole page as HTML.

    Args:
        data: the data package; None where it cannot be read: then all screens are named, and no atlas.
        lang: language.
        base: path below which the screens lie, "" or "/a".
    """
    t = Translator(lang) if data is None else case.translator(data, lang)
    offered = [item for item in SCREENS if data is None or has_screen(data, item.url)]
    colours = {name: f"light-dark({colour['light']}, {colour['dark']})" for name, colour in _COLOURS.items()}
    types = typefaces(f"{base}/{map_assets.type_address()}")
    return markup(
        "page_not_found",
        lang=lang,
        base=base,
        product="" if data is None else case.title(data, t),
        title=t("Page not found"),
        told=t("There is no page at this address. It may be an old link, or mistyped."),
        screens=[("" if item == SCREENS[0] else item.url, t.said(item.title)) for item in offered],
        languages=[(other, i18n.LANGUAGES[other]) for other in i18n.available()],
        style=Markup(types + filled(colours | TYPES, "not-found")),  # noqa: S704  # files and values of ours
    )
