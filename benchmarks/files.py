"""How long slides and briefs take to make, and how long they keep other visitors waiting meanwhile.

    python benchmarks/files.py

For each language: the first file (its figures and pictures are not there yet) and the next one. Waiting is measured by a
second thread that wants to run every five milliseconds, as the server's other visits do: the share of time that it lost
against a quiet second of the same run, and its longest wait. Budgets: docs/decisions/0015.
"""

from __future__ import annotations

import sys
import threading
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dashboard import i18n, paths  # noqa: E402
from dashboard.basemap import whole  # noqa: E402
from dashboard.outputs.files import brief, slides  # noqa: E402

PAUSE = 0.005  # seconds between two turns of the other visitor


def beside(work: Callable[[], object]) -> tuple[float, float, float]:
    """Seconds that some work takes, turns a second that a visitor gets beside it, and the longest wait for a turn."""
    waits: list[float] = []
    over = threading.Event()

    def visit() -> None:
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(PAUSE)
            now = time.perf_counter()
            waits.append(now - last)
            last = now

    visitor = threading.Thread(target=visit)
    begin = time.perf_counter()
    visitor.start()
    work()
    took = time.perf_counter() - begin
    over.set()
    visitor.join()
    return took, len(waits) / took, max(waits, default=0.0)


def main() -> int:
    """Measure and print."""
    warnings.simplefilter("ignore")
    data, day = whole(paths.data_dir()), datetime.now(UTC).date()
    _, quiet, _ = beside(lambda: time.sleep(1))
    for lang in i18n.available():
        t = i18n.translator(lang)
        files: dict[str, Callable[[], bytes]] = {
            "slides": partial(slides.slides, data, t, "", day),
            "brief": partial(brief.brief, "local", data, t, "", day),
        }
        for name, make in files.items():
            for which in ("first", "next"):
                took, turns, longest = beside(make)
                print(
                    f"{lang} {name:6} {which:5}: {took:5.2f} s, {len(make()) // 1024} KiB; "
                    f"others keep {turns / quiet:4.0%} of their turns, longest wait {longest * 1000:.0f} ms"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
