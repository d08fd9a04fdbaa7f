"""More events than a timeline can hold are drawn as numbers, and a filter brings single marks back."""

from __future__ import annotations

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.timeline import crowded
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from drawings import layers
from package_changes import Many, accepted


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    """Copies of the shipped events, more than marks can be told apart."""
    return accepted(Many(2_000))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_more_events_than_a_drawing_can_hold_are_drawn_as_numbers_and_stand_in_the_table(
    crowd: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = timeline.timeline(crowd, Selection(), t)
    events = event_records.events(crowd, Selection())
    assert len(events) > crowded.MOST
    assert t.number(len(events)) in figure.notes[0]
    assert len({record for records in figure.rows.records for record in records}) >= len(events)
    assert isinstance(figure.chart, Spec)
    drawn = [
        row for layer in layers(figure.chart.to_dict()) for row in layer["data"]["values"] if "what" in row
    ]
    assert 0 < len(drawn) <= crowded.MOST
    links = len(
        [row for row in crowd.records.event_mines if row.event_id in {event.event_id for event in events}]
    )
    counted = sum(int("".join(filter(str.isdigit, row["n"]))) for row in drawn)
    assert counted == links, "each event once at each of its deposits"


def test_a_filter_brings_single_marks_back(crowd: Dataset) -> None:
    said = "too many to draw one by one"
    many, few = (
        timeline.timeline(crowd, Selection(kinds=kinds), Translator("en")) for kinds in ((), ("violent",))
    )
    assert any(said in note for note in many.notes)
    assert few.chart is not None and not any(said in note for note in few.notes)
    tall = timeline.tall(crowd, Selection(), "jerui", Translator("en"))
    assert tall.chart is not None
