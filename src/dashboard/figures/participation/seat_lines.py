"""Where steps towards a seat stand: a line a kind under its place, as many as keep marks and their words apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.figures.drawing.keys import SMALL
from dashboard.figures.drawing.packing import Span, first_fit
from dashboard.figures.participation.seat_steps import Step
from dashboard.figures.words.names import seat_scope_names, step_names
from dashboard.i18n import Translator
from dashboard.type_width import in_lines, text_width

# Pixels.
NAME_AIR = 14  # between the longest name of a row and the years
NUMBER_AIR = 20  # right of the last mark, for its number
WORDED = 800  # a plot so wide has the words of a step at its mark, a narrower one has its number
BESIDE = 10  # from the middle of a mark to its words
_AIR = 14  # between a step's words and the next mark, and around a mark
_OTHER_TYPE = 1.06  # how much wider words are in the type of another machine
APART = 1700  # days between the middles of marks that do not touch on a phone


@dataclass(frozen=True)
class Placed:
    """A step on its line, and its words: right of its mark, or left of it where the years end."""

    line: int
    step: Step
    words: str
    is_left: bool


@dataclass(frozen=True)
class Lines:
    """The lines of the chart, from the top down.

    Attributes:
        names: of each line the place, the kind of step, or "" where a kind goes on.
        places: which lines are names of places.
        steps: each with its line.
    """

    names: tuple[str, ...]
    places: tuple[int, ...]
    steps: tuple[Placed, ...]

    @property
    def room(self) -> int:
        """Px that the names take, left of the years."""
        kinds = (name for y, name in enumerate(self.names) if y not in self.places)
        return NAME_AIR + round(max(text_width(name, SMALL) for name in kinds))

    @classmethod
    def of(cls, steps: Sequence[Step], years: tuple[date, date], t: Translator) -> Lines:
        """Places with the kinds of steps taken there; a kind has as many lines as keep its marks apart.

        Args:
            steps: in the order of time.
            years: the first and the last day of the plot.
            t: language.
        """
        names: list[str] = []
        places: list[int] = []
        placed: list[Placed] = []
        for lane, place in seat_scope_names(t).items():
            here = [step for step in steps if step.row["scope"] == lane]
            if not here:
                continue
            places.append(len(names))
            names.append(place)
            for kind, name in step_names(t).items():
                own = [step for step in here if step.row["step"] == kind]
                beside = [_beside(step, years, t) for step in own]
                days = [middle(step).toordinal() for step in own]
                rows = first_fit((words.span for words in beside), ((day, day + APART) for day in days))
                placed += [
                    Placed(len(names) + row, step, words.text, words.is_left)
                    for row, step, words in zip(rows, own, beside, strict=True)
                ]
                names += ["" if row else name for row in range(max(rows, default=-1) + 1)]
        return cls(tuple(names), tuple(places), tuple(placed))


def middle(step: Step) -> date:
    """The day at which a step's mark stands."""
    return step.known.first + (step.known.last - step.known.first) / 2


class _Beside(NamedTuple):
    """Words beside a mark, and from where to where both reach in the narrowest plot that has words, px."""

    text: str
    is_left: bool
    span: Span


def _beside(step: Step, years: tuple[date, date], t: Translator) -> _Beside:
    """What a step was: right of its mark where that fits, else left, else where there is more room, cut."""
    first, last = years
    at = (middle(step) - first) / (last - first) * (WORDED - NUMBER_AIR)
    left, right = at - BESIDE, WORDED - at - BESIDE
    title = t.text(step.row, "title")
    whole = text_width(title, SMALL) * _OTHER_TYPE
    is_left = whole > right and (whole <= left or left > right)
    words = "".join(in_lines(title, SMALL, (left if is_left else right) / _OTHER_TYPE, most=1))
    room = BESIDE + text_width(words, SMALL) * _OTHER_TYPE
    return _Beside(words, is_left, (at - room, at + _AIR) if is_left else (at - _AIR, at + room + _AIR))
