"""What files are called: a package's name is a person's text, and may not lead out of a folder. Pure."""

from __future__ import annotations

import re

MOST = 60  # letters; a file system takes 255 bytes


def slug(name: str) -> str:
    """A name as a part of a file's name: small ASCII letters, digits and single hyphens, never empty."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:MOST].strip("-") or "data"
