"""``dashboard new``: a package to begin with passes the check as folder and as spreadsheet, and says what each table is for."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from dashboard import cli
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading import dataset, descriptor, origins, starter, workbook
from dashboard.reading.faults import DataFaults
from packages import spreadsheet
from support import some

T = Translator("en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "Мой район"
    starter.written(path, T)
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "my district.xlsx"
    starter.written(path, T)
    return path


def test_what_is_made_passes_the_check_and_both_forms_hold_the_same(folder: Path, book: Path) -> None:
    one, other = dataset.read(folder), dataset.read(book)
    assert len(one["mines"]) == 2 and len(one["events"]) == 9
    for name, table in some(one.tables.items()):
        assert table.equals(other[name]), name
    assert one.title == other.title == starter.ABOUT["title"]


def test_the_command_says_what_comes_next_and_overwrites_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine"
    assert cli.main(["new", str(target)]) == 0
    assert f"dashboard check {target}" in capsys.readouterr().out
    assert cli.main(["check", str(target)]) == 0
    before = (target / "events.csv").read_bytes()
    (tmp_path / "a.xlsx").touch()
    for path in (target, tmp_path / "a.xlsx"):
        assert cli.main(["new", str(path)]) == 2
        assert "is there already" in capsys.readouterr().err
    assert (target / "events.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["mine.ods", "mine.csv", "mine.xls"])
def test_what_cannot_be_made_is_refused_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder called mine.ods would be no spreadsheet."""
    assert cli.main(["new", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert ".xlsx" in told and "ODS" in told
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_says_where_the_name_and_the_sentences_of_the_atlas_stand(
    lang: str, tmp_path: Path
) -> None:
    starter.written(tmp_path / "x", Translator(lang))
    text = (tmp_path / "x" / "README.md").read_text(encoding="utf-8")
    for file in ("datapackage.json", f"{starter.UNUSED}/texts.csv"):
        assert f"`{file}`" in text.partition("## ")[0]
        assert (tmp_path / "x" / file).is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_explains_every_table_and_column_in_the_language(lang: str, tmp_path: Path) -> None:
    t = Translator(lang)
    starter.written(tmp_path / "x", t)
    text = (tmp_path / "x" / "README.md").read_text(encoding="utf-8")
    schema, _ = descriptor.shipped()
    for resource in some(schema["resources"]):
        assert f"## {resource['path']}: {t(resource['title'])}" in text
        assert all(f"| `{field['name']}` |" in text for field in some(resource["schema"]["fields"]))


def test_a_sheet_offers_the_codes_and_the_ids_of_other_sheets(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    offered = "".join(sheets)
    assert "peaceful,violent,court" in offered
    assert "'mines'!$A$2:$A$" in offered and "'sources'!$A$2:$A$" in offered


@pytest.mark.parametrize("table", sorted(origins.NEEDED))
def test_a_needed_table_may_not_be_missing(folder: Path, table: str, tmp_path: Path) -> None:
    for file in folder.glob("*.csv"):
        if file.stem != table:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(DataFaults, match=rf"{table}\.csv: the file is missing"):
        dataset.read(tmp_path)


@pytest.mark.parametrize("form", ["folder", "spreadsheet"])
def test_a_column_that_need_not_be_filled_may_be_missing_and_what_is_handed_out_has_it(
    form: str, folder: Path, book: Path, tmp_path: Path
) -> None:
    """So a package made before the schema had a column still opens, and nobody carries thirty empty columns along."""
    whole = dataset.load(folder)
    target = tmp_path / "mine"
    shutil.copytree(folder, target)
    kept = [
        "event_id",
        "action_id",
        "kind",
        "date_edtf",
        "title_en",
        "place_id",
        "confidence",
        "is_turning_point",
    ]
    kept += ["date_inferred", "police_force", "is_borderline", "is_forced_vote", "summary_en"]
    with (target / "events.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = [name for name in reader.fieldnames or () if name in kept]
        rows = [{name: row[name] for name in names} for row in reader]
    assert len(names) == len(kept) < len(whole["events"].columns) and rows
    with (target / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    if form == "spreadsheet":
        target = spreadsheet(target, tmp_path / "mine.xlsx")
    data = dataset.load(target)
    assert list(data["events"].columns) == list(whole["events"].columns)
    assert data["events"].title_en.tolist() == whole["events"].title_en.tolist()
    assert set(data["events"].note_ru) == {""} and data["events"].injured.isna().all()
    handed = data.contents["events.csv"].decode().splitlines()
    assert handed[0] == ",".join(whole["events"].columns)
    assert len(handed) == len(rows) + 1


def test_a_needed_column_may_not_be_missing(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    shutil.copytree(folder, target)
    text = (target / "events.csv").read_text(encoding="utf-8")
    (target / "events.csv").write_text(text.replace("date_edtf", "date", 1), encoding="utf-8")
    with pytest.raises(DataFaults) as caught:
        dataset.load(target)
    assert {fault.column for fault in caught.value.faults} == {"date_edtf", "date"}


def test_another_table_may_be_missing_but_not_mistyped(folder: Path, tmp_path: Path) -> None:
    for file in folder.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "demands.csv").unlink()
    data = dataset.read(tmp_path)
    assert not len(data["demands"]) and data.contents["demands.csv"] == b"action_id,demand\n"
    (tmp_path / "responses.csv").rename(tmp_path / "response.csv")
    with pytest.raises(DataFaults, match=r"response\.csv: no table has this name. Allowed: responses"):
        dataset.read(tmp_path)


def sheets(path: Path, **changed: list[list[object]]) -> Path:
    """The example as a spreadsheet, some sheets with other cells, typed as a program types them."""
    with xlsxwriter.Workbook(path) as book:
        for file in sorted(starter.EXAMPLE.glob("*.csv")):
            with file.open(encoding="utf-8", newline="") as stream:
                given = list(csv.DictReader(stream))
            schema = next(item for item in starter._resources() if item["name"] == file.stem)["schema"]
            names = [field["name"] for field in schema["fields"]]
            rows: list[list[object]] = [
                list(names),
                *([row.get(name, "") for name in names] for row in given),
            ]
            sheet = book.add_worksheet(file.stem)
            for at, cells in enumerate(changed.get(file.stem, rows)):
                sheet.write_row(at, 0, cells)
    return path


def test_numbers_and_ticks_of_a_spreadsheet_are_read_as_they_are_meant(tmp_path: Path) -> None:
    cells = {7.0: "7", 7.25: "7.25", True: "true", False: "false", "x": "x", "a\r\nb": "a\nb"}
    assert {value: workbook._text(value) for value in cells} == cells


def test_a_fault_in_a_spreadsheet_names_sheet_and_row_as_the_spreadsheet_counts(tmp_path: Path) -> None:
    data = dataset.read(sheets(tmp_path / "good.xlsx"))
    names = list(data["demands"].columns)
    wrong: list[list[object]] = [names, ["hill-2016-road", "water"], ["hill-2016-road", "a\nwish"]]
    with pytest.raises(DataFaults) as caught:
        dataset.read(sheets(tmp_path / "bad.xlsx", demands=wrong))
    fault = next(fault for fault in caught.value.faults if fault.column == "demand")
    assert (fault.file, fault.row) == ("bad.xlsx/demands", 3)


def ods(path: Path, rows: str) -> Path:
    """A spreadsheet of one sheet, `demands`, with the rows as ODS writes them."""
    names = {"xlink": "http://www.w3.org/1999/xlink"} | {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")
    }
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="demands">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
        archive.writestr("content.xml", content)
    return path


# A cell as LibreOffice Calc 7.4 saves it -> what it is read as.
CALC = {
    '<table:table-cell office:value-type="string"><text:p>2016-09</text:p></table:table-cell>': "2016-09",
    '<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>': "12",
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>': "true",
    '<table:table-cell office:value-type="date" office:date-value="2016-09-19"><text:p>19.09.16</text:p></table:table-cell>': "2016-09-19",
    '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>': "0.25",
    '<table:table-cell table:formula="of:=80+0" office:value-type="float" office:value="80"><text:p>80</text:p></table:table-cell>': "80",
    '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation>'
    "<text:p>told</text:p></table:table-cell>": "told",
    '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.org/a">https://example.org/a</text:a>'
    "</text:p></table:table-cell>": "https://example.org/a",
    '<table:table-cell office:value-type="string"><text:p>two <text:span>lines</text:span></text:p><text:p>of it</text:p>'
    "</table:table-cell>": "two lines\nof it",
    '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>': "a  b",
}


def test_an_ods_file_as_calc_saves_it_is_read_as_an_xlsx_file_is(tmp_path: Path) -> None:
    row = f"<table:table-row>{''.join(CALC)}</table:table-row>"
    assert workbook.read(ods(tmp_path / "x.ods", row)) == {"demands": [(1, list(CALC.values()))]}


def test_what_calc_writes_of_empty_and_merged_cells_takes_neither_rows_nor_memory(tmp_path: Path) -> None:
    told = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = (
        f'<table:table-row>{told}<table:covered-table-cell/><table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        f'<table:table-row>{told}{told}<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    told_of = workbook.read(ods(tmp_path / "x.ods", rows))["demands"]
    assert [(number, cells) for number, cells in told_of if any(cells)] == [(1, ["x", ""]), (4, ["x", "x"])]
    assert len(told_of) == 4


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0 old"])
@pytest.mark.parametrize("ending", workbook.ENDINGS)
def test_what_is_no_spreadsheet_is_refused_in_words(content: bytes, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"x{ending}"
    file.write_bytes(content)
    with pytest.raises(DataFaults, match=rf"x\{ending}: cannot be read"):
        dataset.read(file)


def test_a_spreadsheet_that_unpacks_to_more_than_memory_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workbook.MOST_UNPACKED == 200_000_000
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000_000)  # as many take a second to write
    file = tmp_path / "x.xlsx"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (workbook.MOST_UNPACKED + 1))
    file.write_bytes(out.getvalue())
    with pytest.raises(DataFaults, match="too big"):
        dataset.read(file)


def test_an_edited_spreadsheet_is_another_edition(tmp_path: Path) -> None:
    file = sheets(tmp_path / "x.xlsx")
    before = dataset.fingerprint(file)
    assert before == dataset.fingerprint(file)
    file.write_bytes(file.read_bytes() + b"\0")
    assert before != dataset.fingerprint(file)
