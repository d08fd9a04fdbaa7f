"""The console script."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dashboard import __version__, cli, paths
from support import break_package, empty_package


def test_check_counts_tables_and_rows_of_a_good_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(empty_package(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert out.startswith("OK: talas-mining-atlas ")
    assert out.endswith(" tables, 0 rows\n")


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
    monkeypatch.setattr(cli.subprocess, "call", lambda _line: 0)
    monkeypatch.setenv(paths.DATA_VARIABLE, "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    cli.main(["serve", "--port", "9000", "--data", "mine", "--server.baseUrlPath", "atlas"])
    streamlit = [sys.executable, "-m", "streamlit", "run", str(paths.APP)]
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
