"""A slide file whose parts bear no time.

The same slides are the same bytes, and a machine whose clock stands in 1970 can make them.

A zip file knows no time before 1980 or after 2107, and python-pptx asks the clock for each part.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter

from dashboard.outputs.zips import put


class _Parts:
    """What the writer of a package writes its parts to."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        put(self._archive, pack_uri.membername, blob)


class _Undated(PackageWriter):
    """The parts in the order in which python-pptx writes them."""

    def _write(self) -> None:
        with zipfile.ZipFile(self._pkg_file, "w") as archive:
            parts: Any = _Parts(archive)
            self._write_content_types_stream(parts)
            self._write_pkg_rels(parts)
            self._write_parts(parts)


def written(package: Any) -> bytes:
    """A package of python-pptx as a file."""
    out = io.BytesIO()
    _Undated.write(out, package._rels, tuple(package.iter_parts()))  # noqa: SLF001 - save() cannot be told
    return out.getvalue()
