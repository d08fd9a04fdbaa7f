"""Files as they come: read once, whole and within bounds, or refused in words. Never an exception but DataFaults."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from dashboard.i18n import Message, later
from dashboard.reading.faults import DataFaults, Fault

MOST_BYTES = 200_000_000  # of one file; the largest shipped one has 0.4 million, 50,000 events take 40
_ENDINGS = (".json", ".geojson", ".csv")
_AS_UTF8 = later("in the spreadsheet: save as, CSV UTF-8")

Stamp = tuple[str, int, int, int, int]  # path, size, inode, times of the content and of anything else, ns


def content(path: Path, file: str) -> bytes:
    """A file's bytes, read once.

    Args:
        path: where it lies.
        file: what faults call it.

    Raises:
        DataFaults: it is missing, no file, too big, or may not be read.
    """
    wanted = later("a file {name} in the folder", name=file)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            _refuse(file, later("not a file"), wanted)
        with path.open("rb") as stream:
            read = stream.read(MOST_BYTES + 1)  # it may have grown since
    except FileNotFoundError:
        _refuse(file, later("the file is missing"), wanted)
    except OSError as error:
        _refuse(file, why(error), wanted)
    if len(read) > MOST_BYTES:
        kb = later("at most {kb} kB", kb=MOST_BYTES // 1000)
        _refuse(file, later("the file is too big: {kb} kB", kb=max(about.st_size, len(read)) // 1000), kb)
    return read


def why(error: OSError) -> Message:
    """Why something cannot be read; rare reasons as the system says them, in English."""
    if isinstance(error, PermissionError):
        return later("there is no permission to read it")
    if isinstance(error, NotADirectoryError):
        return later("not a folder")
    return later("cannot be read: {reason}", reason=error.strerror or type(error).__name__)


def text(read: bytes, file: str) -> str:
    """The bytes of a file as text; a byte order mark at its head is no part of it.

    Raises:
        DataFaults: it is not UTF-8; the fault names the line.
    """
    if read.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(file, later("the text is not UTF-8 (it looks like UTF-16)"), _AS_UTF8)
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The positions are those of the bytes after a byte order mark, which holds no new line.
        row = error.object[: error.start].count(b"\n") + 1
        _refuse(file, later("the text is not UTF-8"), _AS_UTF8, row)


def json_value(read: bytes, file: str) -> Any:
    """The value that a JSON file holds; NaN and infinity are no JSON.

    Raises:
        DataFaults: it is not UTF-8 or no JSON, or nested deeper than anybody can read.
    """
    try:
        return json.loads(text(read, file), parse_constant=_no_constant)
    except RecursionError:
        _refuse(file, later("the file is nested too deeply"), later("a JSON object"))
    except json.JSONDecodeError as error:
        reason = f"{error.msg}, column {error.colno}"
        _refuse(
            file, later("not readable as JSON: {error}", error=reason), later("a JSON object"), error.lineno
        )
    except ValueError as error:
        _refuse(file, later("not readable as JSON: {error}", error=str(error)), later("a JSON object"))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def stamps(*folders: Path) -> Iterator[Stamp]:
    """What tells that a JSON, GeoJSON or CSV file of these folders changed, even to one of the same size and time."""
    for folder in folders:
        try:
            with os.scandir(folder) as found:
                paths = sorted(entry.path for entry in found if entry.name.endswith(_ENDINGS))
        except (OSError, ValueError) as error:  # reading it says why; a folder that is mended is another one
            yield str(folder), -(getattr(error, "errno", None) or 1), 0, 0, 0
        else:
            yield from map(stamp, paths)


def stamp(path: Path | str) -> Stamp:
    """What tells that one file was changed."""
    try:
        about = os.stat(path)  # noqa: PTH116 - forty of them at each page, and a Path costs more than the question
    except OSError:  # gone by now, or a link to nowhere
        return str(path), -1, 0, 0, 0
    return str(path), about.st_size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns


def _refuse(file: str, problem: Message, allowed: Message, row: int | None = None) -> NoReturn:
    raise DataFaults((Fault(file, row, "", "", problem, allowed),))
