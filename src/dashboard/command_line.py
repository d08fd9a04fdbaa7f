"""What ``dashboard`` may be told: its commands and their options, each with the words of ``--help``."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from dashboard import __version__, addresses, i18n, paths
from dashboard.choosing.selection import TALKS
from dashboard.serving import start

ALL = "all"
_ADDRESS = "http://localhost:8501"  # where links in a made file lead, if nobody says otherwise


def parser() -> argparse.ArgumentParser:
    """All commands; which one it is stands in ``command`` of what is parsed."""
    whole = argparse.ArgumentParser(
        prog="dashboard",
        description="An atlas of what is documented about mining, from a folder of tables.",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(dest="command", required=True)
    _serving(commands)
    _checking(commands)
    _starting(commands)
    _briefs(commands)
    _slides(commands)
    _copying(commands)
    return whole


def _serving(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serving = commands.add_parser(
        "serve",
        help="start the server",
        description="Start the server. Other options go to `streamlit run`, "
        "for example --server.allowedHosts atlas.example.org.",
        allow_abbrev=False,
    )
    start.add_options(serving)


def _checking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    checking = commands.add_parser(
        "check", help="check a data package", description="Check a data package; exit 1 if it has faults."
    )
    checking.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DATA",
        help=f"a folder or a spreadsheet; default: {paths.DATA_VARIABLE}, or the shipped data",
    )


def _briefs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    making = _making(commands, "brief", "make two-page briefs (PDF)")
    making.add_argument(
        "--stakeholder", required=True, metavar="ID", help=f"whose brief; {ALL} = of every group"
    )
    _add_files(making)


def _slides(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    making = _making(commands, "slides", "make the talk as slides (PPTX)")
    making.add_argument("--talk", default=TALKS[0], choices=TALKS, help="which talk (default: %(default)s)")
    _add_files(making)


def _making(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=what, description=f"{what.capitalize()}.", allow_abbrev=False)


def _add_files(making: argparse.ArgumentParser) -> None:
    """What is said of all files that are made: their language, place, links and data."""
    making.add_argument(
        "--lang",
        default=i18n.DEFAULT,
        choices=[*i18n.available(), ALL],
        help="language (default: %(default)s)",
    )
    making.add_argument("-o", "--output", type=Path, required=True, help="the file; with several a folder")
    making.add_argument(
        "--address",
        default=_ADDRESS,
        metavar="URL",
        help="where the dashboard is, for links (default: %(default)s)",
    )
    _add_data(making)


def _add_data(making: argparse.ArgumentParser) -> None:
    making.add_argument(
        "--data", type=Path, metavar="DATA", help="another data package: a folder or a spreadsheet"
    )


def _starting(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    starting = commands.add_parser(
        "new",
        help="begin a data package of your own",
        description="Make a small invented data package to put your own rows into: "
        "a folder, or a spreadsheet if the name ends in .xlsx.",
        allow_abbrev=False,
    )
    starting.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a folder or an XLSX file that is not there yet"
    )
    starting.add_argument(
        "--lang",
        default=i18n.DEFAULT,
        choices=i18n.available(),
        help="language of the explanations (default: %(default)s)",
    )


def _copying(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    copying = commands.add_parser(
        "export",
        help="make a copy that needs no server",
        description="Make the atlas as plain files that open from a disk and from any web server.",
        allow_abbrev=False,
    )
    copying.add_argument(
        "-o", "--output", type=Path, required=True, help="a folder that is not there yet, or is empty"
    )
    copying.add_argument(
        "--lang",
        default=ALL,
        choices=[*i18n.available(), ALL],
        help="language (default: %(default)s)",
    )
    copying.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where the live dashboard is, for links in briefs and slides",
    )
    copying.add_argument(
        "--at",
        default=None,
        type=_web_address,
        metavar="URL",
        help="where the copy will lie, for a sitemap and for pictures of links; needs no server now",
    )
    copying.add_argument(
        "--edition",
        default=None,
        type=_edition,
        metavar="NAME",
        help="make an edition to cite and keep, such as 2026-1: every page, file and reference says so",
    )
    _add_data(copying)


def _web_address(text: str) -> str:
    """An address as an option gives it, without a slash at its end."""
    address = addresses.web_address(text)
    if not address or any(mark in address for mark in "?#"):
        raise argparse.ArgumentTypeError(
            f"{text} is no address of a folder on the web; write it like https://example.org/atlas"
        )
    return address.rstrip("/")


def _edition(text: str) -> str:
    """The name of an edition: short, in letters that every reference manager takes."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}", text):
        raise argparse.ArgumentTypeError(
            f"{text} is no name for an edition; use up to 40 Latin letters, digits, dots and hyphens, such as 2026-1"
        )
    return text
