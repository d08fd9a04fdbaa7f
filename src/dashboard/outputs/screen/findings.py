"""Findings as headings, their numbers as ways to the records that they count."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.choosing.view_address import ADDRESS
from dashboard.figures.figure import Figure
from dashboard.outputs import findings
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import together


def panel(owner: str) -> str:
    """Key of the box with the records behind a number of a finding, by which an address names it, too.

    Args:
        owner: the figure, or what else has numbers (``figure_marks.draw_asked``).
    """
    return f"behind-of-{owner}-number"


def heading(figure: Figure, level: int) -> Markup:
    """A finding as a heading; a number opens its records on this very view, which its address then names."""
    return _drawn(figure.id, figure.finding, level)


def statement(figure: Figure) -> Markup:
    """A figure's sentence as a paragraph, likewise."""
    return _drawn(figure.id, figure.statement, findings.PARAGRAPH)


def in_place(owner: str, text: str, signs: Mapping[str, str] = findings.NO_SIGNS) -> Markup | str:
    """A text within the words of a page, likewise; as it is where no number of it leads anywhere.

    ``signs``: as for :func:`dashboard.outputs.findings.drawn`.
    """
    return _drawn(owner, text, findings.WITHIN, signs) if findings.leads(text) else text


def _drawn(owner: str, text: str, level: int, signs: Mapping[str, str] = findings.NO_SIGNS) -> Markup:
    here = visit()

    def way(number: str) -> str:
        return f"?{urlencode({ADDRESS['behind']: f'{owner}.{number}'})}#{panel(owner)}"

    opened = here.selection.behind.removeprefix(f"{owner}.")
    return findings.drawn(
        together(text), level, way, here.t, owner=owner, opened=opened, signs=signs, is_here=True
    )


def in_words(finding: str, figure: str, page: str, **choices: str) -> Markup | str:
    """A finding within running text of another screen: its numbers lead to their records on the figure's own.

    Args:
        finding: what is said, with its marks.
        figure: id of the figure that has the records.
        page: its screen.
        choices: what is chosen there, so that it is shown.
    """

    def way(number: str) -> str:
        return f"{address_of(page, behind=f'{figure}.{number}', **choices)}#{panel(figure)}"

    return findings.within(together(finding), way, visit().t)
