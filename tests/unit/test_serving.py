"""``dashboard serve``: what cannot work is told in a sentence before Streamlit is asked."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from streamlit import file_util

from dashboard import cli, collector, paths
from dashboard.serving import launch, start


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have become the server."""
    lines: list[list[str]] = []

    def call(line: list[str]) -> int:
        lines.append(line)
        return 0

    if os.name == "posix":  # becomes the server; elsewhere a child process serves
        monkeypatch.setattr(os, "execv", lambda _program, line: lines.append(line))
    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setenv("PYTHONSAFEPATH", "")
    monkeypatch.setenv(paths.DATA_VARIABLE, "")
    return lines


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *[(option, value) for option in ("--port", "--server.port") for value in ("99999", "-1", "abc", "", "1e3", "8501.0")],
        *[("--server.address", value) for value in ("8.8.8.8", "unix:///tmp/socket", "[::1]", "local host", "a" * 70 + ".b")],
        *[("--server.baseUrlPath", value) for value in ("../x", "a/../b", ".", "a b", "a//b", "ä", "a?b", "{x:path}", "<b>", "%2e%2e", "a\\b")],
        ("--server.sslCertFile", "nowhere.pem"),
        ("--server.sslKeyFile", "."),
    ],
)  # fmt: skip
def test_what_cannot_work_is_told_in_a_sentence(
    ran: list[list[str]], capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", f"{option}={value}"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.splitlines()[-1].startswith("dashboard serve: error: argument ")
    assert repr(value) in said
    assert not ran


@pytest.mark.parametrize("variable", ["STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_BASE_URL_PATH"])
def test_what_the_environment_says_is_looked_at_too(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str
) -> None:
    monkeypatch.setenv(variable, "not this")
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve"])
    assert ended.value.code == 2
    assert "'not this'" in capsys.readouterr().err
    monkeypatch.setenv(variable, "")
    cli.main(["serve"])
    assert ran[0][-1] == str(paths.APP), "empty is as good as not set"


@pytest.mark.parametrize("secret", ["", "  "])
def test_an_empty_secret_is_no_secret_and_said_in_a_sentence(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], secret: str
) -> None:
    """Several processes would each sign with nothing: the place for the one secret of all was left blank."""
    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", secret)
    assert cli.main(["serve"]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("dashboard: STREAMLIT_SERVER_COOKIE_SECRET is empty: ")
    assert not ran
    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "one for all")
    cli.main(["serve"])
    assert ran
    ran.clear()
    monkeypatch.delenv("STREAMLIT_SERVER_COOKIE_SECRET")
    cli.main(["serve"])
    assert ran, "one process alone makes up its own"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (start.port, "0"),
        (start.port, "65535"),
        (start.address, "localhost"),
        (start.address, "0.0.0.0"),
        (start.address, ""),
        (start.base_path, ""),
        (start.base_path, "/"),
        (start.base_path, "a/b"),
        (start.base_path, "/atlas.v2/ky_KG~1/"),
        (start.readable, __file__),
    ],
)
def test_what_can_work_is_passed_on_as_it_is(kind: Callable[[str], object], value: str) -> None:
    assert str(kind(value)) == value


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_the_newer_kind_is_one() -> None:
    try:
        assert start.address("::1") == "::1"
    except argparse.ArgumentTypeError:
        pytest.skip("this machine has no such address")


def test_options_in_any_order_reach_streamlit_once(ran: list[list[str]]) -> None:
    cli.main(["serve", "--theme.base", "dark", "--server.port=9000", "--server.baseUrlPath", "atlas"])
    line = ran[0]
    assert line[1:4] == ["-m", "dashboard.serving.launch", "run"]
    assert line[5:] == ["--server.port", "9000", "--server.baseUrlPath", "atlas", "--theme.base", "dark"]


@pytest.mark.parametrize("args", [["chekc"], ["8600"], ["local host", "--port", "9000"]])
def test_an_unknown_word_is_refused(
    ran: list[list[str]], capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    assert cli.main(["serve", *args]) == 2
    assert repr(args[0]) in capsys.readouterr().err
    assert not ran


def test_a_certificate_that_is_none_is_refused(
    ran: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.pem"
    file.write_text("not a certificate")
    assert issubclass(ssl.SSLError, OSError)
    assert cli.main(["serve", "--server.sslCertFile", str(file), "--server.sslKeyFile", str(file)]) == 2
    assert f"{file} and {file} are no certificate and its key" in capsys.readouterr().err
    assert not ran


def test_the_folder_where_somebody_stands_is_no_source_of_modules(ran: list[list[str]]) -> None:
    cli.main(["serve"])
    assert os.environ["PYTHONSAFEPATH"] == "1"


# --- what only Streamlit can know -----------------------------------------------------------------


def test_what_stops_streamlit_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(prog_name: str) -> None:
        raise FileNotFoundError("Theme file not found: nowhere")

    monkeypatch.setattr("streamlit.web.cli.main", fail)
    with pytest.raises(SystemExit) as ended:
        launch.launch()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said == "dashboard: the server could not be started: Theme file not found: nowhere\n"


def test_a_fault_without_words_is_at_least_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(prog_name: str) -> None:
        raise RuntimeError

    monkeypatch.setattr("streamlit.web.cli.main", fail)
    with pytest.raises(SystemExit):
        launch.launch()
    assert capsys.readouterr().err.endswith(": RuntimeError\n")


def test_the_collector_looks_seldom_before_streamlit_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[int, int, int]] = []
    monkeypatch.setattr("streamlit.web.cli.main", lambda prog_name: found.append(gc.get_threshold()))
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        launch.launch()
    finally:
        gc.set_threshold(*before)
    assert found == [collector.SELDOM]


@pytest.mark.skipif(os.name == "nt", reason="users are no numbers there")
def test_a_user_without_a_home_is_served_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    found: list[str] = []

    def read_settings(prog_name: str) -> None:
        found.append(file_util.get_streamlit_file_path("config.toml"))

    def in_no_list(number: int) -> NoReturn:
        raise KeyError(number)

    monkeypatch.setenv("HOME", "")  # so that it is as before afterwards
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", in_no_list)
    monkeypatch.setattr("streamlit.web.cli.main", read_settings)
    launch.launch()
    assert found == ["/nonexistent/.streamlit/config.toml"]
