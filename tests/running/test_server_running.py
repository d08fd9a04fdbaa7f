"""The dashboard served for real: health, policies, a base path, Streamlit's own command, the installed wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest

from dashboard import paths
from dashboard.serving.headers import COMPONENT_POLICY, PAGE_POLICY
from support import STARTED_WITHIN, Server, break_package, empty_package, running, until


def test_the_server_is_healthy_on_the_shipped_data(site: Server) -> None:
    answer = site.get("/healthz")
    assert answer.status_code == 200, answer.text
    assert answer.json()["data_package"] == "talas-mining-atlas"
    assert answer.headers["Cache-Control"] == "no-store"


def test_pages_scripts_and_components_carry_their_policy(site: Server) -> None:
    page = site.get("/map")
    assert page.status_code == 200
    assert "<title>Streamlit</title>" in page.text
    assert page.headers["Content-Security-Policy"] == PAGE_POLICY
    assert site.get("/_stcore/health").headers["Referrer-Policy"] == "same-origin"
    assert site.get("/component/none/x.js").headers["Content-Security-Policy"] == COMPONENT_POLICY


def test_a_page_in_russian_is_as_long_under_head_as_under_get(site: Server) -> None:
    asked = {"Accept": "text/html", "Accept-Language": "ru"}
    whole, head = (
        httpx.request(method, site.url, headers=asked, timeout=STARTED_WITHIN) for method in ("GET", "HEAD")
    )
    assert '<html lang="ru">' in whole.text
    assert head.headers["Content-Length"] == str(len(whole.content))


def test_the_server_asks_nobody_for_an_address(site: Server) -> None:
    printed = site.log.read_text()
    assert "http://localhost:" in printed
    assert "External URL" not in printed
    assert "mail" not in printed.lower()


def test_streamlit_run_works_from_any_folder_under_a_base_path_and_with_broken_data(tmp_path: Path) -> None:
    """With our own command: tests/running/test_outside.py, tests/browser/test_frame.py; with broken data, tests/browser/test_data_folder.py."""
    data = break_package(empty_package(tmp_path / "data"))
    command = ("-m", "streamlit", "run", str(paths.APP))
    with running(tmp_path, command=command, base="crisis/dash", data=data) as site:
        answer = site.get("/healthz")
        assert answer.status_code == 503
        assert any("events.csv" in fault for fault in answer.json()["faults"])
        page = site.get("/")
        assert page.status_code == 200
        assert page.headers["Content-Security-Policy"] == PAGE_POLICY
        component = site.get("/component/none/x.js")
        assert component.headers["Content-Security-Policy"] == COMPONENT_POLICY
        empty_package(data)  # mended while it runs
        until(lambda: site.get("/healthz").status_code == 200, "what is mended is not taken up")


def test_a_taken_port_is_said_in_words(site: Server, tmp_path: Path) -> None:
    port = site.url.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "serve", "--port", port, "--server.headless", "true"],
        check=False,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        cwd=tmp_path,
        env={"PYTHONPATH": str(paths.PACKAGE.parent), "HOME": str(tmp_path)},
    )
    assert done.returncode == 1
    assert f"Port {port} is not available" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_the_wheel_carries_the_whole_site(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        check=True,
        capture_output=True,
        timeout=STARTED_WITHIN,
        cwd=paths.ROOT,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    assert "dashboard = dashboard.cli:main" in entries.read_text()
    inside = installed / "dashboard" / "_site"
    for part in ("app.py", "pages", "data/datapackage.json", ".streamlit/config.toml"):
        assert (inside / part).exists(), part
    assert not (installed / "dashboard" / "pages").exists()
    with running(tmp_path, source=installed) as site:
        answer = site.get("/healthz")
        assert answer.status_code == 200, answer.text
        assert site.get("/timeline").status_code == 200


def test_warm_up_imports_no_screen_and_nothing_for_slides_and_survives_broken_data(tmp_path: Path) -> None:
    code = (
        "import gc, sys; from dashboard.serving import server; server.warm_up(); "
        "print([m for m in sys.modules if m.split('.')[0] in ('streamlit', 'streamlit_folium')], "
        "gc.get_freeze_count() > 10_000, 'folium' in sys.modules, 'pptx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        env={"PYTHONPATH": str(paths.PACKAGE.parent), paths.DATA_VARIABLE: str(tmp_path)},
    )
    assert done.stdout.split("\n")[0] == "[] True True False", done.stderr
    assert "data cannot be shown" in done.stderr
