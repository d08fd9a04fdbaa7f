"""What a visitor of a benchmark does: comes, walks through all screens, languages, filters, lists and searches, and leaves."""

from __future__ import annotations

import asyncio
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import httpx

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from serving import Served  # noqa: E402
from websockets.exceptions import WebSocketException  # noqa: E402

import wire  # noqa: E402
from first_visit import AT_ONCE, first_files  # noqa: E402
from wire import Drawn, Run, Session, Value  # noqa: E402

SCREENS = ("", "map", "timeline", "participation", "stakeholders", "recommendations", "sources", "present")
LOCALES = ("en-GB", "ru-RU", "ky-KG")
SEARCHES = ("water", "Oxus", "вода", "суу", "2007", "")
LEAVES = 1 / 12  # how many walks end after a click
FAILURES = (OSError, wire.Lost, WebSocketException, httpx.HTTPError, TimeoutError)


@dataclass
class Seen:
    """What all visitors of one measurement have lived through."""

    runs: list[tuple[float, float]] = field(default_factory=list)  # `time.monotonic` of its end, milliseconds
    begun: float = field(default_factory=time.monotonic)
    received: int = 0
    first_visits: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def take(self, run: Run) -> None:
        """Note one run."""
        self.runs.append((time.monotonic(), run.seconds * 1000))
        self.received += run.received
        self.faults.update(run.faults)

    def at(self, share: float, after: float = 0) -> float:
        """Milliseconds within which a share of all runs has ended, or of those after the first ``after`` seconds."""
        ordered = sorted(lasted for ended, lasted in self.runs if ended - self.begun >= after)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def _choices(run: Run, chance: random.Random) -> Iterator[tuple[Drawn, Value]]:
    """Everything that a visitor could do now with a widget, each with a value drawn by lot."""
    for item in run.of("button_group", "selectbox", "text_input", "button"):
        proto = item.proto
        if proto.disabled:
            continue
        if item.kind == "button_group" and proto.options:
            yield item, [chance.choice(proto.options).content]
        elif item.kind == "selectbox" and proto.options:
            yield item, str(chance.choice(proto.options))
        elif item.kind == "text_input":
            yield item, chance.choice(SEARCHES)
        elif item.kind == "button":
            yield item, True


def _menu(run: Run, here: str) -> Iterator[tuple[str, str]]:
    """Where the links of the menu lead, as the page's script follows them: the screen, and the query of its address.

    They take along what of the query ``here`` the menu names.
    """
    for item in run.of("html"):
        if item.proto.body.startswith('<nav class="menu"'):
            (keeps,) = re.findall(r'data-keeps="([^"]*)"', item.proto.body)
            kept = {name: value for name, value in parse_qsl(here) if name in keeps.split()}
            for page, query in re.findall(r'href="([^"?]+)\?([^"]*)"', item.proto.body):
                yield page.removeprefix("."), urlencode(dict(parse_qsl(unescape(query))) | kept, safe=",")


def _sets(run: Run, chance: random.Random) -> Iterator[str]:
    """What links and lists change in the address, and a deposit and years; one of each list and row by lot."""
    for item in run.of("html"):
        body = unescape(item.proto.body) if " data-now" in item.proto.body else item.proto.body
        for name, inner in re.findall(r'class="pick-many" data-name="(\w+)"(.*?)</details>', body, re.DOTALL):
            if boxes := re.findall(r'<input[^>]* value="([^"]*)"', inner):
                yield f"{name}={chance.choice(boxes)}"
        for name, inner in re.findall(r'<select data-name="(\w+)">(.*?)</select>', body, re.DOTALL):
            options = re.findall(r'<option value="([^"]*)"', inner)
            yield f"{name}={chance.choice(options)}"
        for row in re.findall(r'<(?:nav class="choice|div class="faces).*?</(?:nav|div)>', body, re.DOTALL):
            yield unescape(chance.choice(re.findall(r'data-sets="([^"]*)"', row)))
        if numbers := re.findall(r'data-sets="(behind=[^"]*)"', body):
            yield unescape(chance.choice(numbers))
        if body.startswith('<div class="filters"'):
            if mines := re.findall(r'<button[^>]* value="([^"]*)"', body):
                yield f"mine={chance.choice(mines)}"
            for low, high in re.findall(r'name="from"[^>]* min="(\d+)" max="(\d+)"', body):
                begin, end = sorted(chance.choices(range(int(low), int(high) + 1), k=2))
                yield f"from={begin}&to={end}"


def _click(session: Session, run: Run, chance: random.Random) -> Callable[[], Awaitable[Run]]:
    """What the visitor does next: often another screen, else any widget of this one."""
    links: list[Callable[[], Awaitable[Run]]] = [
        partial(session.follow, item) for item in run.of("page_link") if not item.proto.external
    ]
    links += [partial(session.open, page, query) for page, query in _menu(run, session.query)]
    choices = [partial(session.use, widget, value) for widget, value in _choices(run, chance)]
    choices += [partial(session.choose, sets) for sets in _sets(run, chance)]
    if links and (not choices or chance.random() < 0.4):
        return chance.choice(links)
    if not choices:
        raise wire.Lost("a page without a link or a widget")
    return chance.choice(choices)


async def visitor(
    url: str, chance: random.Random, think: float, end: float, seen: Seen, pages: Sequence[str]
) -> None:
    """Come, walk, leave, come again as somebody else, until the time is over.

    Args:
        url: the server.
        chance: decides on the way; the same one walks the same way.
        think: mean seconds between two clicks, 0 = none.
        end: `time.monotonic` when the measurement is over.
        seen: where it is noted.
        pages: screens that a walk may begin with.
    """
    if think:  # nobody comes at the same moment
        await asyncio.sleep(chance.random() * think)
    first = True
    while time.monotonic() < end:
        try:
            page = chance.choice(pages)
            if not first:  # the crowd that is there already has its files
                await _arrives(url, page)
                seen.first_visits += 1
            first = False
            async with wire.session(url, locale=chance.choice(LOCALES)) as session:
                seen.take(run := await session.open(page))
                while time.monotonic() < end and chance.random() > LEAVES:
                    await asyncio.sleep(min(chance.expovariate(1 / think), 5 * think) if think else 0)
                    seen.take(run := await _click(session, run, chance)())
        except FAILURES as error:
            seen.faults[f"{type(error).__name__}: {error}"[:120]] += 1
            await asyncio.sleep(1)


async def _arrives(url: str, page: str) -> None:
    """The files of a first visit, over as many connections as a browser opens."""
    limits = httpx.Limits(max_connections=AT_ONCE)
    # Nothing is encrypted here; reading the list of authorities would cost more than the visit.
    async with httpx.AsyncClient(
        limits=limits, timeout=wire.PATIENCE, trust_env=False, verify=False
    ) as client:
        await first_files(client, url, page)


async def crowd(
    one: Served,
    sessions: int,
    think: float,
    seconds: float,
    pages: Sequence[str] = SCREENS,
    seen: Seen | None = None,
) -> Seen:
    """Let some visitors walk for some seconds, other ways for another number of them.

    What they see is noted in ``seen``, where given.
    """
    noted = seen if seen is not None else Seen()
    end = time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(sessions):
            chance = random.Random(f"{number} of {sessions}, {think}")
            group.create_task(visitor(one.url, chance, think, end, noted, pages))
    return noted


def warmed(one: Served, pages: Sequence[str] = SCREENS) -> None:
    """Every screen in every language once, so that what is measured is not the first visitor's wait."""

    async def walk() -> None:
        for locale in LOCALES:
            async with wire.session(one.url, locale=locale) as session:
                for page in pages:
                    await session.open(page)

    asyncio.run(walk())
