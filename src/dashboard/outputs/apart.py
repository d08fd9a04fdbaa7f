"""Pictures that stand in a page as data, taken out of it: each is one file, on however many pages it stands. Pure."""

from __future__ import annotations

import base64
import hashlib
import re

FOLDER = "ground"  # of such files, from the root of a copy
_PICTURE = re.compile(r"data:image/(?P<kind>\w+)(?:\+xml)?;base64,(?P<content>[A-Za-z0-9+/=]+)")


def named(text: str) -> str:
    """A text in which each picture is named by its address, from a page one folder below the root."""
    return _PICTURE.sub(lambda found: f"../{_name(found)}", text)


def pictures(text: str) -> dict[str, bytes]:
    """The pictures of a text by their names from the root of the copy."""
    return {_name(found): base64.b64decode(found["content"]) for found in _PICTURE.finditer(text)}


def _name(found: re.Match[str]) -> str:
    digest = hashlib.sha256(found["content"].encode()).hexdigest()[:12]
    return f"{FOLDER}/{digest}.{found['kind']}"
