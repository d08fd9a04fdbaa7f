"""Console script: ``dashboard serve``, ``check``, ``new``, ``brief``, ``slides`` and ``export``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import command_line, i18n, paths
from dashboard.command_line import ALL
from dashboard.serving import start

if TYPE_CHECKING:  # pandas: not needed to serve
    from dashboard.reading.dataset import Dataset


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (0 = fine, 1 = faults, 2 = wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without our letters gets their codes
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _run(argv: Sequence[str] | None) -> int:
    parser = command_line.parser()
    options, rest = parser.parse_known_args(argv)
    if options.command == "serve":
        return start.serve(options, rest)
    if rest:
        parser.error(_unknown(rest[0], options.command))
    if options.command == "check":
        return check(options.folder)
    if options.command == "new":
        return new(options.folder, options.lang)
    if options.command == "export":
        return export(options)
    return make(options)


def _unknown(word: str, command: str) -> str:
    """What to say to a word that a command does not know; who has named a folder is told how."""
    if command in ("brief", "slides", "export") and not word.startswith("-"):
        return f"{word} has no place here; another data package is named by --data {word}"
    return f"unknown option: {word}"


def package(folder: Path | None) -> Dataset | None:
    """The data package, or None after every fault was printed."""
    from dashboard.basemap import whole  # pandas: not needed to serve
    from dashboard.reading.dataset import DataFaults

    try:
        return whole(folder or paths.data_dir())
    except DataFaults as error:
        for fault in error.faults:
            print(fault)
        n = len(error.faults)
        print(f"{n} {'fault' if n == 1 else 'faults'}", file=sys.stderr)
        return None


def check(folder: Path | None) -> int:
    """Print every fault of a data package, or what it holds and what it leaves to us to say."""
    data = package(folder)
    if data is None:
        return 1
    from dashboard import checked  # pandas: not needed to serve

    print(*checked.lines(data), sep="\n")
    return 0


def new(path: Path, lang: str) -> int:
    """Make a data package to begin with, and say what to do next."""
    from dashboard.reading import starter  # pandas: not needed to serve

    if path.suffix and path.suffix.lower() != ".xlsx":
        print(
            f"dashboard: {path}: a new package is a folder, or a spreadsheet whose name ends in .xlsx. "
            "A spreadsheet program can save that one as ODS: check and serve read both.",
            file=sys.stderr,
        )
        return 2
    try:
        tables = starter.written(path, i18n.translator(lang))
    except FileExistsError:
        print(f"dashboard: {path} is there already; nothing was changed", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"dashboard: {error.filename or path} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(
        f"{path}: {tables} tables with invented rows. Next: dashboard check {path}, then dashboard serve {path}"
    )
    return 0


def export(options: argparse.Namespace) -> int:
    """Make a copy without a server, and say what is made while it is."""
    data = package(options.data)
    if data is None:
        return 1
    from dashboard.outputs.site import folder, value  # pandas: not needed to serve
    from dashboard.outputs.workshop import NotDrawn

    languages = i18n.available() if options.lang == ALL else (options.lang,)
    making = value.Making(
        datetime.now(UTC).date(), options.address.rstrip("/"), options.at or "", options.edition or ""
    )
    try:
        size = folder.export(options.output, data, languages, making, partial(print, flush=True))
    except folder.NotEmpty:
        print(
            f"dashboard: {options.output} holds something already; nothing was changed. Name a new folder, or an empty one.",
            file=sys.stderr,
        )
        return 2
    except NotDrawn as error:
        print(f"dashboard: a picture could not be drawn: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"dashboard: {error.filename or options.output} cannot be written: {error.strerror}",
            file=sys.stderr,
        )
        return 1
    if not options.at:
        print("Without --at URL there is no sitemap and no picture of links: both need the copy's address.")
    print(f"{options.output}: {size / 1e6:.1f} MB. Open {options.output / 'index.html'}")
    return 0


def make(options: argparse.Namespace) -> int:
    """Make briefs or slides, one file or several into a folder, and say for each where it is."""
    data = package(options.data)
    if data is None:
        return 1
    files = _files(options, data)
    if not files:
        known = ", ".join([*data.rows("stakeholders"), ALL])
        print(
            f"dashboard: there is no stakeholder {options.stakeholder}; known: {known}"
            if data.rows("stakeholders")
            else "dashboard: stakeholders.csv has no row, and a brief is for a stakeholder; nothing was made",
            file=sys.stderr,
        )
        return 2
    if len(files) > 1 or options.output.is_dir():
        targets = {options.output / name: content for name, content in files.items()}
    else:
        targets = dict(zip([options.output], files.values(), strict=True))
    try:
        for number, (target, content) in enumerate(targets.items(), start=1):
            target.parent.mkdir(parents=True, exist_ok=True)
            made = content()
            target.write_bytes(made)
            print(f"{number}/{len(targets)} {target} ({len(made) // 1024} KiB)", flush=True)
    except OSError as error:
        print(
            f"dashboard: {error.filename or options.output} cannot be written: {error.strerror}",
            file=sys.stderr,
        )
        return 1
    return 0


def _files(options: argparse.Namespace, data: Dataset) -> dict[str, Callable[[], bytes]]:
    """What to make: name of the file -> how."""
    from dashboard import case
    from dashboard.outputs.files import brief, slides

    day = datetime.now(UTC).date()
    home = options.address.rstrip("/")
    languages = i18n.available() if options.lang == ALL else (options.lang,)
    files: dict[str, Callable[[], bytes]] = {}
    for t in (case.translator(data, lang) for lang in languages):
        if options.command == "slides":
            name = slides.file_name(data, t, options.talk)
            files[name] = partial(slides.slides, data, t, home, day, options.talk)
            continue
        groups = sorted(data.records.stakeholders, key=attrgetter("position"))
        for group in (row.stakeholder_id for row in groups):
            if options.stakeholder in (group, ALL):
                files[brief.file_name(group, data, t)] = partial(brief.brief, group, data, t, home, day)
    return files
