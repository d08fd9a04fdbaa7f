"""How seldom Python's garbage collector looks: while it does, nobody is served (docs/decisions/0026)."""

from __future__ import annotations

import gc

# How many new objects, and how many looks at the young and the older, make the collector look again. By CPython's
# own numbers (700, 10, 10) it walks what all visitors hold every four seconds, and for a fifth of one nobody is served.
SELDOM = (5_000, 10, 30)


def look_seldom() -> None:
    """From now on. Before a server's imports it saves a tenth of its start: what they make is kept, and was walked."""
    gc.set_threshold(*SELDOM)


def settle() -> None:
    """Free what was let go, and take what stays out of the garbage collector's sight.

    It need not be walked again and again, and what comes after it seldom.
    """
    look_seldom()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
