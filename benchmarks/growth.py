"""How the cost of the data grows with it: reading, checking and drawing with more and more events and deposits.

    python benchmarks/growth.py                 the shipped case, and 2,000, 10,000 and 50,000 events in 40 deposits
    python benchmarks/growth.py 2000 timeline   one size, and the figures whose names hold a word

Events are copies of the shipped ones under new ids, spread over the deposits. For each size: seconds of a core to read the folder for the
first time and to find it unchanged. Then for each figure the milliseconds of a core that a change of the years costs when others have
looked at the data before, with how many times the shipped case's they are: that is what a visitor waits for.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import drawings  # noqa: E402
from dashboard import basemap  # noqa: E402
from dashboard.choosing.selection import Selection  # noqa: E402
from dashboard.i18n import translator  # noqa: E402
from dashboard.reading.dataset import Dataset  # noqa: E402
from package_changes import Add, Many  # noqa: E402
from package_rows import Tables, shipped, written  # noqa: E402

SIZES = (2_000, 10_000, 50_000)
DEPOSITS = 40
SINCE = 2006  # the first year of the filter


def grown(events: int) -> Tables:
    """The shipped rows with copies of events up to a number, in forty deposits."""
    tables = shipped()
    Add(DEPOSITS - len(tables["mines"])).apply(tables)
    Many(events).apply(tables)
    return tables


def seconds(work: Callable[[], object]) -> float:
    """How long something keeps a core busy; what else the machine does is not in it."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measured(tables: Tables, word: str) -> tuple[float, float, dict[str, float]]:
    """Seconds to read, seconds to read again, and seconds of each figure whose name holds a word."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(tables, Path(folder) / "data")
        first = seconds(lambda: basemap.whole(path))
        again = seconds(lambda: basemap.whole(path))
        data = basemap.whole(path)
    return first, again, figures(data, word)


def figures(data: Dataset, word: str) -> dict[str, float]:
    """Seconds of each figure of some years, after all years have been looked at."""
    for draw in _drawn(data, word, Selection()).values():
        draw()
    return {name: seconds(draw) for name, draw in _drawn(data, word, Selection(year_from=SINCE)).items()}


def _drawn(data: Dataset, word: str, selection: Selection) -> Mapping[str, Callable[[], object]]:
    """The figures that filters change, and those that they do not, which are kept from the first time on."""
    made = drawings.figures(data, selection, translator("en"))
    return {
        name: draw
        for name, draw in made.items()
        if word in name and not name.startswith(("tall place", "tall mine-", "rows ", "dictionary "))
    }


def main(sizes: tuple[int, ...], word: str) -> int:
    """Measure and print."""
    warnings.simplefilter("ignore")
    base = shipped()
    start, _, small = measured(base, word)
    print(f"shipped: {len(base['events'])} events, read in {start:.2f} s")
    for size in sizes:
        factor = size / len(base["events"])
        first, again, large = measured(grown(size), word)
        print(
            f"\n{size} events in {DEPOSITS} deposits ({factor:.0f} times): read in {first:.1f} s, again in {again * 1000:.0f} ms"
        )
        for name, took in sorted(large.items(), key=lambda item: -item[1])[:15]:
            print(f"  {name:28} {took * 1000:8.0f} ms  {took / max(small.get(name, took), 0.001):7.1f} times")
    return 0


if __name__ == "__main__":
    chosen = [int(word) for word in sys.argv[1:] if word.isdigit()]
    raise SystemExit(
        main(tuple(chosen) or SIZES, next((word for word in sys.argv[1:] if not word.isdigit()), ""))
    )
