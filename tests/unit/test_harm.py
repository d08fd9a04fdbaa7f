"""Who was hurt: each violent incident of a view stands in the list, a number only where sources give one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import harm, number
from dashboard.i18n import Translator
from package_changes import Put, accepted
from support import shipped, some

DATA, T = shipped(), Translator("en")


def _own(selection: Selection) -> set[str]:
    return {row.event_id for row in event_records.events(DATA, selection) if row.is_primary}


@pytest.mark.parametrize("mines", [(), ("jerui",), ("taldy-bulak",)])
def test_every_violent_incident_of_the_view_is_listed_and_who_else_was_hurt(mines: tuple[str, ...]) -> None:
    selection = Selection(mines=mines)
    listed = {line.event_id for line in some(harm.lines(DATA, selection, T))}
    hurt = {row.event_id for row in event_records.every(DATA) if row.injured is not None}
    assert _own(selection.with_(kinds=("violent",))) <= listed
    assert hurt & _own(selection) <= listed <= _own(selection)


def test_a_number_that_no_source_gives_is_not_stated_and_never_zero() -> None:
    for line in some(harm.lines(DATA, Selection(), T)):
        row = event_records.by_id(DATA)[line.event_id]
        words = " ".join(line.facts).lower()
        assert (
            f"{row.injured} reported hurt" if row.injured is not None else "how many were hurt is not stated"
        ) in words
        assert "0 reported hurt" not in words
        assert line.source_ids == row.sources


def test_nobody_hurt_is_a_number_that_a_source_gives() -> None:
    known = event_records.by_id(DATA)["jerui-2007-05-26-violent"]
    told = [
        harm.harm_words(replace(known, injured=number, arrested=number, arrested_most=None), T)
        for number in (None, 0)
    ]
    assert ["how many were hurt is not stated" in words for words in told] == [True, False]
    assert "0 reported hurt; 0 reported arrested or detained" in told[1]


def test_the_finding_counts_violent_incidents_only_and_leads_to_them() -> None:
    figure = harm.figure(DATA, Selection(), T)
    assert figure.title == "How many were hurt? Sources give a number for 2 of 5 violent incidents"
    assert figure.numbers
    behind = figure.numbers()
    events = event_records.by_id(DATA)
    rows = {name: [events[item.split("/")[1]] for item in behind[name].records] for name in ("given", "all")}
    assert {row.kind for row in some([*rows["given"], *rows["all"]])} == {"violent"}
    assert all(row.injured is not None for row in some(rows["given"]))
    assert [len(rows["given"]), len(rows["all"])] == [2, 5]


def test_a_view_without_violence_or_harm_says_so() -> None:
    figure = harm.figure(DATA, Selection(year_from=1994, year_to=2000), T)
    assert figure.empty and not figure.rows.records


def test_a_record_behind_the_number_of_incidents_says_who_was_hurt() -> None:
    lines = [line for group in number.groups(DATA, (), "violent", T) for line in group.lines]
    told = {line.event_id: " ".join(line.facts) for line in some(lines)}
    assert "1 reported hurt" in told["taldy-bulak-2011-10-violent"]
    assert "how many were hurt is not stated" in told["jerui-2007-05-26-violent"]


def test_the_list_of_gaps_names_exactly_the_incident_of_its_deposit_for_which_a_number_is_known() -> None:
    events = event_records.every(DATA)
    (gap,) = (row for row in DATA.records.not_found if "people hurt" in row.text_en)
    protests = [row for row in events if row.kind in ("peaceful", "violent") and gap.mine_id in row.mines]
    (known,) = (row for row in protests if row.injured is not None)
    assert f"at Jerui but one ({T.date(known.date_edtf)})" in gap.text_en


def test_who_was_arrested_by_one_account_and_detained_by_another_is_called_neither_alone() -> None:
    row = event_records.by_id(DATA)["jerui-2007-05-26-violent"]
    assert "five arrests" in row.note_en.lower() and "eight activists detained" in row.note_en
    assert "5 or 8 reported arrested or detained, depending on the account" in harm.harm_words(row, T)


def test_a_death_is_told_before_who_was_hurt_and_what_happened_at_work_apart_from_incidents() -> None:
    (line,) = (line for line in harm.lines(DATA, Selection(), T) if "kills one worker" in line.title)
    assert line.facts[0] == "1 reported killed; 2 reported hurt."
    assert line.heading == "Killed or hurt at mine work, as documents also report"
    figure = harm.figure(DATA, Selection(), T)
    assert (
        figure.sentence
        == "Also reported is 1 event at mine work, in which 1 person was killed and 2 people were hurt."
    )
    headed = [other.event_id for other in harm.lines(DATA, Selection(), T) if other.heading]
    assert headed == [line.event_id], "violent incidents stand under the finding itself"


@pytest.mark.parametrize(("n", "killed"), [(1, 0), (2, 0), (2, 3)])
def test_events_at_mine_work_are_counted_whatever_the_data(n: int, killed: int) -> None:
    data = accepted(
        Put("events", "kind", "operation"),
        Put("actions", "kind", "operation"),
        Put("events", "injured", ""),
        Put("events", "killed", ""),
        Put("events", "injured", "1", n),
        Put("events", "killed", str(killed), 1),
    )
    sentence = harm.figure(data, Selection(), T).sentence
    assert f"{n} event{'s' if n > 1 else ''} at mine work" in sentence
    assert (f"{killed} people were killed" in sentence) == bool(killed)
    assert f"{n} {'people were' if n > 1 else 'person was'} hurt" in sentence, "the dead do not hide the hurt"


def test_an_event_at_which_nobody_came_to_harm_is_none_of_harm_unless_it_was_violent() -> None:
    data = accepted(Put("events", "injured", "0"), Put("events", "killed", "0"))
    listed = some(harm.lines(data, Selection(), T))
    assert {event_records.by_id(data)[line.event_id].kind for line in listed} == {"violent"}
    assert all("0 reported hurt" in " ".join(line.facts) for line in listed)
    assert harm.figure(data, Selection(), T).sentence == ""


def test_one_figure_is_not_called_the_lowest() -> None:
    known = replace(event_records.by_id(DATA)["taldy-bulak-2011-10-violent"], arrested_most=None)
    assert harm.harm_words(known, T).endswith("9 reported arrested or detained")


@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_a_number_of_people_agrees_with_no_verb_in_russian(n: int) -> None:
    known = event_records.by_id(DATA)["taldy-bulak-2011-10-violent"]
    words = harm.harm_words(replace(known, injured=n, arrested=n), Translator("ru"))
    assert words == f"по сообщениям, пострадавших — {n}; по сообщениям, арестованных или задержанных — {n}"


def test_who_was_killed_is_listed_though_no_number_of_hurt_is_known() -> None:
    data = accepted(Put("events", "injured", ""), Put("events", "killed", "2"))
    lines = some(harm.lines(data, Selection(), T))
    assert len(lines) == sum(row.is_primary for row in event_records.every(data))
    assert all("2 reported killed" in " ".join(line.facts) for line in lines)


def test_where_no_source_gives_a_number_the_finding_says_so_without_a_zero() -> None:
    figure = harm.figure(DATA, Selection(year_from=2007, year_to=2007), T)
    assert figure.title == "How many were hurt? No number was found"
    assert len(figure.rows.records) == 1
