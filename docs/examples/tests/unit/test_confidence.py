"""Events by confidence: each event of a view once, with all its documents; an empty view says so."""

from dashboard.choosing.event_records import events
from dashboard.choosing.selection import Selection
from dashboard.figures.confidence import events_by_confidence
from dashboard.i18n import Translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load

DATA, T = load(SHIPPED_DATA), Translator("en")
JERUI = Selection(mines=("jerui",))


def test_each_event_of_the_view_is_counted_once() -> None:
    rows = events_by_confidence(DATA, JERUI, T).rows
    counted = [name for records in rows.records for name in records]
    assert sorted(counted) == sorted(f"events/{event.event_id}" for event in events(DATA, JERUI))
    assert list(rows.frame["Events"]) == [len(records) for records in rows.records]


def test_all_documents_of_the_view_stand_behind_it() -> None:
    behind = {source for event in events(DATA, JERUI) for source in event.sources}
    assert behind
    assert set(events_by_confidence(DATA, JERUI, T).source_ids) == behind


def test_a_view_without_an_event_says_so_and_draws_nothing() -> None:
    figure = events_by_confidence(DATA, JERUI.with_(kinds=("hearing",), year_to=1994), T)
    assert figure.chart is None
    assert figure.empty
