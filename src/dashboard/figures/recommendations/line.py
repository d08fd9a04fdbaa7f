"""The line of time of one recommendation: where its documented steps lie between the first year and the last of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import case, dates
from dashboard.cache import derived
from dashboard.choosing.period import all_years
from dashboard.figures.recommendations.steps import steps
from dashboard.figures.words.accounts import side_of
from dashboard.reading.dataset import Dataset
from dashboard.records.recommendations import Followup


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step on the line: the days that it may mean as parts of the line, 0 to 1; without a date beyond its end.

    Attributes:
        relation: how the step bears on the recommendation, a code.
        is_one_sided: whether one side alone tells of it; it is drawn as an outline.
    """

    begin: float
    end: float
    relation: str
    is_one_sided: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """The line: its first and last year, the day of the study (None without one), and its marks.

    Marks are dated; what has no date lies at its end.
    """

    first: int
    last: int
    study: float | None
    marks: tuple[StepMark, ...]
    undated: tuple[StepMark, ...]


def line_of(data: Dataset, recommendation_id: str) -> StepLine:
    """The line of a recommendation; all have the same years, so that they are read one under the other."""
    first, last = years(data)
    begin, length = date(first, 1, 1), (date(last + 1, 1, 1) - date(first, 1, 1)).days

    def part(day: date) -> float:
        return min(max((day - begin).days / length, 0.0), 1.0)

    own = steps(data, recommendation_id)

    def mark(step: Followup) -> StepMark:
        span = dates.span(step.date_edtf) if step.date_edtf else None
        begin, end = (part(span.first), part(span.last)) if span else (1.0, 1.0)
        return StepMark(begin, end, step.relation, is_one_sided=bool(side_of([step.source_id], data)))

    shown = case.background_until(data)
    return StepLine(
        first,
        last,
        part(dates.span(shown).first) if shown else None,
        tuple(mark(step) for step in own if step.date_edtf),
        tuple(mark(step) for step in own if not step.date_edtf),
    )


@derived
def years(data: Dataset) -> tuple[int, int]:
    """First and last year of any step, and of the study."""
    told = [dates.span(step.date_edtf) for step in data.records.followups if step.date_edtf]
    shown = case.background_until(data)
    first = [dates.span(shown).first.year] if shown else []
    return (
        min([*first, *(span.first.year for span in told)], default=all_years(data)[0]),
        max([all_years(data)[1], *(span.last.year for span in told)]),
    )
