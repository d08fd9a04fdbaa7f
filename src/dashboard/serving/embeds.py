"""Pages of single figures for partners, where whoever runs the server allows it; otherwise there are none.

Starlette; which sites may show them is said in :mod:`dashboard.partners` and enforced by the browser
(:mod:`dashboard.serving.headers`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard import case, partners
from dashboard.choosing import view_address
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.filters import filters
from dashboard.figures.parts import has_screen
from dashboard.outputs import embedding
from dashboard.outputs.citing import View
from dashboard.outputs.workshop import NotDrawn
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS
from dashboard.serving.open_data import Refusal
from dashboard.serving.page_head import page_language, site_of

_THEMES: Mapping[str, Theme] = {"light": "light", "dark": "dark"}
NO_SUCH_PAGE = "There is no such figure to embed.\n"


def routes(base: str, package: Callable[[], Dataset | Refusal]) -> list[Route]:
    """The page of each figure that may stand alone."""

    def shown(request: Request) -> Response:  # not async: Starlette runs it beside the event loop
        figure_id, data = request.path_params["figure"], package()
        screen = embedding.FIGURES.get(figure_id, ("", None))[0]
        if not partners.hosts() or isinstance(data, dict) or not screen or not has_screen(data, screen):
            return PlainTextResponse(NO_SUCH_PAGE, status_code=404)
        chosen, _ = view_address.parse(dict(request.query_params), data)
        # The language that the page is marked with (PageHead) is the one that it speaks.
        lang = page_language(request.url.query, request.headers.get("accept-language", ""))
        t = case.translator(data, lang)
        chosen = embedding.kept(chosen.with_(lang=lang))
        site = site_of(request.scope, base)
        back = f"{site}/{screen}?{view_address.written(chosen)}#{figure_id}"
        name = next(t.said(item.title) for item in SCREENS if item.url == screen)
        view = View(name, back, tuple(filters(chosen, data, t)), datetime.now(UTC).date())
        try:
            body = embedding.page(data, chosen, t, figure_id, view, _theme(request))
        except NotDrawn:
            return PlainTextResponse("The figure could not be drawn.\n", status_code=503)
        return HTMLResponse(
            body,
            headers={
                "Cache-Control": "public, max-age=600",
                "Vary": "Accept-Language",
                "Cross-Origin-Resource-Policy": "cross-origin",
            },
        )

    return [Route(f"{base}/{partners.FOLDER}/{{figure}}", shown, methods=["GET", "HEAD"])]


def _theme(request: Request) -> Theme | None:
    """The colours that an address asks for; None = those of the reader's machine."""
    return _THEMES.get(request.query_params.get("theme", ""))
