"""How many visitors one process carries: our app and an empty Streamlit app, in the same run, with the same settings.

    python benchmarks/visitors.py                                      a quarter of an hour
    python benchmarks/visitors.py --sessions 1,10 --think 0 --seconds 20
    python benchmarks/visitors.py --app ours --option runner.postScriptGC=false
    python benchmarks/visitors.py --processes 2 --sessions 500 --think 8    several of ours behind the proxy of deploy/

Every visitor is a session of `tests/wire.py` that walks: all screens, languages, filters, lists, searches and faces, as the last
run has drawn them; one walk in twelve ends and another visitor comes for the first time, with the page's files.
The server has one processor core and the client another, where there are two; of several processes each has a core, and client
and proxy take what these leave. Reported for each number of sessions: runs a second,
milliseconds from a click to the end of the script (p50, p95, p95 once everybody has come, longest), failures, kilobytes of
a run, what a run costs the server's core, how busy both are, megabytes before and after. How to read it and figures of one
machine: docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, AsyncExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial

from serving import OURS, Served, behind_proxy, empty_app, served
from walking import SCREENS, Seen, crowd, warmed

import wire

PAGES = {"ours": SCREENS, "empty": ("", "two")}


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    app: str
    sessions: int
    think_s: float
    runs: int
    runs_per_s: float
    p50_ms: float
    p95_ms: float
    p95_there_ms: float  # after two times to think: everybody has come, and the crowd at the door is over
    longest_ms: float
    failures: int
    kb_per_run: float
    cpu_ms_per_run: float  # what a run costs the server's core, however busy the machine is otherwise
    server_busy: float  # share of one core; of several processes the sum
    client_busy: float  # share of a core; near 1 it is the client that is measured
    mb_before: float
    mb_after: float


def measured(app: str, one: Served, sessions: int, think: float, seconds: float) -> tuple[Line, Seen]:
    """One line of the table: some visitors at a server that is already warm."""
    before, busy, own, begin = one.memory(), one.busy(), time.process_time(), time.monotonic()
    seen = asyncio.run(crowd(one, sessions, think, seconds, PAGES[app]))
    took, spent, after = time.monotonic() - begin, one.busy() - busy, one.memory()
    runs = len(seen.runs)
    line = Line(
        app=app,
        sessions=sessions,
        think_s=think,
        runs=runs,
        runs_per_s=round(runs / took, 1),
        p50_ms=round(seen.at(0.5)),
        p95_ms=round(seen.at(0.95)),
        p95_there_ms=round(seen.at(0.95, after=2 * think)),
        longest_ms=round(seen.at(1)),
        failures=seen.faults.total(),
        kb_per_run=round(seen.received / max(runs, 1) / 1024, 1),
        cpu_ms_per_run=round(1000 * spent / max(runs, 1), 1),
        server_busy=round(spent / took, 2),
        client_busy=round((time.process_time() - own) / took, 2),
        mb_before=round(before),
        mb_after=round(after),
    )
    return line, seen


def megabytes_of_a_tab(app: str, one: Served, tabs: int = 100) -> float:
    """What the server holds for one more open tab, of many that look at what is drawn already."""

    async def hold() -> float:
        pages, before = PAGES[app], one.memory()
        async with AsyncExitStack() as open_tabs:
            for number in range(tabs):
                tab = await open_tabs.enter_async_context(wire.session(one.url))
                await tab.open(pages[number % len(pages)])
            return one.memory() - before

    return asyncio.run(hold()) / tabs


def cores() -> tuple[int | None, int | None]:
    """A core for the client and one for the server; none where there is one core or no way to choose."""
    if not hasattr(os, "sched_setaffinity"):
        return None, None
    free = sorted(os.sched_getaffinity(0))
    return (free[0], free[1]) if len(free) > 1 else (None, None)


@contextmanager
def on_core(core: int | None) -> Iterator[None]:
    """This process on one core, and afterwards where it was."""
    if core is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def start(
    app: str, options: Sequence[str], core: int | None, processes: int = 1
) -> AbstractContextManager[Served]:
    """The server of an app, by its name in the table; of several processes each has the next core."""
    if app == "empty":
        return empty_app(options, core)
    if processes == 1:
        return served(OURS, options, core)
    free = sorted(os.sched_getaffinity(0)) if core is not None else [None]
    return behind_proxy([free[number % len(free)] for number in range(processes)], options)


HEAD = (
    f"{'app':6}{'sessions':>9}{'think':>6}{'runs/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'there':>7}{'longest':>9}"
    f"{'failed':>8}{'kB/run':>8}{'cpu ms':>8}{'busy':>6}{'client':>8}{'MB':>12}"
)


def told(line: Line) -> str:
    """A line of the table in words."""
    return (
        f"{line.app:6}{line.sessions:9}{line.think_s:6.0f}{line.runs_per_s:8.1f}{line.p50_ms:8.0f}{line.p95_ms:8.0f}"
        f"{line.p95_there_ms:7.0f}{line.longest_ms:9.0f}{line.failures:8}{line.kb_per_run:8.1f}{line.cpu_ms_per_run:8.1f}"
        f"{line.server_busy:6.2f}{line.client_busy:8.2f}{f'{line.mb_before:.0f}-{line.mb_after:.0f}':>12}"
    )


def ratios(lines: Sequence[Line]) -> Iterator[str]:
    """Our app against the empty one, where both were measured alike."""
    empty = {(line.sessions, line.think_s): line for line in lines if line.app == "empty"}
    for line in lines:
        other = empty.get((line.sessions, line.think_s))
        if line.app == "ours" and other and other.runs_per_s and other.p50_ms:
            yield (
                f"{line.sessions} sessions, think {line.think_s:.0f} s: runs/s x {line.runs_per_s / other.runs_per_s:.2f}, "
                f"p50 x {line.p50_ms / other.p50_ms:.1f}, p95 x {line.p95_ms / max(other.p95_ms, 1):.1f} of the empty app"
            )


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    numbers = partial(str.split, sep=",")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--sessions", type=numbers, default=["1", "10", "100", "250"], help="how many, with commas"
    )
    parser.add_argument(
        "--think", type=numbers, default=["0", "8"], help="mean seconds between clicks, with commas"
    )
    parser.add_argument("--seconds", type=float, default=60, help="of each measurement")
    parser.add_argument("--app", choices=("ours", "empty", "both"), default="both")
    parser.add_argument(
        "--processes",
        type=int,
        choices=range(1, 5),
        default=1,
        help="of ours, behind the proxy; without the empty app",
    )
    parser.add_argument(
        "--option", action="append", default=[], metavar="KEY=VALUE", help="a setting of Streamlit"
    )
    ask = parser.parse_args()
    if ask.processes > 1:
        if ask.app == "empty":
            parser.error("several processes are those of our app")
        ask.app = "ours"
    return ask


def main() -> int:
    """Measure and print."""
    ask = asked()
    ours, theirs = cores()
    lines: list[Line] = []
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {ask.option or 'as shipped'}"
    )
    print(HEAD)
    with on_core(ours if ask.processes == 1 else None):
        for app in ("empty", "ours") if ask.app == "both" else (ask.app,):
            with start(app, ask.option, theirs, ask.processes) as one:
                for each in one.behind or (one,):
                    warmed(each, PAGES[app])
                print(f"{app}: {megabytes_of_a_tab(app, one):.2f} MB for each of a hundred open tabs")
                for think in map(float, ask.think):
                    for sessions in map(int, ask.sessions):
                        line, seen = measured(app, one, sessions, think, ask.seconds)
                        lines.append(line)
                        print(told(line), flush=True)
                        for fault, often in seen.faults.most_common(3):
                            print(f"      {often} x {fault}")
    for words in ratios(lines):
        print(words)
    print(json.dumps([asdict(line) for line in lines]))
    return 1 if any(line.failures for line in lines) else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
