"""Demands and answers: each event counts once, what is not stated is said, and a headline says of how many."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.figure import Figure
from dashboard.figures.participation.coded import coded_of
from dashboard.figures.participation.coded_chart import MANY
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import demand_names, response_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from package_changes import SMALL, Sized, accepted
from participation_figures import drawn
from support import drawn_rows, some

T = Translator()
ALL = Selection()


@pytest.mark.parametrize(
    ("table", "figure"), [("demands", figures.demands), ("responses", figures.responses)]
)
def test_meetings_of_which_something_is_coded_are_counted_once_however_much_was_said(
    data: Dataset, table: str, figure: Callable[[Dataset, Selection, Translator], Figure]
) -> None:
    kinds = {row.action_id: row.kind for row in data.records.actions}
    said = [
        row.action_id for row in getattr(data.records, table) if kinds[row.action_id] not in figures.PROTESTS
    ]
    (note,) = (note for note in figure(data, ALL, T).notes if "Meetings and petitions" in note)
    assert re.findall(r"\d+", note) == [str(len(set(some(said))))]
    assert table != "demands" or len(set(said)) < len(said)


@pytest.mark.parametrize("table", ["demands", "responses"])
def test_a_headline_says_first_of_how_many_nothing_is_stated_where_these_are_the_most(
    data: Dataset, table: str
) -> None:
    names = {"demands": demand_names, "responses": response_names}[table](T)
    views = [
        Selection(mines=mines, year_from=first, year_to=last)
        for mines in ((), ("jerui",), ("andash",), ("taldy-bulak",))
        for first, last in ((None, None), (2005, 2010), (2011, 2013), (2013, 2021))
    ]
    said_first = []
    for view in views:
        found = coded_of(data, view, table, names)
        if found.one_leads:
            figure = getattr(figures, table)(data, view, T)
            said_first.append(said(figure.title).startswith(f"For {found.silent} of {len(found.actions)} "))
            assert said_first[-1] == (found.silent > found.most)
            behind = figure.numbers()["silent"].records
            assert len(set(behind)) == found.silent
    assert set(said_first) == {True, False}, "both are met"


def test_a_shared_action_counts_at_each_deposit_and_once_in_all(data: Dataset) -> None:
    for name, column, figure in (
        ("demands", "demand", figures.demands),
        ("responses", "response", figures.responses),
    ):
        cells = [row for row in drawn_rows(drawn(figure(data, ALL, T))) if "mine" in row]
        protests = data["actions"][data["actions"].kind.isin(figures.PROTESTS)].action_id
        coded = data[name][data[name].action_id.isin(protests)]
        names = demand_names(T) if name == "demands" else response_names(T)
        for code, label in some(names.items()):
            own = {row["mine"]: row["n"] for row in cells if row["code"] == label}
            assert own.get("all", 0) == coded[coded[column] == code].action_id.nunique()
            assert sum(n for mine, n in own.items() if mine != "all") >= own.get("all", 0)


def test_not_stated_is_a_value_and_comes_last(data: Dataset) -> None:
    assert list(demand_names(T))[-1] == list(response_names(T))[-1] == "not-stated"
    assert "not stated" in {
        row["code"] for row in drawn_rows(drawn(figures.demands(data, ALL, T))) if "mine" in row
    }
    assert "not stated" not in figures.demands(data, ALL, T).title


@pytest.mark.parametrize(
    ("figure", "table", "names"),
    [(figures.demands, "demands", demand_names), (figures.responses, "responses", response_names)],
)
def test_where_every_event_has_one_stated_no_other_is_said_to_have_been_read_in_vain(
    data: Dataset, figure: Any, table: str, names: Any
) -> None:
    first, last = all_years(data)
    views = [ALL.with_(year_from=year, year_to=year) for year in range(first, last + 1)]
    told = {view: coded_of(data, view, table, names(T)) for view in views}
    whole = [view for view, found in told.items() if found.top and found.values(T)["silent"] == "0"]
    for view in some(whole):
        assert "the other" not in figure(data, view, T).sentence
    partly = [view for view, found in told.items() if found.top and found.values(T)["silent"] != "0"]
    for view in some(partly):
        assert "the other" in figure(data, view, T).sentence


def test_of_many_deposits_those_with_most_demands_have_room_for_their_numbers() -> None:
    data = accepted(*SMALL, Sized(12, 60))
    figure = figures.demands(data, Selection(), Translator("en"))
    heads = [row["head"] for row in drawn_rows(figure.drawing.to_dict()) if "head" in row]
    assert heads[0] == "all"
    assert 1 < len(heads) <= 1 + MANY
