"""Where an event's kind is our judgement it says so, in every table that has a column of kinds and beside every mark."""

from __future__ import annotations

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import harm, participation, timeline
from dashboard.figures import map as mapped
from dashboard.figures.figure import Rows
from dashboard.figures.words.accounts import sided_ids
from dashboard.figures.words.names import kind_words
from dashboard.i18n import Translator
from package_changes import Put, accepted
from support import shipped, some

DATA, ALL, T = accepted(Put("events", "is_borderline", "true")), Selection(), Translator("en")


def _tables() -> dict[str, Rows]:
    """The rows of every figure whose table has a column of kinds, one event a row."""
    actions = (rows for rows in mapped.overview(DATA, ALL, T).further_rows if rows.name == "actions")
    return {
        "harm": harm.figure(DATA, ALL, T).rows,
        "map": next(actions),
        "years": timeline.actions_per_year(DATA, ALL, T).rows,
        "turnout": participation.turnout(DATA, ALL, T).rows,
        "meetings": participation.meetings(DATA, ALL, T).rows,
        "demands": participation.demands(DATA, ALL, T).rows,
        "responses": participation.responses(DATA, ALL, T).rows,
    }


def _event(records: tuple[str, ...]) -> event_records.EventRecord:
    """The event that a row tells of: the first that it names."""
    name = next(name for name in records if name.startswith("events/"))
    return event_records.by_id(DATA)[name.removeprefix("events/")]


@pytest.mark.parametrize("name", ["harm", "map", "years", "turnout", "meetings", "demands", "responses"])
def test_a_kind_that_is_our_judgement_says_so_in_a_table(name: str) -> None:
    rows = _tables()[name]
    told = list(zip(rows.frame["Kind"], rows.records, strict=True))
    for kind, records in some(told):
        assert kind == kind_words(_event(records), T)
        assert kind.endswith("(our judgement, borderline)")


def test_a_kind_that_is_our_judgement_says_so_beside_a_mark_and_in_the_list_of_those_hurt() -> None:
    figure = timeline.actions_per_year(DATA, ALL, T)
    assert figure.marks and figure.chart
    assert all("(our judgement, borderline)" in behind.words for behind in some(figure.marks().values()))
    assert "(our judgement, borderline)" in str(figure.chart.to_dict())
    events = event_records.by_id(DATA)
    others = [line for line in harm.lines(DATA, ALL, T) if events[line.event_id].kind != "violent"]
    assert all("(our judgement, borderline)" in line.facts[0] for line in some(others))


def test_violence_of_which_one_side_alone_tells_is_borderline_as_the_published_rule_has_it() -> None:
    told_by_one_side = sided_ids(shipped())
    violent = [event for event in shipped().records.events if event.kind == "violent"]
    assert all(event.is_borderline for event in some([e for e in violent if e.event_id in told_by_one_side]))
