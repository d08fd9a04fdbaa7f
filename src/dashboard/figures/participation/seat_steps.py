"""Steps towards a seat in decisions, or away from it: in their order, and their codes in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import dates
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import record
from dashboard.figures.words import phrases
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import seat_scope_names, step_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


@dataclass(frozen=True)
class Step:
    """A row of ``seats``, its number in the order of time and the days that it may mean."""

    number: int
    row: Row
    known: dates.Span


def steps_of(data: Dataset) -> list[Step]:
    """All steps in the order of time, numbered from 1."""
    dated = [(dates.span(row["date_edtf"]), row) for row in data.records.seats]
    dated.sort(key=lambda item: (item[0].first, item[0].last, item[1]["seat_id"]))
    return [Step(number, row, known) for number, (known, row) in enumerate(dated, start=1)]


def behind_steps(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The steps where the case is, in the order of time: all of them, and those of each kind."""
    local = [step.row for step in steps_of(data) if step.row["scope"] == "local"]
    return {
        "all": mark_of(seat_scope_names(t)["local"], (record("seats", row["seat_id"]) for row in local)),
        **{
            kind: mark_of(words, (record("seats", row["seat_id"]) for row in local if row["step"] == kind))
            for kind, words in step_names(t).items()
        },
    }


def taken(steps: Sequence[str], t: Translator) -> str:
    """Meetings and seats where the case is, as a headline; a promise alone is told as one.

    Args:
        steps: codes of the steps there, as ``seats`` has them.
        t: the visitor's language.
    """
    counts = Counter(steps)
    meetings = leading(phrases.meetings(t, counts["held"]), "held")
    seats = leading(phrases.seat_steps(t, counts["granted"]), "granted")
    if counts["held"] and counts["granted"]:
        return t("Documents record {meetings} in {area} and {seats}", meetings=meetings, seats=seats)
    if counts["held"]:
        return t.plural(
            "Documents record {meetings} in {area}, but no step that brought seats",
            "Documents record {meetings} in {area}, but no step that brought seats",
            counts["held"],
            meetings=meetings,
        )
    if counts["granted"]:
        return t.plural(
            "Documents record {seats} in {area}, but no meeting or visit",
            "Documents record {seats} in {area}, but no meeting or visit",
            counts["granted"],
            seats=seats,
        )
    # Neither a meeting nor a seat would hide what was promised.
    if counts["promised"]:
        return t("Documents record promises or announcements in {area}, but no seat that was granted")
    return t("Documents record no meeting and no seat in {area}")
