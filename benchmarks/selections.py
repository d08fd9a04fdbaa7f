"""Thousands of different selections: how far the server's memory grows, as its caches have a bound in bytes.

    python benchmarks/selections.py            5,000 different ones
    python benchmarks/selections.py 600

One visitor opens one address after the other; no two have the same screen, language, deposits and years. Memory is read
when every screen has been opened once in every language, and ten times on the way.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections.abc import Iterator
from itertools import combinations, product

from serving import OURS, Served, served
from walking import LOCALES, warmed

import wire
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import Dataset, load

NUMBER = 5000
LOOKS = 10
GROWTH = 50.0  # megabytes that they may add
SCREENS = ("map", "timeline", "participation", "recommendations", "sources")  # which show what is chosen


def selections(data: Dataset, number: int) -> Iterator[tuple[str, str]]:
    """Screen and query of different views, the same ones in the same order each time."""
    mines, (first, last) = tuple(data.rows("mines")), all_years(data)
    chosen = [some for much in range(len(mines)) for some in combinations(mines, much)]
    spans = combinations(range(first, last + 1), 2)
    languages = [locale.partition("-")[0] for locale in LOCALES]
    all_of_them = list(product(SCREENS, languages, chosen, spans))
    for screen, lang, some, (year_from, year_to) in random.Random(0).sample(all_of_them, number):
        yield screen, written(Selection(lang=lang, mines=some, year_from=year_from, year_to=year_to))


async def opened(one: Served, number: int) -> tuple[list[float], list[str]]:
    """Open that many views: megabytes before, ten times on the way and after, and what failed."""
    memory, faults = [one.memory()], list[str]()
    async with wire.session(one.url) as session:
        await session.open()
        for at, (screen, query) in enumerate(selections(load(SHIPPED_DATA), number), start=1):
            run = await session.open(screen, query)
            faults += [f"{fault} at {screen}?{query}" for fault in run.faults]
            if at % max(number // LOOKS, 1) == 0:
                memory.append(one.memory())
                print(f"{at:6} selections: {memory[-1]:5.0f} MB", flush=True)
    return memory, faults


def main() -> int:
    """Open and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with served(OURS) as one:
        warmed(one)
        memory, faults = asyncio.run(opened(one, number))
    for fault in faults[:5]:
        print(fault)
    grown = max(memory) - memory[0]
    print(f"{number} selections added {grown:.0f} MB at most; {len(faults)} failures")
    print(json.dumps({"mb": [round(one) for one in memory], "failed": len(faults)}))
    return 1 if faults or grown > GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
