"""The data package at open addresses, read-only: ``/data/datapackage.json`` and the tables it lists.

Plain Starlette; ``server.py`` puts it among the app's own routes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.convertors import PathConvertor, register_url_convertor
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.reading.dataset import DESCRIPTOR, Dataset

log = logging.getLogger(__name__)

Refusal = dict[str, Any]  # why there is no data to show, as the health check says it

HEADERS = {
    "Access-Control-Allow-Origin": "*",  # so that a notebook in a browser may read it
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-cache",  # a copy is asked about before each use: files are edited while we run
}
NEVER_KEPT = {"Cache-Control": "no-store"}
NOTHING_ELSE = f"Not part of the data package. See {DESCRIPTOR}.\n"


class _Whatever(PathConvertor):
    """The rest of an address, even with a line break in it: Starlette's own `path` would leave that to Streamlit."""

    regex = r"(?s:.*)"


register_url_convertor("whatever", _Whatever())


def routes(base: str, package: Callable[[], Dataset | Refusal]) -> list[Route]:
    """Everything at and below ``{base}/data``. ``package`` gives the data, or says why there is none."""

    # An endpoint takes every method. A route for GET alone would leave the others to Streamlit.
    class OpenData(HTTPEndpoint):
        def get(self, request: Request) -> Response:  # not async: Starlette runs it beside the event loop
            data = package()
            if isinstance(data, dict):
                return JSONResponse(data, status_code=503, headers=NEVER_KEPT)
            found = _part(data, request.path_params.get("name", ""))
            if found is None:
                return PlainTextResponse(NOTHING_ELSE, status_code=404)
            tag = found.headers.get("ETag")
            if tag and tag in request.headers.get("If-None-Match", ""):
                return Response(status_code=304, headers={**HEADERS, "ETag": tag})
            return found

    return [Route(f"{base}/data", OpenData), Route(f"{base}/data/{{name:whatever}}", OpenData)]


def _part(data: Dataset, name: str) -> Response | None:
    """The descriptor or a table by its exact name in the schema, with an ETag; None for anything else.

    It is what the screens show, also while the file is being edited.
    """
    if name == DESCRIPTOR:
        descriptor = JSONResponse(data.schema, headers=HEADERS, media_type="application/json; charset=utf-8")
        descriptor.headers["ETag"] = f'"{hashlib.sha256(descriptor.body).hexdigest()}"'
        return descriptor
    if name not in {resource["path"] for resource in data.schema["resources"]}:
        return None
    if _leads_out(data.folder, name):
        return None
    content = data.contents[name]
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    return Response(content, headers={**HEADERS, "ETag": tag}, media_type="text/csv")


def _leads_out(folder: Path, name: str) -> bool:
    """Whether a table is a link to somewhere else: what lies there was not meant to be handed out."""
    try:
        return not (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False  # taken away just now, or a link that leads back to itself: what was read is still shown
