"""How sure the record is: the events of a view by the confidence of their record."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.colours import WATER
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.words.names import confidence_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def events_by_confidence(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """Events of a selection, counted by confidence: high, medium, low. One without an event is a zero, not left out."""
    events = event_records.events(data, selection)
    names = confidence_names(t)
    groups = {level: [event for event in events if event.confidence == level] for level in names}
    bars = pd.DataFrame(
        [(names[level], len(found)) for level, found in groups.items()], columns=["level", "n"]
    )
    empty = "" if events else t("Remove a filter to see more.")
    told = t.listed(f"{names[level]} {t.number(len(found))}" for level, found in groups.items())
    return Figure(
        id="events-by-confidence",
        title=t.plural(
            "{n} of {all} events has a record of high confidence",
            "{n} of {all} events have a record of high confidence",
            len(groups["high"]),
            all=t.number(len(events)),
        ),
        subtitle=t("Documented events by the confidence of their record"),
        sentence=empty or t("Documented events by the confidence of their record: {levels}.", levels=told),
        chart=None if empty else _bars(bars, t),
        rows=rows_of(
            [t("Confidence"), t("Events")],
            [
                (
                    [record("events", event.event_id) for event in found],
                    [source for event in found for source in event.sources],
                    [names[level], len(found)],
                )
                for level, found in groups.items()
                if found
            ],
        ),
        empty=empty,
    )


def _bars(bars: pd.DataFrame, t: Translator) -> alt.Chart:
    """A bar a level, in the order given."""
    return (
        alt.Chart(bars, height=alt.Step(40))
        .mark_bar(color=WATER)
        .encode(
            x=alt.X("n:Q", title=t("Events"), axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("level:N", title=None, sort=None),
        )
    )
