"""Who may show single figures of ours within pages of their own: nobody, unless whoever runs the server names them."""

from __future__ import annotations

import os
import re

HOSTS_VARIABLE = "DASHBOARD_EMBED_HOSTS"
FOLDER = "embed"  # below it the pages of single figures
_HOST = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.IGNORECASE)


def hosts() -> tuple[str, ...]:
    """Sites that ``DASHBOARD_EMBED_HOSTS`` names, with spaces between, such as ``https://*.example.org``.

    What is no such name is left out, so that a slip opens nothing. Read at every call.
    """
    named = os.environ.get(HOSTS_VARIABLE, "").split()
    return tuple(dict.fromkeys(name.rstrip("/") for name in named if _HOST.fullmatch(name.rstrip("/"))))


def advice() -> str | None:
    """A sentence for whoever named something that is no site."""
    named = os.environ.get(HOSTS_VARIABLE, "").split()
    strange = [name for name in named if not _HOST.fullmatch(name.rstrip("/"))]
    if not strange:
        return None
    return (
        f"{HOSTS_VARIABLE}: {', '.join(map(ascii, strange))} is no site and is left out. "
        "Write sites with spaces between, such as https://example.org https://*.example.com"
    )
