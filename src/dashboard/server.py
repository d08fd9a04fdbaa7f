"""What the web server does besides the screens: health, open data, headers, warm-up.

Plain ASGI and Starlette; Streamlit itself is joined in ``app.py``.
"""

from __future__ import annotations

import base64
import gc
import hashlib
import importlib
import importlib.util
import logging
import re
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import __version__, i18n, open_data, paths
from dashboard.basemap import whole
from dashboard.dataset import DataFaults, Dataset
from dashboard.open_data import Refusal

log = logging.getLogger(__name__)

# More faults than this help nobody in a health check; `dashboard check` prints them all.
MOST_FAULTS = 50

# Imported before the first visitor comes. Never `streamlit_folium` or a screen: outside a script
# run they register no component, and the map would then be dead for every visitor.
WARM_IMPORTS = ("pandas", "pyarrow", "altair", "folium")


def base_path(configured: str | None) -> str:
    """``server.baseUrlPath`` as a prefix: "" or "/a/b", without a slash at the end."""
    trimmed = (configured or "").strip("/")
    return f"/{trimmed}" if trimmed else ""


# --- health ---------------------------------------------------------------------------------------


def package() -> Dataset | Refusal:
    """The data package, or why it cannot be shown: the body of every 503."""
    try:
        return whole(paths.data_dir())
    except DataFaults as error:
        faults = [str(fault) for fault in error.faults[:MOST_FAULTS]]
        reason = {"reason": "the data package has faults", "fault_count": len(error.faults), "faults": faults}
        return {"status": "data faults", "version": __version__, **reason}
    except Exception as error:
        # A health check has to answer whatever happens; the log keeps the traceback.
        log.exception("The data package could not be read")
        reason = {"reason": f"the data package could not be read ({type(error).__name__})"}
        return {"status": "error", "version": __version__, **reason}


def health() -> tuple[int, dict[str, Any]]:
    """HTTP status and body of the health check: 200 once data is loaded, else 503 with the reason."""
    data = package()
    if isinstance(data, dict):
        return 503, data
    return 200, {
        "status": "ok",
        "version": __version__,
        "data_package": data.name,
        "data_version": data.version,
    }


def _healthz(_request: Request) -> JSONResponse:  # not async: Starlette runs it beside the event loop
    status, body = health()
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def routes(base: str = "") -> list[Route]:
    """Our own routes. Streamlit does not put them under its base path, so ``base`` is written in."""
    return [Route(f"{base}/healthz", _healthz, methods=["GET"]), *open_data.routes(base, package)]


# --- headers --------------------------------------------------------------------------------------


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _inline_script_hashes() -> str:
    """Hashes of the inline scripts in Streamlit's own page, so that only those may run."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        return ""
    page = Path(spec.origin).parent / "static" / "index.html"
    if not page.is_file():
        return ""
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


_SHARED = {
    "default-src": "'self'",
    "connect-src": "'self'",
    "font-src": "'self' data:",
    "frame-ancestors": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
}

PAGE_POLICY = _policy(
    {
        **_SHARED,
        # Streamlit's own protobuf code compiles WebAssembly; that right lets no script in.
        "script-src": f"'self' 'wasm-unsafe-eval'{_inline_script_hashes()}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
    }
)

# streamlit-folium builds its map by evaluating a script inside its own frame.
COMPONENT_POLICY = _policy(
    {
        **_SHARED,
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval' data:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
    }
)

COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Pure ASGI middleware: adds the headers to every HTTP answer, streams nothing through memory."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.components = f"{base}/component/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        in_frame = scope["path"].startswith(self.components)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = COMPONENT_POLICY if in_frame else PAGE_POLICY
                headers.update(COMMON_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class PageLanguage:
    """Pure ASGI middleware: the page itself says in which language it is, so that a screen reader speaks it.

    Streamlit's page is always marked as English. Its language is that of the address, else of the browser. A switch without a
    reload changes the address only; the mark follows at the next load.
    """

    MARK = b'<html lang="en">'

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
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
        scope = {**scope, "headers": [item for item in scope["headers"] if item[0] not in kept]}
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
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            body = body.replace(self.MARK, self.MARK.replace(b"en", lang.encode()), 1)
            answer = MutableHeaders(scope=start)
            answer["content-length"] = str(len(body))
            answer["vary"] = "Accept-Language"
            for name in ("etag", "last-modified"):
                if name in answer:
                    del answer[name]
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, send_marked)


def page_language(query: str, accepted: str) -> str:
    """The language of a request: named in its address, else the first that its browser asks for and we have."""
    named = parse_qs(query).get("lang", [""])[0]
    if named in i18n.available():
        return named
    return i18n.nearest(accepted.partition(",")[0].partition(";")[0].strip())


def middleware(base: str = "") -> list[Middleware]:
    """The middleware around every answer."""
    return [Middleware(SecurityHeaders, base=base), Middleware(PageLanguage)]


# --- start ----------------------------------------------------------------------------------------


def warm_up() -> None:
    """Import what every screen needs, load the data, and take all of it out of the collector's sight.

    Streamlit collects garbage after every script run; over pandas, Altair and folium that costs 60 ms
    each time, over what is left after ``gc.freeze()`` 2 ms.
    """
    for name in WARM_IMPORTS:
        importlib.import_module(name)
    status, body = health()
    if status != 200:
        first = body.get("faults", [body["reason"]])[0]
        log.warning("The data cannot be shown yet. First of %s: %s", body.get("fault_count", 1), first)
    gc.collect()
    gc.freeze()


def lifespan(open_at: str | None = None) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """What happens around the server's life: warm-up first, then a browser at ``open_at`` if given.

    The port listens already during warm-up, so an early visitor waits instead of being refused.
    """

    @asynccontextmanager
    async def around(_app: Any) -> AsyncIterator[dict[str, Any]]:
        warm_up()
        if open_at is not None:
            threading.Thread(target=webbrowser.open, args=(open_at,), daemon=True).start()
        yield {}

    return around
