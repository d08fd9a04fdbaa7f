"""A page sent as one piece.

Streamlit sends what a run has drawn so far every few milliseconds, and its side in the browser works through the whole
page again for each part that comes: two to three times for one of ours, though the server has all of it within the time
that one part takes to be drawn.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

_WAY = "_enqueue"  # Streamlit's own, of version 1.67; `tests/unit/test_one_piece.py` sees when it is another
AT_ONCE = 0.1  # seconds that a visitor does not feel; what takes longer comes as it is drawn


class _Piece:
    """What a run has drawn and a browser has not been sent yet."""

    def __init__(self, send: Callable[[ForwardMsg], None]) -> None:
        self._send = send
        self._held: list[ForwardMsg] | None = []  # None once it has been let go
        self._lock = threading.Lock()

    def take(self, message: ForwardMsg) -> None:
        """Hold a message back, or send it where the piece has been let go."""
        # An address that came late would take the place of one that the visitor has gone to meanwhile.
        is_address = message.WhichOneof("type") == "page_info_changed"
        with self._lock:
            if self._held is not None and not is_address:
                self._held.append(message)
                return
        self._send(message)

    def let_go(self) -> None:
        """Send all, in its order.

        To send is also where Streamlit ends a run that another has overtaken; the rest goes with it.
        """
        with self._lock:
            held, self._held = self._held or [], None
            for message in held:
                self._send(message)


@contextmanager
def in_one_piece() -> Iterator[None]:
    """Hold back what this run draws until it is whole, or has taken longer than one should wait without seeing any.

    All of it goes the way that Streamlit gave it, also when the run fails.
    """
    run: Any = get_script_run_ctx()
    if run is None:  # no browser is there
        yield
        return
    send = getattr(run, _WAY)
    piece = _Piece(send)
    patience = threading.Timer(AT_ONCE, piece.let_go)
    patience.daemon = True
    setattr(run, _WAY, piece.take)
    patience.start()
    try:
        yield
    finally:
        patience.cancel()
        setattr(run, _WAY, send)
        piece.let_go()
