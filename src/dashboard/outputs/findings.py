"""Words of ours with numbers that lead to the records they count, as markup. No Streamlit here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from dashboard.figures.words.headline import pieces, said
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup

Way = Callable[[str], str]  # from the name of a number to the address of its records
NO_SIGNS: Mapping[str, str] = MappingProxyType({})
HEADING, SUBHEADING, PARAGRAPH, WITHIN = 2, 3, 0, -1  # as what the words stand on a page


def drawn(
    text: str,
    level: int,
    way: Way,
    t: Translator,
    *,
    owner: str = "",
    opened: str = "",
    signs: Mapping[str, str] = NO_SIGNS,
    is_here: bool = False,
) -> Markup:
    """A text of which each marked number is a link.

    Args:
        text: with its marks (:mod:`dashboard.figures.words.headline`).
        level: HEADING, SUBHEADING, PARAGRAPH, or WITHIN other words.
        way: where a number leads.
        t: language.
        owner: id of a heading; "" = none.
        opened: name of the number whose records are on the page already.
        signs: what stands before a number, by its name, for whoever sees it: a mark that it counts.
        is_here: a number opens on this very view: ``way`` names what that changes in the address, and no more.
    """

    def sets(number: str) -> str:
        return way(number).partition("?")[2].partition("#")[0] if is_here and number else ""

    told = [
        {
            "sets": sets(piece.number),
            "words": piece.words,
            "number": piece.number,
            "address": way(piece.number) if piece.number else "",
            "sign": signs.get(piece.number, ""),
            "is_open": bool(piece.number) and piece.number == opened,
        }
        for piece in pieces(text)
    ]
    hint = t("The records behind this number")  # said to pointers and screen readers
    return markup("finding", level=level, id=owner, pieces=told, hint=hint)


def within(
    text: str, way: Way, t: Translator, *, opened: str = "", signs: Mapping[str, str] = NO_SIGNS
) -> Markup | str:
    """Words within others, likewise; as they are where no number of them leads anywhere."""
    return drawn(text, WITHIN, way, t, opened=opened, signs=signs) if leads(text) else text


def leads(text: str) -> bool:
    """Whether a number of a text leads anywhere."""
    return text != said(text)
