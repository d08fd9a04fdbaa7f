"""Rows that are none, rows that moved, and rows that contradict each other: each is told by the line it stands on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.reading import tables
from packages import TABLES, faults, first_row, only, put, small_package, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "data")


# --- rows -----------------------------------------------------------------------------------------


def test_the_row_is_the_line_of_the_editor_also_after_a_cell_with_line_breaks(folder: Path) -> None:
    one, two = (
        first_row("mines") | {"note_en": "first\nsecond\r\nthird"},
        first_row("mines") | {"mine_id": "Two"},
    )
    write(folder, "mines", [one, two])
    assert (only(folder).row, only(folder).column, only(folder).value) == (5, "mine_id", "Two")
    path = folder / "mines.csv"
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert only(folder).row == 5


def test_an_empty_cell_is_called_empty(folder: Path) -> None:
    put(folder, "mines", name_en="", position="")
    told = faults(folder)
    assert [(fault.column, fault.value, fault.problem) for fault in told] == [
        ("name_en", "", "the cell is empty"),
        ("position", "", "the cell is empty"),
    ]
    assert all("not empty" in fault.allowed for fault in told)


def test_a_row_that_moved_to_one_side_is_told_once_with_its_columns(folder: Path) -> None:
    cells = list(first_row("events").values())
    path = folder / "events.csv"
    head = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{head}\n{','.join([*cells[1:], cells[0]])}\n", encoding="utf-8")
    told = [
        fault for fault in faults(folder) if fault.file == "events.csv" and "cells are wrong" in fault.problem
    ]
    assert len(told) == 1
    assert told[0].row == 2
    assert {"date_edtf", "kind", "arrested_most"} <= set(told[0].column.split(", "))


@pytest.mark.parametrize("cells", [["x"], ["x"] * 40])
def test_a_row_with_too_few_or_too_many_cells_is_told_once(folder: Path, cells: list[str]) -> None:
    with (folder / "reading.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(cells) + "\n")
    assert only(folder).row == 3
    assert f"the row has {len(cells)} cells" in only(folder).problem


@pytest.mark.parametrize(
    ("change", "row", "words"),
    [
        (lambda text: text.replace("\n", '\n"', 1), 2, "not readable as CSV"),
        (lambda text: text + '"never ends\nand on\n', 3, "not readable as CSV"),
        (lambda text: text + "\n", 3, "the row is empty"),
        (lambda text: text.replace(",", ";"), 1, "separated by semicolons"),
        (lambda text: text.replace("mine_id", "mine", 1), 1, "does not know"),
        (lambda text: text.replace("mine_id", "status", 1), 1, "repeated columns"),
        (lambda text: text.replace("name_en,name_ru", "name_ru,name_en", 1), 1, "in another order"),
        (lambda text: "", 1, "is empty"),
        (lambda text: "\ufeff\ufeff" + text, 1, "does not know"),
    ],
)
def test_a_file_that_is_no_table_of_the_schema_is_told_with_the_line(
    folder: Path, change: Callable[[str], str], row: int, words: str
) -> None:
    path = folder / "mines.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    told = [fault for fault in faults(folder) if fault.file == "mines.csv"]
    assert any(fault.row == row and words in fault.problem for fault in told), told


def test_a_table_of_very_many_rows_is_told_with_the_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tables.MOST_ROWS == 200_000
    monkeypatch.setattr(tables, "MOST_ROWS", 2_000)  # as many take a second to read
    path = folder / "mines.csv"
    row = path.read_text(encoding="utf-8").splitlines()[1] + "\n"
    for more, problems in ((1_999, []), (2_000, ["more than 2000 rows"])):
        put(folder, "mines")
        with path.open("a", encoding="utf-8") as file:
            file.write(row * more)
        told = [fault for fault in faults(folder) if fault.file == "mines.csv" and "rows" in fault.problem]
        assert [fault.problem for fault in told] == problems
    assert [fault.row for fault in told] == [2_002]


@pytest.mark.parametrize(("encoding", "row"), [("utf-16", None), ("utf-16-be", 2), ("cp1251", 2)])
def test_another_encoding_is_told(folder: Path, encoding: str, row: int | None) -> None:
    put(folder, "mines", name_en="Жеруй")
    path = folder / "mines.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    told = [fault for fault in faults(folder) if fault.file == "mines.csv"]
    assert told
    assert encoding == "utf-16-be" or (told[0].row == row and "UTF-8" in told[0].problem)


def test_a_thousand_faults_of_a_table_are_enough(folder: Path) -> None:
    write(folder, "reading", [first_row("reading") | {"reading_id": f"R{number}"} for number in range(5000)])
    told = faults(folder)
    assert len(told) == 1001
    assert "more rows are wrong" in told[-1].problem


def test_the_same_key_twice_is_told_with_the_row_that_has_it(folder: Path) -> None:
    write(folder, "reading", [first_row("reading")] * 2)
    assert (only(folder).row, only(folder).column, only(folder).value) == (3, "reading_id", "reading-1")
    assert only(folder).problem == "is also in row 2"


# --- between rows ---------------------------------------------------------------------------------

EVENT, ACTION, ANSWER = first_row("events"), first_row("actions"), first_row("survey_answers")


def test_a_deposit_has_one_number_for_each_row_of_the_table_of_2017(folder: Path) -> None:
    one = first_row("study_counts")
    write(folder, "study_counts", [one, one | {"study_count_id": "again"}])
    told = only(folder)
    assert (told.row, told.column, told.problem) == (3, "mine_id, indicator", "is also in row 2")


TWO = EVENT | {"event_id": "events-2", "duplicate_of": "events-1", "duplicate_certainty": "certain"}
THREE = EVENT | {"event_id": "events-3", "duplicate_of": "events-2", "duplicate_certainty": "certain"}
LINKED = {
    name: [first_row(name) | {"event_id": f"events-{n}"} for n in (1, 2, 3)]
    for name in ("event_mines", "event_sources")
}

CONTRADICTIONS: list[tuple[dict[str, list[dict[str, str]]], str, int, str, str]] = [
    ({"actions": [ACTION | {"possibly_same_as": "actions-1"}]}, "actions", 2, "possibly_same_as", "names itself"),
    ({"events": [EVENT | {"duplicate_of": "events-1", "duplicate_certainty": "certain"}]}, "events", 2, "duplicate_of", "names itself"),
    ({"events": [EVENT, TWO, THREE], **LINKED}, "events", 4, "duplicate_of", "is itself a repeat"),
    ({"events": [EVENT, TWO | {"duplicate_certainty": ""}], **{name: rows[:2] for name, rows in LINKED.items()}}, "events", 3, "duplicate_certainty", "empty beside"),
    ({"events": [EVENT | {"kind": "violent"}]}, "events", 2, "kind", "of another kind"),
    ({"events": [EVENT | {"arrested": "", "arrested_most": "8"}]}, "events", 2, "arrested_most", "needs arrested"),
    ({"events": [EVENT | {"arrested": "8", "arrested_most": "8"}]}, "events", 2, "arrested_most", "must be larger"),
    ({"holders": [first_row("holders") | {"start_edtf": "2011", "end_edtf": "2010"}]}, "holders", 2, "end_edtf", "ends before it begins"),
    ({"places": [first_row("places") | {"lon": ""}]}, "places", 2, "lat, lon", "one of the two is empty"),
    ({"places": [first_row("places") | {"lat": ""}]}, "places", 2, "lat, lon", "one of the two is empty"),
    ({"survey_answers": [ANSWER | {"count": "61"}]}, "survey_answers", 2, "count", "more people than were asked"),
    ({"survey_answers": [ANSWER | {"share_percent": "50"}]}, "survey_answers", 2, "share_percent", "both given or both empty"),
    ({"survey_answers": [ANSWER, ANSWER | {"answer_en": "b", "count": "21"}]}, "survey_answers", 2, "n", "add up to 61"),
    ({"survey_answers": [ANSWER, ANSWER | {"answer_en": "b", "count": "2", "n": "70"}]}, "survey_answers", 3, "n", "differs from row 2"),
    ({"survey_answers": [ANSWER, ANSWER | {"answer_en": "ANSWER_en  in words", "count": "2"}]}, "survey_answers", 3, "answer_en", "there twice"),
    ({"event_sources": []}, "events", 2, "event_id", "has no source"),
    ({"event_mines": []}, "events", 2, "event_id", "concerns no deposit"),
    ({"turnout_claims": [], "holders": [], "former_ids": [], "replies": [], "events": [], "event_mines": [], "event_sources": []}, "actions", 2, "action_id", "no event tells of it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tables", "file", "row", "column", "words"), CONTRADICTIONS, ids=[case[4] for case in CONTRADICTIONS]
)
def test_rows_that_contradict_each_other_are_told(
    folder: Path, tables: dict[str, list[dict[str, str]]], file: str, row: int, column: str, words: str
) -> None:
    for table, rows in tables.items():
        write(folder, table, rows)
    fault = only(folder)
    assert (fault.file, fault.row, fault.column) == (f"{file}.csv", row, column)
    assert words in fault.problem


def test_a_second_account_of_arrests_may_be_higher_by_one(folder: Path) -> None:
    put(folder, "events", arrested="8", arrested_most="9")
    assert faults(folder) == ()


def test_a_holder_may_end_in_the_month_it_began_and_answers_may_be_rounded(folder: Path) -> None:
    put(folder, "holders", start_edtf="2010-05-31", end_edtf="2010-05")
    share = ANSWER | {"count": "", "n": "600", "share_percent": "33.5"}
    write(folder, "survey_answers", [share | {"answer_en": name} for name in "abc"])
    assert faults(folder) == ()


@pytest.mark.parametrize("table", list(TABLES))
def test_a_table_with_its_headings_only_is_right_if_nothing_names_its_rows(folder: Path, table: str) -> None:
    write(folder, table, [])
    named = {
        link["reference"]["resource"] for schema in TABLES.values() for link in schema.get("foreignKeys", ())
    }
    assert bool(faults(folder)) == (table in named or table.startswith("event_") or table == "studies")
