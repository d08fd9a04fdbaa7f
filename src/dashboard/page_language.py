"""The language that a page says it is in.

Plain ASGI.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import i18n


class PageLanguage:
    """Pure ASGI middleware: the page itself says in which language it is, so that a screen reader speaks it.

    Streamlit's page is always marked as English. Its language is that of the address, else of the browser. A switch without a
    reload changes the address only; the mark follows at the next load.
    """

    MARK = b'<html lang="en">'

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Write the visitor's language into the page that Streamlit hands out."""
        headers = Headers(scope=scope) if scope["type"] == "http" else {}
        if scope["type"] != "http" or "text/html" not in headers.get("accept", ""):
            await self.app(scope, receive, send)
            return
        lang = page_language(scope["query_string"].decode("latin-1"), headers.get("accept-language", ""))
        if lang == i18n.DEFAULT:
            await self.app(scope, receive, send)
            return
        # One page for each language at each address: a copy that a browser kept of another one must not do.
        kept = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")
        # How long the page is under HEAD is known once it is marked, so it is asked for whole.
        only_headers = scope["method"] == "HEAD"
        scope = {
            **scope,
            "method": "GET" if only_headers else scope["method"],
            "headers": [item for item in scope["headers"] if item[0] not in kept],
        }
        start: Message | None = None
        body = b""

        async def send_marked(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and Headers(raw=message["headers"]).get(
                "content-type", ""
            ).startswith("text/html"):
                start = message
                return
            if start is None:  # a file or a picture: passed on as it comes
                await send({**message, "body": b""} if only_headers and "body" in message else message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            body = body.replace(self.MARK, self.MARK.replace(b"en", lang.encode()), 1)
            answer = MutableHeaders(scope=start)
            answer["content-length"] = str(len(body))
            answer.add_vary_header("Accept-Language")
            for name in ("etag", "last-modified"):
                if name in answer:
                    del answer[name]
            await send(start)
            await send({"type": "http.response.body", "body": b"" if only_headers else body})

        await self.app(scope, receive, send_marked)


def page_language(query: str, accepted: str) -> str:
    """The language of a request: named in its address, else the first that its browser asks for and we have."""
    named = parse_qs(query).get("lang", [""])[0]
    if named in i18n.available():
        return named
    return i18n.nearest(accepted.partition(",")[0].partition(";")[0].strip())
