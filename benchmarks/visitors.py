"""How many visitors one process carries: our app and an empty Streamlit app, in the same run, with the same settings.

    python benchmarks/visitors.py                                      a quarter of an hour
    python benchmarks/visitors.py --sessions 1,10 --think 0 --seconds 20
    python benchmarks/visitors.py --app ours --option runner.postScriptGC=false

Every visitor is a session of `tests/wire.py` that walks: all screens, languages, filters, lists, searches and faces, as the last
run has drawn them; one walk in twelve ends and another visitor comes for the first time, with the page's files.
The server has one processor core and the client another, where there are two. Reported for each number of sessions: runs a second,
milliseconds from a click to the end of the script (p50, p95, longest), failures, kilobytes of a run, megabytes before and after,
and what a session adds. How to read it and figures of one machine: docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from serving import OURS, Served, empty_app, served  # noqa: E402
from websockets.exceptions import WebSocketException  # noqa: E402

import wire  # noqa: E402
from wire import Drawn, Run, Session, Value  # noqa: E402

SCREENS = ("", "map", "timeline", "participation", "stakeholders", "recommendations", "sources", "present")
LOCALES = ("en-GB", "ru-RU", "ky-KG")
SEARCHES = ("water", "Oxus", "вода", "суу", "2007", "")
LEAVES = 1 / 12  # how many walks end after a click
# What streamlit-folium's frame reports by itself once its map is drawn; every map costs a browser this second run.
MAP_DRAWN = '{"last_object_clicked_count":0,"last_active_drawing":null}'
FAILURES = (OSError, wire.Lost, WebSocketException, httpx.HTTPError, TimeoutError)


@dataclass
class Seen:
    """What all visitors of one measurement have lived through."""

    milliseconds: list[float] = field(default_factory=list)
    received: int = 0
    first_visits: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def take(self, run: Run) -> None:
        """Note one run."""
        self.milliseconds.append(run.seconds * 1000)
        self.received += run.received
        self.faults.update(run.faults)

    def at(self, share: float) -> float:
        """Milliseconds within which a share of all runs has ended."""
        ordered = sorted(self.milliseconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


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
    longest_ms: float
    failures: int
    kb_per_run: float
    cpu_ms_per_run: float  # what a run costs the server's core, however busy the machine is otherwise
    server_busy: float  # share of one core
    mb_before: float
    mb_after: float
    mb_per_session: float


# --- one visitor ----------------------------------------------------------------------------------


def _choices(run: Run, chance: random.Random) -> Iterator[tuple[Drawn, Value]]:
    """Everything that a visitor could do now with a widget, each with a value drawn by lot."""
    for item in run.of("button_group", "selectbox", "slider", "text_input", "button"):
        proto = item.proto
        if proto.disabled:
            continue
        if item.kind == "button_group" and proto.options:
            yield item, [chance.choice(proto.options).content]
        elif item.kind == "selectbox" and proto.options:
            yield item, str(chance.choice(proto.options))
        elif item.kind == "slider":
            low, high = int(proto.min), int(proto.max)
            yield item, sorted(chance.choices(range(low, high + 1), k=len(proto.default)))
        elif item.kind == "text_input":
            yield item, chance.choice(SEARCHES)
        elif item.kind == "button":
            yield item, True


def _click(session: Session, run: Run, chance: random.Random) -> Callable[[], object]:
    """What the visitor does next: often another screen, else any widget of this one."""
    links = [item for item in run.of("page_link") if not item.proto.external]
    choices = list(_choices(run, chance))
    if links and (not choices or chance.random() < 0.4):
        return partial(session.follow, chance.choice(links))
    widget, value = chance.choice(choices)
    return partial(session.use, widget, value)


async def _did(seen: Seen, session: Session, act: Callable[[], object]) -> Run:
    """One click, and the run that a map asks for by itself once it is drawn."""
    run: Run = await act()  # type: ignore[misc]
    seen.take(run)
    for item in run.of("component_instance"):
        if item.id not in session.states:
            run = await session.use(item, MAP_DRAWN)
            seen.take(run)
    return run


async def visitor(url: str, number: int, think: float, end: float, seen: Seen, pages: Sequence[str]) -> None:
    """Come, walk, leave, come again as somebody else, until the time is over.

    Args:
        url: the server.
        number: which visitor; walks are the same for the same number.
        think: mean seconds between two clicks, 0 = none.
        end: `time.monotonic` when the measurement is over.
        seen: where it is noted.
        pages: screens that a walk may begin with.
    """
    chance = random.Random(number)
    if think:  # nobody comes at the same moment
        await asyncio.sleep(chance.random() * think)
    first = True
    async with httpx.AsyncClient(timeout=wire.PATIENCE, trust_env=False) as client:
        while time.monotonic() < end:
            try:
                async with wire.session(url, locale=chance.choice(LOCALES)) as session:
                    page = chance.choice(pages)
                    if not first:  # the crowd that is there already has its files
                        await wire.first_files(client, url, page)
                        seen.first_visits += 1
                    first = False
                    run = await _did(seen, session, partial(session.open, page))
                    while time.monotonic() < end and chance.random() > LEAVES:
                        await asyncio.sleep(min(chance.expovariate(1 / think), 5 * think) if think else 0)
                        run = await _did(seen, session, _click(session, run, chance))
            except FAILURES as error:
                seen.faults[f"{type(error).__name__}: {error}"[:120]] += 1
                await asyncio.sleep(1)


async def crowd(one: Served, sessions: int, think: float, seconds: float, pages: Sequence[str]) -> Seen:
    """Let some visitors walk for some seconds."""
    seen = Seen()
    end = time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(sessions):
            group.create_task(visitor(one.url, number, think, end, seen, pages))
    return seen


# --- a measurement --------------------------------------------------------------------------------


def measured(app: str, one: Served, sessions: int, think: float, seconds: float) -> tuple[Line, Seen]:
    """One line of the table: some visitors at a server that is already warm."""
    pages = SCREENS if app == "ours" else ("", "two")
    before, busy, begin = one.memory(), one.busy(), time.monotonic()
    seen = asyncio.run(crowd(one, sessions, think, seconds, pages))
    took, spent, after = time.monotonic() - begin, one.busy() - busy, one.memory()
    runs = len(seen.milliseconds)
    line = Line(
        app=app,
        sessions=sessions,
        think_s=think,
        runs=runs,
        runs_per_s=round(runs / took, 1),
        p50_ms=round(seen.at(0.5)),
        p95_ms=round(seen.at(0.95)),
        longest_ms=round(seen.at(1)),
        failures=seen.faults.total(),
        kb_per_run=round(seen.received / max(runs, 1) / 1024, 1),
        cpu_ms_per_run=round(1000 * spent / max(runs, 1), 1),
        server_busy=round(spent / took, 2),
        mb_before=round(before),
        mb_after=round(after),
        mb_per_session=round((after - before) / sessions, 2),
    )
    return line, seen


def warmed(app: str, one: Served) -> None:
    """Every screen in every language once, so that what is measured is not the first visitor's wait."""

    async def walk() -> None:
        for locale in LOCALES:
            async with wire.session(one.url, locale=locale) as session:
                for page in SCREENS if app == "ours" else ("", "two"):
                    await session.open(page)

    asyncio.run(walk())


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


def start(app: str, options: Sequence[str], core: int | None) -> AbstractContextManager[Served]:
    """The server of an app, by its name in the table."""
    return served(OURS, options, core) if app == "ours" else empty_app(options, core)


HEAD = (
    f"{'app':6}{'sessions':>9}{'think':>6}{'runs/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'longest':>9}"
    f"{'failed':>8}{'kB/run':>8}{'cpu ms':>8}{'busy':>6}{'MB':>12}{'MB/session':>11}"
)


def told(line: Line) -> str:
    """A line of the table in words."""
    return (
        f"{line.app:6}{line.sessions:9}{line.think_s:6.0f}{line.runs_per_s:8.1f}{line.p50_ms:8.0f}{line.p95_ms:8.0f}"
        f"{line.longest_ms:9.0f}{line.failures:8}{line.kb_per_run:8.1f}{line.cpu_ms_per_run:8.1f}{line.server_busy:6.2f}"
        f"{f'{line.mb_before:.0f}-{line.mb_after:.0f}':>12}{line.mb_per_session:11.2f}"
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
        "--option", action="append", default=[], metavar="KEY=VALUE", help="a setting of Streamlit"
    )
    return parser.parse_args()


def main() -> int:
    """Measure and print."""
    ask = asked()
    ours, theirs = cores()
    lines: list[Line] = []
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {ask.option or 'as shipped'}"
    )
    print(HEAD)
    with on_core(ours):
        for app in ("empty", "ours") if ask.app == "both" else (ask.app,):
            with start(app, ask.option, theirs) as one:
                warmed(app, one)
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
