"""An address as a QR code, for whoever holds a sheet of paper and a phone. Pure."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import segno

QUIET_ZONE = 4  # modules of white around the code: readers need it, also in a dark room


def is_reachable(address: str) -> bool:
    """Whether somebody else could open an address: it names a machine, and not the one it is read on."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if name in ("", "localhost") or name.endswith(".localhost"):
        return False
    try:
        own = ipaddress.ip_address(name)
    except ValueError:
        return True
    return not (own.is_loopback or own.is_unspecified)


def picture(address: str) -> str:
    """A QR code of an address as an SVG picture, written as a ``data:`` address.

    Dark on white whatever the page's theme is: many readers do not see the other way round. About 15 % of it may be
    dirty or torn.

    Raises:
        segno.DataOverflowError: the address is longer than a code can hold, about 2,300 letters.
    """
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True)
