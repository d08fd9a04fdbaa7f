"""Servers that benchmarks measure: the dashboard, alone or several behind the proxy, an empty Streamlit app beside it, and what their processes take."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from support import find_haproxy, for_the_proxy, free_port  # noqa: E402

OURS = ROOT / "app.py"
EMPTY = """
import streamlit as st
def one(): st.title("one")
def two(): st.title("two")
page = st.navigation([st.Page(one, default=True), st.Page(two)], position="hidden")
st.page_link(st.Page(one, default=True), label="One")
st.page_link(st.Page(two), label="Two")
st.pills("Filter", ["a", "b"])
page.run()
"""
BARE = """
import altair as alt, folium, pandas as pd, streamlit as st
from streamlit_folium import st_folium
def one(): st.title("one")
def drawn_chart(): st.altair_chart(alt.Chart(pd.DataFrame({"x": [1], "y": [1]})).mark_point().encode(x="x", y="y"))
def drawn_map(): st_folium(folium.Map([42.5, 72.2], tiles=None), key="map", returned_objects=[], width=800, height=400)
def chart():
    st.title("chart")
    drawn_chart()
def map():
    st.title("map")
    drawn_map()
def asked():
    st.title("asked")
    st.text_input("words")
pages = {"One": st.Page(one, default=True), "Chart": st.Page(chart), "Map": st.Page(map), "Asked": st.Page(asked)}
page = st.navigation(list(pages.values()), position="hidden")
for name, there in pages.items():
    st.page_link(there, label=name)
page.run()
"""
STARTS_WITHIN = 60.0  # seconds


@dataclass(frozen=True)
class Served:
    """A running server, or several behind one address."""

    url: str  # without a slash at its end
    pids: tuple[int, ...]
    behind: tuple[Served, ...] = ()  # each of several by itself

    def memory(self) -> float:
        """Megabytes that its processes and those that they started hold in memory (Linux; 0 elsewhere)."""
        return sum(_resident(pid) for first in self.pids for pid in _family(first)) / 1024

    def busy(self) -> float:
        """Seconds that its processes have computed so far (Linux; 0 elsewhere)."""
        return sum(map(_computed, self.pids))


def _computed(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    spent = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text(encoding="utf-8").split():
            yield from _family(int(child))


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


@contextmanager
def served(
    script: Path, options: Sequence[str] = (), core: int | None = None, secret: str = ""
) -> Iterator[Served]:
    """A server for a script, with the project's settings, until the block ends.

    Args:
        script: what ``streamlit run`` gets.
        options: further settings, as ``key=value``.
        core: the one processor core that it may use; None = all.
        secret: by which it knows the cookies of others like it.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", *(f"--{option}" for option in options)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    if secret:  # which no command line may tell
        env["STREAMLIT_SERVER_COOKIE_SECRET"] = secret
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet) as process:
        try:
            if core is not None:
                os.sched_setaffinity(process.pid, {core})
            one = Served(f"http://localhost:{port}", (process.pid,))
            _wait(process, one)
            yield one
        finally:
            process.terminate()


@contextmanager
def behind_proxy(cores: Sequence[int | None], options: Sequence[str] = ()) -> Iterator[Served]:
    """A server of the dashboard for each core, behind the proxy of ``deploy/``, until the block ends.

    Args:
        cores: as :func:`served`, for each of them; four at most.
        options: as :func:`served`.

    Raises:
        LookupError: there is no HAProxy on this machine.
    """
    program = find_haproxy()
    if program is None:
        raise LookupError("HAProxy is not installed (Debian: apt install haproxy)")
    with ExitStack() as stack:
        behind = [stack.enter_context(served(OURS, options, core, "the same for all")) for core in cores]
        port = free_port()
        hosts = {
            f"ATLAS_{number}": one.url.removeprefix("http://") for number, one in enumerate(behind, start=1)
        }
        env = for_the_proxy(ATLAS_BIND=f"127.0.0.1:{port}", **hosts)
        quiet = subprocess.DEVNULL
        command = [program, "-f", str(ROOT / "deploy" / "haproxy.cfg")]
        proxy = stack.enter_context(subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet))
        stack.callback(proxy.terminate)
        pids = tuple(pid for one in behind for pid in one.pids)
        whole = Served(f"http://localhost:{port}", pids, tuple(behind))
        _wait(proxy, whole)
        yield whole


@contextmanager
def empty_app(options: Sequence[str] = (), core: int | None = None, text: str = EMPTY) -> Iterator[Served]:
    """A server for an app that shows what the parts themselves take.

    Args:
        options: as :func:`served`.
        core: as :func:`served`.
        text: its script: two pages with a title each and one row of pills, or ``BARE``: a title, a title with a chart of
            one point, a title with a map of nothing, and these with those of Streamlit's controls that three of our screens have.
    """
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(text, encoding="utf-8")
        with served(script, options, core) as one:
            yield one


def _wait(process: subprocess.Popen[bytes], one: Served) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{one.url}/_stcore/health")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")
