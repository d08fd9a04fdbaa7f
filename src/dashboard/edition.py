"""Which edition of the data visitors see: the newest that is whole.

A folder that is edited while people watch is read once, beside them. They keep the data that they have until the new is
read, whole and without a fault; a folder with faults is told to whoever edits it, and replaces nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard import basemap, cache, collector
from dashboard.i18n import later
from dashboard.reading import dataset
from dashboard.reading.dataset import DataFaults, Dataset, Fingerprint
from dashboard.reading.faults import Fault

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds that a visitor waits for a new edition before seeing the old one once more
TRIES, PAUSE = 5, 0.2  # how often a folder that changes under the reader is read again, and seconds between


@dataclass(frozen=True)
class Edition:
    """Data to show, and the faults of what the folder holds by now, for which the data is not replaced."""

    data: Dataset
    pending: tuple[Fault, ...] = ()


class _Shelf:
    """The edition of one folder, and the one reading of it that may be going on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._shown: Edition | None = None
        self._faults: DataFaults | None = None  # while there is nothing to show
        self._seen: Fingerprint | None = None  # state of the folder that these belong to
        self._changing = threading.Condition()
        self._reader: threading.Thread | None = None
        self._began = 0.0

    def current(self) -> Edition:
        """The edition to show now.

        Raises:
            DataFaults: there has been none without a fault yet.
        """
        now = dataset.fingerprint(self.folder)
        with self._changing:
            if now != self._seen and self._reader is None:
                self._began = time.monotonic()
                self._reader = threading.Thread(target=self._read, name="data", daemon=True)
                self._reader.start()
            # Whoever comes first has nothing else to see; others have.
            left = None if self._seen is None else self._began + PATIENCE - time.monotonic()
            if left is None or left > 0:
                self._changing.wait_for(lambda: self._reader is None, left)
            if self._shown is None:
                assert self._faults is not None
                raise DataFaults(self._faults.faults)
            return self._shown

    def _read(self) -> None:
        """Read the folder, again if it was being written, and put what was found in the place of what was there."""
        try:
            for _ in range(TRIES):
                before = dataset.fingerprint(self.folder)
                found = self._tried()
                if before == dataset.fingerprint(self.folder):
                    break
                time.sleep(PAUSE)
            with self._changing:
                self._put(found)
                self._seen = before
        finally:
            with self._changing:
                self._reader = None
                self._changing.notify_all()

    def _tried(self) -> Dataset | DataFaults:
        try:
            return basemap.read(self.folder)
        except DataFaults as faults:
            return faults
        except Exception as error:
            # Nobody waits for this thread, so nothing may end it; the log keeps the traceback.
            log.exception("The data folder could not be read")
            problem = later("the data could not be read ({error})", error=type(error).__name__)
            return DataFaults((Fault.of_file(self.folder.name, problem),))

    def _put(self, found: Dataset | DataFaults) -> None:
        if isinstance(found, DataFaults):
            log.warning(
                "%s of the data folder; the first: %s", f"{len(found.faults)} faults", found.faults[0]
            )
            if self._shown is None:
                self._faults = found
            else:
                self._shown = replace(self._shown, pending=found.faults)
            return
        is_first = self._shown is None
        self._shown, self._faults = Edition(found), None
        if not is_first:
            cache.forget()
            collector.settle()


_shelf: _Shelf | None = None
_choosing = threading.Lock()


def current(folder: Path) -> Edition:
    """What visitors of a data folder see now.

    Raises:
        DataFaults: the folder has faults, and has had since the start.
    """
    global _shelf  # noqa: PLW0603 - one process shows one folder
    folder = dataset.absolute(folder)
    with _choosing:
        if _shelf is None or _shelf.folder != folder:
            _shelf = _Shelf(folder)
        shelf = _shelf
    return shelf.current()
