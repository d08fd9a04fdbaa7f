"""A page of the copy as a value: what stands on it, before it is drawn and written."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from dashboard.figures.figure import Figure

Part = Figure | Markup  # a figure with all its faces, or HTML of ours


@dataclass(frozen=True)
class Page:
    """A page in one language.

    Attributes:
        name: its file without ``.html``; the same in each language.
        title: its heading.
        leads: paragraphs under the heading; the first describes the page to a search engine.
        parts: what it shows, from the top down.
        screen: the entry of the menu that it belongs to, by the name of that page.
        script: a file of ``assets/scripts/`` that it runs, without ``.js``; "" = none. It is whole without it.
    """

    name: str
    title: str
    leads: tuple[str, ...] = ()
    parts: tuple[Part, ...] = field(default=())
    screen: str = ""
    script: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures on it, in order."""
        return tuple(part for part in self.parts if isinstance(part, Figure))


def href(screen: str, **choices: str) -> str:
    """The address of a page from its neighbours: a screen, a place (``place``) or a group (``stakeholder``)."""
    if choices.get("place"):
        return f"place-{choices['place']}.html"
    if choices.get("stakeholder"):
        return f"group-{choices['stakeholder']}.html"
    return f"{_NAMES.get(screen, screen)}.html"


_NAMES = {"overview": "index", "place": "places", "present": "talk"}
