"""Numbers in titles of the talk, those that stand there by hand too, are those of the rows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard.choosing import counting, event_records
from dashboard.choosing.selection import Selection
from dashboard.figures.approach import stakeholders
from dashboard.figures.counts import study_cells
from dashboard.figures.overview import overview
from dashboard.figures.participation.coded import coded_of
from dashboard.figures.story.sheet import Box, Words
from dashboard.figures.words.accounts import account_of
from dashboard.figures.words.names import demand_names, response_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import load
from package_changes import changed
from package_rows import written
from support import shipped
from talk import alone, sheet, told


def test_titles_on_holders_and_violence_say_what_the_rows_say() -> None:
    data = shipped()
    licences = [row for row in data.records.holders if row.mine_id == "jerui" and row.role == "licence"]
    assert len({row.name_en for row in licences if not row.is_vacant}) == 3
    assert min(row.start_edtf for row in licences)[:4] == "2000"
    (vacant,) = [row for row in licences if row.is_vacant]
    assert (vacant.start_edtf, vacant.end_edtf) == ("2010-11", "2015-05-04"), "more than four years"
    events = event_records.by_id(data)
    violent = [events[one] for one in counting.count(data, "violent", (), (1994, 2026)).records]
    assert (len(violent), sum(event.first.year == 2011 for event in violent)) == (5, 3)
    for kind, n in (("peaceful", 2), ("violent", 1)):
        found = counting.count(data, kind, (), (2017, 2026))
        assert (found.low, found.upper) == (n, n), kind


def test_the_title_on_the_years_says_what_the_frames_say() -> None:
    scene = told("years")
    assert scene.years
    before, after = Counter[str](), Counter[str]()
    for frame in scene.years.frames:
        (before if frame.year <= 2014 else after).update(item.place_id for item in frame.new)
    assert scene.years.frames[0].year == 2006
    assert {place for place, _ in before.most_common(3)} == {"aral", "kopuro-bazar", "talas"}
    assert sum(n for _, n in before.most_common(3)) > before.total() * 0.8
    assert after["jerui"] > after.total() * 0.6
    assert 0.6 < scene.years.not_shown / (scene.years.not_shown + (before + after).total()) < 0.72, (
        "two of three, as the speaker says"
    )


def test_the_number_of_a_kind_of_step_counts_also_those_that_are_not_drawn(tmp_path: Path) -> None:
    tables = changed()
    held = next(row for row in tables["seats"] if row["step"] == "held" and row["scope"] == "local")
    tables["seats"] += [{**held, "seat_id": f"step-{number}"} for number in range(40)]
    data = load(written(tables, tmp_path / "package"))
    n = sum(row.step == "held" for row in data.records.seats if row.scope == "local")
    assert n > 40
    assert str(n) in alone(data, "seats").texts


def test_the_title_on_seats_and_the_heads_under_it_say_the_same_numbers() -> None:
    heads = [
        line for shape in sheet(told("seats")).shapes if isinstance(shape, Words) for line in shape.lines
    ]
    local = Counter(row.step for row in shipped().records.seats if row.scope == "local")
    assert [line for line in heads if re.fullmatch(r"\d\d?", line)] == [
        str(local[step]) for step in ("held", "promised", "demanded", "granted") if local[step]
    ]
    assert told("seats").title == "Eleven meetings and visits, and one step that brought seats with votes"
    assert (local["held"], local["granted"]) == (11, 1)


def test_an_event_told_whole_says_both_numbers_of_those_arrested_and_sends_nobody_to_another_day() -> None:
    shapes = sheet(told("clash-2007")).shapes
    said = " ".join(line for shape in shapes if isinstance(shape, Words) for line in shape.lines)
    assert "arrested or detained: 5 or 8" in said
    squares = [shape for shape in shapes if isinstance(shape, Box)]
    assert {shape.fill for shape in squares} == {"ink"} and len(squares) == 8
    assert [shape.opacity == 1 for shape in squares] == [True] * 5 + [False] * 3, (
        "as many full ones as by the lowest account"
    )
    assert "Police. Police" not in said and "Arrests. Five" not in said
    assert "(see " not in said and "five people were accused" in said


def test_titles_on_seats_demands_and_recommendations_say_what_the_rows_say() -> None:
    data = shipped()
    local = Counter(row.step for row in data.records.seats if row.scope == "local")
    assert (local["held"], local["granted"]) == (11, 1)
    for table, leading, names in (
        ("demands", "closure", demand_names),
        ("responses", "talks", response_names),
    ):
        found = coded_of(data, Selection(), table, names(Translator()))
        assert found.top == [names(Translator())[leading]]
        assert found.mostly_silent
        if table == "responses":
            assert f"for {found.silent} of {len(found.actions)} events no answer" in told("demands").title
    statuses = Counter(row.status for row in data.records.recommendations)
    assert (statuses.total(), statuses["acted"], statuses["reversed"]) == (14, 0, 1)
    assert len(stakeholders.actor_ids(data)) == 3


def test_the_title_on_the_study_says_how_many_of_its_numbers_lie_outside() -> None:
    known = overview.counts(shipped())
    printed = {
        key: cell.value
        for key, cell in study_cells(shipped()).items()
        if key in known and cell.value is not None
    }
    outside = [key for key, value in printed.items() if not known[key].low <= value <= known[key].upper]
    assert (len(outside), len(printed)) == (4, 11)


def test_each_number_of_the_last_title_is_filled_by_the_rows() -> None:
    by_residents = sum(
        account_of(row.source_id, shipped()) == "residents_ngo" for row in shipped().records.sources
    )
    assert told("sources").title.startswith(f"{by_residents} of {len(shipped().records.sources)} documents")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_last_scene_lists_as_not_found_adds_up(lang: str) -> None:
    words = [
        " ".join(shape.lines) for shape in sheet(told("sources", lang)).shapes if isinstance(shape, Words)
    ]
    listed = [int(found[1]) for line in words if (found := re.fullmatch(r"[^:]+: (\d+)", line))]
    total = len(shipped().records.not_found)
    assert total in listed and len(listed) > 3
    heads = (total, len(shipped().records.sources))  # what the two lists are called
    assert sum(n for n in listed if n not in heads) == total


def test_the_voices_that_the_last_scene_counts_are_those_of_all_documents() -> None:
    words = [shape.lines for shape in sheet(told("sources")).shapes if isinstance(shape, Words)]
    counted = [int(lines[0]) for lines in words if len(lines) == 1 and lines[0].isdecimal()]
    assert len(counted) > 5
    assert sum(counted) == len(shipped().records.sources)
