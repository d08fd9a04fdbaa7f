"""The data package at open addresses, read-only: ``/data/datapackage.json`` and the tables it lists.

Plain Starlette; ``server.py`` puts it among the app's own routes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.dataset import DESCRIPTOR, Dataset

Refusal = dict[str, Any]  # why there is no data to show, as the health check says it

HEADERS = {
    "Access-Control-Allow-Origin": "*",  # so that a notebook in a browser may read it
    "Cache-Control": "no-cache",  # a copy is asked about before each use: files are edited while we run
}
NOTHING_ELSE = f"Not part of the data package. See {DESCRIPTOR}.\n"


def routes(base: str, package: Callable[[], Dataset | Refusal]) -> list[Route]:
    """Everything at and below ``{base}/data``. ``package`` gives the data, or says why there is none."""

    # An endpoint takes every method. A route for GET alone would leave the others to Streamlit.
    class OpenData(HTTPEndpoint):
        def get(self, request: Request) -> Response:  # not async: Starlette runs it beside the event loop
            data = package()
            if isinstance(data, dict):
                return JSONResponse(data, status_code=503, headers={"Cache-Control": "no-store"})
            found = _part(data, request.path_params.get("name", ""))
            if found is None:
                return PlainTextResponse(NOTHING_ELSE, status_code=404)
            tag = found.headers["ETag"]
            if tag in request.headers.get("If-None-Match", ""):
                return Response(status_code=304, headers={**HEADERS, "ETag": tag})
            return found

    return [Route(f"{base}/data", OpenData), Route(f"{base}/data/{{name:path}}", OpenData)]


def _part(data: Dataset, name: str) -> Response | None:
    """The descriptor or a table by its exact name in the schema, with an ETag; None for anything else."""
    if name == DESCRIPTOR:
        descriptor = JSONResponse(data.schema, headers=HEADERS, media_type="application/json; charset=utf-8")
        descriptor.headers["ETag"] = f'"{hashlib.sha256(descriptor.body).hexdigest()}"'
        return descriptor
    if name not in {resource["path"] for resource in data.schema["resources"]}:
        return None
    folder = data.folder.resolve()
    file = (folder / name).resolve()
    if not file.is_relative_to(folder):  # a link that leads out of the folder
        return None
    return FileResponse(file, headers=HEADERS, media_type="text/csv", stat_result=file.stat())
