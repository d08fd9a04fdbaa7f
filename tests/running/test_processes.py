"""Processes of ours beside the server: the command as people call it, and the one that draws."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from dashboard.paths import PACKAGE
from packages import put, small_package
from support import STARTED_WITHIN


def test_the_command_needs_no_reader_to_its_end_and_no_letters_of_the_terminal(tmp_path: Path) -> None:
    folder = small_package(tmp_path / "data")
    for number in range(3):
        put(folder, "mines", name_en=f"Жер{'у' * 50}\x01", mine_id=f"Ж{number}")
    command = [
        sys.executable,
        "-c",
        "from dashboard.cli import main; raise SystemExit(main())",
        "check",
        str(folder),
    ]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "ascii"}
    whole_answer = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert whole_answer.returncode == 1
    assert rb"\u0416" in whole_answer.stdout and b"Traceback" not in whole_answer.stderr
    reading, writing = os.pipe()
    os.close(reading)
    cut = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert cut.returncode == 1
    assert b"Traceback" not in cut.stderr and b"BrokenPipe" not in cut.stderr


def test_the_process_that_draws_ends_with_the_one_that_asks() -> None:
    code = (
        "import os; from dashboard.outputs import workshop; workshop.warm_up(); "
        "bench = workshop._benches().get(); print(bench._process.pid, flush=True); os._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    pid = int(done.stdout)
    ended = threading.Event()
    for _ in range(10 * STARTED_WITHIN):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            ended.set()
            break
        ended.wait(0.1)
    assert ended.is_set()


def test_a_server_told_to_end_while_it_begins_ends_also_as_the_first_process_of_a_container(
    tmp_path: Path,
) -> None:
    """Of a signal that nobody handles the first process is not told, as here, where the shell says that it be ignored."""
    slow = tmp_path / "streamlit" / "web" / "cli.py"
    slow.parent.mkdir(parents=True)
    for package in (slow.parent, slow.parent.parent):
        (package / "__init__.py").touch()
    slow.write_text("import time; print('beginning', flush=True); time.sleep(60)")
    command = ["sh", "-c", 'trap "" TERM; exec "$@"', "sh", sys.executable, "-m", "dashboard.serving.launch"]
    folders = os.pathsep.join([str(tmp_path), str(PACKAGE.parent)])
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": folders}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "beginning\n"
            process.send_signal(signal.SIGTERM)
            assert process.wait(50) == 0
        finally:
            process.kill()
