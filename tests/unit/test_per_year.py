"""Events and documents by year: one square an action, a document in every year of its events, and a key that is whole."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard import dates
from dashboard.choosing import counting, event_records
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import Role
from dashboard.figures.drawing.keys import KEY
from dashboard.figures.words.accounts import SIDES, account_of, side_of
from dashboard.figures.words.names import kind_names
from dashboard.i18n import LANGUAGES, translator
from dashboard.type_width import text_width
from drawings import layers
from support import shipped, some
from timeline_rows import rows_with, spec

T = translator("en")


def test_a_square_told_by_one_side_is_hollow_and_one_of_the_broad_count_only_is_dashed() -> None:
    data = shipped()
    events, told = event_records.by_id(data), event_records.by_action(data)
    squares = rows_with(timeline.actions_per_year(data, Selection(), T), "event_id", "inner", "dash")
    assert {row["fill"] == Role.PAPER for row in squares} == {True, False}
    for row in squares:
        family = told[events[row["event_id"]].action_id]
        sources = {source for event in family for source in event.sources}
        assert (row["fill"] == Role.PAPER) == bool(side_of(sources, data))
        strict = row["sure"] == "clearly distinct"
        assert (row["dash"] == [1, 0]) == strict


def test_the_key_shows_each_edge_and_inside_as_the_chart_draws_it() -> None:
    figure = timeline.actions_per_year(shipped(), Selection(), T)
    assert "title" not in spec(figure), "a key of typed signs"
    symbols = rows_with(figure, "px", "shape", "dash", "shade")
    told = {row["text"] for row in rows_with(figure, "px", "text")}
    assert len(told) >= 3
    dashes = {tuple(row["dash"]) for row in rows_with(figure, "event_id", "dash")}
    assert dashes and dashes - {(1, 0)} <= {tuple(row["dash"]) for row in symbols}
    assert Role.PAPER in {row["fill"] for row in symbols}, "what an outline says"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_documents_has_the_edges_of_the_chart_in_a_row_where_it_has_room(lang: str) -> None:
    drawn = spec(timeline.documents_per_year(shipped(), Selection(), translator(lang)))
    (key,) = (part["encoding"]["strokeDash"] for part in drawn["layer"] if part.get("name") == KEY)
    edges = [layer["mark"]["strokeDash"] for layer in layers(drawn) if "strokeDash" in layer["mark"]]
    assert key["scale"]["range"] == [[1, 0], [1, 0], *edges]
    least, narrow, wide = re.findall(r"\d+", key["legend"]["columns"]["expr"])
    assert (narrow, wide) == ("1", "3") and 356 < int(least) < 930, "plots of a phone and of a laptop"


@pytest.mark.parametrize("view", [Selection(), Selection(mines=("andash",), year_from=2004, year_to=2012)])
def test_a_document_counts_in_every_year_in_which_one_of_its_events_may_lie(view: Selection) -> None:
    told = [event for event in event_records.every(shipped()) if event_records.concerns(event, view.mines)]
    assert any(event.first.year < event.last.year for event in told)
    found = timeline.documents_of_years(shipped(), view)
    for year, documents in some(found.items()):
        own = {
            source
            for event in told
            if event.first.year <= year <= event.last.year
            for source in event.sources
        }
        assert set(documents) == own and len(documents) == len(own), year


@pytest.mark.parametrize("mines", [(), ("jerui",), ("andash",)])
def test_the_fullest_years_and_those_without_any_document_are_those_of_the_table(
    mines: tuple[str, ...],
) -> None:
    figure = timeline.documents_per_year(shipped(), Selection(mines=mines), T)
    rows = figure.rows.frame
    numbers = dict(zip(map(int, rows["Year"]), rows["Documents"], strict=True))
    most = max(numbers.values())
    fullest = T.listed([str(year) for year, n in numbers.items() if n == most])
    assert f"More documents are about {fullest} ({most}) than about any other year." in figure.sentence
    assert "," in fullest or mines != ("andash",), "three years have as many"
    silent = [year for year, n in numbers.items() if n == 0]
    (said,) = re.findall(r"None is about ([^.]+)\.", figure.sentence)
    spans = [(int(first), int(last or first)) for first, last in re.findall(r"(\d{4})(?:–(\d{4}))?", said)]
    assert [year for first, last in spans for year in range(first, last + 1)] == silent
    assert all(before[1] + 1 < after[0] for before, after in pairwise(spans)), (
        "those that follow each other are one"
    )


def test_documents_of_a_side_of_the_conflict_stand_apart_in_each_year() -> None:
    data = shipped()
    found = timeline.documents_of_years(data, Selection())
    drawn = rows_with(timeline.documents_per_year(data, Selection(), T), "year", "sided", "n")
    assert drawn
    for row in drawn:
        own = [item for item in found[row["year"]] if account_of(item, data) in SIDES]
        assert row["sided"] == len(own) <= row["n"]


def test_a_year_without_documents_is_named() -> None:
    found = timeline.documents_of_years(shipped(), Selection())
    silent = [year for year, sources in found.items() if not sources]
    figure = timeline.documents_per_year(shipped(), Selection(), T)
    assert silent
    assert all(str(year) in figure.sentence for year in silent[:1])
    assert len(figure.table) == 2026 - 1994 + 1


def test_one_square_an_action_and_a_bracket_for_a_span_over_years() -> None:
    data = shipped()
    figure = timeline.actions_per_year(data, Selection(), T)
    expected = sum(counting.count(data, kind, (), (1994, 2026)).high for kind in ("peaceful", "violent"))
    drawn = {row["event_id"]: row["date"] for row in rows_with(figure, "event_id", "inner")}
    assert len(drawn) == expected
    counted = figure.table["In the count"].str.startswith("in the ") | (
        figure.table["In the count"] == "not in the lower count"
    )
    assert counted.sum() == expected, "every square is a row"
    assert len(figure.table) > expected, "what is left out is marked, not dropped"
    years = {
        event: dates.span(text) for event, text in data["events"].set_index("event_id").date_edtf.items()
    }
    spans = {event for event in drawn if years[event].first.year < years[event].last.year}
    assert spans == {row["event_id"] for row in rows_with(figure, "until") if row["until"] is not None}
    assert spans


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_events_by_year_is_whole_on_a_small_phone(lang: str) -> None:
    """Its plot is 288 px wide at least; what has no room stands on a line of its own."""
    names = set(kind_names(translator(lang)).values())
    drawn = rows_with(timeline.actions_per_year(shipped(), Selection(), translator(lang)), "px", "text")
    key = [row for row in drawn if row["text"] in names]
    for word in some(key):
        assert word["px"] + text_width(word["text"], 12) <= 288, word
    for one, other in some(pairwise(key)):
        assert other["y"] >= one["y"] + 12 or other["px"] > one["px"] + text_width(one["text"], 12)


def test_as_many_actions_are_drawn_as_the_upper_end_of_the_finding_says_but_for_probable_repeats() -> None:
    figure = timeline.actions_per_year(shipped(), Selection(), T)
    found = counting.count(shipped(), "peaceful")
    assert found.upper == found.high + len(found.probable) > found.high
    assert figure.subtitle.endswith("1 more report, probably of one of these, is not drawn")
    assert len(found.probable) == 1
    without = timeline.actions_per_year(shipped(), Selection(year_from=2017), T)
    assert "report" not in without.subtitle
