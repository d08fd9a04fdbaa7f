"""Findings as headings, their numbers as ways to the records that they count."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from dashboard.figures import headline
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import together
from dashboard.view_address import written


def panel(owner: str) -> str:
    """Key of the box with the records behind a number of a finding, by which an address names it, too.

    Args:
        owner: the figure, or what else has numbers (``figure_marks.draw_asked``).
    """
    return f"behind-of-{owner}-number"


def heading(figure: Figure, level: int) -> Markup:
    """A finding as a heading; a number opens its records on this very view, which its address then names.

    "" where no number of it leads anywhere.
    """
    return _drawn(figure.id, figure.finding, level)


def statement(figure: Figure) -> Markup:
    """A figure's sentence as a paragraph, likewise; as it is where no number of it leads anywhere."""
    return _drawn(figure.id, figure.statement, level=0) or markup("sentence", text=figure.sentence)


def in_place(owner: str, text: str) -> Markup | str:
    """A text within the words of a page, likewise; as it is where no number of it leads anywhere."""
    return _drawn(owner, text, level=-1) or text


def _drawn(owner: str, text: str, level: int) -> Markup:
    here = visit()

    def address(number: str) -> str:
        chosen = here.selection.with_(behind=f"{owner}.{number}")
        return f"?{written(chosen)}#{panel(owner)}"

    pieces = _pieces(text, address, here.selection.behind.removeprefix(f"{owner}."))
    if not any(piece["address"] for piece in pieces):
        return Markup()
    return markup("finding", level=level, id=owner, pieces=pieces, hint=hint(here.t))


def in_words(finding: str, figure: str, page: str, **choices: str) -> Markup:
    """A finding within running text of another screen: its numbers lead to their records on the figure's own.

    Args:
        finding: what is said, with its marks.
        figure: id of the figure that has the records.
        page: its screen.
        choices: what is chosen there, so that it is shown.
    """

    def address(number: str) -> str:
        return f"{address_of(page, behind=f'{figure}.{number}', **choices)}#{panel(figure)}"

    pieces = _pieces(finding, address)
    return markup("finding", level=-1, id="", pieces=pieces, hint=hint(visit().t))


def hint(t: Translator) -> str:
    """What a number in a finding leads to, said to pointers and screen readers."""
    return t("The records behind this number")


def _pieces(finding: str, address: Callable[[str], str], opened: str = "") -> list[dict[str, str | bool]]:
    return [
        {
            "words": piece.words,
            "address": address(piece.number) if piece.number else "",
            "is_open": bool(piece.number) and piece.number == opened,
        }
        for piece in headline.pieces(together(finding))
    ]
