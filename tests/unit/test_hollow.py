"""What one side alone tells of is drawn as an outline wherever it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import line_of_time, profile, recommendations, village
from dashboard.figures.overview.strip import strip
from dashboard.figures.recommendations.steps import steps
from dashboard.figures.words.accounts import side_of
from dashboard.i18n import Translator
from dashboard.outputs.first_view import first_view
from dashboard.outputs.markup import markup
from support import shipped, some

DATA, T = shipped(), Translator("en")
SIDED = {
    event.event_id: bool(side_of(event.sources, DATA)) for event in event_records.events(DATA, Selection())
}
VIOLENT = {event.event_id for event in event_records.events(DATA, Selection(kinds=("violent",)))}


def on_lines() -> Iterator[tuple[str, bool]]:
    for place in DATA.records.places:
        for found in (
            profile.profile(DATA, Selection(place=place.place_id), T),
            village.page(DATA, place.place_id, T),
        ):
            for mark in found.marks if found else ():
                yield mark.event_id, mark.is_one_sided


def in_lists() -> Iterator[tuple[str, bool]]:
    for place in DATA.records.places:
        found = profile.profile(DATA, Selection(place=place.place_id), T)
        for section in found.sections if found else ():
            for item in section.items:
                if item.look:
                    yield item.event, item.is_one_sided


def on_the_strip() -> Iterator[tuple[str, bool]]:
    found = strip(DATA, T)
    for lane in found.lanes if found else ():
        for mark in lane.marks:
            yield mark.event_id, mark.is_one_sided


DRAWINGS: Mapping[str, Iterator[tuple[str, bool]]] = {
    "small lines of time": on_lines(),
    "lists of a place": in_lists(),
    "strip of the overview": on_the_strip(),
}


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_an_event_that_one_side_alone_tells_of_is_hollow_and_no_other(drawing: str) -> None:
    met = set()
    for event, is_hollow in some(DRAWINGS[drawing]):
        assert is_hollow == SIDED[event], event
        met.add(event)
    # A violent incident of one side's account is the mark that a party to the conflict would point at.
    assert {event for event in VIOLENT if SIDED[event]} & met and {
        event for event in VIOLENT if not SIDED[event]
    } & met


def test_hollow_marks_are_written_as_such() -> None:
    for place in some(DATA.records.places):
        found = village.page(DATA, place.place_id, T)
        if found and found.marks:
            drawn = str(markup("line_of_time", marks=found.marks, years=found.years, told="", counted=""))
            sided = sum(mark.is_one_sided for mark in found.marks)
            assert drawn.count(" hollow") == sided and drawn.count('class="mark ') == len(found.marks)
    strips = str(first_view(DATA, T, "light"))
    told = strip(DATA, T)
    assert told
    n = sum(mark.is_one_sided for lane in told.lanes for mark in lane.marks)
    assert len(re.findall(r'<a class="\w+ hollow"', strips)) == n > 0


def test_the_sign_before_a_count_is_an_outline_where_all_that_it_counts_is() -> None:
    mark = line_of_time.Mark(0, 0, "violent", is_one_sided=True)
    other = line_of_time.Mark(0, 0, "violent")
    assert line_of_time.signs([mark, mark])["violent"] == "△"
    assert line_of_time.signs([mark, other])["violent"] == "▲"


def test_a_step_that_one_side_alone_tells_of_is_hollow_on_its_line() -> None:
    hollow = 0
    for row in some(DATA.records.recommendations):
        line = recommendations.line_of(DATA, row.recommendation_id)
        own = steps(DATA, row.recommendation_id)
        marks = [mark.is_one_sided for mark in (*line.marks, *line.undated)]
        assert marks == [bool(side_of([step.source_id], DATA)) for step in own]
        hollow += sum(marks)
    assert hollow
