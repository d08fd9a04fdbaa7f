"""A page of the copy as a value: what stands on it, before it is drawn and written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from dashboard.figures.figure import Figure

Part = Figure | Markup  # a figure with all its faces, or HTML of ours


@dataclass(frozen=True)
class Making:
    """What a copy says of itself and of where it lies.

    Attributes:
        day: when it is made.
        home: address of the live dashboard, for links in briefs and slides; "" = there is none.
        at: address where the copy will lie, without a slash at its end; "" = nobody knows, as on a disk.
        edition: its name, if it is one to be cited and kept; "" = none.
    """

    day: date
    home: str = ""
    at: str = ""
    edition: str = ""

    def address(self, lang: str, name: str) -> str:
        """The whole address of a page; "" where nobody knows it."""
        return f"{self.at}/{lang}/{name}.html" if self.at else ""


@dataclass(frozen=True)
class Page:
    """A page in one language.

    Attributes:
        name: its file without ``.html``; the same in each language.
        title: its heading.
        leads: paragraphs under the heading.
        parts: what it shows, from the top down.
        screen: the entry of the menu that it belongs to, by the name of that page.
        description: of the page to a search engine; "" = its first paragraph, else the title of its first figure.
        source_ids: documents behind what is no figure.
        has_tables: whether rows of figures stand on it; not where its words tell the same, or another page has them.
        chosen: (what, chosen) in words, of a page that shows less than everything.
        views: (what, [(page, words)]) of the same screen with other choices, this one among them.
        script: a file of ``assets/scripts/`` that it runs, without ``.js``; "" = none. It is whole without it.
    """

    name: str
    title: str
    leads: tuple[str, ...] = ()
    parts: tuple[Part, ...] = field(default=())
    screen: str = ""
    script: str = ""
    description: str = ""
    source_ids: tuple[str, ...] = ()
    has_tables: bool = True
    chosen: tuple[tuple[str, str], ...] = ()
    views: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures on it, in order."""
        return tuple(part for part in self.parts if isinstance(part, Figure))


def href(screen: str, **choices: str) -> str:
    """The address of a page from its neighbours: a screen or a part of one (``part``), a group (``stakeholder``).

    A place (``place``) has a page of its own; of the map it is the map on which it is shown.
    """
    if choices.get("place") and screen == "map":
        return f"map.html?place={choices['place']}#{ON_MAP}"
    if choices.get("place"):
        return f"place-{choices['place']}.html"
    if choices.get("stakeholder"):
        return f"group-{choices['stakeholder']}.html"
    part = f"#{choices['part']}" if choices.get("part") else ""
    return f"{_NAMES.get(screen, screen)}.html{part}"


ON_MAP = "figure-1"  # the map on its page
_NAMES = {"overview": "index", "place": "places", "present": "talk"}
