"""What is kept between visits: bounded in bytes, and let go together with the data it was made from.

Streamlit's own caches are bounded in entries and would tie figures to it. Here all results share one bound, so that five thousand
different selections take no more memory than the first few hundred; what was not asked for the longest goes first.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

import cachetools
from cachetools.keys import hashkey

P = ParamSpec("P")
R = TypeVar("R")

LIMIT = 64 * 2**20  # bytes of everything that `once` keeps
EDITIONS = 2  # of the data: the one that is shown, and the next while it is made ready


def weight(value: Any) -> int:
    """Bytes that a result takes, near enough: what it is when written out, and a little for its place."""
    return len(value) + 200 if isinstance(value, (str, bytes)) else len(pickle.dumps(value)) + 500


_kept: cachetools.LRUCache[Hashable, Any] = cachetools.LRUCache(LIMIT, getsizeof=weight)
_changing = threading.Condition()
_derived: list[Callable[[], None]] = []


def once(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a pure function of hashable values gave, for all visitors, as long as there is room.

    Visitors who ask for the same at the same time wait for one of them to make it.
    """
    name = f"{build.__module__}.{build.__qualname__}"

    def key(*values: Hashable, **named: Hashable) -> Hashable:
        return hashkey(name, *values, **named)

    return cachetools.cached(_kept, key=key, condition=_changing)(build)


def derived(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a pure function makes of the data, and of few other values, as long as the data itself is kept."""
    kept = lru_cache(maxsize=EDITIONS * 64)(build)
    _derived.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget() -> None:
    """Let everything go; called when the data is replaced."""
    with _changing:
        _kept.clear()
    for clear in _derived:
        clear()


def size() -> int:
    """Bytes now kept by `once`."""
    with _changing:
        return int(_kept.currsize)
