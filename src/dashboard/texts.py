"""Which characters a text may hold, wherever it comes from: an address, a data folder, a visitor's file."""

from __future__ import annotations

import re

# What XML 1.0 forbids (a drawing is XML, and native code ends its process over one of them), the other control characters,
# and the marks that turn the direction of what follows, with which a text can look like another one.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def unprintable(text: str) -> bool:
    """Whether a text holds a character that is never shown or drawn."""
    return _UNPRINTABLE.search(text) is not None


def printable(text: str) -> str:
    """The text without the characters that are never shown or drawn."""
    return _UNPRINTABLE.sub("", text)
