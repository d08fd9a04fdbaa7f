"""Which texts are addresses on the web. Only these may become links, on a screen or in a file."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FORM = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x1f\x7f-\x9f]+")


def web_address(text: str) -> str | None:
    """The text itself if it is an ``http`` or ``https`` address that can be opened, else None."""
    if not _FORM.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port  # asking for a port that cannot be raises
    except ValueError:
        return None
    return text if host and "@" not in parts.netloc else None
