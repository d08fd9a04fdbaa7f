"""How the cost of the data grows with it: reading, checking and drawing with more and more events and deposits.

    python benchmarks/growth.py                 the shipped case, and 2,000, 10,000 and 50,000 events in 40 deposits
    python benchmarks/growth.py 2000 timeline   one size, and the figures whose names hold a word

Events are copies of the shipped ones under new ids, spread over the deposits. For each size: seconds to read the folder for the first
time and to find it unchanged, and for each figure its milliseconds, with how many times the shipped case's they are. A figure whose
cost grows no faster than its rows stays below the factor by which the events grew, which stands in the head of its column.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import drawings  # noqa: E402
from dashboard import basemap, cache  # noqa: E402
from dashboard.dataset import Dataset  # noqa: E402
from dashboard.i18n import translator  # noqa: E402
from dashboard.selection import Selection  # noqa: E402
from package_changes import Add, Tables, shipped, written  # noqa: E402

SIZES = (2_000, 10_000, 50_000)
DEPOSITS = 40


def grown(events: int) -> Tables:
    """The shipped rows with copies of events up to a number, in forty deposits."""
    tables = shipped()
    Add(DEPOSITS - len(tables["mines"])).apply(tables)
    mines = [row["mine_id"] for row in tables["mines"]]
    first, actions = list(tables["events"]), {row["action_id"]: row for row in tables["actions"]}
    sources: dict[str, list[str]] = {}
    for row in tables["event_sources"]:
        sources.setdefault(row["event_id"], []).append(row["source_id"])
    for number in range(events - len(first)):
        row = first[number % len(first)]
        name = f"copy-{number}"
        tables["events"].append(
            {**row, "event_id": name, "action_id": name, "duplicate_of": "", "duplicate_certainty": ""}
        )
        tables["actions"].append({**actions[row["action_id"]], "action_id": name, "possibly_same_as": ""})
        tables["event_mines"].append(
            {"event_id": name, "mine_id": mines[number % len(mines)], "role": "main"}
        )
        tables["event_sources"] += [
            {"event_id": name, "source_id": source} for source in sources[row["event_id"]]
        ]
    return tables


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measured(tables: Tables, word: str) -> tuple[float, float, dict[str, float]]:
    """Seconds to read, seconds to read again, and seconds of each figure whose name holds a word."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(tables, Path(folder) / "data")
        first = seconds(lambda: basemap.whole(path))
        again = seconds(lambda: basemap.whole(path))
        data = basemap.whole(path)
    return first, again, figures(data, word)


def figures(data: Dataset, word: str) -> dict[str, float]:
    """Seconds of each figure, made for the first time after what all share is there."""
    t = translator("en")
    drawings.figures(data, Selection(), t)["timeline"]()
    cache.forget()
    made = drawings.figures(data, Selection(), t)
    return {
        name: seconds(draw)
        for name, draw in made.items()
        if word in name and not name.startswith(("tall place", "tall mine-"))
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
            print(
                f"  {name:28} {took * 1000:8.0f} ms  {took / small[name] if name in small else 0:7.1f} times"
            )
    return 0


if __name__ == "__main__":
    chosen = [int(word) for word in sys.argv[1:] if word.isdigit()]
    raise SystemExit(
        main(tuple(chosen) or SIZES, next((word for word in sys.argv[1:] if not word.isdigit()), ""))
    )
