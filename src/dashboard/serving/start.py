"""``dashboard serve``: its options, and how it becomes Streamlit's server."""

from __future__ import annotations

import argparse
import os
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import paths

LAST_PORT = 65_535


def add_options(parser: argparse.ArgumentParser) -> None:
    """Those that we look at ourselves. Streamlit ends in a traceback where their values cannot be used.

    What its own variable of the environment says is looked at like an option.
    """
    parser.add_argument(
        "--port",
        "--server.port",
        type=port,
        metavar="PORT",
        default=os.environ.get(_variable("server.port")) or None,
        help="port to listen on; 0: any free one (default: 8501, or the next free one)",
    )
    parser.usage = "dashboard serve [DATA] [options]"
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DATA",
        help="another data package: a folder or a spreadsheet; also without --data",
    )
    for name, kind, shown, told in (
        ("server.address", address, "ADDRESS", "where to listen (default: localhost, this machine only)"),
        ("server.baseUrlPath", base_path, "PATH", "path under which it is served, for example atlas"),
        ("server.sslCertFile", readable, "FILE", "certificate, if it is to speak TLS itself"),
        ("server.sslKeyFile", readable, "FILE", "key of the certificate"),
    ):
        default = os.environ.get(_variable(name)) or None
        parser.add_argument(f"--{name}", type=kind, metavar=shown, default=default, help=told)


def _variable(option: str) -> str:
    """The variable of the environment for an option: server.baseUrlPath, STREAMLIT_SERVER_BASE_URL_PATH."""
    return "STREAMLIT_" + re.sub(r"(?<=[a-z])(?=[A-Z])|\.", "_", option).upper()


def port(text: str) -> int:
    """A port. Raises ArgumentTypeError, as the others do."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to {LAST_PORT} is needed")
    return number


def address(text: str) -> str:
    """An address of this machine at which a server can listen, as it was given.

    Raises:
        argparse.ArgumentTypeError: this machine has no such address, or lets nobody listen at it.
    """
    try:
        with socket.socket(socket.AF_INET6 if ":" in text else socket.AF_INET) as probe:
            probe.bind((text, 0))
    except (OSError, UnicodeError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address of this machine; localhost is for this machine only, 0.0.0.0 for others too"
        ) from None
    return text


def base_path(text: str) -> str:
    """A path that stands in an address as it is, "" for none.

    Raises:
        argparse.ArgumentTypeError: it has letters that an address would write otherwise, or leads up.
    """
    parts = text.strip("/").split("/")
    if text.strip("/") and any(
        not re.fullmatch(r"[A-Za-z0-9._~-]+", part) or part in (".", "..") for part in parts
    ):
        raise argparse.ArgumentTypeError(
            f"{text!r} cannot stand in an address; Latin letters, digits, - _ . ~ can, with / between"
        )
    return text


def readable(text: str) -> str:
    """The name of a file that can be read, as it was given.

    Raises:
        argparse.ArgumentTypeError: there is none, it is a folder, or this user may not read it.
    """
    if not os.access(text, os.R_OK) or not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text!r} that can be read")
    return text


def serve(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run Streamlit's server from wherever the project lies; blocks until it ends. Returns the exit status.

    `rest` is what Streamlit looks at.
    """
    told, data = vars(options), options.data
    secret = _variable("server.cookieSecret")
    if not os.environ.get(secret, "unsaid").strip():  # a place for it that nobody has filled in
        return _refuse(
            f"{secret} is empty: it takes one long secret, the same for all processes of a server; "
            "where there is one process only, leave the variable out"
        )
    if rest and not rest[0].startswith("-"):
        if data is not None:
            return _refuse(f"unknown word {rest[0]!r}; options begin with --")
        data, rest = Path(rest[0]), rest[1:]
    if data is not None and not data.exists():
        return _refuse(f"there is no folder and no spreadsheet {str(data)!r}")
    certificate, key = told["server.sslCertFile"], told["server.sslKeyFile"]
    if certificate and key:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key)
        except OSError as error:  # ssl's own faults are of this kind too
            return _refuse(f"{certificate} and {key} are no certificate and its key: {error}")
    if data is not None:
        os.environ[paths.DATA_VARIABLE] = str(data.resolve())
    # What lies in the folder where somebody happens to stand must not be imported as if it were a package.
    os.environ["PYTHONSAFEPATH"] = "1"
    command = [sys.executable, "-m", "dashboard.serving.launch", "run", str(paths.APP)]
    if options.port is not None:
        command += ["--server.port", str(options.port)]
    for name, value in told.items():
        if name.startswith("server.") and value is not None:
            command += [f"--{name}", value]
    command += rest
    if os.name == "posix":  # becomes the server, so that signals reach it
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"dashboard: {sentence}\n")
    return 2
