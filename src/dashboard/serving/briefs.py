"""The two-page brief of each group at an address of its own, made when somebody asks for it.

Starlette. As buttons of a page, each was an element of every run; as addresses they are plain links, whatever process
of several answers.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import __version__, case, i18n
from dashboard.cache import derived
from dashboard.i18n import Translator
from dashboard.outputs.files import brief
from dashboard.outputs.workshop import NotDrawn
from dashboard.reading.dataset import Dataset
from dashboard.serving.open_data import NEVER_KEPT, Refusal
from dashboard.serving.page_head import site_of

NO_SUCH_BRIEF = "There is no such brief.\n"
_PATIENCE = 20.0  # seconds that somebody waits for others' briefs
# At a time: whoever asks by a thousand invented names of this server holds up nobody but those who ask for briefs.
_making = threading.BoundedSemaphore(2)


def routes(base: str, package: Callable[[], Dataset | Refusal]) -> list[Route]:
    """The brief of each group in each language."""

    def made(request: Request) -> Response:  # not async: Starlette runs it beside the event loop
        data, group, lang = package(), request.path_params["group"], request.path_params["lang"]
        if isinstance(data, dict):
            return JSONResponse(data, status_code=503, headers=NEVER_KEPT)
        if lang not in i18n.available() or group not in data.rows("stakeholders"):
            return PlainTextResponse(NO_SUCH_BRIEF, status_code=404)
        t, home, day = case.translator(data, lang), site_of(request.scope, base), datetime.now(UTC).date()
        tag = _tag(group, data, t, home, day)
        told = {
            "Content-Disposition": f'attachment; filename="{brief.file_name(group, data, t)}"',
            "Cache-Control": "no-cache",
            "ETag": tag,
            "X-Robots-Tag": "noindex",
        }
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=told)
        if request.method == "HEAD":  # who only asks whether it is there costs nothing
            return Response(media_type=brief.MIME, headers=told)
        if not _making.acquire(timeout=_PATIENCE):
            return _later(t)
        try:
            content = _brief(group, data, t, home, day)
        except NotDrawn:
            return _later(t)
        finally:
            _making.release()
        return Response(content, media_type=brief.MIME, headers=told)

    return [Route(f"{base}/{brief.FOLDER}/{{lang}}/{{group}}.pdf", made, methods=["GET", "HEAD"])]


def _later(t: Translator) -> Response:
    """Said in a tab that the visitor has opened for the brief."""
    words = t("This brief could not be made just now. Please try again in a minute.")
    return PlainTextResponse(f"{words}\n", status_code=503, headers={**NEVER_KEPT, "Retry-After": "60"})


def _tag(group: str, data: Dataset, t: Translator, home: str, day: date) -> str:
    """What tells a brief from every other, the same on each process of a server: what it is made of.

    So none is made to be compared.
    """
    made_of = json.dumps([__version__, _mark(data), group, t.lang, home, day.isoformat()])
    return f'"{hashlib.sha256(made_of.encode()).hexdigest()}"'


@derived
def _mark(data: Dataset) -> str:
    """The data in some letters: its tables as they were read, its descriptor, its base map."""
    mark = hashlib.sha256(json.dumps([data.schema, data.layers], default=str).encode())
    for name, content in sorted(data.contents.items()):
        mark.update(f"\n{name} {len(content)}\n".encode() + content)
    return mark.hexdigest()


# In a place of its own, so that no brief pushes a figure out of what all visitors share.
@derived
def _brief(group: str, data: Dataset, t: Translator, home: str, day: date) -> bytes:
    """A brief, kept for the day: it takes a second of a core."""
    return brief.brief(group, data, t, home, day)
