"""Which texts are addresses on the web. Only these may become links, on a screen or in a file."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from dashboard.texts import unprintable

MOST = 2000  # characters; browsers and servers cut longer ones
_FORM = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")


def web_address(text: str) -> str | None:
    """The text itself if it is an ``http`` or ``https`` address that can be opened, else None.

    It has a host, no name or password before it, a port that exists if any, and no space, quote,
    bracket or character that would end a link early; such characters are written in per cent code.
    """
    if len(text) > MOST or unprintable(text) or not _FORM.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port  # asking for a port that cannot be raises
        if "@" in parts.netloc or not _is_host(host, in_brackets="[" in parts.netloc):
            return None
    except ValueError:
        return None
    return text


def _is_host(host: str, *, in_brackets: bool) -> bool:
    if in_brackets:
        return ipaddress.ip_address(host).version == 6
    # IDNA raises UnicodeError, a ValueError, for a part that is empty or longer than names are.
    return _HOST.fullmatch(host) is not None and bool(host.encode("idna"))
