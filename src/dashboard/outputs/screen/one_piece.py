"""A page sent as one piece.

Streamlit sends what a run has drawn so far every few milliseconds, and its side in the browser works through the whole
page again for each part that comes: two to three times for one of ours, though the server has all of it within the time
that one part takes to be drawn.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

_WAY = "_enqueue"  # Streamlit's own, of version 1.67; `tests/unit/test_one_piece.py` sees when it is another
AT_ONCE = 0.1  # seconds that a visitor does not feel; what takes longer comes as it is drawn


@contextmanager
def in_one_piece() -> Iterator[None]:
    """Hold back what this run draws until it is whole, or has taken longer than one should wait without seeing any.

    All of it goes the way that Streamlit gave it, in its order, also when the run ends early.
    """
    run: Any = get_script_run_ctx()
    if run is None:  # no browser is there
        yield
        return
    send, held, until = getattr(run, _WAY), list[Any](), time.monotonic() + AT_ONCE

    def go_on() -> None:
        setattr(run, _WAY, send)
        while held:
            send(held.pop(0))

    def hold(message: Any) -> None:
        held.append(message)
        if time.monotonic() > until:
            go_on()

    setattr(run, _WAY, hold)
    try:
        yield
    finally:
        go_on()
