"""scripts/start.py without installing anything; and the files that it rests on."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from dashboard import cli, paths
from support import script, some


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
        (["serve", "--port", "9000"], ["serve", "--port", "9000"]),
        (["check", "folder"], ["check", "folder"]),
        (["brief", "--help"], ["brief", "--help"]),
    ],
)
def test_words_after_the_script_reach_the_dashboard(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, args: list[str], command: list[str]
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(start, "prepare", lambda *_: True)
    monkeypatch.setattr(os, "execve", lambda _program, line, _environment: ran.append(line))
    monkeypatch.setattr(start.subprocess, "call", lambda _line, env: 0)
    start.main(args)
    assert ran == [[str(start.python_of(start.VENV)), "-P", "-m", "dashboard", *command]]


@pytest.mark.parametrize("word", ["chekc", "tset", "8600", "", "serve "])
def test_an_unknown_word_is_answered_with_those_that_are_known(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    monkeypatch.setattr(start, "prepare", None)  # nothing is installed for it
    assert start.main([word]) == 2
    said = capsys.readouterr().err
    assert repr(word) in said
    assert all(known in said for known in ("serve", "check", "brief", "slides", "test"))


def test_every_word_it_passes_on_is_one_of_the_dashboards(start: ModuleType) -> None:
    for word in some(start.COMMANDS):
        with pytest.raises(SystemExit) as ended:
            cli.main([word, "--help"])
        assert ended.value.code == 0


def test_nothing_that_is_started_is_led_astray(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in start.ASTRAY:
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("DASHBOARD_DATA", "mine")
    seen: list[dict[str, str]] = []

    def call(_line: list[str], env: dict[str, str], **_: object) -> int:
        seen.append(env)
        return 0

    def run(line: list[str], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.append(env)
        return subprocess.CompletedProcess(line, 0, "")

    monkeypatch.setattr(os, "execve", lambda _program, _line, env: seen.append(env))
    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setattr(start, "pip_for", lambda _folder: ["pip"])
    monkeypatch.setattr(start, "prepare", lambda *_: True)
    monkeypatch.setattr(start, "checks", lambda _args: [["sh"]])
    monkeypatch.setattr(start.shutil, "which", lambda name, path: name)
    start.main([])
    served = len(seen)
    assert start.install(Path("folder"), Path("root"), extra="", silent=False)
    assert start.run_checks(Path("bin"), []) == 0
    assert len(seen) == served + 3
    for env in seen:
        assert "PYTHONPATH" in start.ASTRAY
        assert not env.keys() & set(start.ASTRAY)
        assert env["PYTHONUTF8"] == env["PYTHONNOUSERSITE"] == "1"
        assert env["DASHBOARD_DATA"] == "mine"


# --- places that are not as they should be --------------------------------------------------------


def test_a_python_without_venv_is_told_what_to_install(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None if name == "venv" else name)
    assert start.pip_for(tmp_path / "environment") is None
    assert "python3-venv" in capsys.readouterr().err


def _cannot_be_written(start: ModuleType, monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    monkeypatch.setattr(start.os, "access", lambda path, _how: path not in folders)


def test_a_checkout_that_cannot_be_written_is_called_that(
    start: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    extras = _installs(start, monkeypatch, works=True)
    _cannot_be_written(start, monkeypatch, project)
    assert not start.prepare(project / ".venv", project, "run")
    said = capsys.readouterr().err
    assert f"{project} cannot be written" in said
    assert "copy the project" in said
    assert "network" not in said
    assert not extras


def test_where_it_cannot_be_written_an_environment_made_before_serves_but_does_not_test(
    start: ModuleType,
    project: Path,
    environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    extras = _installs(start, monkeypatch, works=True)
    for purpose in ("run", "test"):
        (environment / f"stamp-{purpose}").write_text("older")
    _cannot_be_written(start, monkeypatch, project, environment)
    assert start.prepare(environment, project, "run")
    assert "those installed earlier" in capsys.readouterr().err
    assert not start.prepare(environment, project, "test")
    (environment / "stamp-run").write_text(start.stamp_text(project))
    assert start.prepare(environment, project, "run")
    assert not extras


def test_a_network_is_only_missed_if_it_was_pip_that_failed(
    start: ModuleType,
    project: Path,
    environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(start, "pip_for", lambda _folder: None)
    assert not start.prepare(environment, project, "run")
    assert "needs a network" not in capsys.readouterr().err
    monkeypatch.setattr(start, "pip_for", lambda _folder: ["pip"])
    monkeypatch.setattr(start.subprocess, "call", lambda _line, env: 1)
    assert not start.prepare(environment, project, "run")
    assert "needs a network" in capsys.readouterr().err
    assert not list(environment.glob("stamp-*"))


def test_a_copy_with_a_file_missing_is_told_in_a_sentence(
    start: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "ROOT", project)
    monkeypatch.setattr(start, "VENV", project / ".venv")
    (project / "constraints.txt").unlink()
    assert start.main([]) == 1
    said = capsys.readouterr().err
    assert f"{project / 'constraints.txt'}: " in said
    assert "not whole" in said


@pytest.mark.parametrize("place", ["lib/python3.11/site-packages", "Lib/site-packages"])
def test_an_environment_finds_our_code_by_a_path_that_every_system_can_read(
    start: ModuleType, tmp_path: Path, place: str
) -> None:
    root = tmp_path / "Талас и горы"
    packages = root / ".venv" / place
    packages.mkdir(parents=True)
    ours, other = packages / "_editable.pth", packages / "other.pth"
    ours.write_text(str(root / "src"), encoding="utf-8")
    other.write_text("import sys\n")
    start.lead_to(root / "src", root / ".venv")
    line = ours.read_text(encoding="ascii").strip()
    assert Path(os.path.normpath(packages / line)) == root / "src"
    assert other.read_text() == "import sys\n"


def test_all_checks_run_even_if_one_fails_and_pytest_is_last(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def run(line: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        ran.append(" ".join(line))
        return subprocess.CompletedProcess(line, int("mypy" in line[0]), f"what {line[0]} says\n")

    def call(line: list[str], cwd: Path, env: dict[str, str]) -> int:
        assert "PYTHONDONTWRITEBYTECODE" not in env, "each worker would translate all code anew"
        ran.append(" ".join(line))
        return 0

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(start.shutil, "which", lambda name, path: name)
    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start.os, "cpu_count", lambda: 2)
    assert start.run_checks(Path("bin"), ["-x"]) == 1
    assert sorted(line.split()[0] for line in ran[:-1]) == ["lint-imports", "mypy", "pytest", "ruff", "ruff"]
    assert ran[-1] == "pytest -n 3 --dist worksteal -x"
    assert "pytest --collect-only -qqq -x" in ran
    told = capsys.readouterr().err
    assert told.strip().endswith("Failed: mypy")
    assert "what pytest says" not in told, "the list of all tests"
    assert told.index("what ruff says") < told.index("what mypy says") < told.index("what lint-imports says")


def test_a_check_that_is_not_installed_fails(start: ModuleType, tmp_path: Path) -> None:
    status, text = start.quietly(["mypy"], tmp_path)
    assert status == 1 and "mypy is not installed" in text


@pytest.mark.parametrize("asked", [["-n", "0"], ["-n1"], ["--pdb"], ["--dist", "load"]])
def test_whoever_says_how_tests_are_shared_out_is_heard(start: ModuleType, asked: list[str]) -> None:
    assert start.workers(asked) == []


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
