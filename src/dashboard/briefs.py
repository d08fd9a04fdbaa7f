"""The two-page brief of each group at an address of its own, made when somebody asks for it.

Starlette. As buttons of a page, each was an element of every run; as addresses they are plain links, whatever process
of several answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import case, i18n
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.i18n import Translator
from dashboard.open_data import Refusal
from dashboard.outputs import brief
from dashboard.outputs.workshop import NotDrawn
from dashboard.page_head import site_of

NO_SUCH_BRIEF = "There is no such brief.\n"


def routes(base: str, package: Callable[[], Dataset | Refusal]) -> list[Route]:
    """The brief of each group in each language."""

    def made(request: Request) -> Response:  # not async: Starlette runs it beside the event loop
        data, group, lang = package(), request.path_params["group"], request.path_params["lang"]
        if isinstance(data, dict) or lang not in i18n.available() or group not in data.rows("stakeholders"):
            return PlainTextResponse(NO_SUCH_BRIEF, status_code=404)
        t = case.translator(data, lang)
        try:
            content = _brief(group, data, t, site_of(request.scope, base), datetime.now(UTC).date())
        except NotDrawn:
            return PlainTextResponse(
                "The brief could not be drawn. Try again in a minute.\n", status_code=503
            )
        told = {
            "Content-Disposition": f'attachment; filename="{brief.file_name(group, data, t)}"',
            "Cache-Control": "no-cache",
            "X-Robots-Tag": "noindex",
        }
        return Response(content, media_type=brief.MIME, headers=told)

    return [Route(f"{base}/{brief.FOLDER}/{{lang}}/{{group}}.pdf", made, methods=["GET", "HEAD"])]


@once
def _brief(group: str, data: Dataset, t: Translator, home: str, day: date) -> bytes:
    """A brief, kept for the day: it takes a second of a core."""
    return brief.brief(group, data, t, home, day)
