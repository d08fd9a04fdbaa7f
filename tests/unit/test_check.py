"""What no screen should be given is refused by file, row and column, with what is allowed; and what is right is not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.basemap import whole
from dashboard.dataset import DataFaults, Fault, load
from packages import SCHEMA, TABLES, columns, first_row, put, small_package, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "data")


def faults(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with a folder; each fault in words."""
    try:
        whole(folder)
    except DataFaults as error:
        for fault in error.faults:
            assert fault.problem and fault.file
            assert "Traceback" not in str(fault) and "\n" not in str(fault)
        return error.faults
    return ()


def only(folder: Path) -> Fault:
    """The one thing that is wrong with a folder."""
    (fault,) = faults(folder)
    assert fault.allowed
    return fault


def test_the_small_package_is_right_and_has_no_cell_empty_that_can_be_filled(folder: Path) -> None:
    assert faults(folder) == ()
    data = load(folder)
    assert [len(frame) for frame in data.tables.values()] == [1] * len(TABLES)
    empty = {(name, column) for name in TABLES for column, cell in first_row(name).items() if not cell}
    assert len(empty) == 5


# --- bounds ---------------------------------------------------------------------------------------


def test_every_number_has_bounds_and_every_text_a_length() -> None:
    fields = [(name, field) for name, schema in TABLES.items() for field in schema["fields"]]
    assert len(fields) > 300
    for table, field in fields:
        rules = field.get("constraints", {})
        if field["type"] in ("integer", "number"):
            assert -(2**53) < rules["minimum"] < rules["maximum"] < 2**53, (table, field["name"])
        elif field["type"] == "string" and not {"enum", "pattern"} & set(rules):
            assert 0 < rules["maxLength"] <= 2000, (table, field["name"])


NO_NUMBERS = (
    "nan",
    "NaN",
    "inf",
    "-INF",
    "Infinity",
    "1e400",
    "1e3",
    "1_000",
    "１２",
    "0x10",
    "1,5",
    "9" * 5000,
)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_plain_number_is_refused_in_every_column_of_numbers(folder: Path, text: str) -> None:
    places = columns("integer", "number")
    assert len(places) > 25
    for table in {table for table, _ in places}:
        write(folder, table, [first_row(table) | {own: text} for name, own in places if name == table])
    told = {
        (fault.file, fault.column)
        for fault in faults(folder)
        if fault.problem == "not a value of the column's type"
    }
    assert told == {(f"{table}.csv", column) for table, column in places}


@pytest.mark.parametrize(("table", "column"), columns("integer"))
def test_a_number_beyond_64_bits_is_a_fault_not_a_traceback(folder: Path, table: str, column: str) -> None:
    put(folder, table, **{column: str(2**64)})
    assert (only(folder).file, only(folder).row, only(folder).column) == (f"{table}.csv", 2, column)
    assert "at most" in only(folder).allowed


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("auctions", "value", "1" + "0" * 90),
        ("distances", "distance_km", "40001"),
        ("distances", "distance_km", "-1"),
        ("places", "lat", "90.5"),
        ("places", "population_year", "3000"),
        ("places", "elevation_m", "90000"),
        ("local_payments", "share_percent", "101"),
        ("turnout_claims", "people", "8000000000"),
        ("reading", "year", "12"),
        ("holders", "start_edtf", "9999"),
        ("holders", "end_edtf", "9999-12-31"),
        ("events", "date_edtf", "0999"),
        ("events", "date_edtf", "２００７"),
        ("events", "date_edtf", "2007-02-30"),
        ("holders", "end_edtf", "2010...."),
        ("sources", "source_id", "x" * 61),
        ("mines", "name_en", "x" * 101),
        ("events", "title_en", "x" * 301),
        ("events", "note_ky", "x" * 2001),
        ("places", "kind", "p" * 1_000_000),
    ],
)
def test_a_cell_beyond_the_bounds_of_its_column_is_refused(
    folder: Path, table: str, column: str, text: str
) -> None:
    put(folder, table, **{column: text})
    fault = next(fault for fault in faults(folder) if fault.file == f"{table}.csv")
    assert (fault.row, fault.column) == (2, column)
    assert fault.allowed
    assert len(str(fault)) < 800


# --- texts ----------------------------------------------------------------------------------------

UNPRINTABLE = ("\x00", "\x01", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9b", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\u202e", "\u2066")  # fmt: skip


@pytest.mark.parametrize("mark", UNPRINTABLE)
def test_what_cannot_stand_in_a_drawing_is_refused_in_any_text(folder: Path, mark: str) -> None:
    places = [
        place for place in columns("string") if place[0] in ("sources", "holders", "survey_answers", "mines")
    ]
    assert len(places) > 50
    for table in {table for table, _ in places}:
        own = [column for name, column in places if name == table]
        write(folder, table, [first_row(table) | {column: f"a{mark}b"} for column in own])
    told = [
        (fault.file, fault.row)
        for fault in faults(folder)
        if fault.problem == "the text holds control characters"
    ]
    assert len(told) == len(places)
    assert mark not in "".join(map(str, faults(folder)))


@pytest.mark.parametrize(
    "text", ["two\nlines", "a\ttab", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\ue000", "ﷺ", "a\u200fb", "ё й", "«»—–", "`${x}`<b>"]
)
def test_any_writing_and_any_sign_is_a_text(folder: Path, text: str) -> None:
    put(folder, "events", title_en=text, note_ru=text)
    assert faults(folder) == ()
    assert load(folder)["events"].note_ru[0] == text


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "@cmd", "+A1", "-2+3+cmd|' /C calc'!A0", "＝1+1", "﹢a", "＠x"]
)
def test_a_text_that_a_spreadsheet_would_run_is_refused(folder: Path, text: str) -> None:
    put(folder, "mines", name_en=text)
    assert (only(folder).row, only(folder).column, only(folder).value) == (2, "name_en", text)
    assert "formula" in only(folder).problem


@pytest.mark.parametrize(
    "text", ["-", "–", "—", "−3", "-8.8", "-8.8 %", "+5 per cent", "-3 процента", "a=b", "e@x"]
)
def test_a_dash_a_minus_and_a_signed_number_are_honest_texts(folder: Path, text: str) -> None:
    put(folder, "context_figures", value_text_en=text, unit_ru=text)
    assert faults(folder) == ()


NO_ADDRESSES = (
    "HTTPS://example.org", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://example.org/", "//example.org/",
    "http://", "https:///x", "http://a b", 'https://x"onmouseover=1', "https://x'y", "https://<b>", "https://a..b/", "https://example.org:99999/",
    "https://name@example.org/", "https://[::1", "https://exa\\mple.org/", "example.org", "https://" + "a" * 2000 + ".org",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_ADDRESSES)
@pytest.mark.parametrize(("table", "column"), [("sources", "url"), ("instruments", "further_urls")])
def test_what_is_no_address_of_the_web_is_refused(folder: Path, table: str, column: str, text: str) -> None:
    put(folder, table, **{column: text})
    assert (only(folder).file, only(folder).row, only(folder).column) == (f"{table}.csv", 2, column)


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org",
        "https://Example.org:8080/a_(b)?x=1&y=%20#z",
        "https://президент.kg/я",
        "http://[::1]/x",
    ],
)
def test_an_address_of_the_web_is_kept_as_it_is(folder: Path, text: str) -> None:
    put(folder, "sources", url=text)
    assert load(folder)["sources"].url[0] == text


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
    put(folder, "mines", name_en="", deck_order="")
    told = faults(folder)
    assert [(fault.column, fault.value, fault.problem) for fault in told] == [
        ("name_en", "", "the cell is empty"),
        ("deck_order", "", "the cell is empty"),
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
    assert {"date_edtf", "kind", "arrested"} <= set(told[0].column.split(", "))


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
        (lambda text: text.replace("mine_id", "status", 1), 1, "stand twice"),
        (lambda text: text.replace("name_en,name_ru", "name_ru,name_en", 1), 1, "another order"),
        (lambda text: "", 1, "is empty"),
        (lambda text: "\ufeff\ufeff" + text, 1, "does not know"),
        (lambda text: text + (text.splitlines()[1] + "\n") * 20_001, 20_002, "more than 20000 rows"),
    ],
)
def test_a_file_that_is_no_table_of_the_schema_is_told_with_the_line(
    folder: Path, change: object, row: int, words: str
) -> None:
    path = folder / "mines.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    told = [fault for fault in faults(folder) if fault.file == "mines.csv"]
    assert any(fault.row == row and words in fault.problem for fault in told), told


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
    assert only(folder).problem == "stands in row 2, too"


# --- between rows ---------------------------------------------------------------------------------

EVENT, ACTION, ANSWER = first_row("events"), first_row("actions"), first_row("survey_answers")
TWO = EVENT | {"event_id": "events-2", "duplicate_of": "events-1", "duplicate_certainty": "certain"}
THREE = EVENT | {"event_id": "events-3", "duplicate_of": "events-2", "duplicate_certainty": "certain"}
LINKED = {
    name: [first_row(name) | {"event_id": f"events-{n}"} for n in (1, 2, 3)]
    for name in ("event_mines", "event_sources")
}

CONTRADICTIONS: list[tuple[dict[str, list[dict[str, str]]], str, int, str, str]] = [
    ({"actions": [ACTION | {"possibly_same_as": "actions-1"}]}, "actions", 2, "possibly_same_as", "names itself"),
    ({"events": [EVENT | {"duplicate_of": "events-1", "duplicate_certainty": "certain"}]}, "events", 2, "duplicate_of", "names itself"),
    ({"events": [EVENT, TWO, THREE], **LINKED}, "events", 4, "duplicate_of", "is a repeat itself"),
    ({"events": [EVENT, TWO | {"duplicate_certainty": ""}], **{name: rows[:2] for name, rows in LINKED.items()}}, "events", 3, "duplicate_certainty", "empty beside"),
    ({"events": [EVENT | {"kind": "violent"}]}, "events", 2, "kind", "of another kind"),
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
    ({"turnout_claims": [], "holders": [], "events": [], "event_mines": [], "event_sources": []}, "actions", 2, "action_id", "no event tells of it"),
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
    assert bool(faults(folder)) == (table in named or table.startswith("event_"))


# --- files ----------------------------------------------------------------------------------------


def test_a_folder_in_the_place_of_a_file_is_told(folder: Path) -> None:
    for name in ("mines.csv", "datapackage.json", "basemap/rivers.geojson"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).mkdir(parents=True)
    assert [(fault.file, fault.problem) for fault in faults(folder)] == [
        ("datapackage.json", "not a file"), ("mines.csv", "not a file"), ("basemap/rivers.geojson", "not a file"),
    ]  # fmt: skip


def test_a_link_to_nowhere_or_to_itself_is_told(folder: Path) -> None:
    (folder / "datapackage.json").symlink_to("nowhere")
    (folder / "mines.csv").unlink()
    (folder / "mines.csv").symlink_to("mines.csv")
    assert {fault.file for fault in faults(folder)} == {"datapackage.json", "mines.csv"}
    (folder.parent / "loop").symlink_to("loop")
    assert "cannot be read" in only(folder.parent / "loop").problem
    assert "not a folder" in only(folder / "seats.csv").problem


def test_what_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.stat

    def denied(path: object, *args: object, **more: object) -> os.stat_result:
        if str(path).endswith(("seats.csv", "lakes.geojson")):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **more)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(os, "stat", denied)
    told = faults(folder)
    assert [fault.file for fault in told] == ["seats.csv", "basemap/lakes.geojson"]
    assert all("permission" in fault.problem and str(folder) not in str(fault) for fault in told)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    folder.chmod(0)
    try:
        assert "permission" in only(folder).problem
    finally:
        folder.chmod(0o700)


def test_a_file_too_big_to_be_a_table_is_not_taken_into_memory(folder: Path) -> None:
    with (folder / "mines.csv").open("r+b") as file:
        file.truncate(3 << 30)  # a hole: it takes no room on the disk
    told = [fault for fault in faults(folder) if fault.file == "mines.csv"]
    assert [fault.problem for fault in told] == ["the file is too big: 3221225 kB"]


# --- descriptor -----------------------------------------------------------------------------------

NO_TEXTS = (None, 1, 1.5, True, [], {}, ["x"], "", "  ", "a\x00b", "a\ud800b", "a\ufffeb", "x" * 100_000)
PARTS = ("licenses", "contributors", "sources")


@pytest.mark.parametrize("value", NO_TEXTS, ids=lambda value: ascii(value)[:20])
@pytest.mark.parametrize("key", ["name", "title", "version", "description"])
def test_what_a_package_is_called_must_be_a_text(folder: Path, key: str, value: object) -> None:
    (folder / "datapackage.json").write_text(json.dumps({key: value}), encoding="utf-8")
    assert (only(folder).file, only(folder).column) == ("datapackage.json", key)


@pytest.mark.parametrize("name", ["My Atlas", "Имя", "../../escaped/x", "../../evil", "a/b", "..", ".", "a..b", "-a", "_a", "a\\b", "a b", "A", "a:b", "a" * 61, "a\n"])  # fmt: skip
def test_the_name_of_a_package_cannot_lead_out_of_a_folder(folder: Path, name: str) -> None:
    (folder / "datapackage.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    assert only(folder).column == "name"


@pytest.mark.parametrize("value", [None, "CC0", {}, [{}], ["x"], [None], [[]], [{"name": 1}], [{"title": "x" * 501}], [{"title": "a\x01"}], [{"title": "x", "path": "javascript:x"}], [{"title": "x"}] * 51])  # fmt: skip
@pytest.mark.parametrize("key", PARTS)
def test_licences_contributors_and_sources_have_the_shape_that_is_shown(
    folder: Path, key: str, value: object
) -> None:
    (folder / "datapackage.json").write_text(json.dumps({key: value}), encoding="utf-8")
    assert only(folder).file == "datapackage.json" and only(folder).column.startswith(key)


def test_a_descriptor_of_ones_own_is_taken_over(folder: Path) -> None:
    own = {
        "name": "my-atlas_2.0",
        "title": "Атлас «Жеруй»",
        "version": "1",
        "description": "Two\nlines.",
        "more": [1],
    }
    lists = {
        key: [{"name": "X", "title": "X", "path": "https://example.org", "roles": ["a"]}] for key in PARTS
    }
    (folder / "datapackage.json").write_text(json.dumps(own | lists), encoding="utf-8")
    data = whole(folder)
    assert (data.name, data.title, data.licences[0]["path"]) == (
        own["name"],
        own["title"],
        "https://example.org",
    )
    assert data.schema["resources"] == SCHEMA["resources"]


@pytest.mark.parametrize("content", [b"{", b"\xff{}", b"[]", b"1", b"", b"[" * 100_000, b'{"a":' * 100_000, b'{"name": NaN}', b"9" * 5000, b'{"title": "\xd0"}', b"\x00"])  # fmt: skip
def test_a_descriptor_that_is_no_json_object_is_told(folder: Path, content: bytes) -> None:
    (folder / "datapackage.json").write_bytes(content)
    assert only(folder).file == "datapackage.json"


# --- the command ----------------------------------------------------------------------------------


def test_the_command_says_the_same_and_prints_nothing_that_a_terminal_obeys(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "mines", name_en="\x1b[31mred\x07")
    assert cli.main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [str(only(folder))] and err == "1 fault\n"
    assert "\x1b" not in out and r"\x1b[31mred\x07" in out
