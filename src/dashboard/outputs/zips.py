"""Zips in which no file bears the time of day: the same contents are the same bytes. Pure."""

from __future__ import annotations

import zipfile


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A file into a zip, pressed, without the time of day."""
    entry = zipfile.ZipInfo(name)  # of 1980, as always
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)
