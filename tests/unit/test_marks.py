"""A mark of a chart leads to exactly the records that it stands for: as many as it says, each with its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from dashboard.choosing import counting
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import evidence, participation, profile, recommendations, study, timeline
from dashboard.figures import map as maps
from dashboard.figures.drawing.marks import MARK, title, with_hand
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from support import shipped

DATA, T, ALL = shipped(), Translator("en"), Selection()
# Figures whose marks are counted things, drawn when they are looked at, with the field of a drawn row that says how many; "" = one.
FIGURES: Mapping[str, tuple[Callable[[], Figure], str]] = {
    "documents": (lambda: evidence.documents(DATA, (), "", T), "n"),
    "documents of a search": (lambda: evidence.documents(DATA, ("press",), "jerui", T), "n"),
    "documents by language": (lambda: evidence.search_effort(DATA, T), "n"),
    "documents by year": (lambda: timeline.documents_per_year(DATA, ALL, T), "n"),
    "demands": (lambda: participation.demands(DATA, ALL, T), "n"),
    "demands at Jerui": (lambda: participation.demands(DATA, Selection(mines=("jerui",)), T), "n"),
    "answers": (lambda: participation.responses(DATA, ALL, T), "n"),
    "steps": (lambda: participation.seats(DATA, T), ""),
    "policy steps": (lambda: evidence.policy(DATA, T), ""),
    "steps on recommendations": (lambda: recommendations.overview(DATA, ALL, T), ""),
    "steps on recommendations of a group": (
        lambda: recommendations.overview(DATA, Selection(stakeholders=("local",)), T),
        "",
    ),
    "payments": (lambda: participation.payments(DATA, T), ""),
    "figures on money": (lambda: participation.money_claims(DATA, T), ""),
}


def drawn(figure: Figure) -> list[dict[str, Any]]:
    """Rows that a chart draws marks of: those with a name, each once."""

    def rows(part: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        yield from part.get("data", {}).get("values", ())
        for layer in part.get("layer", ()):
            yield from rows(layer)

    assert isinstance(figure.chart, Spec)
    return list({row[MARK]: row for row in rows(figure.chart.to_dict()) if MARK in row}.values())


def marks(figure: Figure) -> Mapping[str, Any]:
    assert figure.marks is not None
    return figure.marks()


@pytest.mark.parametrize("name", FIGURES)
def test_a_mark_leads_to_as_many_records_as_it_says(name: str) -> None:
    draw, field = FIGURES[name]
    figure = draw()
    rows = drawn(figure)
    told = {row[MARK]: int(row[field]) if field else 1 for row in rows}
    assert told
    assert {mark: n for mark, n in told.items() if n} == {
        mark: len(set(found.records)) for mark, found in marks(figure).items()
    }


def test_a_square_leads_to_all_that_tell_of_its_event_and_there_is_one_for_each_event() -> None:
    figure = timeline.actions_per_year(DATA, ALL, T)
    found = marks(figure)
    assert {row[MARK] for row in drawn(figure)} == set(found)
    counts = [counting.count(DATA, kind, (), years_of(DATA, ALL)) for kind in ("peaceful", "violent")]
    assert len(found) == len({action for count in counts for action in count.broad})
    records = [name for square in found.values() for name in square.records]
    assert sorted(records) == sorted({f"events/{event}" for count in counts for event in count.records})


@pytest.mark.parametrize("kind", INDICATORS)
def test_a_number_of_the_study_leads_to_what_is_counted_and_then_to_what_is_left_out_and_why(
    kind: str,
) -> None:
    found = marks(study.study_against_documented(DATA, ALL, T))[f"jerui/{kind}"]
    count = counting.count(DATA, kind, ("jerui",))
    looked_at = {*count.records, *(item.event_id for item in count.left_out)}
    assert sorted(found.records) == sorted(f"events/{event}" for event in looked_at)
    left_out = {f"events/{item.event_id}" for item in count.left_out}
    lines = [line for part in found.parts for line in part.lines]
    assert {line.record for line in lines if line.why} >= left_out


def test_each_number_at_a_glance_leads_to_its_records() -> None:
    figure = participation.glance(DATA, T)
    lines = {line.label: line for line in participation.glance_lines(DATA, T)}
    found = marks(figure)
    assert set(found) == set(lines)
    squares = {label: line for label, line in lines.items() if line.look in ("step", "lost")}
    assert squares
    assert {label: len(found[label].records) for label in squares} == {
        label: int(line.value) for label, line in squares.items()
    }


def test_each_record_behind_a_mark_says_what_it_is_and_rests_on_a_document() -> None:
    records = {
        name for draw, _ in FIGURES.values() for found in marks(draw()).values() for name in found.records
    }
    assert len(records) > len(DATA["sources"])
    assert all(evidence.row_words(name, DATA, T) for name in records)
    assert {name for name in records if not evidence.documents_of(DATA).get(name)} == set()


@pytest.mark.parametrize("name", FIGURES)
def test_one_layer_of_a_chart_answers_clicks_and_shows_it_to_a_pointer(name: str) -> None:
    chart = FIGURES[name][0]().chart
    assert isinstance(chart, Spec)
    spec = with_hand(chart.to_dict())
    (view,) = next(param["views"] for param in spec["params"] if param["name"] == MARK)

    def layers(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield part
        for layer in part.get("layer", ()):
            yield from layers(layer)

    (answering,) = (layer for layer in layers(spec) if layer.get("name") == view)
    assert answering["mark"]["cursor"] == "pointer"


@pytest.mark.parametrize("name", FIGURES)
def test_hardly_two_marks_of_a_chart_are_called_alike(name: str) -> None:
    """They are a list to choose from, for those who do not point; two steps of one day on one matter may be."""
    titles = [title(found, T) for found in marks(FIGURES[name][0]()).values()]
    assert titles
    assert len(titles) - len(set(titles)) <= len(titles) // 10


def test_the_title_of_a_list_says_how_many_records_it_has_where_its_words_do_not() -> None:
    (press,) = (found for mark, found in marks(FIGURES["documents"][0]()).items() if mark == "press")
    assert title(press, T) == f"press ({len(press.records)})"
    number = marks(study.study_against_documented(DATA, ALL, T))["jerui/peaceful"]
    assert title(number, T) == number.words


def test_the_number_at_a_place_is_that_of_the_events_in_its_profile() -> None:
    action_of = {row.event_id: row.action_id for row in DATA.records.events}
    numbered = {place.id: place.actions for place in maps.places(DATA, ALL, T) if place.actions}
    assert len(numbered) > 10
    told = {}
    for place in numbered:
        found = profile.profile(DATA, Selection(place=place), T)
        assert found
        (happened,) = (part for part in found.sections if part.id == "actions")
        told[place] = len({action_of[item.event] for item in happened.items})
    assert told == numbered


def test_the_range_of_an_event_leads_to_all_that_was_said_of_how_many_came() -> None:
    figure = participation.turnout(DATA, ALL, T)
    found = marks(figure)
    assert {row[MARK] for row in drawn(figure)} == set(found)
    claims = [name for range_ in found.values() for name in range_.records]
    assert sorted(claims) == sorted(records[0] for records in figure.rows.records)
