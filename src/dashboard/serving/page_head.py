"""What the page itself says before any script runs.

Its language, its title, a sentence and a picture for links, and words for who runs no scripts.

Streamlit's page is the same for every address: in English, called "Streamlit", and empty. Plain ASGI.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import case, i18n, map_assets
from dashboard.choosing import view_address
from dashboard.figures.drawing.colours import PAPER
from dashboard.i18n import Translator
from dashboard.outputs import not_found, preview, valley
from dashboard.outputs.markup import markup
from dashboard.outputs.sheets import sheet
from dashboard.outputs.workshop import NotDrawn
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS
from dashboard.serving.open_data import Refusal
from dashboard.texts import JOINER

ADDRESSES = frozenset(item.url for item in SCREENS[1:])  # the first one has none of its own
FOLDER = "preview"  # below it the picture of each language
SCRIPTS = (
    map_assets.FRAME,
    "copying.js",
    "below.js",
    "opened.js",
    "choose_years.js",
)  # which every screen has
_SILENT = re.compile(rb"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL)

Package = Callable[[], Dataset | Refusal]


class PageHead:
    """Pure ASGI middleware: writes into Streamlit's page what can be said of the screen that is asked for.

    Its language is that of the address, else of the browser, so that a screen reader speaks it. A switch without a
    reload is followed by the page's script (``frame.js``).
    """

    MARK = b'<html lang="en">'
    TITLE = b"<title>Streamlit</title>"

    def __init__(self, app: ASGIApp, package: Package, base: str = "") -> None:
        self.app, self.package, self.base = app, package, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite a page; a file or a picture is passed on as it comes."""
        headers = Headers(scope=scope) if scope["type"] == "http" else {}
        if scope["type"] != "http" or "text/html" not in headers.get("accept", ""):
            await self.app(scope, receive, send)
            return
        # One page for each language at each address: a copy that a browser kept of another one must not do.
        left = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")
        # How long the page is under HEAD is known once it is written, so it is asked for whole.
        only_headers = scope["method"] == "HEAD"
        asked = {
            **scope,
            "method": "GET" if only_headers else scope["method"],
            "headers": [item for item in scope["headers"] if item[0] not in left],
        }
        start: Message | None = None
        body = b""

        async def send_written(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and Headers(raw=message["headers"]).get(
                "content-type", ""
            ).startswith("text/html"):
                start = message
                return
            if start is None:
                await send({**message, "body": b""} if only_headers and "body" in message else message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            if self.TITLE in body and not self._is_known(scope):
                start["status"] = 404
                body = await run_in_threadpool(self._not_found, scope)
            else:
                body = await run_in_threadpool(self._written, body, scope)
            answer = MutableHeaders(scope=start)
            answer["content-length"] = str(len(body))
            if "Accept-Language" not in answer.get("vary", ""):  # a page of ours says so itself
                answer.add_vary_header("Accept-Language")
            for name in ("etag", "last-modified"):
                if name in answer:
                    del answer[name]
            await send(start)
            await send({"type": "http.response.body", "body": b"" if only_headers else body})

        await self.app(asked, receive, send_written)

    def _is_known(self, scope: Scope) -> bool:
        """Whether a screen lies at an address; a name in a folder, as ``/map/map``, is none."""
        return scope["path"].removeprefix(self.base).strip("/") in {"", *ADDRESSES}

    def _not_found(self, scope: Scope) -> bytes:
        """What is said where no screen lies, with the ways to all that there are."""
        lang = _asked_language(scope)
        data = self.package()
        return not_found.page(None if isinstance(data, dict) else data, lang, self.base).encode()

    def _written(self, page: bytes, scope: Scope) -> bytes:
        """The page with all that can be said of it; without data only its language."""
        lang = _asked_language(scope)
        page = page.replace(self.MARK, self.MARK.replace(b"en", lang.encode()), 1)
        data = self.package()
        if (
            isinstance(data, dict) or self.TITLE not in page
        ):  # a page of Streamlit's that is none of our screens
            return page
        t, screen = case.translator(data, lang), self._screen(scope)
        told = preview.preview(data, t, screen)
        head, silent = self._head(told, data, t, screen, scope), self._without_scripts(told, data, t)
        # A title is no text that breaks into lines, and is copied by whoever shares it.
        head, silent = head.replace(JOINER, ""), silent.replace(JOINER, "")
        return _SILENT.sub(lambda _: silent.encode(), page.replace(self.TITLE, head.encode(), 1), count=1)

    def _screen(self, scope: Scope) -> str:
        """The screen that an address names; "" for the front page, which every other word leads to."""
        path: str = scope["path"]
        named = path.removeprefix(self.base).strip("/")
        return named if named in ADDRESSES else ""

    def _head(self, told: preview.Preview, data: Dataset, t: Translator, screen: str, scope: Scope) -> str:
        here, site = URL(scope=scope), site_of(scope, self.base)
        # What is not understood of an address is not said again.
        asked = {name: values[0] for name, values in parse_qs(here.query).items()}
        chosen, _ = view_address.parse(asked, data)

        def in_language(other: str) -> str:
            return f"{site}/{screen}?{view_address.written(chosen.with_(lang=other, faces=()))}"

        return markup(
            "page_head",
            title=told.title,
            sentence=told.sentence,
            product=case.title(data, t),
            address=in_language(t.lang),
            locale=i18n.LOCALES[t.lang],
            image=f"{site}/{FOLDER}/{t.lang}.png",
            width=preview.WIDTH,
            height=preview.HEIGHT,
            languages=[(other, in_language(other)) for other in i18n.available()],
            arriving=markup("style", css=Markup(sheet("arriving"))),  # noqa: S704  # a file of ours
            scripts=[f"{self.base}/{map_assets.script_address(name)}" for name in SCRIPTS],
            base=self.base,
            screens=" ".join(sorted(ADDRESSES)),
        )

    def _without_scripts(self, told: preview.Preview, data: Dataset, t: Translator) -> str:
        return markup(
            "page_noscript",
            product=case.title(data, t),
            told=told.told,
            scripts=t("The screens need JavaScript. All data can be read without it:"),
            data=f"{self.base}/data/datapackage.json",
        )


def _asked_language(scope: Scope) -> str:
    accepted = Headers(scope=scope).get("accept-language", "")
    return page_language(scope["query_string"].decode("latin-1"), accepted)


def site_of(scope: Scope, base: str) -> str:
    """Address of the dashboard as a request has it, without a slash at its end."""
    here = URL(scope=scope)
    is_tls = Headers(scope=scope).get("x-forwarded-proto") == "https"  # a proxy speaks TLS for us
    return f"{'https' if is_tls else here.scheme}://{here.netloc}{base}"


def page_language(query: str, accepted: str) -> str:
    """The language of a request: named in its address, else the first that its browser asks for and we have."""
    named = parse_qs(query).get("lang", [""])[0]
    if named in i18n.available():
        return named
    return i18n.nearest(accepted.partition(",")[0].partition(";")[0].strip())


def routes(base: str, package: Package) -> list[Route]:
    """The picture of a link, one a language, and the ground of the first view."""

    def card(request: Request) -> Response:  # not async: Starlette runs it beside the event loop
        data, lang = package(), request.path_params["lang"]
        if isinstance(data, dict) or lang not in i18n.available():
            return PlainTextResponse("No such picture.\n", status_code=404)
        try:
            drawn = preview.card(data, case.translator(data, lang))
        except NotDrawn:
            return PlainTextResponse("The picture could not be drawn.\n", status_code=503)
        # Messengers fetch it from elsewhere and may show it.
        told = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(drawn, media_type="image/png", headers=told)

    def ground(request: Request) -> Response:
        asked, data = request.path_params, package()
        if isinstance(data, dict) or asked["lang"] not in i18n.available() or asked["theme"] not in PAPER:
            return PlainTextResponse("No such picture.\n", status_code=404)
        t, place = case.translator(data, asked["lang"]), asked.get("place", "")
        if place and place not in data.rows("places"):
            return PlainTextResponse("No such picture.\n", status_code=404)
        is_that = request.url.path.endswith(valley.ground_address(data, t, asked["theme"], place))
        # Of data that has changed since, the ground as it is now, to be kept by nobody.
        told = {"Cache-Control": "public, max-age=31536000, immutable" if is_that else "no-store"}
        drawn = valley.ground(data, t, asked["theme"], place)
        return Response(drawn, media_type="image/svg+xml", headers=told)

    grounds = f"{base}/{valley.GROUNDS}"
    return [
        Route(f"{base}/{FOLDER}/{{lang}}.png", card, methods=["GET", "HEAD"]),
        Route(f"{grounds}/{{lang}}-{{theme}}-{{mark}}.svg", ground, methods=["GET", "HEAD"]),
        Route(f"{grounds}/{{place}}/{{lang}}-{{theme}}-{{mark}}.svg", ground, methods=["GET", "HEAD"]),
    ]
