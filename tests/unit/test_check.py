"""What no cell should hold is refused by file, row and column, with what is allowed; and what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.reading.dataset import load
from packages import TABLES, columns, faults, first_row, only, put, small_package, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "data")


def test_the_small_package_is_right_and_has_no_cell_empty_that_can_be_filled(folder: Path) -> None:
    assert faults(folder) == ()
    data = load(folder)
    assert [len(frame) for frame in data.tables.values()] == [1] * len(TABLES)
    empty = {(name, column) for name in TABLES for column, cell in first_row(name).items() if not cell}
    assert len(empty) == 7


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
