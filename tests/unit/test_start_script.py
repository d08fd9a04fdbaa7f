"""scripts/start.py without installing anything; and the files that it rests on."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from dashboard import paths
from support import script


@pytest.fixture
def start() -> ModuleType:
    return script("start")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    for name in ("constraints.txt", "pyproject.toml"):
        (root / name).write_text(name)
    return root


@pytest.fixture
def environment(start: ModuleType, tmp_path: Path) -> Path:
    """An environment with a Python in it, but without stamps."""
    folder = tmp_path / "environment"
    python = start.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    return folder


def _installs(start: ModuleType, monkeypatch: pytest.MonkeyPatch, works: bool) -> list[str]:
    extras: list[str] = []

    def install(folder: Path, root: Path, extra: str, silent: bool) -> bool:
        extras.append(extra)
        return works

    monkeypatch.setattr(start, "install", install)
    return extras


def test_a_second_start_installs_nothing(
    start: ModuleType, project: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extras = _installs(start, monkeypatch, works=True)
    assert start.prepare(environment, project, "run")
    assert start.prepare(environment, project, "run")
    assert extras == [""]


def test_what_can_test_can_serve_but_not_the_other_way_round(
    start: ModuleType, project: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extras = _installs(start, monkeypatch, works=True)
    start.prepare(environment, project, "run")
    start.prepare(environment, project, "test")
    start.prepare(environment, project, "run")
    assert extras == ["", "[test]"]


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml"])
def test_changed_pins_are_installed(
    start: ModuleType, project: Path, environment: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    extras = _installs(start, monkeypatch, works=True)
    start.prepare(environment, project, "run")
    (project / name).write_text("other")
    start.prepare(environment, project, "run")
    assert extras == ["", ""]


def test_the_first_start_without_a_network_says_so(
    start: ModuleType,
    project: Path,
    environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _installs(start, monkeypatch, works=False)
    assert not start.prepare(environment, project, "run")
    assert "needs a network" in capsys.readouterr().err
    assert not list(environment.glob("stamp-*"))


def test_without_a_network_an_older_environment_serves_but_does_not_test(
    start: ModuleType, project: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment / "stamp-run").write_text("older")
    (environment / "stamp-test").write_text("older")
    _installs(start, monkeypatch, works=False)
    assert start.prepare(environment, project, "run")
    assert not start.prepare(environment, project, "test")


def test_an_old_python_is_told_what_to_do(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(start.shutil, "which", lambda name: name if name == "python3.12" else None)
    assert start.main([]) == 1
    said = capsys.readouterr().err
    assert "3.11 or newer is needed; this is 3.9.1" in said
    assert "python3.12 scripts/start.py" in said


def test_a_python_without_pip_is_told_what_to_do(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda _name: None)
    assert start.pip_for(tmp_path / "environment") is None
    assert "no pip" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a child process serves")
@pytest.mark.parametrize(
    ("args", "command"),
    [
        ([], ["serve"]),
        (["--server.port", "9000"], ["serve", "--server.port", "9000"]),
        (["check", "folder"], ["check", "folder"]),
    ],
)
def test_words_after_the_script_reach_the_dashboard(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, args: list[str], command: list[str]
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(start, "prepare", lambda *_: True)
    monkeypatch.setattr(os, "execv", lambda _program, line: ran.append(line))
    monkeypatch.setattr(start.subprocess, "call", lambda _line: 0)
    start.main(args)
    assert ran == [[str(start.python_of(start.VENV)), "-m", "dashboard", *command]]


def test_all_checks_run_even_if_one_fails_and_pytest_is_last(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def call(line: list[str], cwd: Path) -> int:
        ran.append(" ".join(line))
        return int("mypy" in line[0])

    monkeypatch.setattr(start.shutil, "which", lambda name, path: name)
    monkeypatch.setattr(start.subprocess, "call", call)
    assert start.run_checks(Path("bin"), ["-x"]) == 1
    assert [line.split()[0] for line in ran] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert ran[-1] == "pytest -x"
    assert capsys.readouterr().err.strip().endswith("Failed: mypy")


# --- the files that it rests on -------------------------------------------------------------------


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_constraints_pin_every_requirement_and_name_no_address() -> None:
    lines = (paths.ROOT / "constraints.txt").read_text().splitlines()
    for line in lines:
        assert re.fullmatch(r"[a-z0-9.-]+==[0-9][\w.]*( ; .+)?", line), line
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_name(text) for text in (*project["dependencies"], *project["optional-dependencies"]["test"])}
    assert wanted <= {_name(line) for line in lines}


def test_ci_runs_the_test_command_of_the_readme() -> None:
    run = paths.ROOT / ".ci" / "run"
    assert "python3 scripts/start.py test" in run.read_text()
    assert os.access(run, os.X_OK)
