"""Very many events: filters ask an index, tables are made when looked at, and drawings hold what a screen can hold."""

from __future__ import annotations

import gc
import itertools
import pickle
from collections import Counter
from collections.abc import Iterator

import pytest

from dashboard import cache, case
from dashboard.choosing import counting, event_records
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import number, timeline
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.number import MOST_LINES
from dashboard.figures.timeline import lanes
from dashboard.figures.words.accounts import side_of, sided_ids
from dashboard.figures.years import MOST_TOLD, so_far, years
from dashboard.i18n import Translator
from dashboard.outputs.maps.years import script
from dashboard.paths import SHIPPED_DATA
from dashboard.reading import dataset
from dashboard.reading.dataset import Dataset
from drawings import layers
from package_changes import Add, Many, accepted
from support import shipped, some

DATA, T = shipped(), Translator("en")
EVENTS = 5_000


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    """Five thousand events at ten deposits."""
    return accepted(Add(7), Many(EVENTS))


def views() -> Iterator[Selection]:
    """Filters of every sort, and together."""
    mines = [(), *((mine.mine_id,) for mine in DATA.records.mines), ("jerui", "andash")]
    spans = [(None, None), (2006, 2011), (1994, None), (2012, 2012), (None, 2000)]
    for own, (first, last), kinds in itertools.product(
        mines, spans, [(), ("peaceful", "violent"), ("court",)]
    ):
        yield Selection(mines=own, year_from=first, year_to=last, kinds=kinds)


def test_the_index_gives_the_events_that_the_rules_say() -> None:
    begin = case.years(DATA)[0]
    found = 0
    for view in some(list(views())):
        first = 0 if (view.year_from or begin) <= begin else view.year_from or 0
        wanted = [
            event
            for event in event_records.every(DATA)
            if event.is_primary
            and (not view.kinds or event.kind in view.kinds)
            and event_records.overlaps(event, first, view.year_to or 9999)
            and event_records.concerns(event, view.mines)
        ]
        assert list(event_records.events(DATA, view)) == wanted, view
        found += len(wanted)
    assert found > 500


def test_actions_and_documents_are_counted_once_by_place_and_by_year(crowd: Dataset) -> None:
    known, every = event_records.index(crowd), event_records.every(crowd)
    for view in (
        Selection(),
        Selection(year_from=2012),
        Selection(mines=("jerui",), year_to=2010),
        Selection(kinds=("violent",)),
    ):
        where = event_records.positions(crowd, view)
        chosen = [every[at] for at in where.tolist()]
        assert chosen
        assert known.n_actions(where) == len({event.action_id for event in chosen})
        by_place = {known.places[code]: n for code, n in known.by_place.n_actions(where).items()}
        by_year = known.by_year.n_actions(where)
        assert by_place == Counter(
            place for place, _ in {(event.place_id, event.action_id) for event in chosen}
        )
        assert by_year == Counter(
            year for year, _ in {(event.first.year, event.action_id) for event in chosen}
        )
        told = {known.sources[code] for code in known.documents(where).tolist()}
        assert told == {source for event in chosen for source in event.sources}
    nothing = event_records.positions(crowd, Selection(year_from=2999, year_to=2999))
    assert (known.n_actions(nothing), known.by_place.n_actions(nothing), len(known.documents(nothing))) == (
        0,
        {},
        0,
    )


def test_one_sided_records_are_those_of_the_rule() -> None:
    wanted = {event.event_id for event in event_records.every(DATA) if side_of(event.sources, DATA)}
    assert 0 < len(wanted) < len(event_records.every(DATA))
    assert sided_ids(DATA) == wanted


def test_a_chart_of_very_many_events_writes_no_row_of_its_table(
    crowd: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.forget()
    asked: list[object] = []
    say = lanes.event_words
    monkeypatch.setattr(lanes, "event_words", lambda *values: asked.append(1) or say(*values))
    monkeypatch.setattr(lanes, "event_rows", lambda *values: asked.append(1) or [])
    figure = timeline.timeline(crowd, Selection(), T)
    assert isinstance(figure.chart, Spec)
    assert not asked
    assert figure.rows.frame.empty, "now it is asked for"
    assert asked


def test_rows_that_are_made_later_are_the_same_from_a_kept_figure() -> None:
    figure: Figure = timeline.timeline(DATA, Selection(), T)
    kept = pickle.dumps(figure)
    assert len(kept) < 400_000, "the data are named, not written out"
    again: Figure = pickle.loads(kept)
    assert len(again.rows.frame) > 100
    assert again.rows.frame.equals(figure.rows.frame)
    assert again.source_ids == figure.source_ids
    assert [rows.name for rows in again.further_rows] == [rows.name for rows in figure.further_rows]


def test_data_are_let_go_when_nobody_holds_them() -> None:
    data = dataset.read(SHIPPED_DATA)
    name = pickle.dumps(data)
    assert pickle.loads(name) is data
    del data
    gc.collect()
    with pytest.raises(KeyError):
        pickle.loads(name)


def test_events_by_year_stand_as_columns_that_add_up_and_filters_bring_squares_back(crowd: Dataset) -> None:
    figure = timeline.actions_per_year(crowd, Selection(), T)
    assert isinstance(figure.chart, Spec)
    assert figure.chart.height < 500, "squares would be a tower"
    drawn = [
        row
        for layer in layers(figure.chart.to_dict())
        for row in layer.get("data", {}).get("values", ())
        if "sure" in row
    ]
    events = event_records.by_id(crowd)
    counted = [counting.count(crowd, kind, (), all_years(crowd)) for kind in ("peaceful", "violent")]
    first = {events[event].action_id: events[event] for found in counted for event in reversed(found.records)}
    dated = sum(row.first.year == row.last.year for row in first.values())
    assert sum(int(row["n"].replace(",", "")) for row in drawn) == dated > EVENTS / 10
    assert "in the table, not in the drawing" in figure.sentence
    assert len(figure.rows.frame) >= sum(found.high for found in counted)
    few = timeline.actions_per_year(crowd, Selection(mines=("jerui",), year_from=2016), T)
    assert "One square is one event" in few.subtitle and "One square is one event" not in figure.subtitle


def test_a_list_of_records_ends_somewhere_and_says_how_many_more_there_are(crowd: Dataset) -> None:
    lists = [group for kind in INDICATORS for group in number.groups(crowd, (), kind, T)]
    assert any(group.more for group in lists)
    for group in some(lists):
        assert len(group.lines) <= MOST_LINES
        assert T.number(len(group.lines) + group.more) in group.title
    listed = sum(len(group.lines) + group.more for group in number.groups(crowd, (), "peaceful", T))
    assert len(number.number(crowd, (), "peaceful", T).rows.frame) == listed


def test_the_years_of_the_map_gather_very_many_events_and_lose_none(crowd: Dataset) -> None:
    told = years(crowd, Selection(), T)
    items = [item for frame in told.frames for item in frame.new]
    assert 0 < len(items) < MOST_TOLD
    everything = event_records.index(crowd).n_actions(event_records.positions(crowd, Selection()))
    assert sum(item.n for item in items) + told.not_shown == everything
    last = so_far(told, told.frames[-1].year)
    assert sum(counts.all for counts in last.values()) == sum(item.n for item in items)
    assert len(script(told, T)) < 200_000
