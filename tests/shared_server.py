"""One server for all workers of a run: started and warmed up once, and each figure is built once for all who look at it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock

from support import Server

LONGEST = 600  # seconds that others may still look at what the server shows


@contextmanager
def shared(folder: Path, start: Callable[[], AbstractContextManager[Server]]) -> Iterator[Server]:
    """A server that is known in a folder of the whole run; started by whoever finds none there, and ended by them.

    Before they end it they wait until all others have left, and nobody enters meanwhile: who comes that late starts another.
    """
    note, door = folder / "server.json", FileLock(folder / "server.lock")
    with ExitStack() as leaving:
        with door:
            if note.exists():
                # Held as long as it is needed; where a worker dies, the system lets it go.
                leaving.enter_context(FileLock(folder / f"server-for-{os.getpid()}.lock"))
                told = json.loads(note.read_text(encoding="utf-8"))
                server = Server(told["url"], Path(told["log"]))
            else:
                server = leaving.enter_context(start())
                note.write_text(json.dumps({"url": server.url, "log": str(server.log)}), encoding="utf-8")
                leaving.callback(_see_all_off, folder, note, door)
        yield server


def _see_all_off(folder: Path, note: Path, door: FileLock) -> None:
    """Let nobody in any more, and wait until all others have left."""
    with door:
        note.unlink()
    for held in folder.glob("server-for-*.lock"):
        with FileLock(held, timeout=LONGEST):  # its name tells whose process hangs
            pass
