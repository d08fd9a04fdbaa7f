"""Streamlit's own command line, which tells in a sentence why it could not start.

``python -m dashboard.serving.launch run ...``
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from dashboard import collector

NO_HOME = "/nonexistent"  # what Debian calls the home of a user who has none


def find_home() -> None:
    """Give a user without a home one in which nothing is.

    A service's user may be a number that no list of users names (systemd's ``DynamicUser=`` where its list is not
    installed); Streamlit looks for settings in the home, and stops where it cannot tell which that is.
    """
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = NO_HOME


def launch() -> None:
    """Run it until it ends. Wrong usage is told by Streamlit itself; whatever else stops it is told here."""
    find_home()
    collector.look_seldom()
    from streamlit.web.cli import main

    try:
        main(prog_name="streamlit")
    except Exception as error:
        # A file of settings that cannot be read, an address that is gone: what it is stands in the error's own words.
        sys.stderr.write(
            f"dashboard: the server could not be started: {str(error) or type(error).__name__}\n"
        )
        sys.exit(1)


if __name__ == "__main__":
    # Before the seconds of the import: the first process of a container hears no signal that nobody handles.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    launch()
