"""What is kept between visits: bounded in bytes, and let go together with the data it was made from.

Streamlit's own caches are bounded in entries and would tie figures to it. Here all results share one bound, so that
five thousand different selections take no more memory than the first few hundred; what was not asked for the longest
goes first.
"""

from __future__ import annotations

import gc
import pickle
import sys
import threading
import weakref
import zlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, wraps
from itertools import islice
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

import cachetools
from cachetools.keys import hashkey

P = ParamSpec("P")
R = TypeVar("R")

LIMIT = 24 * 2**20  # bytes of everything that `once` keeps
FEW = 60  # texts in one object: what the collector has to walk of it is next to nothing
SMALL = 2_000  # bytes; what is smaller is kept as it is, since it is asked for a hundred times while a figure is built
EDITIONS = 2  # of the data: the one that is shown, and the next while it is made ready


@dataclass(slots=True)
class _Kept:
    """A result in the form that is kept: itself if it is small or made of few texts, else written out and pressed.

    While somebody looks at what was made from the bytes, others get the very same.
    """

    content: Any
    weight: int  # bytes, near enough
    is_pressed: bool
    seen: weakref.ref[Any] | None = None

    @classmethod
    def of(cls, value: Any) -> _Kept:
        """Objects of a figure are many, and each of them is walked by the garbage collector; texts are not."""
        if (weight := _weight(value)) is not None:
            return cls(value, weight + 200, is_pressed=False)
        written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if len(written) < SMALL:
            return cls(value, 3 * len(written) + 200, is_pressed=False)
        pressed = zlib.compress(written, 1)
        kept = cls(pressed, len(pressed) + 200, is_pressed=True)
        kept._look_at(value)
        return kept

    def value(self) -> Any:
        """The result; made anew from bytes if it was written out and nobody looks at it."""
        if not self.is_pressed:
            return self.content
        found = self.seen() if self.seen else None
        if found is None:
            found = pickle.loads(zlib.decompress(self.content))  # noqa: S301 - our own
            self._look_at(found)
        return found

    def _look_at(self, value: Any) -> None:
        if hasattr(type(value), "__weakref__"):  # a list or a dict has none
            self.seen = weakref.ref(value)


def _weight(value: Any) -> int | None:
    """Bytes that a text takes, or an object that holds a few texts and nothing else; None of anything else.

    A Cyrillic letter takes two.
    """
    if not isinstance(value, (str, bytes)) and not is_dataclass(value):
        return None
    found = list(islice(_parts(value), FEW + 1))
    if len(found) > FEW or not all(isinstance(part, (str, bytes)) for part in found):
        return None
    return sum(map(sys.getsizeof, found))


def _parts(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        value = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _parts(part)
    else:
        yield value


_kept: cachetools.LRUCache[Hashable, _Kept] = cachetools.LRUCache(LIMIT, getsizeof=attrgetter("weight"))
_changing = threading.Condition()
_derived: list[Callable[[], None]] = []


def once(build: Callable[P, R]) -> Callable[P, R]:
    """Keep what a pure function of hashable values gave, for all visitors, as long as there is room.

    Visitors who ask for the same at the same time wait for one of them to make it.
    """
    name = f"{build.__module__}.{build.__qualname__}"

    def key(*values: Hashable, **named: Hashable) -> Hashable:
        return hashkey(name, *values, **named)

    @cachetools.cached(_kept, key=key, condition=_changing)
    def made(*values: P.args, **named: P.kwargs) -> _Kept:
        return _Kept.of(build(*values, **named))

    @wraps(build)
    def kept(*values: P.args, **named: P.kwargs) -> R:
        result: R = made(*values, **named).value()
        return result

    return kept


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


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let many objects be made that all stay.

    The collector would walk them again and again, a third of the time that reading takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def size() -> int:
    """Bytes now kept by `once`."""
    with _changing:
        return int(_kept.currsize)
