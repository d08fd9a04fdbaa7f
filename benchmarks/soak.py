"""An hour of visitors: whether anything fails, and whether the server's memory stays flat.

    python benchmarks/soak.py                                  twenty visitors, an hour
    python benchmarks/soak.py --visitors 5 --minutes 15 --option runner.postScriptGC=false

The visitors are those of `visitors.py`. Memory is read once a minute. It is flat when after the first ten minutes (in which
caches fill) no minute lies more than a tenth above the tenth minute.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from serving import OURS, Served, served
from visitors import cores, on_core
from walking import Seen, crowd, warmed

SETTLES = 10  # minutes until caches are full
GROWTH = 0.1  # most that memory may grow afterwards


async def watched(one: Served, visitors: int, think: float, minutes: int) -> tuple[Seen, list[float]]:
    """Let visitors walk and read the memory once a minute: what they saw, and megabytes from minute 0 on."""
    seen, memory = Seen(), [one.memory()]

    async def watch() -> None:
        begin = time.monotonic()
        for minute in range(1, minutes + 1):
            await asyncio.sleep(begin + 60 * minute - time.monotonic())
            memory.append(one.memory())
            runs = len(seen.runs)
            print(
                f"minute {minute:3}: {memory[-1]:5.0f} MB, {runs} runs, {seen.faults.total()} failed",
                flush=True,
            )

    async with asyncio.TaskGroup() as group:
        group.create_task(watch())
        group.create_task(crowd(one, visitors, think, 60 * minutes, seen=seen))
    return seen, memory


def growth(memory: Sequence[float]) -> float | None:
    """How far memory rose after it had settled, as a share; None when it was watched for too short."""
    if len(memory) <= SETTLES + 1:
        return None
    return max(memory[SETTLES + 1 :]) / memory[SETTLES] - 1


def verdict(rise: float | None, failed: int) -> str:
    """The result in words."""
    errors = f"{failed} failures" if failed else "no failure"
    if rise is None:
        return f"{errors}; too short to tell whether memory is flat: more than {SETTLES} minutes are needed"
    flat = "flat" if rise <= GROWTH else "NOT flat"
    return f"{errors}; memory is {flat}: {rise:+.1%} at most after minute {SETTLES}"


def main() -> int:
    """Watch and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--think", type=float, default=8, help="mean seconds between two clicks")
    parser.add_argument(
        "--option", action="append", default=[], metavar="KEY=VALUE", help="a setting of Streamlit"
    )
    ask = parser.parse_args()
    ours, theirs = cores()
    with on_core(ours), served(OURS, ask.option, theirs) as one:
        warmed(one)
        seen, memory = asyncio.run(watched(one, ask.visitors, ask.think, ask.minutes))
    rise, failed = growth(memory), seen.faults.total()
    for fault, often in seen.faults.most_common(5):
        print(f"{often} x {fault}")
    print(f"p50 {seen.at(0.5):.0f} ms, p95 {seen.at(0.95):.0f} ms; {verdict(rise, failed)}")
    print(json.dumps({"mb": [round(one) for one in memory], "runs": len(seen.runs), "failed": failed}))
    return 1 if failed or (rise is not None and rise > GROWTH) else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
