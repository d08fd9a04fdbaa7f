"""The two commands of the README; standard library only.

    python3 scripts/start.py [options]   serve the dashboard and open a browser
    python3 scripts/start.py test [...]  run all checks and tests (more words go to pytest)
    python3 scripts/start.py check [DATA] check a data package; `new` begins one, `brief` and `slides` make files

The first start makes `.venv` and installs the versions in constraints.txt; that needs a network.
Later starts need none: a stamp in `.venv` says for which files it was made.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST = (3, 11)
MOST_WORKERS = 4  # each has a browser and a server of its own
UNKEPT = "PYTHONDONTWRITEBYTECODE"  # with it each of many processes would translate all code anew
COMMANDS = ("serve", "check", "new", "brief", "slides", "export")
# Variables that lead Python to modules elsewhere: to another clone, or to a file that has a package's name.
ASTRAY = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "PYTHONPLATLIBDIR",
    "PYTHONEXECUTABLE",
)


def main(args: list[str]) -> int:
    """Prepare `.venv` and run what was asked for; returns the exit status."""
    if sys.version_info < OLDEST:
        say(too_old())
        return 1
    word = args[0] if args and not args[0].startswith("-") else "serve"
    if word not in (*COMMANDS, "test"):
        say(f"There is no command {word!r}. There are: {', '.join(COMMANDS)}, test; without one it serves.")
        return 2
    try:
        if not prepare(VENV, ROOT, "test" if word == "test" else "run"):
            return 1
    except OSError as error:
        whole = " This copy of the project is not whole." if isinstance(error, FileNotFoundError) else ""
        say(f"{error.filename or ROOT}: {error.strerror or error}.{whole}")
        return 1
    if word == "test":
        return run_checks(python_of(VENV).parent, args[1:])
    # -P: the folder where somebody happens to stand is no source of modules.
    command = [
        str(python_of(VENV)),
        "-P",
        "-m",
        "dashboard",
        *(args if word in args[:1] else ["serve", *args]),
    ]
    sys.stdout.flush()
    if os.name == "posix":  # becomes the server, so that signals reach it
        os.execve(command[0], command, environment())  # noqa: S606
    return subprocess.call(command, env=environment())


def environment(*without: str) -> dict[str, str]:
    """The variables for everything that is started here, `without` some and those that lead astray.

    Files are read as UTF-8 whatever the system's language is.
    """
    kept = {name: value for name, value in os.environ.items() if name not in (*ASTRAY, *without)}
    return {**kept, "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}


def say(message: str) -> None:
    """A line for the person at the keyboard."""
    print(message, file=sys.stderr, flush=True)


def too_old() -> str:
    """What to do when this Python is too old; names a newer one if the machine has it."""
    need = ".".join(map(str, OLDEST))
    have = ".".join(map(str, sys.version_info[:3]))
    newer = next((f"python3.{n}" for n in range(20, OLDEST[1] - 1, -1) if shutil.which(f"python3.{n}")), None)
    hint = f"Try: {newer} scripts/start.py" if newer else f"Please install Python {need} or newer."
    return f"Python {need} or newer is needed; this is {have}. {hint}"


# --- the environment ------------------------------------------------------------------------------


def python_of(folder: Path) -> Path:
    """The Python inside a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_text(root: Path) -> str:
    """Changes whenever the environment has to be made anew: other pins, other place, other Python."""
    digest = hashlib.sha256()
    for name in ("constraints.txt", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    digest.update(os.fsencode(f"{root} {sys.version_info[:2]}"))
    return digest.hexdigest()


def prepare(folder: Path, root: Path, purpose: str) -> bool:
    """Make sure `folder` can serve (purpose "run") or test ("test"); installs only what the stamps miss.

    Returns whether it can. Without a network an environment made earlier still serves.
    """
    stamp, wanted = folder / f"stamp-{purpose}", stamp_text(root)
    earlier = python_of(folder).exists() and stamp.is_file()
    if earlier and stamp.read_text(encoding="utf-8", errors="replace") == wanted:
        return True
    can_do_without = earlier and purpose == "run"
    if not os.access(folder if folder.exists() else root, os.W_OK):
        say(
            f"{folder if folder.exists() else root} cannot be written, so no packages can be installed there."
        )
        say(
            "Starting with those installed earlier."
            if can_do_without
            else "Please copy the project to a folder of your own and start it from there."
        )
        return can_do_without
    say(f"Preparing {folder} (once; this takes a minute or a few, and a network) ...")
    if install(folder, root, extra="[test]" if purpose == "test" else "", silent=can_do_without):
        for made in {purpose, "run"}:  # what can test can also serve
            (folder / f"stamp-{made}").write_text(wanted, encoding="utf-8")
        return True
    if can_do_without:
        say("The packages could not be brought up to date; starting with those installed earlier.")
    return can_do_without


def install(folder: Path, root: Path, extra: str, silent: bool) -> bool:
    """Install the project and its pinned packages into a virtual environment; True if all went well."""
    pip = pip_for(folder)
    if pip is None:
        return False
    command = [*pip, "install", "-qqq" if silent else "-q", "--no-input", "--disable-pip-version-check"]
    command += ["--constraint", str(root / "constraints.txt"), "--editable", f"{root}{extra}"]
    if subprocess.call(command, env={"PIP_RETRIES": "2", **environment()}) != 0:
        if not silent:
            say(
                "The packages could not be installed; what pip said stands above.\n"
                "The first start needs a network (or pip set up for a local mirror). Later starts need none."
            )
        return False
    lead_to(root / "src", folder)
    return True


def lead_to(source: Path, folder: Path) -> None:
    """Let an environment find `source` by a relative path.

    pip leaves the whole path, as UTF-8; Python reads it in the encoding of the system's language. With Cyrillic in the
    path and another encoding (LC_ALL=C, a Russian Windows) it would then not start, or find nothing.
    """
    for pattern in ("lib/python*/site-packages/*.pth", "Lib/site-packages/*.pth"):
        for file in folder.glob(pattern):
            if file.read_bytes().strip() == os.fsencode(source):
                file.write_text(os.path.relpath(source, file.parent) + "\n", encoding="ascii")


def pip_for(folder: Path) -> list[str] | None:
    """How to call pip for a virtual environment, which is made if need be; None if there is no pip.

    The pip of this Python works on the environment from outside: that also suits a Python whose own
    packages are managed by the system, and one that cannot make environments with a pip inside.
    """
    has_pip = importlib.util.find_spec("pip") is not None
    if not has_pip and importlib.util.find_spec("ensurepip") is None:
        say("This Python has no pip. Please install it (Debian, Ubuntu: apt install python3-pip).")
        return None
    python = python_of(folder)
    if not python.exists() and importlib.util.find_spec("venv") is None:
        say("This Python has no module venv. Please install it (Debian, Ubuntu: apt install python3-venv).")
        return None
    try:
        if not python.exists():
            import venv  # some systems leave it out

            venv.create(folder, clear=folder.exists(), with_pip=not has_pip, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"The folder {folder} could not be made: {error}")
        return None
    return [sys.executable, "-m", "pip", "--python", str(python)] if has_pip else [str(python), "-m", "pip"]


# --- the checks -----------------------------------------------------------------------------------


def checks(pytest_args: list[str]) -> list[list[str]]:
    """What `test` runs, as programs of the environment; pytest last, so that its summary is the last line."""
    return [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["lint-imports"],
        ["pytest", *workers(pytest_args), *pytest_args],
    ]


def workers(pytest_args: list[str]) -> list[str]:
    """How pytest shares the tests out; as asked for if it was.

    Among one worker more than there are cores: a third of its time one waits, for a page to stand still or a server to start.
    """
    if any(word.startswith(("-n", "--dist", "--pdb")) for word in pytest_args):
        return []
    return ["-n", str(min((os.cpu_count() or 1) + 1, MOST_WORKERS)), "--dist", "worksteal"]


def run_checks(programs: Path, pytest_args: list[str]) -> int:
    """Run every check even if one fails, all but pytest beside each other; 0 if all are well."""
    *still, last = checks(pytest_args)
    # Whether all tests can be read; what Python makes of them is kept, and no worker has to make it once more.
    still.append(["pytest", "--collect-only", "-qqq", *pytest_args])
    with ThreadPoolExecutor(len(still)) as beside:
        told = list(beside.map(lambda check: quietly(check, programs), still))
    failed = []
    for check, (status, text) in zip(still, told, strict=True):
        say(f"$ {' '.join(check)}")
        if status != 0 or check[0] != "pytest":  # that one would list all tests
            say(text.strip())
        if status != 0:
            failed.append(check[0])
    say(f"$ {' '.join(last)}")
    program = shutil.which(last[0], path=str(programs))
    if program is None or subprocess.call([program, *last[1:]], cwd=ROOT, env=environment(UNKEPT)) != 0:
        failed.append(last[0])
    if failed:
        say(f"Failed: {', '.join(dict.fromkeys(failed))}")
    return 1 if failed else 0


def quietly(check: list[str], programs: Path) -> tuple[int, str]:
    """Run a check; its exit status, and all that it said."""
    program = shutil.which(check[0], path=str(programs))
    if program is None:
        return 1, f"{check[0]} is not installed in {programs}"
    done = subprocess.run(
        [program, *check[1:]],
        cwd=ROOT,
        env=environment(UNKEPT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
