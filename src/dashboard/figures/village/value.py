"""A place's page as a value: what it says, in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.figures.drawing.marks import Marks
from dashboard.figures.line_of_time import Look, Mark
from dashboard.figures.profile import Section


@dataclass(frozen=True)
class Line:
    """One thing that is documented.

    Attributes:
        text: the thing itself; numbers in it may be marked, as in the lead of its part.
        when: its date, as precise as it is known; "" = none belongs to it.
        facts: what is known besides; likewise.
        source_ids: the documents that it rests on, never none.
        look: which mark stands before it; "" = none.
        event: the event that the timeline opens for it; "" = none.
        folds: whether its facts show when it is opened, or printed, also in a part that does not fold.
    """

    text: str
    source_ids: tuple[str, ...]
    when: str = ""
    facts: tuple[str, ...] = ()
    look: Look | Literal[""] = ""
    event: str = ""
    folds: bool = False


@dataclass(frozen=True)
class Part:
    """A question that the page answers. A part without lines is not made.

    Numbers in its lead and in its lines may be marked (:mod:`dashboard.figures.words.headline`);
    ``numbers`` says what they lead to.
    ``folds``: its lines show their facts when they are opened, or printed. ``leads_to`` is a screen and choices on it
    where more is told ("" = none), in the words of ``more``.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    lead: str = ""
    folds: bool = False
    more: str = ""
    leads_to: str = ""
    choices: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    numbers: Marks | None = None


@dataclass(frozen=True)
class Village:
    """A place's page in full.

    ``years`` are the first and the last year of the small line of time, ``told`` is what it shows in words, with the
    marks of its numbers, which lead to ``numbers``. ``rest`` are parts of the profile that a researcher asks for rather
    than a resident.
    """

    place_id: str
    title: str
    kind: str
    names: str
    lead: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    years: tuple[int, int]
    marks: tuple[Mark, ...]
    told: str
    numbers: Marks
    rest: tuple[Section, ...]
    source_ids: tuple[str, ...]
