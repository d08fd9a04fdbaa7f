"""A number leads to exactly the records that make it, and to those left out, each with its reason and its documents."""

from __future__ import annotations

import re

import pytest

from dashboard.choosing import counting, event_records
from dashboard.choosing.selection import INDICATORS
from dashboard.figures import number
from dashboard.figures.counts import rule_words
from dashboard.figures.words.ranges import band
from dashboard.i18n import LANGUAGES, Translator
from support import shipped, some

DATA, T = shipped(), Translator("en")
MINES = [(), *((mine.mine_id,) for mine in DATA.records.mines)]
each_number = pytest.mark.parametrize(
    ("mines", "kind"), [(own, kind) for own in MINES for kind in INDICATORS]
)


@each_number
def test_every_record_that_the_count_looked_at_stands_there_once(mines: tuple[str, ...], kind: str) -> None:
    found = counting.count(DATA, kind, mines)
    told = [line.event_id for group in number.groups(DATA, mines, kind, T) for line in group.lines]
    assert sorted(told) == sorted({*found.records, *(item.event_id for item in found.left_out)})


@each_number
def test_the_groups_add_up_to_both_ends_of_the_range(mines: tuple[str, ...], kind: str) -> None:
    found, action_of = counting.count(DATA, kind, mines), DATA.rows("events")
    groups = {group.id: group.lines for group in number.groups(DATA, mines, kind, T)}
    counted = {action_of[line.event_id].action_id for line in groups.get("counted", ())}
    assert counted == set(found.strict)
    assert len(groups.get("upper", ())) == found.upper - found.low


@pytest.mark.parametrize("kind", INDICATORS)
def test_a_record_that_is_not_counted_says_why_and_each_has_its_documents(kind: str) -> None:
    events = event_records.by_id(DATA)
    assert rule_words(kind, T) == number.number(DATA, (), kind, T).sentence
    groups = [group for mines in MINES for group in number.groups(DATA, mines, kind, T)]
    for group in some(groups):
        for line in some(group.lines):
            assert line.source_ids == events[line.event_id].sources != ()
            assert line.why or group.id == "counted"


@each_number
def test_a_range_is_said_once(mines: tuple[str, ...], kind: str) -> None:
    """By its title: what stands at the foot of the lists does not repeat it."""
    found, shown = counting.count(DATA, kind, mines), number.number(DATA, mines, kind, T)
    assert band(T, found) in shown.title
    assert not re.search(r"\d", shown.sentence)


def test_a_number_of_nothing_says_so() -> None:
    found = number.number(DATA, ("taldy-bulak",), "court", T)
    assert found.title.endswith(": 0")
    assert found.empty


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_the_same_records(lang: str) -> None:
    t = Translator(lang)
    rows = number.number(DATA, ("jerui",), "peaceful", t).rows
    groups = number.groups(DATA, ("jerui",), "peaceful", t)
    assert [own[0] for own in rows.records] == [
        f"events/{line.event_id}" for group in groups for line in group.lines
    ]
    assert "11–13" in number.number(DATA, ("jerui",), "peaceful", t).title
