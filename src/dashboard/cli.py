"""Console script: ``dashboard serve`` and ``dashboard check``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import __version__, paths


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (0 = fine, 1 = faults, 2 = wrong usage)."""
    parser = _parser()
    options, rest = parser.parse_known_args(argv)
    if options.command == "serve":
        return serve(options.port, options.data, rest)
    if rest:
        parser.error(f"unknown option: {rest[0]}")
    return check(options.folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dashboard", description="Talas Mining Atlas.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

    serving = commands.add_parser(
        "serve",
        help="start the server",
        description="Start the server. Other options go to `streamlit run`, "
        "for example --server.address 0.0.0.0 or --server.baseUrlPath atlas.",
        allow_abbrev=False,
    )
    serving.add_argument("--port", type=int, help="port to listen on (default: 8501, or the next free one)")
    serving.add_argument("--data", type=Path, metavar="DIR", help="folder of another data package")

    checking = commands.add_parser(
        "check", help="check a data package", description="Check a data package; exit 1 if it has faults."
    )
    checking.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=f"default: {paths.DATA_VARIABLE}, or the shipped data",
    )
    return parser


def serve(port: int | None, data: Path | None, options: Sequence[str]) -> int:
    """Run ``streamlit run app.py`` from wherever the project lies; blocks until it ends."""
    if data is not None:
        if not data.is_dir():
            print(f"dashboard: there is no folder {data}", file=sys.stderr)
            return 2
        os.environ[paths.DATA_VARIABLE] = str(data.resolve())
    command = [sys.executable, "-m", "streamlit", "run", str(paths.APP)]
    if port is not None:
        command += ["--server.port", str(port)]
    command += options
    if os.name == "posix":  # becomes the server, so that signals reach it
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603


def check(folder: Path | None) -> int:
    """Print every fault of a data package, or one line that says what it holds."""
    from dashboard.basemap import whole  # pandas: not needed to serve
    from dashboard.dataset import DataFaults

    try:
        data = whole(folder.resolve() if folder else paths.data_dir())
    except DataFaults as error:
        for fault in error.faults:
            print(fault)
        n = len(error.faults)
        print(f"{n} {'fault' if n == 1 else 'faults'}", file=sys.stderr)
        return 1
    rows = sum(len(table) for table in data.tables.values())
    print(f"OK: {data.name} {data.version}, {len(data.tables)} tables, {rows} rows")
    return 0
