"""A profile as a value: what a place's page says, in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.figures.drawing.marks import Marks
from dashboard.figures.line_of_time import Look, Mark


@dataclass(frozen=True)
class Item:
    """A line of a section: the fact, quieter what belongs to it, and the event it opens ("" = none).

    An event has its date before its text, and before that a mark, an outline where one side alone tells of it.
    """

    text: str
    detail: tuple[str, ...] = ()
    event: str = ""
    when: str = ""
    look: Look | Literal[""] = ""
    is_one_sided: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a profile. ``is_open``: shown at once, else behind its title.

    ``folds``: its lines show their details when they are opened.
    """

    id: str
    title: str
    lead: str = ""
    rows: tuple[tuple[str, ...], ...] = ()  # a small table, its first row the headings
    ways: tuple[str, ...] = ()  # for each row below the headings, the address to which its last cell leads
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    is_open: bool = False
    folds: bool = False


@dataclass(frozen=True)
class Profile:
    """A place in full."""

    place_id: str
    title: str
    kind: str
    names: str  # in the other languages, those that are known
    lead: str  # bold: the status of a deposit, or what is documented here, its numbers marked
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    source_ids: tuple[str, ...]
    years: tuple[int, int] = (0, 0)  # of the small line of time, whose marks follow
    marks: tuple[Mark, ...] = ()
    told: str = (
        ""  # what the line shows, in words, its numbers marked (:mod:`dashboard.figures.words.headline`)
    )
    numbers: Marks | None = None  # what these lead to


def some(*texts: str) -> tuple[str, ...]:
    """The texts that are not empty."""
    return tuple(text for text in texts if text)
