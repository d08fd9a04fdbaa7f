"""Scripts as a content security policy names them: by what they say, so that no other runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def hashes(scripts: Iterable[str]) -> tuple[str, ...]:
    """The source of each script for ``script-src``, in their order."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
