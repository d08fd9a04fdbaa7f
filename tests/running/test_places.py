"""The start script for real, in places that are not as they should be; without installing anything."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import paths
from quarantine import expect_not_run, lay_hostile_module
from support import STARTED_WITHIN, running, script

VERSION = "0.0.0+clone"  # so that one sees whose code runs
PARTS = ("app.py", "pages", "data", "src", ".streamlit", "scripts", "constraints.txt", "pyproject.toml")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a folder with spaces and Cyrillic letters, with an environment made before.

    The environment takes its packages from the one that runs the tests.
    """
    root = tmp_path_factory.mktemp("place") / "Талас и горы"
    for name in PARTS:
        if (paths.ROOT / name).is_dir():
            shutil.copytree(paths.ROOT / name, root / name)
        else:
            root.mkdir(exist_ok=True)
            shutil.copy(paths.ROOT / name, root / name)
    (root / "src" / "dashboard" / "__init__.py").write_text(f'"""A clone."""\n\n__version__ = "{VERSION}"\n')
    start = script("start")
    folder = root / ".venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(folder)}))
    (packages / "_editable.pth").write_text(f"{root / 'src'}", encoding="utf-8")  # as pip leaves it
    here = "; ".join(f"site.addsitedir({one!r})" for one in site.getsitepackages())
    (packages / "packages.pth").write_text(f"import site; {here}\n")
    start.lead_to(root / "src", folder)
    (folder / "stamp-run").write_text(start.stamp_text(root))
    return root


def start_line(clone: Path) -> tuple[str, ...]:
    return (str(clone / "scripts" / "start.py"),)


def may(*command: str) -> bool:
    """Whether this machine lets a test do that."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True, timeout=STARTED_WITHIN).returncode == 0


def outside_of(*words: str) -> tuple[str, ...]:
    """`unshare`, for one who is not root in a world where they are."""
    return ("unshare", *words) if os.geteuid() == 0 else ("unshare", "--map-root-user", *words)


def test_cyrillic_and_spaces_without_a_language_and_without_a_home(clone: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    for name in ("pandas", "dashboard"):
        lay_hostile_module(hostile, name)
    lay_hostile_module(tmp_path, "streamlit")  # where somebody stands
    variables = {"LC_ALL": "C", "HOME": str(tmp_path / "nowhere"), "PYTHONHOME": ""}
    with running(tmp_path, command=start_line(clone), source=hostile, variables=variables) as server:
        answer = server.get("/healthz")
        assert (answer.status_code, answer.json()["version"]) == (200, VERSION)
        assert server.get("/map").status_code == 200
        assert "Traceback" not in server.log.read_text(errors="replace")
    expect_not_run(hostile)
    expect_not_run(tmp_path)


# Makes a folder read-only for one process and what that starts, and becomes a command.
READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
BECOME = "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])"


def read_only(folder: Path, command: Sequence[str]) -> list[str]:
    return [*outside_of("--mount"), "sh", "-c", READ_ONLY, "sh", str(folder), *command]


@pytest.fixture
def sealed(clone: Path) -> Path:
    """The clone, if this machine lets us mount it read-only."""
    if not may(*read_only(clone, ["true"])):
        pytest.skip("this machine does not let a test mount a folder read-only")
    attempt = subprocess.run(read_only(clone, ["touch", str(clone / "x")]), check=False, capture_output=True)
    assert attempt.returncode != 0
    assert not (clone / "x").exists()
    return clone


def test_from_a_checkout_that_cannot_be_written_briefs_go_elsewhere(sealed: Path, tmp_path: Path) -> None:
    words = ("brief", "--stakeholder", "local", "--lang", "ky", "-o", str(tmp_path / "brief.pdf"))
    line = read_only(sealed, [sys.executable, *start_line(sealed), *words])
    done = subprocess.run(line, check=False, capture_output=True, text=True, timeout=STARTED_WITHIN)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_a_first_start_where_nothing_can_be_written_says_so(sealed: Path, tmp_path: Path) -> None:
    root = tmp_path / "fresh"
    shutil.copytree(sealed / "scripts", root / "scripts")
    for name in ("constraints.txt", "pyproject.toml"):
        shutil.copy(sealed / name, root / name)
    line = read_only(root, [sys.executable, *start_line(root)])
    done = subprocess.run(line, check=False, capture_output=True, text=True, timeout=STARTED_WITHIN)
    assert done.returncode == 1
    assert f"{root} cannot be written" in done.stderr
    assert "network" not in done.stderr
    assert "Traceback" not in done.stderr


# Where there is no network: only the machine's own interface, which is brought up first.
ALONE = """
import fcntl, socket, struct
with socket.socket() as one:  # what `ip link set lo up` does
    fcntl.ioctl(one, 0x8914, struct.pack("16sh", b"lo", 1))
assert [name for _, name in socket.if_nameindex()] == ["lo"]
"""
SERVED = """
import sys
from pathlib import Path
from support import running
from outside import ask, knock

work, data, *command = sys.argv[1:]
with running(Path(work), command=command, data=Path(data), variables={"HOME": ""}) as server:
    print(server.get("/healthz").status_code, server.get("/healthz").json()["version"])
    print(ask(server, "/map")[0], knock(server), knock(server, Origin="http://evil.example"))
    print(server.get("/data/events.csv").status_code, "Traceback" in server.log.read_text(errors="replace"))
"""


def test_without_a_network_and_from_a_checkout_with_data_that_cannot_be_written_it_is_served(
    clone: Path, tmp_path: Path
) -> None:
    """Both at once, or what of it this machine lets a test do. It is a second start: the environment is there."""
    is_alone, is_sealed = may(*outside_of("--net"), "true"), may(*read_only(clone, ["true"]))
    if not is_alone and not is_sealed:
        pytest.skip("this machine lets a test neither be without a network nor mount a folder read-only")
    command = start_line(clone)
    if is_sealed:
        command = ("-c", BECOME, *read_only(clone, [sys.executable, *command]))
    around, code = (outside_of("--net"), ALONE + SERVED) if is_alone else ((), SERVED)
    done = subprocess.run(
        [*around, sys.executable, "-c", code, str(tmp_path), str(clone / "data"), *command],
        check=False,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(paths.PACKAGE.parent), str(paths.ROOT / "tests")]),
        },
    )
    assert done.stdout.split("\n")[:3] == [f"200 {VERSION}", "200 101 403", "200 False"], done.stderr


def test_the_script_itself_needs_no_module_venv(tmp_path: Path) -> None:
    """As it is on a system that has left it out: a module of that name that cannot be imported."""
    (tmp_path / "venv.py").write_text("raise ImportError('left out')")
    done = subprocess.run(
        [sys.executable, str(paths.ROOT / "scripts" / "start.py"), "chekc"],
        check=False,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 2
    assert "There is no command 'chekc'" in done.stderr
    assert "Traceback" not in done.stderr
