"""The console script."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import __version__, checked, cli, paths
from dashboard.basemap import whole
from dashboard.outputs.files import brief
from packages import small_package, spreadsheet
from support import break_package, empty_package


def test_check_counts_tables_and_rows_of_a_good_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(empty_package(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert out.startswith("OK: 0 tables have rows, 0 in all\n")


def test_check_says_what_a_package_without_a_name_is_called_and_how_to_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_package(tmp_path / "unnamed")
    assert cli.main(["check", str(folder)]) == 0
    held, told, replies = capsys.readouterr().out.splitlines()
    assert replies.startswith("No contributor in datapackage.json has an email")
    assert "mining-atlas" not in held  # not a name that anybody gave it
    assert told.startswith("datapackage.json is missing")
    assert '"mining-atlas"' in told and "version is 0" in told and "no licence is stated" in told
    assert "dashboard new" in told
    (folder / "datapackage.json").write_text('{"name": "my-district", "title": "Ours", "version": "2"}')
    assert cli.main(["check", str(folder)]) == 0
    held, told, _ = capsys.readouterr().out.splitlines()
    assert "my-district 2" in held
    assert "does not say everything" in told and "mining-atlas" not in told and "no licence is stated" in told


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("{}", ["title", "name", "version", "licenses"]),
        ('{"name": "ours", "title": "Ours", "version": "2"}', ["licenses"]),
    ],
)
def test_who_has_a_descriptor_is_told_what_to_add_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, missing: list[str]
) -> None:
    folder = small_package(tmp_path / "half")
    (folder / "datapackage.json").write_text(said)
    assert cli.main(["check", str(folder)]) == 0
    _, told, replies = capsys.readouterr().out.splitlines()
    assert told.startswith("datapackage.json does not say everything")
    assert "put such a file" not in told
    example = json.loads("{" + told.partition(" add ")[2].removesuffix(" there.") + "}")
    assert list(example) == missing
    example |= json.loads("{" + replies.partition(" add ")[2].removesuffix(" there.") + "}")
    example["contributors"][0]["email"] = "us@example.org"
    (folder / "datapackage.json").write_text(json.dumps(json.loads(said) | example))
    assert cli.main(["check", str(folder)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_sheet_about_is_missing_only_if_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_package(tmp_path / "tables")
    without = spreadsheet(folder, tmp_path / "without.xlsx")
    empty = spreadsheet(folder, tmp_path / "empty.xlsx", about=[("name", ""), ("title", "")])
    some_of_it = spreadsheet(folder, tmp_path / "some.xlsx", about=[("name", "ours"), ("title", "")])
    assert cli.main(["check", str(without)]) == 0
    told = capsys.readouterr().out.splitlines()[1]
    assert told.startswith('The sheet "about" is missing') and 'add a sheet "about"' in told
    for book in (empty, some_of_it):
        assert cli.main(["check", str(book)]) == 0
        told = capsys.readouterr().out.splitlines()[1]
        assert told.startswith('The sheet "about" does not say everything')
        assert 'add a sheet "about"' not in told and "name, title, version and licence" in told


def test_what_a_package_says_of_itself_is_read_once(tmp_path: Path) -> None:
    book = spreadsheet(small_package(tmp_path / "tables"), tmp_path / "book.xlsx", about=[("name", "ours")])
    data = whole(book)
    book.write_bytes(b"no longer a spreadsheet")
    assert "does not say everything" in list(checked.lines(data))[1]


def test_check_has_one_line_for_a_package_that_says_it_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for made in (tmp_path / "district", tmp_path / "district.xlsx"):
        assert cli.main(["new", str(made)]) == 0
        capsys.readouterr()
        assert cli.main(["check", str(made)]) == 0
        line, lacking = capsys.readouterr().out.splitlines()[:2]
        assert re.fullmatch(r"OK: [a-z-]+ \S+, 1\d tables have rows, \d+ in all", line)
        assert "no licence is stated" in lacking
    descriptor = tmp_path / "district" / "datapackage.json"
    said = json.loads(descriptor.read_text(encoding="utf-8"))
    descriptor.write_text(
        json.dumps(
            said
            | {
                "licenses": [{"name": "CC-BY-4.0"}],
                "contributors": [{"title": "A", "email": "a@example.org"}],
            }
        ),
        encoding="utf-8",
    )
    assert cli.main(["check", str(descriptor.parent)]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_check_prints_each_fault_on_a_line_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(break_package(empty_package(tmp_path)))]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines
    assert all("events.csv, row 2" in line for line in lines)
    assert any("event_id" in line and "not an id" in line and "Allowed: " in line for line in lines)
    assert err.split()[0] == str(len(lines))


def test_check_looks_at_the_chosen_data_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "nowhere"))
    assert cli.main(["check"]) == 1
    assert "does not exist" in capsys.readouterr().out


def test_check_takes_no_stray_options() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "--strict"])
    assert ended.value.code == 2


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a child process serves")
def test_serve_passes_port_data_and_other_options_to_streamlit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, line: ran.append(line))
    monkeypatch.setattr(subprocess, "call", lambda _line: 0)
    monkeypatch.setenv(paths.DATA_VARIABLE, "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    cli.main(["serve", "--port", "9000", "--data", "mine", "--server.baseUrlPath", "atlas"])
    streamlit = [sys.executable, "-m", "dashboard.serving.launch", "run", str(paths.APP)]
    assert ran == [[*streamlit, "--server.port", "9000", "--server.baseUrlPath", "atlas"]]
    assert os.environ[paths.DATA_VARIABLE] == str(tmp_path / "mine")
    assert paths.data_dir() == tmp_path / "mine"


def test_serve_refuses_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--data", str(tmp_path / "nowhere")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.strip() == f"dashboard {__version__}"


def test_the_shipped_data_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    assert paths.data_dir() == paths.SHIPPED_DATA
    assert paths.APP.is_file()


def test_several_briefs_go_into_a_folder_and_progress_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brief, "brief", lambda group, *_: group.encode())  # what is in one: test_brief.py
    assert cli.main(["brief", "--stakeholder", "all", "--lang", "ru", "-o", str(tmp_path)]) == 0
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(f"talas-mining-atlas-brief-{group}-ru.pdf" for group in ("ngo", "company", "research", "national", "local"))  # fmt: skip
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [f"{n}/5" for n in range(1, 6)]


def test_an_unknown_stakeholder_is_named_with_those_that_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["brief", "--stakeholder", "king", "-o", str(tmp_path / "x.pdf")]) == 2
    said = capsys.readouterr().err
    assert "king" in said and "local" in said
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_an_answer_not_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert cli.main(["slides", "-o", str(tmp_path / "file" / "talk.pptx")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_files_are_not_made_of_broken_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = break_package(empty_package(tmp_path / "data"))
    assert cli.main(["slides", "--data", str(broken), "-o", str(tmp_path / "talk.pptx")]) == 1
    assert "events.csv" in capsys.readouterr().out
    assert not (tmp_path / "talk.pptx").exists()


@pytest.mark.parametrize("command", [["export"], ["slides"], ["brief", "--stakeholder", "all"]])
def test_who_names_a_folder_as_for_check_is_told_where_it_goes(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "my-district", "-o", str(tmp_path / "made")])
    assert ended.value.code == 2
    assert "--data my-district" in capsys.readouterr().err


def test_a_package_that_advises_nobody_says_why_there_is_no_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = empty_package(tmp_path / "data")
    asked = ["brief", "--stakeholder", "all", "--data", str(bare), "-o", str(tmp_path / "briefs")]
    assert cli.main(asked) == 2
    assert "stakeholders.csv has no row" in capsys.readouterr().err
