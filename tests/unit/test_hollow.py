"""What one side alone tells of is drawn as an outline wherever it is drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import line_of_time, participation, profile, recommendations, village
from dashboard.figures import map as maps
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.drawing.keys import CLAIMANT_SIDES, claimed_by
from dashboard.figures.figure import MapSpec
from dashboard.figures.overview.strip import strip
from dashboard.figures.participation.claims import claimed
from dashboard.figures.recommendations.steps import steps
from dashboard.figures.story.sheet import Box, Mark, Sheet, Words
from dashboard.figures.story.wave_marks import BEFORE_WORDS
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import claimant_names
from dashboard.figures.years import so_far, years
from dashboard.i18n import Translator
from dashboard.outputs.first_view import first_view
from dashboard.outputs.maps.leaflet import label_html
from dashboard.outputs.maps.played import frames
from dashboard.outputs.markup import markup
from dashboard.outputs.valley import valley
from support import shipped, some
from talk import scenes, sheet, told

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
    found = strip(DATA, T)
    assert found
    n = sum(mark.is_one_sided for lane in found.lanes for mark in lane.marks)
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


def test_squares_of_steps_are_outlines_where_one_side_alone_tells_of_them() -> None:
    local = [row for row in DATA.records.seats if row.scope == "local"]
    sided = Counter(row.step for row in local if side_of([row.source_id], DATA))
    steps = Counter(row.step for row in local)
    own = {line.look: line for line in participation.glance_lines(DATA, T)}
    for look in ("held", "granted"):
        line = own[look]
        assert (line.sided, line.squares) == (sided[look], steps[look])
        assert line.filled == (steps[look] - sided[look] if look == "granted" else 0)
    assert "an outline is one side's account" in participation.glance(DATA, T).subtitle
    drawn = [
        box for box in sheet(told("seats")).shapes if isinstance(box, Box) and box.y < 300
    ]  # below stands the key
    assert len(drawn) == len(local)
    assert sum(box.fill == "none" for box in drawn) == sided.total() > 0


def test_a_square_of_an_event_is_an_outline_where_one_side_alone_counts_who_came() -> None:
    (people,) = (line for line in participation.glance_lines(DATA, T) if line.look == "event")
    own = claimed(DATA, Selection(), protests=True).claims.values()
    sides = [{claimed_by(claim.claimant, claim.source_id, DATA) for claim in claims} for claims in own]
    assert people.sided == sum(len(found) == 1 and "" not in found for found in sides) > 0
    assert people.filled + people.sided == len(sides) < people.squares


@pytest.mark.parametrize("is_narrow", [False, True])
def test_before_words_of_one_side_s_account_stands_an_outline_in_the_talk(is_narrow: bool) -> None:
    hollow = {True: 0, False: 0}
    for scene in some(item for item in scenes("en") if item.figure and item.figure.id == "actions-per-year"):
        drawn = scene.narrow if is_narrow else scene.drawing
        assert isinstance(drawn, Sheet)
        for mark, words in pairwise(drawn.shapes):
            if isinstance(mark, Mark) and mark.radius == BEFORE_WORDS and isinstance(words, Words):
                is_sided = "source:" in " ".join(words.lines)
                assert is_sided <= (mark.fill == "paper"), words.lines
                assert (mark.fill == "paper") == (is_sided or mark.is_dashed), words.lines
                hollow[is_sided] += 1
    assert hollow[True] and hollow[False]


def test_bars_of_headcounts_in_the_talk_are_outlines_where_a_side_counts() -> None:
    sides = {name for code, name in claimant_names(T).items() if code in CLAIMANT_SIDES}
    drawn = sheet(told("turnout"))
    names = [
        (" ".join(words.lines), bar)
        for words, bar in pairwise(drawn.shapes)
        if isinstance(bar, Box) and isinstance(words, Words)
    ]
    for name, bar in some(names):
        assert (bar.fill == "none") >= (name in sides), name
    assert {bar.fill for _, bar in names} == {"none", "gold"}


def test_violent_incidents_of_a_place_have_an_outline_on_every_map_where_one_side_alone_tells_of_all() -> (
    None
):
    figure = maps.overview(DATA, Selection(), T)
    assert isinstance(figure.chart, MapSpec)
    labels = {
        one["properties"]["id"]: one["properties"]["alert"]
        for layer in figure.chart.layers
        for one in layer.features
        if one["properties"].get("alert")
    }
    told = years(DATA, Selection(), T)
    last = so_far(told, told.frames[-1].year)
    hollow = set()
    for place, alert in some(labels.items()):
        sided = [
            SIDED[event.event_id]
            for event in event_records.events(DATA, Selection(kinds=("violent",)))
            if event.place_id == place
        ]
        assert alert == f"{'△' if all(some(sided)) else '▲'}{len(sided)}", place
        assert (last[place].violent, last[place].violent_sided) == (len(sided), sum(sided))
        hollow.add(alert[0])
    assert hollow == {"△", "▲"}
    drawn = [label for label in labels.values() if label.startswith("△")]
    live = "".join(label_html(one["properties"]) for one in _labels(figure.chart))
    for whole in (str(valley(DATA, T, "light", Selection())), live, str(played_years("light"))):
        assert re.findall(r"△\d+", whole), whole[:200]
        assert set(re.findall(r"△\d+", whole)) == set(drawn)
    assert any("△" in words for _, _, words in maps.legend(figure.chart, T))


def _labels(chart: MapSpec) -> Iterator[Mapping[str, Any]]:
    return (
        one
        for layer in chart.layers
        if layer.kind == "label"
        for one in layer.features
        if "gap" in one["properties"]
    )


def played_years(theme: Theme) -> str:
    (scene,) = (item for item in scenes("en") if item.years)
    assert scene.years and isinstance(scene.drawing, MapSpec)
    return str(frames(scene.years, scene.drawing, theme, 800))
