"""Events as the timeline draws them: how precise a date is, which lane, whose word, in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboard import dates
from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.keys import cut
from dashboard.figures.words.accounts import side_of, voice_words
from dashboard.figures.words.names import confidence_names, kind_words, mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

MOST_LETTERS = 60  # of a label beside its mark
LANES: Mapping[str, tuple[str, ...]] = {
    "violent": ("violent",),
    "peaceful": ("peaceful",),
    "dialogue": ("hearing", "agreement", "policy"),
    "court": ("court",),
    "licence": ("licence", "ownership", "operation"),
}


def decimal_year(day: date) -> float:
    """A day as a decimal year: 1 January 2007 is 2007.0."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days


@dataclass(frozen=True)
class When:
    """How a date is drawn: a mark of a day, a whisker of a month at most, or a bar over its whole span."""

    first: float
    last: float  # end of the last day
    form: Literal["day", "month", "bar"]

    @property
    def middle(self) -> float:
        """Halfway between first and last, in decimal years."""
        return (self.first + self.last) / 2


def when(text: str) -> When:
    """The drawn form of a date in EDTF; never finer than the date is written.

    Intervals of up to a month and a half are whiskers, as their bar would be too short to see.
    """
    known = dates.span(text)
    first, days = decimal_year(known.first), (known.last - known.first).days + 1
    last = decimal_year(date.fromordinal(known.last.toordinal() + 1))
    if known.precision == "day" and not known.is_interval:
        return When(first, last, "day")
    return When(first, last, "month" if days <= 45 else "bar")


def lane_names(t: Translator) -> dict[str, str]:
    """The five lanes of a panel."""
    return {
        "violent": t("Violent incidents"),
        "peaceful": t("Peaceful protests"),
        "dialogue": t("Dialogue and policy"),
        "court": t("Courts"),
        "licence": t("Licence, operation"),
    }


def title_in_list(row: Mapping[str, Any], t: Translator) -> str:
    """An event in a line of a list: its date as precise as written, and its title."""
    return f"{t.date(row['date_edtf'])}: {t.text(row, 'title')}"


def label_of(row: Mapping[str, Any], t: Translator) -> str:
    """A turning point in few words; its title where the data has no shorter ones."""
    return t.text(row, "short_label") if row["short_label_en"] else t.text(row, "title")


def event_rows(data: Dataset, selection: Selection, t: Translator) -> list[dict[str, Any]]:
    """Events of the selection with all that a mark says, in words."""
    return [event_words(data, event, t) for event in event_records.events(data, selection)]


def event_words(data: Dataset, row: Mapping[str, Any], t: Translator) -> dict[str, Any]:
    """An event record with all that a mark says, in words."""
    return {
        **row,
        "title": t.text(row, "title"),
        "date": t.date(row["date_edtf"]) + (t(" (inferred)") if row["date_inferred"] else ""),
        "what": kind_words(row, t),
        "place": t.name(data.rows("places")[row["place_id"]]) if row["place_id"] else t("not stated"),
        "confidence_words": confidence_names(t)[row["confidence"]],
        "voice": voice_words(row["sources"], data, t),
        "deposits": deposits_in_words(row, mine_names(data, t), t),
        "side": side_of(row["sources"], data),
        "when": when(row["date_edtf"]),
        "label": cut(label_of(row, t), MOST_LETTERS) if row["is_turning_point"] else "",
    }


def deposits_in_words(row: Mapping[str, Any], names: Mapping[str, str], t: Translator) -> str:
    """The deposits of an event, and those it only touches."""
    main = ", ".join(names[mine] for mine in names if mine in row["mines"])
    also = ", ".join(names[mine] for mine in names if mine in row["also"])
    if main and also:
        return t("{main}; also touches {also}", main=main, also=also)
    return main or t("touches {also}", also=also)


def flag(row: Mapping[str, Any], t: Translator) -> str:
    """Words of an event before the first year, which stands at the edge."""
    return f"{t.date(row['date_edtf'])}: {row['label'] or row['title']}"
